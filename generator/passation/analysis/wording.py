"""Words that say too little, and words that can be verified, in the languages in which companies write."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_VAGUE_VERBS: Final[Mapping[str, str]] = {
    "fr": r"gere[rz]?|traite[rz]?|suivre|suivez|suis|regarde[rz]?|check(?:er|ez)|voir|voyez|veille[rz]? (?:a|sur)"
    r"|(?:s'|se )(?:occuper|charger)|occupez-vous|chargez-vous|prendre en charge|prenez en charge"
    r"|faire le (?:necessaire|point|suivi)|faites le (?:necessaire|point|suivi)|assure[rz]? (?:la gestion|le suivi)"
    r"|participe[rz]? a|contribue[rz]? a|aide[rz]? a",
    "en": r"manage|handle|deal with|take care of|look (?:after|at|into)|see to|follow up|keep an eye on|oversee"
    r"|participate in|contribute to|help (?:with|to)|assist (?:with|in)|do what is (?:needed|necessary)",
}
"""Verbs that name an activity without its end, of which « Gérer mes emails » is the model (7 pièges, 1)."""
_BEGINS_VAGUELY: Final = {
    language: re.compile(rf"\W*(?:to |de |d')?({verbs})(?![\w])") for language, verbs in _VAGUE_VERBS.items()
}
_MEASURES: Final[Mapping[str, str]] = {
    "fr": r"\d|\b(?:chaque|chacune?|tou(?:te?s?|s)|aucune?|nulle?|jamais|deux|trois|quatre|cinq|six|sept|huit|neuf|dix"
    r"|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|mille|moitie|tiers|quart|midi|minuit|veille"
    r"|lendemain|jour meme|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b",
    "en": r"\d|\b(?:each|every|all|no|none|never|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|sixty|hundred|thousand|half|third|quarter|noon|midnight|(?:day|evening) before|next day"
    r"|same day|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
}
_MEASURED: Final = {language: re.compile(words) for language, words in _MEASURES.items()}
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")


def vague_verb(text: str, language: str) -> str | None:
    """The vague verb that a sentence begins with, in small letters and without accents; None when it has none.

    Args:
        text: a step, an expected result, an answer.
        language: the language it is written in, that of the company: `fr` or `en`.
    """
    found = _BEGINS_VAGUELY[language].match(_plain(text))
    return found[1] if found is not None else None


def can_be_verified(text: str, language: str) -> bool:
    """Whether a sentence holds something to verify it by: a figure, a day, an hour, or "each", "all", "none"."""
    return _MEASURED[language].search(_plain(text)) is not None


def _plain(text: str) -> str:
    """Small letters, without accents, and with one kind of apostrophe."""
    lowered = text.lower().replace("\u2019", "'")
    return lowered if lowered.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", lowered))
