"""A practice is made whole or not at all; opening, recovering and closing leave nothing behind."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap

import pytest

from journal_tui.practice.clock import Clock
from journal_tui.practice.errors import (
    AlreadyThere,
    Damaged,
    InUse,
    InvalidInput,
    Locked,
    NoPractice,
    NotWritable,
    SetupUnfinished,
    StorageError,
    UnsafePlace,
    WeakPassphrase,
    WrongPassphrase,
    WrongRecoveryKey,
)
from journal_tui.practice.home import Home, HomeState
from journal_tui.practice.practice import Practice
from journal_tui.practice.setup import Setup
from journal_tui.practice.values import Contact, Controller, Service
from storage.audit.actions import Action
from storage.audit.reading import read
from storage.crypto.kdf import FLOOR
from storage.vault.practice_rows import PracticeRecordRepository
from tests.conftest import PASSPHRASE

SETUP = Setup("Maria Berg", Controller("Stilla Samtal AB", "559249-8116"))


def create(folder, setup=SETUP, passphrase=PASSPHRASE, **more):
    return Practice.create(Home(folder), setup, passphrase, kdf=FLOOR, **more)


def files(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_practice_holds_its_record_and_nothing_published(own_room):
    practice = own_room.practice
    assert practice.owner() == "Maria Berg"
    assert practice.controller().name == "Stilla Samtal AB"
    assert practice.language == "sv"
    assert practice.policy().version == "2021-07-28"
    lines = practice.consent.documents()
    assert [(line.service, line.current, line.versions) for line in lines] == [(service, None, 0) for service in Service]
    assert all("Stilla Samtal AB" in " ".join(line.draft.text("sv").paragraphs) for line in lines)
    assert practice.status().problems == ("no_document",)


def test_progress_names_each_step(tmp_path):
    told = []
    practice, _ = create(tmp_path / "home", progress=lambda step, done, total: told.append((step, done, total)))
    practice.close()
    assert [step for step, _, _ in told] == ["check", "keys", "policy", "done"]


@pytest.mark.parametrize(
    ("setup", "passphrase", "error"),
    [
        (Setup(" ", Controller("X AB")), PASSPHRASE, InvalidInput),
        (Setup("Maria", Controller("")), PASSPHRASE, InvalidInput),
        (Setup("Maria", Controller("X", "123")), PASSPHRASE, InvalidInput),
        (Setup("Maria", Controller("X"), "de"), PASSPHRASE, InvalidInput),
        (SETUP, "kort", WeakPassphrase),
        (SETUP, "lösenord1234", WeakPassphrase),
        (SETUP, "stillasamtal26", WeakPassphrase),
    ],
)
def test_an_answer_that_is_not_right_makes_nothing(tmp_path, setup, passphrase, error):
    with pytest.raises(error):
        create(tmp_path / "home", setup, passphrase)
    assert Home(tmp_path / "home").look() is HomeState.EMPTY


def test_nothing_is_made_over_a_practice(practice_folder):
    before = {path: path.read_bytes() for path in practice_folder.glob("*.db")}
    with pytest.raises(AlreadyThere):
        create(practice_folder)
    (practice_folder / "vault.db").unlink()
    with pytest.raises(AlreadyThere):
        create(practice_folder)
    assert all(path.read_bytes() == content for path, content in before.items() if path.exists())


def test_an_error_half_way_leaves_the_place_as_it_was(tmp_path, monkeypatch):
    def full(self, record):
        raise NotWritable(part="vault")

    with monkeypatch.context() as patched:
        patched.setattr(PracticeRecordRepository, "put", full)
        with pytest.raises(NotWritable):
            create(tmp_path / "home")
    assert files(tmp_path / "home") in ([], ["state/lock"])
    practice, _ = create(tmp_path / "home")
    practice.close()


def test_a_killed_set_up_is_recognised_and_run_again(tmp_path):
    """SIGKILL between stores and record: the place is unfinished, never a practice; set-up clears it and starts over."""
    script = f"""
        import os, signal
        from pathlib import Path
        from journal_tui.practice.home import Home
        from journal_tui.practice.practice import Practice
        from journal_tui.practice.setup import Setup
        from journal_tui.practice.values import Controller
        from storage.crypto.kdf import FLOOR
        from storage.vault.practice_rows import PracticeRecordRepository
        PracticeRecordRepository.put = lambda self, record: os.kill(os.getpid(), signal.SIGKILL)
        Practice.create(Home(Path({str(tmp_path / "home")!r})), Setup("Maria", Controller("X AB")), {PASSPHRASE!r}, kdf=FLOOR)
    """
    died = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False, cwd=os.getcwd())
    assert died.returncode == -signal.SIGKILL
    home = Home(tmp_path / "home")
    assert home.look() is HomeState.UNFINISHED
    with pytest.raises(SetupUnfinished):
        Practice.open(home, PASSPHRASE)
    practice, shares = create(tmp_path / "home")
    practice.close()
    assert home.look() is HomeState.WHOLE
    assert len(shares) == 2
    assert files(tmp_path / "home") == ["bookkeeping.db", "journal.db", "state/lock", "vault.db"]


def test_a_wrong_passphrase_opens_nothing_and_gives_the_home_free(practice_folder):
    with pytest.raises(WrongPassphrase):
        Practice.open(Home(practice_folder), "fel lösenord här")
    Practice.open(Home(practice_folder), PASSPHRASE).close()


def test_where_nothing_is_there_is_no_practice(tmp_path):
    with pytest.raises(NoPractice):
        Practice.open(Home(tmp_path / "none"), PASSPHRASE)
    assert not (tmp_path / "none").exists()


def test_one_process_at_a_time(own_room):
    with pytest.raises(InUse):
        Practice.open(Home(own_room.folder), PASSPHRASE)
    with pytest.raises(InUse):
        create(own_room.folder)
    assert own_room.client()


def test_a_place_that_is_open_to_others_is_refused(practice_folder):
    practice_folder.chmod(0o755)
    with pytest.raises(UnsafePlace):
        Practice.open(Home(practice_folder), PASSPHRASE)


def test_a_store_that_is_missing_or_cut_off_is_named(practice_folder, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(practice_folder, copy)
    copy.chmod(0o700)
    (copy / "vault.db").unlink()
    with pytest.raises(StorageError) as caught:
        Practice.open(Home(copy), PASSPHRASE)
    assert (caught.value.code, caught.value.facts["role"]) == ("store_missing", "vault")
    os.truncate(practice_folder / "journal.db", 5000)
    with pytest.raises(Damaged):
        Practice.open(Home(practice_folder), PASSPHRASE)


def test_after_closing_every_use_is_locked(own_room):
    practice = own_room.practice
    client = own_room.client()
    stores, register = practice.context.stores, practice.context.register
    practice.close()
    practice.close()
    for use in (
        lambda: practice.gate.check(client, Service.KBT),
        lambda: practice.clients.get(client),
        lambda: practice.clients.register(Contact("A", "B"), [Service.KBT]),
        lambda: practice.consent.publish(Service.KBT),
        lambda: practice.check_passphrase(PASSPHRASE),
    ):
        with pytest.raises(Locked):
            use()
    with pytest.raises(Locked):
        stores.vault.sign(b"x")
    with pytest.raises(Locked):
        register.known(bytes.fromhex(client))


def test_unlock_and_lock_are_in_the_log_of_each_store(own_room):
    practice = own_room.reopen()
    for store in practice.context.stores.all():
        actions = [record.action for _, record in read(store) if record is not None]
        assert actions.count(Action.UNLOCKED) == 2
        assert actions.count(Action.LOCKED) >= 2


def test_the_passphrase_is_checked_without_opening_again(own_room):
    assert own_room.practice.check_passphrase(PASSPHRASE)
    assert not own_room.practice.check_passphrase("fel lösenord här")
    assert not own_room.practice.check_passphrase("")
    assert not own_room.practice.check_passphrase("x" * 2_000_000)
    assert [record.action for record in own_room.log()].count(Action.UNLOCK_FAILED) == 3


def test_another_passphrase_opens_and_the_old_one_does_not(own_room):
    new = "sju snabba renar"
    with pytest.raises(WeakPassphrase):
        own_room.practice.change_passphrase(PASSPHRASE, "stillasamtal")
    with pytest.raises(WrongPassphrase):
        own_room.practice.change_passphrase("inte den rätta", new)
    own_room.practice.change_passphrase(PASSPHRASE, new, kdf=FLOOR)
    own_room.practice.close()
    with pytest.raises(WrongPassphrase):
        Practice.open(Home(own_room.folder), PASSPHRASE)
    Practice.open(Home(own_room.folder), new).close()


def test_the_two_sheets_open_a_practice_once(made_practice, own_room):
    client = own_room.client()
    own_room.practice.close()
    home = Home(own_room.folder)
    with pytest.raises(WeakPassphrase):
        Practice.recover(home, made_practice.shares, "kort")
    with pytest.raises(WrongRecoveryKey):
        Practice.recover(home, (made_practice.shares[0], made_practice.shares[0]), "sju snabba renar", kdf=FLOOR)
    practice, shares = Practice.recover(
        home, made_practice.shares, "sju snabba renar", kdf=FLOOR, clock=Clock(own_room.hands)
    )
    assert practice.clients.get(client).id == client
    assert practice.recovery_pending()
    assert shares != made_practice.shares
    practice.close()
    with pytest.raises(WrongRecoveryKey):
        Practice.recover(home, made_practice.shares, "sju snabba renar", kdf=FLOOR)
    own_room.practice = Practice.open(home, "sju snabba renar", clock=Clock(own_room.hands))


def test_sheets_count_as_pending_until_they_are_proven(own_room):
    assert own_room.practice.recovery_pending()
    own_room.practice.recovery_proven()
    assert not own_room.reopen().recovery_pending()
    own_room.practice.renew_recovery()
    assert own_room.reopen().recovery_pending()


def test_a_decision_is_kept_and_bounded(own_room):
    own_room.practice.decide("grace_days", 14)
    assert own_room.reopen().context.settings.days("grace_days") == 14
    for name, days in (("grace_days", 91), ("grace_days", -1), ("nonsense", 1)):
        with pytest.raises(InvalidInput):
            own_room.practice.decide(name, days)


def test_an_empty_folder_that_was_made_beforehand_becomes_private(tmp_path):
    (tmp_path / "home").mkdir(mode=0o755)
    practice, _ = create(tmp_path / "home")
    practice.close()
    assert (tmp_path / "home").stat().st_mode & 0o777 == 0o700


def test_a_folder_with_something_in_it_is_not_tightened_silently(tmp_path):
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "letter.txt").touch()
    folder.chmod(0o755)
    with pytest.raises(UnsafePlace):
        create(folder)
    assert folder.stat().st_mode & 0o777 == 0o755
