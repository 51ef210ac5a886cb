"""One way to lay a file out: it says the same afterwards, comment for comment, and a second time changes nothing.

Each `layout/<name>.yml` is laid out as `layout/<name>.out.yml` shows. `PASSATION_GOLDEN=write pytest
tests/load/test_layout.py` writes these anew, to be read before they are kept.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from passation.load.document import read_document
from passation.load.folder import model_of
from passation.load.layout import canonical, meaning
from passation.load.places import LOADER
from passation.load.read import read
from passation.model.actor import ActorsFile
from passation.model.sop import Sop
from passation.words import Words

ENGLISH = Words("en")
HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted(path for path in (HERE / "layout").glob("*.yml") if not path.name.endswith(".out.yml"))
GALLERY = sorted((HERE / "gallery").glob("*.yml"))
COMPANIES = sorted({path.parents[1] for path in ROOT.glob("**/cartography/company.yml") if "build" not in path.parts})
MANY = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def comments(text: str) -> Counter[str]:
    """The comments of a text: what stands behind a # between its signs and words."""
    between, at = [], 0
    for each in yaml.scan(text, Loader=LOADER):
        between.append(text[at : each.start_mark.index])
        block = isinstance(each, yaml.ScalarToken) and each.style in {"|", ">"}
        head = text.find("\n", each.start_mark.index) if block else each.start_mark.index
        between.append(text[each.start_mark.index : head])
        at = max(at, each.end_mark.index)
    return Counter(found.rstrip(" \t") for gap in [*between, text[at:]] for found in re.findall("#[^\n]*", gap))


def modelled(text: str, model: type[BaseModel]) -> object:
    """What the format makes of a text, the author's own keys in their order; or what it says is wrong with it."""
    reading = read(read_document("f.yml", text.encode("utf-8", "surrogatepass")), model)
    told = sorted((each.code, ENGLISH.say(each.message)) for each in reading.findings)
    return told if reading.value is None else reading.value.model_dump_json()


def holds(text: str, model: type[BaseModel]) -> str:
    """The canonical text, once it has been shown to say the same, and to be canonical itself."""
    laid = canonical(text, model)

    assert meaning(text) == meaning(laid)
    assert modelled(text, model) == modelled(laid, model)
    assert comments(text) == comments(laid)
    assert laid == canonical(laid, model)
    return laid


def files(company: Path) -> Iterator[tuple[Path, type[BaseModel]]]:
    for path in sorted([*(company / "sops").rglob("*.yml"), *(company / "cartography").rglob("*.yml")]):
        model = model_of(path.relative_to(company).as_posix())
        if model is not None:
            yield path, model


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_file_is_laid_out_as_shown(case: Path) -> None:
    golden = case.with_suffix(".out.yml")
    laid = holds(case.read_text("utf-8"), Sop)
    if os.environ.get("PASSATION_GOLDEN") == "write":
        golden.write_text(laid, "utf-8")

    assert golden.read_text("utf-8") == laid


@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_of_a_company_says_the_same_afterwards(company: Path) -> None:
    told = [holds(path.read_text("utf-8"), model) for path, model in files(company)]

    assert told


def test_the_sample_company_is_laid_out_already() -> None:
    stray = [
        path.relative_to(ROOT).as_posix()
        for path, model in files(ROOT)
        if path.name != "lock.yml" and path.read_text("utf-8") != canonical(path.read_text("utf-8"), model)
    ]

    assert [] == stray


@pytest.mark.parametrize("case", GALLERY, ids=lambda path: path.stem)
def test_a_faulty_file_that_can_be_read_keeps_its_faults_and_nothing_else_changes(case: Path) -> None:
    text = case.read_bytes().decode("utf-8-sig", "replace")
    if meaning(text) is not None:
        holds(text, Sop)


KEYS = st.sampled_from(
    ["id", "title", "owner", "result", "steps", "do", "ask", "answers", "goto", "x-y", "no", "Été", "#"]
)
WORDS = st.one_of(
    st.sampled_from(
        ["no", "12:00", "1.2", "a: b", "a #b", "- a", "à 5 €", "«\u00a0ici\u00a0»", "'", '"', "\\", "a  b", "@a"]
    ),
    st.text(st.sampled_from("ab é\u00a0'\"\\:#-,.[]{}&*!|>%@\n\t0"), max_size=30),
    st.lists(st.sampled_from(["mot", "phrase", "12", "l'été", "et"]), min_size=20, max_size=60).map(" ".join),
)
VALUES = st.recursive(
    WORDS, lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=4), max_leaves=12
)
LOOKS = st.fixed_dictionaries({
    "indent": st.integers(2, 7), "width": st.sampled_from([20, 80, 1000]),
    "default_style": st.sampled_from([None, None, '"', "'", "|", ">"]),
    "default_flow_style": st.sampled_from([None, True, False]),
})  # fmt: skip


@MANY
@given(st.dictionaries(KEYS, VALUES, max_size=5), LOOKS)
def test_whatever_a_file_says_it_says_the_same_afterwards(data: dict[str, object], looks: dict[str, object]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, **looks)  # type: ignore[call-overload]  # looks
    if meaning(text) is not None:
        holds(text, Sop)


LINES = st.sampled_from([
    "id: FIN-001", "title:  'a b'", "owner: raf # qui", "", "", "# note", "   # note", "steps:", "  - do: x",
    "- do: x", "    minutes: 5", "      minutes:   5", "  -", "    - a", "  text", "result: >-", "result: |2", "  a",
    "    b", "kpis: [a,b ,c", "  ]", " d]", "trigger: {when: 9,every: week}", '  "a', '  b"', "- - a", "-   b: c",
    "? a", ": b", "tags:\t[a]", "...",
])  # fmt: skip


@settings(MANY, max_examples=1000)
@example("steps:\n# note\n  text\n  -", Sop)
@example("steps:\n\n  text\n  -", Sop)
@example("? a\n\n\n  -", Sop)
@given(st.lists(LINES, max_size=14).map("\n".join), st.sampled_from([Sop, ActorsFile]))
@example("steps:\n  - do: x\n    # note\n  # note\n- do: x", Sop)
def test_however_a_file_looks_it_says_the_same_afterwards(text: str, model: type[BaseModel]) -> None:
    if meaning(text) is not None:
        holds(text, model)
