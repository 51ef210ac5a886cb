"""What providers have in hands, what an audience must not miss, what it must not read: CONF beyond its examples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[..., list[str]]
FILE = "sops/finance/FIN-001-relances.yml"
CONTRACTS = "cartography/contracts.yml"
HEAD = "id: FIN-001\ntitle: Relances\nowner: raf\nresult: Chaque lundi à 12 h, toute facture a une relance.\n"


def process(keys: str, *steps: str) -> dict[str, str]:
    """The file of a process: its other keys and its steps."""
    return {FILE: HEAD + keys + "\nsteps:\n" + "".join(f"  - {step}\n" for step in steps)}


def contract(said: str) -> dict[str, str]:
    """The contract, with this in it."""
    return {CONTRACTS: f"contracts:\n  - {{id: ct-assistplus, provider: assistplus, {said}}}\n"}


@pytest.mark.parametrize(
    ("keys", "step", "expected"),
    [
        ("performer: assistante", "{do: Lire, inputs: [balance]}", 1),
        ("performer: assistante", "{do: Écrire, outputs: [balance]}", 1),
        ("performer: assistante", "{do: Remettre, handoff: {channel: equipe, artefact: balance}}", 1),
        ("performer: assistante\ninputs: [balance]", "{do: Travailler}", 1),
        ("performer: raf\ninputs: [balance]", "{do: Lire, actor: assistante, inputs: [journal]}", 0),
        ("performer: assistante\ninputs: [balance]", "{do: Lire, actor: raf, inputs: [balance]}", 0),
        ("performer: raf", "{do: Lire, with: assistante, inputs: [balance]}", 1),
        ("performer: raf", "{do: Lire, inputs: [balance]}", 0),
    ],
)
def test_what_a_provider_has_in_hands_follows_from_the_steps(says: Says, keys: str, step: str, expected: int) -> None:
    empty = "id: FIN-012\ntitle: Vide\nowner: raf\nresult: Fait.\nsteps: [{do: Rien}]\n"
    files = {"sops/finance/FIN-012-relances.yml": empty, **process(keys, step), **contract("transfers: none")}

    assert expected == len(says("CONF101", files))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("nda: {signed: 2026-11-09}", 0),
        ("nda: {signed: 2026-11-10}", 1),
        ("nda: {signed: 2026-01-01, until: 2026-11-09}", 0),
        ("nda: {signed: 2026-01-01, until: 2026-11-08}", 1),
        ("nda: {until: 2027-11-08}", 1),
    ],
)
def test_an_undertaking_holds_from_its_signature_to_its_end(says: Says, said: str, expected: int) -> None:
    assert expected == len(says("CONF101", contract(said)))


def test_a_provider_without_a_contract_is_told_on_itself(says: Says) -> None:
    files = {
        "cartography/actors.yml": "actors:\n  - {id: libre, name: Lise, side: external}\n",
        **process("performer: libre", "{do: Lire, inputs: [balance, fiche-client]}"),
    }
    start = "error actors.yml:2 «\u00a0Lise\u00a0» manie des"

    assert [f"{start} informations confidentielles (Balance âgée) sans engagement de confidentialité."] == says(
        "CONF101", files
    )
    assert [f"{start} données personnelles (Fiche client) sans accord au titre de l’article 28 du RGPD."] == says(
        "CONF102", files
    )


@pytest.mark.parametrize(
    ("country", "said", "expected"),
    [
        ("FR", "transfers: none", 0),
        ("RE", "transfers: none", 0),
        ("CH", "transfers: none", 0),
        ("MG", "transfers: none", 1),
        ("MG", "scope: Relances", 1),
        ("MG", "transfers: adequacy", 1),
        ("MG", "transfers: scc", 0),
        ("US", "transfers: none", 1),
        ("US", "transfers: adequacy", 0),
    ],
)
def test_a_transfer_needs_a_safeguard(says: Says, country: str, said: str, expected: int) -> None:
    organisation = (
        f"organisations:\n  - {{id: assistplus, name: AssistPlus, country: {country}, contract: ct-assistplus}}\n"
    )

    assert expected == len(says("CONF103", {"cartography/actors.yml": organisation, **contract(said)}))


HIDDEN = "{id: s20, do: Décider, actor: dirigeante, confidentiality: secret%s}"
BEFORE, AFTER = "{id: s10, do: Préparer}", "{id: s30, do: Envoyer}"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([BEFORE, HIDDEN % ", money: true", AFTER], 1),
        ([BEFORE, HIDDEN % ", control: {kind: approval}", AFTER], 1),
        ([BEFORE, HIDDEN % "", AFTER], 0),
        ([BEFORE, HIDDEN % ", money: true, seen_as: Attendre", AFTER], 0),
        ([BEFORE, AFTER, HIDDEN % ", money: true"], 0),
        ([HIDDEN % ", money: true", BEFORE, AFTER], 0),
        ([BEFORE, "{id: s20, wait: Le signal, actor: dirigeante, confidentiality: secret}", AFTER], 1),
    ],
)
def test_a_decisive_hidden_step_between_visible_ones_shows_something(
    says: Says, steps: list[str], expected: int
) -> None:
    assert expected == len(says("CONF107", process("confidentiality: internal", *steps)))


def test_the_audiences_that_would_miss_it_are_named(says: Says) -> None:
    (said,) = says("CONF107", process("confidentiality: internal", BEFORE, HIDDEN % ", money: true", AFTER))

    assert said.startswith("error FIN-001-relances.yml:8 Masquée pour Équipe et Assistante, cette étape")


def test_whoever_does_a_step_must_see_it(says: Says) -> None:
    step = "{do: Trier, actor: assistante, confidentiality: secret}"
    (said,) = says("CONF107", process("confidentiality: internal", BEFORE, step))

    assert said.startswith("error FIN-001-relances.yml:8 Une étape est masquée à qui l’exécute")


SECRET = {
    "sops/direction/DIR-001-cession.yml": "id: DIR-001\ntitle: %s\nowner: dirigeante\nconfidentiality: secret\n"
    "aliases: [DIR-009]\nresult: Signé.\nsteps: [{do: Choisir}]\n"
}


def secret(title: str) -> dict[str, str]:
    """A secret process of this title."""
    return {path: text % title for path, text in SECRET.items()}


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Projet Copeaux", "Parler du projet copeaux", 1),
        ("Projet Copeaux", "Parler du projet des copeaux", 0),
        ("Projet Copeaux", "Parler du PROJET\u00a0COPEAUX.", 1),
        ("Projet Copeaux", "Les projets copeaux", 0),
        ("Projet Copeaux", "Voir DIR-001", 1),
        ("Projet Copeaux", "Voir l'ancien DIR-009", 1),
        ("Projet Copeaux", "voir dir-001", 0),
        ("Cession", "Avant la cession des parts", 0),
        ("Cession", "Avant la Cession", 1),
        ("Relances", "Faire les Relances", 0),
        ("Projet «\u00a0Copeaux\u00a0»", "Le projet « Copeaux »", 1),
    ],
)
def test_a_hidden_name_is_found_as_a_whole(says: Says, title: str, text: str, expected: int) -> None:
    assert expected == len(
        says("CONF108", {**secret(title), **process("confidentiality: internal", f'{{do: "{text}"}}')})
    )


@pytest.mark.parametrize(
    ("keys", "step"),
    [
        ("purpose: Suivre le projet Copeaux", BEFORE),
        ("common_mistakes: [Oublier le projet Copeaux]", BEFORE),
        ("confidentiality: internal", '{ask: "Prêt ?", answers: {Pour le projet Copeaux: end, Non: end}}'),
        ("confidentiality: internal", "{do: Trier, seen_as: Projet Copeaux}"),
        ("templates: [{id: m1, title: Mot, text: Au sujet du projet Copeaux}]", BEFORE),
        ('purpose: "Suivre le projet C\\u006fpeaux"', BEFORE),
        ("purpose: >-\n  Suivre le projet\n  Copeaux", BEFORE),
    ],
)
def test_every_free_text_is_read(says: Says, keys: str, step: str) -> None:
    assert 1 == len(says("CONF108", {**secret("Projet Copeaux"), **process(keys, step)}))


def test_company_files_and_the_glossary_are_read_too(says: Says) -> None:
    files = {
        **secret("Projet Copeaux"),
        "cartography/glossary.yml": "terms:\n  - {term: Bois, means: Voir le projet Copeaux}\n",
        "cartography/channels.yml": "rituals:\n  - {id: point, name: Point du projet Copeaux, attendees: [raf]}\n",
    }

    assert ["channels.yml:2", "glossary.yml:2"] == sorted(line.split()[1] for line in says("CONF108", files))


def test_a_hidden_text_may_name_what_is_hidden(says: Says) -> None:
    step = "{do: Suivre le projet Copeaux, actor: dirigeante, confidentiality: secret}"

    assert [] == says("CONF108", {**secret("Projet Copeaux"), **process("confidentiality: internal", BEFORE, step)})


def test_an_outside_audience_does_not_read_the_name_of_another_provider(says: Says) -> None:
    other = "actors:\n  - {id: graphiste, name: Graphiste, side: external, organisation: studio}\n"
    other += "organisations:\n  - {id: studio, name: Studio Lin, alias: [Linea]}\n"
    files = {"cartography/actors.yml": other, **process("performer: assistante", "{do: Envoyer le logo à Linea}")}
    (said,) = says("CONF108", files)

    assert said.startswith("error FIN-001-relances.yml:7 Ici se lirait le nom d’un élément masqué")
    assert said.endswith("«\u00a0Studio Lin\u00a0», par\u00a0: Assistante.")


def test_what_is_only_out_of_reach_is_no_secret(says: Says) -> None:
    files = {
        "cartography/tools.yml": "tools:\n  - {id: agenda, name: Agenda partagé, admins: [raf]}\n",
        **process("performer: assistante", "{do: Regarder l'agenda partagé}"),
    }

    assert [] == says("CONF108", files)


def test_a_name_that_the_audience_knows_anyway_tells_nothing(says: Says) -> None:
    files = {
        **secret("Journal des relances"),
        **process("confidentiality: internal", "{do: Tenir le journal des relances, outputs: [journal]}"),
    }

    assert [] == says("CONF108", files)


def test_masked_items_are_listed_once_each(says: Says) -> None:
    files = process(
        "confidentiality: internal\ninputs: [balance]",
        "{do: Lire, inputs: [balance]}",
        "{do: Fixer le plafond, actor: dirigeante, confidentiality: secret}",
    )

    (said,) = says("CONF104", files)

    assert said.endswith("«\u00a0Balance âgée\u00a0» (Confidentiel) et «\u00a0Fixer le plafond\u00a0» (Secret).")
    assert [] == says("CONF104", {FILE: files[FILE].replace("confidentiality: internal\n", "")})


SALE = {
    "cartography/dataroom/dataroom.yml": (
        "project: Projet Copeaux\nrecipients:\n"
        "  - {id: groupe-durand, name: Groupe Durand, phase: closing, nda: 2026-10-01}\n"
    )
}


def test_a_hidden_gate_is_missed_by_who_buys_the_company_too(says: Says) -> None:
    files = process("confidentiality: internal", BEFORE, HIDDEN % ", money: true", AFTER)
    found = says("CONF107", {**files, **SALE})

    assert [] == [line for line in says("CONF107", files) if "data room" in line]
    assert any("data room (closing)" in line for line in found)
    assert [] == [line for line in found if "Durand" in line]


def test_a_hidden_name_is_read_by_who_buys_the_company_too(says: Says) -> None:
    head = "id: DIR-001\ntitle: Projet Éclipse\nowner: raf\nresult: Fait.\nconfidentiality: secret\n"
    files = {
        **process("", "{do: Préparer le projet éclipse}"),
        "sops/direction/DIR-001-x.yml": f"{head}steps: [{{do: Rien}}]\n",
    }

    assert any("data room (closing)" in line for line in says("CONF108", {**files, **SALE}))
