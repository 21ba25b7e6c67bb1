"""What stands behind the tokens of a client's texts, and which words are no names for this client.

The rule: the same base form of the same kind gets the same token for ever, because the row is found by a hash under the
client's own mapping key; the hash says nothing without that key, and nothing across clients.
"""

from storage.sealed.shelf import Shelf
from storage.store import Store
from storage.vault.records import DecisionRecord, TokenRecord
from storage.vault.tables import DECISION, TOKEN, base_lookup, word_lookup

_BY_BASE = TOKEN.where("subject", "base_lookup")
_BY_WORD = DECISION.where("subject", "word_lookup")


class TokenRepository:
    """The tokens of one open vault."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(TOKEN, store)

    def add(self, record: TokenRecord) -> TokenRecord:
        """Write a token; it goes before any text in the journal that uses it.

        Raises:
            Refused: This client has a token for the same kind and base form.
        """
        return self._shelf.add(record)

    def update(self, record: TokenRecord) -> TokenRecord:
        """Write the next version, for instance with a role."""
        return self._shelf.update(record)

    def find(self, client: bytes, kind: str, base: str) -> TokenRecord | None:
        """The token of a base form, or None."""
        values = {"subject": client, "base_lookup": base_lookup(self._store, client, kind, base)}
        return self._shelf.find(_BY_BASE, values)

    def of_client(self, client: bytes) -> tuple[TokenRecord, ...]:
        """All tokens of a client by kind and number."""
        return tuple(sorted(self._shelf.of_subject(client), key=lambda token: (token.kind, token.number)))

    def next_number(self, client: bytes, kind: str) -> int:
        """The next number of this kind for this client, from 1."""
        return 1 + max((token.number for token in self._shelf.of_subject(client) if token.kind == kind), default=0)


class DecisionRepository:
    """The words of one open vault that a counsellor said are no names."""

    def __init__(self, store: Store) -> None:
        """Take the open vault."""
        self._store = store
        self._shelf = Shelf(DECISION, store)

    def add(self, record: DecisionRecord) -> DecisionRecord:
        """Write a decision; deciding the same again gives the decision that is there."""
        values = {
            "subject": record.subject,
            "word_lookup": word_lookup(self._store, record.subject, record.kind, record.word),
        }
        with self._store.database.statements():
            held = self._shelf.find(_BY_WORD, values)
            return self._shelf.add(record) if held is None else held

    def of_client(self, client: bytes) -> tuple[DecisionRecord, ...]:
        """All decisions for a client, oldest first."""
        return self._shelf.of_subject(client)

    def remove(self, decision: bytes) -> bool:
        """Take a decision back; says whether there was one."""
        return self._shelf.remove(decision)
