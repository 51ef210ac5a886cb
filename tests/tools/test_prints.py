"""Prints that are kept: what was ordered once is not set again, and anything else is."""

import datetime as dt
from pathlib import Path

import pytest

from passation.tools.prints import Prints, kept_in, printed

DAY = dt.date(2026, 11, 9)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """Give a template that says one word."""
    path = tmp_path / "paper.typ"
    path.write_text(
        "#let data = json(bytes(sys.inputs.data))\n#set document(title: data.word, date: auto)\n= #data.word\n", "utf-8"
    )
    return path


def test_the_same_order_is_set_once_and_another_one_anew(template: Path) -> None:
    prints: Prints = {}
    with kept_in(prints):
        made = [printed(template, {"word": word}, timestamp=DAY) for word in ("un", "deux", "un")]
        later = printed(template, {"word": "un"}, timestamp=DAY + dt.timedelta(1))

    assert 3 == len(prints)
    assert made[0] is made[2]
    assert 3 == len({made[0], made[1], later})


def test_what_is_kept_is_given_as_it_is(template: Path) -> None:
    prints: Prints = {}
    with kept_in(prints):
        printed(template, {"word": "un"}, timestamp=DAY)
    with kept_in(dict.fromkeys(prints, b"kept")):
        given = printed(template, {"word": "un"}, timestamp=DAY)

    assert b"kept" == given


def test_outside_nothing_is_kept_and_the_bytes_are_the_same(template: Path) -> None:
    prints: Prints = {}
    with kept_in(prints):
        inside = printed(template, {"word": "un"}, timestamp=DAY)
    outside = printed(template, {"word": "un"}, timestamp=DAY)

    assert inside == outside
    assert 1 == len(prints)
