"""Templates and phrases: the practice's own first, then those that come with the program; what the marked one holds beside."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _, language
from journal_tui.practice.library import Phrase
from journal_tui.practice.templates import Template
from journal_tui.tui.commands import Back
from journal_tui.tui.library_commands import EditInLibrary, NewInLibrary, PutAway
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.undo import Undoable
from journal_tui.tui.widgets.library_rows import chosen, library_rows, preview
from journal_tui.tui.widgets.row_list import RowList


class LibraryScreen(PageScreen[None]):
    """A list with a preview."""

    OFFERS = (NewInLibrary, EditInLibrary, PutAway, Back)
    SIDE = True
    HELP_TITLE = N_("Templates and phrases")
    HELP = N_(
        "A template is the headings of a note; {key:change-template} in the note chooses one. A phrase comes into the note by a semicolon, its "
        "code and Tab. A change is a new version: notes keep the one that they were begun with. Neither may name anybody."
    )
    DEFAULT_CSS = """
    LibraryScreen #below { height: 4; padding: 1 2 0 2; color: $muted; }
    LibraryScreen.-wide #below, LibraryScreen.-huge #below { display: none; }
    """

    def __init__(self) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.templates: tuple[Template, ...] | None = None
        self.phrases: tuple[Phrase, ...] = ()

    def main(self) -> ComposeResult:
        yield RowList(id="library")
        yield Static(id="below", markup=False)

    def side(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(id="shown", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#library", RowList).focus()

    def on_screen_resume(self) -> None:
        super().on_screen_resume()
        self.load()

    @work(exclusive=True, group="load", description="load templates and phrases")
    async def load(self) -> None:
        """Read both."""
        shown = language()
        self.templates, self.phrases = await self.host.gateway.ask(
            lambda p: (p.library.templates.known().newest(), p.library.phrases.every(shown))
        )
        self.repaint()

    def paint(self) -> None:
        self.header(_("Templates and phrases"))
        self.status(_("In a note: {key:change-template} for the template, ;code Tab for a phrase"))
        if self.templates is not None:
            self.query_one("#library", RowList).show(library_rows(self.templates, self.phrases))
            self._preview()

    def marked(self) -> Template | Phrase | None:
        """What the bar stands on."""
        return chosen(self.query_one("#library", RowList).key, self.templates or (), self.phrases)

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._preview()

    def _preview(self) -> None:
        shown = preview(self.marked())
        self.query_one("#shown", Static).update(shown)
        words = Content(" · ").join(line for line in shown.split("\n") if line.plain.strip())
        self.query_one("#below", Static).update(words)

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.action_edit()

    def action_edit(self) -> None:
        marked = self.marked()
        if isinstance(marked, Template):
            self._edit_template(marked)
        elif marked is not None:
            self._edit_phrase(marked)

    def action_new(self) -> None:
        self.make()

    @work(exclusive=True, group="make", description="new template or phrase")
    async def make(self) -> None:
        """Ask which of the two, and open its form."""
        choices = [
            Choice("m", _("Template"), "template", _("headings of a note")),
            Choice("f", _("Phrase"), "phrase", _("semicolon, its code and Tab")),
            Choice("escape", _("Back"), "back"),
        ]
        answer = await self.host.push_screen_wait(ChoiceDialog(_("New of your own"), "", choices, safe="template"))
        if answer == "template":
            self._edit_template(None)
        elif answer == "phrase":
            self._edit_phrase(None)

    def _edit_template(self, template: Template | None) -> None:
        from journal_tui.tui.screens.edit_template import EditTemplateScreen

        self.host.show(EditTemplateScreen(template))

    def _edit_phrase(self, phrase: Phrase | None) -> None:
        from journal_tui.tui.screens.edit_phrase import EditPhraseScreen

        self.host.show(EditPhraseScreen(phrase))

    def action_put_away(self) -> None:
        marked = self.marked()
        if marked is None or not marked.own:
            self.host.done(_("That comes with the program; make one of your own from it with Enter."))
            return
        self.put_away(marked)

    @work(exclusive=True, group="put away", description="put away")
    async def put_away(self, marked: Template | Phrase) -> None:
        """Put away, or take out again, and remember the way back."""
        ask, gone = self.host.gateway.ask, marked.retired
        if isinstance(marked, Template):
            name = marked.name
            await ask(lambda p: p.library.templates.bring_back(name) if gone else p.library.templates.retire(name))
            back = Undoable(_WORDS[gone], lambda: ask(lambda p: p.library.templates.take_back(name)))
        else:
            code = marked.code
            await ask(lambda p: p.library.phrases.bring_back(code) if gone else p.library.phrases.retire(code))
            back = Undoable(_WORDS[gone], lambda: ask(lambda p: p.library.phrases.take_back(code)))
        self.host.did(back)
        self.load()


_WORDS = {False: N_("It is put away."), True: N_("It is taken out again.")}
