"""The settings file: read strictly, written whole and for its owner alone."""

import os
import stat

import pytest

from journal_tui.config import Config, read, write
from journal_tui.practice.errors import InvalidInput, NotWritable


def test_without_a_file_everything_has_its_default(tmp_path):
    assert read(tmp_path / "config.toml") == Config()


def test_what_is_written_is_read_back(tmp_path):
    config = Config(
        vault='sqlite:////media/vålt "x"\\y\t.db',
        language="en",
        theme="contrast",
        lock_minutes=12,
        discreet=True,
        notice_minutes=0,
        toured=True,
        invented=True,
        keymap={"today": "f2", "lock": "ctrl+l"},
    )
    write(tmp_path / "config.toml", config)
    assert read(tmp_path / "config.toml") == config


def test_it_is_for_its_owner_alone_whatever_the_mask(tmp_path):
    old = os.umask(0)
    try:
        write(tmp_path / "config.toml", Config())
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "config.toml").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["config.toml"]


def test_a_planted_link_is_not_followed(tmp_path):
    target = tmp_path / "elsewhere"
    (tmp_path / "config.toml.part").symlink_to(target)
    with pytest.raises(NotWritable):
        write(tmp_path / "config.toml", Config())
    assert not target.exists()


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ('[stores]\nvalut = "sqlite:///x"', "valut"),
        ("[stors]", "stors"),
        ("stores = 1", "stores"),
        ("[screen]\nlock_minutes = 0", "lock_minutes"),
        ("[screen]\nlock_minutes = 61", "lock_minutes"),
        ("[screen]\nlock_minutes = true", "lock_minutes"),
        ("[screen]\nnotice_minutes = 61", "notice_minutes"),
        ("[screen]\nnotice_minutes = -1", "notice_minutes"),
        ('[screen]\nlanguage = "de"', "language"),
        ('[screen]\ntheme = "pink"', "theme"),
        ("[stores]\nvault = 7", "vault"),
        ("[keymap]\nlock = 7", "keymap"),
    ],
)
def test_a_setting_that_is_not_understood_is_refused_by_name(tmp_path, text, setting):
    (tmp_path / "config.toml").write_text(text)
    with pytest.raises(InvalidInput) as refused:
        read(tmp_path / "config.toml")
    assert refused.value.facts == {"field": "config", "reason": "setting", "setting": setting}


@pytest.mark.parametrize(
    "raw", [b"[stores", b"\xff\xfe", b'[screen]\nlanguage = "sv', b"a = " + b"7" * 5_000, b"a = " + b"[" * 20_000]
)
def test_what_is_not_toml_is_refused(tmp_path, raw):
    (tmp_path / "config.toml").write_bytes(raw)
    with pytest.raises(InvalidInput) as refused:
        read(tmp_path / "config.toml")
    assert refused.value.facts["reason"] == "toml"
