"""What a line of a preview or an outcome is about, in words: the only thing that screens, letters and the command line call it by."""

from typing import TYPE_CHECKING

from journal_tui.practice.rights.data_classes import data_class
from journal_tui.practice.rights.extract.parts import parts

if TYPE_CHECKING:
    from journal_tui.practice.rights.order import PreviewLine
    from storage.vault.case_records import ErasedRecord


def title_of(line: "PreviewLine | ErasedRecord", language: str) -> str:
    """In `sv` or `en`: vouchers one kind at a time, everything else by its class."""
    named = parts().part(line.kind) if line.kind else data_class(line.data_class)
    return named.title(language)
