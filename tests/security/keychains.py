"""Doubles of the library that speaks to the keychains of systems."""

from __future__ import annotations

from keyring.errors import KeyringLocked, NoKeyringError

from app.storage.cipher.keychain import SystemKeychain


class Backend:
    """A keychain that works; ``failing`` is what it answers with instead."""

    def __init__(self, failing: Exception | None = None) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.failing = failing

    def get_password(self, service: str, name: str) -> str | None:
        """What is kept."""
        self._fail()
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        """Keep it."""
        self._fail()
        self.kept[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        """Keep it no more."""
        self._fail()
        del self.kept[service, name]

    def _fail(self) -> None:
        if self.failing is not None:
            raise self.failing


def keychain_of(backend: Backend) -> SystemKeychain:
    """The program's keychain on this double."""
    return SystemKeychain(lambda: backend)


def missing() -> SystemKeychain:
    """A computer without any keychain."""

    def none_there() -> Backend:
        raise NoKeyringError("no keyring")

    return SystemKeychain(none_there)


TROUBLES = {
    "missing": missing,
    "locked": lambda: keychain_of(Backend(KeyringLocked("locked"))),
    "broken": lambda: keychain_of(Backend(OSError("the bus is gone"))),
    "wiped": lambda: keychain_of(Backend()),
}
"""What can be wrong with a keychain."""
