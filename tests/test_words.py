"""Every sentence that a user may read has its French: all of them, once, whole, and set as French is set."""

import ast
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click
import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from passation.rules.explain import prose, sections
from passation.rules.registry import RULES
from passation.words import Words

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "passation"
THEME = ROOT / "theme" / "passation_theme"
CATALOGUES = sorted((PACKAGE / "locale" / "fr").glob("*.po"))

Sentence = tuple[str | None, str]
"""A context, or None, and the English text."""

SINGLE = {"t", "say", "gettext", "_", "CannotWrite"}
"""Functions whose first argument is a sentence."""
PLURAL = {"n", "ngettext"}
"""Functions whose first two are."""
IN_CONTEXT = {"p", "pgettext"}
"""Functions whose second is one, and whose first says in which sense."""
HELP = {"help", "metavar", "subcommand_metavar"}
"""Settings of commands and options that `cli/language.py` puts into words."""
RELAYS = {
    "words.py": "the two ends of the line",
    "site/shell.py": "hands sentences of the templates on",
    "rules/explain.py": "puts the docstrings of rules into words: see `of_rules`",
    "load/schema.py": "puts the help of fields into words: see `field`",
    "cli/language.py": "puts the help of commands into words: see `HELP`",
    "cli/start.py": "says the faults of the writer, whose sentences stand where they are raised",
}
"""Modules that put into words what another one wrote: each with its reason."""


def called(call: ast.Call) -> str:
    """Give the last name of what is called: `t` for `self.words.t(…)`."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def texts(arguments: list[ast.expr]) -> list[str | None]:
    """Give the arguments that are texts written out, None for the others."""
    return [
        each.value if isinstance(each, ast.Constant) and isinstance(each.value, str) else None for each in arguments
    ]


def in_call(path: str, call: ast.Call) -> Iterator[Sentence]:
    """Give the sentences of one call."""
    name, said = called(call), texts(call.args)
    if name in SINGLE and said:
        yield from ((None, text) for text in said[:1] if text)
    elif name in PLURAL:
        yield from ((None, text) for text in said[:2] if text)
    elif name in IN_CONTEXT and len(said) > 1 and said[1]:
        yield said[0], said[1]
    elif name == "field" and path.startswith("model/") and said and said[0]:
        yield "help", said[0]
    if path.startswith("cli/"):
        yield from ((None, text) for text in texts([key.value for key in call.keywords if key.arg in HELP]) if text)


def in_pair(pair: ast.Tuple) -> Iterator[Sentence]:
    """Give the two forms of a sentence that depends on a number, kept in a table."""
    forms = texts(pair.elts)
    if len(forms) == 2 and all(form is not None and "{count}" in form for form in forms):
        yield from ((None, form) for form in forms if form)


def in_code(path: str, text: str) -> set[Sentence]:
    """Give the sentences of a module."""
    found: set[Sentence] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            found |= set(in_call(path, node))
        elif isinstance(node, ast.Tuple):
            found |= set(in_pair(node))
    return found


def in_template(text: str) -> set[Sentence]:
    """Give the sentences of a page's template, `{% trans %}` included."""
    tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(text)
    found: set[Sentence] = set()
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and getattr(call.node.node, "name", "") == "lang":
            continue  # sentences of the theme's own: Material has their French
        name = call.node.attr if isinstance(call.node, nodes.Getattr) else getattr(call.node, "name", "")
        said = [each.value if isinstance(each, nodes.Const) else None for each in call.args]
        if name in SINGLE | PLURAL:
            found |= {(None, text) for text in said[: 2 if name in PLURAL else 1] if isinstance(text, str)}
        elif name in IN_CONTEXT and len(said) > 1 and isinstance(said[1], str):
            found.add((said[0], said[1]))
    return found


@cache
def modules() -> dict[str, str]:
    """Read every module of the generator."""
    return {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


def of_rules() -> dict[str, set[Sentence]]:
    """Give the paragraphs of each rule's docstring."""
    return {
        f"rule {room.RULE.code}": {
            (None, line) for name in ("What", "Why", "Cure") for line in prose(sections(room)[name])
        }
        for room in RULES
    }


NEVER_SEEN = re.compile(
    r"DeprecationWarning|deprecated|Aborted|Boolean option|Could not determine name|No options defined|defined twice"
    r"|Arguments take exactly|Unknown (color|standard stream)|dynamic|must be an iterable|Choice\(|version %\(version"
    r"|start character|takes \{nargs|Takes \{nargs|len_type|env var|UUID|not executable|format\w* \{format"
    r"|Do you want|Confirm|Repeat|Press any key|two entered|invalid input"
)
"""Sentences of click for programmers, and for prompts and kinds of values that no command of ours has."""


def of_click() -> set[Sentence]:
    """Give the sentences of the click that is installed, those that a user may meet."""
    folder = Path(click.__file__).parent
    files = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types", "utils")
    found = set[Sentence]().union(*(in_code(name, (folder / f"{name}.py").read_text("utf-8")) for name in files))
    return {sentence for sentence in found if not NEVER_SEEN.search(sentence[1])} | {(None, "required")}


@cache
def sentences() -> dict[str, set[Sentence]]:
    """Give every sentence by where it is written."""
    code = {path: in_code(path, text) for path, text in modules().items()}
    templates = {
        path.relative_to(THEME).as_posix(): in_template(path.read_text("utf-8"))
        for path in sorted(THEME.rglob("*.html"))
    }
    return {**code, **templates, **of_rules(), "click": of_click()}


@cache
def constants() -> frozenset[str]:
    """Give every text written out in code, for sentences that wait in a table."""
    trees = (ast.parse(text) for text in modules().values())
    found = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(value for value in found if isinstance(value, str))


@dataclass(frozen=True)
class Entry:
    """One entry of a catalogue: its English forms, one or two, and its French ones."""

    file: str
    context: str | None
    english: tuple[str, ...]
    french: tuple[str, ...]
    is_sure: bool = True

    @property
    def sentences(self) -> set[Sentence]:
        """The English forms as sentences."""
        return {(self.context, form) for form in self.english}


@cache
def entries() -> list[Entry]:
    """Read every entry of every catalogue."""
    return [entry for path in CATALOGUES for entry in entries_of(path)]


def entries_of(path: Path) -> list[Entry]:
    """Read the entries of one catalogue."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale="fr")
    return [
        Entry(path.name, each.context, _forms(each.id), _forms(each.string), not each.fuzzy)
        for each in catalogue
        if each.id
    ]


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, tuple | list) else (str(text or ""),)


def test_every_sentence_has_its_french() -> None:
    known = set[Sentence]().union(*(entry.sentences for entry in entries()))
    missing = {where: sorted(said - known, key=str) for where, said in sentences().items() if said - known}

    assert {} == missing


def test_no_sentence_is_translated_twice() -> None:
    seen: dict[Sentence, list[str]] = {}
    for sentence, file in ((sentence, entry.file) for entry in entries() for sentence in entry.sentences):
        seen.setdefault(sentence, []).append(file)

    assert {} == {sentence: files for sentence, files in seen.items() if len(files) > 1}


def test_no_french_is_left_over() -> None:
    said = set[Sentence]().union(*sentences().values())
    left = [(entry.file, sentence) for entry in entries() for sentence in entry.sentences if sentence not in said]

    assert [] == [(file, sentence) for file, sentence in left if sentence[0] or sentence[1] not in constants()]


def test_sentences_are_written_where_they_are_said() -> None:
    hidden = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path, text in modules().items()
        if path not in RELAYS
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and called(node) == "t" and isinstance(node.func, ast.Attribute)
        if node.args and not isinstance(node.args[0], ast.Constant) and not ast.unparse(node.args[0]).endswith(".text")
    ]

    assert [] == hidden


Fault = Callable[[Entry], list[str]]


def empty(entry: Entry) -> list[str]:
    """Find French that is missing or marked as unsure."""
    return [text for text in entry.french if not text.strip()] + ([] if entry.is_sure else ["fuzzy"])


def other_facts(entry: Entry) -> list[str]:
    """Find French that names other facts than the English; a form for one thing may leave the number out."""
    wanted = set[str]().union(*map(facts, entry.english))
    spare = {"{count}"} if len(entry.english) > 1 else set[str]()
    least = [facts(form) - spare for form in entry.english]
    return [text for text in entry.french if not any(few <= facts(text) <= wanted for few in least)]


def facts(text: str) -> set[str]:
    """Give the places that are filled in: `{name}`, and `%(name)s` or `%d` in pages."""
    return set(re.findall(r"\{\w+(?:!r)?\}|%\(\w+\)[sd]|%[dns]\b", text))


def other_ends(entry: Entry) -> list[str]:
    """Find French that begins or ends with a space, or ends a sentence, where the English does not."""
    return [text for text in entry.french if ends(text) not in {ends(form) for form in entry.english}]


def ends(text: str) -> tuple[bool, bool, bool]:
    """Tell whether a text has a space at either end, and whether it ends a sentence."""
    return text[:1] == " ", text[-1:] == " ", text.rstrip("»”\"' \u00a0)`").endswith((".", "?", "!", "…"))


CODE = re.compile(r"`[^`]*`|\\\"|(\w+: )?\"[^\"]*[\d:][^\"]*\"|\{[^}]*\}|<[^>]*>|%\(\w+\)[sd]|%[dns]\b|https?:\S+")
FAULTS_OF_TYPE = {
    "a straight apostrophe": re.compile(r"\w'\w|\w'(?=[«\u2423])"),
    "straight quotation marks": re.compile(r'"'),
    "a breaking space before a mark": re.compile(r" [;!?:»]|[\d\u2423] [%€]"),
    "no space before a mark": re.compile(r"[\w)»\u2423][;!?](?=\s|$)|[\w)»\u2423]:(?=\s|$)"),
    "the wide space before a high mark": re.compile(r"\u00a0[;!?]"),
    "the narrow space before a colon": re.compile(r"\u202f:"),
    "a breaking space inside quotation marks": re.compile(r"« | »|«\S|[^\s]»"),
    "three points": re.compile(r"\.\.\."),
    "two spaces": re.compile(r"  "),
}


def badly_set(entry: Entry) -> list[str]:
    """Find what is not set as French is set: apostrophes, quotation marks, spaces before high marks."""
    plain = ((text, CODE.sub("\u2423", text)) for text in entry.french)
    return [f"{name}: {text}" for text, bare in plain for name, fault in FAULTS_OF_TYPE.items() if fault.search(bare)]


@pytest.mark.parametrize("fault", [empty, other_facts, other_ends, badly_set], ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("file", [path.name for path in CATALOGUES])
def test_the_french_is_whole(file: str, fault: Fault) -> None:
    found = {entry.english: faults for entry in entries() if entry.file == file and (faults := fault(entry))}

    assert {} == found


@pytest.mark.parametrize(
    ("fault", "english", "text"),
    [
        (empty, "Name", ""),
        (empty, "Name", " "),
        (other_facts, "{count} of {all}", "{count} sur {tout}"),
        (other_facts, "{name}", "rien"),
        (other_ends, "Done.", "Fini"),
        (other_ends, "Done", "Fini."),
        (other_ends, "Done ", "Fini"),
        (badly_set, "x", "L'étape"),
        (badly_set, "x", 'dit "oui"'),
        (badly_set, "x", "dit « oui »"),
        (badly_set, "x", "dit «oui»"),
        (badly_set, "x", "Quoi ?"),
        (badly_set, "x", "Quoi?"),
        (badly_set, "x", "Quoi\u00a0?"),
        (badly_set, "x", "ceci : cela"),
        (badly_set, "x", "ceci: cela"),
        (badly_set, "x", "`code`: cela"),
        (badly_set, "x", "ceci\u202f: cela"),
        (badly_set, "x", "70 %"),
        (badly_set, "x", "puis..."),
    ],
)
def test_a_fault_of_the_french_is_found(fault: Fault, english: str, text: str) -> None:
    assert fault(Entry("x.po", None, (english,), (text,)))


@pytest.mark.parametrize(
    "text",
    [
        "L’étape «\u00a0relance\u00a0» est à {place}\u00a0: corrigez\u202f!",
        "Écrivez `clé: valeur`, ou `a ? b`\u202f; à 09:30, voir https://exemple.fr",
        "70\u202f% des cas…",
    ],
)
def test_well_set_french_is_no_fault(text: str) -> None:
    assert [] == badly_set(Entry("x.po", None, ("x",), (text,)))


def test_a_sentence_is_found_wherever_it_is_written() -> None:
    code = """
words.t("One {fact}", fact=words.n("{count} line", "{count} lines", 2))
_TABLE = {"a": say("Two " "parts"), "b": ("{count} day", "{count} days")}
words.p("of a page", "Order")
raise CannotWrite("{target} is full", target="x")
"""
    template = '<p title="{{ _("Copy") }}">{% trans %}Whole{% endtrans %}{{ shell.t("Menu") }}</p>'

    assert {
        (None, "One {fact}"),
        (None, "{count} line"),
        (None, "{count} lines"),
        (None, "Two parts"),
        (None, "{count} day"),
        (None, "{count} days"),
        ("of a page", "Order"),
        (None, "{target} is full"),
    } == in_code("maps/x.py", code)
    assert {("help", "Target")} == in_code("model/x.py", 'x: Line = field("Target", None)')
    assert {(None, "Say it."), (None, "DIR")} == in_code("cli/x.py", 'option("-o", metavar="DIR", help="Say it.")')
    assert {(None, "Copy"), (None, "Whole"), (None, "Menu")} == in_template(template)


@pytest.mark.parametrize(
    ("language", "medium", "long"),
    [
        ("fr", ["1er sept. 2026", "11 sept. 2026"], ["1er septembre 2026", "11 septembre 2026"]),
        ("en", ["Sep 1, 2026", "Sep 11, 2026"], ["September 1, 2026", "September 11, 2026"]),
    ],
)
def test_the_first_of_a_month_is_said_as_people_say_it(language: str, medium: list[str], long: list[str]) -> None:
    words, days = Words(language), [dt.date(2026, 9, 1), dt.date(2026, 9, 11)]

    assert [medium, long] == [
        [said(day).replace("\xa0", " ") for day in days] for said in (words.date, words.long_date)
    ]
