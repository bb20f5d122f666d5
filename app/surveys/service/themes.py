"""Themes: what the venue listens for in comments."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.consents.limits import restricted_among
from app.core.acting import needs
from app.core.cancelling import Cancellation
from app.core.errors import InvalidInput, Problem
from app.core.outcome import Outcome
from app.core.rights import Right
from app.core.text_folding import fold
from app.core.words import gettext as _
from app.core.words import ngettext
from app.model.survey import SurveyAnswer
from app.model.theme import Pillar, Theme, ThemeMention
from app.storage.comment_search.listening import Listener
from app.storage.comment_search.patterns import patterns_of
from app.storage.comment_search.reading import lists_from
from app.storage.editing import apply_edit, get_row
from app.surveys.schemas.themes import (
    HeardRow,
    ThemeDraft,
    ThemeEdit,
    ThemePreview,
    ThemeRow,
    Words,
    kept_words,
)
from app.venue.starter_themes import add_themes, missing_themes
from app.venue.workplace import Workplace

PREVIEWED = 2_000
"""So many comments are looked at while words are typed."""
SHOWN = 20


class ThemeService:
    """Keeps the themes; whatever is written is heard in the same transaction."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.LOOK)
    def list_themes(self, *, also_retired: bool = False) -> tuple[ThemeRow, ...]:
        """The themes in their order, with how many comments are about each."""
        heard = select(ThemeMention.theme_id, func.count()).group_by(ThemeMention.theme_id)
        wanted = select(Theme).order_by(Theme.position, Theme.id)
        if not also_retired:
            wanted = wanted.where(Theme.active)
        with self._work.read() as session:
            mentions: dict[int, int] = {row[0]: row[1] for row in session.execute(heard)}
            return tuple(_row(theme, mentions.get(theme.id, 0)) for theme in session.scalars(wanted))

    @needs(Right.SETTINGS, again=True)
    def add(self, draft: ThemeDraft) -> Outcome[int]:
        """Listen for one more; gives its id."""
        with self._work.write() as session:
            _refuse_same_name(session, draft.name)
            last = session.scalar(select(func.max(Theme.position)))
            row = Theme(
                name=draft.name,
                pillar=draft.pillar or "",
                words=kept_words(draft.words),
                position=0 if last is None else last + 1,
            )
            session.add(row)
            session.flush()
        said = _("“{name}” is a theme now").format(name=row.name)
        return session.outcome(row.id, said=said, undo_label=_("add a theme"))

    @needs(Right.SETTINGS, again=True)
    def edit(self, theme_id: int, edit: ThemeEdit) -> Outcome[None]:
        """Change a theme, retire it or take it back; raises Conflict when somebody else did meanwhile."""
        values: dict[str, Any] = edit.given()
        if "pillar" in values:
            values["pillar"] = values["pillar"] or ""
        if "words" in values:
            values["words"] = kept_words(edit.words)
        with self._work.write() as session:
            row = get_row(session, Theme, row_id=theme_id)
            if "name" in values:
                _refuse_same_name(session, edit.name, but=row.id)
            apply_edit(row, version=edit.version, values=values)
        return session.outcome(None, said=_("Theme changed"), undo_label=_("change a theme"))

    @needs(Right.LOOK)
    def missing_starters(self) -> tuple[str, ...]:
        """The names of the usual themes of such a venue that it never had."""
        with self._work.read() as session:
            return tuple(starter.name for starter in missing_themes(session, self._work.venue.kind))

    @needs(Right.SETTINGS, again=True)
    def add_starters(self) -> Outcome[int]:
        """Take the usual themes of such a venue; gives how many are new."""
        with self._work.write() as session:
            count = add_themes(session, self._work.venue.kind)
        said = ngettext("{count} theme added", "{count} themes added", count).format(count=count)
        return session.outcome(count, said=said, undo_label=_("add the usual themes"))

    @needs(Right.LOOK)
    def preview(self, words: Words, cancellation: Cancellation | None = None) -> ThemePreview:
        """How many of the newest comments these words would be heard in, and the newest of those."""
        listener = Listener(patterns_of(0, words))
        told = SurveyAnswer.comment != ""
        newest = (
            select(SurveyAnswer.id, SurveyAnswer.comment, SurveyAnswer.language, SurveyAnswer.customer_id)
            .where(told)
            .order_by(SurveyAnswer.id.desc())
            .limit(PREVIEWED)
        )
        with self._work.read(cancellation) as session:
            rows = session.execute(newest).all()
            looked_at = len(rows)
            heard = [
                (HeardRow(row.id, row.comment, said), row.customer_id)
                for row in rows
                if (said := listener.hears(row.comment, row.language).get(0))
            ]
            kept_only = restricted_among(session, {customer_id for _row, customer_id in heard})
            of = looked_at
            if looked_at == PREVIEWED:
                of = session.scalar(select(func.count()).select_from(SurveyAnswer).where(told)) or 0
        quoted = [row for row, customer_id in heard if customer_id not in kept_only]
        return ThemePreview(about=len(heard), looked_at=looked_at, of=of, heard=tuple(quoted[:SHOWN]))


def _refuse_same_name(session: Session, name: str, *, but: int | None = None) -> None:
    others = session.execute(select(Theme.id, Theme.name))
    if any(fold(other.name) == fold(name) for other in others if other.id != but):
        raise InvalidInput([Problem("name", _("There is a theme of this name already."))])


def _row(theme: Theme, mentions: int) -> ThemeRow:
    return ThemeRow(
        id=theme.id,
        version=theme.version,
        name=theme.name,
        pillar=Pillar(theme.pillar) if theme.pillar else None,
        words=lists_from(theme.words),
        active=theme.active,
        mentions=mentions,
    )
