"""The rows of the client list; pure. One client a line: name, each service with its sign, the last contact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from journal_tui.practice.values import ClientLine
from journal_tui.tui import render
from journal_tui.tui.badges import badge, service_name
from journal_tui.tui.widgets.rows import Cell, Row, Rows
from journal_tui.wording.persons import also_words

NAME_WIDTH, MOST_NAME = 20, 34


@dataclass(frozen=True, slots=True)
class Found:
    """The lines that fit a filter, with what is searched prepared once."""

    lines: tuple[ClientLine, ...]
    haystacks: tuple[str, ...]

    @classmethod
    def of(cls, lines: Sequence[ClientLine]) -> "Found":
        """Prepare the lines for narrowing."""
        return cls(tuple(lines), tuple(_haystack(line) for line in lines))

    def narrow(self, words: str) -> tuple[ClientLine, ...]:
        """The lines that contain every word, in the name or in a code; case does not matter, å is not a."""
        wanted = words.casefold().split()
        if not wanted:
            return self.lines
        pairs = list(zip(self.lines, self.haystacks, strict=True))
        for word in wanted:
            pairs = [pair for pair in pairs if word in pair[1]]
        return tuple(line for line, _hay in pairs)


def _haystack(line: ClientLine) -> str:
    codes = " ".join(status.pseudonym for status in line.services)
    return f"{line.name} {codes} {codes.replace('-', '')}".casefold()


def client_rows(
    lines: Sequence[ClientLine], *, hidden: bool, whole: Mapping[str, ClientLine] | None = None
) -> Rows[ClientLine]:
    """Rows made when they come into view: a hundred thousand clients cost what twenty do.

    Args:
        lines: The clients, in order.
        hidden: Codes instead of names.
        whole: Lines that say more, by id; looked up when a row is drawn.
    """
    more = {} if whole is None else whole
    longest = max((len(line.name) for line in lines[:2000]), default=0)
    width = min(max(NAME_WIDTH, longest), MOST_NAME)
    return Rows(lines, lambda line: client_row(more.get(line.id, line), width, hidden=hidden), key=lambda line: line.id)


def client_row(line: ClientLine, width: int, *, hidden: bool) -> Row:
    """One client."""
    first = line.services[0].pseudonym if line.services else "…"
    who = render.code(first) if hidden else render.name(line.name)
    services = Content("   ").join(
        Content.assemble((f"{service_name(status.service):<4}", "$ink"), "  ", badge(status)) for status in line.services
    )
    for also in also_words(line.also):
        services = Content.assemble(services, ("   ", ""), (also, "$muted"))
    last = line.last_contact.isoformat() if line.last_contact else ""
    cells = (Cell(who, width=width, strong=not hidden), Cell(services))
    return Row(line.id, (cells,), Content.styled(last, "$muted") if last else None)
