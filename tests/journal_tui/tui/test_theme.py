"""The table of colours holds what it promises: every role is legible on every surface of its theme."""

import pytest

from journal_tui.tui.theme import CONTRAST, DARK, LIGHT, PALETTES, SURFACES, TEXT_ROLES, house_themes, ratio

CHOSEN = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}


@pytest.mark.parametrize("title", CHOSEN)
@pytest.mark.parametrize("role", TEXT_ROLES)
def test_text_is_legible_on_every_surface(title, role):
    needed = 7.0 if title == "contrast" else 4.5
    roles = CHOSEN[title]
    for surface in SURFACES:
        assert ratio(getattr(roles, role), getattr(roles, surface)) >= needed, surface


@pytest.mark.parametrize("title", CHOSEN)
def test_a_frame_can_be_seen_on_the_page(title):
    assert ratio(CHOSEN[title].edge, CHOSEN[title].bg) >= 3.0


def test_black_on_white_is_twenty_one():
    assert ratio("#000000", "#ffffff") == pytest.approx(21.0)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_lowest_ratios_are_those_of_the_design():
    lowest = {role: min(ratio(getattr(DARK, role), getattr(DARK, surface)) for surface in SURFACES) for role in TEXT_ROLES}
    assert round(lowest["muted"], 1) == 5.4
    assert round(lowest["stop"], 1) == 6.0
    assert round(lowest["strong"], 1) == 13.2


def test_every_theme_defines_every_role():
    for theme in house_themes():
        assert set(PALETTES["dark"].variables()) <= set(theme.variables)


def test_warm_and_cool_are_told_apart():
    for roles in CHOSEN.values():
        assert roles.name != roles.token != roles.ink
