"""An addendum to a signed entry: what is corrected or added, under the original, with a signature of its own."""

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content

from journal_tui.locales import N_, _
from journal_tui.practice.terms import OWN_AMENDMENTS
from journal_tui.practice.values import AmendmentKind, Entry
from journal_tui.tui import render
from journal_tui.tui import session_commands as commands
from journal_tui.tui.asking import decide_words
from journal_tui.tui.badges import service_name
from journal_tui.tui.commands import Back, Command
from journal_tui.tui.deciding import Deciding
from journal_tui.tui.gateway import Failure
from journal_tui.tui.marking import FIRST, ask_labels, marks_words
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.modals.signing import PassphraseDialog
from journal_tui.tui.note.sitting import Sitting
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.session_reading import text_lines
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.entry_editor import EntryEditor
from journal_tui.tui.widgets.line_picker import LinePicker
from journal_tui.wording import day, word

if TYPE_CHECKING:
    from journal_tui.practice.practice import Practice


FORM = "form-"
"""Under which names the written forms of the tokens are kept, in their order."""


class AmendScreen(PageScreen[bool]):
    """The form for an addendum; dismisses with True when it was signed."""

    OFFERS = (commands.SignAddendum, commands.LabelText, commands.MarkLine, Back)
    HELP_TITLE = N_("Addendum")
    HELP = N_(
        "Say whether something was wrong or something is added, mark the lines that it is about, and write. The original stays "
        "as it was; the addendum stands under it with date and signature. {key:label-text} says which kinds of sensitive data it "
        "holds. Tab goes to the next field."
    )
    DEFAULT_CSS = """
    AmendScreen EntryEditor { margin: 1 0 0 2; max-width: 90; height: 1fr; }
    """

    def __init__(self, entry: Entry, case: str = "") -> None:
        """Add to this entry, because a rights case asks for it or without one."""
        super().__init__()
        self.entry, self.case = entry, case
        self._keep = f"addendum-{entry.id}-{case}"
        self.editor: EntryEditor | None = None
        self.deciding: Deciding | None = None
        self.marks = FIRST

    def main(self) -> ComposeResult:
        """Kind and lines; the text comes when the recogniser is there."""
        yield Choices(N_("Kind"), (), id="kind", width=12)
        yield LinePicker(id="lines")

    def on_mount(self) -> None:
        """Fetch the recogniser, then begin with the kind."""
        super().on_mount()
        self.query_one("#kind").focus()
        self.load()

    @work(exclusive=True, group="load", description="prepare addendum")
    async def load(self) -> None:
        """The same recognition as in a note."""
        entry = self.entry
        known = await self.host.gateway.ask(lambda p: p.entries.pseudonymiser(entry.client, entry.service))
        kept = self.host.kept.take(self._keep)
        forms = [part for name, part in kept.items() if name.startswith(FORM)]
        if kept:
            self.query_one("#kind", Choices).chosen = (kept["kind"],)
            self.query_one("#lines", LinePicker).mark_again(map(int, kept["lines"].split()))
        self.editor = EntryEditor(kept.get("text", ""), forms, known, id="note")
        self.deciding = Deciding(self.host.gateway, self.editor, entry.client, entry.service, _kept, Sitting())
        await self.query_one("#main").mount(self.editor)
        self.repaint()

    def paint(self) -> None:
        """Title and choices."""
        entry = self.entry
        when = day((entry.at or entry.signed_at).astimezone().date())
        about = f"  {_('case {number}').format(number=self.case)}" if self.case else ""
        self.header(
            _("Addendum"),
            Content.assemble(
                render.code(entry.pseudonym), "  ", (f"{service_name(entry.service)}  {when}", "$ink"), (about, "$muted")
            ),
        )
        chosen = self.query_one("#kind", Choices).chosen or (AmendmentKind.ERROR.value,)
        kinds = tuple(AmendmentKind) if self.case else OWN_AMENDMENTS
        self.query_one("#kind", Choices).offer([(each.value, word(each)) for each in kinds], chosen)
        shown = text_lines(entry, hidden=self.names_hidden)
        self.query_one("#lines", LinePicker).show(shown, self.size.height)
        self.status(_("The original entry stays as it was."), "")

    def offers(self) -> tuple[type[Command], ...]:
        """Marking only where the lines are."""
        here = self.focused is not None and self.focused.id == "original"
        return tuple(each for each in self.OFFERS if here or each is not commands.MarkLine)

    def action_mark_line(self) -> None:
        self.query_one("#lines", LinePicker).mark()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space marks where the lines are; everywhere else it is typed or chooses."""
        if action == "mark_line":
            return commands.MarkLine in self.offers()
        return super().check_action(action, parameters)

    @on(EntryEditor.Edited)
    def _edited(self) -> None:
        if self.editor is not None:
            self.editor.set_undecided(frozenset())

    @work(exclusive=True, group="sign", description="sign addendum")
    async def action_sign(self) -> None:
        editor = self.editor
        if editor is None or not editor.text.strip():
            self.status(Content.assemble(("▲ ", "$watch"), (_("Nothing is written yet."), "$ink")), "")
            return
        if self.deciding is None or not await decide_words(self.host, self.deciding, self.entry.client):
            return
        what = _("The addendum is locked when it is signed. It holds {kinds}.").format(kinds=marks_words(self.marks))
        if not await self.host.push_screen_wait(PassphraseDialog(_("Sign the addendum"), what, _("Sign"))):
            return
        entry, kind = self.entry.id, AmendmentKind(self.query_one("#kind", Choices).chosen[0])
        lines, text = self.query_one("#lines", LinePicker).value, editor.text
        forms, ignored = editor.forms, editor.ignored
        case, marks = self.case, self.marks

        def sign(practice: "Practice") -> object:
            if case:
                return practice.rectifications.amend(case, entry, text, lines, forms, ignored, kind=kind, marks=marks)
            return practice.entries.amend(entry, kind, text, lines, forms, ignored, marks=marks)

        try:
            await self.host.gateway.ask(sign)
        except Failure as failure:
            if failure.code not in {"invalid_input", "refused"}:
                raise
            self.status(Content.assemble(("× ", "$stop"), (failure.text, "$ink")), "")
            return
        editor.forget()
        self.host.done(_("Signed."))
        self._close(signed=True)

    @work(exclusive=True, group="label", description="label an addendum")
    async def action_label_text(self) -> None:
        """Tick the kinds of data; of an offence nothing is kept."""
        self.marks, _back = await ask_labels(self.host, self.marks)
        self.status(marks_words(self.marks), "")
        if self.editor is not None:
            self.editor.focus()

    def keep_typed(self) -> bool:
        """What is written stays here while the program runs, when the page is left by the key of another one, or by the lock."""
        editor = self.editor
        if editor is None or not editor.text.strip():
            return False
        forms = {f"{FORM}{number:04}": form for number, form in enumerate(editor.forms)}
        kind = self.query_one("#kind", Choices).chosen[0]
        lines = " ".join(map(str, self.query_one("#lines", LinePicker).marked))
        self.host.kept.keep(self._keep, {"text": editor.text, "kind": kind, "lines": lines, **forms})
        return True

    def _close(self, *, signed: bool) -> None:
        self.host.kept.drop(self._keep)
        closing = self.dismiss(signed)
        del closing

    def action_back(self) -> None:
        if self.editor is None or not self.editor.text.strip():
            self._close(signed=False)
            return
        self.leave()

    @work(exclusive=True, group="back", description="leave addendum")
    async def leave(self) -> None:
        """Ask before an addendum that is not signed is thrown away."""
        chosen = await self.host.push_screen_wait(
            ChoiceDialog(
                _("The addendum is not signed"),
                _("An addendum is not kept before it is signed."),
                [Choice("escape", _("Keep writing"), "back"), Choice("k", _("Throw it away"), "discard")],
                safe="back",
            )
        )
        if chosen == "discard":
            self._close(signed=False)


async def _kept() -> bool:
    """An addendum is stored when it is signed, not before."""
    return True
