"""Reading and changing what the venue sets for asking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.venue import VenueSetting
from app.moments.service.settings import read_settings as read_moments
from app.storage.failures import conflict
from app.surveys.settings import SETTING, SurveySettings, settings_from
from app.venue.queries import find_setting
from app.venue.workplace import Workplace
from app.wording.calendar_words import first_weekday


def read_settings(session: Session) -> SurveySettings:
    """The settings as they are kept; the usual ones when nobody has changed any."""
    return settings_from(find_setting(session.connection(), SETTING))


class SurveySettingsService:
    """Keeps the settings of surveys."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def get(self) -> SurveySettings:
        """The settings as they are."""
        with self._work.read() as session:
            return read_settings(session)

    @needs(Right.LOOK)
    def look(self) -> tuple[int, SurveySettings]:
        """The settings with their version; 0 where nobody has changed any."""
        with self._work.read() as session:
            row = session.get(VenueSetting, SETTING)
            return (row.version if row else 0), read_settings(session)

    @needs(Right.LOOK)
    def week_start(self) -> int:
        """On which weekday weeks begin, 0 for Monday: as set here, else as in the agenda, else as the language has it."""
        with self._work.read() as session:
            chosen = read_settings(session).week_start
            agenda = read_moments(session).week_start
        if chosen is not None:
            return chosen
        return first_weekday(self._work.wording.language) if agenda is None else agenda

    @needs(Right.SETTINGS, again=True)
    def change(self, version: int, values: Mapping[str, Any]) -> Outcome[None]:
        """Change some settings and keep the others as they are; raises Conflict when they are newer."""
        with self._work.write() as session:
            row = session.get(VenueSetting, SETTING)
            before = read_settings(session)
            wanted = SurveySettings.model_validate(before.model_dump() | dict(values))
            if wanted != before:
                if (row.version if row else 0) != version:
                    raise conflict(theirs=before.model_dump(), yours=dict(values))
                _put(session, row, wanted)
        said = _("Settings of surveys kept")
        return session.outcome(None, said=said, undo_label=_("change the settings of surveys"))


def _put(session: Session, row: VenueSetting | None, settings: SurveySettings) -> None:
    kept = settings.model_dump(mode="json")
    if row is None:
        session.add(VenueSetting(key=SETTING, value=kept))
    else:
        row.value = kept
