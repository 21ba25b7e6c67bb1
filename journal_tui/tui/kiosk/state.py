"""Where the client stands in a consent: reading, signing, done, or the counsellor leaving with a password.

The rule: nothing is answered in advance, nothing can be signed before the whole document has been shown
and every question has its own answer, and only the counsellor's password leads out. The object only ever
is in such a state: each step gives a new one, and a step that is not allowed gives the same one back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from journal_tui.practice.values import Purpose
from journal_tui.tui.kiosk.paging import Page, page_at

ATTEMPTS = 3
"""Wrong passwords until the program locks."""


class Stage(StrEnum):
    """Which of the four faces kundläge shows."""

    READING = "reading"
    SIGNING = "signing"
    RECEIPT = "receipt"
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class KioskState:
    """One moment of kundläge. `shown_to` is how far the document has been on the screen without a gap."""

    purposes: tuple[Purpose, ...]
    pages: tuple[Page, ...]
    answers: tuple[bool | None, ...]
    stage: Stage = Stage.READING
    came_from: Stage = Stage.READING
    page: int = 0
    shown_to: int = 0
    furthest: int = 1
    focus: int = 0
    signature: str = ""
    failures: int = 0

    @classmethod
    def opened(cls, purposes: Sequence[Purpose], pages: Sequence[Page]) -> "KioskState":
        """The document is on the screen, first page up, no question answered."""
        state = cls(tuple(purposes), tuple(pages), (None,) * len(purposes))
        return replace(state, shown_to=state.pages[0].end)

    # -- what is left -------------------------------------------------------------------------

    @property
    def unanswered(self) -> int:
        """Questions without an answer."""
        return sum(answer is None for answer in self.answers)

    @property
    def unread(self) -> int:
        """Pages (of the present cut) that have not been shown whole."""
        return sum(page.end > self.shown_to for page in self.pages)

    @property
    def may_sign(self) -> bool:
        """Everything has been shown and each question has its own answer."""
        return self.unanswered == 0 and self.unread == 0

    @property
    def locked_out(self) -> bool:
        """Too many wrong passwords."""
        return self.failures >= ATTEMPTS

    def given(self) -> dict[Purpose, bool]:
        """The answers by purpose; only whole when `may_sign`."""
        return {purpose: answer for purpose, answer in zip(self.purposes, self.answers, strict=True) if answer is not None}

    # -- reading ------------------------------------------------------------------------------

    def turn(self, step: int) -> "KioskState":
        """Turn pages; forward only ever by one, so that nothing is counted as read unseen."""
        if self.stage is not Stage.READING:
            return self
        page = max(0, min(len(self.pages) - 1, self.page + max(-len(self.pages), min(1, step))))
        shown = self.pages[page]
        read = max(self.shown_to, shown.end) if shown.start <= self.shown_to + 1 else self.shown_to
        return replace(self, page=page, shown_to=read, furthest=max(self.furthest, page + 1))

    def relaid(self, pages: Sequence[Page]) -> "KioskState":
        """The screen changed its size or the language its length: same place, new pages."""
        start = self.pages[self.page].start
        pages = tuple(pages)
        page = page_at(pages, start)
        shown = pages[page]
        read = max(self.shown_to, shown.end) if shown.start <= self.shown_to + 1 else self.shown_to
        return replace(self, pages=pages, page=page, shown_to=read, furthest=max(self.furthest, page + 1))

    def reopened(self, pages: Sequence[Page]) -> "KioskState":
        """Another language: another text, so it is read from its first page. Answers stay: they are the client's."""
        pages = tuple(pages)
        return replace(self, pages=pages, page=0, shown_to=pages[0].end, furthest=1)

    def move(self, step: int) -> "KioskState":
        """Go to another question."""
        if self.stage is not Stage.READING or not self.purposes:
            return self
        return replace(self, focus=max(0, min(len(self.purposes) - 1, self.focus + step)))

    def point(self, question: int) -> "KioskState":
        """Go to a question by its place (mouse)."""
        return self.move(question - self.focus)

    def answer(self, value: bool) -> "KioskState":
        """Answer the question in focus and go to the next one without an answer, if one is below."""
        if self.stage is not Stage.READING or not self.purposes:
            return self
        answers = (*self.answers[: self.focus], value, *self.answers[self.focus + 1 :])
        below = [place for place in range(self.focus + 1, len(answers)) if answers[place] is None]
        return replace(self, answers=answers, focus=below[0] if below else self.focus)

    # -- signing, receipt, leaving ------------------------------------------------------------

    def sign(self) -> "KioskState":
        """Go to the page with the name, if everything has been read and answered."""
        if self.stage is not Stage.READING or not self.may_sign:
            return self
        return replace(self, stage=Stage.SIGNING)

    def change_answers(self) -> "KioskState":
        """Back from the page with the name; what was typed there is gone."""
        return replace(self, stage=Stage.READING, signature="") if self.stage is Stage.SIGNING else self

    def signed(self, name: str) -> "KioskState":
        """The answers have been recorded under this name."""
        if self.stage is not Stage.SIGNING or not name.strip():
            return self
        return replace(self, stage=Stage.RECEIPT, signature=name.strip())

    def leave(self) -> "KioskState":
        """Ask for the counsellor's password."""
        if self.stage is Stage.LEAVING:
            return self
        return replace(self, stage=Stage.LEAVING, came_from=self.stage)

    def stay(self) -> "KioskState":
        """Back to where the client was."""
        return replace(self, stage=self.came_from) if self.stage is Stage.LEAVING else self

    def wrong_password(self) -> "KioskState":
        """Count a wrong password."""
        return replace(self, failures=self.failures + 1) if self.stage is Stage.LEAVING else self
