"""What the operating system refused, in the reader's language: its own sentences are English whatever the reader is."""

from __future__ import annotations

import errno
from typing import Final

from passation.finding import Message, say

_REASONS: Final = {
    errno.ENOSPC: say("the disk is full"),
    errno.EDQUOT: say("your share of the disk is used up"),
    errno.EACCES: say("you may not open it"),
    errno.EPERM: say("you may not open it"),
    errno.EROFS: say("this disk is read-only"),
    errno.ENOENT: say("it is not there"),
    errno.ENOTDIR: say("a part of the path is no folder"),
    errno.EISDIR: say("it is a folder"),
    errno.ENAMETOOLONG: say("its name is too long"),
    errno.ELOOP: say("links lead round in a circle"),
    errno.EMFILE: say("too many files are open"),
    errno.EIO: say("the disk or the connection failed"),
}


def why(fault: OSError) -> Message:
    """A fault as a sentence: which file where that is known, and the reason; an unusual one in the system's words."""
    reason = _REASONS.get(fault.errno or 0, fault.strerror or str(fault))
    if not fault.filename:
        return say("The system refused: {reason}.", reason=reason)
    return say("The system refused {file}: {reason}.", file=str(fault.filename), reason=reason)
