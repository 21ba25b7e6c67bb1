"""What a leak check found, in words: where it lies, what it is, and how it is known. Never what stands there."""

from collections.abc import Mapping
from typing import Final

from journal_tui.locales import N_, _
from journal_tui.practice.pseudonyms.span import Kind

_PLACES: Final[Mapping[str, str]] = {
    "subject": N_("pseudonym"),
    "permit": N_("permit"),
    "appointment": N_("appointment"),
    "draft": N_("draft"),
    "entry": N_("entry"),
    "addendum": N_("addendum"),
    "own_template": N_("template of your own"),
    "phrase": N_("phrase"),
    "instrument": N_("instrument"),
    "index": N_("search index"),
    "config": N_("settings"),
    "export": N_("export"),
    "client": N_("client"),
}
_LAYERS: Final[Mapping[str, str]] = {
    "known": N_("the client"),
    "confirmed": N_("a third person"),
    "others": N_("another client"),
    "structured": N_("by its form"),
    "undecided": N_("a third person, undecided"),
}
_KINDS: Final[Mapping[Kind, str]] = {
    Kind.PERSON: N_("name"),
    Kind.LOC: N_("place"),
    Kind.ORG: N_("organisation"),
    Kind.ADDRESS: N_("address"),
    Kind.PNR: N_("personnummer"),
    Kind.PHONE: N_("phone number"),
    Kind.EMAIL: N_("e-mail address"),
    Kind.DOB: N_("birth date"),
    Kind.PLATE: N_("registration number"),
    Kind.HANDLE: N_("account"),
    Kind.URL: N_("link"),
    Kind.OTHER_ID: N_("number"),
}
_UNCHECKED: Final[Mapping[str, str]] = {
    "": N_("could not be opened"),
    "damaged": N_("is damaged"),
    "tampered": N_("was tampered with"),
    "rolled_back": N_("is older than what was last written"),
    "key_missing": N_("is sealed for somebody else"),
    "too_large": N_("is too large"),
}


def place_words(place: str) -> str:
    """Return what kind of text a place is; its code when it has no words of its own."""
    return _(_PLACES[place]) if place in _PLACES else place


def layer_words(layer: str) -> str:
    """Return whom a find names, or how it is known."""
    return _(_LAYERS[layer]) if layer in _LAYERS else layer


def kind_words(kind: str) -> str:
    """Return what was found: a name, a phone number."""
    return _(_KINDS[Kind(kind)])


def unchecked_words(code: str) -> str:
    """Return why something could not be searched."""
    return _(_UNCHECKED.get(code, _UNCHECKED[""]))
