"""Workload: minutes × share of the branch × volume × occurrences, to the last decimal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from passation.analysis.rhythm import times_a_year
from passation.analysis.workload import Workload, workload
from passation.model.company import Calendar, Company
from passation.model.content import Content
from passation.model.flow import graph_of
from passation.model.sop import Sop

REMINDERS = """
trigger: {every: week, when: "lundi 09:00"}
volume: {unit: facture, per: week, min: 5, usual: 20, peak: 60}
steps:
  - {id: s10, do: Exporter la balance, minutes: 5}
  - {id: s20, do: Retirer les factures réglées, minutes: 10}
  - {id: s30, ask: 'Litige?', per: facture, answers: {Oui: {goto: s80, share: 5 %}, Non: s40}}
  - id: s40
    ask: Quel retard ?
    per: facture
    answers: {Court: {goto: s50, share: 60 %}, Moyen: {goto: s60, share: 30 %}, Long: s70}
  - {id: s50, do: Envoyer le courriel, per: facture, minutes: 3, next: s90}
  - {id: s60, do: Téléphoner, per: facture, minutes: 10, next: s90}
  - {id: s70, do: Préparer la mise en demeure, per: facture, minutes: 15}
  - {id: s75, do: Valider, per: facture, minutes: 5, next: s90}
  - {id: s80, do: Arbitrer, per: facture, minutes: 10}
  - {id: s90, do: Consigner, minutes: 10}
  - {id: s100, do: Contrôler, minutes: 10}
"""


def process(text: str) -> tuple[Content, Sop]:
    values: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes texts only
    sop = Sop.model_validate({"id": "FIN-012", "title": "Relances", "owner": "raf", "result": "Fait", **values})
    company = Company.model_validate({"name": "Vallier"})
    return Content(company, sops={sop.id: sop}, graphs={sop.id: graph_of(sop.steps)}), sop


def of(text: str) -> Workload:
    return workload(*process(text))


def test_a_process_with_branches_and_items_is_neither_the_sum_of_its_minutes_nor_forgets_the_items() -> None:
    # One invoice: 95 % × (60 % × 3 + 30 % × 10 + 10 % × (15 + 5)) + 5 % × 10 = 6.96 minutes; a run adds 35.
    assert Workload(
        minutes_min=Decimal("69.8"),
        minutes_usual=Decimal("174.2"),
        minutes_max=Decimal("452.6"),
        occurrences_per_month=Decimal(52) / 12,
        month_min=Decimal("69.8") * 52 / 12,
        month_usual=Decimal("174.2") * 52 / 12,
        month_max=Decimal("452.6") * 52 / 12,
        unmeasured=2,
        uncounted=(),
        calls=(),
    ) == of(REMINDERS)


def test_without_shares_the_result_goes_from_the_cheapest_way_to_the_dearest() -> None:
    load = of("""
trigger: {every: month}
steps:
  - {id: a, ask: 'Simple?', minutes: 1, answers: {Oui: b, Non: c}}
  - {id: b, do: Classer, minutes: 2, next: d}
  - {id: c, do: Instruire, minutes: 30}
  - {id: d, do: Noter, minutes: 3}
""")

    assert (Decimal(6), None, Decimal(34)) == (load.minutes_min, load.minutes_usual, load.minutes_max)


def test_a_choice_between_ways_of_the_same_length_leaves_nothing_open() -> None:
    load = of("""
steps:
  - {id: a, ask: 'Lequel?', answers: {Un: b, Deux: c}}
  - {id: b, do: Classer, minutes: 4, next: end}
  - {id: c, do: Ranger, minutes: 4}
""")

    assert Decimal(4) == load.minutes_usual


def test_one_answer_without_a_share_has_the_rest() -> None:
    load = of("""
steps:
  - {id: a, ask: 'Lequel?', answers: {Un: {goto: b, share: 75 %}, Deux: end}}
  - {id: b, do: Classer, minutes: 100}
""")

    assert Decimal(75) == load.minutes_usual


def test_known_shares_narrow_the_range_of_the_unknown_ones() -> None:
    load = of("""
steps:
  - {id: a, ask: 'Lequel?', answers: {Un: {goto: b, share: 50 %}, Deux: c, Trois: end}}
  - {id: b, do: Classer, minutes: 10, next: end}
  - {id: c, do: Ranger, minutes: 100}
""")

    assert (Decimal(5), None, Decimal(55)) == (load.minutes_min, load.minutes_usual, load.minutes_max)


def test_parallel_steps_are_all_done_and_what_waits_for_them_is_done_once() -> None:
    load = of("""
steps:
  - {id: a, do: Relever, minutes: 1}
  - {id: b, do: Charger, minutes: 10, after: [a]}
  - {id: c, do: Affecter, minutes: 100, after: [a]}
  - {id: d, do: Vérifier, minutes: 1000, after: [b, c]}
  - {id: e, do: Publier, minutes: 10000}
""")

    assert Decimal(11111) == load.minutes_usual


def test_waits_cost_nothing_and_called_processes_are_named() -> None:
    load = of("""
steps:
  - {id: a, do: Envoyer, minutes: 4}
  - {id: b, wait: Réponse, for: 2 days, answers: {Reçue: c, Délai passé: c}}
  - {id: c, call: JUR-004}
  - {id: d, call: JUR-004}
""")

    assert (Decimal(4), ("JUR-004",), 0) == (load.minutes_usual, load.calls, load.unmeasured)


def test_a_second_round_counts_with_its_share_and_a_third_does_not() -> None:
    load = of("""
steps:
  - {id: a, do: Corriger, minutes: 10}
  - {id: b, ask: 'Juste?', minutes: 2, answers: {Oui: end, Non: {goto: a, share: 25 %}}}
""")

    assert Decimal(12) + Decimal("0.25") * 12 == load.minutes_usual


def test_a_loop_of_unknown_share_costs_from_no_second_round_to_one() -> None:
    load = of("""
steps:
  - {id: a, do: Corriger, minutes: 10}
  - {id: b, ask: 'Juste?', minutes: 2, answers: {Oui: end, Non: a}}
""")

    assert (Decimal(12), Decimal(24)) == (load.minutes_min, load.minutes_max)


def test_a_loop_without_a_way_out_ends_all_the_same() -> None:
    load = of("""
steps:
  - {id: a, do: Tourner, minutes: 1}
  - {id: b, do: Tourner encore, minutes: 1, next: a}
""")

    assert Decimal(4) == load.minutes_usual


def test_an_arrow_to_an_earlier_line_is_no_loop_when_nothing_comes_back() -> None:
    load = of("""
steps:
  - {id: a, do: Ouvrir, minutes: 1, next: c}
  - {id: b, do: Fermer, minutes: 100, next: end}
  - {id: c, do: Traiter, minutes: 10, next: b}
""")

    assert Decimal(111) == load.minutes_usual


def test_without_a_rhythm_each_item_is_a_run() -> None:
    load = of("""
trigger: {event: Pose inscrite au planning}
volume: {unit: chantier, per: week, min: 2, usual: 4, peak: 7}
steps:
  - {id: a, do: Poser, minutes: 420}
  - {id: b, do: Ranger, per: chantiers, minutes: 30}
""")

    assert (Decimal(450), Decimal(4) * 52 / 12) == (load.minutes_usual, load.occurrences_per_month)
    assert (Decimal(2 * 450 * 52) / 12, Decimal(7 * 450 * 52) / 12) == (load.month_min, load.month_max)


def test_several_days_in_a_week_are_several_runs_that_share_the_volume() -> None:
    load = of("""
trigger: {every: week, when: [mardi, jeudi]}
volume: {unit: lettre, per: week, usual: 30}
steps:
  - {id: a, do: Trier, per: lettre, minutes: 2}
""")

    assert (Decimal(30), Decimal(104) / 12, Decimal(260)) == (
        load.minutes_usual,
        load.occurrences_per_month,
        load.month_usual,
    )


def test_a_word_that_the_volume_does_not_count_is_counted_once_and_named() -> None:
    load = of("""
trigger: {every: month}
volume: {unit: facture, per: month, usual: 10}
steps:
  - {id: a, do: Trier, per: client, minutes: 7}
""")

    assert (Decimal(7), ("client",)) == (load.minutes_usual, load.uncounted)


def test_a_volume_without_its_usual_value_leaves_the_usual_run_open() -> None:
    load = of("""
trigger: {every: month}
volume: {unit: facture, per: month, min: 2, peak: 10}
steps:
  - {id: a, do: Trier, per: facture, minutes: 1}
""")

    assert (Decimal(2), None, Decimal(10)) == (load.minutes_min, load.minutes_usual, load.minutes_max)


def test_a_process_that_says_neither_rhythm_nor_volume_has_no_month() -> None:
    load = of("steps: [{do: Classer, minutes: 3}]")

    assert (Decimal(3), None, None) == (load.minutes_usual, load.occurrences_per_month, load.month_usual)


@pytest.mark.parametrize(
    ("every", "a_year"),
    [
        ("day", 260),
        ("jour ouvré", 260),
        ("business day", 260),
        ("week", 52),
        ("2 weeks", 26),
        ("2 semaines", 26),
        ("month", 12),
        ("3 mois", 4),
        ("quarter", 4),
        ("trimestre", 4),
        ("semestre", 2),
        ("year", 1),
        ("an", 1),
        ("quand il pleut", None),
        ("0 week", None),
        ("", None),
    ],
)
def test_a_rhythm_is_read_in_both_languages(every: str, a_year: int | None) -> None:
    assert a_year == times_a_year(every, Calendar())


def test_a_company_that_works_six_days_works_six_days() -> None:
    calendar = Calendar.model_validate({"days": ["lun", "mar", "mer", "jeu", "ven", "sam"]})

    assert 312 == times_a_year("day", calendar)


STEPS = st.lists(
    st.fixed_dictionaries(
        {"minutes": st.integers(0, 500), "goto": st.lists(st.integers(0, 14), max_size=3), "parallel": st.booleans()}
    ),
    min_size=1,
    max_size=14,
)


@given(STEPS)
def test_any_process_has_a_finite_workload_and_its_range_holds_its_usual_value(shapes: list[dict[str, Any]]) -> None:
    steps = []
    for place, shape in enumerate(shapes):
        targets = [f"s{goto}" for goto in shape["goto"] if goto < len(shapes)]
        step: dict[str, Any] = {"id": f"s{place}", "minutes": str(shape["minutes"])}
        step |= {"ask": "Oui", "answers": {t: t for t in targets}} if targets else {"do": "."}
        step |= {"after": [f"s{place - 1}"]} if shape["parallel"] and place else {}
        steps.append(step)
    load = of(yaml.safe_dump({"steps": steps}))

    assert 0 <= load.minutes_min <= (load.minutes_usual or load.minutes_max) <= load.minutes_max
