"""What stands on a real terminal, as a picture: the cells of the emulator drawn as SVG, without remote fonts."""

from xml.sax.saxutils import escape

import pyte

from tests.screens.svg import OWN

CELL, LINE, PAD = 8.4, 18.0, 8
_NAMED = {
    "black": "#14181b",
    "red": "#f28b7d",
    "green": "#86c796",
    "brown": "#e4b253",
    "blue": "#79bcd0",
    "magenta": "#b0adf0",
    "cyan": "#79bcd0",
    "white": "#d6dbde",
}
_INK, _PAGE = "#d6dbde", "#14181b"


def _colour(name: str, default: str) -> str:
    if name == "default":
        return default
    return _NAMED.get(name) or (f"#{name}" if len(name) == 6 else default)


def svg(screen: pyte.Screen, title: str) -> str:
    """The screen as SVG: runs of cells that look alike are one text."""
    width, height = screen.columns * CELL + 2 * PAD, screen.lines * LINE + 2 * PAD
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" fill="{_PAGE}"/>',
        f'<g font-family="{OWN}" font-size="14" xml:space="preserve">',
    ]
    for number in range(screen.lines):
        out += _line(screen, number)
    return "\n".join((*out, "</g>", "</svg>", ""))


def _line(screen: pyte.Screen, number: int) -> list[str]:
    row = screen.buffer[number]
    runs: list[tuple[int, str, tuple[str, str, bool, bool]]] = []
    for column in range(screen.columns):
        cell = row[column]
        ink, page = _colour(cell.fg, _INK), _colour(cell.bg, _PAGE)
        look = (page, ink, cell.bold, cell.underscore) if cell.reverse else (ink, page, cell.bold, cell.underscore)
        if runs and runs[-1][2] == look:
            runs[-1] = (runs[-1][0], runs[-1][1] + cell.data, look)
        else:
            runs.append((column, cell.data, look))
    drawn = []
    for column, text, (ink, page, bold, underlined) in runs:
        x, y = PAD + column * CELL, PAD + number * LINE
        if page != _PAGE:
            drawn.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{len(text) * CELL:.1f}" height="{LINE}" fill="{page}"/>')
        if text.strip():
            weight = ' font-weight="bold"' if bold else ""
            line = ' text-decoration="underline"' if underlined else ""
            first = len(text) - len(text.lstrip())
            word = text.strip()
            drawn.append(
                f'<text x="{x + first * CELL:.1f}" y="{y + 13.5:.1f}" fill="{ink}"{weight}{line} '
                f'textLength="{len(word) * CELL:.1f}">{escape(word)}</text>'
            )
    return drawn
