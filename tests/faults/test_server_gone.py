"""A9: the server goes away at any point, also between a commit and its answer; nothing is lost and nothing is doubled."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.core.errors import AppError, Unavailable
from app.storage import arriving
from app.venue.workplace import Workplace
from tests.faults.invariants import broken_in
from tests.faults.proxy import Proxy, end
from tests.faults.work import add_guest
from tests.figures import Figures
from tests.postgres import Server
from tests.venues import open_server_place


@dataclass
class Told:
    """What the program said of each save."""

    saved: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    said: set[str] = field(default_factory=set)


@pytest.fixture(autouse=True)
def expected_words(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """The driver warns of connections that it lost, and is right."""
    return caplog


@contextmanager
def behind_proxy(server: Server, url: str) -> Iterator[tuple[Workplace, Proxy]]:
    """A desk whose way to the server can break."""
    # The address of a socket is short, and so must its folder's be.
    with (
        tempfile.TemporaryDirectory(prefix="way-") as folder,
        Proxy(server.folder, Path(folder)) as proxy,
        open_server_place(url.replace(str(server.folder), folder)) as (work, _clock),
    ):
        yield work, proxy


def save_again_and_again(work: Workplace, proxy: Proxy, *, points: int, at_commit: bool) -> Told:
    """Save with the way breaking at one point after the other; whoever is told "not saved" tries once more."""
    dice, told = Random(points), Told()
    for number in range(points):
        name = f"Guest {number}"
        proxy.break_at(
            1 if at_commit else 1 + dice.randrange(60), answer_only=number % 2 == 0, at_commit=at_commit
        )
        for _attempt in range(2):
            try:
                add_guest(work, name)
            except Unavailable as error:
                told.refused.append(name)
                told.said.add(str(error))
            else:
                told.saved.append(f"guest|{name}")
                break
    proxy.cut_after = 0
    return told


def check(work: Workplace, told: Told, *, points: int) -> None:
    """Everything was saved once, in the end."""
    assert len(told.saved) == points
    assert broken_in(work.database, told.saved) == []


@pytest.mark.parametrize("at_commit", [False, True])
def test_A9_the_server_goes_away_and_nothing_is_lost_or_doubled(
    postgres_server: Server, postgres_hotel_url: str, *, at_commit: bool
) -> None:
    with behind_proxy(postgres_server, postgres_hotel_url) as (work, proxy):
        told = save_again_and_again(work, proxy, points=12, at_commit=at_commit)

        assert proxy.cuts >= 6
        assert told.refused
        check(work, told, points=12)


@pytest.mark.long
@pytest.mark.parametrize("at_commit", [False, True])
def test_A9_two_hundred_points(
    postgres_server: Server, postgres_hotel_url: str, figures: Figures, *, at_commit: bool
) -> None:
    with behind_proxy(postgres_server, postgres_hotel_url) as (work, proxy):
        told = save_again_and_again(work, proxy, points=200, at_commit=at_commit)

        where = "between a commit and its answer, or just before" if at_commit else "anywhere"
        check(work, told, points=200)
        figures(f"{proxy.cuts} breaks {where}", f"{len(told.refused)} told, 0 lost, 0 doubled")


def test_A9_a_commit_whose_answer_was_lost_is_known_to_have_arrived(
    postgres_server: Server, postgres_hotel_url: str
) -> None:
    with behind_proxy(postgres_server, postgres_hotel_url) as (work, proxy):
        add_guest(work, "Guest before")
        proxy.break_at(1, answer_only=True, at_commit=True)

        assert add_guest(work, "Guest 1") > 0
        assert proxy.cuts == 1
        assert broken_in(work.database, ["guest|Guest before", "guest|Guest 1"]) == []


def test_A9_without_looking_it_up_the_guest_is_there_twice(
    postgres_server: Server, postgres_hotel_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def commit_blindly(session: Session, engine: Engine, *, first: int) -> None:
        session.commit()

    monkeypatch.setattr(arriving, "commit_on_server", commit_blindly)
    with behind_proxy(postgres_server, postgres_hotel_url) as (work, proxy):
        told = save_again_and_again(work, proxy, points=2, at_commit=True)

        assert "twice there: Guest 0" in broken_in(work.database, told.saved)


def test_A9_when_the_server_stays_away_it_is_not_called_unsaved(
    postgres_server: Server, postgres_hotel_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arriving, "PAUSE_SECONDS", 0)
    with behind_proxy(postgres_server, postgres_hotel_url) as (work, proxy):
        add_guest(work, "Guest before")
        proxy.break_at(1, answer_only=True, at_commit=True)
        monkeypatch.setattr(Proxy, "_to_program", lambda self, server, program, mute: end(program))

        with pytest.raises(AppError, match="nobody can tell") as error:
            add_guest(work, "Guest 1")
        assert "Nothing was changed" not in str(error.value)
