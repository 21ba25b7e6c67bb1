"""An extract for machines: JSON by the published schema, which is made from the same list of parts and travels along."""

import json
from collections.abc import Mapping
from typing import Final

from journal_tui.practice.rights.extract.document import SCHEMA, Extract
from journal_tui.practice.rights.extract.parts import Field, Part, parts

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
_TYPES: Mapping[str, Mapping[str, object]] = {
    "time": {"type": ["string", "null"], "format": "date-time"},
    "day": {"type": ["string", "null"], "format": "date"},
    "number": {"type": ["integer", "null"]},
    "ore": {"type": ["integer", "null"], "description": "Whole öre."},
    "version": {"type": ["integer", "null"]},
    "milli": {"type": ["number", "null"]},
    "millis": {"type": "array", "items": {"type": ["number", "null"]}},
    "yesno": {"type": "boolean"},
    "codes": {"type": "array", "items": {"type": "string"}},
    "texts": {"type": "array", "items": {"type": "string"}},
}
_TEXT: Mapping[str, object] = {"type": ["string", "null"]}


def plain(extract: Extract) -> dict[str, object]:
    """The extract as plain JSON values."""
    held_by = extract.controller
    return {
        "schema": SCHEMA,
        "case": extract.case,
        "client": extract.client,
        "name": extract.name,
        "made": extract.made.isoformat(timespec="seconds"),
        "language": extract.language,
        "controller": {
            "name": held_by.name,
            "organisation_number": held_by.organisation_number,
            "address": held_by.address,
            "email": held_by.email,
            "phones": list(held_by.phones),
        },
        "policy_version": extract.policy_version,
        "about": {section.code: list(section.paragraphs) for section in extract.about},
        "classes": [
            {
                "class": line.data_class.code,
                "count": line.count,
                "basis": line.basis,
                "rule": line.rule,
                "law": line.data_class.law,
                "until": line.until.isoformat() if line.until else None,
            }
            for line in extract.classes
        ],
        "data": {
            section.part.code: [{"id": item.id, **item.facts} for item in section.items] for section in extract.sections
        },
    }


def text(extract: Extract) -> str:
    """The file."""
    return json.dumps(plain(extract), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, object]:
    """The schema that every such file fits (JSON Schema 2020-12)."""
    string = {"type": "string"}
    strings = {"type": "array", "items": string}
    names = ("name", "organisation_number", "address", "email")
    controller = {**dict.fromkeys(names, string), "phones": strings}
    line = {
        **dict.fromkeys(("class", "basis", "rule", "law"), string),
        "count": {"type": "integer", "minimum": 1},
        "until": _TYPES["day"],
    }
    top = {
        "schema": {"const": SCHEMA},
        **dict.fromkeys(("case", "client", "name", "policy_version"), string),
        "made": {"type": "string", "format": "date-time"},
        "language": {"enum": ["sv", "en"]},
        "controller": closed(controller),
        "about": {"type": "object", "additionalProperties": strings},
        "classes": {"type": "array", "items": closed(line)},
        "data": {
            "type": "object",
            "additionalProperties": False,
            "properties": {part.code: {"type": "array", "items": _row(part)} for part in parts().outer},
        },
    }
    inner = {part.code: closed({field.name: field_type(field) for field in part.fields}) for part in parts().inner.values()}
    return {
        "$schema": DRAFT,
        "$id": f"urn:{SCHEMA.replace('/', ':')}",
        "title": "Registerutdrag",
        **closed(top),
        "$defs": inner,
    }


def schema_text() -> str:
    """The schema as a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def closed(properties: Mapping[str, object]) -> dict[str, object]:
    """An object with these properties, all of them, and no other."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": dict(properties),
        "required": sorted(properties),
    }


def _row(part: Part) -> dict[str, object]:
    told = {field.name: {"title": field.en, **field_type(field)} for field in part.fields}
    return {
        "title": part.en,
        "type": "object",
        "additionalProperties": False,
        "properties": {"id": {"type": "string"}, "service": {"type": "string"}, **told},
        "required": ["id"],
    }


def field_type(field: Field) -> dict[str, object]:
    """What a field's value looks like."""
    if field.kind == "one":
        return {"$ref": f"#/$defs/{field.inner}"}
    if field.kind == "each":
        return {"type": "array", "items": {"$ref": f"#/$defs/{field.inner}"}}
    return dict(_TYPES.get(field.kind, _TEXT))
