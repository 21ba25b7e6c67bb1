"""A paste is text and nothing but text, however it arrives in pieces."""

import pytest
from textual import events

from journal_tui.tui.terminal import PasteParser

EVIL = "Före \x1b[31mröd\x1b[0m \x1b[24~ \x1b]0;titel\x07 [bold]hej[/bold] ‹klient› slut"


def read(*pieces: str) -> list[events.Event]:
    parser = PasteParser()
    return [event for piece in pieces for event in parser.feed(piece) if isinstance(event, events.Paste | events.Key)]


def test_an_escape_sequence_in_a_paste_is_not_typed():
    (paste,) = read(f"\x1b[200~{EVIL}\x1b[201~")
    assert isinstance(paste, events.Paste)
    assert paste.text == EVIL


@pytest.mark.parametrize("size", [3, 4, 5, 7, 1000])
def test_a_paste_that_arrives_in_pieces_is_whole(size):
    whole = f"\x1b[200~{EVIL}\x1b[201~"
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    (paste,) = read(*pieces)
    assert isinstance(paste, events.Paste)
    assert paste.text == EVIL


def test_keys_around_a_paste_keep_their_places():
    found = read("a\x1b[24~\x1b[200~text\x1b[201~b")
    assert [event.text if isinstance(event, events.Paste) else event.key for event in found] == ["a", "f12", "text", "b"]
