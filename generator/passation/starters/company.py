"""A company that begins: the processes of its kits, and of all else only what these need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from string import Template
from typing import Final

import yaml

from passation.frozen import dataclass
from passation.starters.around import around
from passation.starters.blank import quoted
from passation.starters.kits import Kit
from passation.starters.pieces import Piece, pieces, rebuilt, shipped, without_strangers, words_of
from passation.tree import Tree
from passation.words import Words

MODELINE: Final = "# yaml-language-server: $schema={schema}\n"
SCHEMAS: Final = ".passation/schemas"
"""Beside the company, so that editors work without a network."""
_WHOLE: Final = ("channels.yml", "settings.yml")
_CHOSEN: Final = ("actors.yml", "tools.yml", "data.yml", "kpis.yml")
_NUMBER: Final = re.compile(r"([A-Z]{2,4}-[0-9]{3})-")


@dataclass(frozen=True, slots=True)
class Process:
    """A shipped process: its number, its path below `sops/`, its text."""

    number: str
    path: str
    text: str


@cache
def processes(language: str) -> tuple[Process, ...]:
    """Every shipped process of a language, in order of path."""
    return tuple(_processes(language))


def _processes(language: str) -> Iterator[Process]:
    for domain in sorted(shipped(language, "sops").iterdir(), key=lambda each: each.name):
        for file in sorted(domain.iterdir(), key=lambda each: each.name):
            number = _NUMBER.match(file.name)
            if number is not None:
                yield Process(number[1], f"{domain.name}/{file.name}", file.read_text("utf-8"))


def begun(kits: Iterable[Kit], name: str, words: Words, version: str) -> Tree:
    """Everything that `passation init` writes, but for the schemas.

    Args:
        kits: the kits; what two of them share comes once.
        name: the company's name, any line of text.
        words: the language of the company.
        version: the passation that made it, for its automatic checks.
    """
    language = words.language
    wanted = {number for kit in kits for number in kit.processes[language]}
    chosen = [each for each in processes(language) if each.number in wanted]
    files = {f"sops/{each.path}": _headed(each.text, "sop", 2) for each in chosen}
    for file, text in _company_files(chosen, name, language).items():
        files[f"cartography/{file}"] = _headed(text, file.removesuffix(".yml"), 1)
    titles = "".join(f"- `sops/{each.path}`\n" for each in chosen)
    readme = Template(shipped(language, "README.md").read_text("utf-8"))
    files["README.md"] = readme.safe_substitute(name=_plain(name), processes=titles)
    return Tree((path, text.encode()) for path, text in files.items()) | around(version)


def _headed(text: str, schema: str, depth: int) -> str:
    return MODELINE.format(schema=f"{'../' * depth}{SCHEMAS}/{schema}.schema.json") + text


def _plain(name: str) -> str:
    """A name as Markdown shows it, letter by letter."""
    return re.sub(r"([\\`*_\[\]<>#&|~!])", r"\\\1", name)


def _company_files(chosen: list[Process], name: str, language: str) -> dict[str, str]:
    whole = {file: shipped(language, "cartography", file).read_text("utf-8") for file in _WHOLE}
    folders = {each.path.partition("/")[0] for each in chosen}
    company = rebuilt(
        language, "company.yml", lambda piece: _if(piece, piece.section != "domains" or piece.id in folders)
    )
    needed = needed_by([company.replace("$name", "x"), *whole.values(), *(each.text for each in chosen)], language)
    users = frozenset(pair for each in chosen for pair in _users(each))
    kpis = ", ".join(piece.id for piece in pieces(language, "kpis.yml") if piece.id in needed and piece.id)
    files = {
        "company.yml": Template(company).safe_substitute(name=quoted(name)),
        "settings.yml": whole["settings.yml"],
        "channels.yml": Template(whole["channels.yml"]).safe_substitute(kpis=kpis),
        "tools.yml": rebuilt(
            language, "tools.yml", lambda piece: without_strangers(piece, users) if piece.id in needed else None
        ),
    }
    for file in ("actors.yml", "data.yml", "kpis.yml"):
        files[file] = rebuilt(language, file, lambda piece: _if(piece, piece.id in needed))
    return files


def _if(piece: Piece, is_kept: bool) -> str | None:  # noqa: FBT001  # a condition beside what depends on it
    return piece.text if is_kept else None


def _users(process: Process) -> Iterator[tuple[str, str]]:
    """Who uses which tool in a process, as (actor, tool)."""
    sop = yaml.safe_load(process.text)
    for step in sop["steps"]:
        if "tool" in step:
            yield step.get("actor", sop.get("performer", sop["owner"])), step["tool"]


def needed_by(texts: Iterable[str], language: str) -> frozenset[str]:
    """The ids of the shipped items that some texts name, those that these items name, and so on."""
    stock = {piece.id: piece for file in _CHOSEN for piece in pieces(language, file) if piece.id is not None}
    found, waiting = set[str](), [word for text in texts for word in words_of(text)]
    while waiting:
        word = waiting.pop()
        if word in stock and word not in found:
            found.add(word)
            waiting += words_of(stock[word].text)
    return frozenset(found)
