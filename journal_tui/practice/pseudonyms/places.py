"""Street addresses by their form: a street's ending and a number, with what may follow.

Without a number a street is not recognised here; the client's own street is, by layer 1.
"""

import re
from collections.abc import Iterator

from journal_tui.practice.pseudonyms.digits import BLANK, DASH, FAILED, LIKELY, Stretches, scan, told
from journal_tui.practice.pseudonyms.folding import Folded
from journal_tui.practice.pseudonyms.names import PARTICLES, is_allowed, is_listed, is_place, is_someone, is_word
from journal_tui.practice.pseudonyms.span import Kind, Source, Span


def _listed(line: str) -> frozenset[str]:
    return frozenset(line.split())


_NAME_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+(?:[:'’][^\W\d_]+)?)[ ]\Z")
_VILLAGES = tuple(
    _listed(
        "by bo torp torpet hult sta stad rud ryd lund näs vik tuna inge arp löv sjö berg mark boda gård heden hem åker "
        "tomta säter"
    )
)
_ENDINGS = tuple(
    _listed(
        "gatan gata vägen väg gränden gränd torget torg stigen stig allén allé backen backe planen plan platsen plats "
        "kajen kaj leden esplanaden esplanad promenaden liden lid höjden slingan slinga rundan ringen svängen kroken "
        "hagen ängen kullen terrassen terrass bron trappan hamnen parken gård gården strand stranden lunden dalen åsen "
        "berget byn gärdet udden skogen brinken gången stråket vreten branten bågen spåret vallen täppan lyckan dammen "
        "hällen grinden fältet viken marken näset höjd park hamn holmen sluss slussen stationen"
    )
)
_SURE = (
    "esplanaden",
    "promenaden",
    "slingan",
    "brinken",
    "kroken",
    "svängen",
    "liden",
    "kajen",
    "höjden",
    "gatan",
    "vägen",
    "gränd",
    "gränden",
    "torget",
    "stigen",
    "allén",
    "backen",
)
_TITLES = _listed(
    "professor doktor kung konung drottning prins prinsessan kapten major general biskop amiral greve löjtnant mäster fru sankt sankta"
)
_DIRECTIONS = _listed("norra södra östra västra stora lilla gamla nya övre nedre sankt s:t inre yttre mellersta")
_WORD_BEFORE = re.compile(
    rf"\W{{0,3}}(?P<word>(?:[^\W\d_]|[:'’/-](?=[^\W\d_]))+\.?){BLANK}{{1,3}}(?:(?:nr\.?|nummer|no\.?){BLANK}{{1,3}})?\Z"
)
_NUMBER_WORDS = ("nr", "nr.", "nummer", "no", "no.")
_BLANKS = " \t\u00a0\u202f\u2009"
_BOXES = ("box", "postlåda", "fack", "pl")
_TAILS = frozenset(ending[-3:] for ending in _ENDINGS)
_NUMBER = (
    rf"{BLANK}{{1,3}}(?:(?:nr\.?|nummer|no\.?){BLANK}?)?\d{{1,4}}(?:[{DASH}/]\d{{1,3}}(?!\d|{BLANK}?(?:min|dag|veck|tim|år|g|ggr|kg|st|h)\b))?(?:[a-z](?!\w)|{BLANK}[a-hj-z](?!\w))?"
    rf"(?!\d|[.,:/-]\d|\s?(?:%|kg|km|min|gånger|ggr|steg|h\b|år|dag|veck|tim|st\b|m\b|kr\b|mg\b|x\b|mil\b|poäng))"
)
_TAIL = rf"(?:,?{BLANK}{{0,2}}(?:(?:lägenhet|lgh|uppgång|uppg|ingång|ing|port|våning|vån|plan)\.?{BLANK}{{0,2}}\w{{1,5}}|\d{{1,2}}{BLANK}?(?:tr|trappor|vån|bv|nb)\b|(?:bv|nb|ög|nedre botten|bottenvåning(?:en)?)\b)){{0,3}}"
_CODE = rf"(?P<code>,?\s{{1,2}}(?:se?{BLANK}?[{DASH}]?{BLANK}?)?\d{{3}}{BLANK}?\d{{2}}{BLANK}{{1,2}}(?P<city>[^\W\d_]+(?:-[^\W\d_]+)?(?:[ ][^\W\d_]+)?))?"
_REST = re.compile(_NUMBER + _TAIL + _CODE)
_TELLING = re.compile(r"\d ?[a-z](?!\w)|tr(?!\w)|lgh|vån|uppg|\d{3} ?\d\d ")
"""A house letter, a floor, a flat or a post code: then the word before is a street."""
_BOX = re.compile(rf"(?:box|postlåda|fack|pl){BLANK}{{1,2}}\d{{1,5}}(?!\d){_CODE}")
_CITY = re.compile(
    rf"(?<![\w.,:-])(?:se?{BLANK}?[{DASH}]?{BLANK}?)?\d{{3}}{BLANK}\d{{2}}{BLANK}{{1,2}}(?P<city>[^\W\d_]{{2,}}(?:-[^\W\d_]+)?)(?![^\W_])"
)
_PROPERTY = re.compile(r"\d{1,3}:\d{1,4}(?![\d:.,/-]\d|\d)")
_CARE_OF = re.compile(r"(?<![^\W_])c/o(?:\.|:)?\s{1,2}(?P<name>[^\W\d_][^\W\d_'’-]*(?:[ ][^\W\d_][^\W\d_'’-]*){0,2})")
_YEAR = re.compile(rf"{BLANK}*(?:1[6-9]|20)\d\d(?!\d)")
_SHORT_STREETS = ("g.", "v.", "g", "v", "gr.", "stg.")
_LIVES = re.compile(r"\b(?:bor|bott|bodde|hembesök\w*|besök\w*|adress\w*|adr|hemma|hämtas?|flytt\w*)\b[^.\n\d]{0,12}\Z")
_FARM_FROM = 4


def addresses(folded: Folded, where: Stretches) -> Iterator[Span]:
    """Street addresses, post boxes, properties and post codes with their town, in folded offsets; may overlap each other."""
    text = folded.text
    for number in where.starts:
        before = _WORD_BEFORE.match(text, _word_start(text, number), number) if number else None
        if before is None:
            continue
        at, word = before.start("word"), before["word"]
        if word in _BOXES:
            box = _BOX.match(text, at)
            if box is not None and (box["code"] or folded.capital(at)):
                yield _span(text, at, _city_end(folded, box), LIKELY)
        elif word[-3:].rstrip(".") in _TAILS or folded.capital(at):
            yield from _street(folded, at, word, before.end("word"), number)
    for match in scan(_CITY, text, where.some):
        if folded.capital(match.start("city")) and (is_place(match["city"]) or match.group()[0] == "s"):
            yield _span(text, match.start(), match.end(), FAILED)


def _word_start(text: str, number: int) -> int:
    """Where the word before a number may begin, a word for "number" between them left out."""
    start = end = number
    for _ in range(2):
        while end and text[end - 1] in _BLANKS:
            end -= 1
        start = end
        while start and not text[start - 1].isspace():
            start -= 1
        if text[start:end] not in _NUMBER_WORDS:
            return start
        end = start
    return start


def _street(folded: Folded, at: int, word: str, name_ends: int, number: int) -> Iterator[Span]:
    text = folded.text
    rest = _REST.match(text, name_ends)
    if rest is not None:
        telling = _TELLING.search(rest.group()) is not None
        start, score = _begin(folded, at, word, rest.group(), telling=telling, coded=rest["code"] is not None)
        if score:
            yield _span(text, start, _city_end(folded, rest), score)
    of_property = _PROPERTY.match(text, number) if len(word) > 2 and word.isalpha() and folded.capital(at) else None
    if of_property is not None and not is_listed(word) and not is_allowed(word):
        yield _span(text, at, of_property.end(), FAILED)


def care_of(folded: Folded) -> Iterator[Span]:
    """Whom a letter goes through."""
    if "c/o" not in folded.text:
        return
    for match in _CARE_OF.finditer(folded.text):
        end = match.end("name")
        words = match["name"].split(" ")
        while len(words) > 1 and not folded.capital(end - len(words[-1])):
            end -= len(words.pop()) + 1
        if folded.capital(match.start("name")) or not is_listed(words[0]):
            yield Span(match.start("name"), end, Kind.PERSON, Source.STRUCTURED, FAILED, declinable=True)


def _span(text: str, start: int, end: int, score: float) -> Span:
    return Span(
        start,
        end,
        Kind.ADDRESS,
        Source.STRUCTURED,
        score,
        " ".join(text[start:end].replace(",", " ").split()),
        declinable=True,
    )


def _begin(folded: Folded, at: int, word: str, number: str, *, telling: bool, coded: bool) -> tuple[int, float]:
    """Where the street's name begins and how sure it is; 0 when the word is no street."""
    capital, whole = folded.capital(at), word.rstrip(".")
    if word.endswith(_SHORT_STREETS) and not word.endswith(_ENDINGS):
        stem = whole[:-1]
        shortened = len(stem) >= 4 and not is_listed(whole) and not is_someone(whole) and (word[-1] == "." or capital)
        if not shortened or not (telling or word[-1] == "."):
            return at, 0.0
        return at, LIKELY if capital else FAILED
    if word[-1] == ".":
        return at, 0.0
    if not word.endswith(_ENDINGS):
        farm = len(word) >= _FARM_FROM and (coded or (capital and _is_farm(word, folded, at)))
        return at, (LIKELY if coded and capital else FAILED) if farm else 0.0
    start = _names_before(folded, at, word)
    if start < at or "-" in word:
        return start, LIKELY
    if _YEAR.match(number) and not (telling or coded or word.endswith(_SURE)):
        return at, 0.0
    if capital and (not is_word(word) or telling or (word.endswith(_SURE) and len(word) > 6)):
        return at, LIKELY
    lives = told(_LIVES, folded.text, at) and word not in _ENDINGS and not (word.endswith("plan") and is_word(word))
    if is_word(word) or len(word) < 7:
        return at, LIKELY if coded else FAILED if lives else 0.0
    return at, LIKELY if telling or word.endswith(_SURE) else FAILED if lives else 0.0


def _names_before(folded: Folded, at: int, word: str) -> int:
    """Where the words before that belong to a street's name begin: `Norra`, `Olof Palmes`, `S:t`."""
    start = at
    for _ in range(3):
        head = folded.text[max(0, start - 30) : start]
        before = _NAME_BEFORE.search(head)
        if before is None:
            break
        where = start - len(head) + before.start()
        name = before.group(1)
        capital, strange = folded.capital(where), not is_word(name)
        possessive = (
            start == at
            and word in _ENDINGS
            and ((capital and name.endswith("s")) or (strange and (capital or name.endswith("s"))))
        )
        first_name = start < at and (name in _TITLES or is_someone(name) or (capital and (strange or name in PARTICLES)))
        if not (name in _DIRECTIONS or possessive or first_name):
            break
        start = where
    return start


def _is_farm(word: str, folded: Folded, at: int) -> bool:
    """`Söderby 114`: a village's name inside a sentence with a number that counts nothing."""
    begins = folded.text[:at].rstrip(" \t\"'”»(-–•*")[-1:] in ("", ".", "!", "?", ":", "\n")
    return not begins and not is_listed(word) and not is_someone(word) and not is_place(word) and word.endswith(_VILLAGES)


def _city_end(folded: Folded, match: re.Match[str]) -> int:
    """The end of the address: a second word after the post code belongs to it only when it is a name."""
    if not match["code"]:
        return match.end()
    start, end = match.span("city")
    first, gap, second = folded.text[start:end].partition(" ")
    if not gap:
        return end
    both = folded.capital(start) and folded.capital(start + len(first) + 1) and second not in ("kl", "tel")
    if not both and not is_place(f"{first} {second}"):
        return start + len(first)
    return end
