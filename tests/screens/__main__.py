"""Draw every screen of the invented practice into docs/screens, at 80x24 and 200x50, without remote fonts.

python -m tests.screens              all of them
python -m tests.screens today plan   those whose name begins so
"""

import asyncio
import os
import shutil
import sys
import tempfile
from pathlib import Path

# Before Textual is imported: the same colours on every machine.
os.environ.pop("NO_COLOR", None)
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", TEXTUAL_COLOR_SYSTEM="truecolor")

from fixtures.builder import build
from journal_tui.config import Config
from journal_tui.invented import PASSPHRASE
from journal_tui.locales import build as catalogue
from journal_tui.practice.home import Home
from tests.pilot.walk import walking
from tests.screens.collect import NOW, NOWHERE, pictures
from tests.screens.pictures import SIZES, Picture
from tests.screens.svg import without_fonts

TARGET = Path(__file__).resolve().parents[2] / "docs" / "screens"


async def draw(picture: Picture, size: tuple[int, int], home: Path) -> str:
    """Go there on a copy of the practice and return what is to be seen, as SVG."""
    config = picture.config or Config()
    async with walking(home, size, unlock=picture.unlock, config=config, now=NOW, passphrase=PASSPHRASE) as walk:
        await walk.rest()
        await picture.way(walk)
        await walk.rest()
        walk.app.clear_notifications()
        await walk.rest()
        return without_fonts(walk.app.export_screenshot(title=f"Journal TUI, {picture.name}"))


def main(wanted: list[str]) -> int:
    """Draw; 1 when a picture could not be reached."""
    catalogue.compile_catalogue(catalogue.merge()[0])
    TARGET.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as place:
        made = Path(place) / "made"
        build(Home(made), PASSPHRASE, now=NOW)
        for picture in pictures():
            if wanted and not picture.name.startswith(tuple(wanted)):
                continue
            for size in SIZES:
                home = Path(place) / f"{picture.name}-{size[0]}"
                if picture.empty:
                    home = NOWHERE
                else:
                    shutil.copytree(made, home)
                    home.chmod(0o700)
                target = TARGET / f"{picture.name}-{size[0]}x{size[1]}.svg"
                try:
                    target.write_text(asyncio.run(draw(picture, size, home)), encoding="utf-8")
                    sys.stdout.write(f"{target.name}\n")
                except Exception as error:  # noqa: BLE001 - the other pictures are drawn all the same
                    failed += 1
                    sys.stdout.write(f"{target.name}: {type(error).__name__} {str(error)[:2000]}\n")
                sys.stdout.flush()
                if not picture.empty:
                    shutil.rmtree(home, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
