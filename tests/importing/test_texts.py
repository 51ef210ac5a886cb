"""Word, Markdown and Notion: which heading is a process, which item a step, and what is left for a person."""

from typing import Any

MANUAL = (
    "# 1. Appels entrants",
    "Comment répondre au téléphone.",
    [["Responsable", "Basile Trusquin"], ["Fréquence", "Quotidienne"], ["Confidentialité", "Interne"]],
    "## Résultat attendu",
    "Aucun appel sans réponse.",
    "## Étapes",
    "1. Décrocher avant la troisième sonnerie",
    "1. Demander le nom et l’objet",
    "  - Nom de la société",
    "  - Numéro de rappel",
    "Attention : ne jamais donner le numéro de la gérante",
    "1. Prendre un message",
    "Voir avec Julie pour les urgences.",
    "## Cas particuliers",
    "- Client mécontent",
    "# 2. Courrier",
    "Responsable : Gérante",
    "Résultat : Le courrier part avant 16 h.",
    "1) Relever",
    "2) Affranchir",
    "# 3. Fournitures",
    [["N°", "Action", "Qui", "Durée"], ["1", "Compter", "RAF", "10 min"], ["2", "Commander", "RAF", "15"]],
    "# Annexes",
    "Liste des numéros utiles.",
)
CALLS = """\
# Brouillon tiré de manuel.docx\u00a0: ce qui est deviné est signalé à côté.
schema: 1
id: FIN-002
title: Appels entrants
owner: raf  # deviné\u00a0: la personne qui tient ce rôle (tableau 1, ligne 1, colonne 2)
result: Aucun appel sans réponse.
purpose: Comment répondre au téléphone.  # deviné\u00a0: le texte sous le titre (paragraphe 2)
confidentiality: internal
trigger:
  - {every: day}
steps:
  - id: s10
    do: Décrocher avant la troisième sonnerie
  - id: s20
    do: Demander le nom et l’objet
    warning: ne jamais donner le numéro de la gérante
    checklist: [Nom de la société, Numéro de rappel]
  - id: s30
    do: Prendre un message
exceptions:
  - {when: Client mécontent}
"""
MAIL = """\
# Brouillon tiré de manuel.docx\u00a0: ce qui est deviné est signalé à côté.
schema: 1
id: FIN-003
title: Courrier
owner: gerante
result: Le courrier part avant 16 h.
steps:
  - id: s10
    do: Relever
  - id: s20
    do: Affranchir
"""
PAGE = """\
# Accueil d'un client

Owner: Gérante
Tags: client, accueil

**Objectif :** bien accueillir

## Étapes

- [ ] Envoyer le *mail* de bienvenue
- [x] Créer la fiche dans [HubSpot](https://app.hubspot.com)
    - vérifier le SIRET
- [ ] Planifier l'appel

| Étape | Qui | Durée (min) |
|---|---|---|
| Appeler | RAF | 20 |
"""
WELCOME = """\
title: Accueil d'un client
owner: gerante
result: "À écrire\u00a0: le résultat attendu, que l’on puisse vérifier"  # la source ne le dit pas
purpose: bien accueillir
steps:
  - id: s10
    do: Envoyer le mail de bienvenue
  - id: s20
    do: Créer la fiche dans HubSpot (https://app.hubspot.com)
    checklist: [vérifier le SIRET]
  - id: s30
    do: Planifier l'appel
  - id: s40
    actor: raf
    do: Appeler
    minutes: 20
tags: [client, accueil]
"""


def test_a_word_manual_becomes_a_draft_for_each_process(draft: Any, docx: Any) -> None:
    made = draft("manuel.docx", docx(*MANUAL))

    assert [CALLS, MAIL] == [each.text for each in made.drafts[:2]]
    assert [("Appels entrants", 3), ("Courrier", 2), ("Fournitures", 2)] == [(d.title, d.steps) for d in made.drafts]


def test_what_a_manual_says_beside_the_steps_is_not_lost(draft: Any, docx: Any, told: Any) -> None:
    assert [
        (
            "left | paragraphe 12 | Voir avec Julie pour les urgences. | "
            "Ce paragraphe est au milieu des étapes\u00a0: il n’a pas été repris."
        ),
        "left | paragraphe 21 | Annexes | Aucune étape sous ce titre\u00a0: il n’a pas été repris.",
        "dropped | paragraphe 22 | Liste des numéros utiles. | Ce texte n’appartient à aucun processus.",
        "guessed | tableau 1, ligne 1, colonne 2 | Basile Trusquin | la personne qui tient ce rôle",
        "guessed | paragraphe 2 | Comment répondre au téléphone. | le texte sous le titre",
        "left | paragraphe 20 |  | À écrire\u00a0: le résultat attendu, que l’on puisse vérifier",
        "guessed | tableau 2, ligne 3, colonne 4 | 15 | un nombre sans unité, compris en minutes",
    ] == told(draft("manuel.docx", docx(*MANUAL)))


def test_a_document_without_headings_is_named_after_its_file(draft: Any, docx: Any) -> None:
    made = draft("Ouverture du magasin.docx", docx("1. Allumer", "1. Désarmer l’alarme"))

    assert "title: Ouverture du magasin  # deviné\u00a0: le nom du fichier (le fichier)\n" in made.drafts[0].text


def test_tracked_changes_pictures_headers_and_macros_are_said(draft: Any, docx: Any, told: Any) -> None:
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    text = f"<w:hdr {word}><w:p><w:r><w:t>Confidentiel</w:t></w:r></w:p></w:hdr>"
    made = draft("a.docx", docx("# Caisse", "1. Compter", header1=text))

    assert "dropped | word/header |  | Les en-têtes et pieds de page ne sont pas lus." in told(made)


def test_a_page_of_markdown(draft: Any) -> None:
    text = draft("accueil.md", PAGE.encode()).drafts[0].text

    assert WELCOME == text[text.index("title:") :]


def test_an_export_of_notion_is_its_pages(draft: Any, told: Any, packed: Any) -> None:
    number = "0123456789abcdef" * 2
    files = {
        f"Procédures {number}/Accueil {number}.md": PAGE,
        f"Procédures {number}.csv": "Name,Owner\nAccueil d'un client,Gérante\n",
        f"Procédures {number}/écran.png": b"\x89PNG",
    }
    made = draft("export.zip", packed({"Export-1.zip": packed(files)}))

    assert ["Accueil d'un client"] == [each.title for each in made.drafts]
    assert (
        "dropped | Procédures |  | Un tableau de pages\u00a0: ce sont les pages elles-mêmes qui ont été lues."
        in told(made)
    )


def test_a_long_step_keeps_its_first_sentence_and_ticks_the_others(draft: Any) -> None:
    step = "Ouvrir le dossier. " + "Vérifier chaque pièce du dossier avec soin. " * 8
    text = draft("a.md", f"# Dossier\n\n1. {step}\n".encode()).drafts[0].text

    assert "    do: Ouvrir le dossier.\n" in text
    assert "comprise comme des points à cocher" in text


def test_invisible_letters_of_word_do_not_get_into_a_file(draft: Any) -> None:
    text = draft("a.md", "# Cais\u00adse\n\n1. \uf0b7Comp\u200bter\u2028le fond\n".encode()).drafts[0].text

    assert "title: Caisse\n" in text
    assert "do: Compter le fond\n" in text


BOLD = """\
title: Ouverture du magasin
owner: raf
result: Le magasin est prêt à 9 h.
steps:
  - id: s10
    do: Désarmer l’alarme
  - id: s20
    do: Allumer
"""


def test_headings_that_are_only_bold_are_headings(draft: Any, docx: Any, told: Any) -> None:
    lines = ("**Ouverture du magasin**", "**Responsable :**", "RAF", "**Résultat attendu**")
    steps = ("Le magasin est prêt à 9 h.", "**Déroulement**", "- Désarmer l’alarme", "- Allumer")
    word = draft("a.docx", docx(*lines, *steps))
    page = draft("a.md", "\n\n".join([*lines, *steps]).encode())

    assert [BOLD, BOLD] == [made.drafts[0].text[made.drafts[0].text.index("title:") :] for made in (word, page)]
    assert "guessed | paragraphe 1 | Ouverture du magasin | Une ligne en gras, comprise comme un titre." in told(word)
