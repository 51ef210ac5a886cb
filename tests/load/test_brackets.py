"""Brackets that somebody forgot to close: where, and the line as it should be."""

import pytest

from passation.load.mend import open_bracket, with_bracket


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("kpis: [dso, retard", "kpis: [dso, retard]"),
        ("  - {do: Relancer, checklist: [Nom, Montant}", "  - {do: Relancer, checklist: [Nom, Montant]}"),
        ("  - {do: Relancer   # demain", "  - {do: Relancer}   # demain"),
        ("  - {do: Relancer, control: {kind: sample", "  - {do: Relancer, control: {kind: sample}}"),
        ('  - {do: "Relancer [vite", tool: crm', '  - {do: "Relancer [vite", tool: crm}'),
        ("tags: ['l''argent [a]', banque", "tags: ['l''argent [a]', banque]"),
        ("  - [a, [b, c]", "  - [a, [b, c]]"),
    ],
)
def test_what_is_missing_is_written_where_it_belongs(line: str, made: str) -> None:
    assert made == with_bracket(line)


@pytest.mark.parametrize(
    "line",
    [
        "kpis: [dso, retard]",
        "kpis: [",
        "kpis: [dso,",
        "steps: [{do:",
        "  {do: b} ]",
        "title: Relances [urgent",
        "kpis: dso]",
        '  - {do: "Relancer [vite, tool: crm}',
        "[" * 501,
    ],
)
def test_a_line_that_may_go_on_below_or_is_wrong_in_another_way_is_left_alone(line: str) -> None:
    assert with_bracket(line) in {None, line}


def test_the_place_is_where_the_sign_is_missing() -> None:
    assert (12, "}") == open_bracket("scope: {a: b   # note")
    assert (17, "]") == open_bracket("  - {do: a, x: [b}")
