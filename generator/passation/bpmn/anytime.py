"""Exceptions of a process that name no step: event sub-processes, for they may start at any time while it runs."""

from __future__ import annotations

from typing import Final

from passation.bpmn.board import Flow, Node
from passation.bpmn.cases import Case, Follow, lowest
from passation.bpmn.lettering import LABEL, height
from passation.bpmn.shapes import EVENT, WIDTH
from passation.maps.shapes import Rect
from passation.words import Words

APART: Final = 16.0
"""Above each of them."""
_TITLE: Final = 32.0
_ROOM: Final = Rect(20, 0, WIDTH - 40, 0)
_FOOT: Final = 14.0


def draw(case: Case, words: Words) -> tuple[list[Node], list[Flow]]:
    """One of them, the sub-process first, then what stands in it; coordinates count from its upper left corner."""
    key = f"{case.key}_any"
    follow = Follow(case, words, _ROOM, inside=key)
    tall = max(EVENT, height(case.when, _ROOM.width - 44, LABEL))
    circle = Rect(follow.x - EVENT / 2, _TITLE + (tall - EVENT) / 2, EVENT, EVENT)
    name = follow.beside(case.when, 0, EVENT / 2 + 6)
    name = name.moved(0, _TITLE + (tall - name.height) / 2) if name else None
    event = Node(case.key, "startEvent", case.when, circle, name, event="conditional", when=case.when, inside=key)
    room = _ROOM.moved(0, _TITLE + tall + 16)
    nodes, flows = Follow(case, words, room, inside=key).drawn(event, ((follow.x, circle.bottom),))
    whole = Rect(0, 0, WIDTH, lowest(nodes) + _FOOT)
    return [Node(key, "subProcess", words.t("At any time"), whole), event, *nodes], flows
