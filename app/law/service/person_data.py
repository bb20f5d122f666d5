"""Giving a person everything the venue has about them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit.names import NamesOfIds
from app.audit.queries.names import names_for
from app.core.acting import needs
from app.core.errors import NotFound
from app.core.rights import Right
from app.core.words import gettext as _
from app.law.person.folder import write_folder
from app.law.person.page import PersonPage
from app.law.queries.person_data import read_person
from app.law.queries.person_rows import cards_of
from app.law.schemas.person import PersonData, PersonFolder
from app.model.companion import Companion
from app.venue.workplace import Workplace


class PersonDataService:
    """Reads what there is about one person and writes it into one folder."""

    def __init__(self, work: Workplace) -> None:
        self._work = work

    @needs(Right.EXPORT, again=True)
    def read(self, customer_id: int) -> PersonData:
        """All of it; raises NotFound."""
        with self._work.read() as session:
            return self._read(session, customer_id)

    @needs(Right.EXPORT, again=True)
    def page(self, customer_id: int) -> str:
        """The page for reading and printing, as HTML."""
        with self._work.read() as session:
            return self._page(session, self._read(session, customer_id))

    @needs(Right.EXPORT, again=True)
    def write(self, customer_id: int, into: Path) -> PersonFolder:
        """Make a folder in ``into`` with the page, the same as JSON, and the photos and files."""
        with self._work.read() as session:
            data = self._read(session, customer_id)
            page = self._page(session, data)
        work = self._work
        return write_folder(data, page=page, into=into, at=work.now(), venue=work.venue.name)

    def _read(self, session: Session, customer_id: int) -> PersonData:
        cards = cards_of(session.connection(), customer_id)
        if not cards:
            raise NotFound(_("This person is not here any more."))
        return read_person(session, cards)

    def _page(self, session: Session, data: PersonData) -> str:
        work = self._work
        names = _names(session, data)
        return PersonPage(
            data, wording=work.wording, names=names, venue=work.venue.name, at=work.now()
        ).html()


def _names(session: Session, data: PersonData) -> NamesOfIds:
    companions = [row["id"] for row in data.tables.get("companion", ())]
    found = session.execute(select(Companion.id, Companion.name).where(Companion.id.in_(companions)))
    return replace(names_for(session, ()), companions={row.id: row.name for row in found})
