"""Deciding on the words that wait, by number and letter: the letters are those of the review page."""

from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.linear.talk import Option
from journal_tui.locales import N_, _, ngettext
from journal_tui.practice.entries.deciding import Answer, Decision
from journal_tui.practice.errors import PracticeError, StorageError
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.values import Flag

if TYPE_CHECKING:
    from journal_tui.linear.note import Note

_SUGGESTED = {
    Kind.PERSON: N_("perhaps a person"),
    Kind.LOC: N_("perhaps a place"),
    Kind.ORG: N_("perhaps an organisation"),
    Kind.ADDRESS: N_("perhaps an address"),
    Kind.DOB: N_("perhaps a date"),
}
_KINDS = {"a": Kind.PERSON, "p": Kind.LOC, "g": Kind.ORG, "n": Kind.OTHER_ID}


def decide(note: "Note") -> None:
    """Go through the words that wait until none does or the person goes back."""
    talk = note.seat.talk
    while waiting := _waiting(note):
        talk.say(ngettext("{count} word waits.", "{count} words wait.", len(waiting)).format(count=len(waiting)))
        talk.say(*(f"{number}: {flag.text}, {_suggested(flag)}" for number, (_at, flag) in enumerate(waiting, 1)))
        chosen = talk.number(
            _("Word number:"),
            len(waiting),
            _("A word that waits is stored as a code until you decide. Enter alone goes back."),
        )
        if not chosen:
            return
        at, flag = waiting[chosen - 1]
        decision = _decision(note, flag)
        if decision is None:
            continue
        try:
            note.took(note.seat.practice.entries.decide(note.draft.id, (at,), decision))
        except (PracticeError, StorageError) as error:
            note.seat.trouble(error)
            continue
        talk.say(_("Decided and saved."))
    talk.say(_("No words wait."))


def _waiting(note: "Note") -> list[tuple[int, Flag]]:
    """The words with their first number among the flags; one that stands in several places is decided in all of them."""
    first: dict[tuple[str, str], tuple[int, Flag]] = {}
    for number, flag in enumerate(note.draft.flags, 1):
        first.setdefault((flag.text, flag.label), (number, flag))
    return list(first.values())


def _suggested(flag: Flag) -> str:
    return _(_SUGGESTED.get(Kind(flag.label), N_("perhaps a number or the like")))


def _decision(note: "Note", flag: Flag) -> Decision | None:
    """Ask what a word is; None for nothing decided."""
    talk = note.seat.talk
    ways = (
        Option("a", _("a code, as suggested")),
        Option("k", _("a code of another kind")),
        Option("s", _("the same as an earlier code")),
        Option("r", _("a person, with a role word")),
        Option("o", _("an ordinary word, for this client in future too")),
        Option("i", _("as it is, in this note only")),
        Option("t", _("back, it goes on waiting")),
    )
    match talk.choose(_("{word} is:").format(word=flag.text), ways):
        case "a":
            return Decision()
        case "k":
            return _kind(note)
        case "s":
            return _same(note)
        case "r":
            role = talk.ask(
                _("Role word:"), _("Who the person is to the client: sister, manager. Never a name. Enter alone goes back.")
            )
            return Decision(role=role) if role else None
        case "o":
            return Decision(Answer.ORDINARY)
        case "i":
            return Decision(Answer.IGNORE)
        case _:
            return None


def _kind(note: "Note") -> Decision | None:
    ways = (
        Option("a", _("a person")),
        Option("p", _("a place")),
        Option("g", _("an organisation")),
        Option("n", _("something else that points at somebody")),
        Option("t", _("back")),
    )
    kind = _KINDS.get(note.seat.talk.choose(_("Kind:"), ways))
    return Decision(kind=kind) if kind else None


def _same(note: "Note") -> Decision | None:
    codes = ["klient", *(line.label for line in note.seat.practice.aliases.list(note.draft.client) if not line.merged_into)]
    note.seat.talk.say(*(f"{number}: {speech.code(label)}" for number, label in enumerate(codes, 1)))
    chosen = note.seat.talk.number(
        _("Code number:"), len(codes), _("The code that this is another name for. Enter alone goes back.")
    )
    return Decision(same_as=codes[chosen - 1]) if chosen else None
