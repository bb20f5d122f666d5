"""Every figure equals one counted independently, whatever lives the cases had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.cases.measures.rows import Group
from app.cases.measures.scope import MeasureScope
from app.cases.measures.service import RecoveryMeasures
from app.model.case import Severity
from app.venue.workplace import Workplace
from tests.cases.measures.lives import CATEGORIES, DEPARTMENT, PLACES, World, worlds, write_names, write_world
from tests.cases.measures.recount import ZURICH, Recount, is_late, shown, spread
from tests.examples import examples
from tests.venues import NOON, open_place

DAYS = st.sampled_from(
    [
        None,
        None,
        date(2026, 3, 29),
        date(2026, 3, 28),
        date(2026, 10, 25),
        date(2026, 1, 1),
        date(2026, 11, 25),
    ]
)


def some(*values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    lists = st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)
    return st.sampled_from([True, True, True, False]).flatmap(lambda wide: st.just(()) if wide else lists)


SCOPES = st.builds(
    MeasureScope,
    since=DAYS,
    until=DAYS,
    category_ids=some(*CATEGORIES),
    department_ids=some(DEPARTMENT),
    places=some(*PLACES),
    severities=some(*Severity),
    owner_ids=some(1, 2),
)


@pytest.fixture(scope="module")
def hotel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workplace]:
    with open_place(tmp_path_factory.mktemp("hotel")) as place:
        write_names(place.work.database.engine)
        yield place.work


@pytest.fixture
def named_server(server: Workplace) -> Workplace:
    write_names(server.database.engine)
    return server


@given(world=worlds(), scope=SCOPES)
@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])
def test_every_figure_equals_the_recount(hotel: Workplace, world: World, scope: MeasureScope) -> None:
    check_figures(hotel, world, scope)


@given(world=worlds(), scope=st.just(MeasureScope()) | SCOPES)
@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_every_figure_equals_the_recount_on_a_server_too(
    named_server: Workplace, world: World, scope: MeasureScope
) -> None:
    check_figures(named_server, world, scope)
    check_tiles(named_server, world)


@given(world=worlds())
@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow])
def test_every_tile_equals_the_recount(hotel: Workplace, world: World) -> None:
    check_tiles(hotel, world)


def check_figures(work: Workplace, world: World, scope: MeasureScope) -> None:
    write_world(work.database.engine, world)
    figures = RecoveryMeasures(work).measure(scope)
    recount = Recount(world, scope)
    assert shown(figures.cases) == approximately(recount.figures(recount.cases))
    still_open = [case for case in recount.narrowed if case["state"] == "open"]
    assert (figures.open_now, figures.late_now) == (len(still_open), sum(map(is_late, still_open)))
    assert shown(figures.promises) == recount.promise_figures()
    check_gestures(figures, recount)
    check_groups(work, figures.by, recount)
    hours = Counter(hour_of(case) for case in recount.cases)
    for cell in figures.by.hours:
        here = [case for case in recount.cases if hour_of(case) == (cell.weekday, cell.hour)]
        assert cell.n == len(here)
        assert shown(cell)["put_right"] == approximately(spread(here, "resolved_at"))
    assert sum(hours.values()) == sum(cell.n for cell in figures.by.hours)
    assert len(figures.by.hours) == 168


def check_gestures(figures: Any, recount: Recount) -> None:
    counted = [g for g in recount.gestures if g["state"] in ("waiting", "planned", "given")]
    assert {row.kind: (row.n, row.cost_minor) for row in figures.gestures} == {
        kind: (
            sum(g["kind"] == kind for g in counted),
            sum(g["cost_minor"] for g in counted if g["kind"] == kind),
        )
        for kind in {g["kind"] for g in counted}
    }
    within = sum(not g["above_limit"] for g in recount.gestures)
    assert (figures.within_limit.k, figures.within_limit.n) == (within, len(recount.gestures))


def check_groups(work: Workplace, by: Any, recount: Recount) -> None:
    keys = {
        "category": lambda case: case["category_id"],
        "department": lambda case: case["department_id"],
        "kind": lambda case: case["kind"],
        "severity": lambda case: case["severity"],
        "owner": lambda case: case["owner_id"],
    }
    for name, key in keys.items():
        assert groups(getattr(by, name)) == approximately(recount.groups(key)), name

    def place(case: Any) -> Any:
        seen = not case["restricted"] or work.staff_id in (case["opened_by"], case["owner_id"])
        return (case["place"] or None, False) if seen else (None, True)

    found = {(group.key, group.hidden): shown(group.figures) for group in by.place}
    assert found == approximately(recount.groups(place))


def check_tiles(work: Workplace, world: World) -> None:
    write_world(work.database.engine, world)
    tiles = RecoveryMeasures(work).tiles()
    recount = Recount(world, MeasureScope(date(2026, 10, 27), date(2026, 11, 25)))
    wanted = recount.figures(recount.cases)
    assert shown(tiles)["put_right"] == approximately(wanted["put_right"])
    assert shown(tiles)["rated_well"] == wanted["rated_well"]
    assert tiles.open_now == sum(case["state"] == "open" for case in recount.known)
    assert tiles.late_now == sum(map(is_late, recount.known))
    ids = {case["id"] for case in recount.known}
    spent = [
        g["cost_minor"]
        for g in world.gestures
        if g["case_id"] in ids
        and g["state"] not in ("declined", "dropped")
        and g["planned_at"].astimezone(ZURICH).strftime("%Y-%m") == "2026-11"
    ]
    assert tiles.spent_minor == sum(spent)
    assert (tiles.since, tiles.month) == (date(2026, 10, 27), date(2026, 11, 1))


def groups(found: tuple[Group, ...]) -> dict[Any, Any]:
    assert len({group.key for group in found}) == len(found)
    return {group.key: shown(group.figures) for group in found}


def hour_of(case: Any) -> tuple[int, int]:
    local = case["happened_at"].astimezone(ZURICH)
    return local.weekday(), local.hour


def approximately(value: Any) -> Any:
    """The same, but for the last digits of seconds."""
    if isinstance(value, dict):
        return {key: approximately(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return tuple(approximately(part) for part in value)
    return pytest.approx(value, abs=1e-5) if isinstance(value, float) else value


def test_the_lives_reach_what_they_are_for() -> None:
    """Reopened twice, undone, merged, late: a recount of nothing would prove nothing."""
    seen: set[str] = set()

    @given(world=worlds())
    @settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])
    def look(world: World) -> None:
        for case in world.cases:
            assert case["acknowledged_at"] is None or case["acknowledged_at"] >= case["reported_at"]
            assert case["resolved_at"] is None or NOON >= case["resolved_at"] >= case["first_resolved_at"]
            seen.add(f"reopened {case['reopened_count']}")
            seen.add("undone" if case["removed_at"] else "kept")
            seen.add("late" if is_late(case) else "in time")
            seen.add(case["ending"])

    look()
    assert seen >= {"reopened 2", "undone", "kept", "late", "verified", "unreachable"}
