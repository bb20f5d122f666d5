"""Which rows a committed transaction touched, so that whoever shows them can look again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """The rows of one commit, as (table name, id), and the customers they belong to.

    ``everything`` is set when the rows are not known one by one: an import, another process.
    """

    touched: frozenset[tuple[str, int]] = frozenset()
    customer_ids: frozenset[int] = frozenset()
    everything: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """The names of the tables touched."""
        return frozenset(kind for kind, _ in self.touched)

    def concerns(self, customer_id: int) -> bool:
        """Whether what is shown of this customer may be out of date."""
        return self.everything or customer_id in self.customer_ids

    def __or__(self, other: Change) -> Change:
        return Change(
            touched=self.touched | other.touched,
            customer_ids=self.customer_ids | other.customer_ids,
            everything=self.everything or other.everything,
        )
