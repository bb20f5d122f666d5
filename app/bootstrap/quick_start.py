"""What keeps Python from slowing the start of the window down."""

from __future__ import annotations

import builtins
import gc


def begin_quickly() -> None:
    """Call before anything else is imported for the window.

    Nobody looks for garbage among what is made now, for it is here to stay. And modules are imported plainly:
    PySide6 would read the source of each of them for ``from __feature__ import …``, which is not used here.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401

    plainly = getattr(builtins, "__orig_import__", None)
    if plainly is not None:
        builtins.__import__ = plainly
