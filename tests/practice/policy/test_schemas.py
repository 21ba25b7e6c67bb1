"""Every data file of the policy has a JSON Schema, and one that does not fit is refused by its name and the line or field."""

import json
from importlib.resources import files

import pytest

from journal_tui.practice.consent import texts
from journal_tui.practice.policy.malformed import PolicyMalformed
from journal_tui.practice.policy.reading import parsed
from journal_tui.practice.retention import rules
from journal_tui.practice.rights import data_classes
from tests.architecture.tree import ROOT

SCHEMAS = ROOT / "journal_tui" / "practice" / "policy" / "schemas"


def source(room: str, name: str) -> str:
    return files(f"journal_tui.practice.{room}").joinpath(f"{name}.toml").read_text(encoding="utf-8")


RULES, CLASSES = source("retention", "rules"), source("rights", "data_classes")
KBT, COMMON, RECEIPT = (source("consent.texts", name) for name in ("kbt", "common", "receipt"))


def service(text: str) -> object:
    return texts.read_service(texts.read_texts(text, "kbt"), texts.read_texts(COMMON, "common"))


READERS = {
    "rules": (RULES, rules.read),
    "data_classes": (CLASSES, data_classes.read),
    "kbt": (KBT, service),
    "common": (COMMON, lambda text: texts.read_texts(text, "common")),
    "receipt": (RECEIPT, lambda text: texts.read_texts(text, "receipt")),
    **{
        name: (source("policy", f"data/{name}"), lambda text, name=name: parsed(text, name))
        for name in (
            "recipients",
            "matrix",
            "purposes",
            "bases",
            "categories",
            "periods",
            "promises",
            "decisions",
            "traces",
        )
    },
    "letter": (source("policy", "letters/refusal"), lambda text: parsed(text, "letter")),
}


@pytest.mark.parametrize("name", READERS)
def test_as_shipped_it_is_read_and_without_its_schema_or_with_a_stray_field_it_is_not(name):
    text, read = READERS[name]
    read(text)
    first = text.index("schema = ")
    for broken, place in (
        (text[:first] + "stray = 1\n" + text[first:], f"{name}.?"),
        (text.replace('/1"', '/9"', 1), f"{name}.schema"),
        (text + "\n= broken\n", f"{name}:{len(text.splitlines()) + 2}"),
    ):
        with pytest.raises(PolicyMalformed) as caught:
            read(broken)
        assert str(caught.value) == place


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        ("rules", "months = 12", 'months = "12"', "rules.rule.1.months"),
        ("rules", "months = 12", "months = 12\ndays = 3", "rules.rule.1.months"),
        ("rules", 'start = "written"', 'start = "some day"', "rules.rule.3.start"),
        ("rules", 'classes = ["draft"]', 'classes = ["gossip"]', "rules.rule.3.classes"),
        ("rules", 'minimal = ["contact"', 'minimal = ["bookkeeping", "contact"', "rules.rule.1.minimal"),
        ("rules", 'promise = "P38"', 'promise = "P62"', "rules.rule.3.promise"),
        ("rules", 'code = "enquiry"', 'code = "R1"', "rules.rule.code"),
        ("rules", "years = [3, 5, 10]", "years = []", "rules.review.years"),
        ("data_classes", 'store = "vault"', 'store = "cloud"', "data_classes.class.1.store"),
        ("data_classes", 'basis = "contract"', 'basis = "interest"', "data_classes.class.1.basis"),
        ("data_classes", 'on_erasure = "erase"', 'on_erasure = "keep"', "data_classes.class.1.law"),
        ("data_classes", 'tables = ["contact_event"]', 'tables = ["person"]', "data_classes.class.tables"),
        ("kbt", 'label = "Journal', 'label = " Journal', "kbt.sv.questions.journal.label"),
        ("kbt", "[en.questions.measures]", "[en.questions.weather]", "kbt.en.questions.?"),
        ("kbt", 'journal = ["health", "lifestyle"', 'journal = ["weather", "lifestyle"', "kbt.categories.journal"),
        ("kbt", 'purposes = ["journal", "measures", "supervision"]', 'purposes = "journal"', "kbt.purposes"),
        ("common", "withdrawal = ", "withdrawals = ", "common.sv.sections.withdrawal"),
        ("recipients", 'country = "SE"', 'country = "US"', "recipients.row.1.country"),
        ("matrix", "needs = [", "wants = [", "matrix.row.1.needs"),
        ("letter", "subject = ", "topic = ", "letter.sv.subject"),
    ],
)
def test_what_does_not_fit_is_named_by_file_and_field(name, old, new, place):
    text, read = READERS[name]
    assert old in text
    with pytest.raises(PolicyMalformed) as caught:
        read(text.replace(old, new, 1))
    assert str(caught.value) == place


def test_every_schema_is_a_json_schema_of_the_parts_that_we_read_and_belongs_to_a_file():
    used = {"rules": "retention", "kbt": "consent_document", "common": "consent_texts", "receipt": "receipt_words"}
    held = {used.get(name, name) for name in READERS} | {"policy", "labels", "protection"}
    assert {each.stem for each in SCHEMAS.iterdir()} == held
    for each in SCHEMAS.iterdir():
        content = json.loads(each.read_text(encoding="utf-8"))
        assert content["$schema"].endswith("2020-12/schema") and content["title"] and not content["additionalProperties"]
