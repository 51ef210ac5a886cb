"""Two outputs, an old one and a new one, and what stands in a folder and beside it."""

from pathlib import Path

OLD = {"index.html": b"old", "fin/fin-012.html": b"old page", "fin/gone.html": b"no longer made"}
NEW = {"index.html": b"new", "fin/fin-012.html": b"new page", "caf\u00e9.txt": b"\xc3\xa9"}


def read(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def beside(target: Path) -> list[str]:
    """Name what stands beside a target."""
    return sorted(path.name for path in target.parent.iterdir() if path != target)
