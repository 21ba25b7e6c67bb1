"""The desk of portability: what a client gave, in files that any program reads, in one sealed file (art. 20).

Rules: only for a verified case; only what the client gave, nothing that was assessed, counted or written by the practice; what is
handed over fits the schema that travels along.
"""

from pathlib import Path

from journal_tui.practice.context import Context
from journal_tui.practice.rights.case_words import CaseKind, LetterKind
from journal_tui.practice.rights.cases import Cases
from journal_tui.practice.rights.extract.fhir import bundle
from journal_tui.practice.rights.extract.gather import Gathered
from journal_tui.practice.rights.extract.given import given, schema_text, tables, text
from journal_tui.practice.rights.handing import Handed, hand_over
from journal_tui.practice.rights.letters import Letters


class Portability:
    """What the clients of one open practice take along."""

    def __init__(self, context: Context, cases: Cases) -> None:
        """Nothing is read yet."""
        self._context = context
        self._cases = cases

    def run(self, number: str, folder: Path) -> Handed:
        """Write the sealed file and finish the case.

        Args:
            number: Which case.
            folder: Where to; made when it is not there.

        Raises:
            RefusedByRule: Nobody is identified, or the case is of another kind or closed.
            InvalidInput: There is such a file already; nothing was written.
            NotWritable, DiskFull: It cannot be written there.
        """
        case = self._cases.ready(number, CaseKind.PORTABILITY)
        found = Gathered(self._context, case)
        value = given(self._context, case, found.sections)
        letters = Letters(self._context, self._cases)
        files = {
            "LASMIG.txt": letters.write(number, LetterKind.PORTABILITY, "sv").text.encode(),
            "README.txt": letters.write(number, LetterKind.PORTABILITY, "en").text.encode(),
            "portability.json": text(value).encode(),
            "portability.schema.json": schema_text().encode(),
            "fhir.json": bundle(value).encode(),
            **tables(value),
        }
        return hand_over(self._context, case, folder, files, value.codes, lambda: self._cases.finish(number))
