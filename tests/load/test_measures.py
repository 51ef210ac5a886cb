"""Measures and incidents: tables of figures beside the company's files."""

from pathlib import Path

import pytest
from folders import company, told  # type: ignore[import-not-found]  # conftest says where it is

MEASURES = """\ufeffdate,value,note\r\n2026-02-01,"3,5"\r\n# un mot\r\n\r\n1 janv. 2026,4,"a, b"\r\n"""
INCIDENTS = "date,process,cause,fix\n2026-03-01,FIN-001,Panne,\n2026-01-01,FIN-001,Oubli,Rappel\n"


def test_measures_and_incidents_are_read_oldest_first(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "cartography/kpis.yml": "kpis: [{id: dso, name: DSO}]\n",
        "cartography/measures/dso.csv": MEASURES,
        "cartography/incidents.csv": INCIDENTS,
    }
    loaded = company(tmp_path, files)

    assert [] == told(loaded)
    assert loaded.manual is not None
    assert [("2026-01-01", "4", "a, b"), ("2026-02-01", "3.5", "")] == [
        (str(row.date), str(row.value), row.note) for row in loaded.manual.measures["dso"]
    ]
    assert ["Oubli", "Panne"] == [each.cause for each in loaded.manual.incidents]


@pytest.mark.parametrize(
    "line",
    [
        "2026-13-01,3",
        "2026-01-01",
        "2026-01-01,trois",
        "2026-01-01,nan",
        "2026-01-01,1e9",
        "2026-01-01,3,a,b",
        "2026-01-01;3",
        '2026-01-01,3,"' + "x" * 200_000,
        "x" * 200_000,
        ",,",
    ],
)
def test_a_line_that_does_not_read_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    files: dict[str, str | bytes] = {
        "cartography/kpis.yml": "kpis: [{id: dso, name: DSO}]\n",
        "cartography/measures/dso.csv": f"date,value\n2026-01-01,3\n  {line}\n",
    }

    assert ["cartography/measures/dso.csv:3:3 YML114 This line does not read as `date,value,note`."] == told(
        company(tmp_path, files)
    )


def test_measures_and_incidents_belong_to_something(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "cartography/kpis.yml": "kpis: [{id: dso, name: DSO}]\n",
        "cartography/measures/dsoo.csv": "date,value\n",
        "cartography/incidents.csv": "date,process,cause\n2026-01-01,FIN-100,Panne\n",
    }

    assert [
        "cartography/incidents.csv:2:1 SCH105 I find no `FIN-100` among the processes.",
        "cartography/measures/dsoo.csv:1:1 SCH105 I find no `dsoo` among the indicators.",
    ] == told(company(tmp_path, files))
