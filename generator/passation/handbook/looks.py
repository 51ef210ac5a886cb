"""What makes the pages look as they do, for whoever builds them: stylesheets, scripts, fonts."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from passation.tools.fonts import FACES, font_files
from passation.tree import Tree

STYLES: Final = ("fonts.css", "handbook.css", "maps.css", "print.css")
SCRIPTS: Final = ("handbook.js",)
_FONTS: Final = "fonts"


def looks() -> Tree:
    """Every file beside the pages, from the theme and from the shipped fonts. Nothing is fetched from anywhere."""
    fonts = Tree((f"{_FONTS}/{name}", data) for name, data in font_files().items())
    rules = "".join(_rule(name, *face) for name, face in FACES.items())
    return Tree(_assets(files("passation_theme") / "assets")) | fonts | {STYLES[0]: rules.encode()}


def _assets(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _assets(each, f"{above}{each.name}/")
        else:
            yield above + each.name, each.read_bytes()


def _rule(name: str, family: str, weight: int, style: str) -> str:
    source = f'url("{_FONTS}/{name}") format("truetype")'
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};font-display:swap;src:{source}}}\n'
    )
