"""A way to the database server that breaks where it is told to."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

PORT = 5432
COMMIT = b"COMMIT"


@dataclass
class Proxy:
    """Stands between the program and the server, in a folder of its own.

    ``cut_after`` is the number of the message of the program after which the way breaks: before the server hears
    it, or, where ``answer_only``, after it did and before its answer comes back. ``at_commit`` counts commits alone.
    """

    server: Path
    folder: Path
    cut_after: int = 0
    answer_only: bool = False
    at_commit: bool = False
    count: int = 0
    cuts: int = 0
    _open: list[socket.socket] = field(default_factory=list)
    _threads: list[threading.Thread] = field(default_factory=list)
    _stopped: bool = False

    def __enter__(self) -> Self:
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.folder / f".s.PGSQL.{PORT}"))
        self._listener.listen()
        self._begin(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped = True
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for each in self._open:
            end(each)
        for thread in self._threads:
            thread.join(10)

    def break_at(self, number: int, *, answer_only: bool, at_commit: bool = False) -> None:
        """Break the way once, so many messages from now on."""
        self.count, self.answer_only, self.at_commit = 0, answer_only, at_commit
        self.cut_after = number

    def _begin(self, work: object, *given: object) -> None:
        thread = threading.Thread(target=work, args=given, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stopped:
            try:
                program, _ = self._listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(str(self.server / f".s.PGSQL.{PORT}"))
            self._open += [program, server]
            mute = threading.Event()
            self._begin(self._to_server, program, server, mute)
            self._begin(self._to_program, server, program, mute)

    def _to_server(self, program: socket.socket, server: socket.socket, mute: threading.Event) -> None:
        with suppress(OSError):
            while content := program.recv(65536):
                if self._is_due(content):
                    if self.answer_only:
                        mute.set()
                        server.sendall(content)
                    else:
                        end(program)
                        break
                else:
                    server.sendall(content)
        end(server)

    def _to_program(self, server: socket.socket, program: socket.socket, mute: threading.Event) -> None:
        with suppress(OSError):
            while content := server.recv(65536):
                if mute.is_set():
                    break
                program.sendall(content)
        end(program)
        end(server)

    def _is_due(self, content: bytes) -> bool:
        if not self.cut_after or (self.at_commit and COMMIT not in content):
            return False
        self.count += 1
        if self.count < self.cut_after:
            return False
        self.cut_after, self.cuts = 0, self.cuts + 1
        return True


def end(way: socket.socket) -> None:
    """Both sides notice at once that it is gone."""
    with suppress(OSError):
        way.shutdown(socket.SHUT_RDWR)
    way.close()
