"""Verify, status and doctor: everything is looked at, what is wrong is named by place, no value is shown."""

import os
from pathlib import Path

import pytest

from journal_tui.practice.doctor import doctor, sync_service
from journal_tui.practice.home import Home
from journal_tui.practice.values import Channel, Service
from storage.audit.actions import Action


def checks(home, **environment):
    return {check.name: check for check in doctor(home, environment)}


def sql(room, store, statement, *values):
    database = getattr(room.practice.context.stores, store).database
    with database.write() as session:
        session.connection().exec_driver_sql(statement, values)


@pytest.fixture
def filled(own_room):
    own_room.practice.consent.publish(Service.KBT)
    own_room.people = [own_room.client() for _ in range(3)]
    for client in own_room.people:
        own_room.consent(client)
    return own_room


def test_an_untouched_practice_has_no_problem(filled):
    told = []
    found = filled.practice.verify(lambda store, done, total: told.append((store, done, total)))
    assert found.problems == ()
    assert found.rows > 50
    assert {store for store, _, _ in told} == {"journal", "vault", "bookkeeping"}
    assert filled.log()[-1].action == Action.VERIFIED


def test_a_moved_envelope_is_named_by_its_place(filled):
    first, second = filled.people[:2]
    sql(
        filled,
        "vault",
        "UPDATE person SET sealed = (SELECT sealed FROM person WHERE id = ?) WHERE id = ?",
        bytes.fromhex(first),
        bytes.fromhex(second),
    )
    problems = filled.practice.verify().problems
    assert [(problem.store, problem.table, problem.row) for problem in problems] == [("vault", "person", second)]
    assert problems[0].code in {"tampered", "damaged"}


def test_a_subject_without_a_mapping_is_found(filled):
    sql(filled, "vault", "DELETE FROM mapping WHERE subject = ?", bytes.fromhex(filled.people[0]))
    filled.practice.context.register.forget(bytes.fromhex(filled.people[0]))
    assert "no_mapping" in {problem.code for problem in filled.practice.verify().problems}


def test_a_broken_log_is_found(filled):
    sql(filled, "journal", "DROP TRIGGER IF EXISTS audit_refuses_delete")
    with filled.practice.context.stores.journal.database.read() as connection:
        triggers = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        )
        names = triggers.scalars().all()
    for name in names:
        sql(filled, "journal", f'DROP TRIGGER "{name}"')
    sql(filled, "journal", "DELETE FROM audit WHERE seq = 3")
    problems = filled.practice.verify().problems
    assert ("journal", "audit") in {(problem.store, problem.table) for problem in problems}


def test_status_counts_and_opens_no_text(filled):
    filled.practice.clients.log_contact(filled.people[0], Channel.PHONE)
    before = len(filled.log("journal"))
    status = filled.practice.status()
    assert (status.clients, status.subjects, status.entries, status.drafts) == (3, 3, 0, 0)
    assert status.documents == {Service.KBT: 1}
    assert status.policy_version == "2021-07-28"
    assert status.last_contact == filled.practice.context.today()
    assert status.problems == ()
    assert len(filled.log("journal")) == before


def test_status_points_at_notes_that_wait_too_long(filled):
    permit = filled.practice.gate.check(filled.people[0], Service.KBT)
    filled.practice.appointments.start(None, permit)
    assert filled.practice.status().overdue_drafts == 0
    filled.hands.move(days=4)
    status = filled.practice.status()
    assert (status.drafts, status.overdue_drafts, status.problems) == (1, 1, ("unsigned_drafts",))


def test_doctor_needs_no_passphrase_and_finds_a_sound_place_sound(practice_folder):
    found = checks(Home(practice_folder))
    for name in ("python", "sqlite", "primitives", "home", "folders", "files", "sync_folder", "environment", "packages"):
        assert found[name].result == "ok", name
    assert found["home"].detail == "whole"


def test_doctor_on_an_empty_place(tmp_path):
    found = checks(Home(tmp_path / "none"))
    assert (found["home"].result, found["home"].detail) == ("ok", "empty")
    assert not (tmp_path / "none").exists()


def test_doctor_sees_modes_links_and_missing_stores(practice_folder):
    home = Home(practice_folder)
    (practice_folder / "journal.db").chmod(0o644)
    assert (checks(home)["files"].detail, checks(home)["files"].value) == ("open_to_others", "0644")
    (practice_folder / "journal.db").chmod(0o600)
    practice_folder.chmod(0o750)
    assert checks(home)["folders"].result == "fail"
    practice_folder.chmod(0o700)
    os.replace(practice_folder / "vault.db", practice_folder / "elsewhere.db")
    assert checks(home)["home"].detail == "partial"
    (practice_folder / "vault.db").symlink_to(practice_folder / "elsewhere.db")
    assert checks(home)["files"].detail == "link"


def test_doctor_sees_unsafe_variables(practice_folder):
    found = checks(Home(practice_folder), TEXTUAL_LOG="x", TEXTUAL_DEVTOOLS_PORT="1", PATH="/bin")
    assert (found["environment"].result, found["environment"].value) == ("fail", "TEXTUAL_DEVTOOLS_PORT, TEXTUAL_LOG")


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/srv/a/Dropbox/journal", "dropbox"),
        ("/srv/a/OneDrive - Stilla Samtal/journal", "onedrive"),
        ("/srv/a/Library/Mobile Documents/com~apple~CloudDocs/j", "icloud"),
        ("/srv/a/Google Drive/j", "google_drive"),
        ("/srv/a/Nextcloud/j", "nextcloud"),
        ("/srv/a/journal", ""),
        ("/srv/megan/journal", ""),
        ("/srv/a/boxar/journal", ""),
    ],
)
def test_sync_folders_are_recognised_by_name(path, service):
    assert sync_service(Path(path)) == service


def test_doctor_shows_no_path(tmp_path):
    home = Home(tmp_path / "Tove Almdunge" / "Dropbox" / "journal")
    assert not any("Almdunge" in f"{check.detail}{check.value}" for check in doctor(home))
    assert checks(home)["sync_folder"].value == "dropbox"
