"""The one act of the first start: make the practice at its place and keep the settings of this workstation."""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from journal_tui.tui.app import JournalApp
    from journal_tui.tui.screens.first_start import Beginning


async def make_practice(app: "JournalApp", beginning: "Beginning", passphrase: str) -> tuple[str, str]:
    """Make the three stores, open them, and write the settings.

    Returns:
        The two recovery sheets, to be shown once.

    Raises:
        Failure: A place cannot be used, a practice is there already, …
    """
    from journal_tui.config import write
    from journal_tui.places import vault_url
    from journal_tui.practice.setup import Setup

    config, home = app.config, app.gateway.home
    if beginning.vault:
        url = vault_url(beginning.vault)
        home, config = replace(home, vault_url=url), replace(config, vault=url)
    app.gateway.home, app.config = home, config
    setup = Setup(owner=beginning.owner, controller=beginning.controller, language=config.language)
    sheets = await app.gateway.create(setup, passphrase)
    await app.gateway.call(lambda: write(home.config, config))
    return sheets
