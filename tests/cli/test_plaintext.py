"""The search for plaintext finds what it is meant to find."""

import base64

import pytest

from tests.cli.plaintext import findings


@pytest.mark.parametrize(
    "content",
    [
        b"...sommarregn...",
        "…sommarregn…".encode("utf-16-le"),
        "…sommarregn…".encode("utf-16-be"),
        base64.b64encode(b"sommarregn"),
        base64.b64encode(b"xsommarregn och mer"),
        base64.b64encode(b"xysommarregn och mer"),
        b"Sommarregn".hex().encode(),
        b"ngerrammos",
    ],
)
def test_a_word_is_found_in_every_shape(tmp_path, content):
    (tmp_path / "file").write_bytes(b"\x00\x01" + content)
    assert findings(tmp_path, ["sommarregn"])


def test_other_bytes_are_not(tmp_path):
    (tmp_path / "file").write_bytes(bytes(range(256)) * 64)
    assert findings(tmp_path, ["sommarregn", "ångest"]) == []
