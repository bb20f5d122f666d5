"""Files come in whole, or say by name why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.attachments.from_disk import read_draft, size_words
from app.attachments.schemas import LARGEST_BYTES
from app.core.errors import InvalidInput


def test_a_file_is_taken_with_its_bare_name_and_every_byte(tmp_path: Path) -> None:
    path = tmp_path / "Šálek.png"
    path.write_bytes(b"\x89PNG\x00")
    draft = read_draft(path)
    assert (draft.file_name, draft.content) == ("Šálek.png", b"\x89PNG\x00")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("folder", "a folder"),
        ("empty.txt", "empty"),
        ("film.mp4", "larger than 20 MB"),
        ("gone.txt", "cannot be read"),
    ],
)
def test_what_cannot_be_kept_is_named(tmp_path: Path, name: str, why: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(LARGEST_BYTES + 1)
    with pytest.raises(InvalidInput) as caught:
        read_draft(tmp_path / name)
    (problem,) = caught.value.problems
    assert (problem.field, name in problem.message, why in problem.message) == ("file_name", True, True)


def test_sizes_are_told_in_the_unit_that_fits() -> None:
    assert [size_words(size) for size in (0, 1, 2048, 3 * 1024 * 1024)] == ["1 KB", "1 KB", "2 KB", "3.0 MB"]
