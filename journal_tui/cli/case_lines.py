"""A rights case on the line: its argument, its JSON, its one line for a person. No name is in any of them."""

from typing import TYPE_CHECKING

from journal_tui.cli.times import on, stamp
from journal_tui.locales import _
from journal_tui.practice.rights.case_words import Case
from journal_tui.wording.rights import channel_words, kind_words, state_words

if TYPE_CHECKING:
    import argparse

    from journal_tui.cli.call import Call


def case_argument(parser: "argparse.ArgumentParser") -> "argparse.ArgumentParser":
    """Name a case."""
    parser.add_argument("case", metavar=_("CASE"), help=_("the case's number, 2026-014"))
    return parser


def case_value(case: Case) -> dict[str, object]:
    """A case as JSON."""
    return {
        "case": case.number,
        "client": case.client,
        "also": list(case.also),
        "kind": case.kind.value,
        "channel": case.channel.value,
        "state": case.state.value,
        "received": on(case.received),
        "deadline": on(case.deadline),
        "days_left": case.days_left,
        "extended": case.extended,
        "identity": case.identity.value if case.identity else None,
        "service": case.service.value if case.service else None,
        "ground": case.ground or None,
        "approved": stamp(case.approved_at),
        "closed": stamp(case.closed_at),
    }


def case_line(case: Case) -> str:
    """A case on one line: number, kind, state, last day; no name."""
    from journal_tui.wording.case_steps import days_words

    left = "" if case.over else days_words(case)
    parts = (
        case.number,
        kind_words(case.kind),
        channel_words(case.channel),
        state_words(case.state),
        case.deadline.isoformat(),
    )
    return "  ".join((*parts, left)).rstrip()


def answer(call: "Call", case: Case) -> None:
    """Say how a case stands now."""
    call.output.answer(case_value(case), [case_line(case)])
