"""JUnit's XML, whole, and against the elements and attributes that dashboards read.

Nobody owns the format; the constraints below are those of `junit-10.xsd` of Jenkins's xUnit plugin, the narrowest.
"""

from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from passation.finding import Finding, Severity, say
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words

CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "system-out"},
    "failure": set[str](),
    "system-out": set[str](),
}
ATTRIBUTES = {
    "testsuites": {"name"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time"},
    "testcase": {"name", "classname", "time"},
    "failure": {"message", "type"},
    "system-out": set[str](),
}
OWNER = Finding("OWN101", Severity.WARNING, Place("sops/a.yml", 3, 5, 4), say("Nobody pilots it."), say("Name one."))
EMPTY = Finding("YML109", Severity.ERROR, Place("sops/vide.yml"), say("The file is empty."))
EVIL = Finding("X1", Severity.ERROR, Place('a"<b>\n&.yml'), say("{it}", it=']]>\x00\x1b\ufffe\uffff\ud800<x a="1">'))


def report(*findings: Finding) -> str:
    return REPORTS["junit"](findings, Words("en"), Look())


def test_an_error_is_a_failure_and_a_warning_a_case_that_says_something() -> None:
    expected = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="passation">
  <testsuite name="sops/a.yml" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase name="OWN101 3:5 Nobody pilots it." classname="sops/a.yml" time="0">
      <system-out>warning sops/a.yml:3:5
Nobody pilots it.
Name one.</system-out>
    </testcase>
  </testsuite>
  <testsuite name="sops/vide.yml" tests="1" failures="1" errors="0" skipped="0" time="0">
    <testcase name="YML109 1:1 The file is empty." classname="sops/vide.yml" time="0">
      <failure message="The file is empty." type="YML109">sops/vide.yml:1:1
The file is empty.</failure>
    </testcase>
  </testsuite>
</testsuites>
"""
    assert expected == report(EMPTY, OWNER)


def test_a_company_in_order_is_one_case_that_passes() -> None:
    expected = """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="passation">
  <testsuite name="passation" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase name="Nothing to report." classname="passation" time="0" />
  </testsuite>
</testsuites>
"""
    assert expected == report()


@pytest.mark.parametrize("findings", [(), (OWNER,), (EMPTY, OWNER, EVIL)], ids=["none", "one", "three"])
def test_a_report_holds_only_what_dashboards_read(findings: tuple[Finding, ...]) -> None:
    def walk(element: Element) -> None:
        assert ATTRIBUTES[element.tag] == set(element.attrib)
        assert {child.tag for child in element} <= CHILDREN[element.tag]
        for child in element:
            walk(child)

    root = fromstring(report(*findings))
    walk(root)

    assert "testsuites" == root.tag
    for suite in root:
        assert suite.get("tests") == str(len(suite))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))


def test_nothing_that_an_author_wrote_breaks_the_document() -> None:
    failure = fromstring(report(EVIL)).find("testsuite/testcase/failure")

    assert failure is not None
    assert ']]>␀␛\ufffd\ufffd\ufffd<x a="1">' == failure.get("message")
