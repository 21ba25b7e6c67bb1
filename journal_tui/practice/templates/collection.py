"""All templates that one practice knows: those that travel with the program, and its own, in every version.

The rule: a stored note says which template in which version it was begun with, and whoever reads it asks a collection that
holds the practice's own ones too. What is offered for a new note is the newest version of each, without the retired.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.templates.layout import Role, Template
from journal_tui.practice.terms import Service


class Templates:
    """A frozen set of templates, asked by service, name or key."""

    def __init__(self, every: Iterable[Template]) -> None:
        """Take the templates, the versions of one in ascending order."""
        self.every = tuple(every)
        self._by_key = {each.key: each for each in self.every}
        self._newest = {each.name: each for each in self.every}

    def find(self, key: str) -> Template | None:
        """Find the template that a stored note was begun with; None when the note had none or it is not known here."""
        return self._by_key.get(key)

    def newest(self) -> tuple[Template, ...]:
        """Give the newest version of each, retired ones too, in the order in which they were taken."""
        return tuple(self._newest.values())

    def offered(self, service: Service) -> tuple[Template, ...]:
        """Give what a new note for this service may begin with; the first is the default."""
        found = [each for each in self._newest.values() if service in each.services and not each.retired]
        return tuple(sorted(found, key=lambda each: each.name != service.value))

    def template(self, service: Service, name: str = "") -> Template:
        """Find a template by its name (`kbt`), by name and version (`kbt/1`), or the service's default when empty.

        Raises:
            InvalidInput: There is none with that name for this service, or it is retired.
        """
        if not name:
            return self.offered(service)[0]
        found = self._by_key.get(name) or self._newest.get(name) or self._newest.get(f"own.{name}")
        if found is None or service not in found.services or (found.retired and name != found.key):
            raise InvalidInput(field="template", reason="unknown")
        return found

    @cached_property
    def every_line(self) -> frozenset[str]:
        """The heading lines of all templates in every language, case-folded."""
        return frozenset().union(*(each.lines() for each in self.every))

    def headings(self, key: str) -> frozenset[str]:
        """Give the heading lines of the template that a note was begun with, case-folded; none when it is not known."""
        found = self.find(key)
        return found.lines() if found else frozenset()

    def lines_under(self, lines: Sequence[str], key: str, role: Role = Role.PLAN) -> list[int]:
        """Give the numbers of the lines that stand under the heading with this role, in a note that has this template."""
        found = self.find(key)
        if found is None:
            return []
        every_heading, opening = found.lines(), found.lines_of(role)
        inside, kept = False, []
        for number, line in enumerate(lines):
            folded = line.strip().casefold()
            if folded in every_heading:
                inside = folded in opening
            elif inside:
                kept.append(number)
        return kept

    def under(self, text: str, key: str, role: Role = Role.PLAN) -> str:
        """Give what stands under the heading with this role, without blank lines around it; empty when nothing does."""
        lines = text.splitlines()
        return "\n".join(lines[number] for number in self.lines_under(lines, key, role)).strip()
