"""Another template: every written line stays, with its forms; only empty headings go."""

from journal_tui.practice.pseudonyms.text import tokens_in
from journal_tui.practice.templates import shipped
from journal_tui.practice.templates.relaying import NoteLine, relaid
from journal_tui.tui.note.ledger import deal

KBT, SOAP, STEPS, GIRP = (shipped().find(f"{name}/1") for name in ("kbt", "soap", "kbt-steps", "girp"))


def lines(text, forms=()):
    rows = text.split("\n")
    return [NoteLine(row, kept, at) for at, (row, kept) in enumerate(zip(rows, deal(rows, forms), strict=True))]


def laid(text, old, new, *, forms=(), headings=frozenset()):
    return relaid(lines(text, forms), (old.lines() if old else frozenset()) | headings, old, new, "sv")


def text_of(found):
    return "\n".join(line.text for line in found)


def test_an_empty_note_becomes_the_empty_note_of_the_other_template():
    assert text_of(laid(KBT.text("sv"), KBT, SOAP)) == SOAP.text("sv")


def test_what_stands_under_the_same_heading_stays_under_it():
    note = "Summering av veckan\n\n\nHemuppgift, genomgång\nSömndagbok förd\n\nTema\n"
    assert "Hemuppgift, genomgång\nSömndagbok förd\n\n" in text_of(laid(note, KBT, STEPS))
    assert "Tema" not in text_of(laid(note, KBT, STEPS))


def test_the_plan_of_the_old_template_is_the_plan_of_the_new_one():
    found = text_of(laid("Tema\n\n\nPlan till nästa gång\nPromenad\n\nskärmfritt", KBT, SOAP))
    assert found.endswith("Plan\nPromenad\n\nskärmfritt")
    assert "Plan till nästa gång" not in found


def test_what_fits_nowhere_comes_first_under_its_old_heading():
    found = text_of(laid("Före rubrikerna\n\nTema\nOro före möten\n\nPlan till nästa gång\n", KBT, SOAP))
    assert found.startswith("Före rubrikerna\n\nTema\nOro före möten\n\nSubjektivt\n\n")


def test_codes_move_with_the_forms_of_their_line():
    note = "Tema\nringde ‹person-1 syster›\n\nPlan till nästa gång\n‹klient› går ut"
    found = laid(note, KBT, GIRP, forms=("Karin", "Tove"))
    text, forms = text_of(found), tuple(form for line in found for form in line.forms)
    assert [token.label for token in tokens_in(text)] == ["person-1 syster", "klient"]
    assert forms == ("Karin", "Tove")


def test_every_written_line_is_still_there_and_there_and_back_is_the_same_note():
    note = "fritt\n\nSummering av veckan\nbra\n\n  indraget\n\nTema\noro\n\nPlan till nästa gång\npromenad"
    there = laid(note, KBT, SOAP)
    back = relaid(
        [NoteLine(line.text, line.forms, at) for at, line in enumerate(there)], KBT.lines() | SOAP.lines(), SOAP, KBT, "sv"
    )
    for line in ("fritt", "bra", "  indraget", "oro", "promenad"):
        assert [each.text for each in there].count(line) == 1
        assert [each.text for each in back].count(line) == 1
    assert "Summering av veckan\nbra\n\n  indraget" in text_of(back)


def test_a_note_without_a_known_template_keeps_everything_above_the_headings():
    found = text_of(laid("En rad\nTema", None, SOAP))
    assert found == "En rad\nTema\n\n" + SOAP.text("sv")
