"""The policy is shipped as data in both languages and never changes once a consent names it."""

import hashlib
from importlib.resources import files

import pytest

from journal_tui.practice import policy


def test_the_first_version_is_shipped_in_both_languages():
    first = policy.load()
    assert first.version == "2021-07-28"
    assert first.updated.isoformat() == "2021-07-28"
    assert [section.code for section in first.texts["sv"]] == [section.code for section in first.texts["en"]]
    assert len(first.texts["sv"]) == 8
    assert policy.versions() == ("2021-07-28",)


def test_its_words_have_not_changed():
    """Consents name this hash: a change of the words is a new version, never an edit of this file."""
    raw = files("journal_tui.practice.policy").joinpath("2021-07-28.toml").read_bytes()
    assert policy.load().hash == hashlib.sha256(raw).digest()


@pytest.mark.parametrize("version", ["2020-01-01", "../secret", ""])
def test_a_version_that_is_not_shipped_is_refused(version):
    with pytest.raises(policy.PolicyMalformed):
        policy.load(version)
