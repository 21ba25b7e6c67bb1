"""Our reading of a model is the trainer's own: the same chances for every label of every word, and nothing is kept."""

import pycrfsuite
import pytest

from fixtures.training.train import Settings, packed, train
from journal_tui.practice.pseudonyms.tagging import features, tagger
from journal_tui.practice.pseudonyms.tagging.model import LABELS, NAMED, SIGNS, bar, fields, pack, slots, unpack
from journal_tui.practice.pseudonyms.tagging.tagger import Reader
from journal_tui.practice.pseudonyms.tagging.words import words

MARKED = [
    "Hon ringde sin syster B-PERSON:Karin i B-LOC:Lund i går .",
    "B-PERSON:Karin I-PERSON:Lindgren bor inte i B-LOC:Borås längre .",
    "Han och B-PERSON:Ahmed jobbar på B-ORG:Nordviks I-ORG:Tråd AB .",
    "efter lunchen gick hon till B-ORG:Kvarnskolan med brodern B-PERSON:Leo .",
    "Sömnen är bättre , men oron för B-PERSON:Mattias är kvar .",
    "Vi talar om maten och om 3 x 12 knäböj .",
    "MAMMAN B-PERSON:BIRGITTA RINGER VARJE DAG .",
    "frun b-person:lena hälsade på i b-loc:ystad .",
    "Resan till B-LOC:New I-LOC:York blev av .",
    "På måndag kommer hon tillbaka , kl . 13 .",
] * 6


def marked(line: str) -> tuple[list[str], list[str]]:
    """Words and labels."""
    pairs = [word.rpartition(":") if word[:2] in ("B-", "I-", "b-", "i-") else ("O", "", word) for word in line.split()]
    return [word for _, _, word in pairs], [label.upper() for label, _, _ in pairs]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The trainer's reading of a small model and ours."""
    path = tmp_path_factory.mktemp("model") / "small.crfsuite"
    train([marked(line) for line in MARKED], Settings(c1=0.01, seen=1, rounds=40), path)
    theirs = pycrfsuite.Tagger()
    theirs.open(str(path))
    return theirs, Reader(unpack(packed(path)))


UNSEEN = [
    "Karin i Lund ringde Ahmed .",
    "Hennes syster Mona Lindgren jobbar på Kvarnskolan i New York , inte i Borås .",
    "frun karin och brodern leo åt lunch",
    "Oron är kvar .",
    "Birgitta",
    "\ud800 Zoë-Maria O'Brien 2024-05-01 \u00ad ﬁ 𝟘 ‹",
    " ".join(["Karin"] * 70),
]


LINES = [*UNSEEN, *[" ".join(marked(line)[0]) for line in MARKED[:10]]]


def chances_of_the_trainer(theirs, forms):
    """Word by word, label by label."""
    theirs.set([[name.encode("utf-8", "replace").decode() for name in row] for row in features.sentence(forms)])
    return [[theirs.marginal(label, at) for label in LABELS] for at in range(len(forms))]


@pytest.mark.parametrize("line", LINES)
def test_reckoned_through_the_chances_are_those_of_the_trainer(both, line, monkeypatch):
    theirs, ours = both
    monkeypatch.setattr(tagger, "_UNLIKELY", -1000.0)
    forms = [word.text for word in words(line)]
    found = Reader(ours._model).marginals(forms)
    for form, chances, expected in zip(forms, found, chances_of_the_trainer(theirs, forms), strict=True):
        assert chances == pytest.approx(expected, abs=1e-4), form


@pytest.mark.parametrize("line", LINES)
def test_what_is_passed_over_is_outside_for_the_trainer_too(both, line):
    theirs, ours = both
    forms = [word.text for word in words(line)]
    found = ours.marginals(forms)
    for form, chances, expected in zip(forms, found, chances_of_the_trainer(theirs, forms), strict=True):
        if chances is None:
            assert expected[0] > 0.85, form
        else:
            assert chances[0] == pytest.approx(expected[0], abs=0.05), form


def test_what_was_read_before_changes_nothing(both):
    _, ours = both
    lines = [[word.text for word in words(line)] for line in UNSEEN]
    once = [ours.marginals(forms) for forms in lines]
    assert [ours.marginals(forms) for forms in reversed(lines)] == once[::-1]
    ours.forget()
    assert [ours.marginals(forms) for forms in lines] == once


def test_nothing_read_is_kept_after_forgetting(both):
    _, ours = both
    ours.tag("Hon ringde sin syster Karin i Lund i går.")
    held = [
        getattr(ours, name)
        for name in ("_words", "_features", "_numbers", "_lefts", "_rights", "_further", "_around", "_sentences")
    ]
    assert all(held)
    ours.forget()
    assert not any(held)


def test_a_sentence_is_the_same_alone_and_in_a_note(both):
    _, ours = both
    first, second = "Hon ringde sin syster Karin i Lund.", "Han och Ahmed jobbar på Nordviks Tråd AB."
    both_found = [(span.start, span.end, span.kind) for span in ours.tag(f"{first} {second}")]
    alone = [(span.start, span.end, span.kind) for span in ours.tag(first)]
    further = len(first) + 1
    assert both_found == alone + [(s.start + further, s.end + further, s.kind) for s in ours.tag(second)]
    assert ours.tag(first, words(first)) == ours.tag(first)


def test_what_features_say_is_added_field_by_field():
    weights = {"a": {1: 1.0, 3: -0.5}, "b": {0: 0.25, 9: 2.0}, "c": {1: -1.0}}
    model = unpack(pack(weights, [[0.0] * len(LABELS)] * len(LABELS)))
    said = model.says("a") + model.says("b") + model.says("c")
    here, there = slots(said)[:2]
    steps = [round(steps * model.step, 3) for steps in fields(here)]
    assert steps == [-0.25, -0.25, -0.75, *[-0.25] * (NAMED - 3)]
    assert [round(steps * model.step, 3) for steps in fields(there)] == [0, 2, *[0] * (NAMED - 2)]
    assert model.says("nobody") == 0


@pytest.mark.parametrize(("least", "above"), [(-5, True), (-4, True), (-3, False), (0, False), (7, False)])
def test_a_bar_is_passed_by_one_field_alone(least, above):
    said = sum(steps << 32 * at for at, steps in enumerate([-9, -30_000, -4, -70_000, -5, -2_000_000]))
    assert bool(said + bar(least) & SIGNS) is above
    assert fields(said) == [-9, -30_000, -4, -70_000, -5, -2_000_000]


def test_a_pair_that_the_trainer_never_met_may_have_the_key_of_a_word():
    pair = features.left(features.OUTSIDE, features.look("Karin"), features.START)[0]
    model = unpack(pack({pair: {2 * len(LABELS) + 1: -2.0, 1: 3.0}}, [[0.0] * len(LABELS)] * len(LABELS)))
    assert Reader(model).marginals(["Karin"])[0] is not None
