"""The desk of what the practice made for itself: `practice.library.templates`, `practice.library.phrases`."""

from journal_tui.practice.context import Context
from journal_tui.practice.library.own_templates import OwnTemplates
from journal_tui.practice.library.phrases import Phrases


class Library:
    """Templates and phrases of one open practice."""

    def __init__(self, context: Context) -> None:
        """Take the open practice."""
        self.templates = OwnTemplates(context)
        self.phrases = Phrases(context)
