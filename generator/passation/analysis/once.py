"""A fact that many ask for is worked out once for each content: contents are frozen, so it cannot age."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from passation.model.content import Content

Fact = TypeVar("Fact")


def once(fact: Callable[[Content], Fact]) -> Callable[[Content], Fact]:
    """Decorates a pure function of a content alone; whoever asks shares the value, and must not change it.

    Kept beside the content's fields, where `functools.cached_property` keeps its values too: it goes when the content
    goes, and comparing or replacing contents does not see it.
    """
    name = f"{fact.__module__}.{fact.__qualname__}"

    @wraps(fact)
    def remembered(content: Content) -> Fact:
        known = content.__dict__
        if name not in known:
            known[name] = fact(content)
        return cast("Fact", known[name])

    return remembered
