"""A user of the practice who holds the store's key, and can write the database, still cannot put one thing in place of another."""

import pytest
from sqlalchemy import update

from storage.crypto.keyring import DataKey
from storage.crypto.pairs import AgreementKey, SigningKey
from storage.errors import KeyMissing, Tampered
from storage.foundations import store_table
from storage.identity import Identity
from storage.keys import Domain, Role
from storage.keys.grants import add_grant
from storage.keys.slots import SlotSecrets
from storage.keys.users import UserKey, add_user, certify, current
from storage.store import Store
from tests.storage.bare import NOW, SUBJECTS

SUBJECT = b"n" * 16


class OtherKid:
    """A key that is granted under the id of another."""

    def __init__(self, key, kid):
        self.kid = kid
        self.reveal = key.reveal


def make(store, key, signing=None, granter=None, recipient=None):
    secrets = store.secrets()
    grant = store.scope.make(
        key, Domain.JOURNAL, SUBJECT, recipient or store.me, granter or store.me, signing or secrets.signing, NOW
    )
    add_grant(store.database, grant)


def test_a_key_under_the_id_of_another_is_tampered(bare):
    journal = bare.open().journal
    key = DataKey(b"k" * 32, store=journal.store_id, domain=Domain.JOURNAL, subject=SUBJECT)
    make(journal, OtherKid(key, journal.key(*SUBJECTS["journal"]).kid[::-1]))
    with pytest.raises(Tampered) as caught:
        journal.key(Domain.JOURNAL, SUBJECT)
    assert caught.value.facts == {"table": "key_grant", "part": "key_id"}


def test_a_grant_signed_by_somebody_else_is_tampered(bare):
    journal = bare.open().journal
    make(
        journal,
        DataKey(b"k" * 32, store=journal.store_id, domain=Domain.JOURNAL, subject=SUBJECT),
        signing=SigningKey.generate(),
    )
    with pytest.raises(Tampered) as caught:
        journal.key(Domain.JOURNAL, SUBJECT)
    assert caught.value.facts["part"] == "signature"


def stranger(role=Role.COUNSELLOR, generation=1):
    agreement, signing = AgreementKey.generate(), SigningKey.generate()
    return UserKey(b"f" * 16, b"g" * 16, generation, role, NOW, agreement.public, signing.public), agreement, signing


def test_a_grant_by_an_unknown_user_is_tampered(bare):
    journal = bare.open().journal
    key, _, signing = stranger()
    make(
        journal,
        DataKey(b"k" * 32, store=journal.store_id, domain=Domain.JOURNAL, subject=SUBJECT),
        signing=signing,
        granter=key,
    )
    with pytest.raises(Tampered):
        journal.key(Domain.JOURNAL, SUBJECT)


@pytest.mark.parametrize("role", [Role.COUNSELLOR, Role.RECOVERY])
def test_a_user_whom_another_root_key_certified_is_not_believed(bare, role):
    stores = bare.open()
    key, _, _ = stranger(role)
    add_user(
        stores.journal.database,
        key,
        certify(SigningKey.generate(), key, stores.journal.store_id, stores.journal.practice_id),
    )
    with pytest.raises(Tampered):
        stores.journal.refresh_users()
    stores.close()
    with pytest.raises(Tampered):
        bare.open()


def test_a_certificate_counts_in_its_own_store_only(bare):
    stores = bare.open()
    vault, journal = stores.vault, stores.journal
    from storage.people import open_root

    root = open_root(vault.database, vault.scope, vault.me, vault.secrets(), vault.every_user())
    key, _, _ = stranger()
    add_user(journal.database, key, certify(root, key, vault.store_id, vault.practice_id))
    with pytest.raises(Tampered):
        journal.refresh_users()


def test_a_certified_colleague_receives_a_key_and_nobody_else_opens_it(bare):
    from storage.people import open_root

    stores = bare.open()
    vault, journal = stores.vault, stores.journal
    root = open_root(vault.database, vault.scope, vault.me, vault.secrets(), vault.every_user())
    key, agreement, _ = stranger()
    add_user(journal.database, key, certify(root, key, journal.store_id, journal.practice_id))
    journal.refresh_users()
    journal.grant(*SUBJECTS["journal"], key.user)
    from storage.keys.grants import grants_of

    (grant,) = grants_of(journal.database, key.id)
    assert journal.scope.open(grant, key, agreement, journal.every_user()).kid == journal.key(*SUBJECTS["journal"]).kid
    with pytest.raises(Tampered):
        journal.scope.open(grant, key, AgreementKey.generate(), journal.every_user())
    with pytest.raises(KeyMissing):
        journal.grant(*SUBJECTS["journal"], b"?" * 16)


def test_an_identity_sealed_anew_with_another_root_key_is_tampered(bare):
    root = SigningKey.generate().public
    stores = bare.open()
    for store in stores.all():
        old = store.identity
        new = Identity(old.id, old.practice, old.kind, old.version, old.created_ms, root)
        with store.database.write() as session:
            sealed = store.store_key.seal(new.place(), new.summary())
            session.connection().execute(update(store_table).values(root_public=root, sealed=sealed))
    with pytest.raises(Tampered):
        bare.open()


def test_the_pair_in_use_is_the_newest(bare):
    first, _, _ = stranger(generation=1)
    second, _, _ = stranger(generation=3)
    assert current([second, first]) == (second,)
    assert current([first, second]) == (second,)


@pytest.mark.parametrize("other", ["agreement", "signing"])
def test_a_slot_with_keys_that_are_not_the_certified_ones_opens_no_store(bare, other):
    store = bare.open().journal
    mine = store.secrets()
    secrets = SlotSecrets(
        AgreementKey.generate() if other == "agreement" else mine.agreement,
        SigningKey.generate() if other == "signing" else mine.signing,
        mine.root_public,
        mine.store_secret,
    )
    with pytest.raises(Tampered):
        Store(store.identity, store.database, secrets, store.me.id, lambda: NOW)
