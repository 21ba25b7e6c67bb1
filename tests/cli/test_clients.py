"""The register on the line: what is accepted, what is refused, and that nothing is half registered."""

import pytest

BO = ("client", "add", "--given", "Bo", "--surname", "Ek", "--service", "kbt")
NUMBER = "19121212-1212"


@pytest.mark.parametrize(
    ("extra", "field", "reason"),
    [
        (("--personnummer", "19121212-1213", "--personnummer-purpose", "friskvard"), "personnummer", "check_digit"),
        (("--personnummer", "19121312-1212", "--personnummer-purpose", "friskvard"), "personnummer", None),
        (("--personnummer", "hej", "--personnummer-purpose", "friskvard"), "personnummer", "not_a_personnummer"),
        (("--personnummer", NUMBER), "personnummer_purpose", "needs_purpose"),
        (("--phone", "ring mig"), "phone", "not_a_phone_number"),
        (("--phone", "1"), "phone", "not_a_phone_number"),
        (("--email", "anna at example"), "email", "not_an_email"),
        (("--email", "a@b@c"), "email", "not_an_email"),
        (("--nickname", "a\x1b[31m"), None, "control_characters"),
        (("--address", "x" * 5000), "address", "too_long"),
    ],
)
def test_a_field_that_is_not_right_is_named_and_nothing_is_registered(line, extra, field, reason):
    error = line.refused(2, *BO, *extra)
    assert error["error"] == "invalid_input"
    assert field in {None, error["facts"]["field"]} and reason in {None, error["facts"]["reason"]}
    assert not any(
        part in str(error) for part in extra if len(part) > 4 and not part.startswith("--") and part != "friskvard"
    )
    assert line.ok("client", "list").lines == []


@pytest.mark.parametrize("name", ["", "   ", "123", "a\x00b", "\u202eneB", "\ud800"])
def test_a_name_has_letters_and_nothing_hidden(line, name):
    done = line.run("client", "add", "--given", name, "--surname", "Ek", "--service", "kbt")
    assert done.code == 2 and done.out == b""


def test_a_personnummer_is_kept_only_for_one_of_two_purposes_and_is_not_listed(line):
    client = line.ok(*BO, "--personnummer", NUMBER, "--personnummer-purpose", "inkasso").value["client"]
    for answer in (line.ok("client", "list"), line.ok("client", "show", client)):
        assert "1212-1212" not in answer.text and "191212121212" not in answer.text


def test_each_service_has_a_pseudonym_of_its_own_that_finds_the_client(line):
    made = line.ok(*BO, "--service", "pt", "--service", "kbt").value
    assert set(made["pseudonyms"]) == {"kbt", "pt"} and len(set(made["pseudonyms"].values())) == 2
    for pseudonym in made["pseudonyms"].values():
        assert line.ok("client", "show", pseudonym).value["client"] == made["client"]
    assert line.ok("client", "show", made["client"][:8]).value["client"] == made["client"]


def test_a_pseudonym_with_one_letter_wrong_finds_nobody(line):
    pseudonym = line.ok(*BO).value["pseudonyms"]["kbt"]
    for letter in "23456789ABCDEFGHJKMNPQRSTUVWXYZ".replace(pseudonym[4], ""):
        wrong = pseudonym[:4] + letter + pseudonym[5:]
        assert line.run("gate", wrong, "--service", "kbt").code == 1
        break


def test_the_same_person_twice_is_hinted_at_and_not_merged(line):
    first = line.ok(*BO, "--phone", "070-174 06 11").value
    second = line.ok(*BO, "--phone", "+46701740611").value
    assert second["similar"] == [first["client"]] and second["client"] != first["client"]
    one, two = first["client"], second["client"]
    (pair,) = line.ok("client", "alike").lines
    assert {pair["client"], pair["other"]} == {one, two}
    assert line.refused(2, "client", "same", one, two, text="")["facts"]["reason"] == "empty"
    assert set(line.ok("client", "same", one, two, text="samma telefon\n").value["person"]) == {one, two}
    assert line.ok("client", "show", one).value["also"] == [two]
    assert all(each["also"] for each in line.ok("client", "list").lines)
    case = line.ok("request", "open", two, "--kind", "access", "--channel", "email", "--received", "2026-01-02").value
    assert case["also"] == [one]
    assert line.ok("client", "apart", one, two, text="mor och dotter\n").value["also"] == []
    assert line.ok("client", "alike").lines == []
    assert line.ok("request", "stop-marketing", "-", text="borta@example.se\n").value["stopped"] == 1
    assert line.ok("request", "stop-marketing", "070-174 06 99").value["stopped"] == 1


def test_the_list_is_narrowed_by_letters_of_a_name(line):
    line.ok(*BO)
    line.ok("client", "add", "--given", "Åsa", "--surname", "Öberg", "--service", "kbt")
    assert [row["surname"] for row in line.ok("client", "list", "--filter", "öber").lines] == ["Öberg"]
    assert len(line.ok("client", "list").lines) == 2


@pytest.mark.parametrize(
    "when", ["0001-01-01T00:00", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "2026-02-29T10:00"]
)
def test_a_time_that_no_calendar_can_hold_is_wrong_use_and_no_crash(line, when):
    client = line.ok(*BO).value["client"]
    done = line.run("client", "contact", client, "--channel", "sms", "--at", when)
    assert done.code == 2 and done.out == b"" and "crash" not in done.err


def test_a_contact_answers_with_the_whole_id_of_the_client(line):
    made = line.ok(*BO).value
    for named in (made["client"][:8], made["pseudonyms"]["kbt"].lower()):
        assert line.ok("client", "contact", named, "--channel", "visit").value["client"] == made["client"]


def test_what_is_missing_is_named_as_what_it_is(line):
    client = line.ok(*BO).value["client"]
    nobody = line.refused(1, "gate", "ffffffffff", "--service", "kbt")
    service = line.refused(1, "consent", "receipt", client, "--service", "pt")
    entry = line.refused(1, "entry", "show", "ab" * 16)
    assert "pseudonym" in nobody["next"]
    assert len({nobody["text"], service["text"], entry["text"]}) == 3
    assert "pseudonym" not in service["next"] + entry["next"]


def test_a_contact_is_noted_with_its_time(line):
    client = line.ok(*BO).value["client"]
    noted = line.ok("client", "contact", client, "--channel", "email", "--at", "2026-01-02T10:00+01:00").value
    assert noted["at"].startswith("2026-01-02T")
    assert (
        line.refused(2, "client", "contact", client, "--channel", "email", "--at", "2999-01-01T10:00")["facts"]["reason"]
        == "in_future"
    )
    assert line.run("client", "contact", client, "--channel", "email", "--at", "i går").code == 2


def test_a_contract_and_another_source_are_said_and_shown(line):
    made = line.ok(*BO, "--other-source", text="Överfört från Bos gamla register").value["client"]
    assert line.refused(2, *BO, "--other-source", text="?")["facts"]["reason"] == "needs_reason"
    said = line.ok("client", "contract", made, "--service", "kbt", "--first", "2026-03-01", "--last", "2026-11-30").value
    shown = line.ok("client", "show", made).value
    assert (shown["contracts"], shown["source"]) == ([said], "Överfört från Bos gamla register")
    assert said == {"service": "kbt", "first": "2026-03-01", "last": "2026-11-30"}
    wrong = line.refused(2, "client", "contract", made, "--service", "kbt", "--first", "2026-03-01", "--last", "2026-02-01")
    assert wrong["facts"]["field"] == "contract_last"
