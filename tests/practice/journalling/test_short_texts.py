"""A text beside a note holds nobody's name either, and reads as it was typed."""

import pytest

from journal_tui.practice.errors import InvalidInput, InvalidText
from journal_tui.practice.short_texts import LONGEST, ShortTexts
from journal_tui.practice.values import Service
from storage.sealed.record import new_id
from tests.practice.journalling.working_day import Work

RAW = ("Tove ringer sin syster Karin Lund före fredag", "inget namn här ‹så›", "Karin och Tove igen: 070-174 06 05")


def kept(work: Work):
    client = work.client()
    subject = work.practice.context.register.subject(bytes.fromhex(client), Service.KBT)
    texts = ShortTexts(work.practice.context)
    row = new_id()
    return texts, subject, row, texts.keep(subject, row, RAW)


def test_the_journal_gets_tokens_and_the_reader_what_was_typed(work: Work) -> None:
    texts, subject, row, made = kept(work)
    stored = " ".join(made.texts)
    for name in ("Tove", "Karin", "Lund", "070", "174"):
        assert name not in stored
    assert made.texts[0].startswith("‹klient› ringer")
    assert texts.shown(subject.client, row, made.forms_version, made.texts) == RAW


def test_a_second_writing_keeps_both_apart(work: Work) -> None:
    texts, subject, row, made = kept(work)
    held = texts.held(subject.client, row, made.forms_version, made.texts)
    again = texts.keep(subject, row, ("bara Tove",), held)
    assert again.forms_version == made.forms_version + 1
    assert texts.shown(subject.client, row, again.forms_version, again.texts) == ("bara Tove",)
    assert texts.shown(subject.client, row, made.forms_version, made.texts) == RAW


def test_lost_forms_leave_the_tokens(work: Work) -> None:
    texts, subject, row, made = kept(work)
    work.practice.context.vault.forms.remove(row)
    assert texts.shown(subject.client, row, made.forms_version, made.texts) == made.texts


def test_what_is_no_short_text_is_refused(work: Work) -> None:
    texts, subject, row, _made = kept(work)
    with pytest.raises(InvalidInput) as caught:
        texts.keep(subject, row, ("x" * (LONGEST + 1),))
    assert caught.value.facts["reason"] == "too_long"
    with pytest.raises(InvalidText):
        texts.keep(subject, row, ("\ud800",))
