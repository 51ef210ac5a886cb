"""A new folder takes the place of an old one in a single move, where the system can.

Linux exchanges two paths at once (`renameat2` with `RENAME_EXCHANGE`): nobody ever sees the target missing or half
made. Elsewhere, and on file systems that cannot, the old folder is moved aside first; a run that dies between the two
moves leaves it there, and `bring_back` puts it in place again before the next one does anything.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def swap(one: Path, other: Path) -> bool:
    """Exchange two paths at once.

    Returns:
        False when this system or this file system cannot; nothing has moved then.

    Raises:
        OSError: the move was refused (rights, a mount point, two disks).
    """
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if not renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def take_place(new: Path, target: Path, aside: Path) -> None:
    """Move `new` to `target`, and what was there to `new`; by way of `aside` where one move is not enough.

    Raises OSError; `target` is then what it was.
    """
    if not os.path.lexists(target):
        new.rename(target)
    elif not swap(new, target):
        target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            aside.rename(target)
            raise
        aside.rename(new)


def bring_back(target: Path, aside: Path) -> None:
    """Undo the first of two moves when a run died before the second; raises OSError."""
    if os.path.lexists(aside) and not os.path.lexists(target):
        aside.rename(target)
