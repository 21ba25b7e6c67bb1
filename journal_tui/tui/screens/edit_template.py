"""A template of the practice's own: its name, its services, its headings one a line; beside it the empty note as it will look."""

import re
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from journal_tui.locales import N_, _, language
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.library import NamedPlace
from journal_tui.practice.library.sheet import headings_of, sheet
from journal_tui.practice.templates import Template, tidy
from journal_tui.practice.values import Service
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.library_form import LibraryForm
from journal_tui.tui.widgets.library_rows import template_preview
from journal_tui.wording import error_text

OWN = "own."
_LETTERS = re.compile(r"[^a-z0-9åäö]+")


class EditTemplateScreen(LibraryForm):
    """Make a template, change one, or make one's own from a shipped one."""

    SIDE = True
    HELP_TITLE = N_("A template of your own")
    HELP = N_(
        "One heading a line. An indented line under it is its hint: shown while nothing is written there, never stored. "
        "= plan, = homework or = goals behind a heading says what stands there, so that it is found next time. {key:save-form} saves."
    )
    TEXT_HELP = N_("One heading a line, its hint indented below. = plan, = homework, = goals")

    def __init__(self, template: Template | None) -> None:
        """Open the form.

        Args:
            template: What is changed; a shipped one is where an own one begins; None for an empty one.
        """
        self.before = template
        own = template is not None and template.own
        title = template.title(language()) if template is not None else ""
        text = sheet(template.headings, language()) if template is not None else ""
        services = template.services if template is not None else tuple(Service)
        super().__init__(f"template:{template.name if template else ''}", title, text, services)
        self.fresh = not own

    def one_line(self) -> str:
        return N_("Title")

    def side(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(id="shown", markup=False)

    def paint(self) -> None:
        super().paint()
        self.header(_("New template") if self.fresh else _("Change the template"))
        self._preview()

    @on(TextArea.Changed)
    def _preview(self) -> None:
        try:
            headings = headings_of(self.area.text, language())
        except InvalidInput:
            return
        shown = Template("own.x", (), self.before.version + 1 if self.before and not self.fresh else 1, "x", "x", headings)
        self.query_one("#shown", Static).update(template_preview(shown) if headings else Content(""))

    def made(self) -> Template:
        """The template as it is written.

        Raises:
            Failure: A line cannot be read.
        """
        title, text, services = self.written()
        before = self.before
        try:
            headings = headings_of(text, language(), before.headings if before is not None else ())
        except InvalidInput as error:
            words = error_text(error)
            raise Failure(error.code, error.facts, words.title, words.text, words.next) from None
        title = tidy(title)
        sv = en = title
        if before is not None and before.title(language()) == title:
            sv, en = before.sv, before.en
        name = before.name if before is not None and before.own else OWN + slug(title)
        return Template(name, services, 1, sv, en, headings)

    async def names(self) -> Sequence[NamedPlace]:
        made = self.made()
        old = self.before.name if self.before is not None and self.before.own else ""
        return await self.host.gateway.ask(
            lambda p: p.library.templates.names(made, p.library.templates.ordinary(old) if old else ())
        )

    async def keep(self, ordinary: tuple[str, ...]) -> None:
        made, fresh = self.made(), self.fresh
        await self.host.gateway.ask(
            lambda p: p.library.templates.keep(
                made, (*ordinary, *(() if fresh else p.library.templates.ordinary(made.name))), fresh=fresh
            )
        )


def slug(title: str) -> str:
    """The short name that a title gives."""
    return _LETTERS.sub("-", title.casefold()).strip("-")[:40].strip("-") or "mall"
