"""A page with fields: scrolls, keeps what was typed when it is left with Esc, and shows all errors at once on save."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from journal_tui.locales import N_, _
from journal_tui.tui import render
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.day_commands import NextField, SaveForm
from journal_tui.tui.gateway import Failure
from journal_tui.tui.keeping import Keeping
from journal_tui.tui.screens.base import PageScreen, ResultT
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.collapsed import Collapsed
from journal_tui.tui.widgets.field import Field

LABEL = 16
"""Cells of the label column."""


class FormScreen(PageScreen[ResultT]):
    """The base of all forms.

    Attributes:
        WHOM: Whether it is about one client, named in its first line: the header has the code alone.
        KEEP: Names the form of which is kept what is typed, `contact-` and the client's id; empty keeps nothing, which is
            for secrets alone.
        LATE: The form is filled after it was opened, and then calls `begin_keeping` itself.
    """

    WHOM: ClassVar[bool] = False
    OFFERS: ClassVar[tuple[type[Command], ...]] = (NextField, SaveForm, Back)
    HAS_STATUS = False
    HELP_TITLE = N_("A form")
    KEEP = ""
    LATE: ClassVar[bool] = False
    keeping: Keeping | None = None
    DEFAULT_CSS = """
    FormScreen #main { max-width: 100; }
    FormScreen #main > VerticalScroll { height: 1fr; }
    FormScreen .gap { height: 1; }
    FormScreen #whom { height: 2; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def main(self) -> ComposeResult:
        if self.WHOM:
            yield Static(id="whom", markup=False)
        with VerticalScroll(can_focus=False):
            yield from self.fields()

    def whom(self) -> tuple[str, str]:
        """Name and code of the client, both empty while they are not known."""
        return "", ""

    def fields(self) -> ComposeResult:
        """The fields, in order."""
        yield from ()

    def on_mount(self) -> None:
        super().on_mount()
        if not self.LATE:
            self.begin_keeping()
        first = self.query(Field)
        if first:
            first.first().focus()

    def begin_keeping(self) -> None:
        """The form is filled: from now on what is typed is kept, and what was kept before stands there again."""
        if self.KEEP and self.keeping is None:
            self.keeping = Keeping(self, self.host.kept, self.KEEP)

    def keep_typed(self) -> bool:
        """Keep what is typed, because the form is left unsaved; whether there was something."""
        return self.keeping is not None and self.keeping.leave()

    def say_kept(self) -> None:
        """Keep what is typed, and say so."""
        if self.keep_typed():
            self.host.done(_("What you wrote is kept; open it again to go on."))

    def is_saved(self) -> None:
        """What was typed is saved: nothing of it is kept here."""
        if self.keeping is not None:
            self.keeping.saved()

    def header_right(self) -> Content:
        hint = self.KEEP and not self.WHOM
        return Content.styled(_("Esc keeps what you typed"), "$muted") if hint else super().header_right()

    def paint(self) -> None:
        for line in self.query("#whom").results(Static):
            name, code = self.whom()
            shown = render.code(code) if self.names_hidden else render.name(name)
            line.update(Content.assemble((_("Client").ljust(LABEL), "$muted"), shown) if name else "")
        for folded in self.query(Collapsed):
            folded.repaint()
        for field in self.query(Field):
            field.repaint()
        for choices in self.query(Choices):
            choices.repaint()

    def value(self, field: str) -> str:
        """What stands in a field."""
        return self.query_one(f"#{field}", Field).value

    def check_all(self) -> bool:
        """Check every field; the focus goes to the first that is wrong."""
        wrong = [field for field in self.query(Field) if field.display and not field.check()]
        if wrong:
            wrong[0].focus()
        return not wrong

    def complain(self, failure: Failure) -> bool:
        """Show a refusal at its field; False when no field of this form is meant."""
        named = str(failure.facts.get("field", ""))
        for field in self.query(Field):
            if field.id == named:
                field.complain(failure.text)
                field.focus()
                return True
        return False

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        super().on_descendant_focus(_event)
        if self.focused is not None:
            self.focused.scroll_visible(animate=False)

    def action_save(self) -> None:
        """Check everything and save."""

    def action_back(self) -> None:
        self.say_kept()
        super().action_back()
