"""Notes in a pull request, as the runner of GitHub reads them."""

from passation.finding import Finding, Severity, say
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words


def github(findings: list[Finding], language: str = "fr") -> str:
    return REPORTS["github"](findings, Words(language), Look())


def finding(line: int, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(f"EXT{100 + line}", severity, Place("sops/a.yml", line, 3, 4), say("It is so."))


def test_nothing_to_report_writes_nothing() -> None:
    assert "" == github([])


def test_each_gravity_is_a_note_of_its_own_and_the_gravest_come_first() -> None:
    expected = """\
::error file=sops/a.yml,line=3,col=3,endColumn=7,title=EXT103 (erreur)::It is so.
::warning file=sops/a.yml,line=2,col=3,endColumn=7,title=EXT102 (avertissement)::It is so.
::notice file=sops/a.yml,line=1,col=3,endColumn=7,title=EXT101 (information)::It is so.
"""
    assert expected == github([finding(1, Severity.INFO), finding(2, Severity.WARNING), finding(3)])


def test_a_note_holds_the_cure_and_the_yaml_to_paste() -> None:
    whole = Finding(
        "OWN101",
        Severity.ERROR,
        Place("sops/a.yml"),
        say("Nobody pilots it."),
        cure=say("Name somebody."),
        fix="owner: raf\nreferent: raf\n",
    )

    assert (
        "::error file=sops/a.yml,line=1,col=1,title=OWN101 (error)::"
        "Nobody pilots it.%0AName somebody.%0Aowner: raf%0Areferent: raf\n"
    ) == github([whole], "en")


def test_no_text_ends_its_note_or_starts_another_command() -> None:
    evil = Finding(
        "X1",
        Severity.ERROR,
        Place("a,title=b:c%\r\n::stop-commands::x"),
        say("{it}", it="100 %0A\r\n::add-mask::secret, ok: yes"),
    )

    assert (
        "::error file=a%2Ctitle=b%3Ac%25␍%0A%3A%3Astop-commands%3A%3Ax,line=1,col=1,title=X1 (error)::"
        "100 %250A␍%0A::add-mask::secret, ok: yes\n"
    ) == github([evil], "en")


def test_ten_findings_are_ten_notes() -> None:
    assert 10 == github([finding(line) for line in range(1, 11)]).count("::error ")


def test_what_github_would_drop_is_counted_in_the_tenth_note_and_stands_in_the_log() -> None:
    lines = github([finding(line) for line in range(1, 13)]).splitlines()

    assert [
        f"::error file=sops/a.yml,line={n},col=3,endColumn=7,title=EXT{100 + n} (erreur)::It is so."
        for n in range(1, 10)
    ] == lines[:9]
    assert [
        "- sops/a.yml:10:3: erreur EXT110: It is so.",
        "- sops/a.yml:11:3: erreur EXT111: It is so.",
        "- sops/a.yml:12:3: erreur EXT112: It is so.",
        "::error title=erreur::… et 3 autres, dans le journal de cette étape.",
    ] == lines[9:]


def test_a_plain_line_of_the_log_is_one_line_and_no_command() -> None:
    evil = [
        Finding("X1", Severity.ERROR, Place("::error::\n##[error]", line), say("::x::\n::y::")) for line in range(1, 12)
    ]
    plain = [line for line in github(evil, "en").splitlines() if not line.startswith("::error ")]

    assert [
        "- ::error:: ##[error]:10:1: error X1: ::x:: ::y::",
        "- ::error:: ##[error]:11:1: error X1: ::x:: ::y::",
    ] == plain
