"""What was made once is kept in the user's cache folder, under a name that says all it was made from.

The cache can only save time. A missing, foreign, read-only, full or damaged one changes no byte of
an output and fails no build: the thing is simply made again.
"""

import contextlib
import functools
import hashlib
import importlib.resources
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import platformdirs

OFF = "PASSATION_NO_CACHE"
"""Set this variable to anything but `0` and nothing is read or kept."""

MAX_BYTES = 256 * 1024 * 1024
MAX_AGE = 30 * 24 * 3600
"""Seconds after which an entry is swept; making it again takes milliseconds."""
SWEEP_EVERY = 24 * 3600
"""Seconds between two sweeps of the folder."""

_DIGEST = hashlib.sha256
_DIGEST_SIZE = _DIGEST().digest_size


def cached(tool: str, version: str, key: bytes, make: Callable[[], bytes]) -> bytes:
    """Give what `make()` gives, from the cache when it was made before.

    Args:
        tool: whose work it is; a folder of the cache.
        version: everything about the tool that changes its result.
        key: everything else that the result depends on.
        make: makes the result; its exceptions pass through and nothing is kept.
    """
    folder = _folder()
    if folder is None:
        return make()
    name = _DIGEST(b"\0".join((tool.encode(), version.encode(), key))).hexdigest()
    path = folder / tool / name[:2] / name
    kept = _read(path)
    if kept is not None:
        return kept
    made = make()
    _write(path, made)
    _sweep_daily(folder)
    return made


@functools.cache
def made_by(*modules: str) -> str:
    """Give a version for the cache that changes with the text of these modules of `tools`."""
    folder = importlib.resources.files("passation") / "tools"
    return _DIGEST(b"\0".join((folder / f"{module}.py").read_bytes() for module in modules)).hexdigest()


def folder() -> Path | None:
    """Give where things are kept, for `doctor`; nothing where nothing is kept."""
    return _folder()


def _folder() -> Path | None:
    """Give the cache folder, or nothing when there is none that only this user can write to."""
    if os.environ.get(OFF, "0") not in {"", "0"}:
        return None
    folder = platformdirs.user_cache_path("passation", appauthor=False)
    return folder if folder.is_absolute() and _is_ours(folder) else None


@functools.cache
def _is_ours(folder: Path) -> bool:
    # Others must not read what confidential editions left here, nor choose what will be drawn.
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name != "nt" and folder.stat().st_uid != os.geteuid():
            return False
        folder.chmod(0o700)
        return True
    return False


def _read(path: Path) -> bytes | None:
    """Give the entry, or nothing when it is absent or not exactly what was written."""
    try:
        entry = path.read_bytes()
    except OSError:
        return None
    digest, body = entry[:_DIGEST_SIZE], entry[_DIGEST_SIZE:]
    return body if digest == _DIGEST(body).digest() else None


def _write(path: Path, body: bytes) -> None:
    # No fsync: an entry cut short by a crash is recognised by its digest and made again.
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_DIGEST(body).digest() + body)
            Path(draft).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(draft).unlink()
            raise


def _sweep_daily(folder: Path) -> None:
    """Remove old entries, and the oldest while the folder is too big, at most once a day."""
    now = time.time()
    mark = folder / "swept"
    with contextlib.suppress(OSError):
        if mark.exists() and now - mark.stat().st_mtime < SWEEP_EVERY:
            return
        mark.touch(mode=0o600)
        total = 0
        for made, size, path in sorted(_entries(folder), reverse=True):
            total += size
            if total > MAX_BYTES or now - made > MAX_AGE:
                path.unlink(missing_ok=True)


def _entries(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """Give (time made, bytes, path) of every entry, drafts of killed runs among them."""
    for path in folder.glob("*/*/*"):
        with contextlib.suppress(OSError):
            facts = path.stat()
            yield facts.st_mtime, facts.st_size, path
