import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # for `trees`, which tests import by its name


@pytest.fixture(scope="session", autouse=True)
def a_cache_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the user's cache, and let them share what is slow to make."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("PASSATION_NO_CACHE", raising=False)
        yield


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Name a folder that is not there yet, nor is the one above it."""
    return tmp_path / "build" / "equipe"
