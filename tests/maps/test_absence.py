"""Without somebody: the landscape recoloured, the same in words, on a terminal and for machines."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from itertools import combinations
from typing import Any

import jsonschema
import pytest

from passation.edition import Edition
from passation.maps.absences import Absence, absence, as_json, as_text
from passation.maps.dependency import dependency_map
from passation.maps.laid import lay
from passation.maps.palette import EFFECT_LOOKS
from passation.model.actor import Training
from passation.model.company import Audience
from passation.table import Table
from passation.words import Words

FR = Words("fr")
SCHEMA = json.loads((files("passation") / "schemas" / "absence.schema.json").read_text("utf-8"))
DOMAINS = "[{id: finance, title: Finance et trésorerie, band: support}, {id: vente, title: Vente, band: core}]"


@pytest.fixture(name="held")
def _held(edition_of: Any) -> Edition:
    """Three processes of raf: one stops, one waits, one goes on; a fourth does not need him."""
    trained = Training.model_validate({"who": "dirigeante", "what": "FIN-003", "date": "2026-01-05"})
    return edition_of(  # type: ignore[no-any-return] # the fixture of the folder has no type
        "{title: Virements, backups: {raf: dirigeante}, steps: [{do: Payer, actor: raf}, {do: Lire, actor: expert}]}",
        "{title: Litiges, sla: {within: 2 weeks}, steps: [{do: Arbitrer}]}",
        "{title: Point du lundi, domain: vente, backups: {raf: dirigeante}, steps: [{do: Réunir}]}",
        "{title: Courriels, domain: vente, performer: assistante, steps: [{do: Trier}]}",
        domains=DOMAINS,
        trainings=(trained,),
    )


def shown(table: Any) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in table.rows]


def test_the_twin_tells_what_becomes_of_each_process_the_gravest_first(held: Edition, link: Any) -> None:
    (drawing,) = absence(held, FR, link, Absence(("raf",)))

    assert [
        [
            *("FIN-001 Virements", "s’arrête", "dès qu’il se présente", "1. Payer"),
            "former Dirigeante",
        ],
        [
            *("FIN-002 Litiges", "attend", "tient 2 semaines, le délai promis", "1. Arbitrer"),
            "désigner et former un remplaçant",
        ],
        ["FIN-003 Point du lundi", "continue", "—", "—", "Dirigeante"],
    ] == shown(drawing.twin)
    assert "Absence de 1 semaine : Responsable administratif et financier" == drawing.title.replace("\xa0", " ")
    assert (
        "3 processus sont touchés : 1 s’arrête, 1 attend dans le délai promis et 1 continue avec un relais. "
        "1 autre n’est pas touché."
    ) == drawing.description.replace("\xa0", " ")


def test_an_absence_of_more_drawings_than_asked_for_is_its_table_alone(edition_of: Any, link: Any) -> None:
    processes = [f"{{domain: {domain}, steps: [{{do: Payer}}]}}" for domain in ("finance", "vente") for _ in range(20)]
    edition = edition_of(*processes, domains=DOMAINS)
    two = absence(edition, FR, link, Absence(("raf",)), 2)
    (told,) = absence(edition, FR, link, Absence(("raf",)), 1)

    assert [20, 20] == [len(shown(drawing.twin)) for drawing in two]
    assert (40, "", None) == (len(shown(told.twin)), told.svg, told.fault)
    assert "40 processus sont touchés" in told.description.replace("\xa0", " ")


def test_the_terminal_answers_in_plain_french(held: Edition) -> None:
    assert """\
Absence de 1 semaine : Responsable administratif et financier
3 processus sont touchés : 1 s’arrête, 1 attend dans le délai promis et 1
continue avec un relais. 1 autre n’est pas touché.

S’ARRÊTE
  FIN-001  Virements : dès qu’il se présente
      1. Payer

ATTEND
  FIN-002  Litiges : tient 2 semaines, le délai promis
      1. Arbitrer

CONTINUE
  FIN-003  Point du lundi, relais : Dirigeante

AVANT L’ABSENCE
  → former Dirigeante (FIN-001)
  → désigner et former un remplaçant (FIN-002)
""" == as_text(held, FR, Absence(("raf",)), 80).replace("\xa0", " ")


def test_a_process_that_nobody_there_can_begin_says_every_step(edition_of: Any) -> None:
    edition = edition_of("{trigger: {every: day}, steps: [{do: Ouvrir}, {do: Trier}]}")

    assert (
        "  FIN-001  Processus 1 : à la prochaine échéance, pendant l’absence\n      toutes les étapes\n"
    ) in as_text(edition, FR, Absence(("raf",)), 80).replace("\xa0", " ")


def test_of_many_steps_the_first_are_named_and_the_rest_counted(edition_of: Any) -> None:
    steps = ", ".join(f"{{do: Étape {number}}}" for number in range(1, 7))
    told = as_text(edition_of(f"steps: [{steps}, {{do: Lire, actor: expert}}]"), FR, Absence(("raf",)), 80)

    assert ["1. Étape 1", "2. Étape 2", "3. Étape 3", "et 3 autres"] == [
        line.strip() for line in told.splitlines() if line.startswith("      ")
    ]


def test_a_process_that_comes_less_often_than_the_absence_lasts_may_be_spared(edition_of: Any) -> None:
    edition = edition_of("{trigger: {every: quarter}, steps: [{do: Déclarer}]}")

    assert "seulement s’il tombe pendant l’absence" in as_text(edition, FR, Absence(("raf",)), 200)


def test_nobody_needs_who_does_nothing(held: Edition, link: Any) -> None:
    assert () == absence(held, FR, link, Absence(("client",)))
    assert (
        "Aucun processus ne dépend de cette absence.\n" == as_text(held, FR, Absence(("client",)), 80).split("\n", 1)[1]
    )


def test_of_several_who_are_away_each_cure_says_whom_it_replaces(held: Edition) -> None:
    told = as_text(held, FR, Absence(("raf", "expert", "dirigeante")), 200).replace("\xa0", " ")

    assert "  → pour remplacer Cabinet d'expertise comptable : désigner et former un remplaçant (FIN-001)\n" in told
    assert (
        "  → pour remplacer Responsable administratif et financier : "
        "former quelqu’un d’autre, car Dirigeante n’est pas là non plus (FIN-001 et FIN-003)\n"
    ) in told


def test_a_role_held_by_several_people_says_so(sample: Edition) -> None:
    two, one = (as_text(sample, FR, Absence((role,)), 300).replace("\xa0", " ") for role in ("metreur-deviseur", "raf"))

    assert "l’absence d’une seule personne n’arrête rien : Métreur-deviseur.\n" in two
    assert "n’arrête rien" not in one


def test_what_a_terminal_prints_cannot_steer_it(edition_of: Any) -> None:
    edition = edition_of("steps: [{do: Classer}]", names={"raf": "RAF\x1b[31m"})

    assert "\x1b" not in as_text(edition, FR, Absence(("raf",)), 80)


def test_the_document_keeps_to_its_schema_and_says_the_same(held: Edition) -> None:
    document = json.loads(as_json(held, FR, Absence(("raf",)), 80))
    jsonschema.validate(document, SCHEMA)

    assert {"stops": 1, "waits": 1, "covered": 1} == document["counts"]
    assert ["FIN-004"] == document["untouched"]
    assert [("FIN-001", "stops", None), ("FIN-002", "waits", "2 weeks"), ("FIN-003", "covered", None)] == [
        (each["process"], each["effect"], each["holds"]) for each in document["processes"]
    ]
    assert [{"actor": "raf", "by": ["dirigeante"], "backup": "dirigeante", "lack": None}] == document["processes"][2][
        "relays"
    ]


def test_states_are_told_by_a_word_a_border_and_a_tint(held: Edition, link: Any) -> None:
    (drawing,) = absence(held, FR, link, Absence(("raf",)))

    for effect, look in EFFECT_LOOKS.items():
        assert 1 == drawing.svg.count(f'class="tile effect-{effect}"')
        assert f">{FR.say(look.word)}<" in drawing.svg
    assert 3 == len({look.dash for look in EFFECT_LOOKS.values()})
    assert 3 == len({look.weight for look in EFFECT_LOOKS.values()})
    assert "Courriels" not in drawing.svg
    assert "Vente : 1 sur 2" in drawing.svg.replace("\xa0", " ")


def grey(colour: str) -> float:
    """Luma, as `convert -colorspace Gray` has it."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_graver_the_darker_in_grey() -> None:
    tints = [grey(look.tint) for look in EFFECT_LOOKS.values()]

    assert tints == sorted(tints)
    assert tints[1] - tints[0] > 0.08


def test_no_box_stands_on_another_on_a_page_or_a_phone(sample: Edition, link: Any) -> None:
    (drawing,) = absence(sample, FR, link, Absence(("raf",)))
    boxes = [rect for name, rect in lay(drawing.dot).nodes.items() if not name.startswith("nothing")]

    assert 26 < len(boxes)
    assert [] == [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one.x < other.right - 0.5
        and other.x < one.right - 0.5
        and one.y < other.bottom - 0.5
        and other.y < one.bottom - 0.5
    ]
    assert drawing.narrow


def test_more_than_thirty_processes_are_drawn_domain_by_domain(edition_of: Any, link: Any) -> None:
    steps = [{"do": "Classer"}]
    parts = [{"domain": domain, "steps": steps} for domain in ("finance",) * 35 + ("vente",) * 20]
    drawings = absence(edition_of(*parts, domains=DOMAINS), FR, link, Absence(("raf",)))

    assert [30, 25] == [each.svg.count('class="tile ') for each in drawings]
    assert 55 == sum(len(shown(each.twin)) for each in drawings)


def test_beside_the_key_persons_stand_those_who_stop_most_and_the_owner_manager(sample: Edition, link: Any) -> None:
    assert [
        "dependency",
        "absence-raf",
        "absence-gestionnaire",
        "absence-metreur-deviseur",
        "absence-dirigeante",
    ] == [each.name for each in dependency_map(sample, FR, link)]


@pytest.mark.parametrize(("sees", "scope"), [("internal", "own"), ("public", "all")])
def test_who_cannot_know_who_was_trained_is_told_nothing(small: Edition, link: Any, sees: str, scope: str) -> None:
    readers = Audience.model_validate({"id": "lecteurs", "sees": sees, "scope": scope})

    assert () == dependency_map(replace(small, audience=readers), FR, link)
