"""Whose token may a word mean? The names behind all tokens, turned round: from word to clients, in memory.

The rule: it answers with candidates only, quickly and without leaving one out; which token of which client is meant is
decided by `matching`. It is emptied at lock, and a client is dropped from it as soon as a name or a token changes.
"""

from collections.abc import Iterable, Sequence

from journal_tui.practice.matching import Alias, number_of
from journal_tui.practice.query import Term, Word


class NameIndex:
    """Names and numbers of many clients."""

    def __init__(self) -> None:
        """Begin empty."""
        self._aliases: dict[bytes, tuple[Alias, ...]] = {}
        self._words: dict[str, set[bytes]] = {}
        self._wholes: dict[str, set[bytes]] = {}

    def __contains__(self, client: bytes) -> bool:
        return client in self._aliases

    def aliases(self, client: bytes) -> tuple[Alias, ...]:
        """Give what is known of a client here."""
        return self._aliases.get(client, ())

    def put(self, client: bytes, aliases: Sequence[Alias]) -> None:
        """Take a client in, or anew."""
        self.drop(client)
        self._aliases[client] = tuple(aliases)
        for alias in aliases:
            for name in alias.names:
                self._words.setdefault(name, set()).add(client)
            for whole in alias.wholes:
                self._wholes.setdefault(whole, set()).add(client)

    def drop(self, client: bytes) -> None:
        """Forget a client."""
        for alias in self._aliases.pop(client, ()):
            for name in alias.names:
                self._words.get(name, set()).discard(client)
            for whole in alias.wholes:
                self._wholes.get(whole, set()).discard(client)

    def clear(self) -> None:
        """Forget everybody."""
        self._aliases.clear()
        self._words.clear()
        self._wholes.clear()

    def candidates(self, terms: Iterable[Term]) -> frozenset[bytes]:
        """Give every client of whom a token may be meant by one of the terms."""
        found: set[bytes] = set()
        for term in terms:
            found |= self._wholes.get(term.whole, set()) | self._wholes.get(number_of(term.whole), set())
            for word in term.words:
                found |= self._meant(word)
        return frozenset(found)

    def _meant(self, word: Word) -> set[bytes]:
        if word.prefix:
            return {client for name, clients in self._words.items() if name.startswith(word.text) for client in clients}
        return self._words.get(word.text, set()) | self._words.get(word.text.removesuffix("s"), set())
