"""Layer 2: things that have a form of their own, with the checks that belong to them.

What passes its check is replaced at once. What has the form but fails the check is a proposal: a typing
error leaks too, but an ordinary number must not vanish. Words before a number ("född", "reg.nr", "konto")
stand in for a form where a kind has none. Each kind has its own module; this one asks them all.
"""

from collections.abc import Set as AbstractSet

from journal_tui.practice.pseudonyms.accounts import accounts, devices
from journal_tui.practice.pseudonyms.births import births
from journal_tui.practice.pseudonyms.digits import stretches
from journal_tui.practice.pseudonyms.folding import Folded, words_of
from journal_tui.practice.pseudonyms.identity_numbers import identity_numbers
from journal_tui.practice.pseudonyms.phones import phones
from journal_tui.practice.pseudonyms.places import addresses, care_of
from journal_tui.practice.pseudonyms.plates import plates
from journal_tui.practice.pseudonyms.span import Span
from journal_tui.practice.pseudonyms.web import on_the_web


def find(folded: Folded, words: AbstractSet[str] | None = None) -> list[Span]:
    """Everything in a folded text that has a form of its own, in folded offsets; finds may overlap.

    Args:
        folded: the text.
        words: its words, where they are known already.
    """
    text = folded.text
    spans: list[Span] = []
    where = stretches(text)
    if where.many:
        spans += phones(text, where)
    if where.some:
        spans += identity_numbers(text, where)
        spans += accounts(text, where)
    if where.few:
        spans += devices(text, where)
        spans += births(text, where)
        spans += addresses(folded, where)
    spans += plates(folded, where)
    spans += care_of(folded)
    spans += on_the_web(folded, words_of(text) if words is None else words, where)
    return spans
