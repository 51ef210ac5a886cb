"""A company in order, with a few files put over it, and what the rules say of it."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from pathlib import Path

import pytest
import yaml

from passation.load.folder import Loaded, load
from passation.rules import check
from passation.words import Words

sys.path.append(str(Path(__file__).parent))  # for `examined`, which tests import by its name

COMPANY = Path(__file__).parent / "company"
TODAY = dt.date(2026, 11, 9)
FRENCH = Words("fr")


@pytest.fixture
def company(tmp_path: Path) -> Callable[[Mapping[str, str]], Loaded]:
    """The company of `company/` with these files over it; see `test_examples.py`."""
    folders = (tmp_path / str(number) for number in count())

    def build(files: Mapping[str, str]) -> Loaded:
        root = next(folders)
        shutil.copytree(COMPANY, root)
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(over(path.read_text("utf-8") if path.exists() else "{}", name, text), "utf-8")
        return load(root)

    return build


def over(base: str, name: str, text: str) -> str:
    """The text itself, and for a company file, after the list of each key, the items it does not say anew."""
    if not name.startswith("cartography/"):
        return text
    parts = re.split(r"^(?=[a-z_]+:)", text, flags=re.MULTILINE)
    mine = yaml.safe_load(text)
    kept = {key: list(others(key, value, mine)) for key, value in yaml.safe_load(base).items()}
    said = [part + "".join(kept.pop(part.split(":")[0], ())) for part in parts if part]
    return "".join([*said, *("".join(lines) for lines in kept.values())])


def others(key: str, value: object, mine: Mapping[str, object]) -> Iterable[str]:
    """The lines that the company adds to what a file says of a key."""
    if key not in mine:
        yield f"{key}: {json.dumps(value, default=str)}\n"
    elif isinstance(value, list) and isinstance(listed := mine[key], list):
        said = {item.get("id", object()) for item in listed}
        yield from (f"  - {json.dumps(item, default=str)}\n" for item in value if item.get("id") not in said)


@pytest.fixture
def says(company: Callable[[Mapping[str, str]], Loaded]) -> Callable[..., list[str]]:
    """What one rule says in French of the company with these files over it: severity, file, line, message."""

    def judge(code: str, files: Mapping[str, str], today: dt.date = TODAY) -> list[str]:
        loaded = company(files)
        assert loaded.manual is not None, [(each.code, str(each.place)) for each in loaded.findings]
        found = [each for each in check(loaded.manual, today) if each.code == code]
        return [
            f"{each.severity.word} {Path(each.place.path).name}:{each.place.line} {FRENCH.say(each.message)}"
            for each in found
        ]

    return judge
