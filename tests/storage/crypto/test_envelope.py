"""An envelope opens with its key at its place, and otherwise says what is wrong without showing anything."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.crypto.envelope import BUCKETS, OVERHEAD, ZERO_ID, Place, check_frame, pad, padded_size, unpad
from storage.crypto.keyring import DataKey
from storage.errors import Damaged, Locked, Tampered, Unsupported

STORE, ROW, SUBJECT, AUTHOR, PERMIT = (bytes([number]) * 16 for number in range(1, 6))
PLACE = Place(STORE, "entry", ROW, "sealed", 3, SUBJECT, 1_795_340_000_000, AUTHOR, PERMIT)
OTHERS = {
    "store": b"x" * 16,
    "table": "addendum",
    "row": b"x" * 16,
    "column": "other",
    "version": 2,
    "subject": b"x" * 16,
    "created_ms": 1_795_340_000_001,
    "author": b"x" * 16,
    "permit": ZERO_ID,
}


@pytest.fixture(scope="module")
def key() -> DataKey:
    return DataKey(b"k" * 32, store=STORE, domain=5, subject=SUBJECT)


def test_what_was_sealed_is_opened(key):
    assert key.open(PLACE, key.seal(PLACE, "Åsa sov bättre.".encode())) == "Åsa sov bättre.".encode()


def test_layout_is_the_one_that_was_decided(key):
    envelope = key.seal(PLACE, b"")
    assert envelope[:4] == b"\x4c\x01\x01\x00"
    assert envelope[4:20] == key.kid
    assert len(envelope) == 240 + 48


@pytest.mark.parametrize("part", OTHERS)
def test_an_envelope_that_was_moved_is_tampered(key, part):
    envelope = key.seal(PLACE, b"text")
    with pytest.raises(Tampered):
        key.open(replace(PLACE, **{part: OTHERS[part]}), envelope)


def test_parts_of_a_place_cannot_borrow_from_each_other(key):
    envelope = key.seal(replace(PLACE, table="ab", column="c"), b"text")
    with pytest.raises(Tampered):
        key.open(replace(PLACE, table="a", column="bc"), envelope)


def test_every_flipped_bit_is_found(key):
    envelope = key.seal(PLACE, b"text")
    for bit in range(len(envelope) * 8):
        changed = bytearray(envelope)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises((Damaged, Tampered, Unsupported)):
            key.open(PLACE, bytes(changed))


def test_a_flipped_bit_behind_the_head_is_tampered_and_in_the_magic_damaged(key):
    envelope = key.seal(PLACE, b"text")
    for offset in range(len(envelope)):
        changed = envelope[:offset] + bytes([envelope[offset] ^ 1]) + envelope[offset + 1 :]
        expected = {0: Damaged, 1: Unsupported, 2: Damaged, 3: Damaged}.get(offset, Tampered)
        with pytest.raises(expected):
            key.open(PLACE, changed)


def test_every_truncation_is_damaged(key):
    envelope = key.seal(PLACE, b"text" * 100)
    for length in range(len(envelope)):
        if length - OVERHEAD not in BUCKETS:
            with pytest.raises(Damaged):
                key.open(PLACE, envelope[:length])
    with pytest.raises(Tampered):
        key.open(PLACE, envelope[: 240 + OVERHEAD])


def test_bytes_at_the_end_are_damage(key):
    with pytest.raises(Damaged):
        key.open(PLACE, key.seal(PLACE, b"text") + b"\0")


@pytest.mark.parametrize("value", [None, "text", 7, b"", bytearray(300), memoryview(bytes(300))])
def test_a_cell_that_is_not_bytes_is_damage(key, value):
    with pytest.raises(Damaged):
        key.open(PLACE, value)


@pytest.mark.parametrize("part", ["store", "row", "subject", "author", "permit"])
@pytest.mark.parametrize("value", [b"", b"short", None, 7, "sixteen letters!"])
def test_a_row_whose_ids_are_not_ids_is_damage(key, part, value):
    envelope = key.seal(PLACE, b"text")
    with pytest.raises(Damaged):
        key.open(replace(PLACE, **{part: value}), envelope)


@pytest.mark.parametrize("part", ["version", "created_ms"])
@pytest.mark.parametrize("value", [-1, 2**64, None, "3", 1.5])
def test_a_row_whose_numbers_are_not_numbers_is_damage(key, part, value):
    envelope = key.seal(PLACE, b"text")
    with pytest.raises(Damaged):
        key.open(replace(PLACE, **{part: value}), envelope)


def test_sealing_at_an_impossible_place_is_a_mistake_of_the_caller(key):
    with pytest.raises(ValueError, match="16 bytes"):
        key.seal(replace(PLACE, row=b"short"), b"text")


def test_another_keys_envelope_is_refused_before_it_is_deciphered(key):
    other = DataKey(b"o" * 32, store=STORE, domain=5, subject=SUBJECT)
    with pytest.raises(Tampered) as caught:
        key.open(PLACE, other.seal(PLACE, b"text"))
    assert caught.value.facts["part"] == "key_id"


def test_a_foreign_body_under_our_key_id_is_tampered(key):
    other = DataKey(b"o" * 32, store=STORE, domain=5, subject=SUBJECT)
    envelope = bytearray(other.seal(PLACE, b"text"))
    envelope[4:20] = key.kid
    with pytest.raises(Tampered):
        key.open(PLACE, bytes(envelope))


def test_a_newer_version_is_named(key):
    envelope = bytearray(key.seal(PLACE, b"text"))
    envelope[1] = 2
    with pytest.raises(Unsupported) as caught:
        key.open(PLACE, bytes(envelope))
    assert caught.value.facts == {"part": "envelope", "version": 2}


def test_a_dropped_key_is_locked():
    key = DataKey(b"k" * 32, store=STORE, domain=5, subject=SUBJECT)
    envelope = key.seal(PLACE, b"text")
    key.drop()
    key.drop()
    for use in (
        lambda: key.open(PLACE, envelope),
        lambda: key.seal(PLACE, b"text"),
        lambda: key.lookup("mapping", b"x"),
        lambda: key.set_hash(ROW, 1, envelope),
        key.reveal,
    ):
        with pytest.raises(Locked):
            use()


def test_equal_texts_give_different_envelopes(key):
    assert len({key.seal(PLACE, b"text") for _ in range(1_000)}) == 1_000
    assert len({key.seal(PLACE, b"text")[20:32] for _ in range(1_000)}) == 1_000


def test_length_shows_only_the_bucket(key):
    sizes = {len(key.seal(PLACE, bytes(length))) - OVERHEAD for length in range(237)}
    assert sizes == {240}
    assert [padded_size(length) for length in (236, 237, 476, 956, 1_916, 3_836, 3_837, 7_677)] == [
        240, 480, 480, 960, 1_920, 3_840, 7_680, 11_520,
    ]  # fmt: skip


@given(st.binary(max_size=9_000))
@settings(max_examples=200, deadline=None)
def test_padding_comes_off_exactly(payload):
    padded = pad(payload)
    assert len(padded) == padded_size(len(payload))
    assert unpad(padded) == payload


@given(st.binary(max_size=600))
@settings(max_examples=300, deadline=None)
def test_only_what_pad_writes_is_unpadded(padded):
    try:
        payload = unpad(padded)
    except Damaged:
        return
    assert pad(payload) == padded


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        bytes(239),
        (5).to_bytes(4) + b"hello" + b"\1" + bytes(230),
        (2**32 - 1).to_bytes(4) + bytes(236),
        (237).to_bytes(4) + bytes(236),
        (3).to_bytes(4) + bytes(476),
    ],
)
def test_bad_padding_is_damage(padded):
    with pytest.raises(Damaged):
        unpad(padded)


@given(st.binary(max_size=5_000))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_an_error_of_ours(data):
    key = DataKey(b"k" * 32, store=STORE, domain=5, subject=SUBJECT)
    for candidate in (data, b"\x4c\x01\x01\x00" + key.kid + data):
        with pytest.raises((Damaged, Tampered, Unsupported)):
            key.open(PLACE, candidate)


@given(
    st.sampled_from([288, 528, 1_008, 1_968, 3_888, 7_728]),
    st.integers(min_value=0, max_value=255),
)
def test_frames_are_read_without_a_key(size, version):
    envelope = bytes((0x4C, version, 1, 0)) + bytes(size - 4)
    if version == 1:
        assert check_frame(envelope) == envelope
    else:
        with pytest.raises(Unsupported):
            check_frame(envelope)


def test_a_payload_has_an_upper_limit(key):
    with pytest.raises(ValueError, match="too large"):
        key.seal(PLACE, bytes(64 * 1024 * 1024 + 1))


def test_lookup_values_are_equal_for_equal_data_only(key):
    assert key.lookup("mapping", b"a") == key.lookup("mapping", b"a")
    assert (
        len(
            {
                key.lookup("mapping", b"a"),
                key.lookup("mapping", b"b"),
                key.lookup("forms", b"a"),
                key.lookup("mapp", b"inga"),
            }
        )
        == 4
    )
    assert len(key.lookup("mapping", b"a")) == 16


def test_a_key_id_commits_to_key_store_domain_and_subject():
    ids = {
        DataKey(material, store=store, domain=domain, subject=subject).kid
        for material in (b"k" * 32, b"l" * 32)
        for store in (STORE, ROW)
        for domain in (4, 5)
        for subject in (SUBJECT, ROW)
    }
    assert len(ids) == 16


def test_a_key_of_another_size_is_refused():
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(b"short", store=STORE, domain=5, subject=SUBJECT)


def test_set_hash_changes_with_row_version_and_envelope(key):
    envelope = key.seal(PLACE, b"text")
    shares = {
        key.set_hash(row, version, one) for row in (ROW, STORE) for version in (1, 2) for one in (envelope, envelope[:-1])
    }
    assert len(shares) == 8
    assert all(0 <= share < 2**256 for share in shares)
