"""The words that say nothing, and what a verb looks like, in the languages in which a company may write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from passation.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Writing:
    """What the writing rule knows of a language."""

    vague: Mapping[str, tuple[str, ...]]
    """Words that leave the reader to guess, as they stand between spaces; each with the phrases it belongs to."""
    joints: tuple[str, str, str]
    """What stands between two actions of one sentence."""
    is_action: Callable[[str], bool]
    """Whether a word, in small letters, may be the verb that says what to do."""


_NOUNS: Final = frozenset(
    [
        "atelier",
        "cahier",
        "calendrier",
        "casier",
        "chantier",
        "clavier",
        "courrier",
        "dernier",
        "dossier",
        "échéancier",
        "fichier",
        "hier",
        "loyer",
        "métier",
        "panier",
        "papier",
        "particulier",
        "premier",
        "quartier",
        "avenir",
        "plaisir",
        "souvenir",
        "espoir",
        "pouvoir",
    ]
)
"""French words that end as an infinitive does and that are none."""
_IN_RE: Final = re.compile(
    r"(?:[rtvpf]end|scend|ond|per|mor|tor|oin|ain|ein|soud|coud|moud)d?re|(?:mett|batt|aît|oît|omp|ainc|suiv|viv)re"
    r"|(?:in|ex|con)clure|clore|(?:u|d|cr|sour|él|rel|suff)ire|(?:[cb]|cr)oire"
    r"|(?:ex|sous|dis|abs)traire|^lire|^(?:re|dé|satis|contre)?faire|^(?:com|dé)?plaire"
)
"""How French verbs in `-re` end, and hardly any noun does."""


def _is_infinitive(word: str) -> bool:
    if word.endswith(("er", "ir", "oir")):
        return word not in _NOUNS
    return word.endswith("re") and _IN_RE.search(word) is not None


_NO_VERB: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "you",
        "we",
        "it",
        "he",
        "she",
        "they",
        "there",
        "should",
        "must",
        "will",
        "may",
    ]
)
_NO_VERB_ENDINGS: Final = ("ing", "tion", "ness", "ance", "ity")
_VERBS_ALL_THE_SAME: Final = frozenset(
    ["bring", "string", "mention", "question", "position", "ping", "sing", "action", "balance", "finance"]
)


def _is_base_form(word: str) -> bool:
    if word in _NO_VERB:
        return False
    return not word.endswith(_NO_VERB_ENDINGS) or word in _VERBS_ALL_THE_SAME


def _as_written(phrases: str) -> dict[str, tuple[str, ...]]:
    """Each telling word (the one after `=`, else the phrase itself), with the signs that may stand behind it."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases.split(", "):
        words, _, telling = phrase.partition("=")
        for sign in ("", ",", ".", ";", ")"):
            word = f"{telling or words}{sign}"
            found[word] = (*found.get(word, ()), words)
    return found


WRITING: Final[Mapping[str, Writing]] = {
    "fr": Writing(
        _as_written(
            "si nécessaire=nécessaire, si besoin=besoin, au besoin=besoin, dès que possible=possible, "
            "si possible=possible, le cas échéant=échéant, au plus vite=vite, faire le nécessaire=nécessaire, "
            "assurer le suivi=suivi, éventuellement, rapidement, régulièrement, souvent, correctement, environ, etc, "
            "etc.=etc., …"
        ),
        (", ", " et ", " puis "),
        _is_infinitive,
    ),
    "en": Writing(
        _as_written(
            "if necessary=necessary, if needed=needed, as needed=needed, as soon as possible=possible, "
            "if possible=possible, where appropriate=appropriate, regularly, quickly, often, properly, possibly, "
            "approximately, asap, etc, etc.=etc."
        ),
        (", ", " and ", " then "),
        _is_base_form,
    ),
}
"""By language; a company writes in one of them."""
