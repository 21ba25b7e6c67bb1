"""A text area for notes: how the text lies, moves and looks. What it means is the entry editor's business.

Rules: lines end at line feeds only; tokens are stepped over and deleted whole; what a terminal could act
upon is shown inert; a paragraph is taken apart once per refresh and not once per screen row, so that a long
one stays fast; what is cut or copied stays in this program.
"""

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.document._document import Location, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from journal_tui.tui.note.atoms import nearest, towards
from journal_tui.tui.note.document import NoteDocument
from journal_tui.tui.note.marks import is_heading, marks
from journal_tui.tui.render import inert
from journal_tui.tui.terminal import in_typed_order


class NoteArea(TextArea):
    """A text area whose tokens are atoms and whose lines are the note's own."""

    DEFAULT_CSS = """
    NoteArea, NoteArea:focus {
        border: none; padding: 0; width: 1fr; height: 1fr; background: $bg; color: $ink;
        scrollbar-size: 0 1; scrollbar-gutter: stable;
        & .text-area--cursor { color: $bg; background: $accent; text-style: none; }
        &:dark .text-area--cursor { color: $bg; background: $accent; text-style: none; }
        &:light .text-area--cursor { color: $bg; background: $accent; text-style: none; }
        &.-read-only .text-area--cursor { color: $bg; background: $muted; text-style: none; }
        &:ansi .text-area--cursor { text-style: reverse; }
        & .text-area--selection { background: $raised; color: $ink; }
        & .note-area--token { color: $token; }
        & .note-area--heading { color: $strong; text-style: bold; }
        & .note-area--hint { color: $muted; }
        & .note-area--undecided { text-style: underline; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "note-area--token",
        "note-area--heading",
        "note-area--hint",
        "note-area--undecided",
    }

    def __init__(
        self,
        text: str,
        *,
        headings: frozenset[str] = frozenset(),
        read_only: bool = False,
        id: str | None = None,  # noqa: A002 - the toolkit's own name for it
    ) -> None:
        """Show a text.

        Args:
            text: Stored text.
            headings: The template's headings, case-folded.
            read_only: Whether nothing can be written.
            id: The widget's id.
        """
        self.headings = headings
        self.hints: Mapping[str, str] = {}
        self.undecided: frozenset[str] = frozenset()
        self._divided: dict[int, list[Text]] = {}
        super().__init__(text, id=id, read_only=read_only, max_checkpoints=400, highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    def set_undecided(self, words: frozenset[str]) -> None:
        """Underline these words from now on."""
        if words != self.undecided:
            self.undecided = words
            self._line_cache.clear()
            self.refresh()

    def _set_document(self, text: str, language: str | None) -> None:
        del language
        self.document = NoteDocument(text)
        self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def _refresh_size(self) -> None:
        """Undo and redo measure the page before they put the cursor back: until then it stands inside what is left."""
        inside = Selection(*(self.clamp_visitable(place) for place in self.selection))
        self.set_reactive(TextArea.selection, inside)
        super()._refresh_size()

    async def _on_key(self, event: events.Key) -> None:
        await in_typed_order(self, event)

    # -- how it looks -------------------------------------------------------------------------

    def get_line(self, line_index: int) -> Text:
        """One line with headings bold, tokens in their colour, undecided words underlined."""
        line = self.document.get_line(line_index)
        text = Text(inert(line), end="", no_wrap=True)
        for start, end, role in marks(line, self.headings, self.undecided):
            text.stylize(self._style(role), start, end)
        return text

    def _hint(self, row: int) -> str:
        """What is shown, and never stored, in the empty line under a heading under which nothing is written."""
        lines = self.document.lines
        above = lines[row - 1].strip().casefold() if row else ""
        if above not in self.hints or not is_heading(above, self.headings):
            return ""
        for line in lines[row:]:
            if line.strip():
                return self.hints[above] if is_heading(line, self.headings) else ""
        return self.hints[above]

    def _style(self, role: str) -> Style:
        return self.get_component_rich_style(f"note-area--{role}", partial=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the rows that are asked for; paragraphs taken apart for it are forgotten again."""
        self._divided.clear()
        lines = super().render_lines(crop)
        self._divided.clear()
        return lines

    def _render_line(self, y: int) -> Strip:
        theme = self._theme
        base = theme.base_style if theme.base_style is not None else self.rich_style
        row = y + self.scroll_offset[1]
        places = self.wrapped_document._offset_to_line_info  # noqa: SLF001 - the toolkit has no public way, and is pinned
        if row >= len(places):
            return Strip.blank(self.size.width, base)
        line_index, section = places[row]
        sections = self._divided.get(line_index)
        if sections is None:
            sections = self._divided[line_index] = self._sections(line_index)
        text = sections[min(section, len(sections) - 1)]
        strip = Strip(text.render(self.app.console), cell_length=cell_len(text.plain))
        return strip.extend_cell_length(self.scrollable_content_region.size.width, base).apply_style(base)

    def _sections(self, line_index: int) -> list[Text]:
        """A paragraph as the rows it takes, with selection and cursor."""
        text = self.get_line(line_index)
        length = len(text)
        if not length and (hint := self._hint(line_index)):
            text = Text(hint, end="", no_wrap=True)
            text.stylize(self._style("hint"))
            text.truncate(max(self.wrap_width, 1), overflow="ellipsis")
        else:
            text.set_length(length + 1)
        start, end = sorted(self.selection)
        theme = self._theme
        if start != end and start[0] <= line_index <= end[0] and theme.selection_style:
            first = start[1] if line_index == start[0] else 0
            last = end[1] if line_index == end[0] else max(length, 1)
            text.stylize(theme.selection_style, first, last)
        row, column = self.selection.end
        if row == line_index and self._draw_cursor and theme.cursor_style:
            text.stylize(theme.cursor_style, column, column + 1)
        offsets = self.wrapped_document.get_offsets(line_index)
        sections = list(text.divide(offsets)) if offsets else [text]
        for part in sections:
            part.end = ""
            part.expand_tabs(self.indent_width)
        return sections

    # -- how it moves -------------------------------------------------------------------------

    def validate_selection(self, selection: Selection) -> Selection:
        """Keep both ends of the selection out of tokens."""
        return Selection(*(self._outside(place) for place in selection))

    def _outside(self, place: Location) -> Location:
        row, column = place
        if row >= self.document.line_count:
            return place
        return row, nearest(self.document.get_line(row), column)

    def _past(self, place: Location, *, right: bool) -> Location:
        row, column = place
        return row, towards(self.document.get_line(row), column, right=right)

    def get_cursor_left_location(self) -> Location:
        """One letter or one token to the left."""
        return self._past(super().get_cursor_left_location(), right=False)

    def get_cursor_right_location(self) -> Location:
        """One letter or one token to the right."""
        return self._past(super().get_cursor_right_location(), right=True)

    def get_cursor_word_left_location(self) -> Location:
        """One word or one token to the left."""
        return self._past(super().get_cursor_word_left_location(), right=False)

    def get_cursor_word_right_location(self) -> Location:
        """One word or one token to the right."""
        return self._past(super().get_cursor_word_right_location(), right=True)

    def next_heading(self) -> bool:
        """Put the cursor where one writes under the next heading, the first one after the last. False without headings."""
        rows = self._heading_rows()
        if not rows:
            return False
        current = self.cursor_location[0]
        here = max((row for row in rows if row <= current), default=-1)
        self._write_under(next((row for row in rows if row > here), rows[0]), rows)
        return True

    def to_first_heading(self) -> None:
        """Put the cursor where one writes under the first heading, if there is one."""
        rows = self._heading_rows()
        if rows:
            self._write_under(rows[0], rows)

    def _heading_rows(self) -> list[int]:
        return [row for row, line in enumerate(self.document.lines) if is_heading(line, self.headings)]

    def _write_under(self, heading: int, rows: list[int]) -> None:
        """The end of what stands under a heading; the line below it when nothing does."""
        lines = self.document.lines
        last = next((row for row in rows if row > heading), len(lines)) - 1
        while last > heading and not lines[last].strip():
            last -= 1
        target = last if last > heading else min(heading + 1, len(lines) - 1)
        self.move_cursor((target, len(lines[target])))
