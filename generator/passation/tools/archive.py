"""A tree as one ZIP archive whose bytes depend on nothing but the tree."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

MARK = b"passation"
"""The comment of every archive that we write, by which the next run knows that it may replace it."""

_DATE = (1980, 1, 1, 0, 0, 0)


def pack(tree: Mapping[str, bytes], *, packed: bool = False, comment: bytes = b"") -> bytes:
    """Give the archive: entries in order of path, fixed dates and rights, no extra fields.

    Args:
        tree: relative POSIX path → content.
        packed: deflate; the bytes then depend on the machine's zlib. Stored otherwise: PDFs are packed already.
        comment: the archive's own comment.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.comment = comment
        for path in sorted(tree):
            entry = zipfile.ZipInfo(path, _DATE)
            entry.create_system = 3  # Unix, whatever the machine
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            archive.writestr(entry, tree[path])
    return whole.getvalue()


def is_ours(path: Path) -> bool:
    """Whether a file is an archive that we wrote; raises OSError when it cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == MARK
    except zipfile.BadZipFile:
        return False
