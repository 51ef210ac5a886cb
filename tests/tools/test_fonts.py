import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen  # type: ignore[import-untyped]  # the same
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types

from passation.tools import fonts, symbols

FRENCH = "AÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸaàâæçéèêëîïôœùûüÿ«»’“”…–—•·€%‰°²³½×÷±≤≥≠№§†\u00a0\u202f\u2011\u2009"


def faces() -> dict[str, TTFont]:
    return {name: TTFont(io.BytesIO(data)) for name, data in fonts.font_files().items() if name.endswith(".ttf")}


def test_a_site_gets_every_face_and_the_licence() -> None:
    assert [*fonts.FACES, "LICENSE-Roboto.txt"] == list(fonts.font_files())
    assert b"Apache License" in fonts.font_files()["LICENSE-Roboto.txt"]


def test_each_face_is_what_it_is_said_to_be() -> None:
    said = {
        name: (
            font["name"].getBestFamilyName().removesuffix(" Medium"),
            font["OS/2"].usWeightClass,
            "italic" if font["head"].macStyle & 2 else "normal",
        )
        for name, font in faces().items()
    }

    assert dict(fonts.FACES) == said


def test_a_site_can_write_french_in_every_face_of_roboto() -> None:
    for name, font in faces().items():
        if name != fonts.SYMBOLS:
            assert "" == "".join(char for char in FRENCH if ord(char) not in font.getBestCmap())


def test_a_site_gets_small_files() -> None:
    too_big = {name: len(data) for name, data in fonts.font_files().items() if len(data) > 55_000}

    assert {} == too_big


def test_a_site_keeps_the_kerning() -> None:
    assert all("GPOS" in font for name, font in faces().items() if name != fonts.SYMBOLS)


@pytest.mark.slow
def test_two_processes_make_the_same_files() -> None:
    code = (
        "from hashlib import sha256; from passation.tools.fonts import font_files;"
        "print(*(sha256(data).hexdigest() for data in font_files().values()))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PASSATION_NO_CACHE": "1", "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }

    assert 1 == len(made)


def test_a_print_finds_every_face_in_the_folders() -> None:
    found = {path.name for folder in fonts.font_dirs() for path in folder.iterdir()}

    assert set(fonts.FACES) <= found


def test_the_folder_of_our_symbols_goes_with_the_process(tmp_path: Path) -> None:
    code = "from passation.tools.fonts import font_dirs; print(font_dirs()[1])"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert tmp_path == Path(done.stdout.strip()).parent
    assert [] == list(tmp_path.iterdir())


def test_our_font_has_what_roboto_lacks_and_nothing_else() -> None:
    roboto = TTFont(io.BytesIO(fonts.font_bytes("Roboto-Regular.ttf"))).getBestCmap()
    signs = TTFont(io.BytesIO(symbols.build())).getBestCmap()

    assert set() == set(signs) & set(roboto)
    assert "←↑→↓↔↕↖↗↘↙⇐⇑⇒⇓⇔■□▲△▶►▼▽◀◄◆◇○●◦★☆☐☑☒⚠✅✓✔✕✖✗✘❌❎❗➔➜➡⬅⬆⬇⭐" == "".join(map(chr, signs))


def test_every_sign_is_drawn_within_its_own_width() -> None:
    font = TTFont(io.BytesIO(symbols.build()))
    glyphs = font.getGlyphSet()
    for name in font.getBestCmap().values():
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        left, bottom, right, top = pen.bounds
        assert 0 < left < right < glyphs[name].width
        assert -100 <= bottom < top <= 1600


def test_arrows_point_where_they_say() -> None:
    font = TTFont(io.BytesIO(symbols.build()))
    glyphs = {char: font["glyf"][font.getBestCmap()[ord(char)]] for char in "←↑→↓"}
    tips = {"←": (180, 700), "↑": (920, 1440), "→": (1660, 700), "↓": (920, -40)}

    assert {char: [tip] for char, tip in tips.items()} == {
        char: [tip for tip in tips.values() if tip in list(glyph.coordinates)] for char, glyph in glyphs.items()
    }
