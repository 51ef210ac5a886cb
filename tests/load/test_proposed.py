"""Proposed lines, written into a text: what stands there stays, and « … » stands only where the format takes a text."""

import pytest

from passation.load.outline import CannotSplice
from passation.load.proposed import Lines, with_lines
from passation.model.sop import Sop

PROCESS = """\
# la fiche de Raf
id: FIN-001
title: Relances   # le nom de tous les jours
owner: raf

steps:
  - do: Relancer
  - {do: Classer, outputs: [journal]}
"""


def test_a_new_key_stands_where_a_reader_looks_for_it() -> None:
    assert PROCESS.replace("owner: raf\n", "owner: raf\narbiter: raf\n") == with_lines(
        PROCESS, Sop, Lines((), "arbiter: raf")
    )


def test_what_no_text_can_say_is_left_out() -> None:
    made = with_lines(PROCESS, Sop, Lines((), "records: [{data: journal, by: raf, where: …, keep: …}]"))

    assert f"{PROCESS}records:\n  - data: journal\n    by: raf\n" == made


def test_nothing_is_written_where_nothing_can_stand() -> None:
    assert PROCESS == with_lines(PROCESS, Sop, Lines((), "kpis: […]"))
    assert PROCESS == with_lines(PROCESS, Sop, Lines(("steps", 0), "minutes: …"))


def test_what_is_written_is_not_written_over_by_what_is_open() -> None:
    assert PROCESS == with_lines(PROCESS, Sop, Lines((), "title: …"))
    assert PROCESS.replace("owner: raf", "owner: dirigeante") == with_lines(
        PROCESS, Sop, Lines((), "owner: dirigeante")
    )


def test_a_group_gets_what_it_lacks() -> None:
    control = PROCESS.replace("do: Relancer", "do: Relancer\n    control: {kind: sample}")

    assert control.replace("sample}", "sample, evidence: …}") == with_lines(
        control, Sop, Lines(("steps", 0), "control: {kind: sample, evidence: …}")
    )


def test_a_list_gets_the_items_that_it_lacks() -> None:
    tagged = f"{PROCESS}tags: [argent]  # deux au plus\n"

    assert tagged.replace("[argent]", "[argent, banque]") == with_lines(
        tagged, Sop, Lines((), "tags: [argent, banque, …]")
    )


def test_a_word_that_stands_for_a_group_becomes_one() -> None:
    made = with_lines(PROCESS, Sop, Lines(("steps", 1, "outputs", 0), "{data: journal, to: client}"))

    assert PROCESS.replace("[journal]", "[{data: journal, to: client}]") == made


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    with pytest.raises(CannotSplice):
        with_lines("title: [a\n", Sop, Lines((), "arbiter: raf"))
