"""What a page may ask for: an order read from JSON, checked, and answered. No order names a file; a number does."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final

from markupsafe import Markup

from passation.editing.desk import NEW, Changed, Desk, NoText, Opened, Unknown, Unreadable, Untitled
from passation.editing.mending import mended
from passation.editing.pages import fill
from passation.editing.plan import ORDER
from passation.editing.view import view
from passation.editing.weighing import Judged
from passation.finding import Finding
from passation.frozen import dataclass
from passation.load.alter import KINDS, Change, altered, readable
from passation.load.outline import CannotSplice
from passation.maps import Drawing
from passation.source import Origin
from passation.tools.writer import CannotWrite

_DEEPEST: Final = 12
_LONGEST: Final = 1_000_000


class BadOrder(ValueError):  # noqa: N818  # says what happened, and reads well after "except"
    """The request is none that our page makes."""


@dataclass(frozen=True, slots=True)
class Order:
    """A request: which process, the text as the page has it, and what is to be done."""

    opened: Opened
    text: str
    change: Change | None = None
    told: str = ""
    """The mark of the finding that is to be mended."""


Answer = Mapping[str, object]


def read_order(body: bytes, desk: Desk) -> Order:
    """The order that a page sent. Raises BadOrder, or Unknown for a process that does not exist."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise BadOrder from fault
    if not isinstance(sent, dict):
        raise BadOrder
    text, known = _str(sent, "text"), _str(sent, "stamp")
    if known != NEW:
        opened = replace(desk.opened(_str(sent, "number")), stamp=known)
        return Order(opened, text, _change(sent.get("change")), _str({"told": "", **sent}, "told"))
    opened = desk.begun(_str(sent, "domain"))
    if opened.number != _str(sent, "number"):  # somebody else took the number meanwhile
        text = _numbered(text, opened.number)
    return Order(opened, text, _change(sent.get("change")), _str({"told": "", **sent}, "told"))


def _numbered(text: str, number: str) -> str:
    try:
        return altered(text, Change("set", ("id",), number))
    except CannotSplice:
        return text


def _str(sent: Mapping[str, Any], key: str) -> str:
    value = sent.get(key)
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise BadOrder(key)
    return value


def _change(sent: Any) -> Change | None:
    if sent is None:
        return None
    if not isinstance(sent, dict) or sent.get("kind") not in KINDS:
        raise BadOrder("change")
    at, value = sent.get("at"), sent.get("value")
    if not isinstance(at, list) or len(at) > _DEEPEST or not all(_is_key(each) for each in at) or not at:
        raise BadOrder("at")
    return Change(sent["kind"], tuple(at), _value(value, _DEEPEST) if value is not None else None)


def _is_key(key: object) -> bool:
    return isinstance(key, str) or (isinstance(key, int) and not isinstance(key, bool) and 0 <= key < 10_000)


def _value(value: Any, depth: int) -> Any:
    """A text, or lists and groups of texts."""
    if isinstance(value, str):
        return value
    if depth and isinstance(value, list):
        return [_value(each, depth - 1) for each in value]
    if depth and isinstance(value, dict):
        return {key: _value(each, depth - 1) for key, each in value.items()}
    raise BadOrder("value")


def change(desk: Desk, order: Order) -> Answer:
    """The text with the change, and the form that shows it."""
    if order.change is None:
        return {"form": form(desk, order.text)}
    try:
        text = altered(order.text, order.change, ORDER)
    except CannotSplice:
        words = desk.words
        said = words.t("This place is written in a way that the form leaves alone: change it in the text.")
        return {"text": order.text, "form": form(desk, order.text), "refused": said}
    return {"text": text, "form": form(desk, text)}


def mend(desk: Desk, order: Order) -> Answer:
    """The text with what a finding proposes, and the form that shows it."""
    found = desk.judged(order.opened, order.text).findings
    wanted = next((each for each in found if _mark(each) == order.told), None)
    text = mended(order.text, wanted) if wanted is not None else None
    if text is None:
        said = desk.words.t("This place is written in a way that the form leaves alone: change it in the text.")
        return {"text": order.text, "form": form(desk, order.text), "refused": said}
    return {"text": text, "form": form(desk, text)}


def form(desk: Desk, text: str) -> str:
    """The form of a text, as HTML; a sentence instead while the text cannot be read."""
    try:
        shown = view(readable(text), desk.choices(), desk.words)
    except CannotSplice:
        return fill("unreadable.html", desk.words.language, {})
    return fill("form.html", desk.words.language, {"view": shown})


def title_of(text: str) -> str:
    """The title that a text gives its process; empty where it gives none."""
    try:
        title = readable(text).get("title")
    except CannotSplice:
        return ""
    return title if isinstance(title, str) else ""


def judge(desk: Desk, order: Order) -> Answer:
    """What is wrong with the text itself, at once: a list to read, and a mark for each field."""
    return _told(desk, order, desk.judged(order.opened, order.text))


def weigh(desk: Desk, order: Order) -> Answer:
    """The same, once every rule has seen the whole company: that takes seconds for a thousand processes."""
    return _told(desk, order, desk.judged(order.opened, order.text, whole=True))


def _told(desk: Desk, order: Order, judged: Judged) -> Answer:
    notes = [_note(desk, each, order) for each in judged.findings]
    html = fill("findings.html", desk.words.language, {"notes": notes, "elsewhere": judged.elsewhere})
    return {"findings": html, "marks": [each["mark"] for each in notes]}


def _note(desk: Desk, finding: Finding, order: Order) -> dict[str, Any]:
    """A finding as the page shows it, in the words of `passation check`."""
    words = desk.words
    trail = list(finding.where.trail) if isinstance(finding.where, Origin) else None
    said, cure = words.say(finding.message), words.say(finding.cure) if finding.cure else ""
    if _is_blank(finding):
        said, cure = words.t("To be filled in."), ""
    level = finding.severity.word
    mark = {"at": trail, "line": finding.place.line, "severity": level, "said": f"{said} {cure}".strip()}
    return {
        "mark": mark,
        "json": json.dumps(mark, ensure_ascii=False),
        "severity": level,
        "word": words.severity(finding.severity),
        "said": said,
        "cure": cure,
        "fix": finding.fix or "",
        "told": _mark(finding) if mended(order.text, finding) not in {None, order.text} else "",
        "code": finding.code,
        "line": finding.place.line,
    }


def _mark(finding: Finding) -> str:
    """What tells a finding from the others of a text."""
    return f"{finding.code} {finding.place.line}:{finding.place.column} {finding.message.text}"


def _is_blank(finding: Finding) -> bool:
    """Whether it is about a field that the form leaves as an empty text until somebody fills it in."""
    where = finding.where
    if not isinstance(where, Origin) or finding.code != "SCH103":
        return False
    place = where.place
    return where.source.line(place.line)[place.column - 1 :][: place.width] == '""'


def draw(desk: Desk, order: Order) -> Answer:
    """The drawing of the text, or nothing while it cannot be made."""
    drawings: Sequence[Drawing] | None = desk.drawn(order.opened, order.text)
    if drawings is None:
        return {"drawing": None}
    sheets = [Markup(each.svg) for each in drawings if each.svg]  # noqa: S704  # maps give clean SVG
    return {"drawing": fill("drawing.html", desk.words.language, {"sheets": sheets})}


def compare(desk: Desk, order: Order) -> Answer:
    """The lines that saving would change."""
    before = "" if order.opened.stamp == NEW else order.opened.text
    lines = changed_lines(before, order.text)
    return {"changes": fill("changes.html", desk.words.language, {"lines": lines}), "count": len(lines)}


def changed_lines(before: str, after: str) -> list[tuple[str, str]]:
    """The lines taken out (`-`) and brought in (`+`), in order."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [(line[0], line[1:]) for line in list(found)[2:] if line[:1] in {"+", "-"}]


def save(desk: Desk, order: Order) -> Answer:
    """Saves the text; or says, in a sentence, why nothing was written."""
    words, opened = desk.words, order.opened
    try:
        saved = desk.saved(opened, order.text)
    except Changed as found:
        lines = changed_lines(found.text, order.text)
        shown = fill("changes.html", words.language, {"lines": lines})
        return {"conflict": shown, "text": found.text, "stamp": found.stamp}
    except Unreadable:
        return {"refused": words.t("This text cannot be read yet: mend the first problem of the list, then save.")}
    except Untitled:
        return {"refused": words.t("Give the process a title first: its file takes its name from it.")}
    except CannotWrite as fault:
        return {"refused": words.t(fault.text, **fault.facts)}
    return {"stamp": saved.stamp, "number": saved.number, "path": saved.path, "text": order.text}


ORDERS: Final[Mapping[str, Callable[[Desk, Order], Answer]]] = {
    "change": change,
    "mend": mend,
    "judge": judge,
    "weigh": weigh,
    "draw": draw,
    "compare": compare,
    "save": save,
}
"""Every order by its address."""
FAULTS: Final[Mapping[type[Exception], HTTPStatus]] = {
    BadOrder: HTTPStatus.BAD_REQUEST,
    Unknown: HTTPStatus.NOT_FOUND,
    NoText: HTTPStatus.CONFLICT,
}


def sentences(desk: Desk, fault: Exception) -> tuple[str, str]:
    """What to tell somebody who cannot be given what she asked for, and the cure; both empty where nobody asked."""
    words = desk.words
    if isinstance(fault, NoText):
        cure = words.say(fault.cure) if fault.cure is not None else ""
        return words.say(fault.said), cure
    if isinstance(fault, Unknown):
        return words.t("This process or this domain does not exist, or does not exist any more."), ""
    return "", ""
