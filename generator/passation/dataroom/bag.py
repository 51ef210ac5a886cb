"""A BagIt 1.0 bag (RFC 8493) with SHA-256: the form in which a data room can be checked years later.

`sha256sum -c manifest-sha256.txt`, `bagit.py --validate` and `passation verify` read the same lines.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from passation.tree import Tree

DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
INFO, BAGIT = "bag-info.txt", "bagit.txt"


def bag(payload: Tree, info: Mapping[str, str]) -> Tree:
    """Give a whole bag.

    Args:
        payload: what is delivered; it stands under `data/`.
        info: labels and values of `bag-info.txt`, in order; `Payload-Oxum` is added.
    """
    data = payload.under("data")
    size = sum(map(len, payload.values()))
    lines = {**info, "Payload-Oxum": f"{size}.{len(payload)}"}
    tags = Tree(
        {
            BAGIT: DECLARATION.encode(),
            INFO: "".join(f"{label}: {_one_line(value)}\n" for label, value in lines.items()).encode(),
            MANIFEST: manifest(data),
        }
    )
    return data | tags | {TAG_MANIFEST: manifest(tags)}


def manifest(tree: Tree) -> bytes:
    """Give `sha256sum`'s lines for a tree: digest, two spaces, path.

    Raises ValueError for a path that the readers of manifests decode differently.
    """
    odd = [path for path in tree if any(mark in path for mark in "%\r\n\\")]
    if odd:
        raise ValueError(f"not a path for a manifest: {odd[0]!r}")
    return "".join(f"{digest(data)}  {path}\n" for path, data in tree.items()).encode()


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def seal(whole: Tree) -> str:
    """Give the one digest that stands for a whole bag: that of the manifest of its manifests."""
    return digest(whole[TAG_MANIFEST])


def _one_line(value: str) -> str:
    return " ".join(value.split())
