"""What is published works without the sources: the wheel, in an environment that has never seen this folder."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = {"passation": ROOT / "generator" / "passation", "passation_theme": ROOT / "theme" / "passation_theme"}

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Desk:
    """A stranger's computer: an environment with the wheel, and a company's two folders."""

    bin: Path
    company: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment away from the sources, without any setting of ours."""
        bare = {"HOME": str(self.company.parent), "PATH": os.defpath, "LANG": "C.UTF-8"}
        words = [str(self.bin / command[0]), *command[1:]]
        return subprocess.run(words, cwd=self.company, env=bare, capture_output=True, text=True, check=False)


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a program that has to succeed."""
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the locked tools, so without an index."""
    target = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", target)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def desk(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Install the wheel beside the locked dependencies, and copy the sample company."""
    room = tmp_path_factory.mktemp("desk")
    venv.create(room / "env", symlinks=True)
    python = room / "env" / "bin" / "python"
    (site_packages,) = (room / "env").glob("lib/python*/site-packages")
    # A path line only: the editable install's own .pth, which leads to the sources, is not followed.
    (site_packages / "locked.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip: Sequence[str | Path] = (sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check")
    run(*pip, "install", "--no-index", "--no-deps", "--ignore-installed", wheel, cwd=room)
    for folder in ("sops", "cartography"):
        shutil.copytree(ROOT / folder, room / "company" / folder)
    return Desk(python.parent, room / "company")


def test_the_wheel_holds_every_file_of_the_two_packages(wheel: Path) -> None:
    written = {
        f"{package}/{path.relative_to(folder).as_posix()}"
        for package, folder in PACKAGES.items()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if not name.startswith("passation-")}

    assert written == packed


def test_the_sources_are_out_of_the_way(desk: Desk) -> None:
    places = "import passation, passation_theme as theme; print(passation.__file__, theme.__file__, sep='\\n')"
    found = desk.run("python", "-I", "-c", places).stdout.splitlines()

    assert [True, True] == [Path(place).is_relative_to(desk.bin.parent) for place in found]


def test_the_wheel_checks_the_sample(desk: Desk) -> None:
    checked = desk.run("passation", "check")

    assert (0, False) == (checked.returncode, "Traceback" in checked.stderr)


def test_the_wheel_builds_a_handbook_with_its_theme(desk: Desk) -> None:
    built = desk.run("passation", "build", "--all", "-o", "out")
    pages = sorted((desk.company / "out").glob("*/index.html"))

    assert (0, False) == (built.returncode, "Traceback" in built.stderr)
    assert pages
    assert all(list(page.parent.rglob("*.css")) for page in pages)
