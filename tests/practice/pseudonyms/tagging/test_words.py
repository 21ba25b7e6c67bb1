"""Words and sentences of a note: exact offsets, and the cuts that a Swedish reader makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_tui.practice.pseudonyms.tagging.words import sentences, words


def cut(text):
    return [" ".join(word.text for word in sentence) for sentence in sentences(text)]


@given(st.text(max_size=200))
def test_every_written_character_belongs_to_exactly_one_word(text):
    found = [word for sentence in sentences(text) for word in sentence]
    assert found == words(text)
    assert all(text[w.start : w.end] == w.text for w in found)
    assert "".join(w.text for w in found) == "".join(c for c in text if not c.isspace())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sov t.ex. 6,5 h. Bättre nu.", ["Sov t.ex. 6,5 h .", "Bättre nu ."]),
        ("Chefen B. Andersson ringde.", ["Chefen B . Andersson ringde ."]),
        ("Handläggaren Lena B. Hon svarar inte.", ["Handläggaren Lena B .", "Hon svarar inte ."]),
        ("sov bra. chefen ringde kl. 14.30 idag", ["sov bra .", "chefen ringde kl . 14.30 idag"]),
        ("- Sova\n- Anna-Karin å H&M\n1. Äta\n2. Gå", ["- Sova", "- Anna-Karin å H&M", "1 . Äta", "2 . Gå"]),
        ("Hej!! Kom du? ”Ja.” Bra", ["Hej ! !", "Kom du ?", "” Ja . ”", "Bra"]),
        ("PHQ-9: 9.Ny tid o.s.v. Lån i SEB:s namn", ["PHQ-9 : 9 . Ny tid o.s.v. Lån i SEB:s namn"]),
        (
            "Hon har sagt det till sin chef som kommer från det nya kontoret\nPetra i Lund.",
            ["Hon har sagt det till sin chef som kommer från det nya kontoret Petra i Lund ."],
        ),
        ("Kort rad\nPetra i Lund", ["Kort rad", "Petra i Lund"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert cut(text) == expected


def test_a_page_without_a_full_stop_is_cut_all_the_same():
    assert max(len(sentence) for sentence in sentences("ord " * 2000)) <= 160
