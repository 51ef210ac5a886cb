"""The report as Markdown, whole; and nothing in it but text."""

from markdown import markdown

from passation.finding import Finding, Related, Severity, say
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words

OWNER = Finding(
    "OWN101",
    Severity.WARNING,
    Place("sops/a.yml", 3, 5, 4),
    say("Nobody pilots `FIN-012`."),
    say("Name one."),
    fix="owner: raf\nreferent: raf\n",
    related=(Related(Place("cartography/actors.yml", 7, 3), say("It stands here.")),),
)
EMPTY = Finding("YML109", Severity.ERROR, Place("sops/vide.yml"), say("The file is empty."))


def report(*findings: Finding, language: str = "en") -> str:
    return REPORTS["markdown"](findings, Words(language), Look())


def test_findings_stand_below_their_file_with_the_cure_and_the_yaml_to_paste() -> None:
    expected = """\
### passation: 1 error and 1 warning in 2 files.

#### `sops/a.yml`

- 🟠 **warning OWN101**, line 3\u0020\u0020
  Nobody pilots `FIN-012`.

  → Name one.

  ```yaml
  owner: raf
  referent: raf
  ```

  `cartography/actors.yml:7`: It stands here.

#### `sops/vide.yml`

- 🔴 **error YML109**, line 1\u0020\u0020
  The file is empty.
"""
    assert expected == report(EMPTY, OWNER)


def test_nothing_to_report_is_said() -> None:
    assert "### passation\u00a0: Rien à signaler.\n" == report(language="fr")


def test_what_an_author_wrote_is_text_and_nothing_else() -> None:
    evil = "<img src=x onerror=1> [a](https://x.y) **b** @raf #12 www.x.y `` ` ``` \n# c"
    finding = Finding(
        "X1", Severity.ERROR, Place("a`b\n```<i>.yml"), say("{it}", it=evil), say("{it}", it=evil), fix="```\n<b>\n````"
    )
    page = markdown(report(finding), extensions=["fenced_code"])

    assert [] == [tag for tag in ("<img", "<a ", "<b>", "<i>", "<h1", "href") if tag in page]
    assert "@<!-- -->raf #<!-- -->12" in report(finding)
