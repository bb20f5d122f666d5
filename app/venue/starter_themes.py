"""Taking the usual themes of a kind of venue."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.text_folding import fold
from app.model.theme import Theme
from app.wording.theme_starters import StarterTheme, starter_themes


def missing_themes(session: Session, kind: str) -> tuple[StarterTheme, ...]:
    """Those that the venue never had, neither by their key nor by their name."""
    rows = session.execute(select(Theme.key, Theme.name)).all()
    keys, names = {row.key for row in rows}, {fold(row.name) for row in rows}
    return tuple(
        starter
        for starter in starter_themes(kind)
        if starter.key not in keys and fold(starter.name) not in names
    )


def add_themes(session: Session, kind: str) -> int:
    """Add the missing ones after those that are there; gives how many."""
    missing = missing_themes(session, kind)
    last = session.scalar(select(func.max(Theme.position)))
    for position, starter in enumerate(missing, start=0 if last is None else last + 1):
        session.add(
            Theme(
                key=starter.key,
                name=starter.name,
                pillar=starter.pillar,
                words=dict(starter.words),
                position=position,
            )
        )
    session.flush()
    return len(missing)
