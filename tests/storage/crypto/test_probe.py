"""A missing primitive is named; nothing weaker takes its place."""

import sys

import pytest

from storage.crypto import probe
from storage.errors import Unsupported


@pytest.fixture(autouse=True)
def _forget():
    probe.require_primitives.cache_clear()
    yield
    probe.require_primitives.cache_clear()


def test_this_machine_has_them_all():
    probe.require_primitives()


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("cryptography.hazmat.primitives.kdf.argon2", "Argon2id"),
        ("cryptography.hazmat.primitives.asymmetric.ed25519", "Ed25519"),
    ],
)
def test_a_missing_module_is_named(monkeypatch, module, name):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Unsupported) as caught:
        probe.require_primitives()
    assert caught.value.facts == {"part": "cryptography", "primitive": name}


def test_a_primitive_with_a_wrong_answer_is_named(monkeypatch):
    monkeypatch.setitem(probe._PROBES, "HPKE-X25519", lambda: False)
    with pytest.raises(Unsupported) as caught:
        probe.require_primitives()
    assert caught.value.facts["primitive"] == "HPKE-X25519"


def test_a_library_without_hpke_is_named(monkeypatch):
    from cryptography.hazmat import primitives

    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.hpke", None)
    monkeypatch.delattr(primitives, "hpke", raising=False)
    with pytest.raises(Unsupported) as caught:
        probe.require_primitives()
    assert caught.value.facts["primitive"] == "HPKE-X25519"
