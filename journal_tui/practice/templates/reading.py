"""A template as a file (TOML): read and written in one form, whether it travels with the program or is the practice's own.

Rules: what is not in the schema is refused and never passed over; the file of a practice may leave out one of the two
languages, which then says the same as the other. The form is described in `docs/command-line.md`.
"""

import tomllib
from collections.abc import Iterable

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.templates.layout import OWN, Heading, Role, Template, checked, tidy
from journal_tui.practice.terms import Service

GROUPS = ("cbt", "act", "nutrition", "training", "model", "occasion")
"""Under which words a shipped template is offered, in order."""
_LANGUAGES = ("sv", "en")
_QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"'})


def read(source: str) -> Template:
    """Read a template that travels with the program.

    Raises:
        InvalidInput: The file breaks the schema; `facts["field"]` is `template`, `facts["reason"]` says where.
    """
    data = _parsed(source)
    group, version = data.pop("group", None), data.pop("version", None)
    named = [_dict(data.get("title")), *(_dict(each) for each in _list(data.get("heading")))]
    both = all(each.get(language) for each in named for language in _LANGUAGES)
    if group not in GROUPS or type(version) is not int or not both:
        raise InvalidInput(field="template", reason="schema")
    made = _template(data, version, str(group))
    if sum(heading.plan for heading in made.headings) != 1 or made.own:
        raise InvalidInput(field="template", reason="headings")
    return made


def read_own(source: str, version: int = 1) -> Template:
    """Read a practice's own template; its name gets the mark of own ones, its version is given by who keeps it.

    Raises:
        InvalidInput: As for `read`.
    """
    data = _parsed(source)
    name = data.get("name")
    if isinstance(name, str):
        data["name"] = OWN + name.removeprefix(OWN)
    return _template(data, version, "")


def written(template: Template) -> str:
    """Give the file of a template, as `read_own` reads it."""
    services = ", ".join(_quoted(service.value) for service in template.services)
    lines = [f"name = {_quoted(template.name.removeprefix(OWN))}", f"services = [{services}]", "", "[title]"]
    lines += [f"sv = {_quoted(template.sv)}", f"en = {_quoted(template.en)}"]
    for heading in template.headings:
        lines += [
            "",
            "[[heading]]",
            f"id = {_quoted(heading.id)}",
            f"sv = {_quoted(heading.sv)}",
            f"en = {_quoted(heading.en)}",
        ]
        lines += [f"sv_hint = {_quoted(heading.sv_hint)}"] if heading.sv_hint else []
        lines += [f"en_hint = {_quoted(heading.en_hint)}"] if heading.en_hint else []
        lines += [f"role = {_quoted(heading.role.value)}"] if heading.role else []
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return f'"{text.translate(_QUOTED)}"'


def _parsed(source: str) -> dict[str, object]:
    try:
        return dict(tomllib.loads(source))
    except (ValueError, RecursionError):
        raise InvalidInput(field="template", reason="toml") from None


def _template(data: dict[str, object], version: int, group: str) -> Template:
    """Take the file's parts out; what is left over is nothing that the schema knows."""
    name, services, title, headings = (data.pop(each, None) for each in ("name", "services", "title", "heading"))
    if data or not isinstance(name, str):
        raise InvalidInput(field="template", reason="schema")
    try:
        found = tuple(Service(str(each)) for each in _list(services))
    except ValueError:
        raise InvalidInput(field="template", reason="no_service") from None
    names = _texts(_dict(title), allowed=_LANGUAGES)
    sv, en = _both(names)
    parts = tuple(_heading(each, number) for number, each in enumerate(_list(headings), start=1))
    return checked(Template(name, found, version, sv, en, parts, group))


def _heading(data: object, number: int) -> Heading:
    hints = tuple(f"{language}_hint" for language in _LANGUAGES)
    texts = _texts(_dict(data), allowed=("id", "role", *_LANGUAGES, *hints))
    sv, en = _both(texts)
    sv_hint, en_hint = _both({language: texts.get(f"{language}_hint", "") for language in _LANGUAGES})
    try:
        role = Role(texts.get("role", ""))
    except ValueError:
        raise InvalidInput(field="template", reason="role", heading=number) from None
    return Heading(texts.get("id") or str(number), sv, en, role, sv_hint, en_hint)


def _both(texts: dict[str, str]) -> tuple[str, str]:
    """Swedish and English; who gave one has said both."""
    sv, en = texts.get("sv", ""), texts.get("en", "")
    return sv or en, en or sv


def _texts(data: dict[str, object], allowed: Iterable[str]) -> dict[str, str]:
    known = frozenset(allowed)
    if any(name not in known or not isinstance(text, str) for name, text in data.items()):
        raise InvalidInput(field="template", reason="schema")
    return {name: tidy(str(text)) for name, text in data.items()}


def _dict(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise InvalidInput(field="template", reason="schema")
    return dict(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise InvalidInput(field="template", reason="schema")
    return list(value)
