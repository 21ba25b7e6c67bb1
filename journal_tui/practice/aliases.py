"""What stands behind the tokens of a client's texts: asked of the vault, told to the vault, before the journal is written.

Rules: a token's row is committed in the vault before any text that uses it, so that a crash between the two leaves a
number unused and never a token that nobody can explain. The written forms of a text go to the vault together with the
version of the text that they belong to; a text whose forms did not change leaves the vault alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from journal_tui.practice.context import Context
from journal_tui.practice.errors import Damaged, NotFound
from journal_tui.practice.matching import Alias, alias
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.known import KnownIdentifiers
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.text import restore, tokens_in
from journal_tui.practice.pseudonyms.tokens import CLIENT, Token, TokenBook, parse_label
from storage.sealed.record import new_id
from storage.vault.records import DecisionRecord, TokenRecord


@dataclass(frozen=True, slots=True)
class Held:
    """The written forms that a text in the journal has. Version 0: none were ever kept."""

    forms: tuple[str, ...] = field(default=(), repr=False)
    version: int = 0


class Aliases:
    """The vault's side of every text."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._vault = context.vault

    def known(self, client: bytes) -> KnownIdentifiers:
        """Give what the vault knows of a client and what must therefore never stand in a text."""
        contact = self._context.register.contact(client)
        number = self._vault.national_ids.of_client(client)
        return KnownIdentifiers(
            given=contact.given,
            surname=contact.surname,
            nicknames=contact.nicknames,
            personnummer=number.number if number else "",
            phone=contact.phone,
            email=contact.email,
            address=contact.address,
            employer=contact.employer,
        )

    def book(self, client: bytes) -> TokenBook:
        """Give all tokens of a client."""
        return TokenBook(tuple(_token(row) for row in self._vault.tokens.of_client(client)))

    def pseudonymiser(self, client: bytes) -> Pseudonymiser:
        """Give the recogniser for a client's texts as the vault stands now."""
        held = self._context.shelf.recognisers
        if client not in held:
            decisions = [row.word for row in self._vault.decisions.of_client(client)]
            held[client] = Pseudonymiser(self.known(client), self.book(client), decisions)
        return held[client]

    def keep(self, client: bytes, new_tokens: Iterable[Token], text: str) -> None:
        """Write tokens that the vault does not hold yet, and the role words that were given to old ones.

        Args:
            client: Whose tokens they are.
            new_tokens: What a pass over a text gave out.
            text: The stored text: its labels carry the role words.
        """
        fresh = list(new_tokens)
        roles = _new_roles(self.pseudonymiser(client).book, text)
        if not fresh and not roles:
            return
        self._context.shelf.renew(client)
        held = {(row.kind, row.number): row for row in self._vault.tokens.of_client(client)}
        now = self._context.stamp_ms()
        with self._vault.store.database.write():
            for token in fresh:
                key = (token.kind.value, token.number)
                if token != CLIENT and key not in held:
                    role = roles.get(key, token.role)
                    held[key] = self._vault.tokens.add(_record(client, replace(token, role=role), now))
            for key, role in roles.items():
                row = held.get(key)
                if row is not None and row.role != role:
                    held[key] = self._vault.tokens.update(replace(row, role=role, label=_label(row, role)))

    def ordinary(self, client: bytes, word: str) -> None:
        """Remember that a word is no name for this client."""
        now = self._context.stamp_ms()
        record = DecisionRecord(id=new_id(), subject=client, created_ms=now, word=fold_word(word))
        self._vault.decisions.add(record)
        self._context.shelf.renew(client)

    def forms(self, client: bytes, text_id: bytes, version: int, text: str) -> tuple[str, ...]:
        """Give the written forms of a text's tokens.

        Raises:
            Damaged: The vault has none, or not one for each token: the names of this text cannot be put back.
        """
        count = len(tokens_in(text))
        if not count:
            return ()
        try:
            forms = self._vault.forms.get(client, text_id, version)
        except NotFound:
            raise Damaged(table="forms", reason="missing") from None
        if len(forms) != count:
            raise Damaged(table="forms", reason="count")
        return forms

    def keep_forms(self, client: bytes, text_id: bytes, forms: tuple[str, ...], held: Held) -> int:
        """Keep the forms of the text that the journal is about to write.

        Args:
            client: Whose text it is.
            text_id: The journal's id of it.
            forms: Its written forms.
            held: The forms that the text has in the journal now, and their version.

        Returns:
            The version to write into the journal. Forms that a cut left behind under it are written over.
        """
        if not forms or forms == held.forms:
            return held.version
        self._vault.forms.put(client, text_id, held.version + 1, forms, self._context.stamp_ms())
        return held.version + 1

    def drop_forms(self, text_id: bytes) -> None:
        """Forget the written forms of a text that is gone."""
        self._vault.forms.remove(text_id)

    def identified(self, client: bytes, text_id: bytes, version: int, text: str) -> str:
        """Give what was written, byte for byte.

        Raises:
            Damaged: As for `forms`.
        """
        return restore(text, self.forms(client, text_id, version, text))

    def search_names(self, client: bytes) -> tuple[Alias, ...]:
        """Give what a lookup may ask for by name: the client and everybody and everything with a token."""
        contact = self._context.register.contact(client)
        own = [contact.given, contact.surname, *contact.nicknames]
        rows = self._vault.tokens.of_client(client)
        return (alias("klient", own), *(alias(_head(row), (row.base, row.shown)) for row in rows))

    def restored_forms(self, client: bytes, text_id: bytes, version: int, text: str) -> tuple[str, ...] | None:
        """Give the forms, or None when they are not to be had and the tokens have to do."""
        try:
            return self.forms(client, text_id, version, text)
        except Damaged:
            return None


def _head(row: TokenRecord) -> str:
    return row.label.partition(" ")[0]


def _label(row: TokenRecord, role: str) -> str:
    return f"{_head(row)} {role}" if role else _head(row)


def _token(row: TokenRecord) -> Token:
    return Token(Kind(row.kind), row.number, row.base, row.role, row.shown)


def _record(client: bytes, token: Token, now_ms: int) -> TokenRecord:
    return TokenRecord(
        id=new_id(),
        subject=client,
        created_ms=now_ms,
        kind=token.kind.value,
        number=token.number,
        base=token.base,
        role=token.role,
        label=token.label,
        shown=token.shown,
    )


def _new_roles(book: TokenBook, text: str) -> dict[tuple[str, int], str]:
    """Read the role words that a text gives its tokens and the book does not have; the last one counts."""
    found: dict[tuple[str, int], str] = {}
    for place in tokens_in(text):
        parsed = parse_label(place.label)
        if parsed is not None and parsed[2]:
            known = book.by_label(place.label)
            if known is None or known.role != parsed[2]:
                found[parsed[0].value, parsed[1]] = parsed[2]
    return found
