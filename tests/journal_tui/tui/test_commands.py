"""One class per command: key, words and help in both languages, no dead keys, no clash, footers that fit."""

import importlib
import itertools
import pkgutil
from datetime import UTC, date, datetime

import pytest

import journal_tui.tui
from journal_tui.locales import use, with_keys
from journal_tui.practice.rights.case_words import (
    ANSWERED,
    CORRECTED,
    Case,
    CaseChannel,
    CaseKind,
    CaseState,
    CaseStep,
    Identity,
)
from journal_tui.tui.app import JournalApp
from journal_tui.tui.app_commands import APP_COMMANDS
from journal_tui.tui.case_commands import ReadRestricted
from journal_tui.tui.case_data import CaseSheet, CaseWho
from journal_tui.tui.commands import Command, Help, help_id, in_footer, is_letter, key_name
from journal_tui.tui.everything import all_commands
from journal_tui.tui.keymap import DEAD
from journal_tui.tui.modals.base import Dialog
from journal_tui.tui.opening import page_of
from journal_tui.tui.purge_commands import EraseJournal, KeepJournal, OpenRule, PreviewPurge, ShowDue, ShowReviews
from journal_tui.tui.review_commands import TakeBackDecision
from journal_tui.tui.screens.base import PageScreen
from journal_tui.tui.screens.case import CaseScreen
from journal_tui.tui.screens.entry import EntryScreen
from journal_tui.tui.screens.purge import PurgeScreen
from journal_tui.tui.session_commands import CheckEntries
from journal_tui.tui.timeline_commands import LeaveNounOut
from journal_tui.tui.widgets.lines import FooterLine, pairs_width

for module in pkgutil.walk_packages(journal_tui.tui.__path__, "journal_tui.tui."):
    importlib.import_module(module.name)


def children(base):
    for child in base.__subclasses__():
        if child.__module__.startswith("journal_tui."):
            yield child
            yield from children(child)


EVERY = sorted(children(Command), key=lambda command: command.__name__)


def pages(base):
    for child in base.__subclasses__():
        yield child
        yield from pages(child)


PAGES = sorted({page for page in (*pages(PageScreen), *pages(Dialog)) if page.OFFERS}, key=lambda page: page.__name__)


NEARER = (TakeBackDecision, LeaveNounOut)
"""Pages that decide word by word have a meaning of their own for `u`, nearer than the app's undo."""


@pytest.mark.parametrize("command", EVERY, ids=lambda command: command.__name__)
def test_a_command_says_what_it_is_in_both_languages(command: type[Command]):
    assert command.title
    assert help_id(command)
    assert command.action
    use("sv")
    assert command.help() != help_id(command), "the help has no Swedish"
    use("en")
    assert command.help() == with_keys(help_id(command))


@pytest.mark.parametrize("command", EVERY, ids=lambda command: command.__name__)
def test_no_key_is_one_that_a_terminal_cannot_send(command: type[Command]):
    for key in command.key.split(","):
        assert key not in DEAD


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_page_gives_no_key_twice_and_takes_none_of_the_apps(page):
    mine = [key for command in page.OFFERS if command not in APP_COMMANDS for key in command.key.split(",") if key]
    assert len(mine) == len(set(mine))
    taken = {key for command in APP_COMMANDS for key in command.key.split(",") if key}
    nearer = {key for command in page.OFFERS if command in NEARER for key in command.key.split(",")}
    assert not (set(mine) - nearer) & taken


def at_a_time(page: type[PageScreen]) -> set[tuple[type[Command], ...]]:
    """What a page offers together: everything, or for a page that goes by a case's state what each state takes."""
    if page is CaseScreen:
        return set(of_every_case())
    if page is PurgeScreen:
        tabs = {ShowDue, KeepJournal, EraseJournal}, {ShowReviews, OpenRule, PreviewPurge}
        return {tuple(command for command in page.OFFERS if command not in other) for other in tabs}
    if page is EntryScreen:
        whole = tuple(command for command in page.OFFERS if command not in {CheckEntries, ReadRestricted})
        return {whole, (CheckEntries, page.OFFERS[-1]), (ReadRestricted, page.OFFERS[-1])}
    return {page.OFFERS}


def of_every_case():
    states = (CaseState.OPEN, CaseState.VERIFIED, CaseState.APPROVED, CaseState.DONE)
    steps = tuple(CaseStep(code, datetime(2026, 11, 23, tzinfo=UTC)) for code in (CORRECTED, ANSWERED))
    channels = CaseChannel.EMAIL, CaseChannel.PHONE
    for kind, state, identity, extended, ground, channel, happened in itertools.product(
        CaseKind, states, (None, Identity.KNOWN), (False, True), ("", "not_needed"), channels, ((), steps)
    ):
        screen = CaseScreen("2026-014")
        screen.sheet = CaseSheet(
            Case(
                number="2026-014",
                client="",
                kind=kind,
                channel=channel,
                steps=happened,
                received=date(2026, 11, 23),
                deadline=date(2026, 12, 23),
                days_left=30,
                state=state,
                extended=extended,
                identity=identity,
                ground=ground,
            ),
            CaseWho("Tove Almdunge"),
        )
        yield screen.offers()


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", [page for page in PAGES if issubclass(page, PageScreen)], ids=lambda page: page.__name__)
def test_the_footer_fits_eighty_columns_without_dropping(page, language):
    use(language)
    for offered in at_a_time(page):
        footer = FooterLine()
        commands = (*offered, *(() if page.SEALED else page.ALSO))
        footer.show(commands, typing=False)
        wanted = len(in_footer(commands, typing=False))
        assert pairs_width(footer.pairs) <= 76, [pair[1] for pair in footer.pairs]
        assert len(footer.fitting(76)) == wanted <= 8
        if not page.SEALED:
            assert footer.pairs[-1][0] == "F1"


def test_keys_are_written_out():
    use("sv")
    assert [key_name(key) for key in ("ctrl+p", "f12", "space", "slash,ctrl+f", "P", "å", "escape")] == [
        "Ctrl+P",
        "F12",
        "Mellanslag",
        "/",
        "P",
        "å",
        "Esc",
    ]
    assert is_letter("s")
    assert not is_letter("ctrl+s")
    assert not is_letter("f5")


def test_ids_are_one_of_a_kind():
    ids = [command.id() for command in EVERY]
    assert sorted(set(ids)) == sorted(ids)
    assert Help.id() == "help"


def test_every_command_stands_in_some_place():
    unlisted = {command.__name__ for command in EVERY} - {command.__name__ for command in all_commands()}
    assert unlisted == {"SwitchLanguage"}, "the unlock screen is painted before there are pages"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_a_page_can_do_what_it_offers(page):
    for command in page.OFFERS:
        if command.key == "enter" and not command.palette:
            continue  # the list under the bar opens its row by itself
        home, _dot, name = command.action.rpartition(".")
        name = name.partition("(")[0]
        assert hasattr(JournalApp if home else page, f"action_{name}"), f"{page.__name__}: {command.action}"


def test_the_app_can_do_what_it_offers():
    for command in APP_COMMANDS:
        name = command.action.removeprefix("app.").partition("(")[0]
        assert hasattr(JournalApp, f"action_{name}"), command.action


OPENING = [command for command in EVERY if command.opens]


@pytest.mark.parametrize("command", OPENING, ids=lambda command: command.__name__)
def test_a_command_that_opens_a_page_names_one_that_can_be_made(command: type[Command]):
    assert command in APP_COMMANDS
    page_of(command)()


def test_a_command_that_names_something_else_is_refused():
    class Astray(Command):
        """Goes nowhere."""

        title, opens = "Astray", "settings:following"

    with pytest.raises(TypeError):
        page_of(Astray)
