"""The rows of cases: the list, the page of one case, the table of an erasure; pure."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from textual.content import Content

from journal_tui.locales import _, language, ngettext
from journal_tui.practice.rights.case_words import CORRECTED, IDENTIFIED, REQUESTED, Case, CaseKind, CaseState, CaseText
from journal_tui.practice.rights.line_titles import title_of
from journal_tui.practice.rights.order import Outcome, PreviewLine
from journal_tui.tui import render
from journal_tui.tui.badges import service_name
from journal_tui.tui.case_commands import NewCase, ShowEnded
from journal_tui.tui.case_data import CaseSheet, CaseWho
from journal_tui.tui.widgets.rows import Cell, Row, blank, heading, labelled, row, text
from journal_tui.wording.case_steps import (
    answer_words,
    case_ground_words,
    corrected_words,
    days_words,
    hold_words,
    step_words,
    store_words,
)
from journal_tui.wording.disclosures import recipient_words
from journal_tui.wording.rights import channel_words, identity_words, kind_words, scope_words, state_words

LABEL = 16
NEAR, SOON = 3, 10
"""Days before the deadline from which a case is red, and from which it needs you."""
DAYS, KIND, WHO = 12, 16, 16
CLASS, WIDE_CLASS, COUNT, OUTCOME = 36, 46, 4, 9
BOOKKEEPING = "bookkeeping"
ENQUIRIES = "enquiries:"
"""Key of the row that leads to the enquiries."""
STORES = ("vault", "journal", BOOKKEEPING)


def urgency(case: Case) -> str:
    """The colour of a case's deadline."""
    if case.over:
        return "$muted"
    return "$stop" if case.days_left <= NEAR else "$watch" if case.days_left <= SOON else "$ink"


def who_content(who: CaseWho, *, hidden: bool) -> Content:
    """Whose case it is: a name, a code, or that nobody is known any more."""
    if not who.name:
        return Content.styled(_("erased"), "$muted")
    return render.code(who.pseudonym) if hidden else render.name(who.name)


def inbox_rows(found: Sequence[tuple[Case, CaseWho]], *, hidden: bool, enquiries: int = 0) -> list[Row]:
    """The list, the most urgent first; those that are over below; how many enquiries wait, which lead to their own page."""
    waiting_there = [blank(), heading(_("Also waiting")), _enquiries(enquiries)] if enquiries else []
    return [*_inbox(found, hidden=hidden), *waiting_there]


def _enquiries(count: int) -> Row:
    words = ngettext("{count} enquiry", "{count} enquiries", count).format(count=count)
    return row(
        ENQUIRIES, Cell("▲", "$watch", gap=1), Cell(words, "$ink", strong=True), Cell(_("without an answer"), "$muted")
    )


def _inbox(found: Sequence[tuple[Case, CaseWho]], *, hidden: bool) -> list[Row]:
    waiting = [_line(case, who, hidden=hidden) for case, who in found if not case.over]
    over = [_line(case, who, hidden=hidden) for case, who in found if case.over]
    if not found:
        return [
            text(_("Nobody is waiting for an answer."), "$strong bold"),
            text(_("What clients ask for stands here, with the last day to answer."), "$muted"),
            blank(),
            text(Content.assemble((NewCase.shown_key(), "$accent bold"), "  ", (_("write down a new case"), "$ink"))),
            text(
                Content.assemble(
                    (ShowEnded.shown_key(), "$accent bold"), "  ", (_("show also the cases that are over"), "$ink")
                )
            ),
        ]
    rows = [heading(_("Waiting"), str(len(waiting))), *waiting] if waiting else []
    if over:
        rows += [*([blank()] if rows else []), heading(_("Ended"), str(len(over))), *over]
    return rows


def _line(case: Case, who: CaseWho, *, hidden: bool) -> Row:
    tone = urgency(case)
    urgent = tone in {"$watch", "$stop"}
    when = case.closed_at.date().isoformat() if case.over and case.closed_at else days_words(case)
    return row(
        case.number,
        Cell("▲" if urgent else " ", tone, gap=1),
        Cell(when, tone, width=DAYS),
        Cell(kind_words(case.kind), "$ink", width=KIND, strong=True),
        Cell(who_content(who, hidden=hidden), width=WHO, strong=not hidden),
        Cell(_("unidentified") if case.state is CaseState.OPEN else state_words(case.state), "$muted", grow=True, gap=0),
        right=Content.styled(case.number, "$muted"),
    )


# ---------------------------------------------------------------------------------- one case
def sheet_rows(sheet: CaseSheet, way_on: Content, *, hidden: bool, width: int) -> list[Row]:
    """A case: what to do next, the facts, what was written, what happened."""
    case = sheet.case
    rows = [text(way_on), blank(), heading(_("Facts"))]
    rows += _facts(sheet, hidden=hidden)
    for written in sheet.texts:
        rows += [blank(), heading(_text_title(written), written.at.date().isoformat())]
        rows += [text(line) for line in _written(written, hidden=hidden).wrap(max(width - 4, 20))]
    if sheet.to_tell:
        rows += [blank(), heading(_("To be told"), str(len(sheet.to_tell)))]
        for each in sheet.to_tell:
            who = f"{recipient_words(each.recipient)} {each.recipient_name}".strip()
            rows.append(labelled(each.at.date().isoformat(), render.one_line(who), LABEL))
    rows += [blank(), heading(_("What happened"))]
    for step in case.steps:
        rows.append(labelled(step.at.strftime("%Y-%m-%d %H:%M"), step_words(case, step), LABEL + 2))
    return rows


def _written(written: CaseText, *, hidden: bool) -> Content:
    """What was written; of a correction first what stood there and what stands there now, unless names are hidden."""
    if written.kind != CORRECTED:
        decision = f"{answer_words(written.about)}: " if written.kind == "answer" and written.about else ""
        return Content.assemble((decision, "$muted"), render.plain(written.text))
    about = corrected_words(written.about)
    if hidden:
        return Content.assemble((f"{about}.  ", "$muted"), render.plain(written.text))
    return Content.assemble(
        (f"{about}: ", "$muted"),
        render.name(written.before or "–"),
        ("  →  ", "$muted"),
        render.name(written.after or "–"),
        (".  ", "$muted"),
        render.plain(written.text),
    )


def _text_title(written: CaseText) -> str:
    return {
        REQUESTED: _("What was written"),
        IDENTIFIED: _("How the person was identified"),
        "weighing": _("The weighing"),
        "view": _("The client's own view"),
        "corrected": _("What was corrected"),
        "answer": _("The answer"),
    }.get(written.kind, written.kind)


def _facts(sheet: CaseSheet, *, hidden: bool) -> Iterator[Row]:
    case = sheet.case
    yield labelled(_("Client"), who_content(sheet.who, hidden=hidden), LABEL, key="client" if sheet.who.name else "")
    too = (
        Content.styled(_("the same is put right there too"), "$muted")
        if case.kind is CaseKind.RECTIFICATION
        else Content("")
    )
    for client, who in sheet.also:
        yield labelled(
            _("Also"), Content.assemble(who_content(who, hidden=hidden), "   ", too), LABEL, key=f"twin:{client}"
        )
    for client, who in sheet.alike:
        unsaid = Content.assemble(who_content(who, hidden=hidden), "   ", (_("not in this case"), "$muted"))
        yield labelled(_("Perhaps the same"), unsaid, LABEL, key=f"twin:{client}")
    received = _("{day}, by {channel}").format(day=case.received.isoformat(), channel=channel_words(case.channel))
    yield labelled(_("Received"), received, LABEL)
    last = case.deadline.isoformat()
    extended = (f"   {_('extended')}", "$muted") if case.extended else ""
    if case.over:
        yield labelled(_("Last day"), Content.assemble(last, extended), LABEL)
    else:
        tone = urgency(case)
        sign = "▲ " if tone in {"$watch", "$stop"} else ""
        yield labelled(
            _("Last day"), Content.assemble((last, "$ink"), "   ", (f"{sign}{days_words(case)}", tone), extended), LABEL
        )
    known = Content.styled(f"□ {_('not yet')}", "$watch") if case.identity is None else identity_words(case.identity)
    yield labelled(_("Identified"), known, LABEL)
    if case.service is not None:
        yield labelled(_("Only for"), service_name(case.service), LABEL)
    if ground := case_ground_words(case):
        yield labelled(_("Ground"), ground, LABEL)
    elif case.kind in {CaseKind.ERASURE, CaseKind.RESTRICTION} and not case.over:
        yield labelled(_("Ground"), Content.styled(f"□ {_('not chosen yet')}", "$watch"), LABEL)
    if case.scope:
        yield labelled(_("About"), render.one_line(scope_words(case.scope)), LABEL)
    yield labelled(_("State"), state_words(case.state), LABEL)
    if sheet.cooled_at is not None and case.state is CaseState.APPROVED:
        yield labelled(_("Earliest"), sheet.cooled_at.strftime("%Y-%m-%d %H:%M"), LABEL)


# ---------------------------------------------------------------------------------- an erasure
def outcome_rows(lines: Sequence[PreviewLine], *, done: bool, wide: bool) -> list[Row]:
    """The table: a heading, then each store with its kinds of data and what becomes, or became, of them."""
    width = WIDE_CLASS if wide else CLASS
    head = (
        Cell(_("Data"), "$muted", width=width, gap=1),
        Cell(_("rows").rjust(COUNT + 1), "$muted"),
        Cell(_("outcome"), "$muted"),
    )
    rows, store = [Row("", (head,))], ""
    for number, line in enumerate(sorted(lines, key=lambda each: STORES.index(each.store))):
        if line.store != store:
            store = line.store
            rows.append(text(store_words(store), "$muted"))
        rows.append(_outcome(number, line, width, done=done, wide=wide))
    return rows


def _outcome(number: int, line: PreviewLine, width: int, *, done: bool, wide: bool) -> Row:
    symbol, tone, words = {
        Outcome.ERASED: ("×", "$ink", _("erased") if done else _("goes")),
        Outcome.KEPT: ("■", "$ink", _("is kept")),
        Outcome.HELD: ("▲", "$watch", _("is held")),
    }[line.outcome]
    weight = "$strong bold" if line.outcome is Outcome.ERASED else tone
    return row(
        str(number),
        Cell(title_of(line, language()), "$ink", width=width, gap=1),
        Cell(f"{line.count:>{COUNT + 1}}", "$ink"),
        Cell(Content.assemble((f"{symbol} ", tone), (words, weight)), width=OUTCOME),
        Cell(why_words(line, wide=wide), "$muted", gap=0, grow=True),
    )


def why_words(line: PreviewLine, *, wide: bool) -> str:
    """Why something stays: what holds it, or by which law and until when."""
    if line.outcome is Outcome.HELD:
        return hold_words(line.held_by)
    if line.outcome is Outcome.ERASED:
        return ""
    until = date.fromordinal(line.until_day).isoformat() if line.until_day else ""
    if wide:
        return f"{line.law}, {until}" if until else line.law
    law = _("accounts") if line.data_class == BOOKKEEPING else line.law.removesuffix(" GDPR")
    return f"{law} {until}".rstrip()


def totals(counts: dict[Outcome, int], *, done: bool) -> Content:
    """How many rows go, stay by law, and are held."""
    gone, kept, held = counts[Outcome.ERASED], counts[Outcome.KEPT], counts[Outcome.HELD]
    went = ngettext("{count} row is erased", "{count} rows are erased", gone)
    goes = ngettext("{count} row goes", "{count} rows go", gone)
    parts: list[str | tuple[str, str]] = [((went if done else goes).format(count=gone), "$strong bold")]
    if kept:
        parts.append((", " + _("{count} kept by law").format(count=kept), "$ink"))
    if held:
        parts.append((", " + _("{count} held").format(count=held), "$watch"))
    return Content.assemble(*parts, ".")


def cooling_words(at: datetime | None, now: datetime) -> str:
    """When the waiting time ends, or ended."""
    if at is None:
        return _("Not approved yet.")
    if at <= now:
        return _("The waiting time ended {when}.").format(when=at.date().isoformat())
    return _("It rests until {when}.").format(when=at.strftime("%Y-%m-%d %H:%M"))
