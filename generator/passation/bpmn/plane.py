"""A process, measured: where each box stands, what stands in it, and along which gaps its messages run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import ClassVar, Final

from passation.bpmn import anytime, asides
from passation.bpmn.board import Flow, Node
from passation.bpmn.cases import cases
from passation.bpmn.lettering import LABEL, height
from passation.bpmn.messages import Message, messages
from passation.bpmn.opening import opening
from passation.bpmn.parties import WIDE
from passation.bpmn.shapes import WIDTH, Stack
from passation.bpmn.shores import Shore, shore, sides
from passation.bpmn.stack import stack
from passation.bpmn.starts import Cause, causes
from passation.bpmn.whole import Whole
from passation.frozen import dataclass
from passation.maps.shapes import Point, Rect
from passation.maps.swimlanes.places import OVER, TRACK, Layout
from passation.maps.swimlanes.routes import Plan, Route, plan
from passation.maps.swimlanes.scene import START

TITLE: Final = WIDTH / 2 - 26
"""Width of the name of a group, left of the line that enters its first box."""
HEAD: Final = 30.0
"""Height of the heads of the pool, of a side and of a lane, each below the other."""
_UNDER: Final = 16.0
"""Below what stands lowest in a lane."""


@dataclass(frozen=True)
class Plane(Layout):
    """One process, measured."""

    sheet: Whole
    between: ClassVar[float] = 0.0

    @cached_property
    def plan(self) -> Plan:
        """The routes; answers leave from the side, and above them what starts in any case."""
        sheet = self.sheet
        asked = (node for node in sheet.nodes if sheet.answers(node))
        made = plan(sheet, {node: sorted(sheet.arrows(node), key=lambda way: not way.all_of) for node in asked})
        gaps = dict(made.gaps)
        for message in self.running:
            row = self.gap_of(message)
            gaps[row] = gaps.get(row, 0) + message.tracks
        return replace(made, gaps=gaps)

    @cached_property
    def causes(self) -> tuple[Cause, ...]:
        """What starts it."""
        return causes(self.sheet)

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """What passes between the company and outside parties."""
        return messages(self.sheet, (cause.message for cause in self.causes if cause.message))

    @cached_property
    def running(self) -> tuple[Message, ...]:
        """Those of steps; each has tracks of its own below those of the arrows."""
        return tuple(message for message in self.messages if message.node != START)

    def gap_of(self, message: Message) -> int:
        """The gap along which a message runs: below its step, or above it."""
        return self.sheet.row[message.node] - (0 if message.is_sent else 1)

    def message_y(self, place: int) -> float:
        """The height of a message: the lowest of its tracks, for its name stands above it; or that of its start."""
        message = self.messages[place]
        if message.node == START:
            return self.tops[0] + self.stacks[START].nodes[self.opened[place]].height
        row = self.gap_of(message)
        there = [each for each in self.running if self.gap_of(each) == row]
        after = sum(each.tracks for each in there[there.index(message) + 1 :])
        return self.tops[row + 1] - OVER - after * TRACK

    @cached_property
    def opened(self) -> tuple[int, ...]:
        """The causes of the messages that start it, by their places."""
        return tuple(place for place, cause in enumerate(self.causes) if cause.message)

    @cached_property
    def lefts(self) -> Mapping[str, bool]:
        """Whether a party stands left of the company."""
        return sides(self.messages, [-1 if each.node == START else self.gap_of(each) for each in self.messages])

    @cached_property
    def shores(self) -> Mapping[bool, Shore]:
        """What stands left of the company, and right of it."""
        calls = [(each.party, self.message_y(place)) for place, each in enumerate(self.messages)]
        return {left: shore([call for call in calls if self.lefts[call[0]] is left]) for left in (True, False)}

    @property
    def lead(self) -> float:
        """Room for the outside parties on the left."""
        return self.shores[True].away + WIDE if self.shores[True].parties else 0.0

    @cached_property
    def runs(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Neighbouring steps that are done once for each of the same thing."""
        steps = self.sheet.story.steps
        runs = ((per, tuple(nodes)) for per, nodes in groupby(self.sheet.nodes, key=lambda node: steps[node].per))
        return tuple((per, nodes) for per, nodes in runs if per)

    @cached_property
    def stacks(self) -> Mapping[int, Stack]:
        """What stands in each box."""
        sheet = self.sheet
        routes: dict[int, dict[int, Route]] = {}
        for route in self.plan.routes:
            routes.setdefault(route.source, {})[route.edge.target] = route
        titles = {
            node: height(title(sheet, per), TITLE, LABEL) + 6
            for per, run in self.runs
            for node in run
            if sheet.row[node] == sheet.row[run[0]]
        }
        sent = Counter(message.node for message in self.messages if message.is_sent)
        left = {party for party, is_left in self.lefts.items() if is_left}
        goal = sheet.above.target if sheet.above else START
        joins = goal != START and sheet.join(goal) in {"any", "both"}
        found = {START: opening(self.causes, goal, left, joins=joins)}
        for node in sheet.nodes:
            made = stack(sheet, node, routes.get(node, {}), below=titles.get(node, 0.0), sent=sent[node])
            found[node] = made
            into = Counter(self.lefts[each.party] for each in self.running if each.node == node and not each.is_sent)
            made.left += asides.passing(into[True]) if self.is_barred(made, node, is_left=True) else 0.0
            made.right += asides.passing(into[False]) if self.is_barred(made, node, is_left=False) else 0.0
        return found

    @cached_property
    def sizes(self) -> Mapping[int, tuple[float, float]]:
        """All boxes are of one width."""
        return {node: (WIDTH, made.height) for node, made in self.stacks.items()}

    @property
    def box_width(self) -> float:
        """The width of every box."""
        return WIDTH

    @cached_property
    def reach(self) -> Mapping[int, tuple[float, float]]:
        """How far what stands beside the boxes of a lane goes, left and right of them."""
        found = dict.fromkeys(range(len(self.sheet.story.lanes)), (0.0, 0.0))
        for node, made in self.stacks.items():
            left, right = found[self.sheet.column(node)]
            found[self.sheet.column(node)] = max(left, made.left), max(right, made.right)
        return found

    def room(self, column: int) -> float:
        """The width of a lane's boxes with what stands beside them."""
        return WIDTH + sum(self.reach[column])

    def box(self, node: int) -> Rect:
        """The place of a box, without what stands beside it."""
        column, (wide, tall) = self.sheet.column(node), self.sizes[node]
        return Rect(self.left(column) + self.reach[column][0], self.tops[self.sheet.level(node)], wide, tall)

    @cached_property
    def anytime(self) -> tuple[tuple[Sequence[Node], Sequence[Flow]], ...]:
        """What may start at any time, one below the other; coordinates count from below the last row."""
        found, y = [], 0.0
        for case in cases(self.sheet.story, None):
            nodes, flows = anytime.draw(case, self.sheet.story.words)
            y += anytime.APART
            found.append(([each.moved(0, y) for each in nodes], [each.moved(0, y) for each in flows]))
            y += nodes[0].rect.height
        return tuple(found)

    @property
    def foot(self) -> float:
        """Room for what may start at any time."""
        return max((nodes[0].rect.bottom for nodes, _ in self.anytime), default=0.0)

    @property
    def keeper(self) -> int:
        """The lane of what may start at any time: of who does the steps that name nobody, else where it all starts."""
        lanes, usual = self.sheet.story.lanes, self.sheet.story.sop.default_performer
        return lanes.index(usual) if usual in lanes else self.sheet.column(START)

    @property
    def below(self) -> Point:
        """Where the first thing below the last row stands."""
        column = self.keeper
        return self.left(column) + self.reach[column][0], self.lanes[column].bottom - self.foot - _UNDER

    @property
    def head_height(self) -> float:
        """The heads of the pool, of the sides and of the lanes."""
        return 3 * HEAD

    def nodes(self, node: int) -> Iterator[Node]:
        """The shapes of a step in their places."""
        at = self.box(node)
        yield from (each.moved(at.x, at.y) for each in self.stacks[node].nodes)

    @cached_property
    def titled(self) -> Mapping[int, str]:
        """The boxes above which a group is named."""
        row = self.sheet.row
        tops = ((per, [node for node in nodes if row[node] == row[nodes[0]]]) for per, nodes in self.runs)
        return {min(nodes, key=self.sheet.column): per for per, nodes in tops}

    def is_barred(self, made: Stack, node: int, *, is_left: bool) -> bool:
        """Whether something stands above a task where a message would come down: a join on the left, and the name of
        a group on the left, or on the right where there is such a join.
        """
        return (made.aside is not None or node in self.titled) if is_left else self.is_named_right(made, node)

    def is_named_right(self, made: Stack, node: int) -> bool:
        """Whether the name of a group stands right of the line that comes in."""
        return made.aside is not None and node in self.titled

    def outside(self, message: Message, nth: int) -> float | None:
        """Where a message passes beside what stands between its task and the gap along which it runs, if anything."""
        made, at, is_left = self.stacks[message.node], self.box(message.node), self.lefts[message.party]
        if not self.passes_outside(message):
            return None
        aside = asides.EDGE + asides.TRACK * nth
        return at.x - made.left + aside if is_left else at.right + made.right - aside

    def passes_outside(self, message: Message) -> bool:
        """Whether something stands between the task of a message and the gap along which it runs."""
        made = self.stacks[message.node]
        if message.is_sent:
            return any(node.host for node in made.nodes)
        return self.is_barred(made, message.node, is_left=self.lefts[message.party])


def title(sheet: Whole, per: str) -> str:
    """The name of what is done once for each of something."""
    return sheet.story.words.t("For each {noun}", noun=per)
