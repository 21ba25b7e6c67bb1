"""An open note, written line by line.

The rules: every line is sealed on the disk before the next one is asked for; when that fails the text stays in memory, the
person is told in words, and neither lock nor end takes it away unasked; when the consent is gone nothing more is written.
"""

from collections.abc import Callable

from journal_tui.linear import speech
from journal_tui.linear.commands import explained, read
from journal_tui.linear.continuing import agree, follow_up, goal, open_ones
from journal_tui.linear.measuring import measure
from journal_tui.linear.note_text import OpenText
from journal_tui.linear.phrases import phrased, say_phrases
from journal_tui.linear.talk import Left, Option, Why
from journal_tui.linear.training import workout
from journal_tui.linear.unsaved import keep_or_lose
from journal_tui.locales import _, language
from journal_tui.practice.errors import ConsentMissing, PermitRefused, PracticeError, StorageError


class Note(OpenText):
    """One open note in the dialogue."""

    # -- the dialogue -------------------------------------------------------------------------

    def write(self) -> None:
        """Ask for lines until the note is signed or left.

        Raises:
            Left: As the dialogue was; everything is saved by then, or the person said that it may be lost.
        """
        talk = self.seat.talk
        self.say_plan()
        if opened := open_ones(self.seat, self.draft.client, self.draft.service):
            talk.say(opened)
        talk.say(_("Write line by line; each line is saved when you press Enter."))
        talk.say(_("A full stop alone ends. :help says what else you can type."))
        self.say_heading()
        while True:
            try:
                if self._one_line():
                    return
            except Left as left:
                self._leave(left)
            except (ConsentMissing, PermitRefused) as refused:
                self.seat.trouble(refused)
                return
            except (PracticeError, StorageError) as error:
                self.seat.trouble(error)

    def _one_line(self) -> bool:
        """Take one line; true when the note is closed."""
        number = sum(1 for _each in self.page.written()) + 1
        try:
            typed = self.seat.talk.line(_("line {number}:").format(number=number))
        except Left as left:
            self._keep(left.rest)
            raise
        name, rest = read(typed)
        if name == "end":
            return self._end()
        if name:
            return self._acts()[name](rest)
        if rest.strip():
            self.add(phrased(self, rest))
        return False

    def _acts(self) -> dict[str, Callable[[str], bool]]:
        return {
            "heading": self._heading,
            "phrases": self._phrases,
            "template": self._change_template,
            "read": self._read,
            "words": self._words,
            "plan": self._plan,
            "agreement": self._agreement,
            "goal": self._goal,
            "follow": self._follow,
            "measure": self._measure,
            "workout": self._workout,
            "review": self._review,
            "strike": self._strike,
            "save": self._save_now,
            "lock": self._lock,
            "help": self._help,
            "unknown": self._unknown,
        }

    def _end(self) -> bool:
        ways = (
            Option("g", _("review and sign")),
            Option("f", _("go on writing")),
            Option("u", _("leave it as a draft; it is saved")),
        )
        chosen = self.seat.talk.choose(_("The note:"), ways)
        if chosen == "g":
            return self._review("")
        if chosen == "u" and self.save():
            self.seat.talk.say(_("The draft is saved. It waits under drafts."))
            return True
        self.say_heading()
        return False

    def _help(self, _rest: str) -> bool:
        self.seat.talk.say(*explained())
        return False

    def _unknown(self, _rest: str) -> bool:
        self.seat.talk.say(_("No such command; nothing was written. A line that begins with a colon is typed with two."))
        return self._help("")

    def _lock(self, _rest: str) -> bool:
        raise Left(Why.LOCKED)

    # -- text ---------------------------------------------------------------------------------

    def _save_now(self, _rest: str) -> bool:
        self.save()
        return False

    def _strike(self, rest: str) -> bool:
        rows = dict(self.page.written())
        number = int(rest) if rest.isascii() and rest.isdigit() else 0 if rest else max(rows, default=0)
        if number not in rows:
            self.seat.talk.say(_("There is no line with that number. :read says the numbers."))
            return False
        self.page = self.page.strike(rows[number])
        self.unsaved = True
        self.seat.talk.say(_("Line {number} is taken away.").format(number=number))
        self.save()
        return False

    def _read(self, _rest: str) -> bool:
        self.say_text()
        self.say_heading()
        return False

    # -- headings, template, plan -------------------------------------------------------------

    def _heading(self, rest: str) -> bool:
        headings = self.page.headings
        if rest.isascii() and rest.isdigit() and 1 <= int(rest[:6]) <= len(headings):
            self.page = self.page.go(int(rest) - 1)
        elif rest:
            self.seat.talk.say(*(f"{number}: {heading}" for number, heading in enumerate(headings, 1)))
        else:
            self.page = self.page.go(self.page.at + 1)
        self.say_heading()
        return False

    def _change_template(self, _rest: str) -> bool:
        found = self.seat.practice.library.templates.offered(self.draft.service)
        self.seat.talk.say(*(f"{number}: {each.title(language())}" for number, each in enumerate(found, 1)))
        chosen = self.seat.talk.number(
            _("Template:"),
            len(found),
            _("What is written stays, under the same heading where there is one. Enter goes back."),
        )
        if chosen:
            template = found[chosen - 1]
            self.page = self.page.laid_out(self.draft.layout, template, self.seat.practice.language)
            self.template = template.key
            self.unsaved = True
            self.save()
        self.say_heading()
        return False

    def _phrases(self, _rest: str) -> bool:
        say_phrases(self)
        return False

    def _plan(self, _rest: str) -> bool:
        self.say_plan()
        return False

    # -- what goes on ------------------------------------------------------------------------

    def _agreement(self, _rest: str) -> bool:
        agree(self.seat, self.draft.client, self.draft.service, self.draft.appointment)
        return False

    def _goal(self, _rest: str) -> bool:
        goal(self.seat, self.draft.client, self.draft.service)
        return False

    def _follow(self, _rest: str) -> bool:
        follow_up(self.seat, self.draft.client, self.draft.service, self.draft.appointment)
        return False

    def _measure(self, _rest: str) -> bool:
        measure(self.seat, self.draft.client, self.draft.service, self.draft.appointment)
        return False

    def _workout(self, _rest: str) -> bool:
        workout(self.seat, self.draft.client, self.draft.service, self.draft.appointment)
        return False

    # -- words and signing --------------------------------------------------------------------

    def _words(self, _rest: str) -> bool:
        from journal_tui.linear.words import decide

        if self._stored():
            decide(self)
        self.say_heading()
        return False

    def _review(self, _rest: str) -> bool:
        from journal_tui.linear.signing import review

        if self._stored() and review(self):
            return True
        self.say_heading()
        return False

    def _stored(self) -> bool:
        return self.save() if self.unsaved else True

    # -- leaving ------------------------------------------------------------------------------

    def _keep(self, half: str) -> None:
        """A line that was not ended with Enter is a line all the same; nothing else that is typed half is kept."""
        name, line = read(half)
        if not name and line.strip():
            self.page, _cursor = self.page.add(line)
            self.unsaved = True

    def _leave(self, left: Left) -> None:
        """Somebody interrupted, nobody answers, or the terminal has gone: save what there is, then leave.

        Comes back only when the text could not be saved and the person wants to go on.
        """
        if not self.unsaved or self._saved_at_last():
            left.said = (
                *left.said,
                _("The note is saved, encrypted, as a draft: {count}.").format(count=speech.words(self.draft.words)),
                _("It lies in the practice in {place} and is offered when you unlock.").format(place=self.seat.place),
            )
            raise left
        keep_or_lose(self.seat, left, self._saved_at_last)
        self.say_heading()

    def _saved_at_last(self) -> bool:
        try:
            return self.save()
        except (ConsentMissing, PermitRefused) as refused:
            self.seat.trouble(refused)
            return False
