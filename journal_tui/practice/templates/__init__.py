"""Templates of a note: headings as data, one default per service.

The rule: a template is a file with a schema, never code, and a note remembers which template in which version it
was begun with (`kbt/1`), so that its headings are recognised for ever. A file that breaks the schema stops the
program's tests, not a counsellor's morning: the files travel with the program and are read once.

This page knows only what travels with the program. Who reads a stored note asks `context.templates`, where the practice's
own templates stand beside these.
"""

from functools import cache
from importlib import resources

from journal_tui.practice.templates.collection import Templates
from journal_tui.practice.templates.layout import Heading, Role, Template, checked, tidy
from journal_tui.practice.templates.reading import GROUPS, read, read_own, written
from journal_tui.practice.terms import Service

__all__ = [
    "GROUPS",
    "Heading",
    "Role",
    "Template",
    "Templates",
    "checked",
    "every",
    "every_line",
    "read",
    "read_own",
    "shipped",
    "template",
    "templates",
    "tidy",
    "written",
]


@cache
def every() -> tuple[Template, ...]:
    """Give every template that travels with the program, by group, then name and version; the defaults first."""
    files = (entry for entry in resources.files(__package__).iterdir() if entry.name.endswith(".toml"))
    found = [read(entry.read_text(encoding="utf-8")) for entry in files]
    defaults = {service.value for service in Service}
    return tuple(
        sorted(found, key=lambda item: (GROUPS.index(item.group), item.name not in defaults, item.name, item.version))
    )


@cache
def shipped() -> Templates:
    """Give what travels with the program as a collection."""
    return Templates(every())


def templates(service: Service) -> tuple[Template, ...]:
    """Give the newest version of each template for this service; the first is the default."""
    return shipped().offered(service)


def template(service: Service, name: str = "") -> Template:
    """Find a shipped template by its name (`kbt`), by name and version (`kbt/1`), or the service's default when empty.

    Raises:
        InvalidInput: There is none with that name for this service.
    """
    return shipped().template(service, name)


def every_line() -> frozenset[str]:
    """Give the heading lines of all shipped templates in every language, case-folded."""
    return shipped().every_line
