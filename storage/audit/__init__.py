"""What was done, by whom, when and why: codes and ids only, chained, sealed and signed.

There is no free text in the log, so erasing a person never needs to touch it: when the mapping is gone, its pseudonyms
are about nobody.
"""

from storage.audit.actions import Action, Result

__all__ = ["Action", "Result"]
