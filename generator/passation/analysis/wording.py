"""Words that say too little, and words that can be verified, in the languages in which companies write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_VAGUE_VERBS: Final[Mapping[str, str]] = {
    "fr": r"g[eé]re[rz]?|traite[rz]?|suivre|suivez|regarde[rz]?|check(?:er|ez)|voir|voyez|veille[rz]? (?:[àa]|sur)"
    r"|(?:s['’]|se )(?:occuper|charger)|(?:occupez|chargez)-vous|pren(?:dre|ez) en charge"
    r"|fai(?:re|tes) le (?:n[eé]cessaire|point|suivi)|assure[rz]? (?:la gestion|le suivi)"
    r"|(?:participe|contribue)[rz]? (?:[àa]|aux?)",
    "en": r"manage|handle|process|deal|see|take care|look (?:after|at|into)|follow up|keep an eye|oversee"
    r"|participate in|contribute to|help (?:with|to)|assist (?:with|in)|do what is (?:needed|necessary)",
}
"""Verbs that name an activity without its end, of which « Gérer mes emails » is the model (7 pièges, 1)."""
_BEGINS_VAGUELY: Final = {
    language: re.compile(rf"\W*(?:to |de |d['’])?({verbs})(?!\w)", re.IGNORECASE)
    for language, verbs in _VAGUE_VERBS.items()
}
_MEASURED: Final = {
    "fr": re.compile(
        r"\d|\b(?:chaque|chacune?|tou(?:te?s?|s)|aucune?|nulle?|jamais|deux|trois|quatre|cinq|six|sept|huit|neuf|dix"
        r"|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|mille|moiti[eé]|tiers|quart|midi|minuit|veille"
        r"|lendemain|jour m[eê]me|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\d|\b(?:each|every|all|no|none|never|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
        r"|thirty|forty|fifty|sixty|hundred|thousand|half|third|quarter|noon|midnight|(?:day|evening) before|next day"
        r"|same day|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
        re.IGNORECASE,
    ),
}
"""A figure, a day, an hour, or a word that counts. Accents are often left out in haste."""


def vague_verb(text: str, language: str) -> str | None:
    """The vague verb that a sentence begins with, as it is spelt; None when it has none.

    Args:
        text: a step, an expected result, an answer.
        language: the language it is written in, that of the company: `fr` or `en`.
    """
    found = _BEGINS_VAGUELY[language].match(text)
    return found[1] if found is not None else None


def can_be_verified(text: str, language: str) -> bool:
    """Whether a sentence holds something to verify it by: a figure, a day, an hour, or "each", "all", "none"."""
    return _MEASURED[language].search(text) is not None
