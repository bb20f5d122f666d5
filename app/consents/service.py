"""Keeping the venue's own words for what people are asked to agree to."""

from __future__ import annotations

from app.consents.wordings import SETTING, Wordings, WordingsDraft, read_wordings
from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.venue import VenueSetting
from app.venue.workplace import Workplace


class WordingService:
    """What was agreed to before keeps the words that were said then."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def get(self) -> Wordings:
        """What is asked for each purpose."""
        with self._work.read() as session:
            return read_wordings(session)

    @needs(Right.SETTINGS, again=True)
    def save(self, draft: WordingsDraft) -> Outcome[None]:
        """Ask in these words from now on; the usual ones are not kept as the venue's own."""
        own = draft.own()
        with self._work.write() as session:
            row = session.get(VenueSetting, SETTING)
            if row is None:
                session.add(VenueSetting(key=SETTING, value=own))
            elif row.value != own:
                row.value = own
        said, label = _("Words kept"), _("change what people are asked")
        return session.outcome(None, said=said, undo_label=label)
