"""Texts as the client gets them: the client's own names put back, everybody else's left as codes.

Rules: a person who is not the client stays a code, and so does what reaches somebody (a number, an address) unless it is the
client's own; each line with such a code is listed and decided: it keeps the code, is left out, or is shown as it was written. So is
each code that stands for somebody of whom several forms of the name are kept: the client reads how many there are in any case.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from journal_tui.practice.aliases import Aliases, head
from journal_tui.practice.context import Context
from journal_tui.practice.pseudonyms.folding import fold_word
from journal_tui.practice.pseudonyms.merging import CLIENT_HEAD, surviving
from journal_tui.practice.pseudonyms.span import Kind
from journal_tui.practice.pseudonyms.text import parse
from journal_tui.practice.pseudonyms.tokens import CLOSE, OPEN, parse_label
from journal_tui.practice.rights.case_words import LineDecision
from storage.vault.records import TokenRecord

SHOWN: Final = frozenset({Kind.LOC, Kind.ORG})
"""Kinds whose written form names nobody."""
_LEFT_OUT = "[…]"
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class ThirdPersonLine:
    """A line that speaks of somebody else.

    Attributes:
        id: What the decision names.
        part: In which part of the extract.
        line: As the client would read it with its codes.
        aliases: The codes in it.
        written: As it was written, for whoever decides; the same as `line` where the names cannot be put back.
    """

    id: str
    part: str
    line: str = field(repr=False)
    aliases: tuple[str, ...] = ()
    written: str = field(repr=False, default="")


class Named:
    """Puts names back for one client's extract."""

    def __init__(self, context: Context, client: bytes, decided: Mapping[str, LineDecision] | None = None) -> None:
        """Read who the tokens are.

        Args:
            context: The open practice.
            client: Whose extract it is.
            decided: What becomes of which line, by its id; a line that is not here keeps its codes.
        """
        self._aliases = Aliases(context)
        self.client = client
        self._lines = dict(decided or {})
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
        forms = self._aliases.restored_forms(self.client, row, version, "".join(texts))
        given = []
        used = 0
        for number, text in enumerate(texts):
            runs, tokens = parse(text)
            mine = forms[used : used + len(tokens)] if forms is not None else None
            used += len(tokens)
            out = full = runs[0].plain
            hidden: list[tuple[int, str]] = []
            for at, token in enumerate(tokens):
                form = mine[at].replace("\n", " ") if mine is not None else ""
                written = form if mine is not None and self._mine(token.label, mine[at]) else ""
                if not written:
                    hidden.append((out.count("\n"), token.label))
                code = f"{OPEN}{token.label}{CLOSE}"
                out += (written or code) + runs[at + 1].plain
                full += (form or code) + runs[at + 1].plain
            given.append(self._decided(part, row + bytes([number % 256]), (out, full), hidden))
        return given

    def names_nobody_else(self, label: str) -> bool:
        """Whether what a token stands for may be told: the client's own, or a place."""
        parsed = parse_label(label)
        return parsed is not None and (label.partition(" ")[0] in self._own or parsed[0] in SHOWN)

    def stands_for(self, row: TokenRecord) -> tuple[str, tuple[str, ...]]:
        """What the client reads of what a code stands for, and of the further forms that are kept of it.

        Somebody else's are the code again, once for each form, unless the line about them was decided otherwise.
        """
        if self.names_nobody_else(row.label):
            return row.shown, row.also
        if not row.also:
            return "", ()
        code, forms = f"{OPEN}{row.label}{CLOSE}", (row.shown or row.base, *row.also)
        written = f"{code}: {', '.join(forms)}"
        coded = f"{code}: {', '.join(code for _ in forms)}"
        match self._decided("token", row.id, (coded, written), [(0, row.label)]):
            case shown if shown == written:
                return forms[0], forms[1:]
            case out if out == _LEFT_OUT:
                return "", (_LEFT_OUT,)
        return "", tuple(code for _ in row.also)

    def _mine(self, label: str, form: str) -> bool:
        return self.names_nobody_else(label) or _folded(form) in self._reached

    def _decided(self, part: str, key: bytes, texts: tuple[str, str], hidden: list[tuple[int, str]]) -> str:
        """A text with each of its lines as it was decided; `texts` are the one with codes and the one as written."""
        if not hidden:
            return texts[0]
        lines, written = texts[0].split("\n"), texts[1].split("\n")
        for number in sorted({line for line, _ in hidden}):
            digest = hashlib.sha256(key + number.to_bytes(4, "big") + lines[number].encode()).hexdigest()[:_DIGITS]
            aliases = tuple(dict.fromkeys(f"{OPEN}{label}{CLOSE}" for line, label in hidden if line == number))
            self.lines.append(ThirdPersonLine(digest, part, lines[number], aliases, written[number]))
            match self._lines.get(digest):
                case LineDecision.OUT:
                    lines[number] = _LEFT_OUT
                case LineDecision.SHOW:
                    lines[number] = written[number]
        return "\n".join(lines)


def _folded(value: str) -> str:
    digits = "".join(each for each in value if each.isdigit())
    return digits if len(digits) > len(value) // 2 else fold_word(value)
