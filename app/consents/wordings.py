"""What is asked, word for word, when somebody is asked whether they agree: the venue's own words, or the usual ones."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.core.drafts import Draft
from app.core.typed_text import Note
from app.core.words import gettext as _
from app.model.consent import Purpose
from app.venue.queries import find_setting

SETTING = "consents.wordings"
Wordings = Mapping[Purpose, str]


class WordingsDraft(Draft):
    """The venue's own words; what is empty is asked in the usual ones."""

    contact: Note = ""
    moments: Note = ""
    health: Note = ""
    photos: Note = ""
    surveys: Note = ""

    def own(self) -> dict[str, str]:
        """Those that say something else than the usual ones, as they are kept."""
        usual = usual_wordings()
        said = self.model_dump()
        return {
            kept_as(purpose): said[purpose]
            for purpose in Purpose
            if said[purpose] not in ("", usual[purpose])
        }


def kept_as(purpose: Purpose) -> str:
    """Under what the words for a purpose are kept in the setting."""
    return f"asked_{purpose.value}"


def usual_wordings() -> Wordings:
    """What is asked where the venue has no words of its own."""
    return {
        Purpose.CONTACT: _("May we write to you or call you with news and offers of ours?"),
        Purpose.MOMENTS: _(
            "May we remember your birthday and other days of yours, and do something nice for you on them?"
        ),
        Purpose.HEALTH: _(
            "May we write down this need of your health, so that everybody here can look after you?"
        ),
        Purpose.PHOTOS: _("May we keep a photo of you, so that everybody here recognises you?"),
        Purpose.SURVEYS: _("May we ask you afterwards how you liked it here?"),
    }


def read_wordings(session: Session) -> Wordings:
    """What is asked for each purpose."""
    own = find_setting(session.connection(), SETTING) or {}
    return {purpose: own.get(kept_as(purpose)) or words for purpose, words in usual_wordings().items()}
