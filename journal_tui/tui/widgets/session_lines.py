"""The lines around an open note: who and under which consent, the clock, the save mark, what is failing, the keys."""

from datetime import datetime

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice import session_clock
from journal_tui.practice.gate import Permit
from journal_tui.practice.values import Appointment
from journal_tui.tui import session_commands as commands
from journal_tui.tui.app_commands import GoSession, LockNow
from journal_tui.tui.badges import service_name
from journal_tui.tui.commands import Command, Help
from journal_tui.tui.gateway import Failure
from journal_tui.tui.measure_commands import MeasureHere
from journal_tui.tui.note.clock_face import clock_face, save_mark
from journal_tui.tui.screens.base import HUGE, WIDE
from journal_tui.tui.widgets.lines import MARGIN, MOST, pairs_width

INVERTED = "$bg on $accent bold"


def who_line(permit: Permit, *, refused: bool) -> Content:
    """Code, service and consent; no name stands in a session's header."""
    if refused:
        consent = Content.assemble(("■", "$stop"), " ", (_("withdrawn, frozen"), "$stop"))
    elif permit.notice is not None:
        words = _("granted v{version}, newer wording").format(version=permit.document_version)
        consent = Content.assemble(("▲", "$watch"), " ", (words, "$watch"))
    else:
        words = _("granted v{version}").format(version=permit.document_version)
        consent = Content.assemble(("●", "$ok"), " ", (words, "$muted"))
    return Content.assemble((permit.pseudonym, "$token"), "  ", (service_name(permit.service), "$ink"), "   ", consent)


def clock_line(
    appointment: Appointment, now: datetime, saved_ago: int, *, failing: bool, wide: bool, notice: int
) -> Content:
    """The session clock and the save mark."""
    paused = appointment.paused_since is not None
    face = clock_face(session_clock.elapsed(appointment, now), appointment.planned_minutes, paused=paused, notice=notice)
    mark = save_mark(saved_ago, failing=failing, wide=wide)
    strong, muted = (INVERTED, INVERTED) if face.inverted else ("$strong bold", "$muted")
    tone = ("$stop bold", "$stop bold") if mark.failing else ("$ok", "$muted")
    return Content.assemble(
        (" ", muted), (face.elapsed, strong), ("  ", muted), (face.remaining, muted), (" ", muted),
        "   ", (mark.symbol, tone[0]), " ", (mark.words, tone[1]),
    )  # fmt: skip


def trouble_lines(failure: Failure | None, width: int) -> Content:
    """What is said above the note while it cannot be saved: two lines, the second one set in."""
    if failure is None:
        return Content("")
    rest = [_("Your text is in memory, keep writing."), _("We try again every five seconds.")]
    if failure.code == "disk_full":
        rest.insert(1, _("Free at least 20 MB."))
    elif failure.code == "recogniser_damaged":
        rest.insert(1, _("Install Journal TUI again."))
    said = Content.assemble((f"{failure.title.rstrip('.')}. ", "$stop bold"), (" ".join(rest), "$ink"))
    lines = said.wrap(max(width - 2, 20))
    marked = [Content.assemble(("! ", "$stop bold") if not at else "  ", line) for at, line in enumerate(lines)]
    return Content("\n").join(marked)


SPARE: tuple[type[Command], ...] = (LockNow, MeasureHere, commands.FollowUp)
"""What leaves the footer first when its pairs do not fit; the list of commands still has it."""


def note_keys(*, failing: bool, refused: bool, width: int, measures: bool = True) -> list[tuple[str, str, bool]]:
    """The footer's pairs: which ones depends on the width and on whether saving works.

    `measures`: whether the client has said yes to them here; else their key is muted.
    """
    wide, huge = width >= WIDE, width >= HUGE
    offered: list[tuple[type[Command], str, bool]] = [
        (commands.SaveNote, _("Try now"), failing),
        (commands.ChangeTemplate, _("Template"), huge),
        (commands.NextHeading, _("Heading"), True),
        (commands.WriteAgreement, _("Agreement") if wide else _("Agreem."), not refused),
        (commands.FollowUp, _("Follow up"), wide and not huge and not refused),
        (commands.ReviewWords, _("As stored") if wide else _("Words"), True),
        (GoSession, _("Appointment"), refused and not failing),
        (MeasureHere, _("Measure"), wide),
        (LockNow, _("Lock"), wide),
        (commands.SignNote, _("Sign"), not failing),
        (Help, _("Help"), True),
    ]
    muted = {commands.SignNote: refused, MeasureHere: refused or not measures}
    shown = [(each, label) for each, label, here in offered if here]

    def pairs() -> list[tuple[str, str, bool]]:
        return [(each.shown_key(), label, not muted.get(each, False)) for each, label in shown]

    for spare in SPARE:
        if len(shown) > MOST or pairs_width(pairs()) > width - 2 * MARGIN:
            shown = [pair for pair in shown if pair[0] is not spare]
    return pairs()
