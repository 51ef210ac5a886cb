"""What the columns of a table and the labels of a text mean: names in French and English, as people write them.

The label of a column is also its name in `passation export xlsx`, in both languages: what we write, we read again.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import Final

from passation.finding import Message, say
from passation.frozen import dataclass
from passation.importing.spoken import folded
from passation.words import LANGUAGES, Words

CLOSE: Final = 0.86
"""From which likeness on a name is taken for another (0 to 1, as difflib measures it); always as a guess."""
_UNIT: Final = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]")
_HOURS: Final = frozenset({"h", "hr", "hrs", "heure", "heures", "hour", "hours"})
_MINUTES: Final = frozenset({"min", "mn", "minute", "minutes", "mins"})


@dataclass(frozen=True, slots=True)
class Column:
    """A field, its name in our own spreadsheets, and how else people call it."""

    field: str
    label: Message
    others: tuple[str, ...] = ()


PROCESS: Final = (
    Column("id", say("Number"), ("n°", "no", "num", "numéro", "id", "code", "référence", "réf", "ref")),
    Column("title", say("Process"), (
        "titre", "title", "processus", "process", "procédure", "procedure", "nom", "name", "nom du processus",
        "nom de la procédure", "intitulé", "libellé", "sop", "fiche", "activité", "process name")),
    Column("domain", say("Domain"), ("domaine", "service", "département", "department", "pôle", "famille", "fonction")),
    Column("owner", say("Pilot"), (
        "pilote", "responsable", "responsable du processus", "propriétaire", "owner",
        "process owner", "référent métier",
        "qui pilote", "pilote du processus", "responsible", "accountable", "resp")),
    Column("performer", say("Done by"), (
        "réalisé par", "exécutant", "qui", "qui fait", "qui fait quoi", "acteur", "acteurs", "intervenant",
        "intervenants", "performer", "who", "réalisation", "fait par", "done by", "exécuté par")),
    Column("referent", say("Referent"), ("référent", "referent", "contact", "interlocuteur", "référent interne")),
    Column("result", say("Expected result"), (
        "résultat attendu", "résultat", "résultats attendus", "result", "expected result", "livrable", "livrables",
        "sortie attendue", "critère de réussite", "definition of done", "résultat final")),
    Column("purpose", say("Why"), (
        "pourquoi", "but", "objet", "objectif", "objectifs", "finalité", "purpose", "goal", "description",
        "raison d'être",
        "aim", "contexte")),
    Column("trigger", say("When"), (
        "quand", "fréquence", "périodicité", "rythme", "déclencheur", "frequency", "trigger", "when", "récurrence",
        "événement déclencheur", "déclenchement", "échéance", "every", "élément déclencheur")),
    Column("criticality", say("Criticality"), ("criticité", "importance", "priorité", "criticality", "priority")),
    Column("confidentiality", say("Level"), ("niveau", "confidentialité", "confidentiality", "classification")),
    Column("tools", say("Tools"), ("outil", "outils", "logiciel", "logiciels", "application", "applications", "tools",
                                   "tool", "software", "outils utilisés", "systèmes")),
    Column("inputs", say("Takes in"), ("entrée", "entrées", "inputs", "données d'entrée", "documents d'entrée")),
    Column("outputs", say("Gives out"), ("sortie", "sorties", "outputs", "données de sortie", "documents produits",
                                         "documents de sortie")),
    Column("kpis", say("Indicators"), ("indicateur", "indicateurs", "kpi", "kpis", "indicators", "mesure", "mesures")),
    Column("entry_check", say("Before starting"), ("prérequis", "pré-requis", "préalable", "préalables", "conditions",
                                                   "prerequisites", "avant de commencer", "conditions préalables")),
    Column("common_mistakes", say("Mistakes seen before"), (
        "erreurs fréquentes", "erreurs à éviter", "pièges", "points de vigilance", "points d'attention", "vigilance",
        "risques", "risque", "common mistakes", "pitfalls")),
    Column("exceptions", say("Exceptions"), ("exception", "cas particulier", "cas particuliers", "special cases",
                                             "en cas de problème", "que faire si")),
    Column("references", say("References"), ("références", "documents liés", "documents associés", "documents",
                                             "textes de référence", "liens", "voir aussi", "related documents")),
    Column("tags", say("Keywords"), ("mots clés", "mots-clés", "tags", "étiquettes", "labels", "keywords")),
    Column("steps", say("Steps"), ("étapes", "déroulement", "déroulé", "marche à suivre", "mode opératoire", "tâches",
                                   "steps", "actions", "procédure détaillée", "instructions", "comment faire",
                                   "étapes clés", "comment")),
    Column("history", say("Version"), ("version", "version du document", "indice", "révision")),
    Column("status", say("Status"), ("statut", "état", "status", "avancement", "state")),
)  # fmt: skip
"""Of a process: the columns of a table of processes, the labels and headings of a text."""

STEP: Final = (
    Column("process", say("Process number"), (
        "processus", "process", "procédure", "procedure", "titre", "nom du processus", "nom de la procédure",
        "n° processus", "numéro du processus", "id processus", "code processus", "titre du processus", "activité",
        "réf processus", "sop", "process id")),
    Column("key", say("Step number"), (
        "n°", "no", "num", "numéro", "ordre", "rang", "n° étape", "numéro d'étape", "step number", "step no", "order",
        "id", "repère", "step id", "n° d'étape")),
    Column("kind", say("Kind"), ("type", "nature", "kind", "type d'étape", "genre")),
    Column("text", say("Step"), (
        "action", "étape", "tâche", "step", "task", "opération", "que faire", "quoi", "description", "instruction",
        "description de l'étape", "libellé", "action à réaliser", "activité", "what", "détail", "intitulé", "étapes",
        "actions", "déroulement", "faire", "tâches", "mode opératoire", "à faire", "consigne", "intitulé de l'étape")),
    Column("actor", say("Who"), (
        "responsable", "acteur", "acteurs", "qui", "who", "qui fait", "intervenant", "exécutant", "réalisé par", "rôle",
        "role", "fait par", "actor", "responsible", "owner", "assigné à", "assignee", "par qui", "resp", "pilote")),
    Column("tool", say("Tool"), ("outil", "outils", "tool", "tools", "logiciel", "application", "où", "système",
                                 "support", "outil utilisé", "avec quoi", "software")),
    Column("minutes", say("Minutes"), (
        "durée", "temps", "durée (min)", "temps passé", "duration", "time", "minutes", "charge", "durée estimée",
        "temps estimé", "temps de travail", "durée en minutes", "estimation")),
    Column("expect", say("Expected result of the step"), (
        "résultat attendu", "résultat", "attendu", "expected result", "livrable", "expect", "preuve de fin",
        "critère de fin", "sortie attendue", "résultat de l'étape")),
    Column("control", say("Check"), ("contrôle", "contrôles", "point de contrôle", "vérification", "check", "control",
                                     "validation", "points de contrôle", "autocontrôle")),
    Column("warning", say("Attention"), ("attention", "vigilance", "point de vigilance", "warning", "risque", "alerte",
                                         "points d'attention", "remarque", "remarques", "à ne pas faire",
                                         "point d'attention")),
    Column("checklist", say("Points to tick"), ("checklist", "check-list", "liste de contrôle", "points à vérifier",
                                                "sous-tâches", "sous-étapes", "subtasks", "cases à cocher")),
    Column("within", say("Time allowed"), ("délai", "délais", "sous", "within", "deadline", "délai maximum")),
    Column("per", say("Done for each"), ("pour chaque", "par", "per", "for each", "unité")),
    Column("inputs", say("Reads"), ("entrée", "entrées", "input", "inputs", "données d'entrée", "document d'entrée")),
    Column("outputs", say("Writes or sends"), ("sortie", "sorties", "output", "outputs", "document produit",
                                               "documents produits", "données de sortie")),
    Column("confidentiality", say("Level"), ("niveau", "confidentialité", "confidentiality", "classification")),
)  # fmt: skip
"""Of a step: the columns of a table of steps."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a column's name was taken for: the field, the unit it tells, and whether that is a guess."""

    field: str
    unit: str = ""
    is_guess: bool = False


def recognised(text: str, columns: tuple[Column, ...]) -> Name | None:
    """What a name means among columns; None where nobody could say."""
    inside = next((one or two for one, two in _UNIT.findall(text)), "")
    before, _, after = folded(text).rpartition(" en ")
    unit = _unit(inside) or (_unit(after) if before else "")
    names = _names(columns)
    for whole in (folded(text), folded(_UNIT.sub(" ", text)), before if unit else ""):
        if whole in names:
            return Name(names[whole], unit)
    close = get_close_matches(folded(_UNIT.sub(" ", text)), names, 1, CLOSE) if len(text) <= 60 else []
    return Name(names[close[0]], unit, is_guess=True) if close else None


def _unit(text: str) -> str:
    plain = folded(text)
    return "h" if plain in _HOURS else "min" if plain in _MINUTES else ""


@cache
def _names(columns: tuple[Column, ...]) -> dict[str, str]:
    """Every name of every column; of two columns with one name, the first."""
    found: dict[str, str] = {}
    for column in columns:
        for language in LANGUAGES:
            found.setdefault(folded(Words(language).say(column.label)), column.field)
    for column in columns:
        for name in column.others:
            found.setdefault(folded(name), column.field)
    found.pop("", None)  # a name of signs alone
    return found
