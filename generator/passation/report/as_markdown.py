"""The report as Markdown: for a comment on a pull request, a job's summary, or an e-mail that is pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from passation.finding import Finding, Severity, in_order
from passation.report.counts import count
from passation.report.look import Look
from passation.report.sentences import cure, fix, place_of, said
from passation.tools.terminal import harmless, one_line
from passation.words import Words

_SIGNS: Final = {Severity.ERROR: "🔴", Severity.WARNING: "🟠", Severity.INFO: "🔵"}
_MARKS: Final = re.compile(r"([\\`*_\[\]|~<>&$]|^[-+#]|(?<=www)\.|:(?=//|\w))")
"""What Markdown, its dialects and HTML read as a sign."""
_CALLS: Final = re.compile(r"([@#])(?=\w)")
"""What would call a person or another thread."""
_CODE: Final = re.compile(r"`([^`\n]+)`")


def as_markdown(findings: Sequence[Finding], words: Words, look: Look) -> str:  # noqa: ARG001  # the seam is one signature
    """A heading with the count, then each file with its findings in order of place."""
    lines = [f"### passation{words.colon}{count(findings, words)}"]
    for path, of_file in groupby(in_order(findings), key=lambda each: each.place.path):
        lines += ["", f"#### {_code(path)}", ""]
        lines += [line for each in of_file for line in _item(each, words)]
    return "\n".join(lines) + "\n"


def _item(finding: Finding, words: Words) -> Iterator[str]:
    place = words.t("line {line}", line=str(finding.place.line))
    kind = f"{_SIGNS[finding.severity]} **{words.severity(finding.severity)} {finding.code}**, {place}"
    yield f"- {kind}  \n  {_text(said(finding.message, words))}"
    if finding.cure:
        yield f"\n  → {_text(cure(finding, words))}"
    if pasted := fix(finding, words):
        fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", pasted)), 0)
        yield ""
        yield from (f"  {line}" for line in (f"{fence}yaml", *harmless(pasted).split("\n"), fence))
    for related in finding.related:
        other = f"{place_of(related).path}:{place_of(related).line}"
        yield f"\n  {_code(other)}{words.colon}{_text(said(related.message, words))}"


def _text(text: str) -> str:
    """A sentence: what stands between its backticks is code, and everything else is nothing but text."""
    parts = _CODE.split(one_line(text))
    return "".join(_code(part) if at % 2 else _escaped(part) for at, part in enumerate(parts))


def _escaped(text: str) -> str:
    return _CALLS.sub(r"\1<!-- -->", _MARKS.sub(r"\\\1", text))


def _code(text: str) -> str:
    plain = one_line(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", plain)), default=0) + 1)
    room = " " if plain[:1] == "`" or plain[-1:] == "`" else ""
    return f"{fence}{room}{plain}{room}{fence}"
