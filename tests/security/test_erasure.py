"""G2: an erased person is nowhere, and everything else is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.law.service.erasing import ErasureService
from tests.law.known_person import OTHERS, THEIRS, open_known
from tests.venues import troubles


def bytes_around(path: Path) -> bytes:
    """All that lies in the folder beside the backups, in small letters."""
    files = [one for one in path.parent.rglob("*") if one.is_file() and "backups" not in one.parts]
    return b"\n".join(one.read_bytes() for one in files).lower()


def test_G2_nothing_of_an_erased_person_is_in_any_file(tmp_path: Path) -> None:
    with open_known(tmp_path) as known:
        assert bytes_around(known.path).count(THEIRS.lower().encode()) > 50

        erased = ErasureService(known.work).erase(known.theirs)

        assert erased.value.cleaned
        assert bytes_around(known.path).count(THEIRS.lower().encode()) == 0
        assert bytes_around(known.path).count(OTHERS.lower().encode()) > 50
        assert troubles(known.work.database) == []
    assert bytes_around(known.path).count(THEIRS.lower().encode()) == 0
