"""A pattern for one known thing, compiled only when the text may hold it.

The rule: a client has a dozen patterns and a note matches one or two, so a pattern is asked by a plain search first
and costs nothing until that finds something.
"""

import re

from journal_tui.practice.pseudonyms.folding import Folded
from journal_tui.practice.pseudonyms.span import Kind, Source, Span

SURE, ORDINARY_CAPITAL, ORDINARY_LOWER = 1.0, 0.9, 0.4


class Pattern:
    """One expression over folded text and what its finds are. Nothing of it is ever printed."""

    __slots__ = ("_compiled", "_expression", "_needs", "base", "kind", "ordinary", "scores", "source")

    def __init__(
        self,
        expression: str,
        kind: Kind,
        base: str,
        *needs: str,
        source: Source = Source.KNOWN,
        ordinary: bool = False,
        scores: tuple[float, float] = (ORDINARY_CAPITAL, ORDINARY_LOWER),
    ) -> None:
        """Say what is looked for.

        Args:
            expression: a regular expression over folded text.
            kind: what its finds are.
            base: the identity of the find; empty for the client's own name.
            needs: one of these must stand in the text (those of digits: among its digits in a row), or nothing matches.
            source: the layer.
            ordinary: the written word is also an ordinary word, or a number that may count something.
            scores: of an ordinary word in capitals and in small letters.
        """
        self._expression, self.kind, self.base, self.source = expression, kind, base, source
        self._needs = tuple(need for need in needs if need)
        self.ordinary, self.scores = ordinary, scores
        self._compiled: re.Pattern[str] | None = None

    def __repr__(self) -> str:
        """Hold back what is looked for."""
        return f"Pattern({self.kind})"

    def find(self, folded: Folded, digits: str) -> list[Span]:
        """All finds, in folded offsets; `digits` are all digits of the text in a row."""
        text = folded.text
        if self._needs and not any(need in (digits if need.isdecimal() else text) for need in self._needs):
            return []
        if self._compiled is None:
            self._compiled = re.compile(self._expression)
        client = self.kind is Kind.PERSON and self.source is Source.KNOWN
        spans: list[Span] = []
        for match in self._compiled.finditer(text):
            start, end = match.span()
            if end > start:
                score = self.scores[not folded.capital(start)] if self.ordinary else SURE
                spans.append(Span(start, end, self.kind, self.source, score, self.base, client, self.ordinary))
        return spans
