"""E-mail addresses, links and names in social media and games.

Rules: an address may be spelled out to hide it from machines ("snabel-a", "punkt"); a link needs no scheme. A name
without a sign of its own counts after the service it is used on, when it is no ordinary word.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from journal_tui.practice.pseudonyms.digits import BLANK, CHECKED, FAILED, LIKELY, Stretches, Windows, found, scan, windows
from journal_tui.practice.pseudonyms.folding import Folded
from journal_tui.practice.pseudonyms.names import is_allowed, is_listed, is_word
from journal_tui.practice.pseudonyms.span import Kind, Span

_DOT = r"(?:\.|\s?[(\[{](?:dot|punkt|\.)[)\]}]\s?|\s(?:dot|punkt)\s)"
_AT = r"(?:\s?[(\[{<]\s?(?:at|snabel-?\s?a|a|@|ät)\s?[)\]}>]\s?|\s?@\s?|\s(?:snabel-?\s?a|at)\s)"
_MAIL = re.compile(
    rf"(?<![\w.+-])[\w.+%'-]*[\w%+](?:\s(?:dot|punkt|understreck|bindestreck)\s[\w+-]+)*{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[^\W\d_]{{2,24}}(?![\w])"
)
_BARE_MAIL = re.compile(r"(?<![\w.+-])[\w.+%'-]*[\w%+]@[^\W\d_][\w-]+(?![\w@])")
_SIGNS = ("@", "(at", "[at", "{at", "<at", "snabel", " at ", "(a)", "[a]", "(ät")
_SIGN = re.compile(r"@|[(\[{<]\s?(?:at|snabel|a[)\]]|ät)|snabel|\sat\s")
_URL = re.compile(r"(?:[a-z][a-z+.-]{1,9}://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]}'’]")
_WORD_DOMAINS = frozenset({"se", "nu", "de", "no", "me", "it", "co", "du", "us", "to"})
_OFTEN = ("se", "nu")
_DOMAIN = re.compile(
    r"(?<![\w@.-])(?P<name>(?:[^\W_](?:[\w-]*[^\W_])?\.)+)(?P<top>se|com|nu|org|net|info|eu|io|app|fi|no|dk|de|uk|co|me|tv|gg|ai|dev|blog|shop|online|site|page|link|example|test)"
    r"(?P<path>(?::\d{2,5})?/[^\s<>\"]*[^\s<>\".,;:!?)])?(?![\w-]|\.\w)"
)
_INNER_DOT = re.compile(r"\.\w|://")
_AT_NAME = re.compile(r"(?<![\w@.])@[\w.-]{1,40}\w(?:@[\w.-]+\w)?")
_TAG = re.compile(r"(?<![\w#])[^\W\d_][\w.-]{1,31}#\d{3,5}(?!\w)")
_UNDERSCORED = re.compile(r"(?<![\w@./:-])[^\W_]+(?:_[^\W_]+)+_?(?![\w@/])")
_WITH_DIGITS = re.compile(r"(?<![\w@./:-])(?P<word>[^\W\d_]{5,}|[^\W\d_]{4,}(?=\.))\.?\d{2,4}(?![\w@/-]|[.,:]\d)")
_LIVE = re.compile(r"(?<!\w)live:[\w.:-]*\w")
_SERVICE = (
    "instagram|insta|ig|snapchat|snap|tiktok|discord|twitch|skype|facebook|fb|messenger|twitter|telegram|kik|reddit|steam|psn|xbox|playstation"
    "|roblox|fortnite|minecraft|youtube|onlyfans|linkedin|bluesky|mastodon|threads|signal|whatsapp|tinder|strava|vinted|blocket|tradera|grindr|hinge|badoo|bereal|yubo|viber|wechat|pinterest|tumblr|soundcloud|spotify|flashback|nintendo|epic|valorant|battlenet"
)
_NAMED = r"(?:gamertag|gamer-tag|nick|nickname|användarnamn|användarnamnet|username|user|alias|login|inloggning|inloggningen|kanal|kanalen|spel|profil|profilen|spelnamn|spel-id|chattnamn)"
_AFTER = re.compile(
    rf"(?<![\w.-])(?:{_NAMED}|(?:{_SERVICE})(?:-?(?:namn|konto|kontot|namnet|handle|id))?|konto|kontot)"
    rf"(?P<sign>{BLANK}{{0,2}}[:=]|{BLANK}(?:är|heter|som|under|namnet|kallas|kallar)(?:{BLANK}(?:hon|han|hen|de|jag|sig|där))?)?{BLANK}{{0,2}}[\"'“”]?(?P<name>[\w][\w.-]*\w)"
)
_BEFORE = re.compile(rf"(?<![\w.@-])(?P<name>[\w][\w.-]*\w){BLANK}(?:på|via|i){BLANK}(?:{_SERVICE})(?![\w.])")
_SERVICES = frozenset(re.findall(r"\w+", f"{_SERVICE} {_NAMED} konto kontot"))
_HAS_SERVICE = re.compile(rf"(?<![\w.])(?:{_SERVICE}|{_NAMED}|konto|kontot)(?![^\W_])")


def on_the_web(folded: Folded, words: AbstractSet[str], where: Stretches) -> Iterator[Span]:
    """All of them, in folded offsets; may overlap each other. `words` are the words of the text."""
    text = folded.text
    if any(sign in text for sign in _SIGNS):
        signs = windows(text, _SIGN.finditer(text), 70, 90)
        for match in scan(_MAIL, text, signs):
            yield found(match.start(), match.end(), Kind.EMAIL, LIKELY + 0.1, spelled_mail(match.group()))
        for match in scan(_BARE_MAIL, text, signs):
            yield found(match.start(), match.end(), Kind.EMAIL, FAILED, match.group())
        for match in scan(_AT_NAME, text, signs):
            yield found(match.start(), match.end(), Kind.HANDLE, LIKELY, match.group())
    dots = windows(text, _INNER_DOT.finditer(text), 40, 100)
    if dots:
        for match in scan(_URL, text, dots):
            yield found(match.start(), match.end(), Kind.URL, CHECKED, match.group())
        yield from _domains(folded, dots)
    yield from _handles(text, where)
    if not words.isdisjoint(_SERVICES):
        yield from _names(folded)


def _handles(text: str, where: Stretches) -> Iterator[Span]:
    """Names that no ordinary word is written like."""
    for sign, pattern, score in (("#", _TAG, LIKELY), ("live:", _LIVE, LIKELY), ("_", _UNDERSCORED, FAILED)):
        for match in pattern.finditer(text) if sign in text else ():
            yield found(match.start(), match.end(), Kind.HANDLE, score, match.group())
    for match in scan(_WITH_DIGITS, text, where.few):
        if not is_listed(match["word"]) and not is_allowed(match["word"]):
            yield found(match.start(), match.end(), Kind.HANDLE, FAILED, match.group())


def spelled_mail(text: str) -> str:
    """An address with its signs in place of the words for them, without blanks (folded text)."""
    signs = re.sub(r"[(\[{<]\s?(?:at|snabel-?\s?a|a|@|ät)\s?[)\]}>]|\s(?:snabel-?\s?a|at)\s", "@", text)
    dots = re.sub(r"[(\[{](?:dot|punkt|\.)[)\]}]|\s(?:dot|punkt)\s", ".", signs)
    return "".join(dots.replace(" understreck ", "_").replace(" bindestreck ", "-").split())


def _domains(folded: Folded, dots: Windows) -> Iterator[Span]:
    for match in scan(_DOMAIN, folded.text, dots):
        top = match["top"]
        if not match["path"] and top in _WORD_DOMAINS and match["name"].count(".") == 1:
            begins = folded.capital(match.start("top")) and not folded.capital(match.start("top") + 1)
            listed = is_word if top in _OFTEN else is_listed
            if begins or (is_word(top) and listed(match["name"][:-1])):
                continue
        yield found(match.start(), match.end(), Kind.URL, LIKELY, match.group())


def _names(folded: Folded) -> Iterator[Span]:
    text = folded.text
    for service in _HAS_SERVICE.finditer(text):
        after = _AFTER.match(text, service.start())
        if after is not None:
            score = _score(after["name"], marked=(after["sign"] or "").strip() in (":", "="))
            if score:
                yield found(after.start("name"), after.end("name"), Kind.HANDLE, score, after["name"])
        low = max(0, service.start() - 44)
        for before in _BEFORE.finditer(text, low, service.end()):
            if before.end() == service.end() and _score(before["name"], marked=False):
                yield found(before.start("name"), before.end("name"), Kind.HANDLE, FAILED, before["name"])


def _score(name: str, *, marked: bool) -> float:
    """How sure it is that a word is such a name: signs and digits between letters tell it from a word."""
    if len(name) < 3 or not any(c.isalpha() for c in name):
        return 0.0
    if any(c.isdigit() or c == "_" for c in name):
        return LIKELY
    if "." in name or "-" in name:
        return 0.0 if all(is_listed(part) for part in re.split(r"[.-]", name)) else FAILED
    return FAILED if marked and not is_listed(name) else 0.0
