"""Which codes of a client no text would use any more, once some of the texts have gone: what the vault keeps of a third person then goes too.

Rule: a code stays when any text that stays carries it, in whatever service, or when one that stays was merged into it; where a text
cannot be read, every code stays.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from journal_tui.practice.context import Context
from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.practice.pseudonyms.tokens import parse_label
from storage.journal.check import shelves
from storage.sealed.record import Unreadable

Code = tuple[str, int]
"""Kind and number."""


def unused(context: Context, client: bytes, going: frozenset[bytes]) -> frozenset[bytes]:
    """The ids of the client's codes that nothing would use any more.

    Args:
        context: The open practice.
        client: Whose.
        going: Ids of the journal's rows that go.
    """
    subjects = frozenset(each.journal_subject for each in context.vault.mappings.of_client(client))
    used: set[Code] = set()
    for shelf in shelves(context.stores.journal):
        for record in shelf.scan(subjects):
            if isinstance(record, Unreadable):
                return frozenset()
            if record.id not in going:
                used |= {code for text in _texts(record) for at in tokens_in(text) if (code := _code(at.label))}
    rows = [row for row in context.vault.tokens.of_client(client) if row.number]
    into = {(row.kind, row.number): _code(row.merged_into) for row in rows if row.merged_into}
    waiting = list(used)
    while waiting:
        further = into.get(waiting.pop())
        if further is not None and further not in used:
            used.add(further)
            waiting.append(further)
    return frozenset(row.id for row in rows if (row.kind, row.number) not in used)


def _code(label: str) -> Code | None:
    parsed = parse_label(label)
    return None if parsed is None else (parsed[0].value, parsed[1])


def _texts(value: object) -> Iterator[str]:
    """Every text in a record, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))
