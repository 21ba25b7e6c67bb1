"""Reviewing the note as it is stored, and signing it with the passphrase.

The rule: nothing is signed while a word waits, and after the signature the note is closed: only an addendum can follow.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from journal_tui.linear.safety import plan
from journal_tui.linear.talk import Option
from journal_tui.linear.words import decide
from journal_tui.locales import _, language, ngettext
from journal_tui.practice.entries.marking import Marks, at_least, labels
from journal_tui.practice.errors import PracticeError, StorageError
from journal_tui.practice.values import Risk, Sensitivity
from journal_tui.wording import word
from journal_tui.wording.reminders import reminder_words

if TYPE_CHECKING:
    from journal_tui.linear.note import Note


def review(note: "Note") -> bool:
    """Say the note as it is stored and what is left to do; whether it was signed."""
    talk, marks = note.seat.talk, Marks()
    while True:
        talk.say(_("The note as it is stored, with codes for names:"))
        note.say_text(stored=True)
        draft = note.draft
        if words := reminder_words(note.seat.practice.entries.reminder(draft.text, draft.forms, draft.flags)):
            talk.say(words)
        count = len(draft.flags)
        talk.say(
            ngettext("{count} word waits for your decision.", "{count} words wait for your decision.", count).format(
                count=count
            )
            if count
            else _("No words wait.")
        )
        ways = [Option("s", _("sign")), Option("m", _("kinds of data and source")), Option("t", _("back to the text"))]
        if count:
            ways[0] = Option("o", _("decide on the words"))
        chosen = talk.choose(_("Review:"), ways)
        if chosen == "o":
            decide(note)
        elif chosen == "m":
            marks = _mark(note, marks)
        elif chosen == "s":
            return _sign(note, marks)
        else:
            return False


def _mark(note: "Note", marks: Marks) -> Marks:
    """Ask which kinds of sensitive data it holds, by number, and whether it comes from somebody else."""
    talk, known = note.seat.talk, labels()
    talk.say(*(f"{number} {each.title(language())}" for number, each in enumerate(known, 1)))
    typed = talk.ask(_("Kinds, numbers with spaces:"), _("Enter alone leaves health."))
    numbers = [int(each) for each in typed.split() if each.isdecimal()]
    chosen = tuple(known[number - 1].code for number in numbers if 1 <= number <= len(known))
    source = talk.ask(_("Why from somebody else than the client:"), _("Enter alone means that the client said all of it."))
    floor = Sensitivity.NONE if chosen else marks.sensitivity
    talk.say(
        _("Kinds: {kinds}").format(kinds=", ".join(each.title(language()) for each in known if each.code in chosen) or "-")
    )
    return Marks(sensitivity=at_least(chosen, floor), labels=chosen or None, source=source.strip())


def _sign(note: "Note", marks: Marks) -> bool:
    talk = note.seat.talk
    levels = (Risk.NONE, Risk.LOW, Risk.RAISED, Risk.NOT_ASSESSED)
    ways = [Option(str(number), word(level)) for number, level in enumerate(levels, 1)]
    chosen = talk.choose(_("Assessed risk today:"), [*ways, Option("t", _("back to the text"))])
    if chosen == "t":
        return False
    risk = levels[int(chosen) - 1]
    proven = note.seat.proves_itself(
        _("Passphrase, to sign:"), _("Signed, the note can only be added to. Enter alone goes back to the text.")
    )
    if not proven:
        return False
    try:
        entry = note.seat.practice.entries.sign_marked(note.draft, replace(marks, risk=risk))
    except (PracticeError, StorageError) as error:
        note.seat.trouble(error)
        return False
    talk.say(_("Signed."), _("Checksum: {digest}").format(digest=" ".join(entry.digest)))
    if risk is Risk.RAISED:
        talk.say(
            _("Risk assessed as raised"),
            _("The note is signed. You may want to write down what you saw and did, or the safety plan."),
        )
        if talk.choose(_("Next:"), (Option("g", _("safety plan")), Option("t", _("neither now")))) == "g":
            plan(note.seat, note.draft.client, note.draft.service)
    return True
