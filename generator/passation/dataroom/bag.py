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


def faults(whole: Tree) -> tuple[str, ...]:
    """Give the paths of a bag for which it does not agree with its own manifests, in order."""
    listed: dict[str, str] = {}
    for name in (MANIFEST, TAG_MANIFEST):
        lines = (line.split("  ", 1) for line in whole[name].decode().splitlines())
        listed |= {path: said for said, path in lines}
    there = {path: digest(data) for path, data in whole.items() if path != TAG_MANIFEST}
    return tuple(sorted(path for path in listed.keys() | there.keys() if listed.get(path) != there.get(path)))


def digest(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def seal(whole: Tree) -> str:
    """Give the one digest that stands for a whole bag: that of the manifest of its manifests."""
    return digest(whole[TAG_MANIFEST])


def _one_line(value: str) -> str:
    return " ".join(value.split())
