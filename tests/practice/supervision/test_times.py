"""Dates in every usual form become weeks counted from the first entry; what may be a rating is left to a person."""

from datetime import date

import pytest

from journal_tui.practice.supervision.swaps import Swaps
from journal_tui.practice.supervision.times import MAYBE, Weeks

FIRST, WRITTEN = date(2026, 4, 20), date(2026, 5, 4)
WEEKS = Weeks(FIRST, WRITTEN, "sv")


def said(text, weeks=WEEKS):
    swaps = Swaps()
    return swaps.restore(weeks.without_dates(swaps.clean(text), swaps))


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Sågs 2026-05-03.", "Sågs vecka 2."),
        ("Sågs den 2026-05-03 kl 10:15.", "Sågs vecka 2 kl 10:15."),
        ("2026-05-03T10:00:00+02:00", "vecka 2"),
        ("2026/5/3", "vecka 2"),
        ("2026.05.03", "vecka 2"),
        ("20260503", "vecka 2"),
        ("260503", "vecka 2"),
        ("3/5-26", "vecka 2"),
        ("3/5 2026", "vecka 2"),
        ("3.5.2026", "vecka 2"),
        ("03-05-2026", "vecka 2"),
        ("Vi ses den 3 maj.", "Vi ses vecka 2."),
        ("den 3:e maj", "vecka 2"),
        ("3:e maj 2026", "vecka 2"),
        ("söndagen den 3 maj", "vecka 2"),
        ("söndag 3 maj", "vecka 2"),
        ("den tredje maj", "vecka 2"),
        ("Tredje maj var svår.", "vecka 2 var svår."),
        ("den trettioförsta maj", "vecka 6"),
        ("3 Maj", "vecka 2"),
        ("3-5 maj", "vecka 3"),
        ("5 jun", "vecka 7"),
        ("den 3/5", "vecka 2"),
        ("på söndag 3/5", "på vecka 2"),
        ("May 3rd, 2026", "vecka 2"),
        ("May 3", "vecka 2"),
        ("the 3rd of May", "vecka 2"),
        ("3 May 2026", "vecka 2"),
        ("v. 19", "vecka 3"),
        ("vecka 17", "vecka 1"),
        ("v 18", "vecka 2"),
        ("i maj", "omkring vecka 4"),
        ("i juni 2026", "omkring vecka 9"),
        ("den 15:e", "vecka 4"),
        ("senast den 15.", "senast vecka 4."),
        ("den 14 april", "veckan före vecka 1"),
        ("den 1 april", "3 veckor före vecka 1"),
        ("2024-01-02", "mer än ett år före vecka 1"),
        ("2028-01-02", "mer än ett år efter vecka 1"),
        ("sedan 2019", "sedan 6–10 år före vecka 1"),
        ("flyttade 2025", "flyttade 1–5 år före vecka 1"),
        ("under 1998", "under mer än tio år före vecka 1"),
        ("hela 2026", "hela samma år"),
        ("2027", "senare år"),
    ],
)
def test_a_date_becomes_a_week(text, general):
    assert said(text) == general


@pytest.mark.parametrize(
    "text",
    [
        "Ångest 7/10 i dag.",
        "sov 4 av 7 nätter",
        "klockan 22.30",
        "kl 10:15",
        "tre gånger 5 minuter",
        "60 kg, 3 × 5",
        "den 3 gången",
        "på söndagen",
        "2026-13-45",
        "8 000 steg",
    ],
)
def test_what_is_no_date_stays(text):
    assert said(text) == text


def test_what_may_be_a_rating_or_a_date_is_asked_about():
    assert [match.group() for match in MAYBE.finditer("7/10 och 3/5, inte 3/5/26")] == ["7/10", "3/5"]


def test_a_date_without_a_year_is_the_nearest_one():
    weeks = Weeks(date(2025, 12, 29), date(2025, 12, 30), "en")
    assert said("on the 2nd of January", weeks) == "week 1"
    assert said("30 dec", weeks) == "week 1"
