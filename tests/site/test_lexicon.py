"""Texts as numbers of words: short for what is said often, and read back to the letter."""

from __future__ import annotations

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from passation.site.lexicon import DIGITS, LEADS, Lexicon


def read(words: str, code: str) -> str:
    """A text from its codes, as `search.js` reads it, but worked out another way: by the length that each lead says."""
    lengths = [1 + more for leads, more in LEADS for _ in range(leads)]
    known, found, at = words.split(" "), [], 0
    while at < len(code):
        length = lengths[DIGITS.index(code[at])]
        found.append(known[number(code[at : at + length])])
        at += length
    return " ".join(found)


def number(code: str) -> int:
    """The place of a code among all codes, the shorter before the longer and else in the order of the digits."""
    lead, *rest = [DIGITS.index(sign) for sign in code]
    begun = before = 0
    for leads, more in LEADS:
        if lead < begun + leads:
            value = lead - begun
            for digit in rest:
                value = value * len(DIGITS) + digit
            return before + value
        begun, before = begun + leads, before + leads * len(DIGITS) ** more
    raise AssertionError(code)


def test_what_is_said_most_has_the_shortest_code() -> None:
    lexicon = Lexicon(["le relevé et le solde", "le solde"])

    assert "le solde et relevé" == lexicon.words
    assert "!#" == lexicon.written("le solde")


def test_the_41st_word_takes_two_digits_and_the_3681st_three() -> None:
    words = [f"{place:05}" for place in range(3_681)]
    lexicon = Lexicon([" ".join(words)])

    assert ["J", "K!", "K#"] == [lexicon.written(words[place]) for place in (39, 40, 41)]
    assert ["s~", "t!!"] == [lexicon.written(words[place]) for place in (3_679, 3_680)]


def test_every_digit_leads_a_code() -> None:
    assert len(DIGITS) == sum(leads for leads, _ in LEADS)


@given(st.lists(st.text(alphabet='ab é\u00a0\u2028<"\\\\\n ', max_size=30), min_size=1, max_size=8))
def test_texts_are_read_back_to_the_letter(texts: list[str]) -> None:
    lexicon = Lexicon(texts)

    assert texts == [read(lexicon.words, lexicon.written(text)) for text in texts]


@given(st.integers(0, 90_000))
def test_so_are_those_of_a_handbook_of_ninety_thousand_words(place: int) -> None:
    assert f"mot{place}" == read(MANY.words, MANY.written(f"mot{place}"))


MANY = Lexicon([" ".join(f"mot{place}" for place in range(90_001))])


def test_codes_can_neither_end_a_string_nor_open_a_tag() -> None:
    codes = MANY.written(" ".join(islice(MANY.words.split(" "), 5_000)))

    assert set(codes).isdisjoint({'"', "\\", "<", "\u2028"})
