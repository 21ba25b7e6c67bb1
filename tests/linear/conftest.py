"""Dialogues that are always closed, and the practice of today's date that the terminal tests use."""

import pytest

from tests.linear.dialogue import Dialogue
from tests.pty.conftest import PASSPHRASE, folder, made_today

__all__ = ["PASSPHRASE", "folder", "made_today"]


@pytest.fixture
def talk(folder):
    """Start the program with `--linear`, unlocked and at the main menu when `unlock`."""
    started: list[Dialogue] = []

    def start(*, unlock: bool = True, language: str = "sv") -> Dialogue:
        dialogue = Dialogue(folder, language=language)
        started.append(dialogue)
        dialogue.asked()
        if unlock:
            dialogue.answer(PASSPHRASE)
        return dialogue

    yield start
    for each in started:
        each.close()
