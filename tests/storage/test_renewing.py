"""Lost and changed passphrases. However such an act is cut short, a way in that a person knows works in all three stores."""

from dataclasses import replace

import pytest

from storage import renewing
from storage.audit import Action
from storage.audit.reading import read, verify
from storage.crypto.kdf import FLOOR
from storage.errors import (
    Damaged,
    DiskFull,
    KeyMissing,
    Locked,
    PassphraseLength,
    Tampered,
    WrongPassphrase,
    WrongRecoveryKey,
)
from storage.keys import Domain
from storage.keys.sheets import new_shares
from storage.places import KINDS
from storage.stores import Created, change_passphrase, recover, renew_recovery
from tests.storage.bare import NOW, PASSPHRASE, SUBJECTS, holds_every_key

NEW = "sju nya ord"


def recovered(bare, passphrase=NEW, shares=None) -> Created:
    created = recover(bare.places, shares or bare.shares, passphrase, kdf=FLOOR, now_ms=lambda: NOW + 1)
    bare.opened.append(created.stores)
    return created


def counts(bare):
    tables = ("key_slot", "key_grant", "key_user")
    return {kind: tuple(bare.sql(kind, f"SELECT count(*) FROM {table}")[0][0] for table in tables) for kind in KINDS}


def keys(stores):
    return [store.key(*SUBJECTS[store.kind]).kid for store in stores.all()]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(bare):
    stores, before = bare.open(), counts(bare)
    held = keys(stores)
    change_passphrase(stores, PASSPHRASE, NEW, kdf=FLOOR)
    assert stores.check_passphrase(NEW)
    assert not stores.check_passphrase(PASSPHRASE)
    stores.close()
    assert counts(bare) == before
    with pytest.raises(WrongPassphrase):
        bare.open(PASSPHRASE)
    again = bare.open(NEW)
    assert keys(again) == held
    assert not again.finished_half_done
    assert Action.PASSPHRASE_CHANGED in [record.action for _, record in read(again.journal)]


def test_a_change_keeps_everything_but_slots(bare):
    rest = {
        kind: [bare.sql(kind, f"SELECT * FROM {table}") for table in ("store", "key_user", "key_grant")] for kind in KINDS
    }
    change_passphrase(bare.open(), PASSPHRASE, NEW, kdf=FLOOR)
    bare.close()
    assert rest == {
        kind: [bare.sql(kind, f"SELECT * FROM {table}") for table in ("store", "key_user", "key_grant")] for kind in KINDS
    }


@pytest.mark.parametrize(("old", "new", "error"), [("fel", NEW, WrongPassphrase), (PASSPHRASE, "", PassphraseLength)])
def test_a_change_with_a_mistake_changes_nothing(bare, old, new, error):
    stores, before = bare.open(), counts(bare)
    with pytest.raises(error):
        change_passphrase(stores, old, new, kdf=FLOOR)
    assert counts(bare) == before
    assert stores.check_passphrase(PASSPHRASE)


def test_the_sheets_give_the_practice_back(bare):
    first = bare.open()
    held, signature, user = keys(first), first.journal.sign(b"text"), first.user_id
    first.close()
    created = recovered(bare)
    assert keys(created.stores) == held
    assert created.user_id == user
    assert created.stores.journal.verify(user, b"text", signature)
    created.stores.journal.new_key(Domain.JOURNAL, b"n" * 16)
    created.stores.close()
    for passphrase in (PASSPHRASE, "fel"):
        with pytest.raises(WrongPassphrase):
            bare.open(passphrase)
    stores = bare.open(NEW)
    assert keys(stores) == held
    assert all(verify(store).code == "" for store in stores.all())
    assert Action.RECOVERED in [record.action for _, record in read(stores.vault) if record]


def test_old_sheets_are_dead_and_new_ones_work(bare):
    created = recovered(bare)
    created.stores.close()
    assert created.recovery_shares != bare.shares
    with pytest.raises(WrongRecoveryKey) as caught:
        recovered(bare, "igen")
    assert caught.value.facts == {}
    again = recovered(bare, "igen", created.recovery_shares)
    assert holds_every_key(again.stores)
    again.stores.close()
    assert holds_every_key(bare.open("igen"))


def test_recovery_leaves_no_row_that_the_old_keys_open(bare):
    before = counts(bare)
    recovered(bare).stores.close()
    after = counts(bare)
    for kind in KINDS:
        slots, grants, users = before[kind]
        assert after[kind] == (slots, grants, users + 2)
    old = {row[0] for row in bare.sql("vault", "SELECT id FROM key_user WHERE generation=1")}
    assert old.isdisjoint(row[0] for row in bare.sql("vault", "SELECT recipient FROM key_grant"))
    assert old.isdisjoint(row[0] for row in bare.sql("vault", "SELECT key_user FROM key_slot"))


def test_what_the_recovered_owner_makes_the_new_sheets_open(bare):
    created = recovered(bare)
    created.stores.vault.new_key(Domain.CONTACT, b"n" * 16)
    created.stores.close()
    again = recovered(bare, "tredje", created.recovery_shares)
    assert again.stores.vault.key(Domain.CONTACT, b"n" * 16).kid


def test_sheets_of_another_practice_open_nothing(bare):
    _, first, second = new_shares()
    before = counts(bare)
    for shares in ((first, second), (bare.shares[0], second)):
        with pytest.raises(WrongRecoveryKey) as caught:
            recovered(bare, shares=shares)
        assert caught.value.facts == {}
    assert counts(bare) == before


def test_a_typing_error_is_named_before_any_store_is_asked(bare):
    first, second = bare.shares
    wrong = ("0" if second[0] != "0" else "1") + second[1:]
    with pytest.raises(WrongRecoveryKey) as caught:
        recovered(bare, shares=(first, wrong))
    assert caught.value.facts == {"sheet": 2, "group": 1}


def test_recovery_wants_a_possible_passphrase(bare):
    before = counts(bare)
    with pytest.raises(PassphraseLength):
        recovered(bare, "")
    assert counts(bare) == before


def test_a_renewed_recovery_key_replaces_the_old_sheets(bare):
    stores = bare.open()
    before, shares = counts(bare), renew_recovery(stores)
    stores.journal.new_key(Domain.JOURNAL, b"n" * 16)
    stores.close()
    assert counts(bare)["vault"][:2] == before["vault"][:2]
    with pytest.raises(WrongRecoveryKey):
        recovered(bare)
    assert not bare.open().finished_half_done
    bare.close()
    created = recovered(bare, shares=shares)
    assert holds_every_key(created.stores)
    assert created.stores.journal.key(Domain.JOURNAL, b"n" * 16).kid


def test_renewing_never_loses_a_key_that_only_the_recovery_key_holds(bare):
    stores = bare.open()
    bare.sql("journal", "DELETE FROM key_grant WHERE recipient=(SELECT id FROM key_user WHERE role=15)")
    before = counts(bare)
    with pytest.raises(KeyMissing):
        renew_recovery(stores)
    assert counts(bare) == before


def test_only_who_was_granted_the_root_key_renews(bare):
    stores = bare.open()
    bare.sql("vault", "DELETE FROM key_grant WHERE domain=9 AND recipient=(SELECT id FROM key_user WHERE role=15)")
    with pytest.raises(KeyMissing):
        renew_recovery(stores)


def test_a_closed_practice_changes_nothing(bare):
    stores = bare.open()
    stores.close()
    with pytest.raises((Locked, Damaged)):
        renew_recovery(stores)


class Cut(Exception):
    """The power goes."""


def cut_at(monkeypatch, step):
    """Lets the nth change of a key table be the last one."""
    from storage import people
    from storage.database import Database

    left = [step]

    def counted(real):
        def wrapper(*args, **kwargs):
            left[0] -= 1
            if left[0] < 0:
                raise Cut
            return real(*args, **kwargs)

        return wrapper

    for module, name in [
        (people, "add_slot"), (people, "add_user"), (renewing, "add_grant"), (renewing, "remove_slots"), (renewing, "remove_grants"),
    ]:  # fmt: skip
        monkeypatch.setattr(module, name, counted(getattr(module, name)))
    monkeypatch.setattr(Database, "_end", counted_end(Database._end, left))
    return left


def counted_end(real, left):
    def wrapper(self, *, keep):
        if keep:
            left[0] -= 1
            if left[0] < 0:
                real(self, keep=False)
                raise Cut
        return real(self, keep=keep)

    return wrapper


def ways_in(bare, *passphrases):
    found = []
    for passphrase in passphrases:
        try:
            stores = bare.open(passphrase)
        except WrongPassphrase:
            continue
        assert holds_every_key(stores)
        assert all(verify(store).code == "" for store in stores.all())
        found.append((passphrase, stores.finished_half_done))
        stores.close()
        assert not bare.open(passphrase).finished_half_done
        bare.close()
        assert {len(set(rows)) for rows in leftovers(bare).values()} == {2}
    return found


def leftovers(bare):
    """The holders of slots: two in every store, the user and the recovery key, once all is tidy."""
    return {kind: [row[0] for row in bare.sql(kind, "SELECT key_user FROM key_slot")] for kind in KINDS}


def run_cut(bare, monkeypatch, act, step):
    left = cut_at(monkeypatch, step)
    try:
        act()
        finished = True
    except Cut:
        finished = False
    monkeypatch.undo()
    assert left[0] >= 0 or not finished
    for stores in bare.opened:
        for store in stores.all():
            store.drop()
            store.database.close()
    bare.opened.clear()
    return finished


@pytest.mark.parametrize("step", [0, 2, 4, 5, 6, 8])
def test_a_change_of_passphrase_that_is_cut_short(made, tmp_path, monkeypatch, step):
    bare = made.copy(tmp_path / "home")
    stores = bare.open()
    finished = run_cut(bare, monkeypatch, lambda: change_passphrase(stores, PASSPHRASE, NEW, kdf=FLOOR), step)
    found = ways_in(bare, PASSPHRASE, NEW)
    assert len(found) == 1 or (found == [] and finished)
    if not finished and found[0][0] == PASSPHRASE:
        with pytest.raises(WrongPassphrase):
            bare.open(NEW)
    recovered(bare, "efter").stores.close()
    assert holds_every_key(bare.open("efter"))
    bare.close()


@pytest.mark.parametrize("step", range(1, 45, 5))
def test_a_recovery_that_is_cut_short(made, tmp_path, monkeypatch, step):
    bare = made.copy(tmp_path / "home")
    finished = run_cut(bare, monkeypatch, lambda: recovered(bare), step)
    # The person has the old sheets, and typed the new passphrase; the old one is forgotten.
    try:
        again = recovered(bare, "andra försöket")
    except WrongRecoveryKey:
        assert [way[0] for way in ways_in(bare, NEW)] == [NEW]
        shares = renew_recovery(bare.open(NEW))
        bare.close()
        again = recovered(bare, "tredje", shares)
    assert holds_every_key(again.stores)
    assert not finished or step > 30


@pytest.mark.parametrize("step", range(1, 31, 5))
def test_a_renewal_of_the_sheets_that_is_cut_short(made, tmp_path, monkeypatch, step):
    bare = made.copy(tmp_path / "home")
    stores = bare.open()
    run_cut(bare, monkeypatch, lambda: renew_recovery(stores), step)
    assert [way[0] for way in ways_in(bare, PASSPHRASE)] == [PASSPHRASE]
    shares = renew_recovery(bare.open())
    bare.close()
    assert holds_every_key(recovered(bare, shares=shares).stores)
    bare.close()


def test_a_full_disk_while_changing_leaves_the_old_passphrase(bare, monkeypatch):
    stores = bare.open()

    def full(*_args, **_kwargs):
        raise DiskFull

    monkeypatch.setattr(renewing, "put_slot", full)
    with pytest.raises(DiskFull):
        change_passphrase(stores, PASSPHRASE, NEW, kdf=FLOOR)
    stores.close()
    assert holds_every_key(bare.open())


def test_a_new_slot_that_cannot_be_read_back_is_not_relied_on(bare, monkeypatch):
    stores = bare.open()
    real = renewing.put_slot

    def lying(database, *args):
        slot = real(database, *args)
        bare.sql("vault", "UPDATE key_slot SET proof=zeroblob(16) WHERE id=?", slot)
        return slot

    monkeypatch.setattr(renewing, "put_slot", lying)
    with pytest.raises((Damaged, Tampered)):
        change_passphrase(stores, PASSPHRASE, NEW, kdf=FLOOR)
    assert bare.sql("journal", "SELECT count(*) FROM key_slot WHERE kind=1") == [(2,)]


def test_a_root_key_that_is_not_the_pinned_one_certifies_nobody(bare, monkeypatch):
    from storage.crypto.pairs import SigningKey

    stores = bare.open()
    monkeypatch.setattr("storage.people.SigningKey", lambda _seed: SigningKey.generate())
    with pytest.raises(Tampered):
        renew_recovery(stores)


def test_new_sheets_that_cannot_be_proven_do_not_replace_the_old(bare, monkeypatch):
    from storage import people

    stores, real = bare.open(), people.add_slot

    def lying(database, slot, store):
        real(database, replace(slot, wrapped=slot.wrapped[:-1] + bytes([slot.wrapped[-1] ^ 1])), store)

    monkeypatch.setattr(people, "add_slot", lying)
    with pytest.raises(Tampered):
        renew_recovery(stores)
    monkeypatch.setattr(people, "add_slot", real)
    stores.close()
    assert holds_every_key(recovered(bare).stores)
