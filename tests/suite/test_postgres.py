"""The tests' own PostgreSQL server."""

from __future__ import annotations

import os
import stat

import psycopg
import pytest

from tests import postgres
from tests.postgres import Server


def plain(url: str) -> str:
    return url.replace("+psycopg", "")


def test_each_test_gets_a_database_that_can_be_written(postgres_url: str) -> None:
    with psycopg.connect(plain(postgres_url)) as connection:
        connection.execute("CREATE TABLE guest (name text)")
        connection.execute("INSERT INTO guest VALUES ('Éva')")
        assert connection.execute("SELECT name FROM guest").fetchone() == ("Éva",)


@pytest.mark.parametrize("turn", [1, 2])
def test_a_database_starts_empty_whatever_the_last_test_did(postgres_url: str, turn: int) -> None:
    with psycopg.connect(plain(postgres_url)) as connection:
        found = connection.execute("SELECT to_regclass('left_over')").fetchone()
        connection.execute("CREATE TABLE left_over (id int)")
    assert found == (None,)


def test_the_server_listens_on_a_socket_alone(postgres_server: Server) -> None:
    sockets = [path for path in postgres_server.folder.iterdir() if stat.S_ISSOCK(path.stat().st_mode)]
    with psycopg.connect(host=str(postgres_server.folder), user="postgres", dbname="postgres") as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SHOW fsync").fetchone() == ("off",)
    assert len(sockets) == 1


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root has to change to the account"
)
def test_root_hands_the_server_to_its_own_account() -> None:
    command = postgres.as_account(["initdb"])
    assert command[-1] == "initdb"
    assert "postgres" in " ".join(command[:-1])
