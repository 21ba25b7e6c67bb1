"""An addendum and an emergency note are labelled like a note: sealed with them, in the extract, and an offence stops them."""

from dataclasses import replace

import pytest

from journal_tui.practice.entries.marking import Marks
from journal_tui.practice.errors import InvalidInput, RefusedByRule
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind, Identity, LineDecision
from journal_tui.practice.values import AmendmentKind, Sensitivity, Service
from storage.crypto.transport import opened
from storage.journal.signing import addendum_document
from tests.practice.journalling.working_day import Work

SOCIAL = Marks(sensitivity=Sensitivity.NONE, labels=("social",))


def test_what_is_added_or_written_in_danger_says_which_kinds_of_data_it_holds(work: Work, tmp_path) -> None:
    practice, client = work.practice, work.client()
    entry = work.note(client, "Sover bättre.")
    added = practice.entries.amend(entry.id, AmendmentKind.SUPPLEMENT, "Bor hos en vän.", marks=SOCIAL).addenda[-1]
    assert (added.labels, added.sensitivity) == (("social",), Sensitivity.PRIVATE)
    plain = practice.entries.amend(entry.id, AmendmentKind.SUPPLEMENT, "Äter bättre.").addenda[-1]
    assert (plain.labels, plain.sensitivity) == (("health",), Sensitivity.SPECIAL)
    ground = "vital"
    note = practice.emergency_notes.write(client, Service.KBT, "Stod på bron.", "Ensam hemma.", ground, SOCIAL)
    assert practice.emergency_notes.get(note.id).labels == ("social",)

    stopped = replace(SOCIAL, labels=("social", "offence"))
    for write in (
        lambda: practice.entries.amend(entry.id, AmendmentKind.ERROR, "Dömd.", marks=stopped),
        lambda: practice.emergency_notes.write(client, Service.KBT, "Dömd.", "Nu.", ground, stopped),
    ):
        with pytest.raises(RefusedByRule) as caught:
            write()
        assert caught.value.facts["reason"] == "offence_label"
    with pytest.raises(InvalidInput):
        practice.emergency_notes.write(client, Service.KBT, "Text.", "Nu.", ground, replace(SOCIAL, labels=("weather",)))
    assert len(practice.emergency_notes.of_client(client)) == 1
    assert len(practice.entries.get(entry.id).addenda) == 2

    record = practice.context.journal.addenda.of_entry(bytes.fromhex(entry.id))[0]
    without = replace(record, labels=())
    assert addendum_document(record, b"") != addendum_document(without, b""), "the signature covers the labels"

    case = practice.cases.open(client, CaseKind.ACCESS, CaseChannel.EMAIL, work.now().date()).number
    practice.cases.verify(case, Identity.KNOWN)
    handed = practice.access.run(case, tmp_path, rest=LineDecision.CODE, language="sv")
    text = opened(handed.path.read_bytes(), handed.passphrase)["registerutdrag.txt"].decode()
    assert text.count("Märkning: sociala förhållanden") == 2
