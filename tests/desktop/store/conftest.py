"""Who asks for it has attached files on a disk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from desktop.store.kept_files import KeptFiles
from tests.desktop.store.keeping import KEY


@pytest.fixture
async def files(tmp_path: Path) -> AsyncIterator[KeptFiles]:
    made = KeptFiles.open(tmp_path / "files.db", KEY)
    yield made
    made.close()
