"""The desk of access: everything that is held about one client, in one sealed file for that client (art. 15).

Rules: only for a verified case; each line about somebody else is decided before anything leaves: it keeps its code, is left out, or is
shown; the sealed file is the only thing that reaches the disk, and the register has it before it is closed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from journal_tui.practice.context import Context
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.rights.case_book import CaseBook
from journal_tui.practice.rights.case_words import CaseKind, LetterKind, LineDecision
from journal_tui.practice.rights.cases import Cases
from journal_tui.practice.rights.extract import as_html, as_json, as_pdf, as_text
from journal_tui.practice.rights.extract.document import Extract, document
from journal_tui.practice.rights.extract.gather import Gathered
from journal_tui.practice.rights.extract.names import ThirdPersonLine
from journal_tui.practice.rights.extract.signs import inert
from journal_tui.practice.rights.extract.words import checked_language, phrase
from journal_tui.practice.rights.handing import Handed, hand_over
from journal_tui.practice.rights.letters import Letters

_STEPS: Final[Mapping[LineDecision, str]] = {
    LineDecision.CODE: "lines_kept",
    LineDecision.OUT: "lines_out",
    LineDecision.SHOW: "lines_shown",
}


@dataclass(frozen=True, slots=True)
class AccessPreview:
    """What an extract would hold: how many rows of each part, and the lines that speak of somebody else."""

    counts: Mapping[str, int]
    lines: tuple[ThirdPersonLine, ...] = field(repr=False)
    pdf: bool = True


class Access:
    """The extracts of one open practice."""

    def __init__(self, context: Context, cases: Cases) -> None:
        """Nothing is read yet."""
        self._context = context
        self._cases = cases

    def preview(self, number: str) -> AccessPreview:
        """What the extract would hold, for the decision line by line. The reading is logged; nothing is written out.

        Raises:
            RefusedByRule: Nobody is identified, or the case is of another kind or closed.
        """
        case = self._cases.get(number)
        if case.over:
            raise RefusedByRule(rule="case", reason="case_closed")
        if case.kind is not CaseKind.ACCESS:
            raise RefusedByRule(rule="case", reason="not_this_kind")
        if case.identity is None:
            raise RefusedByRule(rule="case", reason="unidentified")
        found = self._gather(number, {})
        counts = {section.part.code: len(section.items) for section in found.sections}
        return AccessPreview(counts, tuple(found.lines), as_pdf.available())

    def run(
        self,
        number: str,
        folder: Path,
        *,
        lines: Mapping[str, LineDecision] | None = None,
        rest: LineDecision | None = None,
        language: str = "",
    ) -> Handed:
        """Write the sealed file and finish the case.

        Args:
            number: Which case.
            folder: Where to; made when it is not there.
            lines: What becomes of which line about somebody else, by its id.
            rest: What becomes of those that are not among `lines`; None: each has to be decided.
            language: `sv` or `en`; the client's own when empty.

        Raises:
            RefusedByRule: Nobody is identified, the case is of another kind or closed, or lines wait for a decision.
            InvalidInput: There is such a file already, no such line, or no such language; nothing was written.
            NotWritable, DiskFull: It cannot be written there.
        """
        case = self._cases.ready(number, CaseKind.ACCESS)
        client = bytes.fromhex(case.client)
        wanted = checked_language(language or self._context.vault.people.get(client).language)
        decided = dict(lines or {})
        found = self._gather(number, decided)
        if not decided.keys() <= {line.id for line in found.lines}:  # one that is not there, or reads otherwise now
            raise InvalidInput(field="line", reason="unknown")
        undecided = [line.id for line in found.lines if line.id not in decided]
        if undecided and rest is None:
            raise RefusedByRule(rule="case", reason="lines_undecided", count=len(undecided))
        if undecided and rest is not None and rest is not LineDecision.CODE:
            decided |= dict.fromkeys(undecided, rest)
            found = self._gather(number, decided)
        extract = document(self._context, client, number, wanted, found.sections)
        told = [decided.get(line.id, LineDecision.CODE) for line in found.lines]

        def end() -> None:
            self._note(number, told)
            self._cases.finish(number)

        return hand_over(self._context, case, folder, self._files(extract), extract.codes, end)

    def _note(self, number: str, decided: Sequence[LineDecision]) -> None:
        """Count in the case what was decided about the lines."""
        book = CaseBook(self._context)
        for decision, code in _STEPS.items():
            if count := decided.count(decision):
                book.step(book.record(number), code, str(count))

    def _gather(self, number: str, decided: Mapping[str, LineDecision]) -> Gathered:
        return Gathered(self._context, self._cases.get(number), decided)

    def _files(self, extract: Extract) -> dict[str, bytes]:
        """The letter and the forms by file name; without the extra for it there is no PDF, and the others stand alone."""
        stem = phrase("file", extract.language)
        letter = Letters(self._context, self._cases).write(extract.case, LetterKind.ACCESS, extract.language)
        forms = {
            f"{phrase('letter_file', extract.language)}.txt": letter.text.encode(),
            f"{stem}.txt": inert(as_text.text(extract)).encode(),
            f"{stem}.html": inert(as_html.page(extract)).encode(),
            f"{stem}.json": as_json.text(extract).encode(),
            f"{stem}.schema.json": as_json.schema_text().encode(),
        }
        if as_pdf.available():
            forms[f"{stem}.pdf"] = as_pdf.pdf(extract)
        return forms
