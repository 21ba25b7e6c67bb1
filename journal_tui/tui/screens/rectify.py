"""One field of a client's record, put right: what stands there, what is right, and how that is known.

Rule: nothing is changed without a reason; what stood there before is kept sealed with the case.
"""

from collections.abc import Callable, Mapping
from typing import Final

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice import contact_rules as rules
from journal_tui.practice.rights.case_words import Corrected
from journal_tui.practice.values import Contact
from journal_tui.tui import render
from journal_tui.tui.forms import checker
from journal_tui.tui.gateway import Failure
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.screens.library_form import SheetArea
from journal_tui.tui.widgets.field import Field
from journal_tui.wording.case_steps import corrected_words

LABEL = 16
_CHECKS: Final[Mapping[Corrected, Callable[[str], str]]] = {
    Corrected.GIVEN: checker(lambda text: rules.name(text, "given")),
    Corrected.SURNAME: checker(lambda text: rules.name(text, "surname")),
    Corrected.PHONE: checker(rules.phone, "070-174 06 12"),
    Corrected.EMAIL: checker(rules.email, "anna@example.org"),
    Corrected.ADDRESS: checker(lambda text: rules.clean(text, "address")),
    Corrected.EMPLOYER: checker(lambda text: rules.clean(text, "employer")),
}


def stands(contact: Contact, field: Corrected) -> str:
    """What stands in a field now."""
    return ", ".join(contact.nicknames) if field is Corrected.NICKNAMES else str(getattr(contact, field.value))


class RectifyScreen(FormScreen[None]):
    """The form for one field."""

    HELP_TITLE = N_("Put a field right")
    HELP = N_(
        "Write what is right, and how you know it: a card that was shown, what the client said. What stood there before, who changed "
        "it, when and why are kept with the case, locked, and stand in the client's extract. Of somebody who was taken in twice the same "
        "is put right under both; something else that stands there stays."
    )
    DEFAULT_CSS = """
    RectifyScreen .explained { height: auto; padding: 0 2; color: $muted; margin-bottom: 1; }
    RectifyScreen #now { height: auto; padding: 0 2; margin-bottom: 1; }
    RectifyScreen #wrong { height: auto; padding: 1 2 0 2; color: $stop; }
    RectifyScreen SheetArea { height: 1fr; min-height: 4; }
    """

    def __init__(self, number: str, field: Corrected, contact: Contact, beside: tuple[tuple[str, bool], ...] = ()) -> None:
        """Correct this field in this case; `beside`: who else the client is, and whether theirs is put right too."""
        super().__init__()
        self.number, self.field, self.contact, self.beside = number, field, contact, beside
        self.KEEP = f"rectify-{number}-{field.value}"
        self.area = SheetArea("", id="text")

    def fields(self) -> ComposeResult:
        """What stands there, what is right, why."""
        yield Static(id="now", markup=False)
        yield Field(N_("Is right"), id=self.field.value, width=LABEL, check=_CHECKS.get(self.field))
        yield Static(classes="explained", markup=False)
        yield self.area
        yield Static(id="wrong", markup=False)

    def paint(self) -> None:
        super().paint()
        self.query_one(".explained", Static).update(_("How you know it, in words that the client may read:"))
        words = corrected_words(self.field.value)
        self.header(_("Put right: {field}").format(field=words), _("case {number}").format(number=self.number))
        held = stands(self.contact, self.field)
        shown = Content.styled(_("hidden"), "$muted") if self.names_hidden else render.name(held or "–")
        lines = [Content.assemble((_("Stands now").ljust(LABEL), "$muted"), shown)]
        for code, same in self.beside:
            said = _("the same stands there: put right too") if same else _("something else stands there: it stays")
            lines.append(Content.assemble((_("Under {code}").format(code=code).ljust(LABEL), "$muted"), (said, "$ink")))
        self.query_one("#now", Static).update(Content("\n").join(lines))

    def action_save(self) -> None:
        wrong = self.query_one("#wrong", Static)
        if not self.check_all():
            return
        if not self.area.text.strip():
            wrong.update(f"× {_('Write how you know it.')}")
            self.area.focus()
            return
        self.save()

    @work(exclusive=True, group="save", description="put a field right")
    async def save(self) -> None:
        """Put it right and go back to the case."""
        number, field, value, why = self.number, self.field, self.value(self.field.value), self.area.text
        try:
            await self.host.gateway.ask(lambda p: p.rectifications.correct(number, field, value, why))
        except Failure as failure:
            if not self.complain(failure):
                self.query_one("#wrong", Static).update(f"× {failure.text}")
            return
        self.is_saved()
        self.host.done(_("Put right. What stood there is kept with the case."))
        if self.is_current:
            self.host.go_back()
