"""From drawn pieces to a drawing: what every map has in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from passation.edition import Edition
from passation.finding import Finding, Message, Severity, say
from passation.frozen import dataclass
from passation.maps.drawing import Drawing, Twin
from passation.maps.laid import Laid, lay
from passation.maps.svg import picture
from passation.source import Place
from passation.tools.layout import LayoutFailed, LayoutTooHard
from passation.words import Words

UNDRAWN = "MAP201"
"""Code of the finding that says that a map could not be drawn."""
Pieces = tuple[Iterable[str], tuple[float, float]]
"""What a picture is made of, and its width and height."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A graph in the DOT language, and what makes a picture of it once every box has its place."""

    dot: str
    """What the engine lays out."""
    paint: Callable[[Laid], Pieces]
    graph: Callable[[], str]
    """Makes the same graph with all that is drawn, for other tools."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing before its picture is made: what it is called and says."""

    edition: Edition
    words: Words
    name: str
    title: str
    description: str
    twin: Twin

    def alone(self) -> Drawing:
        """The drawing without its picture."""
        return Drawing(
            name=self.name,
            title=self.title,
            description=self.description,
            twin=self.twin,
            language=self.words.language,
            date=self.edition.date,
            source=self._source(),
        )

    def _source(self) -> str:
        edition, words = self.edition, self.words
        audience = edition.audience
        level = words.level(audience.own_level if edition.own else audience.sees)
        day = words.long_date(edition.date) if edition.date else ""
        return " · ".join(filter(None, (edition.company.name, audience.name or audience.id, level, day)))

    def drawn(self, parts: Iterable[str], size: tuple[float, float], graph: Callable[[], str] | None = None) -> Drawing:
        """The drawing with its picture; `graph` makes its DOT text."""
        svg = self._picture(self.name, parts, size)
        return replace(self.alone(), svg=svg, graph=graph, width=size[0], height=size[1])

    def both(self, page: Pieces, phone: Pieces, graph: Callable[[], str] | None = None) -> Drawing:
        """The drawing with its picture for a page and the one for a phone."""
        narrow = self._picture(f"{self.name}-narrow", *phone)
        return replace(self.drawn(*page, graph), narrow=narrow, narrow_width=phone[1][0])

    def _picture(self, name: str, parts: Iterable[str], size: tuple[float, float]) -> str:
        """A picture of these pieces, under a name of its own."""
        lang = self.words.language
        return picture(parts, size, figure=name, title=self.title, desc=self.description, lang=lang)

    def planned(self, page: Plan, phone: Plan | None = None) -> Drawing:
        """The drawing of a graph that is laid out, and of the one for a phone where the first is too wide for it.

        When one of them cannot be laid out, the twin alone and a finding. The build goes on.
        """
        alone = replace(self.alone(), graph=page.graph)
        try:
            wide = page.paint(lay(page.dot))
            if phone is None:
                return self.drawn(*wide, alone.graph)
            return self.both(wide, phone.paint(lay(phone.dot)), alone.graph)
        except LayoutFailed as fault:
            return replace(alone, fault=_finding(self.title, _reason(fault)))


def _reason(fault: LayoutFailed) -> Message:
    """Why, in the reader's words; what the engine says when it breaks is English, and stands as it is."""
    if isinstance(fault, LayoutTooHard):
        return say("its boxes and lines are too many to be laid out")
    return say("the drawing engine says “{fault}”", fault=str(fault))


def _finding(title: str, reason: Message) -> Finding:
    return Finding(
        UNDRAWN,
        Severity.WARNING,
        Place("cartography/company.yml"),
        say("The map {title} could not be drawn: {reason}.", title=title, reason=reason),
        say("Its table stands in its place. Fewer boxes on one map make it drawable."),
    )
