"""Trello and BPMN: which card or task is a step, and where each leads."""

import json
from typing import Any

BOARD = {
    "name": "Atelier",
    "members": [{"id": "m1", "fullName": "Basile Trusquin"}],
    "lists": [
        {"id": "l1", "name": "Commercial"},
        {"id": "l2", "name": "À faire"},
        {"id": "l3", "name": "Départ d'un salarié"},
    ],
    "cards": [
        {"id": "c1", "idList": "l1", "name": "Devis", "desc": "Du premier appel à l'envoi", "idMembers": ["m1"],
         "labels": [{"name": "vente"}], "due": "2026-01-02T10:00:00Z"},
        {"id": "c2", "idList": "l2", "name": "Changer l'imprimante"},
        {"id": "c3", "idList": "l3", "name": "Récupérer les clés", "desc": "badge\nclé du dépôt"},
        {"id": "c4", "idList": "l3", "name": "Couper les accès"},
        {"id": "c5", "idList": "l1", "name": "Vieille carte", "closed": True},
    ],
    "checklists": [
        {"idCard": "c1", "name": "Étapes", "checkItems": [
            {"name": "Chiffrer", "pos": 2}, {"name": "Qualifier", "pos": 1}, {"name": "Envoyer", "pos": 3}]},
    ],
}  # fmt: skip
CARD = """\
title: Devis
owner: raf  # donné par --owner
result: "À écrire\u00a0: le résultat attendu, que l’on puisse vérifier"  # la source ne le dit pas
purpose: Du premier appel à l'envoi  # deviné\u00a0: la description de la carte (carte Devis)
performer: raf  # deviné\u00a0: la personne qui tient ce rôle (carte Devis)
steps:
  - id: s10
    do: Qualifier
  - id: s20
    do: Chiffrer
  - id: s30
    do: Envoyer
tags: [Commercial, vente]
"""
DIAGRAM = """\
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d">
<collaboration id="c"><participant id="p1" name="Atelier" processRef="P"/><participant id="p2" name="Client"/>
<messageFlow id="mf" sourceRef="p2" targetRef="p1" name="demande"/></collaboration>
<process id="P" name="Traitement d'un devis">
<laneSet id="ls"><lane id="L1" name="Assistante externalisée"><flowNodeRef>t1</flowNodeRef><flowNodeRef>w1</flowNodeRef>
</lane><lane id="L2" name="Gérante"><flowNodeRef>g1</flowNodeRef><flowNodeRef>t2</flowNodeRef></lane></laneSet>
<startEvent id="s" name="Demande reçue"/><task id="t1" name="Préparer le devis"/>
<exclusiveGateway id="g1" name="Montant &gt; 5 000 € ?"/>
<userTask id="t2" name="Valider"/><task id="t3" name="Envoyer"/>
<intermediateCatchEvent id="w1" name="Réponse du client"/><exclusiveGateway id="g2" name="Accepté ?"/>
<parallelGateway id="f"/><task id="a" name="Planifier"/>
<task id="b" name="Facturer l'acompte"/><parallelGateway id="j"/>
<task id="z"/><callActivity id="ca" name="Relancer" calledElement="Relances"/>
<endEvent id="e"/><boundaryEvent id="be" attachedToRef="t1" name="Retard"/>
{flows}
</process></definitions>
"""
FLOWS = """\
s t1
t1 g1
g1 t2 Oui
g1 t3 Non
t2 t3
t3 w1
w1 g2
g2 f Oui
g2 t1
f a
f b
a j
b j
j z
z ca
ca e"""
STEPS = """\
steps:
  - id: s10
    actor: assistante
    do: Préparer le devis
  - id: s20
    actor: gerante
    ask: Montant > 5 000 € ?
    answers: {Oui: s30, Non: s40}
  - id: s30
    actor: gerante
    do: Valider
  - id: s40
    do: Envoyer
  - id: s50
    actor: assistante
    wait: Réponse du client
  - id: s60
    ask: Accepté ?
    # la source ne le dit pas
    answers: {Oui: s70, Réponse 2: s10}
  - id: s70
    do: Planifier
  - id: s80
    do: Facturer l'acompte
    after: [s60]
  - id: s90
    do: "À écrire\u00a0: ce qui est fait ici"  # la source ne le dit pas
    after: [s70, s80]
  - id: s100
    call: FIN-001
exceptions:
  - {when: Retard, at: s10}
"""
MISHAPS = """\
<boundaryEvent id="b1" attachedToRef="t1" name="Prix absent"/><task id="b2" name="Appeler le fournisseur"/>
<endEvent id="b3" name="Escalade générale"><escalationEventDefinition/></endEvent>
<boundaryEvent id="b4" attachedToRef="t2" name="Refus"/>
<subProcess id="sp" triggeredByEvent="true"><startEvent id="sp1" name="Le client renonce"/>
<task id="sp2" name="Classer le devis"/><sequenceFlow id="sf" sourceRef="sp1" targetRef="sp2"/></subProcess>
</process>"""
EXCEPTIONS = """\
exceptions:
  - {when: Retard, at: s10}
  - {when: Prix absent, at: s10, then: Appeler le fournisseur, escalate: generale}
  - {when: Le client renonce, then: Classer le devis}
"""


def diagram(flows: str = FLOWS) -> bytes:
    lines = []
    for number, line in enumerate(flows.splitlines()):
        source, target, *name = line.split(" ")
        said = f' name="{name[0]}"' if name else ""
        lines.append(f'<sequenceFlow id="f{number}" sourceRef="{source}" targetRef="{target}"{said}/>')
    return DIAGRAM.format(flows="".join(lines)).encode()


def test_a_card_with_a_checklist_is_a_process(draft: Any) -> None:
    text = draft("board.json", json.dumps(BOARD).encode()).drafts[0].text

    assert CARD == text[text.index("title:") :]


def test_a_list_of_bare_cards_is_a_process_unless_it_says_how_far_work_is(draft: Any, told: Any) -> None:
    made = draft("board.json", json.dumps(BOARD).encode())

    assert [("Devis", 3), ("Départ d'un salarié", 2)] == [(each.title, each.steps) for each in made.drafts]
    assert [
        "dropped | carte Vieille carte | Vieille carte | Cette carte est archivée.",
        "dropped | carte Devis | 2026-01-02 | Une échéance vaut pour une occasion, pas pour un processus.",
        (
            "left | carte Changer l'imprimante | Changer l'imprimante | "
            "Une carte sans checklist ne dit aucune étape\u00a0: faites-en à la main un processus ou une idée."
        ),
    ] == told(made)[:3]


def test_lanes_gateways_waits_forks_and_calls_of_a_diagram(draft: Any) -> None:
    text = draft("devis.bpmn", diagram()).drafts[0].text

    assert STEPS == text[text.index("steps:") :]


def test_what_the_format_has_no_place_for_is_left_for_a_person(draft: Any, told: Any) -> None:
    assert [
        "dropped | élément P | Atelier | Le nom du couloir.",
        "dropped | élément mf | demande | Les messages entre couloirs ne sont pas lus.",
        "left | élément P |  | À écrire\u00a0: le résultat attendu, que l’on puisse vérifier",
        "guessed | élément s | Demande reçue | aucun rythme n’est dit, donc un événement",
        "left | élément f8 |  | Cette flèche n’a pas de nom\u00a0: écrivez la réponse qui y mène.",
        "left | élément z |  | À écrire\u00a0: ce qui est fait ici",
    ] == told(draft("devis.bpmn", diagram()))


def test_events_on_a_task_and_sub_processes_of_an_event_are_exceptions(draft: Any, told: Any) -> None:
    data = diagram(f"{FLOWS}\nb1 b2\nb2 b3\nb4 t1").decode().replace("</process>", MISHAPS)
    made = draft("devis.bpmn", data.encode())
    text = made.drafts[0].text

    assert EXCEPTIONS == text[text.index("exceptions:") :]
    assert (
        "left | élément b4 | Refus | Un événement attaché à une tâche\u00a0: écrivez-le à la main comme exception."
    ) in told(made)


def test_what_a_gateway_of_events_waits_for_are_the_answers_of_one_wait(draft: Any) -> None:
    question = 'exclusiveGateway id="g1" name="Montant &gt; 5 000 € ?"'
    raced = diagram("s g1\ng1 w1\ng1 t3 Signature\nw1 e\nt3 z\nz e").decode()
    raced = raced.replace(question, 'eventBasedGateway id="g1" name="Retour"').replace(
        'task id="t3"', 'receiveTask id="t3"'
    )
    text = draft("devis.bpmn", raced.encode()).drafts[0].text

    assert "    wait: Retour\n    answers: {Réponse du client: end, Signature: s20}\n" in text


def test_a_diagram_that_runs_in_circles_ends(draft: Any) -> None:
    text = draft("rond.bpmn", diagram("t1 t3\nt3 w1\nw1 t1")).drafts[0].text

    assert "  - id: s80\n    actor: assistante\n    wait: Réponse du client\n    next: s60\n" in text
