"""What the form shows, in which order and under which names. Every other key of a file stays as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from passation.frozen import dataclass
from passation.load.spell import Value
from passation.words import Words


class Label(NamedTuple):
    """A short name, and in which sense: the catalogue wants both."""

    context: str
    english: str

    def in_words(self, words: Words) -> str:
        """The name in the reader's language."""
        return words.p(*self)


def pgettext(context: str, english: str) -> Label:
    """A name to be translated (extraction keyword)."""
    return Label(context, english)


@dataclass(frozen=True, slots=True)
class Shown:
    """A field of the form: the group that it belongs to, its key, its name."""

    group: str
    key: str
    label: Label
    below: str = ""
    """The key of the group in which it stands: `control` for the kind of a check."""
    help: Label | None = None
    """What it is about, where the model's own help speaks of words of the file that the form does not show."""
    is_rhythm: bool = False
    """Whether it says how often, in words that the form offers."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list of groups: one row each, with a button that adds one."""

    key: str
    columns: tuple[Shown, ...]
    add: Label
    first: Value
    """What a new row holds."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form."""

    id: str
    title: Label
    fields: tuple[Shown, ...] = ()
    rows: tuple[Rows, ...] = ()


@dataclass(frozen=True, slots=True)
class StepKind:
    """What the form calls a kind of step, the sentence of it, and the button that adds one."""

    name: Label
    sentence: Label
    add: Label


def _process(key: str, label: Label, about: Label | None = None) -> Shown:
    return Shown("process", key, label, help=about)


_DATA: Final = pgettext("form", "Information")
_NEW_FLOW: Final[Value] = {"data": ""}

SECTIONS: Final = (
    Section(
        "identity",
        pgettext("form", "Who and what"),
        (
            _process("title", pgettext("form", "Title")),
            _process("owner", pgettext("form", "Owner")),
            _process("performer", pgettext("form", "Done by")),
            _process("confidentiality", pgettext("form", "Confidentiality")),
            _process(
                "criticality",
                pgettext("form", "Criticality"),
                pgettext("form", "What the company risks when it is not done"),
            ),
        ),
    ),
    Section(
        "result",
        pgettext("form", "Expected result"),
        (_process("result", pgettext("form", "Expected result")), _process("purpose", pgettext("form", "Why"))),
    ),
    Section(
        "trigger",
        pgettext("form", "What starts it"),
        rows=(
            Rows(
                "trigger",
                (
                    Shown("trigger", "event", pgettext("form", "Event")),
                    Shown(
                        "trigger",
                        "every",
                        pgettext("form", "Rhythm"),
                        help=pgettext("form", "How often it comes back; nothing where an event starts it"),
                        is_rhythm=True,
                    ),
                    Shown("trigger", "when", pgettext("form", "Day and hour")),
                ),
                pgettext("form", "Add a trigger"),
                {"event": ""},
            ),
        ),
    ),
    Section(
        "before",
        pgettext("form", "Before starting"),
        (_process("entry_check", pgettext("form", "Entry checks")),),
    ),
    Section(
        "steps",
        pgettext("form", "Steps"),
    ),
    Section(
        "information",
        pgettext("form", "Information in and out"),
        rows=(
            Rows(
                "inputs",
                (Shown("flow", "data", _DATA), Shown("flow", "from", pgettext("form", "Comes from"))),
                pgettext("form", "Add an input"),
                _NEW_FLOW,
            ),
            Rows(
                "outputs",
                (Shown("flow", "data", _DATA), Shown("flow", "to", pgettext("form", "Goes to"))),
                pgettext("form", "Add an output"),
                _NEW_FLOW,
            ),
        ),
    ),
    Section(
        "accesses",
        pgettext("form", "Accesses"),
        rows=(
            Rows(
                "accesses",
                (
                    Shown("access", "tool", pgettext("form", "Tool")),
                    Shown(
                        "access",
                        "right",
                        pgettext("form", "Right"),
                        help=pgettext("form", "What one may do in the tool"),
                    ),
                    Shown("access", "why", pgettext("form", "What for")),
                ),
                pgettext("form", "Add an access"),
                {"tool": ""},
            ),
        ),
    ),
    Section(
        "exceptions",
        pgettext("form", "When things go otherwise"),
        rows=(
            Rows(
                "exceptions",
                (
                    Shown("exception", "when", pgettext("form", "What happens")),
                    Shown("exception", "at", pgettext("form", "At step")),
                    Shown("exception", "then", pgettext("form", "What to do")),
                    Shown("exception", "escalate", pgettext("form", "Whom to call")),
                ),
                pgettext("form", "Add a case"),
                {"when": ""},
            ),
        ),
    ),
    Section(
        "indicators",
        pgettext("form", "Indicators"),
        (_process("kpis", pgettext("form", "Indicators")),),
    ),
)

STEPS: Final[Mapping[str, StepKind]] = {
    "do": StepKind(
        pgettext("form", "Action"), pgettext("form", "Action, verb first"), pgettext("form", "Add an action")
    ),
    "ask": StepKind(pgettext("form", "Decision"), pgettext("form", "Question"), pgettext("form", "Add a decision")),
    "wait": StepKind(pgettext("form", "Wait"), pgettext("form", "What is waited for"), pgettext("form", "Add a wait")),
    "call": StepKind(
        pgettext("form", "Other process"), pgettext("form", "Process to run"), pgettext("form", "Add another process")
    ),
}
"""The kinds of steps, by the key that holds their sentence."""
STEP_FIELDS: Final = (
    Shown("do", "actor", pgettext("form", "By")),
    Shown("do", "tool", pgettext("form", "Tool")),
    Shown(
        "do",
        "minutes",
        pgettext("form", "Minutes"),
        help=pgettext("form", "Working time; for one object where the step is done for each"),
    ),
    Shown("do", "expect", pgettext("form", "Done when")),
)
STEP_MORE: Final = (
    Shown("control", "kind", pgettext("form", "Check"), "control", pgettext("form", "How the work is checked")),
    Shown("control", "evidence", pgettext("form", "Proof of the check"), "control"),
    Shown("do", "next", pgettext("form", "Then"), help=pgettext("form", "By default, the step behind this one")),
)
"""What a step may say besides; folded away while nothing of it is written."""
ANSWER: Final = pgettext("form", "Answer")
ANSWER_ADD: Final = pgettext("form", "Add an answer")
ANSWER_FIELDS: Final = (
    Shown("answer", "goto", pgettext("form", "Leads to"), help=pgettext("form", "The step that follows this answer")),
    Shown("answer", "share", pgettext("form", "Share of the cases")),
)
CHOICES: Final[Mapping[str, Label]] = {
    "low": pgettext("form", "low"),
    "medium": pgettext("form", "medium"),
    "high": pgettext("form", "high"),
    "read": pgettext("form", "read"),
    "write": pgettext("form", "write"),
    "approve": pgettext("form", "approve"),
    "admin": pgettext("form", "administer"),
    "approval": pgettext("form", "approval"),
    "sample": pgettext("form", "sample"),
    "double": pgettext("form", "second person"),
    "automatic": pgettext("form", "automatic"),
}
"""Words of the format as a reader knows them; levels have their own in `words.py`."""
RHYTHMS: Final = ("day", "week", "2 weeks", "month", "quarter", "year")
"""How often, as the format says it; the form says it in the reader's words, and keeps what else is written."""
ORDER: Final = (
    *("schema", "id", "title", "owner", "result", "purpose", "criticality", "confidentiality", "performer", "trigger"),
    *("entry_check", "inputs", "outputs", "accesses", "kpis", "do", "ask", "wait", "call", "answers", "actor", "tool"),
    *("expect", "minutes", "control", "next", "data", "from", "to", "when", "at", "then", "escalate"),
)
"""Where a new key is written: behind those that stand before it here."""
