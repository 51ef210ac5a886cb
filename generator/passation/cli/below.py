"""The files and folders that a command was asked to look at, inside the company."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from passation.cli.refusal import Refusal
from passation.finding import say


def below(root: Path, paths: Sequence[Path]) -> Callable[[str], bool]:
    """Whether a path, relative to the root, lies in one of the given ones; every path does where none is given.

    Raises Refusal for one that does not exist or lies elsewhere.
    """
    wanted = [_inside(root, path) for path in paths]
    return lambda path: not wanted or any(_lies_in(path, folder) for folder in wanted)


def _inside(root: Path, path: Path) -> str:
    place = path.resolve()
    if not place.exists():
        raise Refusal(say("{path} does not exist.", path=str(path)))
    if not place.is_relative_to(root):
        raise Refusal(say("{path} lies outside the company's folder {root}.", path=str(path), root=str(root)))
    return place.relative_to(root).as_posix()


def _lies_in(path: str, folder: str) -> bool:
    return folder in {".", path} or path.startswith(f"{folder}/")
