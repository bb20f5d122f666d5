"""The door of a hotel: an owner with a password and a PIN, and Ana of the desk with a PIN."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.core.acting import Desk
from app.model.codes import Role
from app.model.staff import Staff
from app.sign_in.hashes import Hashes
from app.sign_in.rows import Answer, Welcome
from app.sign_in.service.keeping import SecretService
from app.sign_in.service.signing_in import SignInService
from app.venue.workplace import Workplace
from tests.sign_in.plain_hashes import PlainHashes
from tests.venues import SetClock

PIN = "2468"
PASSWORD = "harbour lights at dusk"


class Door:
    """Whoever wants to come in."""

    def __init__(self, work: Workplace, clock: SetClock, *, secrets: bool = True) -> None:
        self.work = replace(work, desk=Desk())
        self.clock = clock
        self.hashes = PlainHashes()
        self.owner = 1
        self.ana = self.add("Ana Costa", Role.DESK)
        if secrets:
            pin_hash = self.hashes.hash(PIN)
            self.put(self.owner, password_hash=self.hashes.hash(PASSWORD), pin_hash=pin_hash)
            self.put(self.ana, pin_hash=pin_hash)
        self.sign_in = SignInService(self.work, self.hashes)
        self.secrets = SecretService(self.work, self.hashes)

    @property
    def desk(self) -> Desk:
        """Who is signed in."""
        return self.work.desk

    def with_hashes(self, hashes: Hashes) -> SignInService:
        """The same door with other hashes."""
        return SignInService(self.work, hashes)

    def add(self, name: str, role: Role, **values: Any) -> int:
        """Somebody who works here."""
        with self.work.database.write(by=0) as session:
            row = Staff(name=name, role=role, **values)
            session.add(row)
            session.flush()
            return row.id

    def put(self, staff_id: int, **values: Any) -> None:
        """Set columns of somebody's row."""
        with self.work.database.write(by=0) as session:
            row = session.get_one(Staff, staff_id)
            for name, value in values.items():
                setattr(row, name, value)

    def staff(self, staff_id: int) -> Staff:
        """Somebody's row as it is kept."""
        with self.work.read() as session:
            return session.get_one(Staff, staff_id)

    def admit(self, answer: Answer) -> None:
        """Come in, which must be possible."""
        assert isinstance(answer, Welcome), answer
        self.sign_in.admit(answer)

    def open(self) -> None:
        """The owner signs in in full."""
        self.admit(self.sign_in.sign_in(self.owner, PASSWORD))
