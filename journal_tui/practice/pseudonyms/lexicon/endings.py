"""Endings that Swedish surnames are made of. Pure: a word is judged by its letters alone."""

_PATRONYMIC = ("sson", "sdotter", "sen", "dotter")
_NATURE = (
    "berg", "bergh", "blad", "blom", "bom", "borg", "bo", "by", "bäck", "backe", "dahl", "dal", "ell", "elius", "enius",
    "erus", "feldt", "fors", "forss", "fält", "gren", "gård", "gårdh", "hammar", "hed", "hem", "holm", "hult", "ius", "klint",
    "krantz", "kvist", "qvist", "quist", "land", "lid", "lind", "lund", "lundh", "löf", "löv", "mark", "man", "malm", "näs",
    "ros", "roos", "ryd", "rud", "sjö", "skog", "skoug", "sköld", "stad", "sten", "stedt", "stierna", "stjärna", "stam",
    "strand", "strandh", "ström", "svärd", "torp", "tun", "vall", "wall", "vik", "wik", "wald", "ås", "éus", "én", "én", "ér",
    "lin", "din", "rén", "sén", "lén", "vén", "mér", "nér", "dén", "hielm", "hjelm", "sson", "zon", "qvarn", "bladh",
)  # fmt: skip
_FOREIGN = (
    "ović", "ovic", "ević", "evic", "ić", "ski", "ska", "sky", "skij", "wicz", "czyk", "nen", "lainen", "zadeh", "zade",
    "poor", "pour", "yan", "ian", "oğlu", "oglu", "escu", "eanu", "ovski", "evski", "enko", "chuk", "dze", "shvili",
)  # fmt: skip
_ALL = tuple(sorted({*_PATRONYMIC, *_NATURE, *_FOREIGN}))


def surname_ending(word: str) -> bool:
    """Whether a folded word of at least five letters ends as surnames do, with something before the ending."""
    return len(word) >= 5 and word.endswith(_ALL)
