"""Layer 2: things that have a form of their own, with the checks that belong to them.

What passes its check is replaced at once. What has the form but fails the check is a proposal: a typing
error leaks too, but an ordinary number must not vanish. Words before a number ("född", "reg.nr", "konto")
stand in for a form where a kind has none.
"""

import re
from collections.abc import Iterable, Iterator

from journal_tui.practice.pseudonyms.folding import Folded
from journal_tui.practice.pseudonyms.numbers import (
    digits_of,
    has_birth_date,
    is_iban,
    is_organisation_number,
    is_personnummer,
    is_swedish_phone,
    national,
    personnummer_base,
)
from journal_tui.practice.pseudonyms.places import addresses
from journal_tui.practice.pseudonyms.span import Kind, Source, Span

CHECKED, LIKELY, FAILED, WEAK = 0.99, 0.85, 0.5, 0.3

_DASH = "\\-\u2010-\u2015\u2212"
_DIGITS = re.compile(r"\d+")
_SPACE = re.compile(r"\s")
_PNR = re.compile(
    rf"(?<![\d])(?P<century>(?:18|19|20)[ ]?)?(?P<year>\d\d)(?P<sep>[{_DASH}. /]?)(?P<month>\d\d)(?P=sep)(?P<day>\d\d)"
    rf"(?P<join>[ ]{{0,2}}[{_DASH}+]?[ ]{{0,2}})(?P<last>\d\d[ ]?\d\d)(?!\d)"
)
_RESERVE = re.compile(rf"(?<![^\W_])(?:(?:18|19|20)\d{{6}}|\d{{6}})[{_DASH}+ ]?[a-z](?:\d{{3}}|[a-z]\d{{2}})(?![^\W_])")
_PHONE = re.compile(
    rf"(?<![\d\w])(?<!\d[.,:/])(?P<plus>\+|00(?=[1-9 ]))?(?P<rest>[(]?\d(?:[ \u00a0\u202f]?[{_DASH}/.()]{{0,2}}[ \u00a0\u202f]?\d){{6,14}})"
)
_MOBILE_PREFIXES = ("070", "072", "073", "076", "079")
_TEN = re.compile(r"(?<![\d.,])\d{10}(?![\d]|[.,]\d)")
_ORG = re.compile(rf"(?<!\d)(?:16)?(\d{{6}})[{_DASH}](\d{{4}})(?!\d)")
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+%'-]*[\w%+]\s?(?:@|[(\[](?:at|snabel-?a)[)\]])\s?[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,24}(?![\w])"
)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]}'’]")
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:se|com|nu|org|net|info|eu|io|app|fi|no|dk|de|example)(?:/[^\s<>\"]*[^\s<>\".,;:!?)])?(?![\w-]|\.\w)"
)
_HANDLE = re.compile(r"(?<![\w@.])@[\w.]{1,40}\w")
_HANDLE_WORD = re.compile(
    r"\b(?:instagram|insta|snapchat|snap|tiktok|discord|twitch|skype|facebook|fb|spel|gamertag|nick|användarnamn|username|konto)\b\s{0,2}(?:är|heter|:|=)?\s{0,2}(?P<name>(?=[\w.-]*(?:[\d_]|[.-]\w))[\w.-]*\w)"
)
_PLATE = re.compile(r"(?<![^\W_])(?P<letters>[a-hj-pr-uw-z]{3})[ -]?(?P<rest>\d{2}[\da-hj-npr-uw-z])(?![^\W_])")
_CAR = re.compile(
    r"\b(?:bil\w{0,3}|reg\w{0,9}\.?\s?(?:nr|nummer)?|kör\w{0,3}|parkera\w{0,3}|volvo\w{0,2}|saab\w{0,2}|audi\w{0,2}|bmw\w{0,2}|toyota\w{0,2}|ford\w{0,2}|skoda\w{0,2}|kia\w{0,2}|tesla\w{0,2}|mercedes\w{0,2}|golf\w{0,2}|passat\w{0,2}|skylt\w{0,4}|moped\w{0,2}|mc|släp\w{0,3}|husbil\w{0,2})[\s.:,]{0,3}(?:\w{1,12}[\s.:]{1,2}){0,2}\Z"
)
_BORN = re.compile(
    r"\b(?:född|föddes|f|födelsedatum|födelsedag|född den|fyller år|född:|dob|born)[.: ]{0,3}(?:den |är |år |on )?(?P<date>\d{1,4}[-./ ]\d{1,2}[-./ ]\d{1,4}|\d{8}|\d{6}|\d{1,2}(?::?[ae]|\.)?\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|okt|nov|dec)\.?(?:\s\d{2,4})?)(?![\d])"
)
_SIGNS = ("@", "(at", "[at", "(snabel", "[snabel")
_SIGN = re.compile(r"@|[(\[](?:at|snabel)")
_INNER_DOT = re.compile(r"\.\w|://")
_IBAN = re.compile(r"(?<![^\W_])[a-z]{2}\d{2}(?:[ ]?[a-z0-9]{2,4}){3,8}(?![^\W_])")
_OTHER = re.compile(
    r"\b(?:konto(?:nr|nummer|numret|t)?|clearing\w{0,8}|bankgiro|bg|plusgiro|pg|iban|diarie(?:nr|nummer)?|dnr|ärende(?:nr|nummer)?|mål(?:nr|nummer)|skad[ae]?(?:nr|nummer|ärende)?|polisanmälan|anmälan|försäkringsnummer|kundnummer|kundnr|medlemsnummer|passnummer|pass(?:nr)|ip(?:-adress)?|ocr|k-nummer|fakturanr)\b[.: #]{0,3}(?:är |nr\.? )?(?P<id>(?=[^\s]*\d)[\w](?:[\w./:-]*\w)?(?:,?[ ]\d{2,}[\w-]*)*)"
)
_PHONE_WORD = re.compile(
    r"\b(?:tel\w{0,9}|mobil\w{0,4}|ring\w{0,3}|nummer\w{0,3}|nr|sms\w{0,4}|swish\w{0,4}|fax)\b[^.\n]{0,20}\Z"
)
_PNR_WORD = re.compile(r"\b(?:person\w{0,2}n\w{0,6}|pnr|samordnings?\w{0,9}|födelsen\w{0,6})\b[^.\n]{0,12}\Z")


Windows = list[tuple[int, int]]


def find(folded: Folded) -> list[Span]:
    """Everything in a folded text that has a form of its own, in folded offsets; finds may overlap."""
    text = folded.text
    spans: list[Span] = []
    numbers = _windows(text, _DIGITS.finditer(text), 48, 40)
    if numbers:
        spans += _personnummer(text, numbers)
        spans += _phones(text, numbers)
        spans += _others(text, numbers)
        spans += _plates(folded, numbers)
        spans += _births(text, numbers)
        spans += addresses(folded)
    if any(sign in text for sign in _SIGNS):
        signs = _windows(text, _SIGN.finditer(text), 70, 90)
        spans += _matches(_scan(_EMAIL, text, signs), Kind.EMAIL, LIKELY + 0.1)
        spans += _matches(_scan(_HANDLE, text, signs), Kind.HANDLE, LIKELY)
    dots = _windows(text, _INNER_DOT.finditer(text), 40, 100)
    spans += _matches(_scan(_URL, text, dots), Kind.URL, CHECKED)
    spans += _matches(_scan(_DOMAIN, text, dots), Kind.URL, LIKELY)
    for match in _HANDLE_WORD.finditer(text):
        score = LIKELY if any(c.isdigit() for c in match["name"]) else FAILED
        spans.append(_span(match.start("name"), match.end("name"), Kind.HANDLE, score, match["name"]))
    return spans


def _windows(text: str, marks: Iterable[re.Match[str]], before: int, after: int) -> Windows:
    """Stretches round certain marks, cut between words, so that long patterns read only where they can match."""
    found: Windows = []
    for mark in marks:
        low, high = max(0, mark.start() - before), min(len(text), mark.end() + after)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    cut: Windows = []
    for low, high in found:
        space = _SPACE.search(text, low, high)
        start = 0 if low == 0 else space.start() if space else low
        end = _SPACE.search(text, high)
        stop = end.start() if end else len(text)
        if cut and start <= cut[-1][1]:
            cut[-1] = (cut[-1][0], stop)
        else:
            cut.append((start, stop))
    return cut


def _scan(pattern: re.Pattern[str], text: str, windows: Windows) -> Iterator[re.Match[str]]:
    for low, high in windows:
        yield from pattern.finditer(text, low, high)


def _span(start: int, end: int, kind: Kind, score: float, base: str) -> Span:
    return Span(start, end, kind, Source.STRUCTURED, score, base, declinable=score < CHECKED - 0.1)


def _matches(found: Iterable[re.Match[str]], kind: Kind, score: float) -> Iterator[Span]:
    for match in found:
        base = "".join(match.group().split()).replace("(at)", "@").replace("[at]", "@")
        yield _span(match.start(), match.end(), kind, score, base)


def _personnummer(text: str, windows: Windows) -> Iterator[Span]:
    for match in _scan(_PNR, text, windows):
        digits = digits_of(match.group())
        join, spread = match["join"], bool(match["sep"])
        marked = join.strip() != ""
        told = _PNR_WORD.search(text[max(0, match.start() - 40) : match.start()]) is not None
        clock = (
            not marked
            and not told
            and join != ""
            and len(digits) == 12
            and digits[:4] >= "2015"
            and digits[8:10] < "24"
            and digits[10:] < "60"
        )
        if is_personnummer(digits):
            mobile = len(digits) == 10 and not marked and not join and digits[:3] in _MOBILE_PREFIXES and not told
            score = FAILED if clock or (spread and not marked and not told) else CHECKED - 0.02 if mobile else CHECKED
        elif not has_birth_date(digits):
            if not told:
                continue
            score = FAILED
        elif spread and not marked and not told:
            continue
        else:
            score = FAILED if told or marked or len(digits) == 12 else WEAK
        yield _span(match.start(), match.end(), Kind.PNR, score, personnummer_base(digits))
    for match in _scan(_RESERVE, text, windows):
        digits = digits_of(match.group())
        if has_birth_date((digits[:-3] if len(digits) > 8 else digits).ljust(10, "0")[-12:]):
            yield _span(match.start(), match.end(), Kind.PNR, LIKELY, match.group())


def _phones(text: str, windows: Windows) -> Iterator[Span]:
    for match in _scan(_PHONE, text, windows):
        start = match.start()
        whole = match.group()
        if whole.count(")") > whole.count("("):
            whole = whole[: whole.index(")")] if "(" not in whole else whole
        span = _longest_phone(text, start, whole)
        if span is not None:
            yield span


def _longest_phone(text: str, start: int, whole: str) -> Span | None:
    """The longest beginning of a run of digits that is a phone number; it ends where the writer put a gap."""
    end = len(whole)
    first: Span | None = None
    while end > 7:
        part = whole[:end]
        digits = digits_of(part)
        foreign = part.startswith("+") or digits.startswith("00")
        number = national(digits, foreign=foreign)
        after = text[start + end : start + end + 1]
        if not after.isdigit():
            if is_swedish_phone(number):
                return _span(start, start + end, Kind.PHONE, CHECKED - 0.01, number)
            if number.startswith("+") and 9 <= len(number) <= 16:
                first = first or _span(start, start + end, Kind.PHONE, LIKELY if part.startswith("+") else FAILED, number)
            told = _PHONE_WORD.search(text[max(0, start - 40) : start]) is not None
            grouped = re.fullmatch(rf"\(?0\d{{1,3}}\)?[ ]?[{_DASH}/][ ]?\d[\d ]+", part) is not None
            if first is None and number.startswith("0") and 8 <= len(number) <= 11 and (told or grouped):
                first = _span(start, start + end, Kind.PHONE, FAILED, number)
        shorter = re.search(rf"[ \u00a0\u202f{_DASH}/.()]+\d+\Z", part)
        if shorter is None:
            break
        end = shorter.start()
    return first


def _others(text: str, windows: Windows) -> Iterator[Span]:
    for match in _scan(_ORG, text, windows):
        digits = match.group(1) + match.group(2)
        if is_organisation_number(digits):
            yield _span(match.start(), match.end(), Kind.OTHER_ID, CHECKED, digits)
        elif not has_birth_date(digits):
            yield _span(match.start(), match.end(), Kind.OTHER_ID, FAILED, digits)
    for match in _scan(_TEN, text, windows):
        yield _span(match.start(), match.end(), Kind.OTHER_ID, WEAK, match.group())
    for match in _scan(_IBAN, text, windows):
        if is_iban(match.group()):
            yield _span(match.start(), match.end(), Kind.OTHER_ID, CHECKED, "".join(match.group().split()))
    for match in _scan(_OTHER, text, windows):
        digits = len(digits_of(match["id"]))
        if digits >= 4:
            yield _span(match.start("id"), match.end("id"), Kind.OTHER_ID, LIKELY if digits >= 6 else FAILED, match["id"])


def _plates(folded: Folded, windows: Windows) -> Iterator[Span]:
    text = folded.text
    for match in _scan(_PLATE, text, windows):
        upper = folded.cased[match.start("letters") : match.end("letters")].isupper()
        told = _CAR.search(text[max(0, match.start() - 40) : match.start()]) is not None
        if not upper and not told:
            continue
        score = LIKELY if told or (upper and match["rest"][-1].isalpha()) else FAILED
        yield _span(match.start(), match.end(), Kind.PLATE, score, match["letters"] + match["rest"])


def _births(text: str, windows: Windows) -> Iterator[Span]:
    for match in _scan(_BORN, text, windows):
        yield _span(match.start("date"), match.end("date"), Kind.DOB, LIKELY, " ".join(match["date"].split()))
