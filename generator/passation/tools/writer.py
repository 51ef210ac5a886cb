"""An output appears whole or not at all: made in a stage beside its target, then exchanged in one move.

Beside a folder that was written stands a small hidden file, `.<name>.passation`, that lists what was written. A folder
that holds anything else is somebody's work, and is refused.
"""

import contextlib
import errno
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from passation.tools import archive
from passation.tools.exchange import take_place
from passation.tools.stage import aside, stage, turn

Files = Mapping[str, bytes]
"""Relative POSIX path → content: a `Tree`."""

NOT_OURS_TO_MIND = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that a system leaves in any folder that somebody opens."""


class CannotWrite(Exception):  # noqa: N818 - says what happened, and reads well after "except"
    """Nothing was written and what was there is untouched.

    `text` is an English sentence for the catalogues, `facts` fill it; `str()` gives it in English.
    """

    def __init__(self, text: str, **facts: str) -> None:
        super().__init__(text.format(**facts))
        self.text = text
        self.facts = facts


def write(tree: Files, target: Path, *, inputs: Iterable[Path] = ()) -> None:
    """Write a tree as a folder, in place of what was written there before.

    Args:
        tree: the files; their paths stay inside the folder.
        target: the folder; it and the folders above it are made when missing.
        inputs: folders that hold sources, or anything else that must never be replaced.

    Raises:
        CannotWrite: the target is refused, or the system refused; the old output is still there.
    """
    with _as_one_fault(target):
        place = _safe(target, inputs)
        place.parent.mkdir(parents=True, exist_ok=True)
        with stage(place) as draft:
            _fill(draft / "new", tree)
            with turn(place.parent):
                _exchange(draft / "new", place, tree)


def write_zip(tree: Files, target: Path, *, packed: bool = False, inputs: Iterable[Path] = ()) -> None:
    """Write a tree as one archive, in place of an archive of ours.

    Args:
        tree: the files.
        target: the archive; the folders above it are made when missing.
        packed: deflate, for sending; the bytes then depend on the machine's zlib.
        inputs: folders that hold sources.

    Raises:
        CannotWrite: as `write`.
    """
    with _as_one_fault(target):
        place = _safe(target, inputs)
        if place.is_dir() or (place.exists() and not archive.is_ours(place)):
            raise CannotWrite(
                "{target} was not written by passation: choose another name, or remove it yourself.",
                target=str(target),
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        with stage(place) as draft:
            made = draft / "new"
            made.write_bytes(archive.pack(tree, packed=packed, comment=archive.MARK))
            _settle(made)
            with turn(place.parent):
                made.replace(place)
                _settle(place.parent)


def write_file(data: bytes, target: Path, *, inputs: Iterable[Path] = ()) -> None:
    """Write one file, in place of one of that name: for reports and single drawings.

    Args:
        data: its content.
        target: the file; the folders above it are made when missing.
        inputs: folders that hold sources.

    Raises:
        CannotWrite: as `write`; a folder of that name is refused, too.
    """
    with _as_one_fault(target):
        place = _safe(target, inputs)
        if place.is_dir():
            raise CannotWrite("{target} is a folder: name a file.", target=str(target))
        place.parent.mkdir(parents=True, exist_ok=True)
        with stage(place) as draft:
            made = draft / "new"
            made.write_bytes(data)
            if place.exists():
                made.chmod(stat.S_IMODE(place.stat().st_mode))  # what is kept from others stays so
            _settle(made)
            made.replace(place)


def begin(tree: Files, target: Path) -> None:
    """Write a tree as the beginning of somebody's own work: whole or not at all, and never into a folder in use.

    Args:
        tree: the files.
        target: a folder that does not exist or is empty, `.git` not counted; it may be the one we are in.

    Raises:
        CannotWrite: the target is refused, or the system refused; nothing was written.
    """
    with _as_one_fault(target):
        place = Path(os.path.abspath(target))  # noqa: PTH100 - resolve() would follow the last link
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            raise CannotWrite("{target} is no folder: choose another name.", target=str(target))
        used = sorted(each.name for each in place.iterdir()) if place.exists() else []
        foreign = next((name for name in used if name not in NOT_OURS_TO_MIND | {".git"}), None)
        if foreign is not None:
            raise CannotWrite(
                "{target} is not empty: {example} is in it. Choose a new folder, or an empty one.",
                target=str(target),
                example=foreign,
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        with stage(place / "new" if place.exists() else place) as draft:
            _fill(draft / "new", tree)
            _settle_in(draft / "new", place)


def _settle_in(new: Path, place: Path) -> None:
    """Move a finished folder into place; into an empty one, entry by entry, all of which go back if one cannot."""
    if not place.exists():
        new.rename(place)
        return
    moved: list[Path] = []
    try:
        for entry in sorted(new.iterdir()):
            moved.append(entry.rename(place / entry.name))  # noqa: PERF401  # what was moved so far must be known
    except BaseException:
        for entry in moved:
            entry.rename(new / entry.name)
        raise
    _settle(place)


def _safe(target: Path, inputs: Iterable[Path]) -> Path:
    """Give the real place of a target, or refuse it."""
    place = Path(os.path.abspath(target))  # noqa: PTH100 - resolve() would follow the last link
    place = place.parent.resolve() / place.name
    home = Path(os.path.expanduser("~")).resolve()  # noqa: PTH111 - Path.home() raises for a user without one
    here = Path.cwd().resolve()
    if place.is_symlink():
        raise CannotWrite("{target} is a link: name the folder itself.", target=str(target))
    if place == Path(place.anchor) or any(kept.is_relative_to(place) for kept in (home, here)):
        raise CannotWrite(
            "{target} is the root of the disk, a home folder or the folder you are in: choose a folder of its own, "
            "such as build/.",
            target=str(target),
        )
    for source in (each.resolve() for each in inputs):
        if place.is_relative_to(source) or source.is_relative_to(place):
            raise CannotWrite(
                "{target} and the company's own files in {folder} would share a place: choose another folder.",
                target=str(target),
                folder=source.name,
            )
    return place


def _fill(folder: Path, tree: Files) -> None:
    """Write all files, then make sure that they are on the disk: in this order the disk works once, not each time."""
    folder.mkdir()
    for path, data in tree.items():
        file = folder / path
        if not file.is_relative_to(folder) or ".." in file.parts:
            raise ValueError(f"a path that leaves the tree: {path!r}")
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as out:  # x: two names that this disk holds for one must not lose a file
            out.write(data)
    for name, _, files in os.walk(folder, topdown=False):
        for each in files:
            _settle(Path(name, each))
        _settle(Path(name))


def _settle(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchange(new: Path, target: Path, tree: Files) -> None:
    """Put the new folder in place; the list beside it covers both until the old one is gone."""
    marker = target.with_name(f".{target.name}.passation")
    known = _listed(marker)
    foreign = _foreign(target, known)
    if foreign is not None:
        raise CannotWrite(
            "{target} holds files that passation did not write, such as {example}: choose a new folder, or empty this "
            "one yourself.",
            target=str(target),
            example=foreign,
        )
    both, only = new.with_name("both"), new.with_name("only")
    _list(both, known | set(tree))
    _list(only, set(tree))
    both.replace(marker)
    take_place(new, target, aside(target))
    only.replace(marker)
    _settle(target.parent)


def _foreign(target: Path, known: set[str]) -> str | None:
    """Find a file that is not one of `known`; a target that is a file is foreign itself."""
    if target.exists() and not target.is_dir():
        return target.name
    for folder, folders, files in os.walk(target):
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*files, *links]):
            path = Path(folder, name).relative_to(target).as_posix()
            if path not in known and name not in NOT_OURS_TO_MIND:
                return path
    return None


def _listed(marker: Path) -> set[str]:
    try:
        return set(map(str, json.loads(marker.read_text("utf-8"))["files"]))
    except (OSError, ValueError, KeyError, TypeError):
        return set()  # no list: nothing there is ours


def _list(file: Path, paths: set[str]) -> None:
    text = json.dumps({"written by": "passation", "files": sorted(paths)}, ensure_ascii=False, indent=1)
    file.write_text(text + "\n", "utf-8")
    _settle(file)


_REASONS = {
    errno.ENOSPC: "{target} cannot be written: the disk is full. What was there before is untouched.",
    errno.EDQUOT: "{target} cannot be written: your share of the disk is used up. What was there before is untouched.",
    errno.EFBIG: "{target} cannot be written: a file would be too big here. What was there before is untouched.",
    errno.EACCES: "{target} cannot be written: this folder is not yours to change. What was there before is untouched.",
    errno.EPERM: "{target} cannot be written: this folder is not yours to change. What was there before is untouched.",
    errno.EROFS: "{target} cannot be written: this disk is read-only. What was there before is untouched.",
    errno.EBUSY: "{target} cannot be replaced: it is a disk of its own. Choose a folder inside it.",
    errno.EXDEV: "{target} cannot be replaced: it is a disk of its own. Choose a folder inside it.",
    errno.ENAMETOOLONG: "{target} cannot be written: the names become too long here. Choose a shorter place.",
}


@contextlib.contextmanager
def _as_one_fault(target: Path) -> Iterator[None]:
    """Whatever the system refuses becomes the one fault that callers know."""
    try:
        yield
    except OSError as fault:
        other = "{target} cannot be written ({reason}). What was there before is untouched."
        text = _REASONS.get(fault.errno or 0, other)
        raise CannotWrite(text, target=str(target), reason=fault.strerror or str(fault)) from fault
