"""One decision out of many finds: the stronger layer, and what is left of the weaker one."""

import pytest

from journal_tui.practice.pseudonyms.resolver import DOUBTFUL, resolve, within
from journal_tui.practice.pseudonyms.span import Kind, Source, Span

TEXT = "Hon träffade Karin Lindgren på Ekbacken, tel 070-174 06 05."


def span(word, source, score=0.9, kind=Kind.PERSON, **more):
    start = TEXT.index(word)
    return Span(start, start + len(word), kind, source, score, **more)


def shown(spans):
    return [(TEXT[s.start : s.end], s.source) for s in spans]


def test_the_layers_are_ranked_as_they_are_named():
    ranked = [Source.KNOWN, Source.STRUCTURED, Source.CONFIRMED, Source.TAGGER, Source.REPEATED, Source.LIST]
    assert sorted(Source, key=lambda source: source.rank) == ranked
    assert [source for source in ranked if source.decides] == ranked[:3]


def test_what_the_guessing_layers_find_is_never_certain():
    for source in Source:
        assert span("Karin", source, 1.0).certain is source.decides


def test_of_two_finds_of_the_same_words_the_stronger_layer_wins():
    tagged, listed = span("Ekbacken", Source.TAGGER, 0.5, Kind.LOC), span("Ekbacken", Source.LIST, 0.9, Kind.ORG)
    assert resolve(TEXT, [listed, tagged]) == ([], [tagged])


def test_the_rest_of_the_weaker_find_is_kept_without_its_blanks():
    surname = span("Lindgren", Source.KNOWN, 1.0, client=True)
    certain, proposals = resolve(TEXT, [span("Karin Lindgren", Source.TAGGER), surname])
    assert shown(certain) == [("Lindgren", Source.KNOWN)]
    assert shown(proposals) == [("Karin", Source.TAGGER)]


def test_a_rest_without_letters_is_nothing():
    both = [span("070-174 06 05", Source.STRUCTURED, 0.9, Kind.PHONE), span("070-174 06 05.", Source.LIST, 0.9, Kind.ORG)]
    certain, proposals = resolve(TEXT, both)
    assert shown(certain) == [("070-174 06 05", Source.STRUCTURED)] and proposals == []


@pytest.mark.parametrize("written", ["Almdunges", "Almdunge:s", "Almdunge's", "ALMDUNGES"])
def test_an_ending_is_no_rest(written):
    text = f"Tove {written} telefon"
    own = Span(0, 13, Kind.PERSON, Source.KNOWN, 1.0, client=True)
    wider = Span(0, 5 + len(written), Kind.PERSON, Source.TAGGER, 0.9)
    assert resolve(text, [own, wider]) == ([own], [])
    assert within(text, [wider], 13, len(text)) == []


def test_signs_at_the_edge_of_a_whole_find_are_its_own():
    dotted = span("070-174 06 05.", Source.LIST, 0.5, Kind.OTHER_ID)
    assert resolve(TEXT, [dotted]) == ([], [dotted])


def test_a_doubtful_likeness_gives_way_to_another_name():
    like = span("Karin", Source.KNOWN, DOUBTFUL, client=True)
    assert shown(resolve(TEXT, [like, span("Karin", Source.TAGGER, 0.6)])[1]) == [("Karin", Source.TAGGER)]
    own = span("Karin", Source.KNOWN, 0.4, client=True)
    assert shown(resolve(TEXT, [own, span("Karin", Source.TAGGER, 0.6)])[1]) == [("Karin", Source.KNOWN)]


def test_finds_are_cut_to_a_piece_of_the_text():
    found = [span("Karin Lindgren", Source.TAGGER), span("Ekbacken", Source.TAGGER, kind=Kind.LOC)]
    start = TEXT.index("Lindgren")
    inside = within(TEXT, found, start, TEXT.index("backen"))
    piece = TEXT[start:]
    assert [piece[s.start : s.end] for s in inside] == ["Lindgren", "Ek"]
    assert within(TEXT, found, 0, 5) == []
    assert within(TEXT, found, 0, len(TEXT)) == found
