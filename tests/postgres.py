"""A PostgreSQL server of the tests' own: a throw-away one for each worker, a fresh database for each test.

A test takes `postgres_url`, with every table and no row, or `postgres_hotel_url`, with a new hotel: both are made once
per worker, and each test gets a copy. A test of the revisions themselves takes `bare_postgres_url`.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

ACCOUNT = "postgres"
TEMPLATE = "regulars_template"
HOTEL = "regulars_hotel"
START_SECONDS = 60
SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=30",
)


@dataclass
class Server:
    """A running server, reached through a Unix socket in its folder."""

    folder: Path
    process: subprocess.Popen[bytes]
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def url(self, database: str) -> str:
        """The address of a database, as SQLAlchemy writes it."""
        return f"postgresql+psycopg://{ACCOUNT}@/{database}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Run one statement as the administrator, outside a transaction."""
        with psycopg.connect(
            host=str(self.folder), user=ACCOUNT, dbname="postgres", autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    @contextmanager
    def database(self, template: str) -> Iterator[str]:
        """The address of a copy of another database, for as long as it is needed."""
        name = f"regulars_{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield self.url(name)
        self.run(f"DROP DATABASE {name} WITH (FORCE)")

    def stop(self) -> None:
        """Stop at once; nothing in it is worth keeping."""
        self.process.kill() if sys.platform == "win32" else self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)


def programs() -> Path | None:
    """The folder with the newest server's programs: Debian's, or the one on the path."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
    )
    on_path = shutil.which("initdb")
    found = debian[-1] if debian else Path(on_path) if on_path else None
    return found.resolve().parent if found else None


def as_account(command: list[str], *, tied: bool = False) -> list[str]:
    """The command, run as the server's account when we are root (the server refuses root).

    A tied command is told to stop when this process ends, however it ends.
    """
    if shutil.which("setpriv") is None:
        return ["runuser", "-u", ACCOUNT, "--", *command] if _is_root() else command
    who = [f"--reuid={ACCOUNT}", f"--regid={ACCOUNT}", "--init-groups"] if _is_root() else []
    end = ["--pdeathsig", "QUIT"] if tied else []
    return ["setpriv", *who, *end, *command] if who or end else command


def start_server(found: Path) -> Server:
    """Make a server in a temporary folder and wait until it answers."""
    folder = Path(tempfile.mkdtemp(prefix="regulars-pg-"))
    if _is_root():
        shutil.chown(folder, ACCOUNT, ACCOUNT)
    data, log = folder / "data", folder / "log"
    init = [str(found / "initdb"), "--no-sync", "--auth=trust", f"--username={ACCOUNT}", "--encoding=UTF8"]
    made = as_account([*init, "--locale=C.UTF-8", "--pgdata", str(data)])
    subprocess.run(made, check=True, capture_output=True, cwd=folder, env=_environment())
    options = [
        part for setting in (*SETTINGS, f"unix_socket_directories={folder}") for part in ("-c", setting)
    ]
    command = as_account([str(found / "postgres"), "-D", str(data), *options], tied=True)
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=folder, env=_environment()
        )
    server = Server(folder, process)
    _wait_until_it_answers(server, log)
    return server


def _wait_until_it_answers(server: Server, log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            server.run("SELECT 1")
        except psycopg.OperationalError:
            if server.process.poll() is not None or time.monotonic() > end:
                server.stop()
                raise RuntimeError(f"the PostgreSQL server did not start: {log.read_text()}") from None
            time.sleep(0.05)
        else:
            return


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def _environment() -> dict[str, str]:
    private = ("PG", "LD_")
    return {name: value for name, value in os.environ.items() if not name.startswith(private)}


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """One server for this worker; without the programs, a reason to skip, and on CI a failure."""
    found = programs()
    if found is None:
        reason = "no PostgreSQL server is installed here; `make setup` installs one"
        pytest.fail(reason, pytrace=False) if os.environ.get("CI") == "true" else pytest.skip(reason)
    server = start_server(found)
    yield server
    server.stop()
    shutil.rmtree(server.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: Server) -> str:
    """The name of the database that others are copied from: the newest schema, as the program makes it."""
    from app.core.clock import SystemClock
    from app.storage.opening import open_server

    postgres_server.run(f"CREATE DATABASE {TEMPLATE}")
    open_server(postgres_server.url(TEMPLATE), clock=SystemClock()).close()
    return TEMPLATE


@pytest.fixture
def postgres_url(postgres_server: Server, postgres_template: str) -> Iterator[str]:
    """The address of a fresh database with the newest schema."""
    with postgres_server.database(postgres_template) as url:
        yield url


@pytest.fixture(scope="session")
def postgres_hotel(postgres_server: Server, postgres_template: str) -> str:
    """The name of a database with a new hotel, that others are copied from."""
    from tests.venues import make_server_place

    postgres_server.run(f"CREATE DATABASE {HOTEL} TEMPLATE {postgres_template}")
    make_server_place(postgres_server.url(HOTEL))
    return HOTEL


@pytest.fixture
def postgres_hotel_url(postgres_server: Server, postgres_hotel: str) -> Iterator[str]:
    """The address of a fresh database with a new hotel."""
    with postgres_server.database(postgres_hotel) as url:
        yield url


@pytest.fixture
def bare_postgres_url(postgres_server: Server) -> Iterator[str]:
    """The address of a fresh database with nothing in it."""
    with postgres_server.database("template0") as url:
        yield url
