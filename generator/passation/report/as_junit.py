"""The report for test dashboards: JUnit's XML, a suite for each file, a case for each finding.

Errors are failures. Warnings and information are cases that pass and say what they have to say (`system-out`): a
dashboard that turns red for a warning is soon switched off. A company in order is one case that passes.
Elements, attributes and their order are those that Jenkins, GitLab and Azure read (`junit-10.xsd` of Jenkins's xUnit).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from passation.finding import Finding, Severity, in_order
from passation.report.look import Look
from passation.report.sentences import said, whole
from passation.tools.terminal import harmless, one_line
from passation.words import Words

_NAME: Final = "passation"
_NOT_XML: Final = re.compile("[\ufffe\uffff]")
"""What may stand in no XML document, beside what `harmless` replaces."""


def as_junit(findings: Sequence[Finding], words: Words, look: Look) -> str:  # noqa: ARG001  # the seam is one signature
    """One document, without a time or a day: the same findings are the same bytes."""
    root = Element("testsuites", {"name": _NAME})
    for path, of_file in groupby(in_order(findings), key=lambda each: each.place.path):
        found = list(of_file)
        suite = SubElement(root, "testsuite", _counted(_attribute(path), found))
        for each in found:
            _case(suite, each, words)
    if not findings:
        suite = SubElement(root, "testsuite", _counted(_NAME, (), cases=1))
        SubElement(suite, "testcase", {"name": words.t("Nothing to report."), "classname": _NAME, "time": "0"})
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'


def _counted(name: str, findings: Sequence[Finding], cases: int = 0) -> dict[str, str]:
    failures = sum(each.severity is Severity.ERROR for each in findings)
    counts = {"tests": len(findings) or cases, "failures": failures, "errors": 0, "skipped": 0}
    return {"name": name, **{key: str(count) for key, count in counts.items()}, "time": "0"}


def _case(suite: Element, finding: Finding, words: Words) -> None:
    place, message = finding.place, said(finding.message, words)
    name = f"{finding.code} {place.line}:{place.column} {message}"
    case = SubElement(suite, "testcase", {"name": _attribute(name), "classname": _attribute(place.path), "time": "0"})
    text = _text(f"{place}\n{whole(finding, words)}")
    if finding.severity is Severity.ERROR:
        SubElement(case, "failure", {"message": _attribute(message), "type": finding.code}).text = text
    else:
        SubElement(case, "system-out").text = f"{words.severity(finding.severity)} {text}"


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", harmless(text))


def _attribute(text: str) -> str:
    return _NOT_XML.sub("\ufffd", one_line(text))
