"""Numbers that a register, a bank or a court knows somebody by: accounts, cases, cards, devices, members.

Rules: few of them have a form of their own, so the word before says what a number is; amounts, dates and what stands on
goods are none of them. What is only long is asked about.
"""

import re
from collections.abc import Iterator

from journal_tui.practice.pseudonyms.digits import BLANK, CHECKED, DASH, FAILED, LIKELY, WEAK, Stretches, found, scan, told
from journal_tui.practice.pseudonyms.numbers import digits_of, has_birth_date, is_iban, is_organisation_number, luhn
from journal_tui.practice.pseudonyms.span import Kind, Span

_ORGANISATION = re.compile(rf"(?<!\d)(?:16)?(\d{{6}})[{DASH}](\d{{4}})(?!\d)")
_LONG = re.compile(r"(?<![\d.,])\d{9,22}(?![\d]|[.,]\d)")
_GOODS = re.compile(
    r"\b(?:ean\w{0,5}|isbn\w{0,4}|issn|art\.?(?:ikel)?\w{0,8}|streckkod\w{0,3}|gtin|sku|modell\w{0,2})[\s.:-]{0,3}(?:nr\.?)?[\s:]{0,2}\Z"
)
_IBAN = re.compile(rf"(?<![^\W_])[a-z]{{2}}\d{{2}}(?:{BLANK}?[a-z0-9]{{2,4}}){{3,8}}(?![^\W_])")
_SWEDISH_IBAN = re.compile(rf"(?<![^\W_])se\d{{2}}(?:{BLANK}?\d{{4}}){{5}}(?!\d)")
_CARD = re.compile(rf"(?<![\d.,-])\d{{4}}(?:(?:{BLANK}|[{DASH}])?\d{{4}}){{3}}(?!\d|[.,-]\d)")
_POLICE = re.compile(rf"(?<![^\W_])(?:\d{{4}}[{DASH}])?k{BLANK}?[{DASH}]?{BLANK}?\d{{4,8}}[{DASH}]\d{{2}}(?:\d\d)?(?!\d)")
_COURT = re.compile(rf"(?<![^\W_])(?:t|b|ö|ä|f|m|a|k){BLANK}\d{{2,5}}[{DASH}]\d{{2}}(?!\d|[{DASH}/.,]\d)")
_PARCEL = re.compile(
    rf"(?<![^\W_])[a-z]{{2}}{BLANK}?\d{{3}}{BLANK}?\d{{3}}{BLANK}?\d{{3}}{BLANK}?se(?![^\W_])|(?<![^\W_])se\d{{10}}-[a-z\d]{{3,8}}(?![^\W_])"
)
_IP = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_DEVICE = re.compile(
    r"(?<![^\W_])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![^\W_])|(?<![^\W_])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![^\W_])"
)
_POSITION = re.compile(r"(?<![\d.])\d{2}\.\d{3,8}°?[\s,;nN]{1,4}\d{1,2}\.\d{3,8}(?!\d)")
_NUMBER = r"(?:nummer|numret|nr|num|no)"
_ITS_NUMBER = (
    "konto|bankkonto|diarie|ärende|mål|skade|skad|anmälnings|försäkrings|kund|medlems|pass|faktura|journal|patient|remiss|elev|anställnings|anst|boknings"
    "|boknings|körkorts|kort|kredit|bankkorts|kontokorts|lma|dossier|id|identitets|order|referens|ref|avtals|lärar|student|case|beställnings|spårnings|kolli|polis|policy"
    "|serie|abonnemangs|anläggnings|mätar|hyres|kontrakts|låne|lån|inkasso|betalnings|kvitto|biljett|rekvisitions|akt|protokolls|tjänste|chassi|imei|kölapps|lägenhets|legitimations|reserv|samordnings|t|k|dosett|prov|recept|kassa|handlings"
)
_TOLD = re.compile(
    rf"(?<![^\W_])(?:(?:{_ITS_NUMBER})s?[{DASH} ]?{_NUMBER}|kontot?|clearing(?:{_NUMBER})?|bankgirot?|bg|plusgirot?|postgirot?|pg|iban|dnr|d:nr|diarie|ärendet?|skad(?:a|an|or|e)|skadeärendet?|skadeanmälan"
    r"|polisanmälan|anmälan|ip(?:-?adress(?:en)?)?|mac(?:-?adress(?:en)?)?|ocr(?:-nummer)?|imei|kundid|kund-id|patient-?id|patientid|id|user-?id|personal-?id|lma(?:-kort(?:et)?)?|policy|referens(?:en)?|ref|bokning(?:en)?"
    r"|passet|kort(?:et)?|faktura(?:n)?|avi(?:n)?|licens(?:en)?|lånekort(?:et)?|bibliotekskort(?:et)?|chip(?:et|märkt)?|transponder|beslut(?:et)?|akt(?:en)?|försäkring(?:en)?|abonnemang(?:et)?|spårning|kolli|hsa-?id|siths(?:-?id)?|förskrivarkod(?:en)?|arbetsplatskod(?:en)?|fastighet(?:en)?|fastighetsbeteckning|serienr|s/n|vin|möte-?id|mötes-id|meeting id|portkod(?:en)?|dörrkod(?:en)?|pin-?kod(?:en)?|bankkort(?:et)?|kreditkort(?:et)?|körkort(?:et)?|vat(?:-?nr)?|momsreg\w{0,8}|org\.?(?:anisations)?[ ]?(?:nr|nummer)|orgnr|swish|[^\W\d_]{{2,20}}-id|börjar{BLANK}(?:på|med))"
    rf"(?:\.|:|{BLANK}|#|=|är\b|(?:i|hos)\b{BLANK}[^\W\d_]{{2,20}}|nr\b|no\b|nummer\b|lyder\b|den\b|blev\b){{1,5}}"
    rf"(?P<id>(?:[a-zåäö]{{1,4}}[ {DASH}]|\*)?(?=[^\s]*\d)\w(?:[\w./:{DASH}]*\w)?(?:,?{BLANK}?[{DASH}]?{BLANK}?\d{{2,}}[\w{DASH}]*)*)"
)
_NUMBERED = re.compile(
    rf"(?<![^\W_])(?P<word>[^\W\d_]{{0,24}}\.?(?:nr|nummer|numret))[.: ]{{0,3}}(?:är )?(?P<id>(?:[a-z]{{1,3}}[ {DASH}]?)?\d[\w{DASH}/]{{3,}}(?:{BLANK}\d{{2,}})*)(?![\w])"
)
_NO_PERSONS = (
    "person",
    "födelse",
    "post",
    "rums",
    "rum",
    "sid",
    "kurs",
    "artikel",
    "hus",
    "plats",
    "kapitel",
    "övnings",
    "versions",
    "start",
    "lott",
    "ordnings",
    "buss",
    "linje",
    "tåg",
    "atom",
    "ean",
    "modell",
    "storleks",
)
_AMOUNT = re.compile(rf"{BLANK}?(?:kr\b|kronor|sek\b|:-|€|euro|kcal|procent|%|mkr|tkr|kg\b|gånger|ggr|steg)")
_DATE = re.compile(
    r"(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}[/.]\d{1,2}(?:[ /-]\d{2,4})?|(?:19|20)\d\d|\d{1,2}[:.]\d\d)(?:[ ]\d\d)?\Z"
)


def accounts(text: str, where: Stretches) -> Iterator[Span]:
    """All of them, in folded offsets; may overlap each other."""
    if where.many:
        yield from _organisations(text, where)
        yield from _formed(text, where)
    yield from _addressed(text, where)
    for match in scan(_TOLD, text, where.some):
        yield from _told(text, match)
    for match in scan(_NUMBERED, text, where.some):
        word = match["word"].removesuffix("numret").removesuffix("nummer").removesuffix("nr").rstrip(".")
        if word != "p" and not word.startswith(_NO_PERSONS) and len(digits_of(match["id"])) >= (4 if word else 6):
            yield from _told(text, match, sure=word != "")


def devices(text: str, where: Stretches) -> Iterator[Span]:
    """The addresses that machines have for each other, in folded offsets."""
    if text.count(":") > 4 or text.count("-") > 3:
        for match in scan(_DEVICE, text, where.few):
            yield found(match.start(), match.end(), Kind.OTHER_ID, LIKELY, match.group())


def _told(text: str, match: re.Match[str], *, sure: bool = True) -> Iterator[Span]:
    start, end = match.span("id")
    digits = len(digits_of(match["id"]))
    if digits >= 4 and not _AMOUNT.match(text, end) and not _DATE.match(match["id"]):
        yield found(start, end, Kind.OTHER_ID, LIKELY if sure and digits >= 6 else FAILED, match["id"])


def _organisations(text: str, where: Stretches) -> Iterator[Span]:
    for match in scan(_ORGANISATION, text, where.many):
        digits = match.group(1) + match.group(2)
        if is_organisation_number(digits) or not has_birth_date(digits):
            score = CHECKED if is_organisation_number(digits) else FAILED
            yield found(match.start(), match.end(), Kind.OTHER_ID, score, digits)


def _formed(text: str, where: Stretches) -> Iterator[Span]:
    for match in scan(_LONG, text, where.many):
        if not told(_GOODS, text, match.start()):
            yield found(match.start(), match.end(), Kind.OTHER_ID, WEAK, match.group())
    for match in scan(_IBAN, text, where.many):
        if is_iban(match.group()):
            yield found(match.start(), match.end(), Kind.OTHER_ID, CHECKED, "".join(match.group().split()))
    for match in scan(_SWEDISH_IBAN, text, where.many):
        yield found(match.start(), match.end(), Kind.OTHER_ID, FAILED, "".join(match.group().split()))
    for match in scan(_CARD, text, where.many):
        score = LIKELY if luhn(digits_of(match.group())) else FAILED
        yield found(match.start(), match.end(), Kind.OTHER_ID, score, digits_of(match.group()))


def _addressed(text: str, where: Stretches) -> Iterator[Span]:
    for match in scan(_IP, text, where.some):
        parts = [int(part) for part in match.group().split(".")]
        if max(parts) < 256 and sum(part > 9 for part in parts) > 1:
            yield found(match.start(), match.end(), Kind.OTHER_ID, LIKELY, match.group())
    for pattern, score in ((_POLICE, LIKELY), (_COURT, FAILED), (_PARCEL, LIKELY), (_POSITION, FAILED)):
        for match in scan(pattern, text, where.some):
            yield found(match.start(), match.end(), Kind.OTHER_ID, score, match.group())
