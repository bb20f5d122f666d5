"""The keychain of the system, which remembers secrets for whoever is logged in to the computer.

It may be missing, locked, wiped or broken in ways of its own: each of that means that it is not there.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from concurrent.futures import Future
from importlib import import_module
from threading import Thread
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
SERVICE = "Regulars"
PATIENCE_S = 30.0
"""A locked keychain asks for its password in a window of its own; after that ours asks."""
_BACKENDS = {"win32": "keyring.backends.Windows", "darwin": "keyring.backends.macOS"}
_CLASSES = {"win32": "WinVaultKeyring", "darwin": "Keyring"}


class Keychain(Protocol):
    """Remembers a secret under a name; never raises."""

    def get(self, name: str) -> bytes | None:
        """The secret; None when there is none, or no keychain."""
        ...

    def put(self, name: str, secret: bytes) -> bool:
        """Remember it; whether that worked."""
        ...

    def forget(self, name: str) -> None:
        """Remember it no more."""
        ...


class NoKeychain:
    """What a computer without one has, and whoever wants none."""

    def get(self, name: str) -> bytes | None:
        """Nothing."""
        del name
        return None

    def put(self, name: str, secret: bytes) -> bool:
        """Not done."""
        del name, secret
        return False

    def forget(self, name: str) -> None:
        """Nothing to do."""


class SystemKeychain:
    """The keychain of this system, asked on a thread of its own; ``backend`` is made when first wanted.

    The system's own one is named outright: whatever else is installed might keep secrets in a plain file.
    """

    def __init__(self, backend: Callable[[], Any] | None = None, *, patience_s: float = PATIENCE_S) -> None:
        self._backend = backend or system_backend
        self._patience_s = patience_s

    def get(self, name: str) -> bytes | None:
        """The secret; None when there is none, or no keychain."""
        kept = self._ask(lambda backend: backend.get_password(SERVICE, name))
        try:
            return bytes.fromhex(kept) if isinstance(kept, str) else None
        except ValueError:
            return None

    def put(self, name: str, secret: bytes) -> bool:
        """Remember it, and read it back: some keychains take everything and keep nothing."""
        self._ask(lambda backend: backend.set_password(SERVICE, name, secret.hex()))
        return self.get(name) == secret

    def forget(self, name: str) -> None:
        """Remember it no more."""
        self._ask(lambda backend: backend.delete_password(SERVICE, name))

    def _ask(self, question: Callable[[Any], T]) -> T | None:
        answer: Future[T] = Future()

        def ask() -> None:
            try:
                answer.set_result(question(self._backend()))
            except Exception as error:  # noqa: BLE001 - whatever a keychain raises, it has no answer
                answer.set_exception(error)

        # No pool: a program does not end before all of its threads have, and this question may stand for ever.
        Thread(target=ask, name="keychain", daemon=True).start()
        try:
            failed = answer.exception(self._patience_s)
        except TimeoutError:
            return None
        return answer.result() if failed is None else None


def system_backend() -> Any:
    """The keychain of the system: Windows' vault, macOS' keychain, or the secret service of a Linux desktop."""
    module = import_module(_BACKENDS.get(sys.platform, "keyring.backends.SecretService"))
    return getattr(module, _CLASSES.get(sys.platform, "Keyring"))()


def computer_name() -> str:
    """How this computer is called among those that open the venue by themselves."""
    return platform.node() or sys.platform
