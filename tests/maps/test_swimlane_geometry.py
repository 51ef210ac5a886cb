"""What every drawing of a process keeps to, whatever the process."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passation.edition import Edition
from passation.maps.shapes import Placed, Rect
from passation.maps.swimlanes import scenes
from passation.maps.swimlanes.scene import START, STOP, Arrow, Scene
from passation.maps.swimlanes.sheets import Sheet
from passation.maps.swimlanes.story import Story
from passation.words import Words

Point = tuple[float, float]
Drawn = list[tuple[Sheet, Scene]]
ACTORS = ("raf", "dirigeante", "assistante", "expert", "client", "automate")


def drawn(edition: Edition, link: Any, process: str = "FIN-001") -> Drawn:
    return scenes(Story(edition, Words("fr"), edition.sops[process], link))


def overlap(one: Rect, other: Rect, by: float = 0.0) -> bool:
    return (
        one.x < other.right - by
        and other.x < one.right - by
        and one.y < other.bottom - by
        and other.y < one.bottom - by
    )


def pieces(arrow: Arrow) -> Iterator[Rect]:
    for (x0, y0), (x1, y1) in pairwise(arrow.points):
        yield Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def touches(piece: Rect, box: Rect) -> bool:
    """Whether a piece of a line runs through the inside of a box."""
    return (
        piece.x < box.right - 0.1
        and piece.right > box.x + 0.1
        and piece.y < box.bottom - 0.1
        and piece.bottom > box.y + 0.1
    )


def room_of(placed: Placed) -> Rect:
    wide, text = placed.text.width, placed.text
    left = {"start": placed.x, "middle": placed.x - wide / 2, "end": placed.x - wide}[placed.anchor]
    return Rect(left, placed.y, wide, text.height)


def inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - 0.01
        and inner.right <= outer.right + 0.01
        and inner.y >= outer.y - 0.01
        and inner.bottom <= outer.bottom + 0.01
    )


def lanes_in_order(scene: Scene) -> list[str]:
    return [
        f"{left.actor} meets {right.actor}" for left, right in pairwise(scene.lanes) if left.rect.right >= right.rect.x
    ] + [f"{lane.actor} is not on the sheet" for lane in scene.lanes if not inside(lane.rect, sheet_of(scene))]


def sheet_of(scene: Scene) -> Rect:
    return Rect(0, 0, scene.width, scene.height)


def boxes_apart_and_in_their_lane(scene: Scene) -> list[str]:
    return [
        f"{one.node} meets {other.node}"
        for one, other in combinations(scene.boxes, 2)
        if overlap(one.rect, other.rect, -8)
    ] + [f"{box.node} leaves its lane" for box in scene.boxes if not inside(box.rect, scene.lanes[box.column].rect)]


def texts_in_their_boxes(scene: Scene) -> list[str]:
    in_boxes = [(box.rect, placed) for box in scene.boxes for placed in box.texts]
    in_chips = [(rect, placed) for box in scene.boxes for rect, placed in box.chips]
    in_heads = [(lane.head, placed) for lane in scene.lanes for placed in lane.texts]
    chips = [f"a chip leaves {box.node}" for box in scene.boxes for rect, _ in box.chips if not inside(rect, box.rect)]
    return chips + [
        f"{placed.text.lines} leaves its box"
        for rect, placed in (*in_boxes, *in_chips, *in_heads)
        if not inside(room_of(placed), rect)
    ]


def texts_apart(scene: Scene) -> list[str]:
    return [
        f"{one.text.lines} over {other.text.lines}"
        for box in scene.boxes
        for one, other in combinations([*box.texts, *(placed for _, placed in box.chips)], 2)
        if overlap(room_of(one), room_of(other), 0.1)
    ]


def lines_straight(scene: Scene) -> list[str]:
    return [
        f"{arrow.edge} is slanted"
        for arrow in scene.arrows
        for (x0, y0), (x1, y1) in pairwise(arrow.points)
        if x0 != x1 and y0 != y1
    ]


def lines_around_boxes(scene: Scene) -> list[str]:
    return [
        f"{arrow.edge} runs through {box.node}"
        for arrow in scene.arrows
        for piece in pieces(arrow)
        for box in scene.boxes
        if touches(piece, box.rect)
    ]


def lines_on_the_sheet(scene: Scene) -> list[str]:
    return [
        f"{arrow.edge} leaves the sheet"
        for arrow in scene.arrows
        for piece in pieces(arrow)
        if not inside(piece, sheet_of(scene))
    ]


def lines_tied_to_their_boxes(scene: Scene) -> list[str]:
    place = {box.node: box.rect for box in scene.boxes}
    starts = [f"{a.edge} starts nowhere" for a in scene.arrows if not on_border(a.points[0], place[a.edge.source])]
    return starts + [
        f"{arrow.edge} ends nowhere"
        for arrow in scene.arrows
        if arrow.end == "head" and not any(on_border(arrow.points[-1], place[node]) for node in goals(arrow, scene))
    ]


def goals(arrow: Arrow, scene: Scene) -> list[int]:
    nodes = {box.node for box in scene.boxes}
    return [arrow.edge.target] if arrow.edge.target in nodes else [STOP]


def on_border(point: Point, rect: Rect) -> bool:
    x, y = point
    beside = x in {rect.x, rect.right} and rect.y <= y <= rect.bottom
    return beside or (y in {rect.y, rect.bottom} and rect.x <= x <= rect.right)


def lines_told_apart(scene: Scene) -> list[str]:
    """Two arrows run along the same stretch only when they come from the same fork or lead to the same box."""
    forks = {box.node for box in scene.boxes if box.fork}
    faults = []
    for one, other in combinations(scene.arrows, 2):
        same_goal = one.edge.target == other.edge.target and one.end == other.end == "head"
        same_fork = one.edge.source == other.edge.source and one.edge.source in forks
        if same_goal or same_fork:
            continue
        for first in pieces(one):
            faults += [f"{one.edge} hides {other.edge}" for second in pieces(other) if along(first, second)]
    return faults


def along(one: Rect, other: Rect) -> bool:
    upright = one.width == other.width == 0 and abs(one.x - other.x) < 3
    level = one.height == other.height == 0 and abs(one.y - other.y) < 3
    shared_y = min(one.bottom, other.bottom) - max(one.y, other.y)
    shared_x = min(one.right, other.right) - max(one.x, other.x)
    return (upright and shared_y > 1) or (level and shared_x > 1)


def written(scene: Scene) -> list[tuple[str, Placed]]:
    """Every text that lies flat, and whose it is."""
    boxes = [
        (f"step {box.node}", each) for box in scene.boxes for each in (*box.texts, *(said for _, said in box.chips))
    ]
    return [*boxes, *((f"lane {lane.actor}", each) for lane in scene.lanes for each in lane.texts)]


def texts_never_under_another(scene: Scene) -> list[str]:
    return [
        f"{one.text.lines} of {whose} over {other.text.lines} of {others}"
        for (whose, one), (others, other) in combinations(written(scene), 2)
        if overlap(room_of(one), room_of(other), 0.1)
    ]


def texts_never_under_a_line(scene: Scene) -> list[str]:
    return [
        f"{arrow.edge} strikes {placed.text.lines} of {whose}"
        for whose, placed in written(scene)
        for arrow in scene.arrows
        for piece in pieces(arrow)
        if touches(piece, room_of(placed))
    ]


def lines_below_the_heads(scene: Scene) -> list[str]:
    return [
        f"{arrow.edge} runs through the head of {lane.actor}"
        for lane in scene.lanes
        for arrow in scene.arrows
        for piece in pieces(arrow)
        if touches(piece, lane.head)
    ]


def signs_free(scene: Scene) -> list[str]:
    """The ring of an end and the flag of another sheet stand on no box, on no other line and on the sheet."""
    faults = []
    for arrow in scene.arrows:
        if arrow.end != "head":
            x, y = arrow.points[-1]
            sign = Rect(x - 4, y - 5, 10 if arrow.end == "flag" else 8, 10)
            faults += [f"{arrow.edge} ends on {box.node}" for box in scene.boxes if overlap(sign, box.rect, 0.1)]
            faults += [] if inside(sign, sheet_of(scene)) else [f"{arrow.edge} ends off the sheet"]
    return faults


def brackets_aside(scene: Scene) -> list[str]:
    """What is done once for each of something is said beside the lanes, in the middle of its rows."""
    lanes = [lane.rect for lane in scene.lanes]
    brackets = [bracket.rect for bracket in scene.brackets]
    words = [
        Rect(each.rect.x, each.text.y - each.text.text.width / 2, each.rect.width, each.text.text.width)
        for each in scene.brackets
    ]
    apart = [*combinations(brackets, 2), *combinations(words, 2)]
    return (
        [f"{each.text.text.lines} in a lane" for each in scene.brackets for lane in lanes if overlap(each.rect, lane)]
        + [f"{word} off the sheet" for word in words if not inside(word, sheet_of(scene))]
        + ["two brackets meet" for one, other in apart if overlap(one, other, 0.1)]
    )


def rows_in_order(scene: Scene) -> list[str]:
    steps = sorted((box for box in scene.boxes if box.node >= 0), key=lambda box: box.node)
    return [f"{one.node} below {other.node}" for one, other in pairwise(steps) if one.rect.y > other.rect.y]


PROMISES: tuple[Callable[[Scene], list[str]], ...] = (
    lanes_in_order,
    boxes_apart_and_in_their_lane,
    texts_in_their_boxes,
    texts_apart,
    texts_never_under_another,
    texts_never_under_a_line,
    lines_below_the_heads,
    signs_free,
    brackets_aside,
    lines_straight,
    lines_around_boxes,
    lines_on_the_sheet,
    lines_tied_to_their_boxes,
    lines_told_apart,
    rows_in_order,
)


def continued(sheets: Drawn) -> list[str]:
    """A way on to another sheet is told where it leaves and where it arrives, with the number of the step."""
    found = []
    for sheet, scene in sheets:
        said = {box.node: " ".join(line for each in box.texts for line in each.text.lines) for box in scene.boxes}
        for arrow in scene.arrows:
            source, target = arrow.edge.source, arrow.edge.target
            if source >= 0 and target >= 0 and not sheet.has(target):
                told = said[STOP] if arrow.end == "head" else said[source]
                found += [] if _says(told, target + 1) else [f"{arrow.edge}: {told!r} does not say {target + 1}"]
        for node in sheet.nodes:
            away = {edge.source for edge in sheet.story.entering[node] if edge.source not in sheet.nodes}
            if node == sheet.nodes[0] and "Suite du dessin précédent" in said.get(START, ""):
                away = {each for each in away if each > node}
            found += [f"{node} does not say {each + 1}" for each in away if not _says(said[node], each + 1)]
    return found


def _says(told: str, number: int) -> bool:
    """Whether a number stands in a text, or the text was cut because its box is full."""
    return re.search(rf"(?<!\d){number}(?!\d)", told) is not None or "…" in told


def faults(sheets: Drawn) -> list[str]:
    kept = [fault for _, scene in sheets for promise in PROMISES for fault in promise(scene)]
    return [*kept, *continued(sheets), *(f"{len(sheet.nodes)} steps" for sheet, _ in sheets if len(sheet.nodes) > 12)]


def undrawn(edition: Edition, sheets: Drawn, process: str = "FIN-001") -> set[Any]:
    graph = edition.graphs[process]
    return set(graph.edges) ^ {
        arrow.edge for _, scene in sheets for arrow in scene.arrows if arrow.edge.source != START
    }


def test_the_sample_company_keeps_every_promise(sample: Edition, link: Any) -> None:
    for process in sample.sops:
        sheets = drawn(sample, link, process)
        assert (process, [], set()) == (process, faults(sheets), undrawn(sample, sheets, process))


@st.composite
def processes(draw: st.DrawFn) -> dict[str, Any]:
    count = draw(st.integers(3, 40))
    actors = ACTORS[: draw(st.integers(1, 6))]
    steps = []
    for place in range(count):
        ways = st.lists(st.integers(0, count - 1) | st.just(-1), min_size=1, max_size=4)
        step: dict[str, Any] = {"id": f"s{place}", "actor": draw(st.sampled_from(actors))}
        text = draw(st.sampled_from(["Classer", "Vérifier que tout est complet puis le noter au dossier", "x" * 90]))
        match draw(st.sampled_from(["do", "do", "do", "ask", "jump", "after", "wait"])):
            case "ask":
                targets = [f"s{way}" if way >= 0 else "end" for way in draw(ways)]
                step |= {"ask": f"{text} ?", "answers": {f"Réponse {n}": goal for n, goal in enumerate(targets)}}
            case "jump":
                step |= {"do": text, "next": f"s{draw(st.integers(0, count - 1))}"}
            case "after" if place:
                before = draw(st.lists(st.integers(0, place - 1), min_size=1, max_size=3, unique=True))
                step |= {"do": text, "after": [f"s{each}" for each in before]}
            case "wait":
                step |= {"wait": text, "for": "2 days"}
            case _:
                step |= {"do": text, "control": {"kind": "approval"}, "money": "yes", "irreversible": "yes"}
        if draw(st.booleans()):
            step["per"] = draw(st.sampled_from(["dossier", "facture"]))
        steps.append(step)
    return {"steps": steps}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(process=processes())
def test_any_process_keeps_every_promise(process: dict[str, Any], edition_of: Any, link: Any) -> None:
    edition = edition_of(process)
    sheets = drawn(edition, link)

    assert ([], set()) == (faults(sheets), undrawn(edition, sheets))
