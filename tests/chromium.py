"""A browser without a window, driven over two pipes (the DevTools protocol): what a reader would see and click."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)

LAUNCH = """
import os, sys
from_us, to_us = (os.dup(int(each)) for each in sys.argv[1:3])
from_us, to_us = (os.dup(each) if each in (3, 4) else each for each in (from_us, to_us))
os.dup2(from_us, 3)
os.dup2(to_us, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""The protocol wants descriptors 3 and 4, whatever numbers the pipes have here."""


def program() -> str | None:
    """Give the browser of this machine, if there is one."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


needs_browser = pytest.mark.skipif(program() is None, reason="there is no browser on this machine")


class Failed(Exception):  # noqa: N818  # reads well after `raises`
    """The browser said no, or a script in a page threw."""


class Browser:
    """One browser with one page."""

    _session: str | None = None

    def __init__(self, sending: int, receiving: int) -> None:
        self._out = os.fdopen(sending, "wb", buffering=0)
        self._in = os.fdopen(receiving, "rb", buffering=0)
        self._rest = b""
        self._number = 0
        self._events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.ask(f"{domain}.enable")

    def close(self) -> None:
        """Let go of the pipes."""
        self._out.close()
        self._in.close()

    def ask(self, method: str, **values: Any) -> Any:
        """Send one command and wait for its answer; events that come meanwhile are kept."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": values}
        if self._session:
            message["sessionId"] = self._session
        self._out.write(json.dumps(message).encode() + b"\0")
        for answer in self._messages():
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise Failed(f"{method}: {answer['error']}")
                return answer["result"]
            self._events.append(answer)
        raise Failed(f"{method}: the browser went away")

    def _messages(self) -> Iterator[dict[str, Any]]:
        while True:
            while b"\0" not in self._rest:
                piece = self._in.read(1 << 16)
                if not piece:
                    return
                self._rest += piece
            line, self._rest = self._rest.split(b"\0", 1)
            yield json.loads(line)

    def size(self, width: int, height: int = 900, *, phone: bool = False) -> None:
        """Set the window; a phone has no mouse."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        self.ask("Emulation.setTouchEmulationEnabled", enabled=phone)

    def scheme(self, scheme: str) -> None:
        """Say that the reader's device is `light` or `dark`."""
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def scripts(self, *, on: bool) -> None:
        """Let pages run scripts, or not."""
        self.ask("Emulation.setScriptExecutionDisabled", value=not on)

    def open(self, address: str) -> None:
        """Open a page and wait until it and its pictures are there."""
        self._events.clear()
        self.ask("Page.navigate", url=address)
        self._wait("Page.loadEventFired")

    def _wait(self, event: str) -> None:
        while not any(each["method"] == event for each in self._events):
            self._events.append(next(self._messages()))

    def run(self, script: str) -> Any:
        """Give the value of a JavaScript expression; promises are waited for."""
        found = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in found:
            raise Failed(json.dumps(found["exceptionDetails"])[:800])
        return found["result"].get("value")

    def until(self, script: str, seconds: float = 10) -> Any:
        """Wait until an expression is true, and give its value."""
        return self.run(
            f"(async () => {{ const end = Date.now() + {int(seconds * 1000)};"
            f"while (true) {{ const found = ({script}); if (found) return found;"
            f"if (Date.now() > end) throw new Error('waited in vain for: ' + {json.dumps(script)});"
            "await new Promise(next => setTimeout(next, 40)) } })()"
        )

    @property
    def requests(self) -> list[str]:
        """Every address that the page asked for since it was opened."""
        return [e["params"]["request"]["url"] for e in self._events if e["method"] == "Network.requestWillBeSent"]

    @property
    def errors(self) -> list[str]:
        """What scripts of the page threw."""
        thrown = [e["params"]["exceptionDetails"] for e in self._events if e["method"] == "Runtime.exceptionThrown"]
        return [json.dumps(each)[:400] for each in thrown]

    def picture(self, file: Path, *, whole: bool = False) -> None:
        """Write what is seen; `whole`: the page to its end."""
        found = self.ask("Page.captureScreenshot", captureBeyondViewport=whole)
        file.write_bytes(base64.b64decode(found["data"]))


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser with a memory of its own, and end it."""
    found = program()
    if found is None:
        raise Failed("there is no browser on this machine")
    with tempfile.TemporaryDirectory(prefix="passation-browser-", ignore_cleanup_errors=True) as memory:
        to_child, ours_out = os.pipe()
        ours_in, from_child = os.pipe()
        command = [found, *FLAGS, f"--user-data-dir={memory}", "about:blank"]
        process = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, str(to_child), str(from_child), *command],
            pass_fds=(to_child, from_child),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_child)
        os.close(from_child)
        window = Browser(ours_out, ours_in)
        try:
            yield window
        finally:
            window.close()
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="module")
def window() -> Iterator[Browser]:
    """Give a browser's window."""
    with browser() as found:
        yield found
