"""Reading and adding: a client's entries, one entry in full, an addendum, what happened, looking up by words."""

from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.linear.commands import read
from journal_tui.linear.talk import Left, Option
from journal_tui.linear.unsaved import keep_or_lose
from journal_tui.locales import _, language, ngettext
from journal_tui.practice.continuity.data import topic_title
from journal_tui.practice.continuity.values import AgreementKind, AgreementState, GoalState
from journal_tui.practice.errors import PracticeError, StorageError
from journal_tui.practice.values import AmendmentKind, Entry, Hit
from journal_tui.wording import day, moment, service_name, word
from journal_tui.wording import timeline as words

if TYPE_CHECKING:
    from journal_tui.linear.seat import Seat

MOST = 20
"""Lines of a list that are said at a time."""


def entries(seat: "Seat", client: str) -> None:
    """Say a client's entries, newest first, and open one."""
    lines = seat.practice.entries.list(client)
    talk = seat.talk
    if not lines:
        talk.say(_("No entries yet."))
        return
    shown = MOST
    while True:
        talk.say(
            ngettext("{count} entry, newest first.", "{count} entries, newest first.", len(lines)).format(count=len(lines))
        )
        talk.say(*(f"{number}: {speech.entry(line)}" for number, line in enumerate(lines[:shown], 1)))
        if len(lines) > shown:
            talk.say(_("Older ones follow when you type their number."))
        chosen = talk.number(_("Entry:"), len(lines), _("The number of an entry opens it; Enter alone goes back."))
        if not chosen:
            return
        line = lines[chosen - 1]
        if line.state == "draft":
            from journal_tui.linear.starting import resume

            resume(seat, line.id)
            return
        open_entry(seat, line.id)


def open_entry(seat: "Seat", entry_id: str) -> None:
    """Say an entry in full, with its addenda; names are put back while they are shown. Reading is logged."""
    talk = seat.talk
    while True:
        try:
            entry = seat.practice.entries.get(entry_id, identified=not seat.hidden)
        except (PracticeError, StorageError) as error:
            seat.trouble(error)
            return
        _say_entry(seat, entry)
        ways = (Option("l", _("add to it: a correction or a supplement")), Option("t", _("back")))
        if talk.choose(_("The entry:"), ways) == "t":
            return
        _amend(seat, entry)


def _say_entry(seat: "Seat", entry: Entry) -> None:
    named = f", {entry.layout.title(language())}" if entry.layout else ""
    talk = seat.talk
    talk.say(
        _("Entry from {time}, {service}{template}").format(
            time=moment(entry.at or entry.signed_at), service=service_name(entry.service), template=named
        ),
        _("Client: {code}").format(code=speech.pseudonym(entry.pseudonym)),
    )
    talk.say(*_text(seat, entry.text, entry.identified))
    if entry.error:
        talk.say(_("The names cannot be put back; the text with its codes is whole."))
    if entry.risk:
        talk.say(_("Assessed risk: {risk}").format(risk=word(entry.risk)))
    talk.say(_("Signed {time}, checksum {digest}").format(time=moment(entry.signed_at), digest=" ".join(entry.digest)))
    for addendum in entry.addenda:
        talk.say(_("Addendum, {kind}, {time}").format(kind=word(addendum.kind), time=moment(addendum.signed_at)))
        talk.say(*_text(seat, addendum.text, addendum.identified))


def _text(seat: "Seat", stored: str, identified: str) -> list[str]:
    if identified and not seat.hidden:
        return [line.strip() for line in identified.splitlines() if line.strip()]
    return speech.text(stored)


def _amend(seat: "Seat", entry: Entry) -> None:
    """Take an addendum line by line and sign it; nothing of it is kept before."""
    talk = seat.talk
    kinds = (
        Option("f", _("a correction: something is wrong")),
        Option("k", _("a supplement: something is missing")),
        Option("t", _("back")),
    )
    chosen = talk.choose(_("Kind:"), kinds)
    if chosen == "t":
        return
    kind = AmendmentKind.ERROR if chosen == "f" else AmendmentKind.SUPPLEMENT
    talk.say(
        _("Write line by line; a full stop alone ends."),
        _("An addendum is kept when it is signed, not before. Names become codes, words that look like names too."),
    )
    lines: list[str] = []
    while True:
        try:
            if _addendum(seat, entry, kind, lines):
                return
        except Left as left:
            if lines:
                keep_or_lose(seat, left)
            else:
                raise
        except (PracticeError, StorageError) as error:
            seat.trouble(error)


def _addendum(seat: "Seat", entry: Entry, kind: AmendmentKind, lines: list[str]) -> bool:
    """Ask for lines, then for the passphrase; true when it was signed or thrown away."""
    talk = seat.talk
    while True:
        try:
            name, rest = read(talk.line(_("line {number}:").format(number=len(lines) + 1)))
        except Left as left:
            if left.rest.strip():
                lines.append(left.rest)
            raise
        if name == "end":
            break
        if name:
            talk.say(_("A full stop alone ends the addendum."))
        elif rest.strip():
            lines.append(rest)
    ways = (Option("s", _("sign")), Option("k", _("throw it away")), Option("f", _("go on writing")))
    chosen = talk.choose(_("The addendum:"), ways)
    if chosen == "k":
        return True
    if chosen == "f" or not seat.proves_itself(_("Passphrase, to sign:"), _("Enter alone goes back to the text.")):
        return False
    seat.practice.entries.amend(entry.id, kind, "\n".join(lines))
    lines.clear()
    talk.say(_("Signed."))
    return True


def history(seat: "Seat", client: str) -> None:
    """Say everything that happened with a client, newest first; what consent shuts is said to be shut."""
    items = seat.practice.timeline.list(client, identified=not seat.hidden, language=language())
    for item in items[:MOST]:
        when = "" if item.error else f"{moment(item.at)}, "
        parts = [words.kind_word(item.kind), service_name(item.service) if item.service else "", words.state_word(item)]
        said = " ".join(speech.text(words.line(item, names=not seat.hidden)))
        seat.talk.say(f"{when}{', '.join(part for part in parts if part)}{f': {said}' if said else ''}")
    if len(items) > MOST:
        seat.talk.say(_("The newest {count} of {total} are said.").format(count=MOST, total=len(items)))


def look_up(seat: "Seat") -> None:
    """Find entries, agreements and goals by words, and open one."""
    talk = seat.talk
    while True:
        query = talk.ask(
            _("Words to find:"),
            _(
                'All words count; "a phrase" in quotes; begin* for a beginning; @spring for a time; type:agreements, topic:sleep. Enter alone goes back.'
            ),
        )
        if not query:
            return
        found = seat.practice.lookup.search(query, limit=MOST, identified=not seat.hidden)
        talk.say(
            ngettext("{shown} of {total} answer", "{shown} of {total} answers", found.total).format(
                shown=len(found.hits), total=found.total
            )
        )
        if found.elsewhere is not None:
            near = found.elsewhere
            said = ngettext(
                "From {start} to {end} there is {count}.", "From {start} to {end} there are {count}.", near.count
            )
            talk.say(said.format(start=day(near.start), end=day(near.end), count=near.count))
        for number, hit in enumerate(found.hits, 1):
            parts = [moment(hit.at), seat.name(hit.client, hit.pseudonym), service_name(hit.service), *_what(hit)]
            talk.say(f"{number}: {', '.join(parts)}: {' '.join(speech.text(hit.snippet))}")
        if found.hits:
            chosen = talk.number(_("Entry:"), len(found.hits), _("The number opens the entry; Enter alone asks anew."))
            if chosen and found.hits[chosen - 1].kind == "entry":
                open_entry(seat, found.hits[chosen - 1].entry)


def _what(hit: Hit) -> list[str]:
    """What was found when it is no entry: its kind, topic and state."""
    if hit.kind == "entry":
        return []
    if hit.kind == "goal":
        return [_("goal"), word(GoalState(hit.state))]
    return [word(AgreementKind(hit.kind)), topic_title(hit.topic, language()), word(AgreementState(hit.state))]
