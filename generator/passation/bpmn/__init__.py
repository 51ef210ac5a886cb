"""Processes as BPMN 2.0, for the modellers of others: one file each, with lanes and places kept."""

from __future__ import annotations

from collections.abc import Iterable

from passation.bpmn.compose import board
from passation.bpmn.document import document
from passation.bpmn.whole import whole
from passation.edition import Edition
from passation.maps.swimlanes.story import Story
from passation.tree import Tree
from passation.words import Words


def drawable(edition: Edition) -> list[str]:
    """The processes of which something is done before the eyes of the edition's readers."""
    return [process for process, sop in edition.sops.items() if sop.steps]


def diagram(edition: Edition, words: Words, process: str) -> bytes:
    """One process as a BPMN 2.0 file. Raises KeyError for a process that is not in the edition; it must be drawable."""
    return document(board(whole(Story(edition, words, edition.sops[process], lambda _: None))))


def diagrams(edition: Edition, words: Words, processes: Iterable[str]) -> Tree:
    """Some processes, a file each: `FIN-012.bpmn`."""
    return Tree((f"{process}.bpmn", diagram(edition, words, process)) for process in processes)
