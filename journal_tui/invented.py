"""What is known of every invented practice: its passphrase, which is no secret.

The rule: only a practice whose settings say `invented` may show it, and only `demo` makes one.
"""

from typing import Final

PASSPHRASE: Final = "havre-lykta-fjord"  # noqa: S105 - of invented practices only, and printed
"""Easy to type on any keyboard. Nothing that it opens is about anybody."""
