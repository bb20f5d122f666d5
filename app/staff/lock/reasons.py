"""Why a desk is locked, in words."""

from __future__ import annotations

from enum import Enum, auto

from app.core.words import gettext as _
from app.core.words import ngettext


class Reason(Enum):
    """What locked the desk."""

    START = auto()
    KEY = auto()
    IDLE = auto()
    SYSTEM = auto()
    SWITCH = auto()
    HANDED_BACK = auto()
    GONE = auto()


def reason_words(reason: Reason, *, name: str, minutes: int) -> str:
    """One sentence for the foot of the screen; ``name`` is whose desk it was."""
    kept = _("What {name} was typing is kept.").format(name=name) if name else _("What was typed is kept.")
    if reason is Reason.START:
        return _("After a start somebody signs in by password. Then PINs are enough.")
    if reason is Reason.HANDED_BACK:
        return _("The answer is kept. Your PIN takes the screen back.")
    if reason is Reason.GONE:
        return _("Whoever was at this desk is not signed in any more.")
    if reason is Reason.IDLE:
        template = ngettext(
            "Locked after {count} quiet minute.", "Locked after {count} quiet minutes.", minutes
        )
        return " ".join((template.format(count=minutes), kept))
    if reason is Reason.SYSTEM:
        return " ".join((_("Locked together with this computer."), kept))
    return " ".join((_("Locked."), kept))
