"""The form of a template or a phrase: its fields, a text of several lines, and what is wrong with it below.

Rules: what was written is kept in memory when the page is left with Esc, and comes back; what may name somebody is shown word
by word, and only the person says that it is an ordinary word.
"""

from collections.abc import Sequence

from textual import events, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from journal_tui.locales import N_, _
from journal_tui.practice.library import NamedPlace
from journal_tui.practice.values import Service
from journal_tui.tui import render
from journal_tui.tui.gateway import Failure
from journal_tui.tui.modals.base import Choice, ChoiceDialog
from journal_tui.tui.note.pasting import clean
from journal_tui.tui.screens.form import FormScreen
from journal_tui.tui.widgets.choices import Choices
from journal_tui.tui.widgets.field import Field
from journal_tui.tui.widgets.note_area import NoteArea
from journal_tui.wording import service_name
from journal_tui.wording.leaks import kind_words
from journal_tui.wording.library import library_part

LABEL = 16


class SheetArea(NoteArea):
    """A text of several lines in a form."""

    DEFAULT_CSS = "SheetArea, SheetArea:focus { height: 1fr; min-height: 4; margin: 0 2; border-bottom: solid $edge; }"

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert(clean(event.text))


class LibraryForm(FormScreen[None]):
    """The base of the two forms. `KEEP` is set by the instance: each template and phrase keeps what was written for itself."""

    TEXT_HELP = ""
    DEFAULT_CSS = """
    LibraryForm #main > VerticalScroll { height: 1fr; }
    LibraryForm #explained { height: auto; padding: 0 2; color: $muted; margin-bottom: 1; }
    LibraryForm #wrong { height: auto; max-height: 5; padding: 1 2 0 2; color: $stop; display: none; }
    LibraryForm.-wrong #wrong { display: block; }
    """

    def __init__(self, keep: str, title: str, text: str, services: Sequence[Service]) -> None:
        """Open the form.

        Args:
            keep: Under which name what is written is kept until it is saved.
            title: What stands in the one-line field.
            text: What stands in the text.
            services: The services that are marked.
        """
        super().__init__()
        self.KEEP = keep
        self._begun = (title, text, tuple(service.value for service in services))
        self.area = SheetArea(text, id="text")

    def fields(self) -> ComposeResult:
        """The one-line field, the services, the text."""
        title, _text, services = self._begun
        yield Field(self.one_line(), id="title", value=title, width=LABEL)
        words = [(service.value, service_name(service)) for service in Service]
        yield Choices(N_("Services"), words, id="services", several=True, chosen=services, width=LABEL)
        yield Static(_(self.TEXT_HELP), id="explained", markup=False)
        yield self.area
        yield Static(id="wrong", markup=False)

    def one_line(self) -> str:
        """Message id of the field's label."""
        return ""

    def repaint(self) -> None:
        super().repaint()
        for explained in self.query("#explained").results(Static):
            explained.update(_(self.TEXT_HELP))

    def written(self) -> tuple[str, str, tuple[Service, ...]]:
        """Title, text, services as they stand now."""
        chosen = self.query_one(Choices).chosen
        return self.value("title"), self.area.text, tuple(service for service in Service if service.value in chosen)

    def action_save(self) -> None:
        self.save()

    @work(exclusive=True, group="save", description="save template or phrase")
    async def save(self) -> None:
        """Look for names, ask about words that merely look like one, keep."""
        self.complain_of("")
        try:
            places = await self.names()
            sure = [place for place in places if place.sure]
            if sure:
                self.complain_of(_("This names somebody: {places} Take it out.").format(places=said(sure)))
                return
            if places and not await self._ordinary(places):
                return
            await self.keep(tuple(place.word for place in places))
        except Failure as failure:
            self.complain_of(failure.text)
            return
        self.is_saved()
        self.host.done(_("Saved"))
        if self.is_current:
            self.host.go_back()

    async def names(self) -> Sequence[NamedPlace]:
        """Where what is written may name somebody."""
        return ()

    async def keep(self, ordinary: tuple[str, ...]) -> None:
        """Keep what is written."""

    async def _ordinary(self, places: Sequence[NamedPlace]) -> bool:
        """Ask whether words that look like names are none."""
        words = Content(", ").join(render.name(word) for word in dict.fromkeys(place.word for place in places))
        choices = [
            Choice("o", _("No name: an ordinary word"), "ordinary", _("saves")),
            Choice("escape", _("Back to the text"), "back", _("to write it otherwise")),
        ]
        means = _("It is read in notes of every client; no client and no relative may stand in it.")
        answer = await self.host.push_screen_wait(
            ChoiceDialog(_("May be a name"), words, choices, symbol="▲", tone="$watch", means=means, safe="back")
        )
        return answer == "ordinary"

    def complain_of(self, words: str) -> None:
        """Say below the text what is wrong; nothing when it is right."""
        self.set_class(bool(words), "-wrong")
        self.query_one("#wrong", Static).update(Content.assemble(("× ", "$stop"), words) if words else Content(""))


def said(places: Sequence[NamedPlace]) -> str:
    """Where things stand and what they are, without the words themselves."""
    return " ".join(
        _("{part} {line}, place {column} ({kind}).").format(
            part=library_part(place.part), line=place.line, column=place.start + 1, kind=kind_words(place.kind)
        )
        for place in places[:3]
    )
