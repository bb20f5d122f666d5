"""A hotel on a real file into which files are brought."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.transfer.importing.imports import Imports
from tests.venues import open_place


@pytest.fixture
def imports(tmp_path: Path) -> Iterator[Imports]:
    """The imports of an empty hotel."""
    folder = tmp_path / "venue"
    folder.mkdir()
    files = tmp_path / "files"
    files.mkdir()
    with open_place(folder) as place:
        yield Imports(place, files)
