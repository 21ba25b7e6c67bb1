"""Which instrument: a list that narrows while one types, and the way to name somebody else's form."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from journal_tui.locales import N_, _
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.measures.instrument import UNIT, Better, Instrument
from journal_tui.practice.measures.scoring import checked_total, read_number
from journal_tui.tui.forms import checker, words_for
from journal_tui.tui.kiosk.question import value_lines
from journal_tui.tui.modals.base import Dialog, paragraph
from journal_tui.tui.modals.pick import PickDialog
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.rows import Cell, Row, row
from journal_tui.wording.measures import about_text, better_text, range_text, title_text

OTHER = "+"
TITLE = 12


class InstrumentDialog(PickDialog):
    """Asks which instrument; answers its key, or `OTHER`."""

    LABEL = N_("Search")
    HELP_TITLE = N_("Which measurement")
    HELP = N_(
        "Type a part of the name. Those for this service stand first. The last row names a form of which only the total is kept."
    )

    def __init__(self, instruments: Sequence[Instrument], *, other: bool = True) -> None:
        """Offer these.

        Args:
            instruments: In the order in which they are offered.
            other: Whether somebody else's form may be named.
        """
        super().__init__(Content.styled(_("What is measured?"), "$strong bold"))
        self._instruments = tuple(instruments)
        self._other = other

    def rows_for(self, typed: str) -> Sequence[Row]:
        """Those whose name or sentence holds what is typed."""
        wanted = typed.casefold().strip()
        found = [each for each in self._instruments if wanted in f"{title_text(each)} {about_text(each)}".casefold()]
        rows = [_row(each) for each in sorted(found, key=lambda each: not title_text(each).casefold().startswith(wanted))]
        if self._other:
            words = _("Another form"), _("only its total is kept")
            rows.append(row(OTHER, Cell(words[0], "$ink", width=TITLE, strong=True), Cell(words[1], "$muted")))
        return rows

    def nothing(self) -> str:
        """What is said when no row fits."""
        return _("No instrument is called that.")


def _row(one: Instrument) -> Row:
    return row(
        one.key,
        Cell(title_text(one), "$ink", width=TITLE, strong=True),
        Cell(about_text(one), "$muted", grow=True),
    )


class ValueDialog(Dialog[int]):
    """Asks for one value or total; answers it in thousandths."""

    HELP_TITLE = N_("A value")
    HELP = N_("Type the number and press Enter. A comma and a point mean the same.")
    DEFAULT_CSS = "ValueDialog Field { padding: 0 2 0 0; }"

    def __init__(self, instrument: Instrument) -> None:
        """Ask for a value of this instrument."""
        super().__init__()
        self._instrument = instrument

    def body(self) -> ComposeResult:
        """What is asked, the field."""
        one = self._instrument
        head = Content.assemble(
            (title_text(one), "$strong bold"), "   ", (f"{range_text(one)} {one.unit}".strip(), "$muted")
        )
        yield paragraph(head)
        yield paragraph(Content("\n").join(value_lines(one, "", 60)[:-2]))
        yield Field(N_("Total") if one.items else N_("Value"), id="value", width=8)

    def on_mount(self) -> None:
        """Begin in the field."""
        self.query_one(Field).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            value = checked_total(self._instrument, read_number(event.value))
        except InvalidInput as wrong:
            self.query_one(Field).complain(words_for(wrong))
            return
        self.answer(value)


class NameFormDialog(Dialog[tuple[str, int, int, str]]):
    """Asks what somebody else's form is called and how far its total goes; answers name, least, most, direction."""

    KEEP = "another-form"
    HELP_TITLE = N_("Another form")
    HELP = N_("Only its name and its total are kept, so that nothing of its owner's words is used.")
    DEFAULT_CSS = "NameFormDialog Field { padding: 0 2 0 0; }"

    def body(self) -> ComposeResult:
        """Four fields."""
        yield paragraph(_("Another form"), "$strong bold")
        yield paragraph(_(self.HELP), "$muted")
        yield Field(N_("Name"), id="name", width=16)
        yield Field(N_("Lowest total"), id="least", value="0", width=16, check=checker(_whole, "0"))
        yield Field(N_("Highest total"), id="most", width=16, check=checker(_whole, "54"))
        options = [(each.value, better_text(each) or _("neither")) for each in Better]
        yield Choices(N_("Better"), options, id="better", chosen=[Better.NEITHER.value], width=16)

    def on_mount(self) -> None:
        """Begin with the name."""
        self.query_one("#name", Field).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        fields = [self.query_one(f"#{name}", Field) for name in ("name", "least", "most")]
        if not fields[0].value.strip():
            fields[0].complain(_("Write what it is called."))
        elif all(field.check() for field in fields):
            least, most = (_whole(field.value) for field in fields[1:])
            better = self.query_one("#better", Choices).chosen[0]
            self.answer((fields[0].value.strip(), least, most, better))


def _whole(typed: str) -> int:
    value = read_number(typed)
    if value % UNIT:
        raise InvalidInput(field="range", reason="not_a_number")
    return value // UNIT
