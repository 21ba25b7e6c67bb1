"""Where the practice's data lies: three stores of sealed rows, held apart.

Knows nothing of screens or of consent law. Importing the package loads nothing heavy, so that
`storage.errors` may be imported before the first paint; callers import the module they need.
"""

BELONGS_TO = "journal-tui"
"""Start-up refuses to run with another distribution's package of this name."""
