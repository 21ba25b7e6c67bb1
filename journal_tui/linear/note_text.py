"""The text of an open note while the dialogue goes on: saved, taken over, said aloud.

The rules: what is saved goes through the one save there is; what cannot be saved stays here in memory and is said to be there.
"""

from typing import TYPE_CHECKING

from journal_tui.linear import speech
from journal_tui.linear.page import Page
from journal_tui.locales import _, ngettext
from journal_tui.practice.errors import ConsentMissing, PermitRefused, PracticeError, StorageError
from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.practice.values import Draft
from journal_tui.wording import moment, service_name

if TYPE_CHECKING:
    from journal_tui.linear.seat import Seat
    from journal_tui.practice.gate import Permit


class OpenText:
    """An open note: the draft as it lies in the journal, and the text as it stands here."""

    def __init__(self, seat: "Seat", draft: Draft, permit: "Permit") -> None:
        """Open a draft.

        Args:
            seat: Who writes.
            draft: The draft, with its text.
            permit: What the gate answered a moment ago.
        """
        self.seat, self.draft, self.permit = seat, draft, permit
        self.page = Page.of(draft)
        self.unsaved = False
        self.template = ""
        """Another template than the draft was begun with, or empty."""

    def add(self, line: str) -> None:
        """Put a line in, or the several that a phrase has, and save; say what became a code and what waits."""
        cursor = (0, 0)
        for each in line.split("\n"):
            self.page, cursor = self.page.add(each)
        self.unsaved = True
        self.save(cursor)

    def save(self, cursor: tuple[int, int] = (0, 0)) -> bool:
        """Save what stands there; whether it is on the disk.

        Raises:
            PermitRefused, ConsentMissing: The consent has ended.
        """
        before = (len(self.draft.forms) - len(self.draft.flags), len(self.draft.flags))
        draft, page = self.draft, self.page
        try:
            self.draft = self.seat.practice.entries.save(
                draft.id, self.permit.id, page.text, page.forms, cursor, draft.ignored, self.template
            )
        except (ConsentMissing, PermitRefused):
            raise
        except (PracticeError, StorageError) as error:
            self.seat.trouble(error)
            self.seat.talk.say(_("The text is kept in memory and saved with your next line, or when you type :save."))
            return False
        self.unsaved = False
        self.page = Page.of(self.draft, page.at)
        self._say_saved(*before)
        return True

    def _say_saved(self, codes: int, waiting: int) -> None:
        said = [_("Saved.")]
        new = max(len(self.draft.forms) - len(self.draft.flags) - codes, 0)
        if new:
            waits = {flag.start for flag in self.draft.flags}
            labels = [speech.code(token.label) for token in tokens_in(self.draft.text) if token.start not in waits]
            said.append(ngettext("{count} word became a code.", "{count} words became codes.", new).format(count=new))
            said.append(_("Codes in the note: {codes}.").format(codes="; ".join(dict.fromkeys(labels))))
        if len(self.draft.flags) > waiting:
            count = len(self.draft.flags)
            said.append(ngettext("{count} word waits: :words.", "{count} words wait: :words.", count).format(count=count))
        self.seat.talk.say(*said)

    def took(self, draft: Draft) -> None:
        """The draft was saved by a decision about a word."""
        self.draft = draft
        self.page = Page.of(draft, self.page.at)

    def say_text(self, *, stored: bool = False) -> None:
        """Say the note line by line, with the numbers that `:strike` takes; as it is stored, or with names while they are shown."""
        text, forms = (self.draft.text, self.draft.forms) if stored else (self.page.text, self.page.forms)
        numbers = {row: number for number, row in self.page.written()}
        used = 0
        for row, line in enumerate(text.split("\n")):
            count = len(tokens_in(line))
            spoken = speech.text(line, forms[used : used + count], hidden=stored or self.seat.hidden)
            used += count
            lead = f"{numbers[row]}: " if row in numbers else ""
            self.seat.talk.say(*(f"{lead}{each}" for each in spoken))

    def say_heading(self) -> None:
        """Say under which heading the next line goes."""
        if not self.page.heading:
            return
        count = len(self.page.headings)
        self.seat.talk.say(
            _("Heading {number} of {count}: {heading}").format(
                number=self.page.at + 1, count=count, heading=self.page.heading
            )
        )

    def say_plan(self) -> None:
        """Say what was planned last time; that it was read is logged."""
        plan = self.seat.practice.entries.last_plan(self.draft.client, self.draft.service)
        if plan is None:
            self.seat.talk.say(_("No earlier plan in {service}.").format(service=service_name(self.draft.service)))
            return
        self.seat.talk.say(_("Plan from {time}:").format(time=moment(plan.at)))
        named = plan.identified if plan.identified and not self.seat.hidden else ""
        self.seat.talk.say(*(speech.text(named) if named else speech.text(plan.text)))
