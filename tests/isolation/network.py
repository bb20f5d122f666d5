"""No connection leaves this machine during a test."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

GUARDED = ("connect", "connect_ex", "sendto")


class ConnectionRefusedInTestsError(AssertionError):
    """A test tried to reach another machine."""


def stays_here(address: object) -> bool:
    """A path (a Unix socket) or a loopback address."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    if host in {"localhost", ""}:
        return True
    try:
        return ipaddress.ip_address(host.split("%", 1)[0]).is_loopback
    except ValueError:
        return False


@contextmanager
def only_this_machine() -> Iterator[None]:
    """Refuse every connection and every name look-up that leaves this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in GUARDED:
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name), position=-1))
        patch.setattr(socket, "getaddrinfo", guarded_look_up(socket.getaddrinfo))
        yield


def guarded(original: Callable[..., Any], *, position: int) -> Callable[..., Any]:
    """The same method, refusing addresses elsewhere."""

    def method(self: socket.socket, *arguments: Any) -> Any:
        if not stays_here(arguments[position]):
            raise ConnectionRefusedInTestsError(f"a test tried to reach {arguments[position]}")
        return original(self, *arguments)

    return method


def guarded_look_up(original: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, refusing names elsewhere."""

    def look_up(host: Any, *arguments: Any, **named: Any) -> Any:
        if host is not None and not stays_here((host,)):
            raise ConnectionRefusedInTestsError(f"a test tried to look up {host}")
        return original(host, *arguments, **named)

    return look_up
