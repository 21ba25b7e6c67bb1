"""How measured values are written: with the language's decimal mark and the instrument's decimals, a missing total in words.

The rule: one place writes a value, so that a list, a table, a curve and the command line say the same.
"""

from journal_tui.locales import N_, _, language
from journal_tui.practice.measures.instrument import UNIT, Band, Better, Instrument, Kind
from journal_tui.practice.measures.values import By, Measured, TalkState

_BETTER = {Better.LOWER: N_("lower is better"), Better.HIGHER: N_("higher is better")}
_KINDS = {
    Kind.QUESTIONNAIRE: N_("questionnaire"),
    Kind.SCALE: N_("scale"),
    Kind.NUMBER: N_("measured number"),
    Kind.TOTAL: N_("typed total"),
}
_BY = {By.COUNSELLOR: N_("counsellor"), By.CLIENT: N_("client")}
_TALK = {
    TalkState.WAITS: N_("ask further"),
    TalkState.OPENED: N_("asked further"),
    TalkState.DECLINED: N_("not asked further"),
}
ARROWS = {Better.LOWER: "↓", Better.HIGHER: "↑", Better.NEITHER: ""}


def value_text(instrument: Instrument, value: int) -> str:
    """Return a value as it is read, without its unit: `13`, `72,4`."""
    whole, rest = divmod(abs(value), UNIT)
    mark = "," if language() == "sv" else "."
    part = f"{mark}{rest:03}"[: instrument.decimals + 1] if instrument.decimals else ""
    return f"{'−' if value < 0 else ''}{whole}{part}"  # noqa: RUF001 - the sign for a number below zero


def with_unit(instrument: Instrument, value: int) -> str:
    """Return a value with its unit: `72,4 kg`."""
    text = value_text(instrument, value)
    return f"{text} {instrument.unit}" if instrument.unit else text


def missing_text(answered: int, of: int) -> str:
    """Return what stands in the place of a total that there is not: `8 of 9`."""
    return _("{answered} of {of}").format(answered=answered, of=of)


def result_text(measured: Measured) -> str:
    """Return what a measurement came to: its total with its unit, or how many questions were answered."""
    if measured.total is not None:
        return with_unit(measured.instrument, measured.total)
    return missing_text(measured.answered, len(measured.answers))


def title_text(instrument: Instrument) -> str:
    """Return what an instrument is called."""
    return instrument.title.text(language())


def about_text(instrument: Instrument) -> str:
    """Return what it is about, in a line."""
    return instrument.about.text(language())


def band_text(band: Band | None) -> str:
    """Return the authors' word for a part of the range, or an empty text."""
    return band.words.text(language()) if band else ""


def range_text(instrument: Instrument) -> str:
    """Return the range, `0–27`; where there is but one value so far, that value."""
    least, most = (value_text(instrument, value) for value in (instrument.least, instrument.most))
    return least if least == most else f"{least}–{most}"


def better_text(better: Better) -> str:
    """Return which direction is wanted: `lower is better`; empty when neither is."""
    return _(_BETTER[better]) if better in _BETTER else ""


def kind_text(kind: Kind) -> str:
    """Return how an instrument is answered."""
    return _(_KINDS[kind])


def by_text(by: By) -> str:
    """Return who pressed the keys."""
    return _(_BY[by])


def talk_text(talk: TalkState) -> str:
    """Return what was done about an answer that asks for a talk; empty when none does."""
    return _(_TALK[talk]) if talk in _TALK else ""
