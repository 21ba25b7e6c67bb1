"""Words that are no names for one client: remembered in the vault for that client alone, and taken back again.

Rules: such a word silences what the recognisers guess, never what is known; what stands behind a client's texts is as shut as the
texts: once none of them may be read, nor may this; every reading of the words and every decision
is an entry of the vault's audit log, which holds no word.
"""

from dataclasses import dataclass, field
from datetime import datetime

from journal_tui.practice.aliases import Aliases
from journal_tui.practice.clock import from_ms
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.pseudonyms.folding import fold_word
from storage.audit.actions import Action


@dataclass(frozen=True, slots=True)
class OrdinaryWord:
    """A word that is no name for this client."""

    id: str
    word: str = field(repr=False)
    since: datetime


class OrdinaryWords:
    """The ordinary words of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._aliases = Aliases(context)
        self._vault = context.vault
        self._store = context.stores.vault

    def ordinary(self, client: str) -> tuple[OrdinaryWord, ...]:
        """Give the words that are no names for this client, oldest first."""
        who = self._open_client(client)
        rows = self._vault.decisions.of_client(who)
        self._store.audit.add(Action.TOKENS_READ, subject=who, extra=len(rows))
        return tuple(OrdinaryWord(row.id.hex(), row.word, from_ms(row.created_ms)) for row in rows)

    def remember_ordinary(self, client: str, word: str) -> None:
        """Remember that a word is no name for this client.

        Raises:
            InvalidInput: There is no word.
        """
        who = self._open_client(client)
        if not fold_word(word).strip():
            raise InvalidInput(field="word", reason="empty")
        self._aliases.ordinary(who, word)

    def forget_ordinary(self, client: str, what: str) -> bool:
        """Take such a decision back: from now on the word is asked about again. Says whether there was one.

        Args:
            client: Whose decision it is.
            what: The id of the decision, or the word.
        """
        who = self._open_client(client)
        word = fold_word(what).strip()
        for row in self._vault.decisions.of_client(who):
            if row.id.hex() == what.strip().casefold() or row.word == word:
                with self._store.database.write():
                    self._vault.decisions.remove(row.id)
                    self._store.audit.add(Action.WORD_FORGOTTEN, subject=who, object=row.id)
                self._forget(who)
                return True
        return False

    def _open_client(self, client: str) -> bytes:
        """The client, unless something is known of names and every text that they stand in is shut.

        Raises:
            NotFound: No such client.
            ConsentMissing: The texts are shut in every service; `facts["verdict"]`.
        """
        from journal_tui.practice.entries.reach import is_shut, refuse_blocked

        who = self._context.register.resolve(client)
        subjects = self._context.register.subjects(who)
        known = self._vault.tokens.of_client(who) or self._vault.decisions.of_client(who)
        if known and subjects and all(is_shut(self._context, each.id) for each in subjects):
            refuse_blocked(self._context, subjects[0].id)
        return who

    def _forget(self, client: bytes) -> None:
        """Read the client's names and tokens anew at the next question."""
        self._context.register.forget(client)
        self._context.shelf.renew(client)
