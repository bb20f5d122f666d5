"""Reading one case with all that belongs to it, and the cases of one customer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.attachments import queries as files
from app.case_log.access import viewer, visible_to
from app.cases.queries import detail
from app.cases.queries.rows import as_case_row
from app.cases.schemas.rows import CaseDetail, CaseRow
from app.cases.service.settings import read_settings
from app.consents.limits import may_read, refuse_reading
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.errors import NotFound
from app.core.rights import Right
from app.core.words import gettext as _
from app.gestures.allowance import read_limit
from app.gestures.queries import given
from app.model.case import CaseChannel, Fault
from app.promises import queries as promises
from app.venue.queries import staff_names
from app.venue.workplace import Workplace


class CaseReader:
    """Gives cases to whoever is signed in, as far as they may see them."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def get_case(self, case_id: int, *, cancellation: Cancellation | None = None) -> CaseDetail:
        """A case with its steps, gestures, promises, log and files; raises NotFound, or Refused where data are restricted."""
        with self._work.read(cancellation) as session:
            row = detail.find_case(session, case_id, viewer=viewer(session, self._work.staff_id))
            if row is None:
                raise NotFound(_("This case is not there any more."))
            refuse_reading(session, row.customer_id, desk=self._work.desk)
            names = staff_names(session)
            return CaseDetail(
                row=as_case_row(row, now=self._work.now()),
                **_columns(row),
                **_people(row, names),
                **self._belongings(session, row, names),
            )

    @needs(Right.LOOK)
    def list_open_of(self, customer_id: int) -> tuple[CaseRow, ...]:
        """The open cases of a customer, the most urgent first."""
        rows = self._list(customer_id, only_open=True)
        return tuple(sorted(rows, key=lambda row: (row.due_at or row.reported_at, row.id)))

    @needs(Right.LOOK)
    def list_of(self, customer_id: int) -> tuple[CaseRow, ...]:
        """All cases of a customer, the newest first."""
        return self._list(customer_id, only_open=False)

    def _list(self, customer_id: int, *, only_open: bool) -> tuple[CaseRow, ...]:
        with self._work.read() as session:
            if not may_read(session, customer_id, desk=self._work.desk):
                return ()
            return detail.list_of_customer(
                session,
                customer_id,
                only_open=only_open,
                visible=visible_to(session, self._work.staff_id),
                now=self._work.now(),
            )

    def _belongings(self, session: Session, row: Any, names: Mapping[int | None, str]) -> dict[str, Any]:
        now, zone = self._work.now(), self._work.venue.zone
        linked: tuple[CaseRow, ...] = ()
        if row.incident_id is not None:
            looking = viewer(session, self._work.staff_id)
            linked = detail.list_linked(session, row.incident_id, but=row.id, viewer=looking, now=now)
        return {
            "steps": detail.list_steps(
                session,
                row.id,
                round_now=row.reopened_count,
                settings=read_settings(session),
                names=names,
            ),
            "gestures": given.list_of_case(session, row.id, names=names),
            "limit": read_limit(session, self._work, case_id=row.id, customer_id=row.customer_id),
            "promises": promises.list_of_case(session, row.id, now=now, zone=zone, names=names),
            "entries": detail.list_entries(session, row.id, names=names),
            "files": files.list_of_case(session, row.id, names=names),
            "linked": linked,
        }


def _columns(row: Any) -> dict[str, Any]:
    plain = (
        "visit_id feeling acknowledge_due_at put_right_due_at follow_up_due_at acknowledged_at "
        "first_resolved_at resolved_at reopened_at reopened_count feeling_after closing_reason story"
    )
    return {name: getattr(row, name) for name in plain.split()} | {
        "channel": CaseChannel(row.channel),
        "fault": Fault(row.fault),
        "verified_through": CaseChannel(row.verified_through) if row.verified_through else None,
    }


def _people(row: Any, names: Mapping[int | None, str]) -> dict[str, Any]:
    acting = {"opened_by_name": row.opened_by, "closed_by_name": row.closed_by}
    acting["verified_by_name"] = row.verified_by
    return {field: names.get(staff_id, "") for field, staff_id in acting.items()}
