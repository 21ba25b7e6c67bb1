"""Where a practice lies: the command line, then the environment, then the platform."""

from pathlib import Path

from journal_tui import places
from journal_tui.config import Config


def test_the_option_wins_over_the_environment(tmp_path):
    assert places.folder(str(tmp_path / "a"), {"JOURNAL_TUI_HOME": str(tmp_path / "b")}) == tmp_path / "a"
    assert places.folder("", {"JOURNAL_TUI_HOME": str(tmp_path / "b")}) == tmp_path / "b"


def test_without_either_it_is_the_platforms_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert places.folder("", {}) == tmp_path / "journal-tui"


def test_a_relative_folder_becomes_absolute_without_following_links(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert places.folder("link", {}) == tmp_path / "link"
    assert places.folder("~/x", {}) == Path.home() / "x"


def test_the_settings_may_put_a_store_elsewhere(tmp_path):
    (tmp_path / "config.toml").write_text('[stores]\nvault = "sqlite:////elsewhere/vault.db"\n')
    home = places.home(tmp_path)
    assert home.urls == (
        f"sqlite:///{tmp_path}/journal.db",
        "sqlite:////elsewhere/vault.db",
        f"sqlite:///{tmp_path}/bookkeeping.db",
    )
    assert places.home(tmp_path, Config()).vault_url == ""
