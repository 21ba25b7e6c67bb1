"""Keys cannot be printed, pickled or copied, whatever holds them."""

import copy
import json
import pickle
import traceback

import pytest

from storage.crypto.keyring import DataKey
from storage.crypto.pairs import AgreementKey, SigningKey, seal_key, verified
from storage.crypto.secret import Secret
from storage.errors import Damaged, Locked, Tampered
from storage.keys.slots import SlotKey, SlotKind, SlotSecrets

MATERIAL = b"very secret material of 32 bytes"


def handles():
    agreement, signing = AgreementKey(MATERIAL), SigningKey(MATERIAL)
    return [
        Secret(MATERIAL),
        DataKey(MATERIAL, store=bytes(16), domain=1, subject=bytes(16)),
        agreement,
        signing,
        SlotSecrets(agreement, signing, bytes(32), Secret(MATERIAL)),
        SlotKey(Secret(MATERIAL), bytes(16), SlotKind.PASSPHRASE),
    ]


@pytest.mark.parametrize("handle", handles(), ids=lambda one: type(one).__name__)
def test_a_handle_shows_nothing_and_cannot_be_taken_along(handle):
    shown = f"{handle!r} {handle!s} {handle}"
    for form in (MATERIAL.decode(), MATERIAL.hex(), repr(MATERIAL), str(list(MATERIAL))):
        assert form not in shown
    for take in (copy.copy, copy.deepcopy, *(lambda one, p=protocol: pickle.dumps(one, p) for protocol in range(6))):
        with pytest.raises(TypeError, match="cannot be pickled or copied"):
            take(handle)
    with pytest.raises(TypeError):
        json.dumps(handle)
    assert not hasattr(handle, "__dict__")


def test_a_traceback_with_locals_shows_no_key():
    key = DataKey(MATERIAL, store=bytes(16), domain=1, subject=bytes(16))
    try:
        key.open(None, b"")
    except Damaged as error:
        text = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert "DataKey held" in text
    assert MATERIAL.decode() not in text
    assert MATERIAL.hex() not in text


def test_a_secret_overwrites_its_buffer_and_the_one_it_was_made_from():
    source = bytearray(MATERIAL)
    secret = Secret(source)
    assert source == bytes(32)
    buffer = secret._buffer
    secret.drop()
    assert buffer == bytes(32)
    assert secret.dropped
    with pytest.raises(Locked):
        secret.reveal()


@pytest.mark.parametrize(
    "use", [lambda s, a: s.sign(b"x"), lambda s, a: s.seed(), lambda s, a: a.private(), lambda s, a: a.unseal(b"", b"")]
)
def test_dropped_pairs_are_locked(use):
    signing, agreement = SigningKey.generate(), AgreementKey.generate()
    signing.drop()
    agreement.drop()
    with pytest.raises(Locked):
        use(signing, agreement)


def test_a_signature_counts_for_its_label_and_parts_only():
    key = SigningKey.generate()
    signature = key.sign(b"label", b"a", b"bc")
    assert verified(key.public, signature, b"label", b"a", b"bc")
    assert not verified(key.public, signature, b"other", b"a", b"bc")
    assert not verified(key.public, signature, b"label", b"ab", b"c")
    assert not verified(SigningKey.generate().public, signature, b"label", b"a", b"bc")
    assert not verified(b"short", signature, b"label", b"a", b"bc")
    assert not verified(key.public, b"short", b"label", b"a", b"bc")


def test_a_key_sealed_to_one_opens_for_one_and_for_one_purpose():
    agreement = AgreementKey.generate()
    sealed = seal_key(MATERIAL, agreement.public, b"info")
    assert len(sealed) == 80
    assert agreement.unseal(sealed, b"info") == MATERIAL
    for opener, data, info in [
        (AgreementKey.generate(), sealed, b"info"),
        (agreement, sealed, b"other"),
        (agreement, sealed[:-1], b"info"),
        (agreement, sealed[:-1] + bytes([sealed[-1] ^ 1]), b"info"),
        (agreement, b"", b"info"),
    ]:
        with pytest.raises(Tampered):
            opener.unseal(data, info)
    with pytest.raises(Damaged):
        seal_key(MATERIAL, b"short", b"info")
