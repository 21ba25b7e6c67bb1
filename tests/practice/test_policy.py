"""The policy is shipped as data in both languages and never changes once a consent names it."""

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
    assert policy.load().hash.hex() == "9dd6f9e96d74f2bb7ba70b9efe3db64d6e7f186312dfbd46ec84f6626be97f89"


@pytest.mark.parametrize("version", ["2020-01-01", "../secret", ""])
def test_a_version_that_is_not_shipped_is_refused(version):
    with pytest.raises(policy.PolicyMalformed):
        policy.load(version)
