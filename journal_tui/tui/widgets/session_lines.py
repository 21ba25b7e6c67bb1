"""The lines around an open note: who and under which consent, the clock, the save mark, what is failing, the keys."""

from datetime import datetime

from textual.content import Content

from journal_tui.locales import _
from journal_tui.practice import session_clock
from journal_tui.practice.gate import Permit
from journal_tui.practice.values import Appointment
from journal_tui.tui.badges import service_name
from journal_tui.tui.gateway import Failure
from journal_tui.tui.note.clock_face import clock_face, save_mark

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


def note_keys(
    *, failing: bool, refused: bool, wide: bool, huge: bool, measures: bool = True
) -> list[tuple[str, str, bool]]:
    """The footer's pairs: which ones depends on the width and on whether saving works.

    `measures`: whether the client has said yes to them here; else their key is muted.
    """
    offered = [
        ("Ctrl+S", _("Try now"), failing),
        ("Ctrl+T", _("Template"), huge),
        ("Ctrl+N", _("Heading"), True),
        ("Ctrl+O", _("Agreement") if wide else _("Agreem."), not refused),
        ("Ctrl+F", _("Follow up"), wide and not huge and not refused),
        ("Ctrl+R", _("As stored") if wide else _("Words"), True),
        ("F4", _("Appointment"), refused and not failing),
        ("Ctrl+B", _("Measure"), wide),
        ("Ctrl+L", _("Lock"), wide),
        ("F12", _("Sign"), not failing),
        ("F1", _("Help"), True),
    ]
    muted = {"F12": refused, "Ctrl+B": refused or not measures}
    return [(key, label, not muted.get(key, False)) for key, label, shown in offered if shown]
