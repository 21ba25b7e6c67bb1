"""How things are said in words: codes, names, states, times. Pure; one fact a line.

The rule: a code is spoken so that it is heard as a code (`code person 1, sister`); signs and colours of the screens have words
here, and a real name is said only while names are shown.
"""

import re
from collections.abc import Sequence
from datetime import datetime

from journal_tui.locales import _, ngettext
from journal_tui.practice.pseudonyms.text import display
from journal_tui.practice.values import Appointment, ConsentState, Draft, EntryLine, ServiceStatus, Verdict
from journal_tui.wording import day, moment, service_short, word


def code(label: str) -> str:
    """A token's label as it is spoken: `person-1 syster` is `code person 1, syster`."""
    head, _space, role = label.partition(" ")
    spoken = _("code {label}").format(label=head.replace("-", " "))
    return f"{spoken}, {role}" if role else spoken


def pseudonym(text: str) -> str:
    """A pseudonym with blanks for dashes, so that it is spelled group by group."""
    return text.replace("-", " ")


def text(stored: str, forms: Sequence[str] = (), *, hidden: bool = False) -> list[str]:
    """A stored text line by line, empty lines left out.

    Args:
        stored: Text with tokens.
        forms: What was written for each token; without them the tokens are spoken.
        hidden: Speak the tokens although there are forms.
    """
    pieces = display(stored, () if hidden else forms)
    spoken = (
        code(piece.text.strip("‹›")) if piece.label and piece.text.startswith("‹") else piece.text for piece in pieces
    )
    return [line.strip() for line in "".join(spoken).splitlines() if line.strip()]


def clock(at: datetime) -> str:
    """A time of the day where the practice is."""
    return at.astimezone().strftime("%H:%M")


def consent(status: ServiceStatus) -> str:
    """How the consent of a service stands, in words."""
    if status.verdict is Verdict.GRANTED:
        return _("consent granted, version {version}").format(version=status.document_version or 0)
    if status.verdict is Verdict.MISSING:
        return _("consent missing")
    since = _(", since {day}").format(day=day(status.since.astimezone().date())) if status.since else ""
    return _("consent {state}").format(state=word(status.verdict)) + since


def answers(status: ServiceStatus) -> list[str]:
    """The answer to each purpose of a service, one a line."""
    lines = []
    for answer in status.answers:
        since = (
            f" {day(answer.since.astimezone().date())}"
            if answer.since and answer.state is not ConsentState.NOT_ASKED
            else ""
        )
        lines.append(f"{word(answer.purpose)}: {word(answer.state)}{since}")
    return lines


def held(meeting: Appointment) -> str:
    """How far an appointment has come; empty when it waits."""
    if meeting.no_show:
        return _("did not come")
    if meeting.started_at and not meeting.ended_at:
        return _("in progress") if meeting.journalled else _("in progress, without journal")
    if meeting.entry:
        return _("signed")
    if meeting.draft:
        return _("draft")
    if meeting.ended_at:
        return _("held") if meeting.journalled else _("without journal")
    return ""


def appointment(meeting: Appointment, who: str, status: ServiceStatus | None) -> str:
    """One appointment of the day."""
    parts = [clock(meeting.planned_at), who, service_short(meeting.service)]
    if status is not None:
        parts.append(consent(status))
    state = held(meeting)
    return ", ".join([*parts, *([state] if state else [])])


def draft(each: Draft, who: str, now: datetime) -> str:
    """One unsigned note."""
    days = max((now.date() - each.created_at.astimezone().date()).days, 0)
    age = ngettext("{count} day old", "{count} days old", days).format(count=days) if days else _("from today")
    if each.frozen:
        return f"{who}, {service_short(each.service)}, {age}, {_('locked, consent withdrawn')}"
    return f"{who}, {service_short(each.service)}, {age}, {words(each.words)}"


def words(count: int) -> str:
    """So many words."""
    return ngettext("{count} word", "{count} words", count).format(count=count)


def entry(line: EntryLine) -> str:
    """One note of a client's list."""
    state = word("unreadable") if line.error else word("blocked") if line.blocked else word(line.state)
    return f"{moment(line.at)}, {service_short(line.service)}, {state}, {words(line.words)}"


def receipt(sheet: str) -> list[str]:
    """A receipt that is laid out in two columns, as one fact a line: `label: value`; rules are left out."""
    facts: list[str] = []
    for line in sheet.splitlines():
        words = re.split(r"\s{2,}", line.strip(), maxsplit=1)
        if line.startswith(" ") and facts:
            facts[-1] += f" {line.strip()}"
        elif line.strip("= "):
            facts.append(": ".join(words))
    return facts
