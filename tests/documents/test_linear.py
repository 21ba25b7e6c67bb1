"""The page of the line by line mode is what the program says today."""

from tests.documents.linear import DAY, page
from tests.documents.pages import TARGET


def test_the_transcript_is_fresh():
    assert (TARGET / "linear.md").read_text(encoding="utf-8") == page(), "run: make docs"


def test_the_main_job_is_in_it_and_no_passphrase():
    text = (TARGET / "linear.md").read_text(encoding="utf-8")
    assert all(f"### {part.title(language)}" in text for part in DAY for language in ("sv", "en"))
    for said in (
        "Signerat.",
        "Svaren är registrerade.",
        "Tillägg, komplettering",
        "Terminalen minns",
        "kod klient har sovit",
    ):
        assert said in text
    assert "fem lugna ord" not in text and "\x1b" not in text
