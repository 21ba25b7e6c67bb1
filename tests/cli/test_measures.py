"""Measured values line by line: counted, refused, listed, brought in; what is about a person never stands on the line."""

import shutil

import pytest

from tests.cli.conftest import ANNA
from tests.cli.inside import Inside
from tests.practice.measures.packs import PACK

PHQ = "0,1,2,3,0,1,2,3,1"


@pytest.fixture(scope="module")
def measured(made_practice, tmp_path_factory):
    """Anna has said yes to measures for CBT; for training she has been asked nothing."""
    folder = tmp_path_factory.mktemp("measured") / "practice"
    shutil.copytree(made_practice.folder, folder)
    folder.chmod(0o700)
    line = Inside(folder)
    line.ok("consent", "publish", "--service", "kbt")
    client = line.ok("client", "add", *ANNA, "--service", "kbt", "--service", "pt").value
    grants = ("--grant", "journal", "--grant", "measures", "--refuse", "supervision")
    line.ok("consent", "record", client["client"], "--service", "kbt", *grants, "--signature", "Anna Lindgren")
    return folder, client


@pytest.fixture
def line(measured, tmp_path):
    folder, client = measured
    copy = tmp_path / "practice"
    shutil.copytree(folder, copy)
    copy.chmod(0o700)
    return Inside(copy), client["client"]


def test_nine_answers_make_thirteen(line):
    inside, client = line
    done = inside.ok("measure", "add", client, "--instrument", "phq9", "--answers", PHQ)
    assert (done.value["total"], done.value["answered"], done.value["of"], done.value["service"]) == (13, 9, 9, "kbt")
    assert done.value["band"] == {"sv": "måttlig", "en": "moderate"}
    assert (done.value["cutoff"], done.value["talk"]) == (10, "waits")
    assert "Fråga 9" in done.err


def test_a_missing_answer_gives_no_total_but_eight_of_nine(line):
    inside, client = line
    for left_out in ("0,1,2,3,x,1,2,3,0", "0,1,2,3,-,1,2,3,0", "0,1,2,3,,1,2,3,0"):
        done = inside.ok("measure", "add", client, "--instrument", "phq9", "--answers", left_out, "--same-day", "keep")
        assert (done.value["total"], done.value["answered"], done.value["of"]) == (None, 8, 9)
    assert [row["value"] for row in inside.ok("measure", "series", client, "--instrument", "phq9").lines] == [None] * 3


def test_what_is_listed_is_what_the_series_holds(line):
    inside, client = line
    for month, total in ((1, "17"), (2, "12"), (3, "9")):
        inside.ok("measure", "add", client, "--instrument", "phq9", "--total", total, "--at", f"2026-0{month}-10T09:00")
    listed = inside.ok("measure", "list", client).lines
    series = inside.ok("measure", "series", client, "--instrument", "phq9").lines
    assert [row["total"] for row in listed] == [9, 12, 17]
    assert [(row["at"], row["value"]) for row in series] == [(row["at"], row["total"]) for row in reversed(listed)]


def test_a_comma_or_a_point_and_a_unit(line):
    inside, client = line
    done = inside.ok("measure", "add", client, "--service", "kbt", "--instrument", "weight", "--total", "72,4")
    assert (done.value["total"], done.value["of"]) == (72.4, 0)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (("--answers", "0,1,2,4,0,1,2,3,1"), "answer_range"),
        (("--answers", "0,1,2"), "answer_count"),
        (("--answers", "a,b"), "not_a_number"),
        (("--total", "28"), "total_range"),
        (("--total", "many"), "not_a_number"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(line, given, reason):
    inside, client = line
    error = inside.refused(2, "measure", "add", client, "--instrument", "phq9", *given)
    assert error["facts"]["reason"] == reason
    assert "many" not in error["text"]
    assert inside.ok("measure", "list", client).lines == []


def test_twice_on_one_day_has_to_be_meant(line):
    inside, client = line
    add = ("measure", "add", client, "--instrument", "phq9", "--total")
    inside.ok(*add, "15")
    assert inside.refused(3, *add, "12")["facts"]["reason"] == "measured_today"
    inside.ok(*add, "12", "--same-day", "replace")
    assert [row["total"] for row in inside.ok("measure", "list", client).lines] == [12]
    assert [row["state"] for row in inside.ok("measure", "list", client, "--void").lines] == ["whole", "void"]


def test_without_consent_to_measures_nothing_is_written(line):
    inside, client = line
    error = inside.refused(3, "measure", "add", client, "--service", "pt", "--instrument", "weight", "--total", "72")
    assert error["error"] == "consent_missing"
    inside.ok("consent", "withdraw", client, "--service", "kbt", "--purpose", "measures")
    error = inside.refused(3, "measure", "add", client, "--service", "kbt", "--instrument", "phq9", "--total", "3")
    assert error["facts"]["verdict"] == "withdrawn"


def test_a_talk_is_settled_and_its_reason_comes_on_stdin(line):
    inside, client = line
    made = inside.ok("measure", "add", client, "--instrument", "phq9", "--answers", PHQ).value["measurement"]
    assert inside.refused(2, "measure", "talk", made, "--declined", text=" \n")["facts"]["field"] == "reason"
    done = inside.ok("measure", "talk", made, "--declined", text="Anna pratar med Karin Lund i dag\n").value
    assert (done["talk"], done["reason"]) == ("declined", "Anna pratar med Karin Lund i dag")
    assert inside.ok("measure", "talk", made, "--opened").value["talk"] == "opened"


def test_a_mistake_is_taken_out(line):
    inside, client = line
    made = inside.ok("measure", "add", client, "--instrument", "sleep", "--total", "4").value["measurement"]
    assert inside.ok("measure", "void", made).value["state"] == "void"
    assert inside.ok("measure", "list", client).lines == []
    assert inside.refused(1, "measure", "void", "00" * 16)["error"] == "not_found"


def test_a_pack_is_brought_in_and_answered(line, tmp_path):
    inside, client = line
    file = tmp_path / "pack.toml"
    file.write_text(PACK)
    done = inside.ok("measure", "import", str(file)).value
    assert (done["instrument"], done["text_included"], done["licence"]) == ("invented/1", True, "Ours, for the test")
    made = inside.ok("measure", "add", client, "--instrument", "invented", "--answers", "1,2").value
    assert (made["total"], made["band"]["sv"]) == (3, "mycket")
    assert "invented/1" in [one["instrument"] for one in inside.ok("measure", "instruments").lines]


@pytest.mark.parametrize("word", ["no", "unknown"])
def test_a_pack_without_its_owners_yes_is_refused(line, tmp_path, word):
    inside, _client = line
    begin, end = PACK.index("intro ="), PACK.index("[scoring]")
    shut = (PACK[:begin] + PACK[end:]).replace("text_included = true", "text_included = false")
    file = tmp_path / "pack.toml"
    file.write_text(shut.replace('electronic_allowed = "yes"', f'electronic_allowed = "{word}"'))
    assert inside.refused(3, "measure", "import", str(file))["facts"]["reason"] == "electronic_not_allowed"
    file.write_text(PACK.replace('electronic_allowed = "yes"', f'electronic_allowed = "{word}"'))
    assert inside.refused(2, "measure", "import", str(file))["facts"]["where"] == "rights.electronic_allowed"


def test_a_file_that_is_no_pack_is_refused(line, tmp_path):
    inside, _client = line
    (tmp_path / "pack.toml").write_bytes(b"\xff\xfe")
    done = inside.run("measure", "import", str(tmp_path / "pack.toml"))
    assert done.code == 2 and done.error["error"] == "wrong_use"
    assert inside.run("measure", "import", str(tmp_path / "none.toml")).code == 2


def test_the_total_of_somebody_elses_form(line):
    inside, client = line
    named = inside.ok("measure", "name", "KEDS", "--most", "54", "--better", "lower").value
    assert (named["instrument"], named["kind"]) == ("keds/1", "total")
    assert inside.ok("measure", "add", client, "--instrument", "keds", "--total", "19").value["total"] == 19


def test_for_a_person_the_line_says_it_in_words(line, capsys):
    inside, client = line
    inside.ok("measure", "add", client, "--instrument", "phq9", "--answers", PHQ)
    from journal_tui.cli.measures import _line
    from journal_tui.locales import use
    from journal_tui.practice.home import Home
    from journal_tui.practice.practice import Practice
    from tests.conftest import PASSPHRASE

    practice = Practice.open(Home(inside.home), PASSPHRASE)
    (row,) = practice.measures.list(client)
    practice.close()
    use("sv")
    assert _line(row).endswith("PHQ-9  13  måttlig  fråga vidare")
    use("en")
    assert _line(row).endswith("PHQ-9  13  moderate  ask further")


def test_a_curve_is_drawn_in_plain_text_with_the_numbers_of_its_table(line):
    inside, client = line
    for day, total in ((5, "17"), (12, "12"), (19, "9")):
        inside.ok("measure", "add", client, "--instrument", "phq9", "--total", total, "--at", f"2026-01-{day:02}T09:00")
    done = inside.ok("measure", "curve", client, "--instrument", "phq9", "--width", "60")
    assert [point["value"] for point in done.value["points"]] == [17, 12, 9]
    assert (done.value["cutoff"], done.value["better"]) == (10, "lower")
