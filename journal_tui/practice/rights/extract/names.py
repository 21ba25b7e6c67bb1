"""Texts as the client gets them: the client's own names put back, everybody else's left as codes.

Rules: a person who is not the client stays a code, and so does what reaches somebody (a number, an address) unless it is the
client's own; each line with such a code is listed, and only a line that is named there may be left out.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from journal_tui.practice.aliases import Aliases, head
from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.merging import CLIENT_HEAD, surviving
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.text import parse
from journal_tui.practice.pseudonyms.tokens import CLOSE, OPEN, parse_label

SHOWN: Final = frozenset({Kind.LOC, Kind.ORG})
"""Kinds whose written form names nobody."""
_LEFT_OUT = "[…]"
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class ThirdPersonLine:
    """A line that speaks of somebody else: kept with its code unless somebody decides to leave it out.

    Attributes:
        id: What the decision names.
        part: In which part of the extract.
        line: As the client would read it.
        aliases: The codes in it.
    """

    id: str
    part: str
    line: str = field(repr=False)
    aliases: tuple[str, ...] = ()


class Named:
    """Puts names back for one client's extract."""

    def __init__(self, context: Context, client: bytes, leave_out: frozenset[str] = frozenset()) -> None:
        """Read who the tokens are.

        Args:
            context: The open practice.
            client: Whose extract it is.
            leave_out: Ids of lines to leave out.
        """
        self._aliases = Aliases(context)
        self._client = client
        self._leave_out = leave_out
        rows = context.vault.tokens.of_client(client)
        links = {head(row): row.merged_into for row in rows if row.merged_into}
        self._own = {CLIENT_HEAD, *(each for each in links if surviving(each, links) == CLIENT_HEAD)}
        reached = [point.value for point in context.vault.points.of_client(client, closed=True)]
        number = context.vault.national_ids.of_client(client)
        self._reached = {_folded(each) for each in (*reached, number.number if number else "") if each}
        self.lines: list[ThirdPersonLine] = []

    def shown(self, part: str, row: bytes, version: int, texts: Sequence[str]) -> list[str]:
        """The texts of one row as the client reads them.

        Args:
            part: In which part they stand.
            row: The journal's id of the row.
            version: Which version of the written forms belongs to them.
            texts: As stored, in the order in which their forms were kept.
        """
        forms = self._aliases.restored_forms(self._client, row, version, "".join(texts))
        given = []
        used = 0
        for number, text in enumerate(texts):
            runs, tokens = parse(text)
            mine = forms[used : used + len(tokens)] if forms is not None else None
            used += len(tokens)
            out = runs[0].plain
            hidden: list[tuple[int, str]] = []
            for at, token in enumerate(tokens):
                written = mine[at] if mine is not None and self._mine(token.label, mine[at]) else ""
                if not written:
                    hidden.append((out.count("\n"), token.label))
                out += (written or f"{OPEN}{token.label}{CLOSE}") + runs[at + 1].plain
            given.append(self._decided(part, row + bytes([number % 256]), out, hidden))
        return given

    def check(self) -> None:
        """Hold the decisions against the lines that there were.

        Raises:
            InvalidInput: A line was to be left out that is not there, or reads otherwise now.
        """
        if not self._leave_out <= {line.id for line in self.lines}:
            raise InvalidInput(field="line", reason="unknown")

    def names_nobody_else(self, label: str) -> bool:
        """Whether what a token stands for may be told: the client's own, or a place."""
        parsed = parse_label(label)
        return parsed is not None and (label.partition(" ")[0] in self._own or parsed[0] in SHOWN)

    def _mine(self, label: str, form: str) -> bool:
        return self.names_nobody_else(label) or _folded(form) in self._reached

    def _decided(self, part: str, key: bytes, text: str, hidden: list[tuple[int, str]]) -> str:
        if not hidden:
            return text
        lines = text.split("\n")
        for number in sorted({line for line, _ in hidden}):
            digest = hashlib.sha256(key + number.to_bytes(4, "big") + lines[number].encode()).hexdigest()[:_DIGITS]
            aliases = tuple(dict.fromkeys(f"{OPEN}{label}{CLOSE}" for line, label in hidden if line == number))
            self.lines.append(ThirdPersonLine(digest, part, lines[number], aliases))
            if digest in self._leave_out:
                lines[number] = _LEFT_OUT
        return "\n".join(lines)


def _folded(value: str) -> str:
    digits = "".join(each for each in value if each.isdigit())
    return digits if len(digits) > len(value) // 2 else fold_word(value)
