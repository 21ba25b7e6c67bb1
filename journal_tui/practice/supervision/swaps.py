"""Words that were put in place of others, kept out of sight until all is done, so that no rule reads what a rule wrote."""

import re
from typing import Final

_BASE: Final = 0xF0000
_MARK: Final = re.compile("[\U000f0000-\U000ffffd]")


class Swaps:
    """What was put into one text."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._held: list[str] = []

    def clean(self, text: str) -> str:
        """Give the text without the marks that are used here; nobody writes them."""
        return _MARK.sub("\ufffd", text)

    def put(self, words: str) -> str:
        """Keep words and give the mark that stands for them."""
        self._held.append(words)
        return chr(_BASE + len(self._held) - 1)

    def restore(self, text: str) -> str:
        """Put the words where their marks stand."""
        return _MARK.sub(lambda match: self._held[ord(match.group()) - _BASE], text)
