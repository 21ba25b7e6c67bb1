"""The closed lists of words that the rules go by: what stands before, after or at the end of a name. Facts of language.

Rule: folded words only, and no name of anybody or anything; names are the lexicon's.
"""


def _listed(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


IN_PLACE = _listed(
    "i från till utanför via mellan genom runt kring mot över norr söder öster väster om ifrån inom nära vid"
)
"""Before a place. `på` and `vid` stand before workplaces as often."""
MOVES = _listed("i från till utanför via")
AT = _listed("på vid hos från till via genom för åt på:")
WITH = _listed("med hos av åt och till från m")
"""Before somebody rather than something."""
AT_WORK = _listed("på vid hos åt")
COORDINATED = _listed("och & samt + eller resp respektive / ,")
CALLED = _listed("heter hette kallas kallad kallar kallade döpt nämligen stavas vid_namn")
"""Between a role word and a name."""
PARTICLES = _listed("von van de af av du la der den di da del el al bin ibn ten ter zu dos le")
NOBLE = _listed("af von van bin ibn")
"""Particles that are no ordinary words."""
SHORTENED = _listed("sekr ped psyk handl ass bitr leg spec")
"""Halves of shortened titles: `soc.sekr.`"""
UNACCENTED = _listed(
    "pa fran nar for at ar da gor forst sager lagger hamtar haller later gar star far mar tar ata traffar ater hog har vart nasta manga battre samre"
)
"""Common words as a keyboard without å, ä and ö gives them: on some list each is somebody's name."""
SAYING = _listed(
    "säger sa sade berättar berättade tycker tyckte vill ville ringer ringde undrar undrade skriver skrev hämtar hämtade "
    "hjälper hjälpte jobbar jobbade bor bodde mår mådde sover sov lovar lovade gråter grät vet visste känner kände tror "
    "trodde arbetar föreslår föreslog menar menade svarar svarade frågar frågade kommer kom äter åt dricker tränar tränade"
)
"""Verbs that ask for a person before them."""
EXERCISES = _listed(
    "manöver press squat squats curl curls hamstring deadlift plank swings row raise naming complex behovstrappa frestelse"
)
"""After a word with a capital that is then no person of this note, whatever it is."""
EPONYMS = EXERCISES | _listed(
    "metod metoden modell modellen test testet skala skalan sjukdom sjukdomen syndrom syndromet tecken dialog frågor formel "
    "övning övningar övningen övningarna rodd marklyft utfall faser fas teori teorin dialogen formuläret formulär index "
    "protokoll protokollet hantlar stretch screening sallad"
)
"""After a strange word with a capital, that is then more likely an eponym than a person; after a genitive it may be either."""
FEASTS = _listed("lucia valborg")
"""Days that are called like somebody."""
TIMES = _listed("före efter inför vid sedan sen kring runt innan under efter:")
"""Before a day."""
DOSES = _listed("mg ml g e ie mikrogram x tabl tabletter mg/dag mcg depot procent % kcal")

HEADS = _listed(
    "restaurang restaurangen café cafe caféet kafé kaféet pizzeria pizzerian krogen bistro konditori konditoriet bageri "
    "bageriet hotell hotellet vårdcentralen vårdcentral vc hälsocentralen hälsocentral familjeläkarna förskolan förskola "
    "fritidsgården fritids skolan gymnasiet gymnasieskolan friskolan behandlingshemmet behandlingshem äldreboendet boendet "
    "gruppboendet gruppbostaden servicebostaden demensboendet vårdhemmet korttidsboendet hvb hvb-hemmet stödboendet brf "
    "bostadsrättsföreningen kvinnojouren kvinnohuset tjejjouren mansjouren kliniken rehabkliniken tandkliniken salong "
    "salongen frisör åkeri åkeriet företaget firman firma bolaget byrån mäklarbyrån redovisningsbyrån advokatbyrån "
    "advokatfirman begravningsbyrån kyrkan församlingen föreningen klubben idrottsföreningen fotbollsklubben ridklubben "
    "ridskolan stallet gymmet dansskolan musikskolan folkhögskolan folkhögskola högskolan universitetet lasarettet "
    "sjukhuset avdelning mottagningen ungdomsmottagningen beroendemottagningen öppenvården apoteket gården butiken "
    "varuhuset tidningen förlaget studio studion galleri galleriet pub puben bar baren teatern verkstaden verkstan "
    "bensinmacken macken kiosken köpcentrumet gallerian campingen dagverksamheten aktivitetshuset träffpunkten hemtjänsten "
    "region yrkeshögskolan gymnasieskolan grundskolan kaffestugan gatukök gatuköket snickeri snickeriet kören träffpunkt "
    "familjecentralen arbetsgivaren koncernen bemanningsföretaget vandrarhemmet kollot lägergården daghemmet dagis"
)
"""Before the name of a workplace, a shop, a school or a home."""
FIRM_HEADS = _listed(
    "restaurang café cafe kafé pizzeria krogen bistro konditori hotell vårdcentralen vårdcentral vc hälsocentralen förskolan "
    "fritidsgården brf kvinnojouren salong galleri studio kvinnohuset tjejjouren högskolan hvb folkhögskolan "
    "ungdomsmottagningen apoteket"
)
"""Heads that are a part of the name itself, whatever follows and however it is written."""
TAILS = _listed(
    "vårdcentral hälsocentral kyrka kapell församling skola gymnasium gymnasieskola friskola folkhögskola högskola "
    "universitet universitetssjukhus sjukhus lasarett närsjukhus djursjukhus förskola museum teater bibliotek simhall "
    "badhus ishall folktandvård läkarhus läkargrupp tandläkarklinik rehab rehabklinik ridklubb ridskola golfklubb "
    "skytteklubb tennisklubb simklubb simsällskap fotbollsklubb innebandyklubb båtklubb hockeyklubb orienteringsklubb "
    "hembygdsförening konditori bageri pizzeria restaurang krog café hotell camping herrgård gästgiveri wärdshus värdshus "
    "åkeri bygg måleri plåt bil taxi städ stad assistans omsorg hemtjänst begravningsbyrå advokatbyrå mäklarbyrå fastigheter "
    "bostäder bostads sparbank energi frisör salong utbildningscentrum lärcentrum behandlingshem vårdhem äldreboende kvinnojour "
    "tidning tidningar posten kollo lägergård bruk mekaniska verkstad handelsträdgård plantskola blommor galleria centrum "
    "moské frikyrka pastorat kommun bokföring crossfit fitness grill montessoriskola waldorfskola sportcenter handelsbod krog kyrkokör "
    "utvecklingscenter center clinic gym kampsport boxningsklubb karateklubb judoklubb scoutkår musikskola kulturskola"
)
"""After the name of a place or of somebody, together with it the name of a workplace, a school or a club."""
LEGAL = _listed("ab hb handelsbolag aktiebolag inc ltd gmbh")
CLUBS = _listed("if bk fk ff ik sk is gif hk hf ibk bois aif fc gk rk ok simk sim bbk btk vbk ss ais ifk aik bkf")
"""At the end (or the beginning) of a club's name, in capitals."""
CLUB_HEADS = _listed("ifk bk if ik ok ik: kfum hk")
GENERIC = _listed(
    "grund hög för mellan låg musik sim kör dans kvälls sär fri folkhög yrkes språk sommar söndags tal kultur hund rid "
    "special bak bonde bond skol kyrko inner herr präst jord torp ungdoms fritids stads by hem vård hund när kommun "
    "privat grundsär anpassade lant domar fotbolls hockey tränings distans internat resurs baslägers tekniska konst teater "
    "sjukvårds barn vuxen akut specialist psykiatri öppenvårds slutenvårds ögon hud kvinno tand ungdoms samtals smärt "
    "dags dag natt äldre behandlings familje jour föräldra stöd grupp ålderdoms sjuk demens server stads dom stifts "
    "lill stor gamla nya gammel gym natur samhälls barn häls lands läns region"
)
"""Beginnings that make an ordinary word of a tail: `grundskolan`, `kyrkogården`."""
SCHOOL_TAILS = ("skolan", "skolans", "gymnasiet", "gymnasiets", "kyrkan", "kyrkans", "läroverket")
HOUSE_TAILS = (
    "gården", "gårdens", "gläntan", "kliniken", "hemmet", "hälsan", "sjukhuset", "jouren", "bostäder", "byggen", "akuten",
    "kapellet", "huset", "gårdarna", "centret", "caféet", "kafeet", "bolaget", "verken", "verket", "föreningen", "förskola",
    "klubben", "hallen", "badet", "macken", "krogen", "verkstan", "center", "gruppen", "förlaget", "tidningen", "posten",
    "banken", "kassan", "liden", "bygg", "åkeri", "konsult", "assistans", "omsorg", "fastigheter", "bageriet", "skola",
)  # fmt: skip
SMALL_TAILS = (
    "gården",
    "kliniken",
    "bostäder",
    "gårdarna",
    "gläntan",
    "hälsan",
    "sjukhuset",
    "jouren",
    "verkstan",
    "caféet",
    "badet",
    "hemmet",
)
"""Those of them that make a name in small letters too."""
"""Ends of words that a rule looks at even in small letters."""
STREET_TAILS = (
    "gatan",
    "gatans",
    "vägen",
    "vägens",
    "gränd",
    "gränden",
    "stigen",
    "esplanaden",
    "allén",
    "torget",
    "platsen",
)
GENERIC_STREETS = _listed(
    "mo motor cykel gång bak tvär omvägs om stor land lands järn ut in genom väg huvud skogs grus bil gå skol mellan "
    "arbets hem till av över upp ned sido livs luft livets flykt räddnings karriär mitt fram bak parallell affärs led "
    "reträtt villa by små enskilda farts upptrapp gå- studie utbildnings europa riks lek park fot medel middle körv "
    "mötes arbetsplatsen bo sjukhus torg stand hållplats anhalts värme plan uppställnings parkerings arbets lek bygg "
    "olycks brotts badplats bad sam födelse mark lund ladd"
)
PLACE_TAILS = (
    "köping", "borg", "stad", "sund", "hamn", "torp", "ryd", "hult", "näs", "vik", "viken", "holmen", "dalen", "berga", "lunda",
    "tuna", "löv", "bruk", "sjö", "mark", "ås", "åsen", "ö", "ön", "by", "hed", "rum", "inge", "unda", "arp", "fors", "strand",
    "stan", "lund", "berg", "dal", "kulla", "hammar", "bäck", "sele", "träsk", "böle", "ånger", "backa", "plan", "holm", "bo",
)  # fmt: skip
"""Ends of places' names: a guess only where the word stands after `i` or the like."""
JOURNEYS = (
    "resan",
    "resa",
    "resor",
    "bo",
    "bor",
    "borna",
    "flyget",
    "tåget",
    "bussen",
    "båten",
    "trippen",
    "semestern",
    "vistelsen",
)
"""Second halves of a word whose first half is a place: `Kiruna-resan`."""
BEGINNINGS = HEADS | TAILS | CLUBS
ALL_TAILS = (*SCHOOL_TAILS, *HOUSE_TAILS)
