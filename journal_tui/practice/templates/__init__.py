"""Templates of a note: headings as data, one default per service.

The rule: a template is a file with a schema, never code, and a note remembers which template in which version it
was begun with (`kbt/1`), so that its headings are recognised for ever. A file that breaks the schema stops the
program's tests, not a counsellor's morning: the files travel with the program and are read once.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.values import Service


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading in both languages. `plan` marks the one whose text is shown as the last plan next time."""

    id: str
    sv: str
    en: str
    plan: bool = False

    def title(self, language: str) -> str:
        """Give the heading in `sv` or `en`."""
        return self.en if language == "en" else self.sv


@dataclass(frozen=True, slots=True)
class Template:
    """A named list of headings for one service."""

    name: str
    service: Service
    version: int
    sv: str
    en: str
    headings: tuple[Heading, ...]

    @property
    def key(self) -> str:
        """Give the reference that a note keeps, for instance `kbt/1`."""
        return f"{self.name}/{self.version}"

    def title(self, language: str) -> str:
        """Give the template's name in `sv` or `en`."""
        return self.en if language == "en" else self.sv

    def text(self, language: str) -> str:
        """Give the empty note: each heading on a line of its own, an empty line under it and a blank one between."""
        return "\n\n".join(f"{heading.title(language)}\n" for heading in self.headings)

    def lines(self) -> frozenset[str]:
        """Give every heading in every language, case-folded: what a line is compared with."""
        return frozenset(title.casefold() for heading in self.headings for title in (heading.sv, heading.en))

    def plan_lines(self) -> frozenset[str]:
        """Give the headings that open the plan, case-folded."""
        return frozenset(t.casefold() for heading in self.headings if heading.plan for t in (heading.sv, heading.en))


def read(source: str) -> Template:
    """Read one template file.

    Raises:
        InvalidInput: The file breaks the schema; `facts["field"]` is `template`, `facts["reason"]` says where.
    """
    try:
        data = tomllib.loads(source)
        parts = tuple(Heading(**heading) for heading in data.pop("heading"))
        title = data.pop("title")
        template = Template(
            name=data.pop("name"),
            service=Service(data.pop("service")),
            version=data.pop("version"),
            sv=title["sv"],
            en=title["en"],
            headings=parts,
        )
    except tomllib.TOMLDecodeError:
        raise InvalidInput(field="template", reason="toml") from None
    except (KeyError, TypeError, ValueError):
        raise InvalidInput(field="template", reason="schema") from None
    if data or not parts or sum(heading.plan for heading in parts) != 1:
        raise InvalidInput(field="template", reason="headings")
    texts: list[object] = [template.name, template.sv, template.en, *(t for h in parts for t in (h.id, h.sv, h.en))]
    if not all(isinstance(t, str) and t.strip() for t in texts) or type(template.version) is not int:
        raise InvalidInput(field="template", reason="types")
    if len({heading.id for heading in parts}) != len(parts) or "/" in template.name:
        raise InvalidInput(field="template", reason="names")
    return template


@cache
def every() -> tuple[Template, ...]:
    """Give every template that travels with the program, by service, then name and version."""
    files = (entry for entry in resources.files(__package__).iterdir() if entry.name.endswith(".toml"))
    found = [read(entry.read_text(encoding="utf-8")) for entry in files]
    order = list(Service)
    return tuple(sorted(found, key=lambda item: (order.index(item.service), item.name, item.version)))


def templates(service: Service) -> tuple[Template, ...]:
    """Give the newest version of each template for this service; the first is the default."""
    newest: dict[str, Template] = {}
    for item in every():
        if item.service is service:
            newest[item.name] = item
    return tuple(sorted(newest.values(), key=lambda item: (item.name != service.value, item.name)))


def template(service: Service, name: str = "") -> Template:
    """Find a template by its name (`kbt`), by name and version (`kbt/1`), or the service's default when empty.

    Raises:
        InvalidInput: There is none with that name for this service.
    """
    if not name:
        return templates(service)[0]
    candidates = [item for item in every() if item.service is service and name in (item.key, item.name)]
    if not candidates:
        raise InvalidInput(field="template", reason="unknown")
    return candidates[-1]


def find(key: str) -> Template | None:
    """Find the template that a stored note was begun with; None when the note had none or it is not shipped any more."""
    return next((item for item in every() if item.key == key), None)


@cache
def every_line() -> frozenset[str]:
    """Give the heading lines of all templates in every language, case-folded."""
    return frozenset().union(*(item.lines() for item in every()))


def headings(key: str) -> frozenset[str]:
    """Give the heading lines of the template that a note was begun with, case-folded; none when it is not known."""
    found = find(key)
    return found.lines() if found else frozenset()


def plan_of(text: str, key: str) -> str:
    """Cut out what stands under the plan heading, up to the next heading of the same template.

    Args:
        text: A note's text, with or without tokens.
        key: The template that it was begun with.

    Returns:
        The plan without surrounding blank lines, or an empty string.
    """
    lines = text.splitlines()
    return "\n".join(lines[number] for number in plan_lines(lines, key)).strip()


def plan_lines(lines: Sequence[str], key: str) -> list[int]:
    """Give the numbers of the lines that stand under the plan heading."""
    found = find(key)
    if found is None:
        return []
    every_heading, opening = found.lines(), found.plan_lines()
    inside, kept = False, []
    for number, line in enumerate(lines):
        folded = line.strip().casefold()
        if folded in every_heading:
            inside = folded in opening
        elif inside:
            kept.append(number)
    return kept
