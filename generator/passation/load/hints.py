"""What an author sees while writing: an example for a key, and ready-made beginnings for the groups written most."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml
from pydantic import BaseModel

from passation.finding import Message, say
from passation.words import Words

_LINE: Final = re.compile(r"(?:(?P<model>[A-Z]\w*):|  (?P<key>\w+): (?P<value>.+))")
_TITLES: Final[Mapping[str, Message]] = {
    "DoStep": say("A step: something to do"),
    "AskStep": say("A step: a decision"),
    "WaitStep": say("A step: a wait"),
    "CallStep": say("A step: another process"),
    "Actor": say("A role"),
    "Organisation": say("An outside organisation"),
    "Tool": say("A tool"),
    "Grant": say("An access"),
    "DataObject": say("An information object"),
    "Kpi": say("An indicator"),
    "Contract": say("A contract"),
    "Control": say("A control"),
    "Handoff": say("A handover"),
    "Trigger": say("What starts the process"),
    "Volume": say("Volume"),
    "ExceptionCase": say("An exception"),
    "Template": say("A text to reuse"),
    "Record": say("What is kept"),
    "Document": say("Document control"),
    "Audience": say("Who reads an edition"),
    "Domain": say("A domain"),
    "Channel": say("A channel"),
    "Ritual": say("A ritual"),
    "Escalation": say("An escalation"),
}
"""What the groups are called that an author meets most; an editor shows it above the help of each key."""
_SNIPPETS: Final[Mapping[str, tuple[str, ...]]] = {
    "DoStep": ("id", "do", "tool", "expect", "minutes"),
    "AskStep": ("id", "ask", "answers"),
    "WaitStep": ("id", "wait", "for", "answers"),
    "CallStep": ("id", "call"),
    "Sop": ("id", "title", "owner", "result", "steps"),
    "Actor": ("id", "name", "side"),
    "Organisation": ("id", "name", "country"),
    "Tool": ("id", "name", "family", "owner", "grants"),
    "DataObject": ("id", "name", "kind", "owner", "system_of_record", "keep"),
    "Kpi": ("id", "name", "formula", "unit", "better", "baseline", "target", "source", "owner", "measured_by"),
    "Contract": ("id", "provider", "start", "end", "notice", "nda", "dpa", "exit"),
}
"""The keys that a beginning offers, in order."""


@cache
def examples(language: str) -> Mapping[tuple[str, str], str]:
    """Every example as YAML on one line, by group and key."""
    text = files("passation").joinpath("load", "hints", f"{language}.yml").read_text("utf-8")
    found, model = dict[tuple[str, str], str](), ""
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match is not None and match["model"]:
            model = match["model"]
        elif match is not None:
            found[model, match["key"]] = match["value"]
    return found


def example(model: type[BaseModel], key: str, language: str) -> str | None:
    """An example of a key's value, as YAML on one line; None where there is none."""
    known = examples(language)
    return next((known[each.__name__, key] for each in model.__mro__ if (each.__name__, key) in known), None)


def title_of(model: type[BaseModel], words: Words) -> str | None:
    """What a group is called; None for the smaller ones."""
    said = _TITLES.get(model.__name__)
    return words.say(said) if said is not None else None


def editor_example(model: type[BaseModel], key: str, words: Words) -> dict[str, Any]:
    """The example of a key for a JSON Schema; nothing where there is none."""
    text = example(model, key, words.language)
    return {} if text is None else {"examples": [_as_seen(text)]}


def snippet(model: type[BaseModel], words: Words) -> dict[str, Any]:
    """A ready-made beginning of a group for a JSON Schema; nothing for a group without."""
    keys = _SNIPPETS.get(model.__name__)
    if keys is None:
        return {}
    body: dict[str, Any] = {}
    for place, key in enumerate(keys, 1):
        body[key] = _steps(words) if key == "steps" else _held(example(model, key, words.language) or "…", place)
    title = title_of(model, words)
    label = words.t("{title} (model)", title=title) if title is not None else words.t("A process in five keys")
    return {"defaultSnippets": [{"label": label, "body": body}]}


def _steps(words: Words) -> list[dict[str, str]]:
    return [{"id": "s10", "do": f"${{5:{examples(words.language)['DoStep', 'do']}}}"}]


def _held(text: str, place: int) -> Any:
    """A plain value as a place to type over, in its quotes where it needs them; a group or a list stays as it is."""
    value = _as_seen(text)
    return f"${{{place}:{text}}}" if isinstance(value, str) else value


def _as_seen(text: str) -> Any:
    """The value as an editor sees it: days are texts, `no` is one, too."""
    return _plain(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506  # texts, lists and groups: nothing is made of them


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: _plain(each) for key, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case "true" | "false":
            return value == "true"
        case _:
            return int(value) if value.isdecimal() else value
