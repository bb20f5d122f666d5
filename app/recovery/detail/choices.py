"""What the forms of a case offer, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.cases.schemas.rows import CategoryRow, DepartmentRow
from app.cases.service.visits import VisitChoice
from app.cases.words.feelings import FEELINGS, feeling_words, signed_feeling
from app.cases.words.labels import channel_words, fault_words, kind_meaning, kind_words, severity_words
from app.core.words import gettext as _
from app.gestures.schemas import GestureRow
from app.model.case import CaseChannel, CaseKind, Fault, Severity
from app.ui.form_fields import Option
from app.venue.rows import StaffRow
from app.wording.formats import Wording

NOT_SAID = ""
YES, NO = "yes", "no"


@dataclass(frozen=True)
class CaseChoices:
    """What can be chosen now, and by whom: ``me`` is whoever is signed in, 0 for nobody."""

    me: int = 0
    may_decide: bool = False
    staff: tuple[StaffRow, ...] = ()
    categories: tuple[CategoryRow, ...] = ()
    departments: tuple[DepartmentRow, ...] = ()
    gestures: tuple[GestureRow, ...] = ()


def severities() -> list[tuple[str, str]]:
    """How bad it is."""
    return [(str(int(each)), severity_words(each)) for each in Severity]


def faults() -> list[tuple[str, str]]:
    """Whose fault it was."""
    return [(each.value, fault_words(each)) for each in Fault]


def feelings(*, unknown: str) -> list[tuple[str, str]]:
    """How the customer feels; the empty one stands for ``unknown``."""
    known = [(str(each), f"{signed_feeling(each)} {feeling_words(each)}") for each in FEELINGS]
    return [(NOT_SAID, unknown), *known]


def ratings() -> list[tuple[str, str]]:
    """What the customer gave for the recovery."""
    return [(NOT_SAID, _("Not asked")), *((str(each), str(each)) for each in range(1, 6))]


def kinds() -> list[Option]:
    """What sort of failure it was."""
    return [Option(each.value, f"{kind_words(each)} – {kind_meaning(each)}") for each in CaseKind]


def channels() -> list[Option]:
    """How it reached the venue, or how somebody was asked."""
    return [Option(each.value, channel_words(each)) for each in CaseChannel]


def ways_to_ask() -> list[Option]:
    """How a customer can be asked whether it is right now."""
    ways = (channel for channel in CaseChannel if channel is not CaseChannel.NOTICED)
    return [Option(each.value, channel_words(each)) for each in ways]


def people(rows: Iterable[StaffRow], *, nobody: str = "") -> list[Option]:
    """The people who work here."""
    first = [Option(NOT_SAID, nobody)] if nobody else []
    return [*first, *(Option(str(row.id), row.name) for row in rows)]


def categories(rows: Sequence[CategoryRow], *, now: int | None, name: str) -> list[Option]:
    """The categories in use, and the one the case has although it is not offered any more."""
    offered = [Option(str(row.id), row.name) for row in rows if row.active or row.id == now]
    if now is not None and str(now) not in {option.value for option in offered}:
        offered.append(Option(str(now), name))
    return [Option(NOT_SAID, _("No category")), *offered]


def visits(rows: Sequence[VisitChoice], *, now: int | None, wording: Wording) -> list[Option]:
    """The visits it may belong to, and the one it does although it is long ago."""
    offered = [Option(str(row.id), visit_words(row, wording)) for row in rows]
    if now is not None and str(now) not in {option.value for option in offered}:
        offered.append(Option(str(now), _("an earlier one")))
    return [Option(NOT_SAID, _("None")), *offered]


def visit_words(row: VisitChoice, wording: Wording) -> str:
    """One visit: where and when."""
    days = [wording.day(day) for day in dict.fromkeys((row.arrives_on, row.leaves_on)) if day is not None]
    return ", ".join(part for part in (row.place, " – ".join(days)) if part)


def departments(rows: Sequence[DepartmentRow], *, now: int | None, name: str) -> list[Option]:
    """The departments in use, and the one the case has although it is not offered any more."""
    offered = [Option(str(row.id), row.name) for row in rows if row.active or row.id == now]
    if now is not None and str(now) not in {option.value for option in offered}:
        offered.append(Option(str(now), name))
    return [Option(NOT_SAID, _("No department")), *offered]
