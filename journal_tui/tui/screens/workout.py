"""One workout as a grid, the last one beside it; kept while it is written, opened from the note and from the client's card.

Rules: what is typed is never more than a few seconds from being sealed; a cell that cannot be right stays where it is, with the
reason below it, until it is corrected or emptied; the note that lies below is not touched.
"""

from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.gate import Permit
from journal_tui.practice.values import Service
from journal_tui.practice.workouts.lines import MOST_LINES
from journal_tui.practice.workouts.progress import exercises_of
from journal_tui.practice.workouts.values import Workout, WorkoutLine
from journal_tui.tui import render
from journal_tui.tui import workout_commands as commands
from journal_tui.tui.badges import service_name
from journal_tui.tui.commands import Back
from journal_tui.tui.grid.sheet import Sheet
from journal_tui.tui.note.clock_face import save_mark
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.workout_saving import KeptWorkout
from journal_tui.tui.widgets.grid import WorkoutGrid
from journal_tui.wording import day, verdict_sentence
from journal_tui.wording.workouts import line_text, number_text

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice


class WorkoutScreen(KeptWorkout):
    """The grid of one workout."""

    OFFERS = (
        commands.CopyWorkout,
        commands.WorkoutCurve,
        commands.NewLine,
        commands.DropLine,
        commands.UndoCell,
        commands.SaveWorkout,
        Back,
    )
    SIDE = True
    SIDE_NARROW = 0
    HELP_TITLE = N_("Workout")
    HELP = N_(
        "Type in a cell, Tab or Enter goes on; 3x8x60 fills three cells. A name that is begun is completed from earlier workouts: "
        "Tab takes it, Backspace does not. What cannot be right says why below the cell. {key:undo-cell} takes the last change back."
    )

    def __init__(self, client: str, appointment: str = "") -> None:
        """The workout of this appointment, or today's when there is none."""
        super().__init__(client, appointment)
        self.pseudonym = ""
        self.workouts: tuple[Workout, ...] = ()

    @property
    def current_client(self) -> str:
        """For the look-up: it begins with this client."""
        return self.client

    def main(self) -> ComposeResult:
        self.grid = WorkoutGrid(self.HELP, self.coded, id="grid")
        self.grid.locked = True
        yield self.grid

    def side(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(id="last", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.grid.focus()
        self.set_interval(1.0, self.beat)
        self.load()

    @work(exclusive=True, group="load", description="load workouts")
    async def load(self) -> None:
        """Fetch the workouts so far; the reading is logged."""
        client = self.client

        def read(practice: "Practice") -> None:
            statuses = practice.consent.status(client)
            self.pseudonym = next((each.pseudonym for each in statuses if each.service is Service.PT), "")
            answer = practice.gate.check(client, Service.PT)
            self.refusal = "" if isinstance(answer, Permit) else verdict_sentence(answer.verdict.value)
            self.workouts = practice.workouts.list(client)

        await self.host.gateway.ask(read)
        own = next((each for each in self.workouts if self.is_own(each)), None)
        self.learn(*self.workouts)
        if own is not None:
            self.kept, self.stored, self.open = own.id, own.lines, own.state == "open"
        self.loaded, self.grid.locked = True, bool(self.refusal)
        self.grid.show(Sheet(self.stored, exercises_of(self.workouts)))
        self.repaint()

    def is_own(self, workout: Workout) -> bool:
        """Whether it is the one that is written here."""
        if self.appointment:
            return workout.appointment == self.appointment
        return workout.at.astimezone().date() == self.host.now().date()

    @property
    def last(self) -> Workout | None:
        """The workout before this one."""
        return next((each for each in self.workouts if each.id != self.kept and not self.is_own(each)), None)

    def coded(self, exercise: str) -> Content | None:
        """An exercise as it is stored, while names are hidden."""
        code = self._codes.get(exercise, "") if self.names_hidden else ""
        return render.stored(code) if code else None

    # ---------------------------------------------------------------- painting
    def paint(self) -> None:
        last = self.last
        who = Content.assemble(render.code(self.pseudonym), "  ", (service_name(Service.PT), "$ink"))
        self.header(_("Workout"), Content.assemble(who, "   ", (day(self.host.now().date()), "$muted")))
        lines = [Content.styled(_("Last workout"), "$strong bold")]
        if last is not None:
            lines[0] = Content.assemble(lines[0], "  ", (day(last.at.astimezone().date()), "$muted"))
            lines += [self._last_line(each) for each in last.lines]
        else:
            lines.append(Content.styled(_("None yet. It stands here next time."), "$muted"))
        self.query_one("#last", Static).update(Content("\n").join(lines))
        self.grid.refresh()
        self._say()

    def _last_line(self, line: WorkoutLine) -> Content:
        numbers = line_text(line)[len(line.exercise) :]
        name = self.coded(line.exercise) or Content.styled(render.one_line(line.exercise), "$ink")
        return Content.assemble(name, (numbers, "$muted"))

    def _say(self) -> None:
        if self.refusal:
            self.status(Content.assemble(("× ", "$stop"), (self.refusal, "$stop")), "")
            return
        if self.failure is not None:
            title = f"{self.failure.title.rstrip('.')}. "
            self.status(Content.assemble(("! ", "$stop bold"), (title, "$stop bold"), (_("Keep writing."), "$ink")), "")
            return
        lines = self.sheet.lines()
        count = ngettext("{count} line", "{count} lines", len(lines)).format(count=len(lines))
        volumes = [each.volume for each in lines if each.volume is not None]
        volume = _("volume {kilos} kg").format(kilos=number_text(sum(volumes))) if volumes else ""
        wrong = self.grid.wrong
        right = ngettext("{count} cell to correct", "{count} cells to correct", wrong).format(count=wrong) if wrong else ""
        ending = Content.assemble(("▲ ", "$watch"), (right, "$watch")) if wrong else Content("")
        if not lines:
            count = _("Type an exercise, or copy the last workout.") if self.last else _("Type an exercise.")
        self.status("   ".join(part for part in (count, volume) if part), ending)

    def header_right(self) -> Content:
        """Whether it is saved."""
        mark = save_mark(self.state.age(monotonic()), failing=self.failure is not None, wide=self.wide)
        tone = ("$stop bold", "$stop bold") if mark.failing else ("$ok", "$muted")
        return Content.assemble((mark.symbol, tone[0]), " ", (mark.words, tone[1])) if self.kept else Content("")

    @on(WorkoutGrid.Changed)
    def _changed(self) -> None:
        if self.loaded and self.unsaved:
            self.state.changed(monotonic())
        self._say()

    # ---------------------------------------------------------------- keys
    @work(group="saving", description="save workout", exit_on_error=False)
    async def action_save(self) -> None:
        if await self.save() and not self.refusal:
            self.host.done(_("Saved"))

    def action_copy_last(self) -> None:
        last = self.last
        if last is None:
            self.host.done(_("There is no earlier workout to copy."))
        elif not self.grid.locked:
            count = self.sheet.add(last.lines)
            self.grid.laid()
            if count < len(last.lines):
                self.host.done(_("A workout holds {most} lines; the rest was left out.").format(most=MOST_LINES))

    def action_new_line(self) -> None:
        if not self.grid.locked:
            if not self.sheet.insert():
                self.host.done(_("A workout holds {most} lines.").format(most=MOST_LINES))
            self.grid.laid()

    def action_drop_line(self) -> None:
        if not self.grid.locked:
            self.sheet.drop()
            self.grid.laid()

    def action_undo_cell(self) -> None:
        if not self.grid.locked and not self.sheet.undo():
            self.host.done(_("There is nothing to take back."))
        self.grid.laid()

    def action_curve(self) -> None:
        from journal_tui.tui.screens.workout_curve import WorkoutCurveScreen

        self.sheet.commit()
        self.grid.laid()
        exercise = self.sheet.rows[self.sheet.row][0]
        self.show_curve(WorkoutCurveScreen(self.client, exercise))

    @work(exclusive=True, group="flow", description="curve of an exercise")
    async def show_curve(self, screen: PageScreen[None]) -> None:
        """What was just written is on it."""
        await self.save()
        self.host.show(screen)

    def action_back(self) -> None:
        self.leave()

    @work(group="leave", exclusive=True, description="leave workout", exit_on_error=False)
    async def leave(self) -> None:
        """Go back once everything is kept; a cell that cannot be right is shown first."""
        self.sheet.commit()
        self.grid.laid()
        if wrong := self.grid.first_wrong:
            self.sheet.go(*wrong)
            self.grid.laid()
            self.host.done(_("This cell cannot be kept as it is. Correct it, or empty it with Del."))
            return
        if await self.save() and self.is_current:
            kept = self.kept
            if kept and self.open and not self.refusal:
                await self.host.gateway.ask(lambda p: p.workouts.finish(kept))
            self.host.go_back()
