"""A data flow as a graph: processes, what they give and take, and who stands outside of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from passation.analysis.responsibility import ProcessSide, side_of, side_of_actor
from passation.edition import Edition
from passation.frozen import dataclass
from passation.maps.dot import digraph, inches, label
from passation.maps.grid import filled
from passation.maps.lettering import BODY, SMALL, Lettering, fit
from passation.maps.palette import LOOKS
from passation.model.actor import Side
from passation.table import Target
from passation.words import Words

Kind = Literal["process", "data", "actor", "domain"]
_WIDTH: Final[dict[Kind, float]] = {"process": 150.0, "data": 120.0, "actor": 120.0, "domain": 150.0}
PAD: Final = 8.0


@dataclass(frozen=True, slots=True)
class Node:
    """A box before it has a place: a process, a domain, what passes, or somebody outside."""

    key: str
    kind: Kind
    texts: tuple[Lettering, ...]
    target: Target
    side: Side | ProcessSide | None = None

    @property
    def width(self) -> float:
        """By its kind."""
        return _WIDTH[self.kind]

    @property
    def height(self) -> float:
        """What its texts take."""
        return sum(each.height for each in self.texts) + 2 * PAD - 3

    @property
    def lines(self) -> list[str]:
        """Its texts, for other tools."""
        return [line for text in self.texts for line in text.lines]


@dataclass(frozen=True, slots=True)
class Board:
    """Boxes and arrows between them, by key; `thick` are those of the longest chain."""

    nodes: tuple[Node, ...]
    arrows: tuple[tuple[str, str], ...]
    thick: frozenset[tuple[str, str]] = frozenset()


def dot(name: str, board: Board) -> str:
    """The DOT text: from left to right, as information flows."""
    graph = digraph(name, rankdir="LR", nodesep=inches(12), ranksep=inches(26))
    for node in board.nodes:
        paint = filled(LOOKS[node.side]) if node.side is not None else {}
        size = {"width": inches(node.width), "height": inches(node.height)}
        graph.node(node.key, label=label(node.lines), **paint, **size)
    for tail, head in board.arrows:
        graph.edge(tail, head, arrowsize="0.8", **({"penwidth": "2.4"} if (tail, head) in board.thick else {}))
    return str(graph.source)


def process_node(edition: Edition, words: Words, process: str, width: float = _WIDTH["process"]) -> Node:
    """A process with its number and the word of its side, its words broken to fit a width."""
    sop, room = edition.sops[process], width - 2 * PAD
    side = side_of(edition, sop)
    word = words.say(LOOKS[side].word).lower()
    texts = (fit(f"{process} · {word}", room, 1, SMALL, 700), fit(sop.title, room, 3, BODY))
    return Node(f"process {process}", "process", texts, Target("process", process), side)


def data_node(edition: Edition, data: str, key: str) -> Node:
    """What passes."""
    text = fit(edition.name_of("data", data), _WIDTH["data"] - 2 * PAD, 3, SMALL)
    return Node(key, "data", (text,), Target("data", data))


def actor_node(edition: Edition, words: Words, actor: str) -> Node:
    """Somebody outside of all processes."""
    side, room = side_of_actor(edition, actor), _WIDTH["actor"] - 2 * PAD
    word = words.say(LOOKS[side].word).lower()
    texts = (fit(edition.name_of("actor", actor), room, 2, BODY), fit(word, room, 1, SMALL, 700))
    return Node(f"actor {actor}", "actor", texts, Target("actor", actor), side)


def domain_node(words: Words, domain: str, title: str, count: int) -> Node:
    """A domain, with how many of its processes are on the map."""
    room = _WIDTH["domain"] - 2 * PAD
    many = words.n("{count} process", "{count} processes", count)
    texts = (fit(title, room, 3, BODY, 700), fit(many, room, 1, SMALL))
    return Node(f"domain {domain}", "domain", texts, Target("domain", domain))


def once_each(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Boxes by key, each once."""
    return tuple({node.key: node for node in nodes}.values())


def pairs(ways: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Arrows along ways, each once, sorted."""
    found = {(tail, head) for way in ways for tail, head in pairwise(way)}
    return iter(sorted(found))
