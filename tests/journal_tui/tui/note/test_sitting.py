"""A decision is taken back by its own opposite: what was written meanwhile stays."""

import pytest

from journal_tui.tui.note.decisions import Decided, Line
from journal_tui.tui.note.sitting import Sitting, Step, counted, places, put_back, relabelled, turned

MERGED = Step((Line("person-2", Decided.MERGED, "‹person-1›"),))


def test_what_became_a_code_becomes_its_words_again_wherever_it_stands_now():
    back = turned(places("Malin kom.", ()), places("‹person-1› kom.", ("Malin",)))
    text, forms = put_back("Sov bra. ‹person-1› kom. Sen MALIN, ‹person-1›.", ("Malin", "MALIN"), back)
    assert text == "Sov bra. Malin kom. Sen MALIN, MALIN."
    assert forms == ()


def test_other_codes_and_other_forms_of_the_code_stay():
    text, forms = put_back(
        "‹klient› såg ‹person-1› och ‹person-1›.", ("Tove", "Malin", "Mallan"), {("person-1", "malin"): ""}
    )
    assert text == "‹klient› såg Malin och ‹person-1›."
    assert forms == ("Tove", "Mallan")


def test_a_bracket_in_a_form_comes_back_doubled():
    assert put_back("Se ‹person-1›.", ("‹M",), {("person-1", "‹m"): ""}) == ("Se ‹‹M.", ())


def test_a_code_that_gave_way_gets_its_label_back_and_keeps_its_form():
    text, forms = put_back("‹person-1›, ‹person-1›", ("Per", "Pelle"), {("person-1", "pelle"): "person-2 bror"})
    assert text == "‹person-1›, ‹person-2 bror›"
    assert forms == ("Per", "Pelle")


def test_forms_that_do_not_belong_to_the_text_are_never_guessed_at():
    with pytest.raises(ValueError, match="shorter"):
        put_back("‹person-1› ‹person-1›", ("Malin",), {})


def test_a_label_is_changed_by_its_number_whatever_its_role_word():
    assert relabelled("‹person-1› ‹person-1 syster› ‹person-11›", {"person-1": "org-2"}) == "‹org-2› ‹org-2› ‹person-11›"
    assert counted("‹person-1› ‹person-1 syster› ‹person-11›") == {"person-1": 2, "person-11": 1}


def test_the_newest_decision_stands_first_and_each_has_a_line_of_its_own():
    sitting = Sitting()
    for word in ("Malin", "Malin"):
        sitting.add(Step((Line(word, Decided.ORDINARY),)))
    assert [line.number for line in sitting.decided] == [2, 1]
    assert len({line.key for line in sitting.decided}) == 2


def test_earlier_lines_show_the_label_that_goes_on_until_the_merge_is_taken_back():
    sitting = Sitting()
    sitting.add(Step((Line("Pelle", Decided.TOKEN, "‹person-2 bror›"),)))
    sitting.relabel("person-2", "person-1", MERGED)
    assert [line.label for line in sitting.decided] == ["person-1", "person-1"]
    assert sitting.pop().lines[0].how is Decided.MERGED
    assert [line.label for line in sitting.decided] == ["person-2 bror"]


def test_nothing_is_left_when_the_note_is_closed():
    sitting = Sitting()
    sitting.add(Step((Line("Malin", Decided.IGNORED, before="Karin och "),), {("person-1", "malin"): ""}, ignored="Malin"))
    assert "Malin" not in repr(sitting.steps).title()
    assert "Karin" not in repr(sitting.steps)
    sitting.forget()
    assert not sitting.decided
    assert not sitting.flags
