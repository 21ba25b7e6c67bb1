"""Somebody who was taken in twice, in words."""

from collections.abc import Sequence

from journal_tui.locales import _


def also_words(others: Sequence[str]) -> list[str]:
    """That the same person was taken in again: `also P-7K4M-X`; nothing for most people."""
    return [_("also {codes}").format(codes=", ".join(others))] if others else []
