"""Templates and phrases as rows of a list, and what one of them holds as a preview."""

from collections.abc import Sequence

from textual.content import Content

from journal_tui.locales import N_, _, language
from journal_tui.practice.library import Phrase
from journal_tui.practice.templates import Role, Template
from journal_tui.practice.values import Service
from journal_tui.tui import render
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, row, text
from journal_tui.wording import service_name

TITLE, CODE = 28, 12
ROLE_WORDS = {Role.PLAN: N_("plan"), Role.HOMEWORK: N_("homework"), Role.GOALS: N_("goals")}


def library_rows(templates: Sequence[Template], phrases: Sequence[Phrase]) -> list[Row]:
    """Own templates, own phrases, then those that come with the program."""
    parts: tuple[tuple[str, list[Row]], ...] = (
        (_("Your own templates"), [_template(each) for each in _in_order(templates) if each.own]),
        (_("Your own phrases"), [_phrase(each) for each in phrases if each.own]),
        (_("Templates that come with the program"), [_template(each) for each in templates if not each.own]),
        (_("Phrases that come with the program"), [_phrase(each) for each in phrases if not each.own]),
    )
    rows: list[Row] = []
    if not any(own for _title, own in parts[:2]):
        rows += [
            text(_("You have none of your own yet."), "$strong bold"),
            text(_("{key:new-in-library} makes one. Enter on one below makes your own from it."), "$muted"),
        ]
    for title, inside in parts:
        if inside:
            rows += [*([blank()] if rows else []), heading(title, str(len(inside))), *inside]
    return rows


def _in_order(templates: Sequence[Template]) -> list[Template]:
    return sorted(templates, key=lambda each: each.title(language()).casefold())


def _template(each: Template) -> Row:
    count = " · ".join(one.title(language()) for one in each.headings)
    return row(
        f"template:{each.name}",
        Cell(each.title(language()), "$ink", width=TITLE, strong=True),
        Cell(_services(each.services), "$muted", width=13),
        Cell(_("put away") if each.retired else count, "$muted"),
    )


def _phrase(each: Phrase) -> Row:
    said = _("put away") if each.retired else render.one_line(each.text)
    return row(
        f"phrase:{each.code}:{each.language}",
        Cell(f";{each.code}", "$ink", width=CODE, strong=True),
        Cell(_services(each.services), "$muted", width=13),
        Cell(said, "$muted"),
    )


def _services(services: Sequence[Service]) -> str:
    if not services or len(services) == len(Service):
        return _("all services")
    return ", ".join(service_name(service) for service in services)


def chosen(key: str, templates: Sequence[Template], phrases: Sequence[Phrase]) -> Template | Phrase | None:
    """What a row stands for."""
    kind, _colon, name = key.partition(":")
    if kind == "template":
        return next((each for each in templates if each.name == name), None)
    return next((each for each in phrases if f"{each.code}:{each.language}" == name), None)


def preview(marked: Template | Phrase | None) -> Content:
    """What it holds: the headings with their hints, or the text."""
    if marked is None:
        return Content("")
    if isinstance(marked, Phrase):
        head = Content.styled(f";{marked.code}", "$strong bold")
        lines = [head, Content.styled(_version(marked.number), "$muted"), Content("")]
        return Content("\n").join([*lines, *(Content(render.inert(line)) for line in marked.text.split("\n"))])
    return template_preview(marked)


def template_preview(template: Template) -> Content:
    """The empty note as it will look: headings bold, hints muted, what a heading is for behind it."""
    lines = [Content.styled(_version(template.version if template.own else 0), "$muted")]
    for one in template.headings:
        role = f"   {_(ROLE_WORDS[one.role])}" if one.role else ""
        lines += [Content(""), Content.assemble((one.title(language()), "$strong bold"), (role, "$muted"))]
        lines += [Content.styled(one.hint(language()), "$muted")] if one.hint(language()) else []
    return Content("\n").join(lines)


def _version(number: int) -> str:
    return _("version {number}").format(number=number) if number else _("comes with the program")
