"""Colours: read by everybody, on paper and on a screen, in grey as well."""

from __future__ import annotations

import pytest

from passation.maps.lettering import BODY, SMALL
from passation.maps.palette import EFFECT_LOOKS, INK, LINE, LOOKS, MUTED, PAPER, Look


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_says() -> None:
    assert (21.0, 1.0) == (contrast("#000000", "#ffffff"), contrast("#0072b2", "#0072b2"))


@pytest.mark.parametrize("look", [*LOOKS.values(), *EFFECT_LOOKS.values()], ids=[*LOOKS, *EFFECT_LOOKS])
def test_every_text_reaches_4_5_and_every_line_3(look: Look) -> None:
    texts = [contrast(ink, ground) for ink in (INK, MUTED) for ground in (PAPER, look.tint)]
    badge = contrast(PAPER, look.stroke)
    lines = [contrast(line, ground) for line in (look.stroke, LINE) for ground in (PAPER, look.tint)]

    assert min([*texts, badge]) >= 4.5
    assert min(lines) >= 3


def test_sides_differ_by_word_and_by_border_as_well() -> None:
    words, borders = {look.word.text for look in LOOKS.values()}, {look.dash for look in LOOKS.values()}

    assert 6 == len(words)
    assert 6 == len(borders)


def test_no_label_is_smaller_than_11_pixels() -> None:
    assert min(BODY, SMALL) >= 11
