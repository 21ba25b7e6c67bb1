"""Templates are data with a schema; each service has one by default, and the plan can be found again."""

import pytest

from journal_tui.practice.errors import InvalidInput
from journal_tui.practice.templates import every, find, plan_of, read, template, templates
from journal_tui.practice.values import Service

GOOD = """
name = "x"
service = "kbt"
version = 2
[title]
sv = "X"
en = "X"
[[heading]]
id = "plan"
sv = "Plan"
en = "The plan"
plan = true
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


def test_names_are_one_of_a_kind_over_all_services():
    keys = [item.key for item in every()]
    assert len(set(keys)) == len(keys)
    services: dict[str, Service] = {}
    for item in every():
        assert services.setdefault(item.name, item.service) is item.service


def test_a_template_is_found_by_name_by_version_and_not_for_another_service():
    assert template(Service.KBT, "kbt") is template(Service.KBT, "kbt/1") is find("kbt/1")
    with pytest.raises(InvalidInput) as refusal:
        template(Service.KBT, "pt")
    assert refusal.value.facts == {"field": "template", "reason": "unknown"}
    assert find("gone/9") is None


def test_the_plan_is_what_stands_under_its_heading_in_either_language():
    text = template(Service.KBT).text("sv").replace("Tema\n", "Tema\nOro\n") + "Sömnfönster 23-06\n\nPromenad\n"
    assert plan_of(text, "kbt/1") == "Sömnfönster 23-06\n\nPromenad"
    assert plan_of("PLAN UNTIL NEXT TIME \nwalk\nTheme\nworry", "kbt/1") == "walk"


@pytest.mark.parametrize("text", ["", "Plan till nästa gång\n\n", "ingen rubrik alls", "Tema\nOro"])
def test_without_a_plan_there_is_none(text):
    assert plan_of(text, "kbt/1") == ""


def test_a_template_that_is_not_shipped_any_more_has_no_plan():
    assert plan_of("Plan\nx", "gone/9") == ""


@pytest.mark.parametrize(
    "broken",
    [
        "name =",
        GOOD.replace('service = "kbt"', 'service = "gym"'),
        GOOD.replace("plan = true", ""),
        GOOD.replace('en = "The plan"', ""),
        GOOD.replace('sv = "Plan"', 'sv = ""'),
        GOOD.replace("version = 2", 'version = "2"'),
        GOOD.replace('id = "plan"', 'id = "plan"\ncolour = "red"'),
        GOOD.replace('name = "x"', 'name = "x/1"'),
        GOOD + GOOD[GOOD.index("[[heading]]") :].replace("plan = true", ""),
        "extra = 1\n" + GOOD,
    ],
)
def test_a_file_that_breaks_the_schema_is_refused(broken):
    assert read(GOOD).key == "x/2"
    with pytest.raises(InvalidInput):
        read(broken)
