"""The drawings of a process: what they say, how a long one is divided, what its twin says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from passation.edition import Edition
from passation.maps import Outline, swimlane
from passation.maps.swimlanes import scenes
from passation.maps.swimlanes.scene import START, STOP, Scene
from passation.maps.swimlanes.story import Story
from passation.model.data import DataObject
from passation.words import Words

FR, EN = Words("fr"), Words("en")


def plain(text: str) -> str:
    """A text with ordinary spaces, as it is typed."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def scene_of(edition: Edition, link: Any, process: str = "FIN-001") -> Scene:
    return scenes(Story(edition, FR, edition.sops[process], link))[0][1]


def said(twin: Any) -> list[str]:
    assert isinstance(twin, Outline)
    return [plain("".join(cell.text for cell in entry)) for entry in twin.entries]


def box_texts(scene: Scene, node: int) -> list[str]:
    box = next(each for each in scene.boxes if each.node == node)
    placed = [*box.texts, *(text for _, text in box.chips)]
    return [plain(" ".join(text.text.lines)) for text in placed]


def test_the_graph_for_other_tools_is_the_one_that_was_read(small: Edition, link: Any, golden: Any) -> None:
    (drawing,) = swimlane(small, FR, "FIN-012", link)

    assert golden("swimlane.dot") == drawing.dot


def test_the_twin_tells_every_step_its_actor_and_what_follows(small: Edition, link: Any, golden: Any) -> None:
    (drawing,) = swimlane(small, FR, "FIN-012", link)
    assert isinstance(drawing.twin, Outline)
    entries = ["".join(cell.text for cell in entry) for entry in drawing.twin.entries]
    lines = [f"{number}. {entry}" for number, entry in enumerate(entries, 1)]

    assert golden("swimlane.txt") == "\n".join([drawing.title, drawing.description, drawing.twin.caption, *lines, ""])


def test_the_twin_speaks_english_too(small: Edition, link: Any) -> None:
    (drawing,) = swimlane(small, EN, "FIN-030", link)

    raf, assistante, operatrice = (
        "Responsable administratif et financier",
        "Assistante externalisée",
        "Opératrice de saisie",
    )
    assert [
        (
            f"Rassembler les pièces — {operatrice} (outside) · Then at the same time. "
            f"Then: step 2; step 3 (handed over: {assistante})."
        ),
        f"Saisir les ventes — {operatrice} (outside). Then: step 4 (handed over: {raf}).",
        f"Saisir les achats — {assistante} (outside) · with Assistante suppléante. Then: step 4 (handed over: {raf}).",
        (
            f"When 2 and 3 are done. Contrôler dix pièces — {raf} (inside) · Sample check. "
            f"Then: step 5 (handed over: {operatrice})."
        ),
        f"Process PIL-001. Construction du budget annuel — {operatrice} (outside). Then: the end.",
    ] == said(drawing.twin)


def test_steps_and_their_targets_are_links(small: Edition, link: Any) -> None:
    (drawing,) = swimlane(small, FR, "FIN-012", link)
    assert isinstance(drawing.twin, Outline)
    targets = [(cell.text, link(cell.target)) for cell in drawing.twin.entries[0] if cell.target]

    assert [
        ("Exporter la balance âgée", "#FIN-012-s10"),
        ("Assistante externalisée", "#assistante"),
        ("étape 2", "#FIN-012-s20"),
    ] == targets
    assert 7 == drawing.svg.count('<a href="#FIN-012-s')


def test_a_step_without_an_address_is_drawn_without_a_link(small: Edition) -> None:
    (drawing,) = swimlane(small, FR, "FIN-012", lambda _: None)

    assert "<a " not in drawing.svg


def test_every_kind_of_step_is_told_by_its_form_and_its_words(edition_of: Any, link: Any) -> None:
    scene = scene_of(
        edition_of(
            """
steps:
  - {id: a, do: Payer, money: yes, irreversible: yes, control: {kind: approval}, actor: [raf, dirigeante]}
  - {id: b, ask: Payé ?, answers: {Oui: {goto: c, share: 90 %}, Non: end}}
  - {id: c, wait: Le relevé, for: 3 days}
  - {id: d, call: FIN-001}
""".replace("Payé ?", "'Payé ?'")
        ),
        link,
    )

    assert [(START, "start"), (STOP, "end"), (0, "do"), (1, "ask"), (2, "wait"), (3, "call")] == [
        (box.node, box.kind) for box in scene.boxes
    ]
    assert ["Payer", "ou Dirigeante", "✓ Accord", "€ Engage de l’argent", "⚠ Irréversible"] == box_texts(scene, 0)
    assert ["Payé ?", "Non", "→ fin", "Oui · 90 %", "→ 3"] == box_texts(scene, 1)
    assert ["Attente", "Le relevé", "3 jours au plus"] == box_texts(scene, 2)
    assert ["Processus FIN-001", "Processus 1"] == box_texts(scene, 3)


def test_what_happens_at_the_same_time_is_marked_where_it_starts_and_where_it_is_waited_for(
    small: Edition, link: Any
) -> None:
    scene = scene_of(small, link, "FIN-030")

    assert ([0], [3]) == ([b.node for b in scene.boxes if b.fork], [b.node for b in scene.boxes if b.join])
    assert "Puis en même temps" in box_texts(scene, 0)
    assert "Quand 2 et 3 sont faites" in box_texts(scene, 3)
    assert [2, 2] == [box.row for box in scene.boxes if box.node in {1, 2}]


def test_handovers_and_loops_are_told_apart(small: Edition, link: Any) -> None:
    scene = scene_of(small, link, "FIN-012")

    assert [(1, 4), (2, 3), (3, 5), (4, 5)] == [(a.edge.source, a.edge.target) for a in scene.arrows if a.handover]
    assert [(6, 0)] == [(a.edge.source, a.edge.target) for a in scene.arrows if a.back]


def test_neighbouring_steps_of_one_loop_stand_in_one_bracket(small: Edition, link: Any) -> None:
    (bracket,) = scene_of(small, link, "FIN-012").brackets

    assert ("Pour chaque facture",) == bracket.text.text.lines


def test_a_long_word_of_a_short_loop_is_said_whole(edition_of: Any, link: Any) -> None:
    edition = edition_of({"steps": [{"do": "Lister"}, {"do": "Classer", "per": "pièce comptable"}, {"do": "Ranger"}]})
    (bracket,) = scene_of(edition, link).brackets

    assert ("Pour chaque pièce comptable",) == bracket.text.text.lines


WORK: dict[str, Any] = {
    "trigger": {"every": "week", "when": "lundi 09:00"},
    "result": "Chaque lundi, *toute* facture est pointée.",
    "channel": "slack",
    "exceptions": [{"when": "La banque ne répond pas", "at": "s1"}, {"when": "Grève"}],
    "steps": [
        {"id": "s1", "do": "Pointer", "outputs": ["releve"]},
        {"id": "s2", "do": "Relire", "actor": "client", "inputs": ["releve"]},
    ],
}
RELEVE = {"releve": DataObject(id="releve", name="Relevé pointé")}


def test_the_drawing_says_what_starts_what_passes_what_may_go_otherwise_and_what_is_reached(
    edition_of: Any, link: Any
) -> None:
    edition = edition_of(WORK, data=RELEVE)
    scene = scene_of(edition, link)
    (drawing,) = swimlane(edition, FR, "FIN-001", link)

    assert ["Début", "Chaque semaine, lundi à 9 h"] == box_texts(scene, START)
    assert [
        *("Pointer", "Remise : Relevé pointé, par Slack #back-office"),
        "Imprévu : La banque ne répond pas",
    ] == box_texts(scene, 0)
    assert ["Fin", "Chaque lundi, toute facture est pointée."] == box_texts(scene, STOP)
    assert said(drawing.twin)[0].endswith(
        " · Remise : Relevé pointé, par Slack #back-office · Imprévu : La banque ne répond pas."
        " Ensuite : étape 2 (remise : Client débiteur)."
    )


def test_a_drawing_that_would_be_too_high_leaves_out_what_the_page_says_elsewhere(edition_of: Any, link: Any) -> None:
    def said_of(steps: int, times: int) -> list[bool]:
        """Whether the start and the end say more than their word, and the first step what may go otherwise."""
        text = "Relire chaque ligne du contrat et la noter " * times
        lines = [{"id": f"s{place}", "do": text} for place in range(1, steps + 1)]
        scene = scene_of(edition_of({**WORK, "result": "Tout est fait. " * 9, "steps": lines}), link)
        return [len(box_texts(scene, each)) == 2 for each in (START, 0, STOP)]

    assert [True, True, True] == said_of(11, 3)
    assert [True, True, False] == said_of(12, 3)
    assert [False, False, False] == said_of(9, 5)


@pytest.mark.parametrize(("steps", "sheets"), [(12, [12]), (13, [6, 7]), (24, [12, 12]), (25, [8, 8, 9])])
def test_a_dozen_steps_fill_a_drawing(steps: int, sheets: list[int], edition_of: Any, link: Any) -> None:
    edition = edition_of({"steps": [{"do": f"Étape {n}"} for n in range(steps)]})

    assert sheets == [len(said(drawing.twin)) for drawing in swimlane(edition, FR, "FIN-001", link)]


def test_very_long_steps_fill_a_drawing_sooner(edition_of: Any, link: Any) -> None:
    text = "Relire chaque ligne du contrat et la comparer à la version précédente avant de répondre " * 3
    edition = edition_of(
        {"steps": [{"do": text, "actor": name} for name in ("raf", "client", "automate", "expert") * 3]}
    )
    drawings = swimlane(edition, FR, "FIN-001", link)

    assert 2 == len(drawings)
    assert all(drawing.height <= 1300 for drawing in drawings)


def test_a_divided_process_says_where_it_continues_and_where_it_comes_from(edition_of: Any, link: Any) -> None:
    steps: list[dict[str, Any]] = [{"id": f"s{n}", "do": f"Étape {n}"} for n in range(14)]
    steps[2] = {"id": "s2", "ask": "Urgent ?", "answers": {"Oui": "s9", "Non": "s3"}}
    edition = edition_of({"steps": steps})
    first, second = swimlane(edition, FR, "FIN-001", link)
    (_, one), (_, two) = scenes(Story(edition, FR, edition.sops["FIN-001"], link))

    assert ("Processus 1 (1 sur 2)", "Processus 1 (2 sur 2)") == (first.title, second.title)
    assert ["Suite à l’étape 8"] == box_texts(one, STOP)
    assert ["Suite du dessin précédent"] == box_texts(two, START)
    assert ["Urgent ?", "Oui", "→ 10", "Non", "→ 4"] == box_texts(one, 2)
    assert ["Depuis l’étape 3", "Étape 9"] == box_texts(two, 9)
    assert ["flag"] == [arrow.end for arrow in one.arrows if arrow.edge.target == 9]
    assert isinstance(second.twin, Outline)
    assert 8 == second.twin.first


def test_a_process_of_one_step_is_drawn(edition_of: Any, link: Any) -> None:
    (drawing,) = swimlane(edition_of("steps: [{do: Classer}]"), FR, "FIN-001", link)

    assert ["Classer — Responsable administratif et financier (interne). Ensuite : la fin."] == said(drawing.twin)
    assert (
        "1 étape, à lire de haut en bas dans la colonne de Responsable administratif et financier (interne)."
        == plain(drawing.description)
    )


def test_a_process_that_is_not_in_the_edition_raises(small: Edition, link: Any) -> None:
    with pytest.raises(KeyError, match="FIN-999"):
        swimlane(small, FR, "FIN-999", link)


def test_a_gate_shows_its_words_and_nothing_of_what_it_hides(link: Any, gated: Callable[[], Edition]) -> None:
    (drawing,) = swimlane(gated(), FR, "FIN-001", link)

    assert "Décidé ailleurs" in drawing.svg
    assert "Attendre l’accord" in drawing.svg
    assert "planchers" not in drawing.svg + drawing.dot + repr(drawing.twin)


def test_the_same_process_gives_the_same_bytes(small: Edition, link: Any) -> None:
    assert swimlane(small, FR, "FIN-012", link) == swimlane(small, FR, "FIN-012", link)
