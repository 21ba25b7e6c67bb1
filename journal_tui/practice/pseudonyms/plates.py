"""Number plates: the Swedish forms, and whatever stands after a word for a plate.

Rule: three letters and two digits with a third sign are a plate in capitals; in small letters only after a word that
speaks of a car, because codes and scales look alike.
"""

import re
from collections.abc import Iterator

from journal_tui.practice.pseudonyms.digits import BLANK, DASH, FAILED, LIKELY, Stretches, found, scan, told
from journal_tui.practice.pseudonyms.folding import Folded
from journal_tui.practice.pseudonyms.names import is_allowed, is_listed, is_someone, is_word
from journal_tui.practice.pseudonyms.span import Kind, Span

_PLATE = re.compile(
    rf"(?<![^\W_])(?<!\w[{DASH}])(?P<letters>[a-hj-pr-uw-z]{{3}})(?:{BLANK}|[{DASH}])?(?P<rest>\d{{2}}[\da-hj-npr-uw-z])(?![^\W_]|{BLANK}?(?:mg|ug|mcg|µg|ml|kg|kcal|hp|poäng|%))"
)
_CAR = re.compile(
    r"\b(?:bil\w{0,5}|reg\w{0,12}[.-]?\s?(?:nr|nummer|numret)?|\w{0,9}plåt\w{0,3}|kör\w{0,3}|parkera\w{0,3}|p-böter|böter|\w{0,8}skylt\w{0,4}|mopp?e\w{0,2}|moped\w{0,3}|mc\w{0,3}|motorcykel\w{0,2}|släp\w{0,5}|\w{0,6}vagn\w{0,3}|\w{0,6}båt\w{0,2}|epa\w{0,9}|a-traktor\w{0,2}|\w{0,7}bil\w{0,3}"
    r"|volvo\w{0,2}|saab\w{0,2}|audi\w{0,2}|bmw\w{0,3}|toyota\w{0,2}|ford\w{0,2}|skoda\w{0,2}|kia\w{0,2}|tesla\w{0,2}|mercedes\w{0,2}|merc\w{0,3}|golf\w{0,2}|passat\w{0,2}|polo\w{0,2}|opel\w{0,2}|peugeot\w{0,2}|renault\w{0,2}|citro\wn\w{0,2}|nissan\w{0,2}|mazda\w{0,2}|honda\w{0,2}|hyundai\w{0,2}|seat\w{0,2}|fiat\w{0,2}|dacia\w{0,2}|subaru\w{0,2}|lexus\w{0,2}|polestar\w{0,2}|vw\w{0,2}|mini\w{0,2}|jeep\w{0,2})"
    r"(?!\w)[\s.:,(\"“”=]{0,3}(?:\w{1,12}[\s.:(\"“”=]{1,2}){0,2}\Z"
)
_SIGN = re.compile(
    rf"\b(?:reg(?:istrerings)?[.-]?{BLANK}?(?:nr|nummer|numret)\.?|regskylt\w{{0,4}}|(?:nummer|registrerings)?(?:skylt|plåt)\w{{0,4}}|personlig{BLANK}skylt)"
    rf"(?:{BLANK}?[:=]|{BLANK}(?:är|med|står|lyder|heter))?{BLANK}{{0,2}}[\"“”']?(?P<plate>[^\W_]{{2,7}}(?:[ {DASH}]\d{{2,5}}){{0,2}})(?![^\W_])"
)
_DRIVES = re.compile(r"\bkör\w{0,3}\s\Z")
_SPEAKS = re.compile(r"skylt|plåt|reg")


def plates(folded: Folded, where: Stretches) -> Iterator[Span]:
    """All of them, in folded offsets; may overlap each other."""
    text = folded.text
    for match in scan(_PLATE, text, where.few):
        upper = folded.cased[match.start("letters") : match.end("letters")].isupper()
        said = told(_CAR, text, match.start())
        code = match["letters"]
        alike = match["rest"][-1].isalpha() and not (is_listed(code) or is_someone(code))
        if not upper and match["rest"][-1] in "gmhkl" and is_word(code) and told(_DRIVES, text, match.start(), 8):
            continue  # `kör hem 20m`
        if said or ((upper or alike) and not is_allowed(code)):
            score = LIKELY if said or (upper and match["rest"][-1].isalpha()) else FAILED
            yield found(match.start(), match.end(), Kind.PLATE, score, match["letters"] + match["rest"])
    if _SPEAKS.search(text) is None:
        return
    for match in _SIGN.finditer(text):
        start, end = match.span("plate")
        plate = match["plate"]
        told_apart = any(c.isdecimal() for c in plate) if not plate.isdecimal() else len(plate) > 3
        if (
            told_apart
            or (folded.cased[start:end].isupper() and len(plate) > 2 and not plate.isdecimal())
            or not (plate.isdecimal() or is_word(plate) or len(plate) < 5 or not folded.capital(start))
        ):
            yield found(start, end, Kind.PLATE, LIKELY if told_apart else FAILED, plate)
