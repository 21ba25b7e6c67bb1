"""What the practice made for itself: templates and phrases, in versions, held against the vault before they are kept.

The rule: nothing here is about a client, and nothing here may name one. A change is a new version; old ones explain the
notes that were begun with them for ever.
"""

from journal_tui.practice.library.desk import Library
from journal_tui.practice.library.values import NamedPlace, Phrase

__all__ = ["Library", "NamedPlace", "Phrase"]
