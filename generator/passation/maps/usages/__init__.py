"""Tools and information in use: which process reads or writes where and what, and what is keyed twice."""

from __future__ import annotations

from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.usages.information import information
from passation.maps.usages.tools import tools
from passation.maps.usages.twice import twice
from passation.table import Link
from passation.words import Words


def usage_map(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """The tools of the processes, then their information, then what is keyed twice, each if there is any."""
    return (*tools(edition, words, link), *information(edition, words, link), *twice(edition, words, link))
