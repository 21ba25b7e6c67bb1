"""The global options stand before or after the command."""

import pytest

from journal_tui.cli.options import Options, WrongUse, split


@pytest.mark.parametrize(
    "line",
    [
        "--home /p --json --passphrase-fd 3 --lang en gate X",
        "gate X --home /p --json --passphrase-fd 3 --lang en",
        "--home=/p gate --json X --lang=en --passphrase-fd=3",
    ],
)
def test_order_does_not_matter(line):
    assert split(line.split()) == (Options("/p", json=True, passphrase_fd=3, language="en"), ["gate", "X"])


def test_two_dashes_end_the_search():
    assert split(["search", "--", "--json"]) == (Options(), ["search", "--", "--json"])


@pytest.mark.parametrize(
    "line",
    ["--home", "--home=", "--lang de", "--passphrase-fd x", "--passphrase-fd -1", "gate --lang", "--passphrase-fd ²"],
)
def test_what_cannot_be_is_refused(line):
    with pytest.raises(WrongUse):
        split(line.split())
