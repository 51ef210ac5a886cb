"""The key or the choice that was meant: misspelt, or in the words of those who write the files."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Final

_IN_FRENCH: Final[Mapping[str, str]] = {
    "acteur": "actor", "action": "do", "appeler": "call", "attendre": "wait", "attendu": "expect",
    "attente": "wait", "but": "purpose", "canal": "channel", "confidentialite": "confidentiality",
    "controle": "control", "criticite": "criticality", "declencheur": "trigger", "demander": "ask",
    "entrees": "inputs", "escalade": "escalation", "etapes": "steps", "executant": "performer", "faire": "do",
    "identifiant": "id", "indicateurs": "kpis", "modele": "template", "modeles": "templates", "nom": "name",
    "numero": "id", "objectif": "objective", "outil": "tool", "pilote": "owner", "proprietaire": "owner",
    "question": "ask", "qui": "actor", "reponses": "answers", "responsable": "owner", "resultat": "result",
    "sorties": "outputs", "suite": "next", "suivant": "next", "titre": "title",
}  # fmt: skip
"""Keys as French writers say them, in small letters without accents."""

_CHOICES: Final[Mapping[str, str]] = {
    "approuve": "approved", "basse": "low", "brouillon": "draft", "confidentiel": "confidential",
    "confidentielle": "confidential", "critique": "high", "ecriture": "write", "elevee": "high", "externe": "external",
    "faible": "low", "forte": "high", "haute": "high", "interne": "internal", "lecture": "read", "moyenne": "medium",
    "normale": "medium", "perime": "obsolete", "publique": "public", "relecture": "review", "secrete": "secret",
    "valide": "approved", "validee": "approved",
}  # fmt: skip
"""Choices as French writers say them."""


def is_sure(word: str, among: Collection[str], likeness: float) -> bool:
    """Whether one of several is meant and no other: said in another language or in capitals, or near to it alone."""
    plain = _plain(word)
    if plain in among or {_IN_FRENCH.get(plain), _CHOICES.get(plain)} & {*among}:
        return True
    return len(get_close_matches(plain, among, 2, likeness)) == 1


def is_said(word: str, among: Collection[str]) -> bool:
    """Whether a word is one of several in capitals, with accents or in another language: no guess is needed."""
    plain = _plain(word)
    return plain in among or _CHOICES.get(plain) in among


def chosen(word: str, among: Collection[str]) -> str | None:
    """The choice that was meant by a word; None when nothing is near enough."""
    plain = _plain(word)
    said = _CHOICES.get(plain)
    close = get_close_matches(plain, among, 1, 0.5)
    return said if said in among else next(iter(close), None)


def _plain(word: str) -> str:
    """A word in small letters without accents."""
    return unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode("ascii")


def meant(key: str, among: Collection[str], likeness: float) -> str | None:
    """The one of several keys that was meant by another; None when nothing is near enough (`likeness`: 0 to 1)."""
    plain = _plain(key)
    said = _IN_FRENCH.get(plain)
    if said in among:
        return said
    close = get_close_matches(plain, among, 1, likeness)
    return close[0] if close else None
