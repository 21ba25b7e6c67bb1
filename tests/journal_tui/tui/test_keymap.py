"""Keys of one's own: what is refused, why, and that the reason names the other command."""

import pytest

from journal_tui.locales import use
from journal_tui.tui.commands import Palette, key_name, use_own_keys
from journal_tui.tui.everything import EVERYWHERE, everyday_places, places
from journal_tui.tui.keymap import ALTGR, DEAD, MOVING, REASONS, clashes


@pytest.fixture(autouse=True)
def usual_again():
    use("sv")
    yield
    use_own_keys({})


def test_the_keys_that_are_shipped_clash_with_nothing():
    assert clashes({}) == ()
    shipped = {command.id(): command.key for place in places() for command in place.commands if command.key}
    movable = {name: key for name, key in shipped.items() if clashes({name: key}) == ()}
    assert len(movable) > 30


@pytest.mark.parametrize(
    "keymap",
    [
        {"lock-now": "f8"},
        {"lock-now": "ctrl+l,f8"},
        {"start-session": "b"},
        {"start-session": "v"},
        {"look-up": "f9", "go-clients": "f5"},
        {"palette": "f8"},
        {"undo-last": "plus"},
        {"take-back-decision": "y"},
    ],
)
def test_a_keymap_is_taken_when_it_clashes_with_nothing(keymap):
    assert clashes(keymap) == ()


@pytest.mark.parametrize(
    ("keymap", "reason", "other"),
    [
        ({"nonsense": "f11"}, "unknown", ""),
        ({"lock-now": "ctrl+m"}, "dead", ""),
        ({"lock-now": "ctrl+enter"}, "dead", ""),
        ({"lock-now": "alt+l"}, "dead", ""),
        ({"lock-now": "banana"}, "dead", ""),
        ({"lock-now": ""}, "dead", ""),
        ({"start-session": "at"}, "altgr", ""),
        ({"start-session": "left_curly_bracket"}, "altgr", ""),
        ({"lock-now": "ctrl+v"}, "moving", ""),
        ({"help": "tab"}, "moving", ""),
        ({"start-session": "j"}, "moving", ""),
        ({"new-client": "G"}, "moving", ""),
        ({"palette": "p"}, "hidden", ""),
        ({"quit": "q"}, "hidden", ""),
        ({"lock-now": "l"}, "hidden", ""),
        ({"back": "f11"}, "fixed", ""),
        ({"lock-now": "ctrl+p"}, "taken", "palette"),
        ({"settings": "f1"}, "taken", "help"),
        ({"start-session": "f1"}, "taken", "help"),
        ({"start-session": "c"}, "taken", "ask-consent"),
        ({"next-heading": "ctrl+r"}, "taken", "review-words"),
        ({"lock-now": "f12"}, "taken", "sign-note"),
        ({"look-up": "f9", "go-today": "f9"}, "taken", "look-up"),
    ],
)
def test_a_keymap_that_would_hide_something_is_refused(keymap, reason, other):
    found = [(clash.reason, clash.other) for clash in clashes(keymap)]
    assert reason in [why for why, _other in found]
    if other:
        assert other in [held for _why, held in found] or other in keymap


def test_the_reason_names_the_other_command():
    words = {clash.words() for clash in clashes({"start-session": "c"})}
    assert "c är upptagen: Samtycke." in words
    use("en")
    assert clashes({"lock-now": "f1"})[0].words() == "F1 is taken: Help."


def test_the_same_key_on_two_pages_is_no_clash():
    assert clashes({"older-entry": "a"}) == ()


def test_a_command_says_the_key_that_is_in_force():
    assert Palette.shown_key() == "Ctrl+P"
    use_own_keys({"palette": "f10"})
    assert Palette.shown_key() == "F10"


def test_no_shipped_key_needs_altgr_or_is_dead():
    for place in places():
        for command in place.commands:
            for key in filter(None, command.key.split(",")):
                assert key not in DEAD, command
                assert not key.startswith("alt+"), command
                assert key_name(key) not in ALTGR, command


def test_every_reason_has_words():
    for words in REASONS.values():
        from journal_tui.locales import _

        assert _(words) != words, words
    assert "ctrl+z" in MOVING


def test_the_places_are_named_and_the_app_is_first():
    listed = everyday_places()
    assert listed[0].title == EVERYWHERE
    assert all(place.title for place in listed)
    assert sum(len(place.commands) for place in listed) == len({c for place in listed for c in place.commands})
