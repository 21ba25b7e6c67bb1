"""A receipt fits the paper that the client reads it on."""

from journal_tui.practice.consent.receipt_text import WIDTH
from journal_tui.tui.kiosk.drawing import COLUMN


def test_the_lines_of_a_receipt_fit_the_column_of_kundlage():
    assert WIDTH <= COLUMN
