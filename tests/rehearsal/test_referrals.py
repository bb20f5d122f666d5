"""How the people of a rehearsal venue came."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from app.model.codes import VenueKind
from app.rehearsal.builder import build_rehearsal

TODAY = date(2026, 11, 25)


@pytest.fixture(params=list(VenueKind), ids=str)
def venue(request: pytest.FixtureRequest, tmp_path: Path) -> sqlite.Connection:
    """A venue large enough to look at shares."""
    path = tmp_path / "venue.regulars"
    build_rehearsal(path, request.param, size=1500, today=TODAY)
    return sqlite.connect(str(path))


def test_some_were_recommended_by_whoever_had_been_there_before(venue: sqlite.Connection) -> None:
    n, recommended, heard = venue.execute(
        "SELECT count(*), count(referred_by_id), sum(heard_from <> '') FROM customer"
    ).fetchone()
    assert 0.08 < recommended / n < 0.25
    assert 0.2 < heard / n < 0.5
    before = venue.execute(
        "SELECT theirs.first_visit_on, by.first_visit_on FROM customer c"
        " JOIN customer_summary theirs ON theirs.customer_id = c.id"
        " JOIN customer_summary by ON by.customer_id = c.referred_by_id WHERE theirs.first_visit_on IS NOT NULL"
    ).fetchall()
    venue.close()
    late = [pair for pair in before if pair[1] is None or pair[1] >= pair[0]]
    assert len(late) <= len(before) * 0.02


def test_two_or_three_recommend_a_lot(venue: sqlite.Connection) -> None:
    most = venue.execute(
        "SELECT count(*) FROM customer WHERE referred_by_id IS NOT NULL GROUP BY referred_by_id ORDER BY 1 DESC"
    ).fetchall()
    venue.close()
    counts = [n for (n,) in most]
    assert counts[1] >= 8
    assert counts[3] <= 6
