"""Which words of a note in English are only words. The tagger was taught Swedish, and holds `The` and `What` for somebody.

Rules: a text is in English when more words say so than say that it is Swedish; nothing here touches a Swedish text. A
word is ordinary when it is one of those below and written in small letters or at the beginning of a sentence; what is
somebody's name as well (`Will`, `Mark`) is ordinary in small letters only.
"""

from collections.abc import Collection, Sequence


def _listed(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


_ENGLISH = _listed("""
    the and was were of it its with this that these those what has have had not been she they his their you your my me
    how when which who whom why where until about but did does done would could should before after than then there here
    or if on we our us them into without because also only to as at an more most less very much many some any each every other
    """)
"""Words that say English: none of them is Swedish."""

_SWEDISH = _listed("""
    och att det som är inte på för med en ett jag han hon vi den av till har hade så men kan ska från efter när hur vad
    vid eller också mer mycket sig sin sitt sina hennes hans deras blev blir var varit nu då där här utan om mellan under
    """)

_BOTH = _listed("""
    will may mark art grace rose hope june april august summer dawn joy faith hunter mason bill jack cook young price rice
    sharp hall love west rich parent bond bell park
    """)
"""Names as well: ordinary in small letters alone."""

_WORDS = (
    _ENGLISH
    | _BOTH
    | _listed("""
    a an as at be by do for from go he her him i in is no so to up out off over under again back down away am are can cannot
    able above accept accident across act activity actual add address advice afraid afternoon against age ago agree aid aim
    alcohol all allow almost alone along already always among anger angry answer anxiety anxious anybody anyone anything
    apart appear appetite appointment area argue argument arm around arrive aside ask asleep assess assessment at attack
    attempt attend attention avoid awake aware background bad balance base basic bath be bear beat become bed bedroom been
    begin beginning behaviour behavior behind being belief believe belly below bench benefit beside best better between big
    bike bit bite blame blood board boat body book boring boss both bother bottom box boy boyfriend brain bread break
    breakfast breath breathe breathing brief bright bring broke broken brother brought build burn bus busy butter buy
    buying calendar call calm came cancel card care carry case catch cause central certain chance change check cheek chest
    child children choice choose chose class clean clear clearly client clock close closer clothes coach coffee cold
    colleague come comfort common company compare complain complete concern condition consent consider contact continue
    control cook cope core cost couch cough counsel counsellor count couple course cover craving create cry cup current cut
    cycle daily damp danger dangerous dark date daughter day dead deal death decide decision deep degree depress depression
    describe desk detail diary die diet differ difference different difficult difficulty dinner direct dish distance
    distress divorce dizzy doctor dog door doubt down dream dress drew drink drive drop drove drug dry due during duty early
    ease easily easy eat eating effect effort egg eight either elbow eleven else emotion empty end energy enjoy enough enter
    even evening event ever everybody everyone everything exactly exam example except exercise expect expectation experience
    explain explore expose exposure express eye face fact fail fair fall family far fast fat father fatigue fear feared feel
    feeling feet fell felt few fibre fifteen fifty fight fill film final finally find fine finger finish first fish fit five
    fix floor focus follow food foot force forget forgot form forty forward found four free frequent fresh friday friend
    front fruit full fun function further future gain game gave general get girl girlfriend give glad glass goal god going
    gone good got grade gradual great grew grief ground group grow guide guilt guilty gym habit half hall hand handle happen
    happy hard hardly harm hate head headache health healthy hear heard heart heat heavy height held help hers herself high
    highest himself hip hold holiday home homework hope hospital hot hour house however hug huge hundred hungry hurt husband
    idea ignore ill illness imagine important improve inch include increase indeed inform inner inside instead instruct
    intake intend intent interest interval interview invite involve itself job join joint journal journey juice jump just
    keep kept kid kilo kilos kind kitchen knee knew know known lack ladder lag lamp large last late lately later laugh lay
    lead lean learn least leave led left leg lesson let letter level lie life lift light lighter like likely limit line list
    listen litre little live load lonely long look loose lose loss lost lot loud love low lower lunch lung mad made main
    make man manage manager mark married match material matter maybe meal mean meaning means measure meat medical medicine
    meet meeting memory men mention met method middle mind mine minute miss mistake mix mobile mobility moment monday money
    month mood morning mother motive mouth move movement multiple muscle music must myself name narrow nausea near nearly
    neck need negative neither nerve nervous never new news next nice night nine nobody noise none nor normal north note
    nothing notice now number nurse nutrition observe obvious occasion offer office often old once one onto open openly
    opposite option order ordinary organise others ought ours outside own owner pace pain painful panic paper parent part
    partly partner party pass past patient pattern pause pay peace people per perfect perhaps period person phone photo
    physical pick picture piece place plan plate play please plenty plus point poor position positive possible post practice
    practise praise prefer prepare present press pressure pretty prevent price private probably problem process progress
    promise propose protect protein proud prove public pull pulse purpose push put quality quarter question quick quickly
    quiet quite raise ran range rate rather reach react reaction read ready real realise really reason receive recent
    recently recognise record recover reduce refer reflect refuse regard regret regular relapse relate relation
    relationship relax relief remain remember remind repeat repetition reply report require resist respond rest result
    return review reward rice rid ride right ring rise risk road role room round routine row rule run sad safe safety said
    sake salad salt same sat saturday saw say scale scare school score screen search seat second see seek seem seen self
    sell send sense sensible sent separate series serious seriously serve session set seven several severe shake shame
    shape share sharp shift shoe shop short shoulder shout show shower shown shut sick side sign silent similar simple
    simply since single sister sit situation six size skill skin skip sleep sleepy slept slight slightly slow slowly small
    smell smile smoke snack so social sofa soft solve somebody somehow someone something sometimes somewhere son soon sore
    soreness sorry sort sound soup source space speak special speech speed spend spent spoke sport spot spouse spread
    spring squat stable staff stage stair stand standard start state station stay step stick stiff still stomach stood stop
    store story straight strain strange strategy street strength stress stretch strict strong structure struggle study stuff
    style subject subjective success sudden suddenly suffer sugar suggest suicidal suicide suit sum summary sunday supper
    supply support suppose sure surprise survey sweat sweet swim symptom system table take talk target task taste taught
    teach teacher team tear technique telephone tell temper ten tend tense tension term test text thank themselves theme
    therapist therapy thing think thirty thirty-minute thought thoughts thousand threat three threw throat through throw
    thursday tidy tight till time tire tired today toe together told tomorrow tone tongue tonight too took tool tooth top
    topic total touch toward towards train trainer training travel treat treatment trigger trip trouble true trust try
    trying tuesday turn twelve twenty twice two type unable unclear understand understood unhappy unless unsafe unsure
    until upper upset urge use usual usually vacation value vegetable version video view visit voice volume wait wake walk
    wall want warm warm-up warn wash waste watch water way weak weather wednesday week weekend weekly weigh weight well went
    west wet whatever whenever whether while whole whose wide wife willing win wind window wine winter wish withdraw within
    woke woman women wonder word wore work worker workout world worry worse worst worth wound wrist write written wrong
    wrote yard year yes kg km ok pes soap rpe reps bmi yesterday yet young yourself
    """)
)
_DATES = _listed("""
    monday tuesday wednesday thursday friday saturday sunday january february july september october november december
    english swedish christmas easter
    """)
"""Written with a capital wherever they stand."""
_ENDINGS = ("'s", "’s", "s", "es", "ed", "ing", "ly")
_SHORTEST = 3


def is_english(lows: Collection[str]) -> bool:
    """Whether the text with these folded words is in English; one in which nothing tells, when all its words could be."""
    english = sum(low in _ENGLISH for low in lows)
    swedish = sum(low in _SWEDISH for low in lows)
    if english or swedish:
        return english > swedish
    return all(not low.isalpha() or is_ordinary(low) for low in lows)


def is_ordinary(low: str) -> bool:
    """Whether the folded word is an everyday English word, in some form of it."""
    return low in _WORDS or _formed(low)


def only_words(lows: Sequence[str], capitals: Sequence[bool], named: Sequence[bool], *, begins: bool) -> bool:
    """Whether these words of an English text name nobody.

    Args:
        lows: The words, folded.
        capitals: Which are written with a capital.
        named: Whether somebody is known to be called so.
        begins: Whether the first stands at the beginning of a sentence.
    """
    for number, (low, capital) in enumerate(zip(lows, capitals, strict=True)):
        if low.removesuffix("s") in _DATES:
            continue
        if not is_ordinary(low):
            return False
        if capital and (number or not begins or low in _BOTH or (named[number] and low not in _WORDS)):
            return False
    return True


def _formed(low: str) -> bool:
    if "-" in low:
        return all(is_ordinary(part) for part in low.split("-") if part)
    if low.endswith(("ied", "ies")):
        return f"{low[:-3]}y" in _WORDS
    bases = [low.removesuffix(ending) for ending in _ENDINGS if low.endswith(ending)]
    return any(
        base in _WORDS or f"{base}e" in _WORDS or (base[-1] == base[-2] and base[:-1] in _WORDS)
        for base in bases
        if len(base) >= _SHORTEST
    )
