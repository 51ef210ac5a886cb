"""The boxes of an absence: a process with what becomes of it, and since when or by whom."""

from __future__ import annotations

from typing import Final

from passation.edition import Edition
from passation.maps.absences.account import Line
from passation.maps.landscapes.tiles import PAD, WIDTH, Tile
from passation.maps.lettering import SMALL, fit
from passation.maps.palette import EFFECT_LOOKS
from passation.maps.shapes import Placed, Rect
from passation.table import Target
from passation.words import Words

_ROOM: Final = WIDTH - 2 * PAD
_BADGE: Final = 17.0


def effect_tile(edition: Edition, words: Words, line: Line) -> Tile:
    """Number, badge of the effect, title; then when it stops, or who takes over."""
    effect, process = line.outcome.effect, line.outcome.process
    look = EFFECT_LOOKS[effect]
    word = fit(words.say(look.word), _ROOM * 0.6, 1, SMALL, 700)
    badge = Rect(WIDTH - PAD - word.width - 12, 8, word.width + 12, _BADGE)
    title = fit(edition.name_of("process", process), _ROOM, 4)
    said = line.when or words.t("relay: {names}", names=words.list(line.by))
    note = fit(said, _ROOM, 3, SMALL)
    texts = (
        Placed(fit(process, badge.x - PAD - 4, 1, SMALL, 700), PAD, 9),
        Placed(word, badge.middle, 9, "word", "middle"),
        Placed(title, PAD, 30),
        Placed(note, PAD, 33 + title.height, "note"),
    )
    height = 33 + title.height + note.height + 8
    return Tile(process, Target("process", process), look, f"effect-{effect}", height, texts, badge)
