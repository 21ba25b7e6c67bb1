"""The words for codes: what an error says, and what a state, a verdict or a service is called.

The rule: a code never reaches a person. Both front doors take their words from here, so that one thing has one name
(the glossary's) on every screen and in every line of output.
"""

from journal_tui.wording.errors import ErrorText, error_text, exit_code, verdict_sentence
from journal_tui.wording.words import day, moment, service_name, service_short, word

__all__ = [
    "ErrorText",
    "day",
    "error_text",
    "exit_code",
    "moment",
    "service_name",
    "service_short",
    "verdict_sentence",
    "word",
]
