"""Writing in a process that has loaded no more of the program than a desk needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Tables are found by name when a row is written: the one that a row refers to has to be loaded by then.
UNKNOWN = """
import app.storage.write_session
from app.model.base import Base
from sqlalchemy.exc import NoReferencedTableError
for table in Base.metadata.tables.values():
    for key in table.foreign_keys:
        try:
            key.column
        except NoReferencedTableError as error:
            print(error)
print(len(Base.metadata.tables), "tables")
"""


def test_whoever_writes_knows_every_table_that_a_row_may_refer_to() -> None:
    said = subprocess.run(
        [sys.executable, "-B", "-c", UNKNOWN],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout.splitlines()
    *unknown, count = said
    assert unknown == []
    assert int(count.split()[0]) > 15
