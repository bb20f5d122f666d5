"""What macOS tells every program of its screen."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import c_char_p, c_long, c_uint32, c_void_p
from ctypes.util import find_library
from typing import Any

LOCKED = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
UTF8, AT_ONCE = 0x08000100, 4
_CALLBACK = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)


class MacNotifications:
    """Calls ``heard`` when the screen is locked or its saver comes up, until closed; sleep locks it too."""

    def __init__(self, heard: Callable[[], object], *, foundation: Any = None) -> None:
        self._foundation = foundation or _core_foundation()
        self._called = _CALLBACK(lambda *_given: heard())
        self._observer = ctypes.cast(self._called, c_void_p)
        self._centre = self._foundation.CFNotificationCenterGetDistributedCenter()
        for name in LOCKED:
            text = self._foundation.CFStringCreateWithCString(None, name, UTF8)
            self._foundation.CFNotificationCenterAddObserver(
                self._centre, self._observer, self._called, text, None, AT_ONCE
            )
            self._foundation.CFRelease(text)

    def close(self) -> None:
        """Listen no more."""
        self._foundation.CFNotificationCenterRemoveEveryObserver(self._centre, self._observer)


def _core_foundation() -> Any:
    library = ctypes.CDLL(find_library("CoreFoundation"))
    kinds = {
        "CFNotificationCenterGetDistributedCenter": (c_void_p, []),
        "CFStringCreateWithCString": (c_void_p, [c_void_p, c_char_p, c_uint32]),
        "CFNotificationCenterAddObserver": (
            None,
            [c_void_p, c_void_p, _CALLBACK, c_void_p, c_void_p, c_long],
        ),
        "CFNotificationCenterRemoveEveryObserver": (None, [c_void_p, c_void_p]),
        "CFRelease": (None, [c_void_p]),
    }
    for name, (gives, takes) in kinds.items():
        function = getattr(library, name)
        function.restype, function.argtypes = gives, takes
    return library
