"""Pages and dialogs that there is no picture of: each speaks one language, and its footer fits. One walk for each language."""

import asyncio
import shutil
from collections.abc import Callable

import pytest
from textual.screen import Screen

from journal_tui.config import Config
from journal_tui.invented import PASSPHRASE
from journal_tui.practice.practice import Practice
from journal_tui.practice.rights.case_words import CaseChannel, CaseKind
from journal_tui.practice.values import Service
from journal_tui.tui.modals.drafts import DraftDialog
from journal_tui.tui.modals.goal import GoalDialog
from journal_tui.tui.modals.instruments import NameFormDialog, ValueDialog
from journal_tui.tui.modals.leave import LeaveDialog
from journal_tui.tui.modals.lookup_form import LookupFormDialog
from journal_tui.tui.modals.measured import MeasuredDialog
from journal_tui.tui.modals.new_thing import NewThingDialog
from journal_tui.tui.modals.pick_client import PickClientDialog
from journal_tui.tui.modals.progress import ProgressDialog
from journal_tui.tui.modals.save_file import SaveFileDialog
from journal_tui.tui.screens.change_passphrase import ChangePassphraseScreen
from journal_tui.tui.screens.consent_history import ConsentHistoryScreen
from journal_tui.tui.screens.disclosures import DisclosuresScreen
from journal_tui.tui.screens.documents import PublishDialog
from journal_tui.tui.screens.draft_view import DraftViewScreen
from journal_tui.tui.screens.edit_client import EditClientScreen
from journal_tui.tui.screens.first_owner import OwnerScreen, PassphraseScreen
from journal_tui.tui.screens.first_start import Beginning
from journal_tui.tui.screens.new_case import NewCaseScreen
from journal_tui.tui.screens.paper import PaperScreen
from journal_tui.tui.screens.policy import PolicyScreen
from journal_tui.tui.screens.purge_preview import PurgePreviewScreen
from journal_tui.tui.screens.secret_sheets import ProveScreen, SheetsScreen
from journal_tui.tui.screens.stop_address import StopAddressScreen
from tests.pilot.walk import Walk, walking
from tests.screens.collect import NOW
from tests.screens.pictures import Picture
from tests.screens.test_every_screen import check_footer, check_header, check_reach, made, speaks_only, swedish_again

__all__ = ["made", "swedish_again"]

SHEETS = ("AAAAA-" * 12 + "AAAAA", "BBBBB-" * 12 + "BBBBB")


async def nowhere() -> None:
    """Goes nowhere."""


def ways(practice: Practice) -> list[Callable[[], Screen]]:
    """How each is made, from what the invented practice holds."""
    line = next(each for each in practice.clients.list() if practice.measures.list(each.id))
    contact = practice.clients.contact(line.id)
    measured = practice.measures.list(line.id)[0]
    draft = practice.entries.drafts()[0]
    document = practice.consent.current(Service.KBT)
    return [
        ChangePassphraseScreen,
        DisclosuresScreen,
        StopAddressScreen,
        PolicyScreen,
        PurgePreviewScreen,
        lambda: OwnerScreen(Beginning()),
        lambda: PassphraseScreen(Beginning()),
        lambda: SheetsScreen(SHEETS, nowhere),
        lambda: ProveScreen(SHEETS, nowhere),
        lambda: EditClientScreen(line.id, contact),
        lambda: ConsentHistoryScreen(line.id, line.services[0].service),
        lambda: DraftViewScreen(draft.id),
        lambda: PaperScreen(line.id, Service.KBT, document, NOW),
        *(lambda kind=kind: NewCaseScreen(line.id, kind, CaseChannel.EMAIL, "") for kind in CaseKind),
        NewThingDialog,
        NameFormDialog,
        lambda: GoalDialog(line.id),
        LeaveDialog,
        lambda: LookupFormDialog(""),
        lambda: MeasuredDialog(measured),
        lambda: ValueDialog(measured.instrument),
        lambda: PickClientDialog(()),
        lambda: DraftDialog(draft, NOW),
        lambda: PublishDialog(Service.KBT, first=False),
        lambda: SaveFileDialog("", "", ""),
        lambda: ProgressDialog("Checking everything that is stored", {"vault": "Vault"}, {}),
    ]


async def look(walk: Walk, language: str) -> None:
    """Each in turn, and back."""
    made_here = await walk.app.gateway.ask(ways)
    for way in made_here:
        screen = way()
        walk.app.push_screen(screen)
        await walk.until(lambda shown=screen: walk.app.screen is shown)
        await walk.rest()
        named = Picture(type(screen).__name__, nothing)
        speaks_only(walk, named, language)
        check_footer(walk, named)
        check_header(walk, named)
        check_reach(walk, named)
        walk.app.pop_screen()
        await walk.rest()


async def nothing(_walk: Walk) -> None:
    """There is no way; it is shown at once."""


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_other_pages_speak_one_language_and_their_footers_fit(language, made, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(made, home)
    home.chmod(0o700)

    async def walked() -> None:
        config = Config(language=language)
        async with walking(home, (80, 24), config=config, now=NOW, passphrase=PASSPHRASE) as walk:
            await look(walk, language)

    asyncio.run(walked())
