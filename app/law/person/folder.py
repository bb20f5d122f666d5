"""A folder with everything about one person, which nobody else on this computer can read."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from app.core.typed_text import whole_letters
from app.law.schemas.person import PersonData, PersonFolder
from app.storage.backups.disk import disk_failures_translated, make_private, write_private

DATA, PAGE, FILES = "data.json", "data.html", "files"


def write_folder(data: PersonData, *, page: str, into: Path, at: datetime, venue: str) -> PersonFolder:
    """Make the folder in ``into`` and write into it; its name tells a number and a time, and nobody's name.

    Raises DiskFull, ReadOnly or Unavailable; nothing is left there then.
    """
    target = into / f"person-{data.customer_id}-{at:%Y%m%d-%H%M%S}"
    document = {
        "venue": venue,
        "at": at.isoformat(),
        "customer_id": data.customer_id,
        "tables": {name: [dict(row) for row in rows] for name, rows in data.tables.items()},
        "files": [{"name": one.name, "file": f"{FILES}/{one.kept_as}"} for one in data.files],
    }
    with disk_failures_translated(into), _whole(target):
        make_private(target)
        written = whole_letters(json.dumps(document, ensure_ascii=False, indent=1))
        write_private(target / DATA, written.encode())
        write_private(target / PAGE, page.encode())
        if data.files:
            make_private(target / FILES)
        for one in data.files:
            write_private(target / FILES / one.kept_as, one.content)
    return PersonFolder(target, data.count, len(data.files))


@contextmanager
def _whole(target: Path) -> Iterator[None]:
    """Leave nothing where not all of it could be written, unless it stood there before."""
    is_new = not target.exists()
    try:
        yield
    except BaseException:
        if is_new:
            shutil.rmtree(target, ignore_errors=True)
        raise
