"""What a client gave: contact data, answers, goals, agreements, consents, out of a gathered extract; as JSON and as tables.

Rule: what stays out is named by leaving it off the list here: totals that were counted, states that were assessed, notes.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from journal_tui.practice.context import Context
from journal_tui.practice.rights.case_words import Case
from journal_tui.practice.rights.extract.as_json import DRAFT, closed, field_type
from journal_tui.practice.rights.extract.gather import Section
from journal_tui.practice.rights.extract.parts import parts
from journal_tui.practice.rights.extract.rows import Item

SCHEMA: Final = "journal-tui/portability/1"
GIVEN: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("given", "surname", "nicknames", "employer", "birth_date", "language"),
    "contact_point": ("kind", "value", "preferred", "created", "valid_to"),
    "national_id": ("number", "kind", "purpose"),
    "enquiry": ("at", "channel", "name", "address", "text", "consented"),
    "consent_record": ("service", "event", "document_version", "document_hash", "language", "answers", "validity_to"),
    "consent_event": ("at", "service", "purposes", "to_state", "refused", "actor", "document_version", "valid_to"),
    "measurement": ("at", "instrument", "answers", "value"),
    "goal": ("at", "text", "ratings"),
    "agreement": ("at", "kind", "text", "due"),
}
"""Which parts, and which of their facts."""
_WITH_SERVICE: Final = frozenset({"measurement", "goal", "agreement"})
_VALUE: Final = ("measurement", "value")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Given:
    """What a client takes along."""

    head: Mapping[str, object]
    data: Mapping[str, Sequence[Mapping[str, object]]] = field(repr=False)
    codes: frozenset[str] = frozenset()


def given(context: Context, case: Case, sections: Sequence[Section]) -> Given:
    """Take it out of what was gathered."""
    mine = [section for section in sections if section.part.code in GIVEN]
    data = {
        section.part.code: [
            {
                name: _fact(section.part.code, item, name)
                for name in (*_service(section.part.code), *GIVEN[section.part.code])
            }
            for item in section.items
        ]
        for section in mine
    }
    head = {
        "schema": SCHEMA,
        "case": case.number,
        "client": case.client,
        "made": context.clock.now().isoformat(timespec="seconds"),
        "from": context.settings.controller.name,
    }
    return Given(head, data, frozenset(section.part.data_class for section in mine))


def text(value: Given) -> str:
    """The JSON file."""
    return json.dumps({**value.head, "data": value.data}, ensure_ascii=False, indent=2) + "\n"


def tables(value: Given) -> dict[str, bytes]:
    """One CSV file for each part, with semicolons; what is inside a fact stands as JSON in its cell."""
    return {f"{code}.csv": _table(rows) for code, rows in value.data.items() if rows}


def schema_text() -> str:
    """The schema of the JSON file."""
    string = {"type": "string"}
    rows = {code: {"type": "array", "items": _row(code)} for code in GIVEN}
    top = {
        "schema": {"const": SCHEMA},
        **dict.fromkeys(("case", "client", "from"), string),
        "made": {"type": "string", "format": "date-time"},
        "data": {"type": "object", "additionalProperties": False, "properties": rows},
    }
    inner = {code: closed({each.name: field_type(each) for each in part.fields}) for code, part in parts().inner.items()}
    used = {"answer": inner["answer"], "rating": inner["rating"]}
    schema = {"$schema": DRAFT, "$id": f"urn:{SCHEMA.replace('/', ':')}", "title": "Dataportabilitet", **closed(top)}
    return json.dumps({**schema, "$defs": used}, ensure_ascii=False, indent=2) + "\n"


def _row(code: str) -> dict[str, object]:
    told = {each.name: {"title": each.en, **field_type(each)} for each in parts().part(code).fields}
    if code == _VALUE[0]:
        told[_VALUE[1]] = {"title": "Value, where it was told as one number", "type": ["number", "null"]}
    service = {name: {"type": "string"} for name in _service(code)}
    return closed({**service, **{name: told[name] for name in GIVEN[code]}})


def _fact(code: str, row: Item, name: str) -> object:
    """A fact of a row; what was told as one number is that number, what was counted from answers is not given."""
    if (code, name) == _VALUE:
        return None if row.facts["answers"] else row.facts["total"]
    return row.facts[name]


def _service(code: str) -> tuple[str, ...]:
    return ("service",) if code in _WITH_SERVICE else ()


def _table(rows: Sequence[Mapping[str, object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(rows[0])
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue().encode()


def _cell(value: object) -> str:
    """A value as a cell; one that a program would take for a formula is text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return json.dumps(value, ensure_ascii=False)
