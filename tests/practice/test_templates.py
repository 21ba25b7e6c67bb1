"""Templates are data with a schema; each service has one by default, and the plan can be found again."""

from dataclasses import replace

import pytest

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.templates import (
    GROUPS,
    Role,
    Templates,
    every,
    read,
    read_own,
    shipped,
    template,
    templates,
    written,
)
from journal_tui.practice.values import Service

GOOD = """
name = "x"
group = "cbt"
services = ["kbt"]
version = 2
[title]
sv = "X"
en = "X"
[[heading]]
id = "plan"
sv = "Plan"
en = "The plan"
role = "plan"
"""


@pytest.mark.parametrize("service", list(Service))
def test_each_service_has_a_default_with_few_headings_in_both_languages_and_one_plan(service):
    default = template(service)
    assert default.name == service.value
    assert templates(service)[0] is default
    assert 2 <= len(default.headings) <= 6
    assert sum(heading.plan for heading in default.headings) == 1
    for language in ("sv", "en"):
        titles = [heading.title(language) for heading in default.headings]
        assert len(set(titles)) == len(titles)
        assert [line for line in default.text(language).splitlines() if line] == titles
        assert default.title(language)


SHIPPED = {
    Service.KBT: {"kbt", "kbt-steps", "thought-record", "activation", "exposure", "functional", "act"},
    Service.KOST: {"kost", "nutrition"},
    Service.PT: {"pt", "training-log"},
}
EVERYWHERE = {"soap", "dap", "birp", "girp", "intake", "closing", "risk", "phone"}


@pytest.mark.parametrize("service", list(Service))
def test_each_service_is_offered_what_fits_it(service):
    assert {each.name for each in templates(service)} == SHIPPED[service] | EVERYWHERE


@pytest.mark.parametrize("each", every(), ids=lambda each: each.key)
def test_each_has_few_headings_with_a_hint_in_both_languages_and_one_that_is_the_plan(each):
    assert each.group in GROUPS
    assert 3 <= len(each.headings) <= 6
    assert sum(heading.plan for heading in each.headings) == 1
    for heading in each.headings:
        assert heading.hint("sv") != heading.hint("en")
        assert max(len(heading.hint(language)) for language in ("sv", "en")) <= 72
    assert len({heading.sv for heading in each.headings}) == len(each.headings)


def test_keys_are_one_of_a_kind():
    keys = [item.key for item in every()]
    assert len(set(keys)) == len(keys)


def test_what_is_homework_and_what_are_goals_is_found_by_its_heading():
    text = "Arbete med temat\nandning\nNy hemuppgift\nlista\n\npromenad\nSammanfattning och plan\nvila"
    assert shipped().under(text, "kbt-steps/1", Role.HOMEWORK) == "lista\n\npromenad"
    assert shipped().under(text, "kbt-steps/1") == "vila"
    assert shipped().under("Goal\nsleep\nPlan\nwalk", "girp/1", Role.GOALS) == "sleep"
    assert shipped().under(text, "kbt/1", Role.GOALS) == ""


def test_a_template_is_found_by_name_by_version_and_not_for_another_service():
    assert template(Service.KBT, "kbt") is template(Service.KBT, "kbt/1") is shipped().find("kbt/1")
    with pytest.raises(InvalidInput) as refusal:
        template(Service.KBT, "pt")
    assert refusal.value.facts == {"field": "template", "reason": "unknown"}
    assert shipped().find("gone/9") is None


def test_the_plan_is_what_stands_under_its_heading_in_either_language():
    text = template(Service.KBT).text("sv").replace("Tema\n", "Tema\nOro\n") + "Sömnfönster 23-06\n\nPromenad\n"
    assert shipped().under(text, "kbt/1") == "Sömnfönster 23-06\n\nPromenad"
    assert shipped().under("PLAN UNTIL NEXT TIME \nwalk\nTheme\nworry", "kbt/1") == "walk"


@pytest.mark.parametrize("text", ["", "Plan till nästa gång\n\n", "ingen rubrik alls", "Tema\nOro"])
def test_without_a_plan_there_is_none(text):
    assert shipped().under(text, "kbt/1") == ""


def test_a_template_that_is_not_shipped_any_more_has_no_plan():
    assert shipped().under("Plan\nx", "gone/9") == ""


@pytest.mark.parametrize(
    "broken",
    [
        "name =",
        GOOD.replace('["kbt"]', '["gym"]'),
        GOOD.replace('["kbt"]', "[]"),
        GOOD.replace('["kbt"]', '"kbt"'),
        GOOD.replace('["kbt"]', '["kbt", "kbt"]'),
        GOOD.replace('group = "cbt"', 'group = "other"'),
        GOOD.replace('role = "plan"', ""),
        GOOD.replace('role = "plan"', 'role = "prognosis"'),
        GOOD.replace('en = "X"', ""),
        GOOD.replace('sv = "Plan"', 'sv = ""'),
        GOOD.replace("version = 2", 'version = "2"'),
        GOOD.replace('id = "plan"', 'id = "plan"\ncolour = "red"'),
        GOOD.replace('name = "x"', 'name = "x/1"'),
        GOOD.replace('name = "x"', 'name = "own.x"'),
        GOOD + GOOD[GOOD.index("[[heading]]") :].replace('role = "plan"', ""),
        "extra = 1\n" + GOOD,
    ],
)
def test_a_file_that_breaks_the_schema_is_refused(broken):
    assert read(GOOD).key == "x/2"
    with pytest.raises(InvalidInput):
        read(broken)


OWN = """
name = "stress"
services = ["kbt", "pt"]
[title]
sv = "Stress och återhämtning"
[[heading]]
sv = "Belastning"
sv_hint = "Vad tar kraft?"
[[heading]]
sv = "Återhämtning"
role = "plan"
"""


def test_a_file_of_a_practice_may_speak_one_language_and_comes_out_as_it_went_in():
    made = read_own(OWN, 3)
    assert (made.key, made.own, made.services) == ("own.stress/3", True, (Service.KBT, Service.PT))
    assert made.text("en") == made.text("sv") == "Belastning\n\n\nÅterhämtning\n"
    assert made.headings[0].hint("en") == "Vad tar kraft?"
    assert read_own(written(made), 3) == made


def test_a_letter_that_is_put_together_is_the_same_heading_as_the_whole_one():
    decomposed = OWN.replace("Återhämtning", "A\u030aterha\u0308mtning")
    assert read_own(decomposed) == read_own(OWN)


def heading(text, **more):
    return OWN + "[[heading]]\n" + "\n".join(f'{name} = "{value}"' for name, value in {"sv": text, **more}.items())


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (heading("BELASTNING"), "twice"),
        (heading("Load", en="belastning"), "twice"),
        (heading("Sömn", role="plan"), "role"),
        (heading("‹klient›"), "heading_signs"),
        (heading("Sömn\\u202e"), "heading_signs"),
        (heading("   "), "heading_empty"),
        (heading("—"), "heading_empty"),
        (heading("o" * 73), "heading_long"),
        (heading("Sömn", sv_hint="o" * 121), "hint_long"),
        (heading("Sömn", id="1"), "heading_id"),
        (OWN + "".join(f'[[heading]]\nsv = "Rubrik {number}"\n' for number in range(11)), "heading_count"),
        (OWN.replace('name = "stress"', 'name = "../stress"'), "short_name"),
        (OWN.replace('name = "stress"', ""), "schema"),
        (OWN.replace('sv = "Belastning"', "sv = 3"), "schema"),
    ],
)
def test_a_file_of_a_practice_that_is_not_right_is_refused_with_the_reason(broken, reason):
    with pytest.raises(InvalidInput) as refusal:
        read_own(broken)
    assert (refusal.value.facts["field"], refusal.value.facts["reason"]) == ("template", reason)


def test_a_retired_template_is_not_offered_and_still_explains_the_notes_that_have_it():
    first, second = read_own(OWN, 1), read_own(OWN.replace("Belastning", "Last"), 2)
    known = Templates((*every(), first, second))
    assert known.template(Service.KBT, "stress") is known.template(Service.KBT, "own.stress") is second
    assert known.template(Service.KBT, "own.stress/1") is first
    assert "belastning" in known.every_line
    gone = Templates((*every(), first, replace(second, version=2, retired=True)))
    assert "own.stress" not in {each.name for each in gone.offered(Service.KBT)}
    assert gone.headings("own.stress/1") == first.lines()
    with pytest.raises(InvalidInput):
        gone.template(Service.KBT, "stress")
