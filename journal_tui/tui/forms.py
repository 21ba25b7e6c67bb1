"""A rule of the practice as a field's check. The rules live in the practice; here they get words and an example."""

from collections import defaultdict
from collections.abc import Callable

from journal_tui.locales import _
from journal_tui.practice.errors import InvalidInput
from journal_tui.wording.fields import invalid_words


def checker(rule: Callable[[str], object], example: str = "") -> Callable[[str], str]:
    """A field's check made of a rule that raises `InvalidInput`; `example` is a message id; a specimen of no language stands as it is."""

    def check(value: str) -> str:
        try:
            rule(value)
        except InvalidInput as wrong:
            return words_for(wrong, _(example) if example else "")
        return ""

    return check


def words_for(wrong: InvalidInput, example: str = "") -> str:
    """What is wrong, then an example."""
    facts = defaultdict(str, {key: str(fact) for key, fact in wrong.facts.items()})
    said = invalid_words(str(wrong.facts.get("reason", ""))).format_map(facts)
    return f"{said.rstrip('.')}, {_('for example {example}').format(example=example)}" if example else said
