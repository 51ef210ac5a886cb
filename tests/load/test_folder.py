"""Reading a folder: a company of the least files, one with a fault, and one that is about to change."""

from pathlib import Path

import pytest
from folders import SOP, company, sop, told  # type: ignore[import-not-found]  # conftest says where it is

from passation.load.folder import gather, load, put_together, with_process
from passation.model.flow import FINISH, Edge


def test_a_company_of_one_draft_of_five_keys_loads(tmp_path: Path) -> None:
    loaded = company(tmp_path)

    assert () == loaded.findings
    assert loaded.manual is not None
    assert {"FIN-001": "finance"} == loaded.manual.domain_of
    assert (Edge(0, FINISH),) == loaded.manual.graphs["FIN-001"].edges
    assert "finance/FIN-001" in str(loaded.manual.origin("process", "FIN-001").place)


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 1_000_001, 20_000_000])
def test_long_attachments_are_read_to_their_end(tmp_path: Path, size: int) -> None:
    loaded = company(tmp_path, {"sops/finance/FIN-001-relances/plan.bin": bytes(size - 1) + b"!"})

    assert () == loaded.findings
    assert loaded.manual is not None
    assert bytes(size - 1) + b"!" == loaded.manual.attachments["FIN-001", "plan.bin"].data


@pytest.mark.parametrize(
    ("path", "size", "said"),
    [
        ("sops/finance/FIN-001-relances/plan.bin", 20_000_001, "This attachment is larger than 20 MB."),
        (SOP, 1_000_001, "The file is larger than 1 MB: 1,000,001 bytes."),
    ],
)
def test_files_that_are_too_long_are_told(tmp_path: Path, path: str, size: int, said: str) -> None:
    assert [f"{path}:1:1 YML102 {said}"] == told(company(tmp_path, {path: b"a" * size}))


def test_a_company_without_a_process_loads(tmp_path: Path) -> None:
    assert () == company(tmp_path, draft=False).findings


def test_every_company_file_may_be_empty_but_one(tmp_path: Path) -> None:
    names = "actors tools data channels kpis contracts objectives glossary roadmap ideas questions diagnostic risks"
    empty = {f"cartography/{name}.yml": "# rien\n" for name in (*names.split(), "obligations", "settings")}
    rooms = {f"cartography/dataroom/{name}.yml": "" for name in ("dataroom", "qa", "lock")}
    nothing: dict[str, str | bytes] = {**empty, **rooms, "cartography/incidents.csv": ""}

    assert [] == told(company(tmp_path, nothing, draft=False))
    assert ["cartography/company.yml:1:1 YML109 The file is empty."] == told(
        company(tmp_path, {"cartography/company.yml": "# rien\n"}, draft=False)
    )


def test_an_empty_folder_has_one_thing_to_mend(tmp_path: Path) -> None:
    assert ["cartography/company.yml:1:1 YML113 `cartography/company.yml` is missing."] == told(load(tmp_path))
    assert ["cartography/company.yml:1:1 YML113 `cartography/company.yml` is missing."] == told(load(tmp_path / "no"))


def test_nothing_of_a_company_with_a_fault_is_given_out(tmp_path: Path) -> None:
    loaded = company(tmp_path, {"cartography/glossary.yml": "terms: [{term: DSO}]\n"})

    assert ["cartography/glossary.yml:1:9 SCH101 The key `means` is missing."] == told(loaded)
    assert loaded.manual is None


def test_the_order_of_a_folder_and_the_line_ends_of_its_files_change_nothing(tmp_path: Path) -> None:
    numbers = [f"FIN-{each:03}" for each in range(1, 9)]
    one = {f"sops/finance/{number}-a.yml": sop(number) for number in numbers}
    two = {path: said.replace("\n", "\r\n") for path, said in reversed(one.items())}
    first = company(tmp_path / "one", {**one}, draft=False).manual
    second = company(tmp_path / "two", {**two}, draft=False).manual

    assert first is not None
    assert second is not None
    assert numbers == list(first.sops) == list(second.sops)
    assert first.sops == second.sops


def test_a_company_is_judged_with_a_process_as_it_is_about_to_be_written(tmp_path: Path) -> None:
    before = company(tmp_path, {SOP: sop(performer="ref")})
    parts = gather(tmp_path)
    mended = put_together(with_process(parts, SOP, sop(performer="raf").encode()))
    added = put_together(with_process(parts, "sops/finance/FIN-002-avoirs.yml", sop("FIN-003").encode()))

    assert before == put_together(parts)
    assert ((), {"FIN-001"}) == (mended.findings, set(mended.manual.sops if mended.manual else ()))
    assert [
        *told(before),
        "sops/finance/FIN-002-avoirs.yml:1:5 SCH108 The file is called FIN-002, but its `id` is ",
    ] == [each.partition("`FIN-003`")[0] for each in told(added)]
    assert before == load(tmp_path)


@pytest.mark.parametrize("path", ["sops/finance/FIN-001-relances.en.yml", "cartography/actors.yml", "../FIN-001-a.yml"])
def test_nothing_but_a_process_is_put_in_place_of_what_was_read(tmp_path: Path, path: str) -> None:
    company(tmp_path)

    with pytest.raises(ValueError, match="no process file"):
        with_process(gather(tmp_path), path, b"")
