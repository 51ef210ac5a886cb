"""What a visible thing brings with it, for readers whose scope is their own: nothing else appears."""

from collections.abc import Callable

from processes import sop, texts  # type: ignore[import-not-found]  # conftest says where it is

from passation.edition import Edition, publish
from passation.model.company import Audience
from passation.model.manual import Manual

EditionOf = Callable[..., Edition]
ASSISTANT = "sees: internal, sees_own: confidential, actors: [ana, anouk]"


def test_what_nothing_visible_reaches_does_not_appear(edition: EditionOf) -> None:
    files = {
        "tools": "tools: [{id: crm, name: CRM, owner: raf}, {id: banque, name: Banque}]\n",
        "data": "data: [{id: balance, name: B, system_of_record: gestion, owner: raf}, {id: paie, name: P}]\n",
        "kpis": "kpis: [{id: dso, name: DSO, objective: tresorerie}, {id: marge, name: Marge}]\n",
        "objectives": "objectives: [{id: tresorerie, title: T}, {id: ventes, title: V}]\n",
        "channels": "channels: [{id: slack, name: Slack}, {id: astreinte, name: A}]\n",
        "ideas": "ideas: [{id: notes, title: Notes de frais}]\n",
        "obligations": "obligations: [{what: TVA, owner: raf}]\n",
        "glossary": "terms: [{term: DSO, means: Délai}, {term: EBE, means: Excédent}]\n",
    }
    files["tools"] = files["tools"].replace("]\n", ", {id: gestion, name: Gestion}]\n")
    steps = "[{do: Exporter le DSO, tool: crm, outputs: [balance], handoff: slack}]"
    made = edition(
        ASSISTANT,
        sop(steps=steps, performer="ana", kpis="[dso]"),
        sop("FIN-002", confidentiality="confidential", kpis="[marge]"),
        **files,
    )

    assert ["crm", "gestion"] == list(made.tools)
    assert (["balance"], ["dso"], ["tresorerie"], ["slack"]) == (
        list(made.data),
        list(made.kpis),
        list(made.objectives),
        list(made.channels),
    )
    assert ({}, (), ["DSO"]) == (made.ideas, made.obligations, [each.term for each in made.terms])


def test_what_belongs_to_the_whole_company_is_not_for_a_scope_of_ones_own(edition: EditionOf) -> None:
    files = {
        "questions": "answers: {q-01: Oui}\n",
        "diagnostic": "answers: {s-01: {value: oui}}\n",
        "ideas": "ideas: [{id: notes, title: Notes}]\n",
        "risks": "risks: [{id: r1, title: Départ}]\n",
        "tools": "tools: []\naccess_review: {every: 6 months}\n",
        "dataroom/dataroom": "project: Copeaux\n",
        "dataroom/qa": "questions: [{id: q1, requester: acq, question: Q}]\n",
        "roadmap": "stages: [{id: shadow, name: Observation}]\n",
        "obligations": "obligations: [{what: TVA, owner: raf}, {what: Attestation, owner: ana}]\n",
    }
    made = edition("sees: secret, scope: own, actors: [ana]", **files)

    assert ({}, {}, {}, {}) == (made.questions.answers, made.diagnostic.answers, made.ideas, made.risks)
    assert (None, None, (), ()) == (made.access_review, made.dataroom.project, made.qa.questions, made.stages)
    assert ["Attestation"] == [each.what for each in made.obligations]


def test_only_visible_steps_reach_anything_not_even_the_person_who_does_a_hidden_one(edition: EditionOf) -> None:
    steps = "[{do: Saisir}, {do: Virer, actor: dirigeante, tool: banque, confidentiality: confidential}, {do: Classer}]"
    tools = "tools: [{id: banque, name: Banque}]\n"
    made = edition(ASSISTANT, sop(steps=steps, performer="ana", confidentiality="internal"), tools=tools)

    assert ["Saisir", "Classer"] == texts(made)
    assert {"ana", "anouk", "raf"} == set(made.actors)
    assert {} == made.tools


def test_a_meeting_a_report_or_a_channel_of_hers_is_hers_to_see(edition: EditionOf) -> None:
    channels = """
channels:
  - {id: slack, name: Slack, members: [raf, ana]}
  - {id: direction, name: Direction, members: [raf]}
rituals:
  - {id: lundi, name: Point, attendees: [raf, ana], reviews: [dso], confidentiality: confidential}
  - {id: comite, name: Comité, attendees: [raf]}
reports:
  - {id: hebdo, from: ana, to: [raf]}
  - {id: interne, from: raf, to: [dirigeante]}
emergencies:
  - {id: panne, when: Panne, channel: slack}
  - {id: feu, when: Feu, channel: direction}
"""
    made = edition(ASSISTANT, channels=channels, kpis="kpis: [{id: dso, name: DSO}, {id: marge, name: M}]\n")

    assert (["slack"], ["lundi"], ["hebdo"], ["panne"], ["dso"]) == (
        list(made.channels),
        list(made.rituals),
        list(made.reports),
        list(made.emergencies),
        list(made.kpis),
    )


def test_what_a_meeting_names_and_is_higher_than_it_is_judged_by_its_own_participants(edition: EditionOf) -> None:
    channels = "rituals: [{id: lundi, name: Point, attendees: [ana], reviews: [dso, marge]}]\n"
    kpis = """
kpis:
  - {id: dso, name: DSO, recipients: [ana], confidentiality: confidential}
  - {id: marge, name: Marge, recipients: [raf], confidentiality: confidential}
"""

    assert ["dso"] == list(edition(ASSISTANT, channels=channels, kpis=kpis).kpis)


def test_references_to_what_is_hidden_are_gone(edition: EditionOf) -> None:
    steps = "[{do: Appeler, tool: coffre, outputs: [paie, {data: balance, to: FIN-002}], late: alerte, actor: ana}]"
    files = {
        "tools": "tools: [{id: coffre, name: Coffre, confidentiality: secret}]\n",
        "data": "data: [{id: balance, name: B}, {id: paie, name: P, confidentiality: secret}]\n",
        "channels": "escalations: [{id: alerte, name: A, confidentiality: secret}]\n",
        "kpis": "kpis: [{id: dso, name: DSO, confidentiality: secret}]\n",
    }
    hidden = sop("FIN-002", confidentiality="secret")
    made = edition(
        ASSISTANT,
        hidden,
        sop(steps=steps, kpis="[dso]", variant_of="FIN-002", confidentiality="internal", performer="ana"),
        **files,
    )
    step = made.sops["FIN-001"].steps[0]

    assert (None, None) == (getattr(step, "tool", ""), step.late)
    assert [("balance", None)] == [(flow.data, flow.to) for flow in getattr(step, "outputs", ())]
    assert ((), None) == (made.sops["FIN-001"].kpis, made.sops["FIN-001"].variant_of)


def test_somebody_hidden_is_the_company_as_a_whole(edition: EditionOf) -> None:
    actors = """
actors:
  - {id: raf, name: RAF}
  - {id: ana, name: Assistante, side: external, organisation: alpha}
  - {id: anouk, name: Suppléante, side: external, organisation: alpha}
  - {id: repreneur, name: Repreneur, confidentiality: secret}
  - {id: banquier, name: Banquier, confidentiality: secret}
  - {id: entreprise, name: Tiers de confiance, confidentiality: secret}
organisations: [{id: alpha, name: Alpha}]
"""
    made = edition(
        ASSISTANT,
        sop(
            performer="ana",
            steps="[{do: Un, consult: [repreneur, banquier, raf]}, {do: Deux, actor: [ana, entreprise]}]",
            backups="{ana: repreneur, banquier: raf}",
            document="{history: [{version: '1', date: 2026-01-01, by: repreneur}]}",
        ),
        actors=actors,
        contracts="contracts: []\n",
    )
    seen = made.sops["FIN-001"]

    assert {"raf", "ana", "anouk", "entreprise"} == set(made.actors)
    assert "L’entreprise" == made.actors["entreprise"].name
    assert ("entreprise", "raf") == seen.steps[0].consult
    assert ("ana", "entreprise") == seen.steps[1].actor
    assert {"ana": "entreprise", "entreprise": "raf"} == seen.backups
    assert ["entreprise"] == [each.by for each in seen.document.history]


def test_links_in_texts_to_what_is_hidden_become_plain_words(edition: EditionOf) -> None:
    steps = "[{id: s10, do: Un}, {id: s20, do: Deux, confidentiality: secret}]"
    result = r"""|
  Voir [la vente](sop:FIN-009), [elle [encore]](sop:FIN-009#s1), <sop:fin-009>, [là][1], [un](sop:FIN-002#s10),
  [deux](sop:FIN-002#s20), [trois](sop:FIN-002 "titre"), [rien](sop:XXX-123).

  [1]: sop:FIN-009"""
    made = edition(
        "sees: internal, scope: all",
        sop("FIN-009", confidentiality="secret"),
        sop("FIN-002", steps=steps, confidentiality="internal"),
        sop(result=result),
    )

    assert (
        "Voir la vente, elle [encore], , [là][1], [un](sop:FIN-002#s10),\n"
        '[deux](sop:FIN-002), [trois](sop:FIN-002 "titre"), rien.\n\n'
        "[1]: "
    ) == made.sops["FIN-001"].result


def test_related_words_of_the_glossary_are_those_that_are_seen(edition: EditionOf) -> None:
    glossary = """
terms:
  - {term: DSO, means: Délai, see: [Balance, Prix de cession, EBE]}
  - {term: Balance, also: [EBE], means: État}
  - {term: Prix de cession, means: Prix, confidentiality: secret}
"""
    made = edition("sees: internal, scope: all", glossary=glossary)

    assert {"DSO": ("Balance", "EBE"), "Balance": ()} == {each.term: each.see for each in made.terms}


SECRET = "id: FIN-002\ntitle: T\nowner: raf\nresult: R\nconfidentiality: secret\nsteps: [{do: x}]\n"


def test_only_files_that_something_visible_names_go_with_an_edition(manual: Callable[..., Manual]) -> None:
    steps = """
  - {do: Un, template: m1, screenshot: {src: un.png, alt: Un}}
  - {do: Deux, confidentiality: secret, screenshot: {src: deux.png, alt: Deux}}
"""
    folder = "sops/finance/FIN-001-x"
    files = {
        f"{folder}.yml": "id: FIN-001\ntitle: T\nowner: raf\nresult: R\nconfidentiality: internal\n"
        "templates: [{id: m1, title: M, file: m1.md}, {id: m2, title: M, file: m2.md, confidentiality: secret}]\n"
        f"steps:{steps}",
        **{f"{folder}/{name}": name for name in ("m1.md", "m2.md", "un.png", "deux.png", "brouillon.md")},
        "cartography/kpis.yml": "kpis: [{id: dso, name: DSO}, {id: marge, name: M, confidentiality: secret}]\n",
        "cartography/measures/dso.csv": "2026-01-01,3\n",
        "cartography/measures/marge.csv": "2026-01-01,4\n",
        "cartography/incidents.csv": "2026-01-01,FIN-001,Panne,\n2026-01-02,FIN-002,Fuite,\n",
        "sops/finance/FIN-002-y.yml": SECRET,
    }
    made_of = manual(files)
    made = publish(made_of, Audience.model_validate({"id": "a", "sees": "internal", "scope": "all"}))
    public = publish(made_of, Audience.model_validate({"id": "b", "sees": "public", "scope": "all"}))

    assert [("FIN-001", "m1.md"), ("FIN-001", "un.png")] == list(made.attachments)
    assert ["FIN-001/m1.md", "FIN-001/un.png"] == [each.path for each in made.attachments.values()]
    assert (["dso"], ["Panne"]) == (list(made.measures), [each.cause for each in made.incidents])
    assert ({}, {}, ()) == (public.attachments, public.measures, public.incidents)
