"""What each error says to the person at the keyboard: what happened, that nothing was lost, and what to do next.

The rule: the text is chosen by the error's stable code and filled with its facts, which are counts, dates, versions
and names of fields: never a stored value. An error without words of its own still gets a sentence and a reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from journal_tui.locales import _
from journal_tui.practice.errors import PracticeError, StorageError
from journal_tui.practice.values import Purpose
from journal_tui.wording.error_texts import MISTYPED_GROUP, OTHER_DATE, TEXTS
from journal_tui.wording.fields import field_words, invalid_words, part_words
from journal_tui.wording.library import library_part
from journal_tui.wording.refusal_texts import KEPT, LISTS, MISSING, REFUSALS, VERDICTS, WAYS
from journal_tui.wording.words import word

DONE, FAILED, WRONG_USE, REFUSED, WRONG_PASSPHRASE, DAMAGED, TAMPERED, IN_USE, DATE_UNCONFIRMED = range(9)


@dataclass(frozen=True, slots=True)
class ErrorText:
    """An error in the language in force.

    Attributes:
        title: A few words.
        text: What happened, in a sentence or two.
        next: What to do now.
        support: The stable code with its facts, for asking somebody; holds no stored value.
    """

    title: str
    text: str
    next: str
    support: str


_EXIT: Final[Mapping[str, int]] = {
    "wrong_passphrase": WRONG_PASSPHRASE,
    "passphrase_length": WRONG_PASSPHRASE,
    "wrong_recovery_key": WRONG_PASSPHRASE,
    "damaged": DAMAGED,
    "recogniser_damaged": DAMAGED,
    "tampered": TAMPERED,
    "rolled_back": TAMPERED,
    "in_use": IN_USE,
    "key_missing": REFUSED,
    "permit_refused": REFUSED,
    "signed": REFUSED,
    "refused": REFUSED,
    "consent_missing": REFUSED,
    "no_document": REFUSED,
    "flags_remain": REFUSED,
    "clock_went_back": REFUSED,
    "date_unconfirmed": DATE_UNCONFIRMED,
    "names_found": REFUSED,
    "invalid_input": WRONG_USE,
    "weak_passphrase": WRONG_USE,
    "invalid_text": WRONG_USE,
    "text_too_long": WRONG_USE,
    "empty_note": WRONG_USE,
}


class _Facts(dict[str, str]):
    """A fact that an error does not carry is left out of its sentence."""

    def __missing__(self, key: str) -> str:
        return ""


def known_codes() -> frozenset[str]:
    """Return the codes that have words of their own."""
    return frozenset(TEXTS)


def known_refusals() -> frozenset[str]:
    """Return the reasons of a refusal by rule that have words of their own."""
    return frozenset(REFUSALS)


def error_text(error: PracticeError | StorageError) -> ErrorText:
    """Return what `error` says, in the language in force."""
    return code_text(error.code, error.facts, storage=isinstance(error, StorageError))


def code_text(code: str, given: Mapping[str, str | int], *, storage: bool = False) -> ErrorText:
    """Return what an error with this code and these facts says, in the language in force; `storage` for one without words."""
    listed = ""
    if code == "wrong_recovery_key" and "group" in given:
        title, text, way = MISTYPED_GROUP
    elif code == "date_unconfirmed" and "said" in given:
        title, text, way = OTHER_DATE
    else:
        title, text, way = TEXTS.get(code, TEXTS["storage" if storage else "practice"])
    if code == "not_found":
        named = [str(given.get(fact, "")) for fact in ("reason", "kind", "table")]
        title, text, way = next((MISSING[name] for name in named if name in MISSING), (title, text, way))
        listed = next((LISTS[name] for name in named if name in LISTS), "")
    if code == "consent_missing":
        way = WAYS.get(str(given.get("verdict", "")), way)
    facts = _Facts({key: _fact(key, value) for key, value in given.items()})
    facts["invalid"] = invalid_words(str(given.get("reason", ""))).format_map(facts)
    facts["kept"] = _(KEPT.get(str(given.get("draft", "")), KEPT[""]))
    facts["refusal"] = _(REFUSALS.get(str(given.get("reason", "")), REFUSALS[""])).format_map(facts)
    facts["listed"] = listed
    facts["field"] = field_words(str(given.get("field", "")))
    facts["reason"] = verdict_sentence(str(given.get("verdict", "")))
    support = "/".join([code, *(f"{key}={value}" for key, value in sorted(given.items()))])
    return ErrorText(_(title).format_map(facts), _(text).format_map(facts), _(way).format_map(facts), support)


def _fact(key: str, value: str | int) -> str:
    if key == "purpose" and value in set(Purpose):
        return word(Purpose(value))
    if key == "part":
        return library_part(str(value))
    if key == "role":
        return part_words(str(value))
    if key == "held_by":
        from journal_tui.wording.case_steps import hold_words

        return hold_words(str(value))
    return str(value)


def verdict_sentence(verdict: str) -> str:
    """Return one sentence for a verdict's code; a general one for a code that is not known."""
    return _(VERDICTS.get(verdict, VERDICTS[""]))


def exit_code(error: PracticeError | StorageError) -> int:
    """Return the exit code of the command line for `error` (experience, section 3)."""
    return _EXIT.get(error.code, FAILED)
