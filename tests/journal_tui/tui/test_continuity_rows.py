"""What stands beside the note and beside the day: how late an agreement is stays whole at the edge of the pane."""

from datetime import UTC, date, datetime

import pytest
from textual.content import Content

from journal_tui.locales import use
from journal_tui.practice.continuity.values import Agreement, AgreementKind
from journal_tui.practice.values import Service
from journal_tui.tui.widgets.continuity_rows import agreements_part

MADE = datetime(2026, 10, 16, tzinfo=UTC)
LATE = Agreement(
    "1", "", "", Service.KBT, AgreementKind.AGREEMENT, "sleep", MADE, "Ingen skärm efter 22", due=date(2026, 10, 23)
)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (40, ["Sömn   Ingen skärm efter 22", "▲ 36 dagar försenad"]),
        (60, ["Sömn   Ingen skärm efter 22  ▲ 36 dagar försenad"]),
    ],
)
def test_how_late_an_agreement_is_goes_to_a_line_of_its_own_rather_than_be_parted(width, lines):
    use("sv")
    parts = agreements_part([LATE], "sv", date(2026, 11, 28), width, hidden=False)
    shown = Content.assemble(*parts).wrap(width)
    assert [line.plain.rstrip() for line in shown][-len(lines) :] == lines
