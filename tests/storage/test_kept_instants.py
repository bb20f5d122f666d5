"""Instants as the database keeps them, read without the toll of a typed column."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from app.storage.kept_instants import instant_of, span_of

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
IN_ZURICH = NOON.astimezone(timezone(timedelta(hours=1)))


def test_what_a_file_keeps_as_text_is_an_instant_in_utc() -> None:
    assert instant_of("2026-11-25 12:00:00.000000") == NOON
    assert instant_of("2026-11-25 12:00:00.000001") == NOON + timedelta(microseconds=1)


def test_what_a_server_gives_in_its_zone_is_the_same_instant_in_utc() -> None:
    assert instant_of(IN_ZURICH) == NOON
    assert instant_of(IN_ZURICH).utcoffset() == timedelta()


def test_nothing_stays_nothing() -> None:
    assert instant_of(None) is None
    assert span_of(None, NOON) is span_of("2026-11-25 12:00:00.000000", None) is None


def test_a_span_is_the_same_from_text_and_from_instants() -> None:
    text = span_of("2026-11-24 23:00:00.000000", "2026-11-25 12:00:00.000000")
    assert text == span_of(NOON - timedelta(hours=13), IN_ZURICH) == timedelta(hours=13)
