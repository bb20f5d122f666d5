"""An account that tests write, look at and change by hand."""

from __future__ import annotations

from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, text

from app.model.customer import Customer
from app.model.preference import Preference
from app.storage.audit_chain.checking import anchor, differences
from app.storage.audit_chain.linking import Anchor
from app.storage.database import Database
from tests.storage.files import new_customer
from tests.venues import NOON


def end_of(database: Database) -> Anchor:
    """Where the account ends."""
    with database.read() as session:
        return anchor(session.connection())


def found_in(database: Database, *anchors: Anchor) -> list[str]:
    """What is wrong with the account."""
    with database.read() as session:
        return list(differences(session.connection(), anchors))


def write_a_little(database: Database, *, customers: int = 3) -> list[int]:
    """Customers with a must each, some of them changed later."""
    ids = []
    for number in range(customers):
        customer_id = new_customer(database, f"Guest {number}")
        ids.append(customer_id)
        with database.write(by=0) as session:
            session.add(
                Preference(
                    customer_id=customer_id,
                    text=f"No nuts {number}",
                    strength="must",
                    must_kind="allergy",
                    evidence="told",
                    noted_at=NOON,
                )
            )
        with database.write(by=0) as session:
            session.get_one(Customer, customer_id).title = "Dr"
    return ids


def entry_ids(database: Database, customer_id: int) -> list[int]:
    """The entries about one customer."""
    wanted = text("SELECT id FROM audit_entry WHERE customer_id = :id ORDER BY id")
    with database.read() as session:
        return list(session.scalars(wanted, {"id": customer_id}))


def unguard(connection: Connection) -> None:
    """What somebody does who has the file and means harm."""
    names = (
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    )
    for name in names:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")


def rows(path: Any, query: str) -> list[tuple[Any, ...]]:
    """What the file itself says."""
    connection = sqlite.connect(str(path))
    try:
        return [tuple(row) for row in connection.execute(query)]
    finally:
        connection.close()
