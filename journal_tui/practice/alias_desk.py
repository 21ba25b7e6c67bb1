"""The desk of who is who in one client's texts: tokens listed, merged, told apart again, given a role.

Rules: "Pelle" is "Per" only because a human says so, and can say otherwise later; a text that is written never changes,
whatever is said here; every reading of names and every decision is an entry of the vault's audit log. A role word lies in
the journal, so it may be no name.
"""

from dataclasses import replace

from journal_tui.practice.alias_lines import (
    AliasLine,
    Merged,
    base_as,
    earlier_of,
    held_by,
    line_of,
    links_of,
    row_of,
    undo_of,
)
from journal_tui.practice.aliases import head, record_of, with_role
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.ordinary_words import OrdinaryWords
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.merging import CLIENT_HEAD, head_of, surviving
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.text import escape
from journal_tui.practice.pseudonyms.tokens import CLOSE, OPEN, Token
from storage.audit.actions import Action
from storage.vault.records import TokenRecord

NAMED = (Kind.PERSON, Kind.LOC, Kind.ORG)
"""Kinds that a human may have taken for each other; a number or an address is what its digits and signs say."""
LONGEST_ROLE = 40
WAITED = ".waited"
"""Ends an `undo` when the token that goes on had not been decided on before."""


class AliasDesk(OrdinaryWords):
    """The desk of tokens and decisions of one open practice. A label is `person-1`; role word and brackets may follow."""

    def list(self, client: str) -> tuple[AliasLine, ...]:
        """Give all tokens of a client with what stands behind them, by kind and number: a reading of names."""
        who = self._open_client(client)
        lines = tuple(line_of(row) for row in self._vault.tokens.of_client(who))
        self._store.audit.add(Action.TOKENS_READ, subject=who, extra=len(lines))
        return lines

    def merge(self, client: str, source: str, into: str, *, across_kinds: bool = False) -> Merged:
        """Say that two tokens are the same: from now on both names become `into`.

        Args:
            client: Whose tokens they are.
            source: The token that gives way. Texts that carry it keep it, and are found by either name.
            into: The token that goes on, or `klient`: then the name becomes a nickname of the client.
            across_kinds: The two are of different kinds, and that is meant.

        Raises:
            NotFound: This client has no such token.
            InvalidInput: It makes no sense: the client itself, the same token, a ring, different kinds.
        """
        who = self._open_client(client)
        if head_of(source) == CLIENT_HEAD:
            raise InvalidInput(field="merge", reason="client_gives_way")
        rows = self._rows(who)
        row = row_of(rows, source)
        target = self._target(rows, row, into, across_kinds=across_kinds)
        contact = self._context.register.contact(who)
        known = {fold_word(name) for name in (contact.given, contact.surname, *contact.nicknames)}
        nickname = row.shown if target == CLIENT_HEAD and fold_word(row.shown) not in known else ""
        with self._store.database.write():
            changed = self._vault.tokens.update(replace(row, merged_into=target, nickname=nickname))
            if nickname:
                self._nicknames(who, (*contact.nicknames, nickname))
            waited = target in rows and rows[target].pending
            if waited:
                self._vault.tokens.update(replace(rows[target], pending=False))
            self._store.audit.add(Action.TOKENS_MERGED, subject=who, object=row.id)
        self._forget(who)
        return Merged(undo_of(changed) + (WAITED if waited else ""), head(row), target)

    def unmerge(self, client: str, what: str) -> AliasLine:
        """Take a merge back: each name becomes its own token again.

        Args:
            client: Whose tokens they are.
            what: `Merged.undo`, or the label of the token that gave way.

        Raises:
            NotFound: This client has no such token.
            InvalidInput: It is not merged, or has been merged anew since.
        """
        who = self._open_client(client)
        rows = self._rows(who)
        undo = what.strip().removesuffix(WAITED)
        row = next((each for each in rows.values() if undo.startswith(f"{each.id.hex()}.")), None)
        if row is None:
            row, undo = row_of(rows, what), ""
        if not row.merged_into or undo not in ("", undo_of(row)):
            raise InvalidInput(field="merge", reason="not_merged")
        into = rows.get(row.merged_into)
        with self._store.database.write():
            if into is not None and what.strip().endswith(WAITED):
                self._vault.tokens.update(replace(into, pending=True))
            kept = self._vault.tokens.update(replace(row, merged_into="", nickname=""))
            if row.nickname:
                names = self._context.register.contact(who).nicknames
                self._nicknames(who, tuple(name for name in names if name != row.nickname))
            self._store.audit.add(Action.TOKENS_UNMERGED, subject=who, object=row.id)
        self._forget(who)
        return line_of(kept)

    def set_role(self, client: str, label: str, role: str) -> AliasLine:
        """Give a token another role word, for what is written from now on; an empty one takes it away.

        Raises:
            NotFound: This client has no such token.
            InvalidInput: The word is too long, no word, or a name, or looks like one.
        """
        who = self._open_client(client)
        row = row_of(self._rows(who), label)
        return self._changed(with_role(row, self.checked_role(client, role)))

    def checked_role(self, client: str, role: str) -> str:
        """Give a role word as it may stand in the journal; empty for none.

        Raises:
            InvalidInput: The word is too long, no word, or a name, or looks like one.
        """
        word = " ".join(role.split())
        if len(word) > LONGEST_ROLE:
            raise InvalidInput(field="role", reason="too_long", limit=LONGEST_ROLE)
        if OPEN in word or CLOSE in word or not word.isprintable():
            raise InvalidInput(field="role", reason="not_text")
        known = self._aliases.pseudonymiser(self._open_client(client))
        if word and known.complete(escape(word), (), undecided=True).forms:
            raise InvalidInput(field="role", reason="is_a_name")
        return word

    def change_kind(self, client: str, label: str, kind: Kind) -> AliasLine:
        """Say that a token is of another kind: a new token of that kind goes on in its place.

        Changing it back gives the first token again. Gives the token that goes on.

        Raises:
            NotFound: This client has no such token.
            InvalidInput: It is merged already, has this kind, or is a number or an address.
        """
        who = self._open_client(client)
        rows = self._rows(who)
        row = row_of(rows, label)
        if row.merged_into:
            raise InvalidInput(field="kind", reason="merged_already")
        if Kind(row.kind) not in NAMED or kind not in NAMED:
            raise InvalidInput(field="kind", reason="fixed_kind")
        if kind.value == row.kind:
            raise InvalidInput(field="kind", reason="same")
        base = base_as(kind, row.shown or row.base)
        earlier = earlier_of(rows, row, kind, base)
        if earlier is not None and surviving(head(earlier), links_of(rows)) not in (head(earlier), head(row)):
            raise InvalidInput(field="kind", reason="merged_already")
        if earlier is None and held_by(rows, kind, base) is not None:
            raise InvalidInput(field="name", reason="other_token")
        with self._store.database.write():
            if earlier is None:
                token = Token(kind, self._vault.tokens.next_number(who, kind.value), base, row.role, row.shown)
                going_on = self._vault.tokens.add(record_of(who, token, self._context.stamp_ms()))
            else:
                going_on = self._vault.tokens.update(replace(earlier, merged_into="", pending=False))
            self._vault.tokens.update(replace(row, merged_into=head(going_on), pending=False))
            self._store.audit.add(Action.TOKEN_CHANGED, subject=who, object=going_on.id)
        self._forget(who)
        return line_of(going_on)

    def add_form(self, client: str, label: str, written: str) -> AliasLine:
        """Say that what was written is another form of an earlier person, place or organisation.

        Raises:
            NotFound: This client has no such token.
            InvalidInput: Nothing was written, or the form belongs to another token: merge the two.
        """
        who = self._open_client(client)
        rows = self._rows(who)
        target = surviving(head_of(label), links_of(rows))
        row = row_of(rows, target or label)
        kind = Kind(row.kind)
        base = base_as(kind, written) if any(map(str.isalnum, written)) else ""
        if not base:
            raise InvalidInput(field="name", reason="empty")
        if base in (row.base, *row.also):
            return line_of(row)
        other = held_by(rows, Kind(row.kind), base, row)
        if other is None:
            return self._changed(replace(row, also=(*row.also, base), pending=False))
        if not other.pending and surviving(head(other), links_of(rows)) != head(row):
            raise InvalidInput(field="name", reason="other_token")
        self._changed(replace(other, merged_into=head(row)))
        return self._changed(replace(row, pending=False)) if row.pending else line_of(row)

    def remove_form(self, client: str, label: str, written: str) -> bool:
        """Take `add_form` back: the form is asked about again. Says whether there was one.

        Raises:
            NotFound: This client has no such token.
        """
        who = self._open_client(client)
        rows = self._rows(who)
        row = row_of(rows, surviving(head_of(label), links_of(rows)) or label)
        base = base_as(Kind(row.kind), written)
        other = held_by(rows, Kind(row.kind), base, row)
        if base in row.also:
            self._changed(replace(row, also=tuple(form for form in row.also if form != base)))
        elif other is not None and other.merged_into == head(row):
            self._changed(replace(other, merged_into=""))
        else:
            return False
        return True

    def undecide(self, client: str, label: str) -> bool:
        """Take the decision on a token back: what it stands for is asked about again. Says whether there is such a token."""
        who = self._open_client(client)
        row = self._rows(who).get(head_of(label))
        if row is not None and not row.pending:
            self._changed(replace(row, pending=True))
        return row is not None

    # -- inside

    def _rows(self, client: bytes) -> dict[str, TokenRecord]:
        return {head(row): row for row in self._vault.tokens.of_client(client)}

    def _target(self, rows: dict[str, TokenRecord], row: TokenRecord, into: str, *, across_kinds: bool) -> str:
        """The token that goes on, when `row` may give way to it."""
        target = head_of(into)
        if target != CLIENT_HEAD:
            target = surviving(head(row_of(rows, into)), links_of(rows))
        reason = ""
        if row.merged_into:
            reason = "merged_already"
        elif target == head(row):
            reason = "same" if head_of(into) == target else "ring"
        elif target == CLIENT_HEAD:
            reason = "" if row.kind == Kind.PERSON.value else "other_kind"
        elif rows[target].kind != row.kind:
            fixed = any(Kind(each.kind) not in NAMED for each in (row, rows[target]))
            reason = "fixed_kind" if fixed else "" if across_kinds else "other_kind"
        if reason:
            raise InvalidInput(field="merge", reason=reason)
        return target

    def _nicknames(self, client: bytes, nicknames: tuple[str, ...]) -> None:
        held = self._vault.people.get(client)
        self._vault.people.update(replace(held, nicknames=nicknames))
        self._store.audit.add(Action.CLIENT_CHANGED, subject=client)

    def _changed(self, row: TokenRecord) -> AliasLine:
        with self._store.database.write():
            kept = self._vault.tokens.update(row)
            self._store.audit.add(Action.TOKEN_CHANGED, subject=row.subject, object=row.id)
        self._forget(row.subject)
        return line_of(kept)
