"""What a template is: a named list of headings for one or several services. Pure values, and what may stand in them.

Rules: a heading is a line of its own and the program's own words, so it holds no code, no line end, nothing invisible, and
never stands twice; at most one heading each is the plan, the homework, the goals; a hint is shown and never stored.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.terms import Service

OWN = "own."
"""How the name of a template begins that the practice made itself; no shipped one may."""
MOST_HEADINGS = 12
LONGEST = {"title": 60, "heading": 72, "hint": 120}
_NAME = re.compile(r"(?:own\.)?[a-z0-9åäö](?:[a-z0-9åäö-]{0,38}[a-z0-9åäö])?")
_NEVER = frozenset("‹›")


class Role(StrEnum):
    """What the text under a heading is, for whoever looks for it later."""

    NONE = ""
    PLAN = "plan"
    HOMEWORK = "homework"
    GOALS = "goals"


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading in both languages, with the muted words that stand under it while nothing is written there."""

    id: str
    sv: str
    en: str
    role: Role = Role.NONE
    sv_hint: str = ""
    en_hint: str = ""

    @property
    def plan(self) -> bool:
        """Whether its text is shown as the last plan next time."""
        return self.role is Role.PLAN

    def title(self, language: str) -> str:
        """Give the heading in `sv` or `en`."""
        return self.en if language == "en" else self.sv

    def hint(self, language: str) -> str:
        """Give what stands under it while it is empty, in `sv` or `en`."""
        return self.en_hint if language == "en" else self.sv_hint

    def lines(self) -> frozenset[str]:
        """Give the heading in every language, case-folded: what a line is compared with."""
        return frozenset((self.sv.casefold(), self.en.casefold()))


@dataclass(frozen=True, slots=True)
class Template:
    """A named list of headings."""

    name: str
    services: tuple[Service, ...]
    version: int
    sv: str
    en: str
    headings: tuple[Heading, ...]
    group: str = ""
    retired: bool = False

    @property
    def key(self) -> str:
        """Give the reference that a note keeps, for instance `kbt/1`."""
        return f"{self.name}/{self.version}"

    @property
    def own(self) -> bool:
        """Whether the practice made it itself."""
        return self.name.startswith(OWN)

    def title(self, language: str) -> str:
        """Give the template's name in `sv` or `en`."""
        return self.en if language == "en" else self.sv

    def text(self, language: str) -> str:
        """Give the empty note: each heading on a line of its own, an empty line under it and a blank one between."""
        return "\n\n".join(f"{heading.title(language)}\n" for heading in self.headings)

    def lines(self) -> frozenset[str]:
        """Give every heading in every language, case-folded: what a line is compared with."""
        return frozenset().union(*(heading.lines() for heading in self.headings))

    def lines_of(self, role: Role) -> frozenset[str]:
        """Give the headings that open the plan, the homework or the goals, case-folded."""
        return frozenset().union(*(heading.lines() for heading in self.headings if heading.role is role))

    def plan_lines(self) -> frozenset[str]:
        """Give the headings that open the plan, case-folded."""
        return self.lines_of(Role.PLAN)

    def hints(self, language: str) -> dict[str, str]:
        """Give what stands under each heading while nothing is written there, by case-folded heading."""
        return {line: hint for heading in self.headings if (hint := heading.hint(language)) for line in heading.lines()}


def tidy(text: str) -> str:
    """Give a line as it is kept: composed, without blanks around it or doubled inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def checked(template: Template) -> Template:
    """Give the template back when it keeps the rules of this page.

    Raises:
        InvalidInput: It does not: `facts["field"]` is `template`, `facts["reason"]` a code, `facts["heading"]` counts from 1.
    """
    if not _NAME.fullmatch(template.name):
        raise InvalidInput(field="template", reason="short_name")
    if not template.services or len(set(template.services)) != len(template.services):
        raise InvalidInput(field="template", reason="no_service")
    if not 1 <= len(template.headings) <= MOST_HEADINGS:
        raise InvalidInput(field="template", reason="heading_count", most=MOST_HEADINGS)
    for title in (template.sv, template.en):
        _check(title, "title", 0)
    seen: dict[str, int] = {}
    for number, heading in enumerate(template.headings, start=1):
        for part, text in _parts(heading):
            _check(text, part, number)
        for line in heading.lines():
            if seen.setdefault(line, number) != number:
                raise InvalidInput(field="template", reason="twice", heading=number)
    _check_roles(template.headings)
    return template


def _parts(heading: Heading) -> Iterator[tuple[str, str]]:
    yield from (("heading", heading.sv), ("heading", heading.en))
    yield from (("hint", hint) for hint in (heading.sv_hint, heading.en_hint) if hint)


def _check(text: str, part: str, number: int) -> None:
    wrong = ""
    if not any(letter.isalnum() for letter in text):
        wrong = "empty"
    elif len(text) > LONGEST[part]:
        wrong = "long"
    elif any(letter in _NEVER or not letter.isprintable() for letter in text):
        wrong = "signs"
    if wrong:
        raise InvalidInput(field="template", reason=f"{part}_{wrong}", heading=number, most=LONGEST[part])


def _check_roles(headings: Iterable[Heading]) -> None:
    roles: set[Role] = set()
    ids: set[str] = set()
    for number, heading in enumerate(headings, start=1):
        if heading.role and heading.role in roles:
            raise InvalidInput(field="template", reason="role", heading=number)
        if not heading.id or heading.id in ids:
            raise InvalidInput(field="template", reason="heading_id", heading=number)
        roles.add(heading.role)
        ids.add(heading.id)
