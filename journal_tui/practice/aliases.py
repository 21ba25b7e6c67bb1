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
from journal_tui.practice.pseudonyms.merging import Joined, joined, surviving
from journal_tui.practice.pseudonyms.pseudonymiser import Pseudonymiser
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.text import restore, tokens_in
from journal_tui.practice.pseudonyms.tokens import CLIENT, Token, TokenBook, parse_label
from storage.audit.actions import Action
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
        return self._known(client, self._joined(client).client_forms)

    def book(self, client: bytes) -> TokenBook:
        """Give all tokens of a client; one that goes on after a merge has the forms of both."""
        return self._joined(client).book

    def pseudonymiser(self, client: bytes) -> Pseudonymiser:
        """Give the recogniser for a client's texts as the vault stands now."""
        held = self._context.shelf.recognisers
        if client not in held:
            decisions = [row.word for row in self._vault.decisions.of_client(client)]
            tokens = self._joined(client)
            known = self._known(client, tokens.client_forms)
            held[client] = Pseudonymiser(known, tokens.book, decisions, self._context.templates.every_line)
        return held[client]

    def keep(self, client: bytes, new_tokens: Iterable[Token], text: str) -> None:
        """Write tokens that the vault does not hold yet, and what has been said of old ones.

        Args:
            client: Whose tokens they are.
            new_tokens: What a pass over a text gave out, or learnt: a further form, or that a token is decided on.
            text: The stored text: its labels give a role word to tokens that have none.
        """
        said = [token for token in new_tokens if token != CLIENT]
        book = self.pseudonymiser(client).book
        roles = _new_roles(book, text)
        if not said and not roles:
            return
        self._context.shelf.renew(client)
        held = {(row.kind, row.number): row for row in self._vault.tokens.of_client(client)}
        now = self._context.stamp_ms()
        with self._vault.store.database.write():
            for token in said:
                key = (token.kind.value, token.number)
                row = held.get(key)
                if row is None:
                    role = roles.get(key, token.role)
                    held[key] = self._vault.tokens.add(record_of(client, replace(token, role=role), now))
                elif (learnt := _learnt(row, token, book)) != row:
                    held[key] = self._vault.tokens.update(learnt)
            for key, role in roles.items():
                row = held.get(key)
                if row is not None and row.role != role:
                    held[key] = self._vault.tokens.update(with_role(row, role))

    def ordinary(self, client: bytes, word: str) -> None:
        """Remember that a word is no name for this client."""
        now = self._context.stamp_ms()
        record = DecisionRecord(id=new_id(), subject=client, created_ms=now, word=fold_word(word))
        with self._vault.store.database.write():
            kept = self._vault.decisions.add(record)
            self._vault.store.audit.add(Action.WORD_DECIDED, subject=client, object=kept.id)
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
        """Give what a lookup may ask for by name: the client and everybody and everything with a token.

        Tokens that were merged are found by each other's names, in both directions: texts carry either.
        """
        contact = self._context.register.contact(client)
        rows = self._vault.tokens.of_client(client)
        links = {head(row): row.merged_into for row in rows if row.merged_into}
        names: dict[str, list[str]] = {"klient": [contact.given, contact.surname, *contact.nicknames]}
        for row in rows:
            names.setdefault(surviving(head(row), links), []).extend((row.base, row.shown, *row.also))
        return tuple(alias(each, names[surviving(each, links)]) for each in ("klient", *map(head, rows)))

    def restored_forms(self, client: bytes, text_id: bytes, version: int, text: str) -> tuple[str, ...] | None:
        """Give the forms, or None when they are not to be had and the tokens have to do."""
        try:
            return self.forms(client, text_id, version, text)
        except Damaged:
            return None

    def _known(self, client: bytes, more_forms: tuple[str, ...]) -> KnownIdentifiers:
        contact = self._context.register.contact(client)
        number = self._vault.national_ids.of_client(client)
        return KnownIdentifiers(
            given=contact.given,
            surname=contact.surname,
            nicknames=tuple(dict.fromkeys((*contact.nicknames, *more_forms))),
            personnummer=number.number if number else "",
            phone=contact.phone,
            email=contact.email,
            address=contact.address,
            employer=contact.employer,
        )

    def _joined(self, client: bytes) -> Joined:
        return joined(token_of(row) for row in self._vault.tokens.of_client(client))


def head(row: TokenRecord) -> str:
    """Which token a row is about: `person-1`."""
    return row.label.partition(" ")[0]


def with_role(row: TokenRecord, role: str) -> TokenRecord:
    """The row with another role word, or with none."""
    return replace(row, role=role, label=f"{head(row)} {role}" if role else head(row))


def token_of(row: TokenRecord) -> Token:
    """A row's token, with its own forms alone."""
    return Token(Kind(row.kind), row.number, row.base, row.role, row.shown, row.also, row.pending, row.merged_into)


def record_of(client: bytes, token: Token, now_ms: int) -> TokenRecord:
    """A row for a token that the vault does not hold yet."""
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
        also=token.also,
        pending=token.pending,
    )


def _learnt(row: TokenRecord, token: Token, book: TokenBook) -> TokenRecord:
    """The row with the forms that are new, and decided when it has been; what comes by a merge stays where it is."""
    known = book.by_label(token.label)
    had = {row.base, *row.also, *(known.also if known else ())}
    fresh = tuple(form for form in token.also if form not in had)
    return replace(row, also=(*row.also, *fresh), pending=row.pending and token.pending)


def _new_roles(book: TokenBook, text: str) -> dict[tuple[str, int], str]:
    """Read the role words that a text gives to tokens which have none yet; the last one counts.

    A token that has one keeps it: changing it is a command of its own, and a text that is older says the older word.
    """
    found: dict[tuple[str, int], str] = {}
    for place in tokens_in(text):
        parsed = parse_label(place.label)
        if parsed is not None and parsed[2]:
            known = book.by_label(place.label)
            if known is None or not known.role:
                found[parsed[0].value, parsed[1]] = parsed[2]
    return found
