"""A passphrase is the same word on every keyboard, and no file can make it cheap or ruinous to try."""

import unicodedata

import pytest

from storage.crypto import kdf
from storage.crypto.kdf import CAP, FLOOR, KdfParameters, check_parameters, derive, passphrase_bytes
from storage.errors import PassphraseLength, Tampered, WrongPassphrase

SALT = bytes(range(16))


def test_floor_and_cap_are_the_decided_ones():
    assert KdfParameters(65_536, 3, 4) == FLOOR
    assert CAP.memory_kib == 1_048_576


@pytest.mark.parametrize(
    "parameters",
    [
        KdfParameters(65_535, 3, 4),
        KdfParameters(65_536, 2, 4),
        KdfParameters(65_536, 3, 3),
        KdfParameters(1_048_577, 3, 4),
        KdfParameters(65_536, 17, 4),
        KdfParameters(65_536, 3, 17),
        KdfParameters(0, 0, 0),
        KdfParameters(2**32 - 1, 3, 4),
        KdfParameters(-1, 3, 4),
    ],
)
def test_parameters_outside_the_limits_are_refused_before_deriving(parameters, monkeypatch):
    def never(passphrase: str) -> bytes:
        raise AssertionError

    monkeypatch.setattr(kdf, "passphrase_bytes", never)
    with pytest.raises(Tampered) as caught:
        derive("x", SALT, parameters)
    assert caught.value.facts == {"part": "kdf"}


@pytest.mark.parametrize("parameters", [FLOOR, CAP, KdfParameters(262_144, 4, 8)])
def test_parameters_within_the_limits_pass(parameters):
    check_parameters(parameters)


def test_derivation_is_argon2id_of_the_normalised_passphrase():
    # Made once with the library's own Argon2id over the UTF-8 bytes of the composed form.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    expected = Argon2id(salt=SALT, length=32, iterations=3, lanes=4, memory_cost=65_536).derive("ån".encode())
    assert derive("ån", SALT, FLOOR).reveal() == expected
    assert derive(unicodedata.normalize("NFD", "ån"), SALT, FLOOR).reveal() == expected


def test_composed_and_decomposed_are_one_passphrase():
    assert passphrase_bytes(unicodedata.normalize("NFD", "Åängström")) == passphrase_bytes("Åängström")


@pytest.mark.parametrize("other", ["ord ", " ord", "Ord", "ord\n", "ord\u200b", "ord\0"])
def test_nothing_is_stripped_or_folded(other):
    assert passphrase_bytes(other) != passphrase_bytes("ord")


@pytest.mark.parametrize("text", ["", "x" * 1_025, "å" * 1_025, "x" * 1_048_576, "a\u0301" * 1_025])
def test_length_is_one_to_1024_characters(text):
    with pytest.raises(PassphraseLength) as caught:
        passphrase_bytes(text)
    assert caught.value.facts == {"minimum": 1, "maximum": 1024}
    assert isinstance(caught.value, WrongPassphrase)


@pytest.mark.parametrize("text", ["x", "x" * 1_024, "a\u0301" * 1_024, "\ud800", " "])
def test_every_text_within_the_length_is_a_passphrase(text):
    assert passphrase_bytes(text)


def test_calibration_stays_within_limits_and_doubles_at_most(monkeypatch):
    tried = []

    def fake(memory_kib: int) -> float:
        tried.append(memory_kib)
        return memory_kib / 65_536 * 0.1

    monkeypatch.setattr(kdf, "_measure", fake)
    monkeypatch.setattr(kdf, "_memory_kib", lambda: 16 * 1024 * 1024)
    found = kdf.calibrate()
    check_parameters(found)
    assert 0.7 <= fake(found.memory_kib) <= 1.0
    assert tried[0] == 65_536
    assert all(later <= 2 * earlier for earlier, later in zip(tried, tried[1:-1], strict=False))


def test_calibration_takes_at_most_a_quarter_of_the_memory(monkeypatch):
    monkeypatch.setattr(kdf, "_measure", lambda _memory: 0.01)
    monkeypatch.setattr(kdf, "_memory_kib", lambda: 1024 * 1024)
    assert kdf.calibrate().memory_kib == 256 * 1024
    monkeypatch.setattr(kdf, "_memory_kib", lambda: 128 * 1024 * 1024)
    assert kdf.calibrate().memory_kib == CAP.memory_kib
    monkeypatch.setattr(kdf, "_memory_kib", lambda: 128 * 1024)
    assert kdf.calibrate() == FLOOR
