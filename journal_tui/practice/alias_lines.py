"""What the desk of tokens gives back, and how it looks a client's token rows up."""

from dataclasses import dataclass, field
from datetime import datetime

from journal_tui.practice.aliases import head, token_of
from journal_tui.practice.clock import from_ms
from journal_tui.practice.errors import NotFound
from journal_tui.practice.pseudonyms.finding import base_of_form
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.merging import head_of
from journal_tui.practice.pseudonyms.names import letters
from journal_tui.practice.pseudonyms.span import Kind
from storage.vault.records import TokenRecord


@dataclass(frozen=True, slots=True)
class AliasLine:
    """One token of a client. `names`: how it has been written. `merged_into`: the token that goes on, or empty."""

    label: str
    kind: Kind
    number: int
    role: str
    names: tuple[str, ...] = field(repr=False)
    merged_into: str
    since: datetime
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge that was made. `undo` is for `unmerge`, and good until the token is merged anew."""

    undo: str
    source: str
    into: str


def row_of(rows: dict[str, TokenRecord], label: str) -> TokenRecord:
    """The row that a label names.

    Raises:
        NotFound: This client has no such token.
    """
    row = rows.get(head_of(label))
    if row is None:
        raise NotFound(kind="token")
    return row


def links_of(rows: dict[str, TokenRecord]) -> dict[str, str]:
    """For each merged token the one that it was merged into."""
    return {each: row.merged_into for each, row in rows.items() if row.merged_into}


def undo_of(row: TokenRecord) -> str:
    """What takes this very merge back, and no later one of the same token."""
    return f"{row.id.hex()}.{row.merged_into}"


def base_as(kind: Kind, written: str) -> str:
    """The normalised form of a written name as this kind has it."""
    named = " ".join(letters(fold_word(written))) if kind is Kind.PERSON else ""
    return named or base_of_form(kind, written)


def line_of(row: TokenRecord) -> AliasLine:
    """A row as it is shown."""
    token = token_of(row)
    first = row.shown or row.base
    others = (form.title() if token.kind is Kind.PERSON else form for form in row.also)
    return AliasLine(
        label=row.label,
        kind=token.kind,
        number=row.number,
        role=row.role,
        names=tuple(dict.fromkeys((first, *others))),
        merged_into=row.merged_into,
        since=from_ms(row.created_ms),
        pending=row.pending,
    )


def held_by(rows: dict[str, TokenRecord], kind: Kind, base: str, row: TokenRecord | None = None) -> TokenRecord | None:
    """A token of this kind, other than `row`, that has this form."""
    others = (each for each in rows.values() if each.kind == kind.value and each != row)
    return next((each for each in others if base in (each.base, *each.also)), None)


def earlier_of(rows: dict[str, TokenRecord], row: TokenRecord, kind: Kind, base: str) -> TokenRecord | None:
    """The token of another kind that `row` was made from, or that has its form: with a change of kind it goes on again."""
    own = head(row)
    return next(
        (
            each
            for each in rows.values()
            if each.kind == kind.value and (each.base == base or (each.merged_into == own and each.shown == row.shown))
        ),
        None,
    )
