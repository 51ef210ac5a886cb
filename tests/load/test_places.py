"""Where a finding points: to the character, however the value is written."""

import pytest

from passation.load.document import read_document
from passation.load.places import mark_places
from passation.source import Key, Marks, Origin, Place, Source

TEXT = """\
schema: 1
id: FIN-012
title: "Relances d’été"
inputs: balance-agee
trigger: {every: week, when: "lundi 09:00"}
x-note: [1, {y: 2}]
steps:
  - {id: s10, do: Exporter, tool: crm}
  - ~
  - id: s20
    do: >
      Appeler,
      puis confirmer
    "actor" : [raf, assistante]
    outputs:
      - journal
      - {data: courriel, to: client}
result:
"""


def place(*keys: Key) -> str:
    found = read_document("f.yml", TEXT.encode()).origin.at(*keys).place
    return f"{found.line}:{found.column}+{found.width}"


def key_place(*keys: Key) -> str:
    found = read_document("f.yml", TEXT.encode()).origin.at(*keys).key_place
    return f"{found.line}:{found.column}+{found.width}"


@pytest.mark.parametrize(
    ("keys", "value", "key"),
    [
        (("id",), "2:5+7", "2:1+2"),
        (("title",), "3:8+16", "3:1+5"),
        (("inputs",), "4:9+12", "4:1+6"),
        (("trigger", "every"), "5:18+4", "5:11+5"),
        (("trigger", "when"), "5:30+13", "5:24+4"),
        (("steps", 0, "tool"), "8:35+3", "8:29+4"),
        (("steps", 1, "do"), "11:9+0", "11:5+2"),
        (("steps", 1, "actor", 1), "14:21+10", "14:21+10"),
        (("steps", 1, "outputs", 0), "16:9+7", "16:9+7"),
        (("steps", 1, "outputs", 1, "to"), "17:30+6", "17:26+2"),
        (("result",), "18:8+0", "18:1+6"),
    ],
)
def test_a_value_and_its_key_are_found_to_the_character(keys: tuple[Key, ...], value: str, key: str) -> None:
    assert (value, key) == (place(*keys), key_place(*keys))


def test_a_single_value_stands_for_a_list_of_one_and_a_word_for_a_group() -> None:
    assert "4:9+12" == place("inputs", 0, "data")
    assert "5:18+4" == place("trigger", 0, "every")
    assert "5:11+5" == key_place("trigger", 0, "every")
    assert "16:9+7" == place("steps", 1, "outputs", 0, "data")


def test_what_is_not_written_is_pointed_at_where_it_would_stand() -> None:
    assert "1:1+0" == place("owner")
    assert "1:1+0" == key_place("owner")
    assert "10:5+0" == place("steps", 1, "minutes")
    assert "8:3+0" == place("steps", 7, "minutes")


def test_a_value_that_was_left_out_does_not_shift_those_that_follow() -> None:
    data = read_document("f.yml", TEXT.encode()).data or {}

    assert ["s10", "s20"] == [step["id"] for step in data["steps"]]
    assert "10:9+3" == place("steps", 1, "id")


def test_a_file_is_read_for_its_places_only_when_somebody_asks() -> None:
    asked: list[str] = []

    def mark(path: str, text: str) -> Marks:
        asked.append(path)
        return mark_places(path, text)

    origin = Origin(Source("f.yml", TEXT, mark))

    assert [] == asked
    assert [Place("f.yml", 2, 5, 7)] * 2 == [(origin / "id").place, (origin / "id").place]
    assert ["f.yml"] == asked


@pytest.mark.parametrize("text", ["[" * 900_000, "{a: " * 200_000, "a: [1\n", "a: 1\nb: '", "- " * 400_000, "\x00"])
def test_the_places_of_a_text_that_could_not_be_read_are_those_before_the_fault(text: str) -> None:
    marks = mark_places("f.yml", text)

    assert all(len(trail) <= 33 for trail in (*marks.values, *marks.keys))
