"""The practice's own templates: kept in versions, retired, brought back.

Rules: a change is the next number and never touches an older one; what is kept was held against the vault; the headings
are known to everything that reads notes from the moment in which they are kept.
"""

from collections.abc import Collection, Iterator

from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, NotFound
from journal_tui.practice.library.names import NameCheck, Part
from journal_tui.practice.library.values import NamedPlace, names_found
from journal_tui.practice.templates import Heading, Role, Template, Templates, checked, every
from journal_tui.practice.terms import Service
from storage.audit.actions import Action
from storage.journal.matters import OwnHeadingRecord, OwnTemplateRecord
from storage.journal.repositories import Journal
from storage.sealed.record import new_id

MOST = 200
"""Own templates, retired ones counted: a list that nobody can overlook helps nobody."""


class OwnTemplates:
    """The templates of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self._context = context
        self._rows = context.journal.own_templates

    def known(self) -> Templates:
        """Give every template in every version, shipped and own."""
        return self._context.templates

    def offered(self, service: Service) -> tuple[Template, ...]:
        """Give what a note of this service may have; the first is the default."""
        return self._context.templates.offered(service)

    def get(self, name: str) -> Template:
        """Give the newest version of a template, by name or key, shipped or own, retired or not.

        Raises:
            NotFound: There is none.
        """
        known = self._context.templates
        newest = {each.name: each for each in known.newest()}
        found = known.find(name) or newest.get(name) or newest.get(f"own.{name}")
        if found is None:
            raise NotFound(kind="template")
        return found

    def versions(self, name: str) -> tuple[Template, ...]:
        """Give every version of a template, oldest first."""
        wanted = self.get(name).name
        return tuple(each for each in self._context.templates.every if each.name == wanted)

    def ordinary(self, name: str) -> tuple[str, ...]:
        """Give the words of an own template that look like names and are none, as somebody said."""
        held = self._newest()
        record = held.get(name) or held.get(f"own.{name}")
        return record.ordinary if record is not None else ()

    def names(self, template: Template, ordinary: Collection[str] = ()) -> tuple[NamedPlace, ...]:
        """Say where a template may name somebody, before it is kept."""
        return NameCheck(self._context).places(_parts(template), ordinary)

    def keep(self, template: Template, ordinary: Collection[str] = (), *, fresh: bool = False) -> Template:
        """Keep a template: the first version, or the next one of the template with this name.

        Args:
            template: As it shall be; its version is given here. Its name begins with `own.`.
            ordinary: Words in it that a person called no names.
            fresh: It is a new one: a name that is taken is no next version.

        Returns:
            The version that is in force now; the one before when nothing differs.

        Raises:
            InvalidInput: It breaks the rules of a template, or the name is taken or a shipped one.
            NamesFound: It may name somebody; nothing was kept.
        """
        checked(template)
        if not template.own:
            raise InvalidInput(field="template", reason="shipped")
        held = self._newest()
        before = held.get(template.name)
        if before is not None and fresh:
            raise InvalidInput(field="template", reason="taken")
        if before is None and len(held) >= MOST:
            raise InvalidInput(field="template", reason="many", most=MOST)
        places = self.names(template, ordinary)
        if places:
            raise names_found(places)
        return self._add(before, template, tuple(sorted(set(ordinary))), retired=False)

    def retire(self, name: str) -> Template:
        """Offer a template no more. Notes that have it keep their headings.

        Raises:
            NotFound: There is no own template with this name.
        """
        return self._turn(name, retired=True)

    def bring_back(self, name: str) -> Template:
        """Offer a retired template again.

        Raises:
            NotFound: There is no own template with this name.
        """
        return self._turn(name, retired=False)

    def take_back(self, name: str) -> Template:
        """Undo the last change: the version before it goes on under the next number; a first version is retired.

        Raises:
            NotFound: There is no own template with this name.
        """
        versions = self.versions(name)
        if len(versions) < 2:
            return self.retire(name)
        record = self._newest()[versions[-1].name]
        return self._add(record, versions[-2], self._record(versions[-2]).ordinary, retired=versions[-2].retired)

    def _turn(self, name: str, *, retired: bool) -> Template:
        newest = self.get(name)
        record = self._newest().get(newest.name)
        if record is None:
            raise NotFound(kind="template")
        return self._add(record, newest, record.ordinary, retired=retired)

    def _add(
        self, before: OwnTemplateRecord | None, template: Template, ordinary: tuple[str, ...], *, retired: bool
    ) -> Template:
        number = before.number + 1 if before is not None else 1
        record = OwnTemplateRecord(
            id=new_id(),
            subject=bytes(16),
            created_ms=self._context.stamp_ms(),
            name=template.name,
            services=tuple(service.value for service in template.services),
            number=number,
            sv=template.sv,
            en=template.en,
            headings=tuple(_heading_record(heading) for heading in template.headings),
            retired=retired,
            ordinary=ordinary,
        )
        if before is not None and _content(before) == _content(record):
            return _template(before)
        store = self._context.stores.journal
        with store.database.write():
            self._rows.add(record)
            store.audit.add(Action.TEMPLATE_KEPT, object=record.id, extra=number)
        self._context.shelf.renew_templates()
        return _template(record)

    def _newest(self) -> dict[str, OwnTemplateRecord]:
        return {record.name: record for record in records(self._context.journal)}

    def _record(self, template: Template) -> OwnTemplateRecord:
        return next(
            each for each in records(self._context.journal) if (each.name, each.number) == (template.name, template.version)
        )


def records(journal: Journal) -> Iterator[OwnTemplateRecord]:
    """Every own template that can be read, the versions of one in ascending order."""
    found = [row for row in journal.own_templates.all() if isinstance(row, OwnTemplateRecord)]
    yield from sorted(found, key=lambda row: row.number)


def known_templates(journal: Journal) -> Templates:
    """Shipped and own templates; an own row that cannot be read is left out, and `verify` names it."""
    return Templates((*every(), *(_template(record) for record in records(journal))))


def _template(record: OwnTemplateRecord) -> Template:
    headings = tuple(
        Heading(each.code, each.sv, each.en, Role(each.role), each.sv_hint, each.en_hint) for each in record.headings
    )
    services = tuple(Service(each) for each in record.services)
    return Template(
        record.name, services, record.number, record.sv, record.en, headings, group="own", retired=record.retired
    )


def _heading_record(heading: Heading) -> OwnHeadingRecord:
    return OwnHeadingRecord(heading.id, heading.sv, heading.en, heading.role.value, heading.sv_hint, heading.en_hint)


def _content(record: OwnTemplateRecord) -> tuple[object, ...]:
    return (record.services, record.sv, record.en, record.headings, record.retired, record.ordinary)


def _parts(template: Template) -> list[Part]:
    """What of a template is held against the vault, each text once."""
    parts = [Part("title", 1, title) for title in dict.fromkeys((template.sv, template.en))]
    for number, heading in enumerate(template.headings, start=1):
        parts += [Part("heading", number, line) for line in dict.fromkeys((heading.sv, heading.en))]
        parts += [Part("hint", number, hint) for hint in dict.fromkeys((heading.sv_hint, heading.en_hint)) if hint]
    return [*parts, Part("name", 1, template.name.removeprefix("own.").replace("-", " "))]
