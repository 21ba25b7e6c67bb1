"""From a line of a timeline to where it stands: the entry at its place, the history of the consent, the open draft.

A kind that gets a page of its own gets a line in `open_item`; until then the line is shown as a whole.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journal_tui.locales import _
from journal_tui.practice.timeline.values import TimelineItem, TimelineKind

if TYPE_CHECKING:
    from journal_tui.tui.app_base import AppBase


async def open_item(app: "AppBase", client: str, item: TimelineItem, sought: Sequence[str] = ()) -> None:
    """Open what a line is about.

    Args:
        app: The app.
        client: Whose timeline it is.
        item: The line.
        sought: The folded words that it was found by; the text is shown from where the first of them stands.
    """
    from journal_tui.tui.screens.consent_history import ConsentHistoryScreen
    from journal_tui.tui.screens.entry import EntryScreen
    from journal_tui.tui.screens.timeline_item import TimelineItemScreen

    match item.kind:
        case TimelineKind.ENTRY:
            await app.push_screen(EntryScreen(item.place, client=client, sought=tuple(sought)))
        case TimelineKind.ADDENDUM if not item.error:
            first = item.line(names=not app.names_hidden)
            await app.push_screen(EntryScreen(item.place, client=client, sought=(first.casefold(),) if first else ()))
        case TimelineKind.DRAFT if not item.error:
            from journal_tui.tui.flows import open_draft

            await open_draft(app, item.ref)
        case TimelineKind.CONSENT if item.service is not None:
            await app.push_screen(ConsentHistoryScreen(client, item.service))
        case TimelineKind.APPOINTMENT if item.place != item.ref:
            await app.push_screen(EntryScreen(item.place, client=client))
        case TimelineKind.APPOINTMENT | TimelineKind.CONTACT if not item.error:
            app.done(_("Nothing more is written about this."))
        case _:
            await app.push_screen(TimelineItemScreen(client, item))
