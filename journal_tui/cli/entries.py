"""`entry add|show|list|decide|sign|amend`: notes through the gate, line by line.

The rule: the note comes on stdin as UTF-8 and never as an argument; what is printed is what is stored, with tokens,
unless names are asked for, which the practice notes in its audit log.
"""

from typing import TYPE_CHECKING

from journal_tui.cli import deciding, drafts
from journal_tui.cli.clients import client_argument, service_argument
from journal_tui.cli.drafts import answer_draft, flag_values
from journal_tui.cli.marks import label_arguments, marks_of
from journal_tui.cli.passphrases import note_from_stdin
from journal_tui.cli.times import moment, stamp
from journal_tui.locales import _, language
from journal_tui.practice import contact_rules
from journal_tui.practice.errors import NotFound
from journal_tui.practice.restriction_words import RestrictedPurpose
from journal_tui.practice.terms import OWN_AMENDMENTS
from journal_tui.practice.values import AmendmentKind, Draft, Entry, Risk, Sensitivity, Service
from journal_tui.wording import moment as written
from journal_tui.wording import service_short, word

if TYPE_CHECKING:
    from journal_tui.cli.call import Call
    from journal_tui.cli.parser import Commands
    from journal_tui.practice.practice import Practice


def add(commands: "Commands") -> None:
    """Add the commands to the grammar."""
    group = commands.group("entry", _("Journal entries."))
    new = group.add("add", _("Write a note from stdin: the gate is asked, names become tokens, a draft is saved."), write)
    client_argument(new)
    service_argument(new)
    new.add_argument("--template", default="", metavar="T", help=_("name of the template that the note follows"))
    new.add_argument("--at", default="", metavar=_("WHEN"), help=_("when the appointment was, else now"))
    shown = group.add("show", _("Show an entry or a draft as it is stored."), show)
    shown.add_argument("entry", metavar=_("ENTRY"), help=_("the id of the entry"))
    shown.add_argument("--identified", action="store_true", help=_("with names; this is noted in the audit log"))
    shown.add_argument(
        "--purpose",
        default="",
        choices=["", *(each.value for each in RestrictedPurpose)],
        help=_("for what it is read although its processing is restricted; this is noted in the audit log"),
    )
    client_argument(group.add("list", _("List a client's entries, without text."), show_all))
    drafts.add(group)
    deciding.add(group)
    signed = group.add("sign", _("Sign a draft: it is never changed after that."), sign)
    signed.add_argument("entry", metavar=_("ENTRY"), help=_("the id of the entry"))
    signed.add_argument("--accept-flags", action="store_true", help=_("accept undecided words as they are stored"))
    signed.add_argument(
        "--risk", default=Risk.NOT_ASSESSED.value, choices=[risk.value for risk in Risk], help=_("risk as assessed today")
    )
    label_arguments(signed)
    signed.add_argument(
        "--other-source", action="store_true", help=_("somebody else than the client said it; the reason comes on stdin")
    )
    amended = group.add("amend", _("Sign an addendum to an entry, from stdin; the original stays as it is."), amend)
    amended.add_argument("entry", metavar=_("ENTRY"), help=_("the id of the entry"))
    amended.add_argument("--kind", required=True, choices=[kind.value for kind in OWN_AMENDMENTS], help=_("why"))
    amended.add_argument("--lines", default="", metavar="N-M", help=_("the lines that it concerns"))
    label_arguments(amended)


def _draft(draft: Draft) -> dict[str, object]:
    return {
        "entry": draft.id,
        "state": "draft",
        "client": draft.client,
        "pseudonym": draft.pseudonym,
        "service": draft.service.value,
        "created_at": stamp(draft.created_at),
        "saved_at": stamp(draft.saved_at),
        "template": draft.template,
        "stored": draft.text,
        "flags": flag_values(draft.flags),
        "frozen": draft.frozen,
    }


def _entry(entry: Entry, *, identified: bool) -> dict[str, object]:
    value: dict[str, object] = {
        "entry": entry.id,
        "state": "amended" if entry.addenda else "signed",
        "client": entry.client,
        "pseudonym": entry.pseudonym,
        "service": entry.service.value,
        "created_at": stamp(entry.created_at),
        "signed_at": stamp(entry.signed_at),
        "digest": entry.digest,
        "template": entry.template,
        "sensitivity": entry.sensitivity.value,
        "labels": list(entry.labels),
        "source": entry.source,
        "risk": entry.risk.value if entry.risk else None,
        "minutes": entry.minutes,
        "stored": entry.text,
    }
    addenda = []
    for addendum in entry.addenda:
        part: dict[str, object] = {
            "addendum": addendum.id,
            "kind": addendum.kind.value,
            "signed_at": stamp(addendum.signed_at),
            "digest": addendum.digest,
            "lines": addendum.lines,
            "sensitivity": addendum.sensitivity.value,
            "labels": list(addendum.labels),
            "stored": addendum.text,
        }
        part |= {"case": addendum.case} if addendum.case else {}
        addenda.append(part | ({"identified": addendum.identified} if identified else {}))
    return value | ({"identified": entry.identified} if identified else {}) | {"addenda": addenda}


def _entry_lines(entry: Entry, *, identified: bool) -> list[str]:
    head = f"{written(entry.created_at)}  {entry.pseudonym}  {service_short(entry.service)}  {entry.digest}"
    from journal_tui.practice.entries.marking import labels

    def kinds(codes: tuple[str, ...]) -> list[str]:
        named = ", ".join(each.title(language()) for each in labels() if each.code in codes)
        return [named] if named else []

    lines = [head, *kinds(entry.labels)]
    lines += [_("From somebody else: {reason}").format(reason=entry.source)] if entry.source else []
    lines += ["", entry.identified if identified else entry.text]
    for addendum in entry.addenda:
        about = f" ({_('lines')} {addendum.lines})" if addendum.lines else ""
        about += f" ({_('case {number}').format(number=addendum.case)})" if addendum.case else ""
        lines += [
            "",
            f"{written(addendum.signed_at)}  {word(addendum.kind)}{about}  {addendum.digest}",
            *kinds(addendum.labels),
            "",
        ]
        lines.append(addendum.identified if identified else addendum.text)
    return lines


def write(call: "Call") -> None:
    """Write a note."""
    asked = call.arguments
    at = moment(asked.at) if asked.at else None
    with call.practice() as practice:
        draft = practice.entries.add(
            asked.client, Service(asked.service), note_from_stdin(), at=at, template=asked.template or None
        )
        reminder = practice.entries.reminder(draft.text, draft.forms, draft.flags)
    answer_draft(call, draft, reminder)


def _find(practice: "Practice", entry: str, *, identified: bool, purpose: str = "") -> Entry | Draft:
    reading_for = RestrictedPurpose(purpose) if purpose else None
    try:
        return practice.entries.get(entry, identified=identified, purpose=reading_for)
    except NotFound:
        return practice.entries.draft(entry)


def show(call: "Call") -> None:
    """Show an entry or a draft."""
    identified: bool = call.arguments.identified
    with call.practice() as practice:
        found = _find(practice, call.arguments.entry, identified=identified, purpose=call.arguments.purpose)
        names = practice.entries.restored(found.id) if identified and isinstance(found, Draft) else ""
    if isinstance(found, Entry):
        call.output.answer(_entry(found, identified=identified), _entry_lines(found, identified=identified))
        return
    value, lines = _draft(found), [found.text]
    if identified:
        places = zip(flag_values(found.flags), found.flags, strict=True)
        value |= {"identified": names, "flags": [place | {"text": flag.text} for place, flag in places]}
        lines = [names, "", *(f"{number} {flag.label}  {flag.text}" for number, flag in enumerate(found.flags, 1))]
    head = f"{written(found.created_at)}  {found.pseudonym}  {service_short(found.service)}  {word('draft')}"
    call.output.answer(value, [head, "", *lines])


def show_all(call: "Call") -> None:
    """List a client's entries."""
    with call.practice() as practice:
        for line in practice.entries.list(call.arguments.client):
            state = word("blocked") if line.blocked else word(line.state)
            call.output.row(
                {
                    "entry": line.id,
                    "client": line.client,
                    "pseudonym": line.pseudonym,
                    "service": line.service.value,
                    "at": stamp(line.at),
                    "state": line.state,
                    "blocked": line.blocked,
                    "words": line.words,
                    "template": line.template,
                    "error": line.error or None,
                },
                f"{written(line.at)}  {line.pseudonym}  {service_short(line.service)}  {line.id}  {state}",
            )


def sign(call: "Call") -> None:
    """Sign a draft."""
    asked = call.arguments
    with call.practice() as practice:
        source = contact_rules.source(note_from_stdin(), required=True) if asked.other_source else ""
        entry = practice.entries.sign(
            asked.entry,
            risk=Risk(asked.risk),
            sensitivity=Sensitivity(asked.sensitivity),
            labels=asked.label,
            source=source,
            accept_flags=asked.accept_flags,
        )
    call.output.answer(
        {"entry": entry.id, "state": "signed", "digest": entry.digest, "signed_at": stamp(entry.signed_at)},
        [_("Signed: {entry}  seal {digest}").format(entry=entry.id, digest=entry.digest)],
    )


def amend(call: "Call") -> None:
    """Sign an addendum."""
    asked = call.arguments
    with call.practice() as practice:
        entry = practice.entries.amend(
            asked.entry, AmendmentKind(asked.kind), note_from_stdin(), asked.lines, marks=marks_of(asked)
        )
    last = entry.addenda[-1]
    call.output.answer(
        {"entry": entry.id, "addendum": last.id, "kind": last.kind.value, "stored": last.text, "digest": last.digest},
        [_("Addendum signed: {entry}  seal {digest}").format(entry=last.id, digest=last.digest), "", last.text],
    )
