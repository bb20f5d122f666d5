"""Files and rows that several tests of the storage use."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.model.customer import Customer
from app.storage.database import Database
from tests.venues import NOON


def new_customer(database: Database, name: str = "Léa", *, by: int = 0) -> int:
    """Add a customer; gives the id."""
    with database.write(by=by) as session:
        customer = Customer(display_name=name, created_at=NOON)
        session.add(customer)
    return customer.id


def names(database: Database) -> list[str]:
    """Every customer's name, the oldest first."""
    with database.read() as session:
        return [customer.display_name for customer in session.query(Customer).order_by(Customer.id)]


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file of a folder with a digest of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
