"""The fonts that are shipped: Roboto, from a package, and our own symbols. Nothing comes from the web.

A print gets the whole files, and puts into the PDF only what it used. A site gets smaller files:
the letters of European languages in Latin script, kerned. Roboto's other letters (Greek, Cyrillic)
are then drawn by the reader's own fonts.
"""

import atexit
import functools
import hashlib
import importlib.metadata
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import font_roboto  # type: ignore[import-untyped]  # it has no types

from passation.tools.cache import cached, made_by

FAMILIES = ("Roboto", "Passation Symbols")
"""The families to name, in this order, wherever text is set."""
SYMBOLS = "PassationSymbols.ttf"
FACES: Mapping[str, tuple[str, int, str]] = MappingProxyType(
    {
        "Roboto-Regular.ttf": (FAMILIES[0], 400, "normal"),
        "Roboto-Medium.ttf": (FAMILIES[0], 500, "normal"),
        "Roboto-Bold.ttf": (FAMILIES[0], 700, "normal"),
        "Roboto-Italic.ttf": (FAMILIES[0], 400, "italic"),
        "Roboto-BoldItalic.ttf": (FAMILIES[0], 700, "italic"),
        SYMBOLS: (FAMILIES[1], 400, "normal"),
    }
)
"""File → (family, weight, style), as `@font-face` says them."""

_KEPT = (
    *((0x20, 0x17F), (0x192, 0x192), (0x1FA, 0x1FF), (0x218, 0x21B), (0x2C6, 0x2DD)),
    *((0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EF2, 0x1EF3)),
    *((0x2000, 0x20BF), (0x2100, 0x218F), (0x2200, 0x22FF)),
)
"""What a site's fonts keep: Latin letters, punctuation, spaces, currencies, numbers, mathematics."""


def font_files() -> Mapping[str, bytes]:
    """Give what a site serves: the files of `FACES`, and the licence that goes with Roboto."""
    faces = {name: symbols() if name == SYMBOLS else _for_site(name) for name in FACES}
    return {**faces, "LICENSE-Roboto.txt": (_package() / "LICENSE").read_bytes()}


@functools.cache
def font_dirs() -> tuple[Path, ...]:
    """Give the folders that a print takes its fonts from; they last as long as this process."""
    folder = tempfile.TemporaryDirectory(prefix="passation-fonts-")
    atexit.register(folder.cleanup)
    (Path(folder.name) / SYMBOLS).write_bytes(symbols())
    return _package(), Path(folder.name)


def font_bytes(name: str) -> bytes:
    """Give a whole face of `FACES`, by its file name."""
    return symbols() if name == SYMBOLS else (_package() / name).read_bytes()


def symbols() -> bytes:
    """Give our own font, for the signs that Roboto lacks."""

    def build() -> bytes:
        from passation.tools.symbols import build  # noqa: PLC0415 - fontTools takes 0.1 s to load

        return build()

    return cached("font", _made_with("symbols"), b"", build)


@functools.cache
def drawn() -> frozenset[str]:
    """Give every character that one of the shipped fonts draws."""
    from fontTools import ttLib  # type: ignore[import-untyped]  # noqa: PLC0415 - fontTools takes 0.1 s to load

    faces = (ttLib.TTFont(io.BytesIO(font_bytes(name)), lazy=True) for name in ("Roboto-Regular.ttf", SYMBOLS))
    return frozenset(chr(code) for face in faces for code in face.getBestCmap())


def _for_site(name: str) -> bytes:
    whole = font_bytes(name)

    def shorten() -> bytes:
        from fontTools import subset, ttLib  # noqa: PLC0415 - as above

        # Letters that are only left out or kept keep their bounds: working them out again takes half of the time.
        font = ttLib.TTFont(io.BytesIO(whole), lazy=True, recalcTimestamp=False, recalcBBoxes=False)
        shorter = subset.Subsetter(subset.Options(layout_features=["kern"]))
        shorter.populate(unicodes=[code for a, z in _KEPT for code in range(a, z + 1)])
        # Names are few and short: fontTools would walk through the whole font to see which of them it uses.
        names = font["name"]
        del font["name"]
        shorter.subset(font)
        font["name"] = names
        file = io.BytesIO()
        font.save(file)
        return file.getvalue()

    return cached("font", _made_with("fonts"), hashlib.sha256(whole).digest(), shorten)


def _made_with(module: str) -> str:
    return f"{importlib.metadata.version('fonttools')} {made_by(module)}"


def _package() -> Path:
    # Typst takes folders, so the package must lie on a disk, as it does: it is published as plain files.
    return Path(font_roboto.font_directory)
