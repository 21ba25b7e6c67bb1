"""Beginnings of folded words that make a note point at someone more than most words do. Facts of language, compiled here.

Rule: what every second client has (stress, sleep, worry) is not here; a reminder that always comes is read by nobody.
"""

CONDITIONS = (
    "adhd", "afasi", "alkoholist", "alzheimer", "amput", "anorexi", "asperger", "autis", "bechterew", "bipolär",
    "borderline", "bröstcancer", "bulimi", "cancer", "celiaki", "cerebral", "crohn", "cystisk", "demens", "diabet",
    "dissociativ", "dvärgväxt", "dyslexi", "dystrofi", "ehlers", "emfysem", "endometrios", "epilep", "fibromyalgi",
    "hemofili", "hepatit", "hjärntumör", "hjärnskad", "huntington", "hörselskad", "könsdysfori", "laryng", "leukemi",
    "lymfom", "manisk", "marfan", "melanom", "missbruk", "narkolepsi", "parkinson", "paranoi", "personlighetssyndrom",
    "prostatacancer", "psoriasis", "psykos", "ptsd", "ryggmärgs", "rullstol", "schizo", "självmordsförsök", "skolios",
    "spelberoende", "stamning", "stroke", "suicidförsök", "synskad", "tourette", "transplant", "transsex", "trisomi",
    "tumör", "tvångssyndrom", "ätstörning", "utvecklingsstörning",
)  # fmt: skip
"""Illnesses and disabilities that a neighbour knows somebody by."""

OCCUPATIONS = (
    "ambassadör", "apotekare", "ballerin", "balettdansös", "biodlare", "biskop", "borgmästar", "bondkomik", "brandchef",
    "brandmästare", "cirkus", "dirigent", "diplomat", "domprost", "elitidrott", "elitspelare", "flygkapten",
    "flygledare", "fyrvaktare", "färjeskeppar", "författare", "glasblåsare", "guldsmed", "helikopterpilot", "hovslagare",
    "häktesvakt", "hovrättsråd", "influencer", "instrumentmakar", "jägmästare", "kammaråklagare", "klockare",
    "komminister", "kommunalråd", "kommunstyrelse", "konstnär", "kyrkoherde", "landshövding", "landslags", "lantmätare",
    "lokförare", "musikalartist", "nämndeman", "operasångar", "organist", "orgelbyggare", "partiledare", "polischef",
    "polismästare", "professor", "programledare", "rabbin", "rallyförare", "renskötare", "riksdagsledamot",
    "sadelmakare", "sjökapten", "skådespelar", "skeppsbyggare", "skogvaktare", "slottsvakt", "sotarmästare", "stuntman",
    "tatuerare", "tingsnotarie", "travtränare", "tulltjänsteman", "urmakare", "veterinär", "violinist", "yrkesdykare",
    "yrkesfiskare", "åklagare", "överbefälhavare",
)  # fmt: skip
"""Work that in a small place one person does."""

WHOLE_CONDITIONS = frozenset({
    "als", "ms", "kol", "hiv", "tbi", "ocd", "polio", "lupus", "downs", "blind", "blinda", "döv", "döva", "dövblind",
    "mutism", "ehlers-danlos",
})  # fmt: skip
"""Short ones, that are the whole word: more words begin so."""
WHOLE_OCCUPATIONS = frozenset({
    "lots", "pilot", "piloten", "präst", "prästen", "minister", "ministern", "artist", "artisten", "imam", "imamen",
    "dykare", "kantor", "kantorn", "överste", "översten", "vd", "vd:n", "rektor", "rektorn", "smed", "smeden",
})  # fmt: skip

HIGH_AGES = ("hundraåri", "tonårsmamma", "tonårsmor", "hundra år")
"""Ages that are said without a figure."""
