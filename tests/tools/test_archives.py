"""An output in one file: the same bytes on every machine, and never over somebody's work."""

import hashlib
import os
import zipfile
from pathlib import Path

import pytest
from trees import NEW, OLD  # type: ignore[import-not-found]  # conftest says where it is

from passation.tools.writer import CannotWrite, write_zip


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_has_the_same_bytes_whatever_the_day_and_the_machine_s_habits(
    *, packed: bool, tmp_path: Path
) -> None:
    write_zip(NEW, tmp_path / "one.zip", packed=packed)
    before = os.umask(0o077)
    try:
        write_zip(dict(reversed(NEW.items())), tmp_path / "two.zip", packed=packed)
    finally:
        os.umask(before)

    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert [
            ("café.txt", (1980, 1, 1, 0, 0, 0), 0o100644 << 16, b""),
            ("fin/fin-012.html", (1980, 1, 1, 0, 0, 0), 0o100644 << 16, b""),
            ("index.html", (1980, 1, 1, 0, 0, 0), 0o100644 << 16, b""),
        ] == [(entry.filename, entry.date_time, entry.external_attr, entry.extra) for entry in archive.infolist()]
        assert NEW == {name: archive.read(name) for name in archive.namelist()}


def test_an_archive_that_is_stored_has_the_bytes_that_were_read_when_this_test_was_written(tmp_path: Path) -> None:
    write_zip(NEW, tmp_path / "new.zip")

    assert (
        "c2e30b5e552ec7a0d736ee9e02fe883ae24fadd662f1e9beb44132be9870350e"
        == hashlib.sha256((tmp_path / "new.zip").read_bytes()).hexdigest()
    )


def test_an_archive_of_ours_is_replaced_and_any_other_file_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "bag.zip"
    write_zip(OLD, target)
    write_zip(NEW, target)
    with zipfile.ZipFile(target) as archive:
        assert sorted(NEW) == archive.namelist()

    for foreign in ("a text", ""):
        target.write_text(foreign)
        with pytest.raises(CannotWrite, match="was not written by passation"):
            write_zip(NEW, target)
        assert foreign == target.read_text()
    target.unlink()
    target.mkdir()
    with pytest.raises(CannotWrite, match="was not written by passation"):
        write_zip(NEW, target)
    assert ["bag.zip"] == [path.name for path in tmp_path.iterdir()]
