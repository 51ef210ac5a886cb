"""What the form shows: the fields of the format with their help, the company's items to choose from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from passation.editing import plan
from passation.editing.desk import Desk
from passation.editing.fields import field_of
from passation.editing.orders import form
from passation.editing.plan import Shown
from passation.editing.view import Box, next_label, view
from passation.load.alter import Change, altered, readable


def shown() -> Iterator[Shown]:
    """Give every field that the form may show."""
    yield from (*plan.STEP_FIELDS, *plan.STEP_MORE, *plan.ANSWER_FIELDS)
    for section in plan.SECTIONS:
        yield from section.fields
        for rows in section.rows:
            yield from rows.columns


@pytest.mark.parametrize("each", list(shown()), ids=lambda each: f"{each.group}.{each.key}")
def test_every_field_is_one_of_the_format_and_has_its_help(each: Shown) -> None:
    assert field_of(each.group, each.key).help


def boxes(desk: Desk, text: str | None = None) -> dict[str, Box]:
    """Give the boxes of FIN-001 by their place."""
    made = view(readable(text or desk.opened("FIN-001").text), desk.choices(), desk.words)
    cards = [box for card in made.steps for box in (card.text, *card.boxes, *card.more)]
    answers = [box for card in made.steps if card.answers for row in card.answers.rows for box in row.boxes]
    rows = [box for part in made.parts for table in part.tables for row in table.rows for box in row.boxes]
    flat = [*(box for part in made.parts for box in part.boxes), *cards, *answers, *rows]
    return {".".join(map(str, box.at)): box for box in flat}


def test_each_field_shows_what_is_written_and_what_may_be(desk: Desk) -> None:
    found = boxes(desk)

    assert ("raf", "Pilote", True, "ref") == (
        found["owner"].value,
        found["owner"].label,
        found["owner"].required,
        found["owner"].way,
    )
    assert (("raf", "Responsable administratif"), ("dirigeante", "Dirigeante")) == found["owner"].options
    assert ("low", "medium", "high") == tuple(word for word, _ in found["criticality"].options)
    assert ("– Responsable administratif –", "– moyenne –", "– non précisé –", "– choisir –") == tuple(
        found[each].empty for each in ("steps.0.actor", "criticality", "confidentiality", "owner")
    )
    assert ("s10", "s20", "end") == tuple(word for word, _ in found["steps.1.answers.Non.goto"].options)
    assert ("end", "s10") == (found["steps.1.answers.Oui.goto"].value, found["steps.1.answers.Non.goto"].value)


def test_the_short_way_of_writing_shows_as_the_long_one(desk: Desk) -> None:
    text = desk.opened("FIN-001").text + "inputs: balance\ntrigger: {every: week, when: [lundi, mardi]}\n"
    found = boxes(desk, text)

    assert ("balance", "", "lundi\nmardi") == tuple(
        found[each].value for each in ("inputs.0.data", "inputs.0.from", "trigger.0.when")
    )


@pytest.mark.parametrize(
    ("known", "new"),
    [([], "s10"), (["s10", "s20"], "s30"), (["s10", "s75", "", "final"], "s80"), (["s100"], "s110")],
)
def test_a_new_step_has_a_label_of_its_own(known: list[str], new: str) -> None:
    assert new == next_label(known)


def test_two_places_never_share_a_name_on_the_page(desk: Desk) -> None:
    text = desk.opened("FIN-001").text.replace("{Oui: end, Non: s10}", '{"a-b": end, "a b": end, "a_b": s10, "a": end}')
    names = [box.id for box in boxes(desk, text).values()]

    assert len(names) == len(set(names))


def test_what_an_author_wrote_is_text_on_the_page_never_markup(desk: Desk) -> None:
    evil = "<img src=x onerror=alert(1)>\"'"
    text = desk.opened("FIN-001").text.replace(
        "Relancer chaque facture échue", f"'{evil.replace(chr(39), chr(39) * 2)}'"
    )
    html = form(desk, text)

    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;&#34;&#39;" in html


SAMPLE = Path(__file__).parents[2]
PROCESSES = [path for path in sorted((SAMPLE / "sops").glob("*/*.yml")) if path.name.count(".") == 1]


@pytest.mark.parametrize("path", PROCESSES, ids=lambda path: path.stem)
def test_what_a_box_shows_is_what_is_written_so_that_giving_it_back_changes_nothing(path: Path, desk: Desk) -> None:
    text = path.read_text("utf-8")
    found = [box for box in boxes(desk, text).values() if box.value and not box.renames]

    assert len(found) > 8
    for box in found:
        is_list = box.way in {"lines", "refs"}
        change = Change("words", box.at, box.values) if is_list else Change("set", box.at, box.value)
        assert text == altered(text, change, plan.ORDER)


def test_a_file_of_any_shape_has_a_form(desk: Desk) -> None:
    odd = (
        "steps: [a, {ask: b, answers: [c]}, {answers: {d: {goto: [e]}}}, [f]]\n"
        "inputs: {x: y}\nkpis: {a: b}\ntitle: [a]\n"
    )

    assert "pe-steps" in form(desk, odd)
    assert "pe-steps" in form(desk, "steps: []\n")
    assert "Le formulaire attend" in form(desk, "- a\n")


def test_words_of_the_format_are_shown_in_the_reader_s_and_stay_what_they_are_in_the_file(desk: Desk) -> None:
    text = desk.opened("FIN-001").text + "trigger: [{every: 3 weeks}, {every: week}]\ncriticality: high\n"
    found = boxes(desk, text)

    assert ("choice", "3 weeks") == (found["trigger.0.every"].way, found["trigger.0.every"].value)
    assert {
        "week": "Chaque semaine",
        "2 weeks": "Toutes les 2 semaines",
        "3 weeks": "Toutes les 3 semaines",
    }.items() <= {**dict(found["trigger.0.every"].options)}.items()
    assert (("low", "faible"), ("medium", "moyenne"), ("high", "forte")) == found["criticality"].options


def test_no_help_of_the_form_speaks_of_words_that_it_does_not_show(desk: Desk) -> None:
    text = desk.opened("FIN-001").text + "trigger: {every: week}\naccesses: [{tool: banque, right: read}]\n"
    words = {word for box in boxes(desk, text).values() if box.way == "choice" for word, _ in box.options}
    helped = {
        box.label: box.help for box in boxes(desk, text).values() for word in words if f" {word} " in f" {box.help} "
    }

    assert {} == helped
