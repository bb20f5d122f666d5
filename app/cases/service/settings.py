"""Reading and changing what the venue sets for its recovery."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.cases.progressing import settle_due
from app.cases.settings import SETTING, RecoverySettings, settings_from
from app.cases.targets import TargetClock
from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.case import Case, CaseState, CaseStep, CaseStepTaken
from app.model.venue import VenueSetting
from app.venue.workplace import Workplace


def read_settings(session: Session) -> RecoverySettings:
    """The settings as they are kept; the usual ones when nobody has changed any."""
    return settings_from(session.scalar(select(VenueSetting.value).where(VenueSetting.key == SETTING)))


class SettingsService:
    """Keeps the settings of service recovery."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def get(self) -> RecoverySettings:
        """The settings as they are."""
        with self._work.read() as session:
            return read_settings(session)

    @needs(Right.SETTINGS, again=True)
    def save(self, settings: RecoverySettings) -> Outcome[None]:
        """Keep these settings, and work the targets of every open case out anew."""
        with self._work.write() as session:
            keep_settings(session, settings, zone=self._work.venue.zone)
        said = _("Recovery settings kept")
        return session.outcome(None, said=said, undo_label=_("change the recovery settings"))


def keep_settings(session: Session, settings: RecoverySettings, *, zone: str) -> None:
    """Keep these settings in a write that is under way, and settle every open case by them."""
    kept = settings.model_dump(mode="json")
    row = session.get(VenueSetting, SETTING)
    if row is None:
        session.add(VenueSetting(key=SETTING, value=kept))
    elif row.value != kept:
        row.value = kept
    _settle_open(session, settings, zone)


def _settle_open(session: Session, settings: RecoverySettings, zone: str) -> None:
    clock = TargetClock(settings, zone)
    skipped = _skipped_resolving()
    open_cases = (
        select(Case, CaseStepTaken.at)
        .outerjoin(CaseStepTaken, skipped)
        .where(Case.state == CaseState.OPEN, Case.removed_at.is_(None))
    )
    for case, skipped_at in session.execute(open_cases).all():
        if skipped_at is not None:
            case.follow_up_due_at = clock.follow_up_due(skipped_at)
        settle_due(case, settings, zone=zone)


def _skipped_resolving() -> ColumnElement[bool]:
    return (
        (CaseStepTaken.case_id == Case.id)
        & (CaseStepTaken.round == Case.reopened_count)
        & (CaseStepTaken.step == CaseStep.RESOLVE)
        & CaseStepTaken.skipped
    )
