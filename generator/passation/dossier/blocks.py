"""What a print is made of: blocks as plain JSON values, drawn by `theme/passation_theme/print/blocks.typ`.

Text is a run: strings, and pairs of a kind and a value. Nothing in a run is ever read as markup by the press.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

Run = str | list[Any]
"""A string, or strings and `[kind, value]` pairs: `b`, `i`, `word`, `code`, `quiet`, `chip`, `side`, `a`, `br`."""
Block = dict[str, Any]
Tone = Literal["info", "warn"]
Look = Literal["part", "title", "section", "sub"]
_LETTERS: Final = 80
"""Letters that a line of a text to reuse holds at least."""
_SHORT: Final = 30
"""Lines of a text that is not broken over pages: half a page."""
PAD: Final = 4.6
"""Points above and below the text of a cell."""


def bold(text: Run) -> list[Any]:
    """Words that stand out to the eye; emphasis that means something (`b`) is an author's."""
    return ["word", text]


def quiet(text: Run) -> list[Any]:
    """Words in the background."""
    return ["quiet", text]


def chip(text: str) -> list[Any]:
    """A word in a box."""
    return ["chip", text]


def linked(text: Run, anchor: str | None) -> Run:
    """Words that lead to an anchor of the same print, where there is one."""
    return [["a", [f"#{anchor}", text]]] if anchor else text


def joined(runs: Iterable[Run], between: str = ", ") -> Run:
    """Several runs, one after the other."""
    whole: list[Any] = []
    for run in runs:
        whole += [between] if whole else []
        whole += [run] if isinstance(run, str) else run
    return whole


def said(run: Run) -> str:
    """What a run says, without its looks; a line of its own stays one."""
    return run if isinstance(run, str) else "".join(_said(token) for token in run)


def _said(token: str | list[Any]) -> str:
    if isinstance(token, str):
        return token
    kind, value = token
    if kind == "br":
        return "\n"
    return said(value[1] if kind in ("a", "side") else value)


def heading(level: int, text: Run, anchor: str = "", *, look: Look | None = None, listed: bool = False) -> Block:
    """A heading. Its level is its place in the bookmarks, and none may be skipped (PDF/UA-1, 7.4).

    Args:
        level: from 1.
        text: what it says.
        anchor: what links lead to.
        look: how big it is; by its level when nothing is said.
        listed: it stands in the contents.
    """
    by_level: tuple[Look, ...] = ("title", "section", "sub")
    shown = look or by_level[min(level, 3) - 1]
    return {"kind": "heading", "level": level, "text": text, "anchor": anchor, "look": shown, "listed": listed}


def section(text: Run) -> Block:
    """A heading one below the title of its page, whose level is added with `below`."""
    return heading(1, text, look="section")


def subsection(text: Run) -> Block:
    """A heading two below the title of its page."""
    return heading(2, text, look="sub")


def below(level: int, blocks: Iterable[Block]) -> list[Block]:
    """Blocks under a title of `level`: their headings that much deeper."""
    return [_below(level, each) for each in blocks]


def _below(level: int, block: Block) -> Block:
    match block["kind"]:
        case "heading":
            return {**block, "level": block["level"] + level}
        case "kept":
            return {**block, "blocks": below(level, block["blocks"])}
    return block


def para(text: Run) -> Block:
    """A paragraph."""
    return {"kind": "para", "text": text}


def small(text: Run) -> Block:
    """A paragraph of lesser weight."""
    return {"kind": "quiet", "text": text}


def bullets(items: Iterable[Run]) -> Block:
    """A list."""
    return {"kind": "list", "items": [[para(item)] for item in items]}


def checks(items: Iterable[Run]) -> Block:
    """Points to tick."""
    return {"kind": "checks", "items": list(items)}


def lead(label: str, body: Sequence[Block]) -> Block:
    """The one thing to read on a page."""
    return {"kind": "lead", "label": label, "body": list(body)}


def facts(rows: Iterable[tuple[str, Run]], columns: int = 3) -> Block:
    """Short answers, each under its label; those without an answer are left out."""
    return {"kind": "facts", "columns": columns, "rows": [[label, run] for label, run in rows if run]}


def note(tone: Tone, title: Run, body: Sequence[Block] = ()) -> Block:
    """A box that must not be overlooked."""
    return {"kind": "note", "tone": tone, "title": title, "body": list(body)}


def letter(title: Run, lines: Iterable[Run], body: Sequence[Block]) -> Block:
    """A text to reuse, with what stands above it; a short one is not broken over pages."""
    above = [line for line in lines if line]
    texts = [said(each) for each in (*above, *(part["text"] for part in body))]
    length = sum(1 + len(line) / _LETTERS for text in texts for line in text.split("\n"))
    return {"kind": "letter", "title": title, "lines": above, "body": list(body), "whole": length <= _SHORT}


def kept(blocks: Iterable[Block], above: float, below: float) -> Block:
    """What is not broken over pages, with so many points of air above and below."""
    return {"kind": "kept", "blocks": list(blocks), "above": round(above, 2), "below": round(below, 2)}


def turn() -> Block:
    """What follows begins a page."""
    return {"kind": "turn"}


def gap() -> Block:
    """What follows is another thing on the same page."""
    return {"kind": "gap"}


def definitions(items: Iterable[tuple[Run, Run]]) -> Block:
    """Words and what they mean."""
    return {"kind": "definitions", "items": [[word, meaning] for word, meaning in items]}


def code(text: str) -> Block:
    """Something to type as it stands."""
    return {"kind": "code", "text": text}


def figure(svg: str, alt: str, size: tuple[float, float], caption: str = "", least: float = 1.0) -> Block:
    """A drawing, with what it shows in words for who does not see it.

    Args:
        svg: the drawing.
        alt: what it shows.
        size: its width and height in millimetres.
        caption: a line below it; it then stands where there is room for it, and the text goes on around it.
        least: how much smaller it may become, as a share of its size, for the sake of its page.
    """
    width, height = size
    return {
        "kind": "figure",
        "svg": svg,
        "alt": alt,
        "width": round(width, 2),
        "height": round(height, 2),
        "caption": caption,
        "least": round(least, 3),
    }


def grid(
    head: Sequence[Run],
    rows: Iterable[Sequence[Run]],
    widths: Sequence[float] = (),
    *,
    centred: bool = False,
    turned: bool = False,
    size: float = 8.6,
) -> Block:
    """A table; columns that are empty in every row are left out, but never the first.

    Args:
        head: what each column is.
        rows: as many runs each as there are columns.
        widths: parts of the line, 0 as narrow as the text.
        centred: all columns but the first.
        turned: the heads of these columns read upwards.
        size: of the letters, in points.
    """
    lines, parts = [list(row) for row in rows], list(widths) or [1] * len(head)
    kept = [place for place in range(len(head)) if place == 0 or any(line[place] for line in lines)]
    return {
        "kind": "table",
        "head": [head[place] for place in kept],
        "rows": [[line[place] for place in kept] for line in lines],
        "widths": [parts[place] for place in kept],
        "centred": centred,
        "turned": turned,
        "size": size,
        "pad": PAD,
    }
