"""`verify`, `status`, `doctor`, `clock`: is everything whole, how does the practice stand, is the machine fit for it, is it the right day?

The rule: what is found names a place, never a value. `verify` ends with 6 when something was tampered with, else with 5 when
something is damaged; `doctor` opens nothing and asks for no passphrase.
"""

from typing import TYPE_CHECKING, Final

from journal_tui.cli.options import WrongUse
from journal_tui.cli.times import on, stamp
from journal_tui.locales import N_, _, ngettext

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands

FAILED, DAMAGED, TAMPERED = 1, 5, 6


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    commands.add("verify", _("Open and check every row of the three stores."), verify)
    commands.add("status", _("Show how much there is and what waits."), status)
    text = _("Say that the clock was ahead when the practice was last in use; --date-is says today's date. For the owner.")
    commands.group("clock", _("Set the log right after a clock that was ahead.")).add("correct", text, correct)
    text = _("Check this computer and the folder; opens nothing, asks for no passphrase.")
    commands.add("doctor", text, doctor, opens=False)


_STORES: Final = {
    "journal": N_("checking the journal"),
    "vault": N_("checking the vault"),
    "bookkeeping": N_("checking the bookkeeping"),
}


def verify(call: "Call") -> int:
    """Check every row."""

    def progress(store: str, done: int, total: int) -> None:
        call.output.progress(_(_STORES.get(store, store)), done, total)

    with call.practice() as practice:
        found = practice.verify(progress)
    problems = [
        {"store": problem.store, "table": problem.table, "row": problem.row, "code": problem.code}
        for problem in found.problems
    ]
    lines = [ngettext("{rows} row checked.", "{rows} rows checked.", found.rows).format(rows=found.rows)]
    lines += [f"× {problem.code}  {problem.store}/{problem.table}/{problem.row}" for problem in found.problems]
    lines.append(
        _("Not everything can be trusted. Keep a copy of the folder as it is.") if problems else _("Everything is whole.")
    )
    call.output.answer({"rows": found.rows, "problems": problems}, lines)
    codes = {problem.code for problem in found.problems}
    if not codes:
        return 0
    return DAMAGED if codes <= {"damaged", "missing_row"} else TAMPERED


def status(call: "Call") -> int:
    """Show counts and what waits."""
    with call.practice() as practice:
        found = practice.status()
    counts = {
        "clients": found.clients,
        "pseudonyms": found.subjects,
        "entries": found.entries,
        "drafts": found.drafts,
        "overdue_drafts": found.overdue_drafts,
        "frozen_drafts": found.frozen_drafts,
    }
    documents = {service.value: version for service, version in found.documents.items()}
    value: dict[str, object] = {"version": found.version, **counts, "documents": documents}
    value["policy_version"] = found.policy_version
    value["last_contact"] = on(found.last_contact)
    value["unfinished"] = [{"kind": act.kind, "code": act.code, "began": stamp(act.began)} for act in found.unfinished]
    value["problems"] = list(found.problems)
    words = (_("clients"), _("pseudonyms"), _("entries"), _("drafts"), _("of them overdue"), _("of them frozen"))
    lines = [f"{word.ljust(20)} {count:>7}" for word, count in zip(words, counts.values(), strict=True)]
    lines += [f"{_('consent document')} {service}: v{version}" for service, version in documents.items()]
    lines += [f"▲ {_(_WAITING.get(problem, problem))}" for problem in found.problems]
    call.output.answer(value, lines)
    return FAILED if "overdue_purge" in found.problems else 0


_WAITING: Final = {
    "unreadable_document": N_("A consent document cannot be read. Run verify."),
    "unreadable_draft": N_("A draft cannot be read. Run verify."),
    "unsigned_drafts": N_("Drafts have waited too long for their signature."),
    "half_done": N_("Something that touches two stores was left half done. Run verify."),
    "clock_went_back": N_("The clock has been set back; nothing is written until it is right."),
    "date_unconfirmed": N_("The clock has jumped ahead; nothing is written until somebody confirms the date."),
    "overdue_purge": N_("A purge has waited too long. purge preview shows it."),
    "no_document": N_("No consent document is published; no client can be asked."),
}


def correct(call: "Call") -> None:
    """Go on from today although the log stands ahead of it."""
    if call.options.date_is is None:
        raise WrongUse(_("clock correct needs --date-is with today's date."))
    with call.practice() as practice:
        days = practice.correct_clock(call.options.date_is)
    said = ngettext("The log stood {days} day ahead.", "The log stood {days} days ahead.", days).format(days=days)
    call.output.answer({"corrected": True, "days": days}, [said, _("What is written from now on has today's date.")])


def doctor(call: "Call") -> int:
    """Check the machine and the folder."""
    from journal_tui.practice.doctor import doctor as examine
    from journal_tui.wording.machine import check_sentence

    failed = False
    for check in examine(call.home):
        failed = failed or check.result == "fail"
        sign = {"ok": "●", "warn": "▲", "fail": "×"}[check.result]
        call.output.row(
            {"name": check.name, "result": check.result, "detail": check.detail, "value": check.value},
            f"{sign} {check_sentence(check)}",
        )
    return FAILED if failed else 0
