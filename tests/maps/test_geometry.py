"""What maps of a company and cards promise: letters that can be read, in the picture, and none over another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from passation.edition import Edition
from passation.maps import MAPS, WHOLE, Drawing
from passation.maps.shapes import Rect
from passation.tools.measure import width
from passation.words import Words

NAMES = (*WHOLE, "card")
Written = tuple[str, Rect]


def written(svg: str) -> list[Written]:
    """Each text with the rectangle that it takes; one turned to be read upwards takes a high one."""
    return list(_walk(ET.fromstring(svg), None))  # noqa: S314 - our own drawing


def _walk(node: ET.Element, turned: tuple[float, float] | None) -> Iterator[Written]:
    if "rotate(-90)" in node.get("transform", ""):
        x, y = node.get("transform", "").partition("(")[2].partition(")")[0].split()
        turned = (float(x), float(y))
    for child in node:
        if child.tag.endswith("}text"):
            yield _placed(child, turned)
        else:
            yield from _walk(child, turned)


def _placed(node: ET.Element, turned: tuple[float, float] | None) -> Written:
    said, size = "".join(node.itertext()), float(node.get("font-size", "0"))
    weight: Any = int(node.get("font-weight", "400"))
    wide = width(said, size, weight)
    if turned is not None:
        return said, Rect(turned[0] - size * 0.7, turned[1] - wide, size * 0.7, wide)
    x, y = float(node.get("x", "0")), float(node.get("y", "0"))
    left = {"middle": x - wide / 2, "end": x - wide}.get(node.get("text-anchor", "start"), x)
    return said, Rect(left, y - size * 0.7, wide, size * 0.7)


def overlapping(texts: list[Written]) -> list[tuple[str, str]]:
    """Texts that stand over each other by more than a hair."""
    order = sorted(texts, key=lambda each: each[1].y)
    found = []
    for place, (said, rect) in enumerate(order):
        for other, under in order[place + 1 :]:
            if under.y >= rect.bottom - 0.5:
                break
            if under.x < rect.right - 0.5 and rect.x < under.right - 0.5:
                found.append((said, other))
    return found


def drawn(name: str, edition: Edition, language: str, link: Any) -> list[Drawing]:
    """A map of the whole edition, or of each of its processes."""
    processes = edition.sops if MAPS[name].process == "must" else [None]
    return [each for process in processes for each in MAPS[name].draw(edition, Words(language), process, link)]


def pictures(drawing: Drawing) -> list[str]:
    return [svg for svg in (drawing.svg, drawing.narrow) if svg]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_a_map_stands_over_another_or_outside_the_picture(name: str, sample: Edition, link: Any) -> None:
    drawings = drawn(name, sample, "fr", link)

    assert drawings
    for drawing in drawings:
        for svg in pictures(drawing):
            texts = written(svg)
            box = [float(each) for each in ET.fromstring(svg).get("viewBox", "").split()]  # noqa: S314 - our own
            whole = Rect(0, 0, box[2] + 0.5, box[3] + 0.5)
            assert [] == overlapping(texts)
            assert [] == [
                said
                for said, rect in texts
                if rect.x < -0.5 or rect.y < -0.5 or rect.right > whole.right or rect.bottom > whole.bottom
            ]


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_a_map_is_at_least_11_pixels_high(name: str, sample: Edition, link: Any) -> None:
    sizes = [
        float(node.get("font-size", "0"))
        for drawing in drawn(name, sample, "fr", link)
        for svg in pictures(drawing)
        for node in ET.fromstring(svg).iter()  # noqa: S314 - our own drawing
        if node.tag.endswith("}text")
    ]

    assert min(sizes) >= 11


@pytest.mark.parametrize("name", NAMES)
def test_a_map_is_the_same_in_english_and_leads_to_the_same_places(name: str, sample: Edition, link: Any) -> None:
    french, english = (drawn(name, sample, language, link) for language in ("fr", "en"))

    assert [each.name for each in french] == [each.name for each in english]
    assert all(
        one.title != other.title or one.description != other.description
        for one, other in zip(french, english, strict=True)
    )
    assert [each.svg.count("href=") for each in french] == [each.svg.count("href=") for each in english]


def test_texts_over_each_other_are_found() -> None:
    two = [("un", Rect(0, 0, 20, 10)), ("deux", Rect(15, 5, 20, 10)), ("trois", Rect(40, 0, 5, 10))]

    assert [("un", "deux")] == overlapping(two)
    assert [] == [pair for pair in pairwise(two[1:]) if overlapping(list(pair))]
