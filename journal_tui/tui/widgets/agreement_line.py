"""The line at the bottom of the note on which an agreement is written: topic by a letter, text, due day, Enter.

Rules: the note's cursor stays where it is; Esc hides the line and keeps what is typed in it; one input has the focus while
the topic is picked and while the text is typed, so that keys that come quickly go where they were meant.
"""

from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from journal_tui.locales import N_, _, language
from journal_tui.practice.continuity.data import Topic, topics
from journal_tui.practice.continuity.due import read_due
from journal_tui.practice.continuity.values import AgreementKind
from journal_tui.practice.errors import InvalidInput
from journal_tui.tui.session_commands import WriteAgreement
from journal_tui.tui.widgets.field import PaperInput
from journal_tui.wording import day, word
from journal_tui.wording.fields import invalid_words

HOMEWORK = "h"
"""The key that makes it a homework while the topic is picked; no topic has this letter."""
WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the line when Enter is pressed."""

    kind: AgreementKind
    topic: str
    text: str
    due: date | None


class PairedInput(PaperInput):
    """One of the two inputs: Tab goes to the other, and what was typed after Tab goes there too, however quickly it came."""

    other: PaperInput

    async def _on_key(self, event: events.Key) -> None:
        if event.key in {"tab", "shift+tab"}:
            event.stop()
            event.prevent_default()
            self.screen.set_focus(self.other)
        elif self.screen.focused is self.other:
            event.stop()
            event.prevent_default()
            self.other.post_message(events.Key(event.key, event.character))


class WordsInput(PairedInput):
    """Takes the topic's letter first, then the text."""

    @dataclass
    class Letter(Message):
        """A letter was pressed while no topic is picked."""

        letter: str

    topic: Topic | None = None

    async def _on_key(self, event: events.Key) -> None:
        if self.topic is not None:
            return  # the toolkit goes on with the next class by itself
        if event.character and event.is_printable:
            letter = event.character.casefold()
            self.topic = next((each for each in topics() if each.letter(language()) == letter), None)
            self.other.visible = self.topic is not None  # at once: what cannot be seen takes no keys
            self.post_message(self.Letter(letter))
        elif event.key not in {"tab", "shift+tab"}:
            return
        event.stop()
        event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        if self.topic is not None:
            super()._on_paste(event)
        else:
            event.stop()
            event.prevent_default()


class AgreementLine(Vertical):
    """Three rows: topic and kind, text and due day, keys or what is wrong."""

    DEFAULT_CSS = """
    AgreementLine { display: none; height: 5; margin-top: 1; padding-right: 2; }
    AgreementLine.-open { display: block; }
    AgreementLine Static { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
    AgreementLine Horizontal { height: 2; }
    AgreementLine #agreed-words { width: 1fr; }
    AgreementLine #agreed-by { width: auto; padding: 0 1 0 2; color: $muted; }
    AgreementLine #agreed-due { width: 14; }
    AgreementLine #agreed-day { width: 16; padding-left: 2; color: $muted; }
    """
    BINDINGS = [
        Binding("escape", "close", show=False),
    ]
    help_text = N_(
        "Press the letter of a topic, write what you agreed on, Tab goes to the day by which it is due (fri, 12/12, in 2 w), "
        "Enter keeps it. {key:write-agreement} makes it a homework. Esc goes back to the note; what you have written stays here."
    )

    @dataclass
    class Given(Message):
        """Enter was pressed on something that can be kept."""

        typed: Typed

    class Left(Message):
        """Esc was pressed."""

    def __init__(self, today: date, *, id: str | None = None) -> None:  # noqa: A002 - the toolkit's own name for it
        """An empty line, closed; due days are reckoned from `today`."""
        super().__init__(id=id)
        self.today = today
        self.kind = AgreementKind.AGREEMENT
        self.words = WordsInput(id="agreed-words")
        self.due = PairedInput(id="agreed-due")
        self.words.other, self.due.other = self.due, self.words
        self._wrong = ""

    def compose(self) -> ComposeResult:
        """Topic, text, day, keys."""
        yield Static(id="agreed-topic", markup=False)
        with Horizontal():
            yield self.words
            yield Static(id="agreed-by", markup=False)
            yield self.due
            yield Static(id="agreed-day", markup=False)
        yield Static(id="agreed-keys", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self.has_class("-open")

    @property
    def unfinished(self) -> Typed | None:
        """What would be lost if the program were locked now: a topic and a text; the day only when it can be read."""
        if self.words.topic is None or not self.words.value.strip():
            return None
        return Typed(self.kind, self.words.topic.code, self.words.value, self._read()[0])

    def open(self) -> None:
        """Show it and take the keys."""
        self.add_class("-open")
        self.screen.set_focus(self.words)
        self.paint()

    def close(self) -> None:
        """Hide it; what is typed stays."""
        self.remove_class("-open")

    def empty(self) -> None:
        """Begin anew."""
        self.words.topic, self.kind, self._wrong = None, AgreementKind.AGREEMENT, ""
        self.words.value = self.due.value = ""

    def switch_kind(self) -> None:
        """An agreement becomes a homework, and the other way round."""
        other = self.kind is AgreementKind.AGREEMENT
        self.kind = AgreementKind.HOMEWORK if other else AgreementKind.AGREEMENT
        self.paint()

    def complain(self, words: str) -> None:
        """Say what is wrong; what is typed stays."""
        self._wrong = words
        self.paint()

    def paint(self) -> None:
        """In the language in force."""
        topic, tongue = self.words.topic, language()
        kind = Content.styled(word(self.kind), "$ink" if self.kind is AgreementKind.HOMEWORK else "$muted")
        if topic is None:
            offered: list[Content | str | tuple[str, str]] = [(_("Topic"), "$strong bold")]
            for each in topics():
                offered += ["  ", (each.letter(tongue), "$accent bold"), " ", (each.title(tongue), "$ink")]
            head = Content.assemble(*offered)
            keys: tuple[tuple[str, str], ...] = (("h", _("homework")), ("Esc", _("back to the note")))
        else:
            head = Content.assemble((topic.title(tongue), "$strong bold"), "   ", kind)
            keys = (
                ("Enter", _("keep")),
                ("Tab", _("day")),
                (
                    WriteAgreement.shown_key(),
                    word(AgreementKind.AGREEMENT if self.kind is AgreementKind.HOMEWORK else AgreementKind.HOMEWORK),
                ),
                ("Esc", _("back to the note")),
            )
        self.query_one("#agreed-topic", Static).update(head)
        self.query_one("#agreed-by", Static).update(Content(_("by when")))
        for part in self.query("#agreed-by, #agreed-due, #agreed-day"):
            part.visible = topic is not None
        offered_keys: list[Content | str | tuple[str, str]] = []
        for key, said in keys:
            offered_keys += ["   " if offered_keys else "", (key, "$accent bold"), " ", (said, "$muted")]
        if topic is None and self.kind is AgreementKind.HOMEWORK:
            offered_keys = [(f"● {word(self.kind)}", "$ink"), "   ", *offered_keys]
        shown = Content.styled(f"× {self._wrong}", "$stop") if self._wrong else Content.assemble(*offered_keys)
        self.query_one("#agreed-keys", Static).update(shown)
        self._paint_day()

    def _paint_day(self) -> None:
        due, _reason = self._read()
        said = f"{_(WEEKDAYS[due.weekday()])} {day(due)}" if due else ""
        self.query_one("#agreed-day", Static).update(Content.styled(said, "$muted"))

    def _read(self) -> tuple[date | None, str]:
        try:
            return read_due(self.due.value, self.today), ""
        except InvalidInput as error:
            return None, str(error.facts["reason"])

    @on(WordsInput.Letter)
    def _letter(self, event: WordsInput.Letter) -> None:
        event.stop()
        if self.words.topic is None and event.letter == HOMEWORK:
            self.switch_kind()
        self.paint()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._wrong = ""
        self.paint()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        due, reason = self._read()
        if self.words.topic is None:
            self.complain(_("Press the letter of a topic first."))
        elif not self.words.value.strip():
            self.complain(_("Write what you agreed on first."))
        elif reason:
            self.complain(invalid_words(reason))
        else:
            self.post_message(self.Given(Typed(self.kind, self.words.topic.code, self.words.value, due)))

    def action_close(self) -> None:
        """Back to the note."""
        self.post_message(self.Left())
