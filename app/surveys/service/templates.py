"""The venue's own templates of answers."""

from __future__ import annotations

from app.core.acting import needs
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.words import gettext as _
from app.model.venue import VenueSetting
from app.storage.failures import conflict
from app.surveys.replies.settings import SETTING, ReplySettings, TemplateDraft, replies_from
from app.surveys.replies.templates import Template
from app.venue.queries import find_setting
from app.venue.workplace import Workplace


class TemplateService:
    """Keeps templates of answers, all of them as one setting."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_templates(self) -> tuple[Template, ...]:
        """Those of the venue, in their order."""
        with self._work.read() as session:
            kept = replies_from(find_setting(session.connection(), SETTING))
        return tuple(one.as_template() for one in kept.templates)

    @needs(Right.LOOK)
    def look(self) -> tuple[int, ReplySettings]:
        """All of them with their version; 0 where nobody has written any."""
        with self._work.read() as session:
            row = session.get(VenueSetting, SETTING)
            return (row.version if row else 0), replies_from(row.value if row else None)

    @needs(Right.SETTINGS, again=True)
    def add(self, draft: TemplateDraft) -> Outcome[None]:
        """Keep one more; raises InvalidInput for one of the same name and language."""
        version, now = self.look()
        return self.change(version, ReplySettings(templates=(*now.templates, draft)))

    @needs(Right.SETTINGS, again=True)
    def change(self, version: int, wanted: ReplySettings) -> Outcome[None]:
        """Keep these and no others; raises Conflict when somebody else changed them meanwhile."""
        with self._work.write() as session:
            row = session.get(VenueSetting, SETTING)
            before = replies_from(row.value if row else None)
            if wanted != before:
                if (row.version if row else 0) != version:
                    raise conflict(theirs=before.model_dump(), yours=wanted.model_dump())
                kept = wanted.model_dump(mode="json")
                if row is None:
                    session.add(VenueSetting(key=SETTING, value=kept))
                else:
                    row.value = kept
        return session.outcome(None, said=_("Templates kept"), undo_label=_("change templates of answers"))
