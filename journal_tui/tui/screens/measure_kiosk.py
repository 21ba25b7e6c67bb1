"""Client mode for a measurement: the client has the screen, one question at a time, number keys.

Rule: each answer is on its way to the journal as it is given, so that an interruption loses none; nothing of the journal
stands on the paper, no total either: what it came to is the counsellor's to tell. Only the password leads out.
"""

from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum

from textual import events, work
from textual.content import Content

from journal_tui.locales import _, use
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.measures.instrument import UNIT, Instrument
from journal_tui.practice.measures.scoring import checked_total, read_number
from journal_tui.practice.measures.values import Measured
from journal_tui.tui.commands import key_name
from journal_tui.tui.forms import words_for
from journal_tui.tui.gateway import Closed, Failure
from journal_tui.tui.kiosk.answering import Answering, step, typed_number
from journal_tui.tui.kiosk.drawing import line
from journal_tui.tui.kiosk.faces import Face, Key
from journal_tui.tui.kiosk.question import end_lines, place_text, question_lines, value_lines
from journal_tui.tui.kiosk.state import ATTEMPTS
from journal_tui.tui.measuring import Filling
from journal_tui.tui.screens.client_mode import ClientModeScreen
from journal_tui.wording.measures import title_text

AROUND = 7
"""Rows that are not the question: margin, title, place, blank, what went wrong, keys."""


class Stage(StrEnum):
    """Which face is shown."""

    ANSWERING = "answering"
    DONE = "done"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of it: the questionnaire as far as it was answered and whether it was handed in, or the value of a scale."""

    measured: Measured | None = None
    value: int | None = None
    handed_in: bool = False


class MeasureKioskScreen(ClientModeScreen[Filled]):
    """The client's screen for one instrument."""

    def __init__(self, instrument: Instrument, filling: Filling | None = None) -> None:
        """Show an instrument to a client.

        Args:
            instrument: What is answered.
            filling: A questionnaire that was begun; None for a scale or a number.
        """
        super().__init__()
        self.instrument = instrument
        self.filling = filling
        self.state = Answering.opened(instrument, filling.measured.answers if filling else ())
        self.typed = ""
        self.stage = Stage.ANSWERING
        self._came_from = Stage.ANSWERING
        self._failures = 0
        self.outcome = Filled()

    @property
    def leaving(self) -> bool:
        """Whether the counsellor's password is asked for now."""
        return self.stage is Stage.LEAVING

    def wrong_password(self) -> bool:
        """Count a wrong password; True when it was one too many."""
        self._failures += 1
        return self._failures >= ATTEMPTS

    def seal(self) -> "Future[object] | None":
        """Answers that are not saved yet."""
        return self.filling.seal() if self.filling else None

    def place(self) -> None:
        """After a lock it waits among the measurements."""

    # -- painting -----------------------------------------------------------------------------

    def face(self) -> Face:
        """The face of the present stage."""
        sheet = self.sheet
        head = [Content(""), line(title_text(self.instrument), sheet, "$strong bold")]
        other = "English" if self.shown_language == "sv" else "Svenska"
        match self.stage:
            case Stage.DONE:
                said = _("Thank you. Hand the screen back to your counsellor.")
                keys: tuple[Key, ...] = (("Enter", _("Hand back"), True), ("←", _("Change an answer"), True))
                return Face([*head, Content(""), *self._wrapped(said)], self._trouble, keys)
            case Stage.LEAVING:
                said = _("Hand the screen back to your counsellor, who writes the passphrase.")
                kept = _("Your answers are saved.") if self._kept else _("Nothing has been saved.")
                lines = [*head, Content(""), *self._wrapped(kept), *self._wrapped(said), Content("")]
                return Face(lines, self._trouble, (("Enter", _("Hand back"), True), ("Esc", _("Back"), True)))
            case _:
                pass
        if self.filling is None:
            body = value_lines(self.instrument, self.typed, sheet.text)
            keys = (
                ("0–9", _("Answer"), True),
                ("Enter", _("Done"), bool(self.typed)),
                ("E", other, True),
                ("X", _("Cancel"), True),
            )
        elif self.state.through:
            body = end_lines(self.state, sheet.text)
            keys = (
                ("Enter", _("Done"), self.state.answered > 0),
                ("←", _("Change an answer"), True),
                ("X", _("Cancel"), True),
            )
        else:
            body, items = question_lines(self.state, sheet.text, sheet.height - AROUND), self.state.items
            keys = (
                (f"{items.least // UNIT}–{items.most // UNIT}", _("Answer"), True),
                ("←", _("Back"), self.state.at > 0),
                (key_name("space"), _("Leave out"), True),
                ("E", other, True),
                ("X", _("Cancel"), True),
            )
        if self.filling is not None:
            head.append(line(place_text(self.state), sheet, "$muted"))
        return Face([*head, Content(""), *(line(each, sheet) for each in body)], self._trouble, keys)

    def _wrapped(self, words: str) -> list[Content]:
        return [line(part, self.sheet) for part in Content.styled(words, "$ink").wrap(self.sheet.text)]

    @property
    def _kept(self) -> bool:
        return self.state.answered > 0 or self.outcome.value is not None

    # -- keys ---------------------------------------------------------------------------------

    def press(self, event: events.Key) -> None:
        """What a key does where the client is."""
        key, character = event.key, (event.character or "").lower()
        if self.stage is Stage.LEAVING:
            if key == "escape":
                self._go(self._came_from)
        elif self.stage is Stage.DONE:
            self._press_done(key)
        elif character == "e":
            self.shown_language = "en" if self.shown_language == "sv" else "sv"
            use(self.shown_language)
            self.repaint()
        elif character == "x":
            self._go(Stage.LEAVING)
        elif self.filling is None:
            self._press_value(key, character)
        else:
            self._press_question(self.filling, key, character)

    def _press_done(self, key: str) -> None:
        if key == "enter":
            self._go(Stage.LEAVING)
        elif key in {"left", "backspace"}:
            self.outcome = Filled(self.outcome.measured)
            self.state = self.state.back() if self.filling else self.state
            self._go(Stage.ANSWERING)

    def _press_value(self, key: str, character: str) -> None:
        if key == "enter" and self.typed:
            try:
                self.outcome = Filled(value=checked_total(self.instrument, read_number(self.typed)), handed_in=True)
            except InvalidInput as wrong:
                self._trouble = words_for(wrong)
                self.repaint()
                return
            self._go(Stage.DONE)
            return
        self.typed = typed_number(self.typed, key, character)
        self._trouble = ""
        self.repaint()

    def _press_question(self, filling: Filling, key: str, character: str) -> None:
        if key == "enter" and self.state.through:
            if self.state.answered:
                self._busy = True
                self.hand_in(filling)
            return
        self.state = step(self.state, key, character)
        filling.give(self.state.answers)
        self.outcome = Filled(filling.measured)
        self._trouble = ""
        self.repaint()

    @work(exclusive=True, group="kiosk", description="hand in answers", exit_on_error=False)
    async def hand_in(self, filling: Filling) -> None:
        """Wait until every answer is saved; what goes wrong is said on the paper, and the answers stay."""
        try:
            measured = await filling.settled()
        except (Failure, Closed) as failure:
            self._trouble = f"{failure.title}. {failure.text}" if isinstance(failure, Failure) else ""
            self.repaint()
            return
        else:
            self.outcome = Filled(measured, handed_in=True)
            self._go(Stage.DONE)
        finally:
            self._busy = False

    def _go(self, stage: Stage) -> None:
        if stage is Stage.LEAVING and self.stage is not Stage.LEAVING:
            self._came_from = self.stage
        self.stage = stage
        self.write_in("#password" if stage is Stage.LEAVING else "")
