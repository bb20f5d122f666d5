"""Changes to who somebody is, how to reach them and what they agreed to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.customers.schemas.drafts import (
    AliasDraft,
    AliasEdit,
    ConsentDraft,
    ContactDraft,
    ContactEdit,
    CustomerEdit,
)
from app.customers.schemas.person import AliasRow, CardRow, ContactRow, TagRow
from app.customers.services import GuestServices
from app.model.alias import AliasKind
from app.model.consent import Purpose
from app.model.contact_point import ContactKind
from app.ui.commands import CommandRunner
from app.ui.running import succeeded


class PersonEdits:
    """Each returns whether it was done; InvalidInput is for the form to show."""

    def __init__(self, services: GuestServices, runner: CommandRunner, head: Callable[[], CardRow]) -> None:
        self._services = services
        self._runner = runner
        self._head = head

    def edit(self, **fields: Any) -> bool:
        """Change fields of the head."""
        head = self._head()
        edit = CustomerEdit(version=head.version, **fields)
        return succeeded(self._runner, lambda: self._services.customers.edit_customer(head.id, edit))

    def archive(self) -> bool:
        """Take the customer out of sight."""
        customer_id = self._head().id
        return succeeded(self._runner, lambda: self._services.customers.archive_customer(customer_id))

    def restore(self) -> bool:
        """Bring an archived customer back."""
        customer_id = self._head().id
        return succeeded(self._runner, lambda: self._services.customers.restore_customer(customer_id))

    def add_contact(self, kind: ContactKind, **fields: Any) -> bool:
        """Add a number or address."""
        customer_id, draft = self._head().id, ContactDraft(kind=kind, **fields)
        return succeeded(self._runner, lambda: self._services.contacts.add_contact(customer_id, draft))

    def edit_contact(self, row: ContactRow, **fields: Any) -> bool:
        """Change a number or address."""
        edit = ContactEdit(version=row.version, **fields)
        return succeeded(self._runner, lambda: self._services.contacts.edit_contact(row.id, edit))

    def remove_contact(self, row: ContactRow) -> bool:
        """Take a number or address off the card."""
        return succeeded(self._runner, lambda: self._services.contacts.remove_contact(row.id))

    def add_alias(self, name: str, *, kind: AliasKind) -> bool:
        """Add another name."""
        customer_id, draft = self._head().id, AliasDraft(name=name, kind=kind)
        return succeeded(self._runner, lambda: self._services.contacts.add_alias(customer_id, draft))

    def edit_alias(self, row: AliasRow, **fields: Any) -> bool:
        """Change another name."""
        edit = AliasEdit(version=row.version, **fields)
        return succeeded(self._runner, lambda: self._services.contacts.edit_alias(row.id, edit))

    def remove_alias(self, row: AliasRow) -> bool:
        """Take another name off the card."""
        return succeeded(self._runner, lambda: self._services.contacts.remove_alias(row.id))

    def add_tag(self, name: str) -> bool:
        """Put a tag on."""
        customer_id = self._head().id
        return succeeded(self._runner, lambda: self._services.tags.add_tag(customer_id, name))

    def remove_tag(self, row: TagRow) -> bool:
        """Take a tag off."""
        customer_id = self._head().id
        return succeeded(self._runner, lambda: self._services.tags.remove_tag(customer_id, row.link_id))

    def decide_consent(self, purpose: Purpose, **said: Any) -> bool:
        """Write a yes or no down, with its day, its words and where it was said."""
        customer_id, draft = self._head().id, ConsentDraft(purpose=purpose, **said)
        return succeeded(self._runner, lambda: self._services.consents.record_consent(customer_id, draft))
