"""Rows: cut at the end of the least important, never in a name; made only when they come into view."""

from textual.content import Content

from journal_tui.tui.render import name
from journal_tui.tui.widgets.lines import FooterLine, pairs_width, two_ends
from journal_tui.tui.widgets.rows import Cell, LineCount, Row, Rows, blank, heading, line_of, row


def test_a_cell_is_cut_with_an_ellipsis_and_the_columns_stay():
    cells = (Cell("09:00", width=5), Cell("Tove", width=18), Cell("en lång anmärkning som inte får plats"))
    line = line_of(cells, 40, selected=False)
    assert line.plain.startswith("09:00  Tove" + " " * 16)
    assert line.cell_length == 40
    assert line.plain.endswith("…")


def test_a_name_stays_warm_on_the_selected_row_and_a_time_becomes_strong():
    line = line_of((Cell("09:00", "$muted", strong=True), Cell(name("Tove"), strong=True)), 40, selected=True)
    styles = {line.plain[span.start : span.end]: str(span.style) for span in line.spans}
    assert "strong" in styles["09:00"]
    assert [str(span.style) for span in line.spans if line.plain[span.start : span.end] == "Tove"] == ["$name", "bold"]


def test_wide_characters_count_as_two_cells():
    line = line_of((Cell("日本", width=6), Cell("x")), 20, selected=False)
    assert line.plain == "日本" + " " * 4 + "x"


def test_the_left_end_is_cut_and_the_right_one_is_whole_or_not_there():
    line = two_ends(Content("en mycket lång vänsterdel"), Content("09:41"), 20)
    assert line.plain.endswith("…  09:41")
    assert line.cell_length == 20
    assert two_ends(Content("Idag, måndag"), Content("09:41"), 14).plain == "Idag, måndag"
    assert two_ends(Content(""), Content("09:41"), 8).plain == "   09:41"


def test_headings_and_blank_lines_cannot_be_selected():
    assert heading("Samtal", "3").key == ""
    assert blank().key == ""


def test_only_the_rows_in_view_are_made():
    made = []

    def make(number: int) -> Row:
        made.append(number)
        return row(str(number), Cell(str(number)))

    rows = Rows(range(100_000), make, key=str)
    assert len(rows) == 100_000
    assert rows.index_of("99999") == 99_999
    assert not made
    assert rows[5].key == "5"
    assert made == [5]
    assert LineCount(rows).at(70_000) == (70_000, 0)


def test_rows_of_different_heights_are_found_by_line():
    rows = [heading("a"), Row("x", ((Cell("1"),), (Cell("2"),))), blank(), row("y", Cell("3"))]
    lines = LineCount(rows)
    assert lines.total == 5
    assert [lines.at(number) for number in range(5)] == [(0, 0), (1, 0), (1, 1), (2, 0), (3, 0)]


def test_the_footer_drops_the_middle_and_keeps_help():
    footer = FooterLine()
    footer.set_pairs(
        [(f"F{number}", "Kommando", True) for number in range(12)] + [("Esc", "Tillbaka", True), ("F1", "Hjälp", True)],
        kept=2,
    )
    fitting = footer.fitting(76)
    assert pairs_width(fitting) <= 76
    assert [label for _key, label, _ready in fitting[-2:]] == ["Tillbaka", "Hjälp"]
    assert len(footer.fitting(400)) == 8
    assert footer.fitting(1)
