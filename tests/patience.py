"""How long a test waits for what has to happen: so long that a busy computer fails none that would pass on a quiet one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PATIENCE_MS = 45_000
"""Shorter than the minutes after which a test is stopped, so that it is told what it was waiting for."""


def patient(bot: QtBot) -> QtBot:
    """The same, who waits longer than said; where nothing is expected to happen not a moment more."""
    until, signalled = bot.waitUntil, bot.waitSignal

    def wait_until(callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        until(callback, timeout=max(timeout, PATIENCE_MS))

    def wait_signal(signal: Any, *, timeout: int = 0, **chosen: Any) -> Any:
        is_expected = chosen.get("raising") is not False
        return signalled(signal, timeout=max(timeout, PATIENCE_MS) if is_expected else timeout, **chosen)

    bot.waitUntil, bot.waitSignal = wait_until, wait_signal
    return bot
