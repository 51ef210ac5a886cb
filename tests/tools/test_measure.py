import io
from datetime import date
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passation.tools.measure import Weight, covers, drawable, width, wrap
from passation.tools.pdf import compile_pdf


@pytest.mark.parametrize(
    ("text", "weight", "expected"),
    [
        ("", 400, 0.0),
        ("n", 400, 1131 / 2048),
        ("n", 700, 1147 / 2048),
        ("→", 400, 1840 / 2048),
        ("\u00a0", 400, 508 / 2048),
        ("éé", 400, 2 * 1086 / 2048),
    ],
)
def test_a_width_is_the_sum_of_what_the_font_says(text: str, weight: Weight, expected: float) -> None:
    assert expected * 12 == pytest.approx(width(text, 12, weight))


def test_a_bolder_text_is_wider() -> None:
    assert width("Relances", 12) < width("Relances", 12, 500) < width("Relances", 12, 700)


def test_what_no_font_draws_counts_as_the_box_that_stands_for_it() -> None:
    assert width("□", 12) == width("漢", 12)


def test_a_request_for_colour_takes_no_room() -> None:
    assert width("⚠", 12) == width("⚠\ufe0f", 12)


def test_a_title_is_broken_at_spaces() -> None:
    lines = wrap("Relances des factures impayées depuis plus de 30 jours", 100, 12)

    assert ["Relances des", "factures impayées", "depuis plus de 30", "jours"] == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Total\u00a0: 3\u202f200\u00a0€ payés", ["Total\u00a0:", "3\u202f200\u00a0€", "payés"]),
        ("«\u00a0oui\u00a0» ou «\u00a0non\u00a0»", ["«\u00a0oui\u00a0»", "ou", "«\u00a0non\u00a0»"]),
        ("3\u202f200\u202f000\u00a0€", ["3\u202f200\u202f000\u00a0€"]),
    ],
)
def test_a_no_break_space_is_never_broken(text: str, expected: list[str]) -> None:
    assert expected == wrap(text, 45, 12)


def test_a_word_too_long_is_cut_without_a_hyphen_after_a_separator_if_it_can() -> None:
    assert ["comptabilite-", "fournisseurs@", "exemple.fr"] == wrap("comptabilite-fournisseurs@exemple.fr", 80, 12)
    assert ["anticonstitut", "ionnellement"] == wrap("anticonstitutionnellement", 70, 12)


def test_a_letter_is_not_parted_from_its_accent() -> None:
    assert ["e\u0301"] * 3 == wrap("e\u0301" * 3, 1, 12)


@pytest.mark.parametrize("nothing", ["", " ", "\n \t"])
def test_a_text_of_spaces_has_no_line(nothing: str) -> None:
    assert [] == wrap(nothing, 100, 12)


TEXTS = st.text(st.sampled_from("abéÉ€ →\u00a0\u202f\u2011\n漢.-/@e\u0301mW1"), max_size=80)


@given(TEXTS, st.floats(1, 300), st.sampled_from([8.0, 12.0]))
def test_lines_hold_the_whole_text_in_order(text: str, room: float, size: float) -> None:
    lines = wrap(text, room, size)

    kept = "".join(char for char in text if char not in " \n")
    assert kept == "".join(lines).replace(" ", "")
    assert all(line == line.strip(" \n") != "" for line in lines)


@given(TEXTS, st.floats(20, 300))
def test_a_line_is_too_wide_only_where_it_cannot_be_cut(text: str, room: float) -> None:
    for line in wrap(text, room, 10):
        assert width(line, 10) <= room * 1.000001 or any(char in line for char in "\u00a0\u202f\u0301")


@given(TEXTS)
def test_with_room_enough_there_is_one_line(text: str) -> None:
    words = [word for word in text.replace("\n", " ").split(" ") if word]

    assert [" ".join(words)][: len(words)] == wrap(text, 1e9, 12)


def test_a_long_text_without_spaces_takes_no_time_to_speak_of() -> None:
    lines = wrap("x" * 20_000, 100, 11)

    assert 20_000 == sum(map(len, lines))
    assert {len(lines[0])} == {len(line) for line in lines[:-1]}


@pytest.mark.parametrize("weight", [400, 500, 700])
@pytest.mark.parametrize(
    "text", ["Étape 3 → 3\u202f200\u00a0€", "AVTAWA L’été, à Tours\u00a0: « œuvre »", "漢 ⚠\ufe0f ✓"]
)
def test_a_print_sets_a_text_as_wide_as_it_was_measured(tmp_path: Path, text: str, weight: Weight) -> None:
    template = tmp_path / "line.typ"
    template.write_text(
        "#let data = json(bytes(sys.inputs.data))\n#set page(width: auto, height: auto, margin: 0pt)\n"
        '#set text(font: ("Roboto", "Passation Symbols"), size: 20pt, weight: data.weight)\n'
        "#text(kerning: data.kerning, ligatures: false, data.text)"
    )

    def set_width(*, kerning: bool) -> float:
        data = {"text": text, "weight": weight, "kerning": kerning}
        pdf = compile_pdf(template, data, timestamp=date(2026, 9, 1), standards=())
        return float(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width)

    assert set_width(kerning=False) == pytest.approx(width(text, 20, weight), abs=0.05)
    assert set_width(kerning=True) <= width(text, 20, weight) + 0.5


@pytest.mark.parametrize("char", "aÉœŒæ€«»’–—…→←↑↓✓☐☑⚠□ΩЖ\u00a0\u202f\u2011\u2009\n\t\ufe0f")
def test_these_are_drawn(char: str) -> None:
    assert covers(char)


@pytest.mark.parametrize("char", "漢😀ع\u0000\u001b\ue000\uffff")
def test_these_are_not(char: str) -> None:
    assert not covers(char)


def test_what_is_not_drawn_becomes_a_box() -> None:
    assert "L’été → □\n□ ⚠\ufe0f" == drawable("L’été → 漢\n😀 ⚠\ufe0f")
