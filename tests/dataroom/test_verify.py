"""A bag is intact, or the verdict names what changed, what is missing, what was added; hostile ones are refused."""

import io
import os
import shutil
import stat
import subprocess
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit  # type: ignore[import-untyped]  # publishes no types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passation.dataroom import parcel
from passation.dataroom.bag import bag, manifest, seal
from passation.dataroom.verify import Verdict, verify
from passation.tools.archive import pack
from passation.tools.writer import write
from passation.tree import Tree

PAYLOAD = Tree(
    {
        "00/00.01_index.csv": b"index;titre\r\n",
        "07/07.02.01_FIN-012.pdf": b"%PDF-1.7",
        "07/notes.txt": b"",
    }
)
BAG = bag(PAYLOAD, {"Bagging-Date": "2026-09-01", "External-Description": "Projet\nCopeaux"})
FIRST = "data/00/00.01_index.csv"


def test_the_bag_is_this_one() -> None:
    assert {
        "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": "Bagging-Date: 2026-09-01\nExternal-Description: Projet Copeaux\nPayload-Oxum: 21.3\n",
        "manifest-sha256.txt": (
            "395978a5b1f3eaf2b076d2cf26681b85c673c2c371e59f71c432e94435049b0f  data/00/00.01_index.csv\n"
            "86edbaa24831badfa0a8b04bb410141e2ee4182b6d0014493fe262a7a331c20b  data/07/07.02.01_FIN-012.pdf\n"
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  data/07/notes.txt\n"
        ),
        "tagmanifest-sha256.txt": manifest(Tree({k: v for k, v in BAG.items() if not k.startswith(("data/", "tagm"))})),
    } == {
        "bagit.txt": BAG["bagit.txt"].decode(),
        "bag-info.txt": BAG["bag-info.txt"].decode(),
        "manifest-sha256.txt": BAG["manifest-sha256.txt"].decode(),
        "tagmanifest-sha256.txt": BAG["tagmanifest-sha256.txt"],
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a bag as a folder."""
    write(BAG, tmp_path / "acq-a")
    return tmp_path / "acq-a"


def others_agree(folder: Path) -> tuple[bool, bool]:
    """Ask the bagit library and sha256sum."""
    try:
        library = bagit.Bag(str(folder)).is_valid()
    except bagit.BagError:
        library = False
    lists = [name for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt") if (folder / name).exists()]
    runs = [
        subprocess.run(["/usr/bin/sha256sum", "-c", name], cwd=folder, capture_output=True, check=False)
        for name in lists
    ]
    return library, bool(runs) and not any(run.returncode for run in runs)


def test_a_bag_that_nobody_touched_is_intact_and_says_what_it_is(folder: Path) -> None:
    verdict = verify(folder)

    assert verdict.intact
    assert seal(BAG) == verdict.seal
    assert {
        "Bagging-Date": "2026-09-01",
        "External-Description": "Projet Copeaux",
        "Payload-Oxum": "21.3",
    } == verdict.info


def test_the_library_and_sha256sum_say_so_too(folder: Path) -> None:
    assert (True, True) == others_agree(folder)


@pytest.mark.parametrize("path", ["100%.txt", "a\nb.txt"])
def test_a_path_that_readers_of_manifests_decode_differently_is_our_fault_and_raises(path: str) -> None:
    with pytest.raises(ValueError, match="not a path for a manifest"):
        bag(Tree({path: b""}), {})


def change(folder: Path) -> None:
    """One byte is another."""
    (folder / FIRST).write_bytes(b"index;titrE\r\n")


def remove(folder: Path) -> None:
    """A file is gone."""
    (folder / FIRST).unlink()


def add(folder: Path) -> None:
    """A file is new."""
    (folder / "data" / "extra.txt").write_text("x")


def rename(folder: Path) -> None:
    """A file has another name."""
    (folder / FIRST).rename(folder / "data" / "index.csv")


def change_info(folder: Path) -> None:
    """The bag says another day."""
    info = folder / "bag-info.txt"
    info.write_text(info.read_text().replace("2026-09-01", "2026-09-02"))


def forge(folder: Path) -> None:
    """A file and its line in the manifest are changed together."""
    change(folder)
    data = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    (folder / "manifest-sha256.txt").write_bytes(
        manifest(Tree({path: each for path, each in data.items() if path.startswith("data/")}))
    )


def lose_manifest(folder: Path) -> None:
    """The list of the payload is gone."""
    (folder / "manifest-sha256.txt").unlink()


MUTATIONS: list[tuple[Callable[[Path], None], Verdict]] = [
    (change, Verdict(changed=(FIRST,))),
    (remove, Verdict(missing=(FIRST,))),
    (add, Verdict(added=("data/extra.txt",))),
    (rename, Verdict(missing=(FIRST,), added=("data/index.csv",))),
    (change_info, Verdict(changed=("bag-info.txt",))),
    (forge, Verdict(changed=("manifest-sha256.txt",))),
    (
        lose_manifest,
        Verdict(missing=("manifest-sha256.txt",), added=tuple(path for path in BAG if path.startswith("data/"))),
    ),
]


@pytest.mark.parametrize(("mutate", "expected"), MUTATIONS, ids=lambda each: getattr(each, "__name__", ""))
def test_whatever_changed_is_named_and_the_library_and_sha256sum_do_not_say_intact(
    mutate: Callable[[Path], None], expected: Verdict, folder: Path
) -> None:
    mutate(folder)
    verdict = verify(folder)

    assert (expected.changed, expected.missing, expected.added) == (verdict.changed, verdict.missing, verdict.added)
    assert not verdict.intact
    assert not all(others_agree(folder))


@pytest.mark.parametrize(("mutate", "expected"), MUTATIONS, ids=lambda each: getattr(each, "__name__", ""))
def test_an_archive_gets_the_verdict_of_its_folder(
    mutate: Callable[[Path], None], expected: Verdict, folder: Path, tmp_path: Path
) -> None:
    mutate(folder)
    shutil.make_archive(str(tmp_path / "bag"), "zip", folder.parent, folder.name)
    verdict = verify(tmp_path / "bag.zip")

    assert (expected.changed, expected.missing, expected.added) == (verdict.changed, verdict.missing, verdict.added)


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("inside", [True, False])
def test_our_own_archive_is_intact(*, packed: bool, inside: bool, tmp_path: Path) -> None:
    archive = tmp_path / "bag.zip"
    archive.write_bytes(pack(BAG.under("acq-a") if inside else BAG, packed=packed))

    assert Verdict(seal=seal(BAG), info=verify(archive).info) == verify(archive)
    assert verify(archive).intact


def test_a_forger_who_also_mends_the_manifest_of_manifests_is_betrayed_by_the_seal(tmp_path: Path) -> None:
    forged = bag(Tree({**PAYLOAD, "00/00.01_index.csv": b"index;autre\r\n"}), {})
    write(forged, tmp_path / "forged")

    assert verify(tmp_path / "forged").intact
    assert seal(BAG) != verify(tmp_path / "forged").seal


def refusal(path: Path) -> str:
    """Give the sentence of a refusal, in English."""
    message = verify(path).refusal
    assert message is not None
    return message.text.format(**message.facts)


def entry(name: str, kind: int = stat.S_IFREG) -> zipfile.ZipInfo:
    """Name one entry of a hostile archive."""
    made = zipfile.ZipInfo("x")
    made.filename = name
    made.create_system = 3
    made.external_attr = (kind | 0o644) << 16
    return made


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("../evil", stat.S_IFREG, "'../evil' would be unpacked outside the bag."),
        ("data/../../evil", stat.S_IFREG, "'data/../../evil' would be unpacked outside the bag."),
        ("/etc/evil", stat.S_IFREG, "'/etc/evil' would be unpacked outside the bag."),
        ("C:/evil", stat.S_IFREG, "'C:/evil' would be unpacked outside the bag."),
        ("data\\..\\evil", stat.S_IFREG, "'data\\\\..\\\\evil' would be unpacked outside the bag."),
        ("data//evil", stat.S_IFREG, "'data//evil' would be unpacked outside the bag."),
        ("data/\x1b[2Jevil", stat.S_IFREG, "'data/\\x1b[2Jevil' would be unpacked outside the bag."),
        ("data/\u202efdp.exe", stat.S_IFREG, "'data/\\u202efdp.exe' would be unpacked outside the bag."),
        ("data/link", stat.S_IFLNK, "data/link is a link or a special file."),
        ("data/pipe", stat.S_IFIFO, "data/pipe is a link or a special file."),
        ("data/00/00.01_INDEX.csv", stat.S_IFREG, "{} is in it twice."),
        (FIRST, stat.S_IFREG, "{} is in it twice."),
    ],
)
def test_a_hostile_archive_is_refused_before_anything_is_read(name: str, kind: int, said: str, tmp_path: Path) -> None:
    hostile = tmp_path / "bag.zip"
    hostile.write_bytes(pack(BAG))
    with zipfile.ZipFile(hostile, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a name that is there twice
        archive.writestr(entry(name, kind), b"evil")

    assert said.format(name) == refusal(hostile)


def test_an_archive_that_grows_out_of_proportion_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bag.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/zeros", bytes(20_000_000))

    assert "The archive would grow out of proportion when unpacked." == refusal(tmp_path / "bag.zip")


def test_more_than_a_data_room_can_hold_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "MOST_FILES", 5)
    (folder.parent / "bag.zip").write_bytes(pack(BAG))

    assert "There is more in it than a data room can hold." == refusal(folder)
    assert "There is more in it than a data room can hold." == refusal(folder.parent / "bag.zip")


def test_a_list_that_is_too_big_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "MOST_TEXT", 100)

    assert "tagmanifest-sha256.txt is too big for a list." == refusal(folder)


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    data = bytearray(pack(Tree({"bagit.txt": b"x"})))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (tmp_path / "bag.zip").write_bytes(data)

    assert "bagit.txt is encrypted." == refusal(tmp_path / "bag.zip")


def test_links_and_special_files_in_a_folder_are_refused_without_being_opened(folder: Path) -> None:
    (folder / FIRST).unlink()
    (folder / FIRST).symlink_to("/etc/passwd")
    assert f"{FIRST} is a link or a special file." == refusal(folder)

    (folder / FIRST).unlink()
    os.mkfifo(folder / FIRST)
    assert f"{FIRST} is a link or a special file." == refusal(folder)

    (folder / FIRST).unlink()
    (folder / "data" / "up").symlink_to("..", target_is_directory=True)
    assert "data/up is a link or a special file." == refusal(folder)


def test_a_name_that_would_play_with_the_terminal_is_shown_in_plain_letters(folder: Path) -> None:
    (folder / "data" / "a\x1b[2Jb").touch()

    assert "'data/a\\x1b[2Jb' has a name that cannot be shown." == refusal(folder)


@pytest.mark.parametrize(
    "line",
    [
        "no digest at all",
        f"{'0' * 64}  ../../etc/passwd",
        f"{'0' * 64}  /etc/passwd",
        f"{'0' * 64}  bagit.txt",
        f"{'0' * 63}  data/x",
        f"{'0' * 64}  {FIRST}",
        f"{'0' * 64}  data/\x1b[2J",
    ],
)
def test_a_manifest_with_a_line_of_another_kind_is_refused(line: str, folder: Path) -> None:
    with (folder / "manifest-sha256.txt").open("a") as file:
        file.write(line + "\n")

    assert f"manifest-sha256.txt has a line that no manifest may have: {line[:80]!a}" == refusal(folder)


def test_what_is_no_bag_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("hello")

    assert "There is no data room here: a BagIt 1.0 bag begins with bagit.txt." == refusal(tmp_path)
    assert "note.txt cannot be read: it is damaged or of another kind." == refusal(tmp_path / "note.txt")
    with pytest.raises(FileNotFoundError):
        verify(tmp_path / "nothing")


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), min_size=1, max_size=4), st.integers(0, 4000))
def test_a_damaged_archive_never_raises_and_is_never_intact(damage: list[tuple[int, int]], end: int) -> None:
    whole = pack(BAG, packed=True)
    data = bytearray(whole[: max(end, 50)])
    for place, byte in damage:
        data[place % len(data)] = byte
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"passation-damaged-{os.getpid()}.zip"  # noqa: S108 - ours alone
    path.write_bytes(data)
    try:
        verdict = verify(path)
    finally:
        path.unlink()

    with io.BytesIO(data) as file, zipfile.ZipFile(file) if verdict.intact else io.BytesIO() as archive:
        if isinstance(archive, zipfile.ZipFile):  # damage in dates or padding changes no file
            assert dict(BAG) == {name: archive.read(name) for name in archive.namelist()}
