"""Phone numbers, Swedish and foreign, in every grouping.

Rules: the longest run of digits that fits the numbering plan counts, and it ends where the writer put a gap; a number
that does not fit is asked about when a word or its grouping says that it is one.
"""

import re
from collections.abc import Iterator

from journal_tui.practice.pseudonyms.digits import BLANK, CHECKED, DASH, FAILED, GAP, LIKELY, Stretches, found, scan, told
from journal_tui.practice.pseudonyms.numbers import digits_of, is_swedish_phone, national
from journal_tui.practice.pseudonyms.span import Kind, Span

_BETWEEN = rf"\)?{GAP}{{0,2}}[{DASH}/.()_]{{0,3}}{GAP}{{0,2}}"
_DIGITS = rf"(?P<all>(?:\+{BLANK}?|00(?=[1-9 ]))?[(]?\d(?:{_BETWEEN}\d){{6,14}})(?!\d)"
_RUN = re.compile(rf"(?<![\d\w])(?<!\d[.,:/]){_DIGITS}")
_NEXT = re.compile(rf"{BLANK}?[/,;&+]{BLANK}?{_DIGITS}")
"""Another number right behind one."""
_SHORTER = re.compile(rf"[\s\u00a0\u202f{DASH}/.()_]+\d+\Z")
_WORD = re.compile(
    r"\b(?:tel\w{0,9}|tfn\w{0,4}|mob(?:il\w{0,6})?|ring\w{0,3}|uppring\w{0,4}|nummer\w{0,3}|\w{0,12}numret|\w{0,12}nummer|nr|nås|nå|sms\w{0,4}|swish\w{0,4}|fax|växel|whatsapp|phone|cell|call)"
    r"\b[^.\n]{0,20}\Z"
)
_NEAR_WORD = re.compile(
    r"\b(?:tel(?:efon)?(?:n\w{0,6})?|tfn|mob(?:il)?(?:n\w{0,6})?|ring(?:er|a|de)?|sms\w{0,3}|swish\w{0,3})\b[.: ]{0,3}\Z"
)
_GROUPED = re.compile(rf"\(?0\d{{1,3}}\)?{BLANK}?[{DASH}/.]{BLANK}?\d[\d \u00a0{DASH}.]+|07\d(?:{BLANK}\d{{2,4}}){{2,4}}")
_LOCAL = re.compile(
    rf"(?<![\d\w])(?<!\d[.,:/{DASH}])[1-9]\d{{1,2}}(?:{BLANK}?[{DASH}]?{BLANK}?\d{{2,3}}){{2,3}}(?!\d|[.,:]\d|{BLANK}?(?:kr|kcal|steg|kg|m\b))"
)

_TIMES = re.compile(rf"(?:[012]?\d[.:][0-5]\d(?:{BLANK}?[{DASH}/]?{BLANK}?)?){{2,}}")


def phones(text: str, where: Stretches) -> Iterator[Span]:
    """All of them, in folded offsets."""
    for match in scan(_RUN, text, where.many):
        following: re.Match[str] | None = match
        while following is not None and (span := _longest(text, following.start("all"), following["all"])) is not None:
            yield span
            following = _NEXT.match(text, span.end)
    for match in scan(_LOCAL, text, where.many):
        if told(_NEAR_WORD, text, match.start(), 24):
            yield found(match.start(), match.end(), Kind.PHONE, FAILED, digits_of(match.group()))


def _longest(text: str, start: int, whole: str) -> Span | None:
    """The longest beginning of a run of digits that is a phone number; it ends where the writer put a gap."""
    end = len(whole)
    first: Span | None = None
    said = told(_WORD, text, start)
    if _TIMES.fullmatch(whole):
        return None
    while end > 7:
        part = whole[:end]
        digits = digits_of(part)
        plus = part.startswith("+")
        number = national(digits, foreign=plus or digits.startswith("00"))
        if is_swedish_phone(number):
            return found(start, start + end, Kind.PHONE, CHECKED - 0.01, number)
        without_plus = national(digits, foreign=True) if digits.startswith("46") else ""
        if without_plus.startswith("0") and is_swedish_phone(without_plus):
            return found(start, start + end, Kind.PHONE, LIKELY, without_plus)
        if number.startswith("+") and 9 <= len(number) <= 16:
            first = first or found(start, start + end, Kind.PHONE, LIKELY if plus else FAILED, number)
        if first is None and number.startswith("0") and 8 <= len(number) <= 12 and (said or _GROUPED.fullmatch(part)):
            first = found(start, start + end, Kind.PHONE, FAILED, number)
        shorter = _SHORTER.search(part)
        if shorter is None:
            break
        end = shorter.start()
    return first
