"""Who may see what: the decision, apart from the projection that carries it out (`edition.py`).

Processes are decided first (`views.py`), then the company items that they reach (`reach.py`). An outside audience never
learns of another outside organisation. Nothing named, nothing shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from passation.analysis.reach import Reach, is_of
from passation.analysis.views import View, views
from passation.frozen import dataclass
from passation.model.actor import Actor
from passation.model.company import Audience
from passation.model.content import Content

NOBODY: Final = Audience.model_construct(id="public")  # as it is: no validators are built for a constant
"""The implicit audience: public processes and what they reach."""


@dataclass(frozen=True)
class Sight:
    """The decisions for one audience over one content."""

    audience: Audience
    views: Mapping[str, View]
    """The visible processes."""
    visible: Mapping[str, frozenset[str]]
    """Visible items by kind, processes included."""
    hidden_organisations: frozenset[str]
    """Outside organisations that this outside audience may not know of."""

    def sees(self, kind: str, item_id: str) -> bool:
        """Whether an item is visible."""
        return item_id in self.visible.get(kind, frozenset())

    def is_hidden_outside(self, content: Content, kind: str, item_id: str) -> bool:
        """Whether an item is, or belongs to, an outside organisation that these readers may not know of."""
        return is_of(content, self.hidden_organisations, kind, item_id)

    def opens(self, process: str) -> bool:
        """Whether the whole shell of a process is visible, not only a step of it."""
        view = self.views.get(process)
        return view is not None and view.full

    def sees_step(self, process: str, index: int) -> bool:
        """Whether a step is visible."""
        view = self.views.get(process)
        return view is not None and view.steps[index]


def sight(content: Content, audience: Audience, disclosed: frozenset[tuple[str, str]] = frozenset()) -> Sight:
    """Decides for one audience; `disclosed` are (kind, id) given on purpose whatever their level."""
    seen = views(content, audience, disclosed)
    hidden = _hidden_organisations(content, audience)
    reach = Reach(content, audience, seen, hidden, disclosed)
    return Sight(audience, seen, reach.visible(), hidden)


def _hidden_organisations(content: Content, audience: Audience) -> frozenset[str]:
    """Every outside organisation but the readers' own and those they may know of; none for readers inside."""
    readers = [content.actors[actor] for actor in audience.actors if actor in content.actors]
    if not any(is_outside(reader) for reader in readers):
        return frozenset()
    named = {each.organisation for each in content.actors.values() if each.organisation is not None}
    named |= {each.provider for each in content.contracts.values()} | set(content.organisations)
    return frozenset(named - {reader.organisation for reader in readers} - set(audience.knows))


def is_outside(actor: Actor) -> bool:
    """Whether somebody works for another organisation than the company, named or not."""
    return actor.side in {"external", "partner", "customer"}
