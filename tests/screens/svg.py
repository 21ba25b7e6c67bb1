"""What Textual draws, without what it would fetch from elsewhere: the fonts are the reader's own."""

import re

OWN = "'DejaVu Sans Mono', 'Liberation Mono', 'Noto Sans Mono', Menlo, Consolas, monospace"
_FACES = re.compile(r"\s*@font-face\s*\{.*?\}", re.DOTALL)
_NOTES = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_FAMILY = re.compile(r"font-family:\s*[^;]*Fira[^;]*;")


def without_fonts(svg: str) -> str:
    """The picture without font rules that name an address; nothing in it leads anywhere."""
    own = _FAMILY.sub(f"font-family: {OWN};", _FACES.sub("", _NOTES.sub("", svg)))
    own = own.replace("font-family: arial;", f"font-family: {OWN};")
    return own.replace("<svg ", '<svg xml:space="preserve" ', 1)  # else some viewers drop the spaces before a number
