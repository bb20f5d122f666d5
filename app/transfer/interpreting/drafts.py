"""A record while its cells are read one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal

from app.core.partial_dates import PartialDate
from app.model.codes import VisitStatus
from app.transfer.mapping.names import Name
from app.transfer.mapping.requests import Finding
from app.transfer.mapping.targets import Target
from app.transfer.problems import Problem
from app.transfer.reading.vcard_contacts import Related
from app.transfer.records import EmailEntry, OccasionEntry, PhoneEntry


@dataclass(slots=True)
class Draft:
    """What the cells of one row gave so far; ``texts`` are targets that are kept as written."""

    row: int
    texts: dict[Target, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    name: Name | None = None
    emails: list[EmailEntry] = field(default_factory=list)
    phones: list[PhoneEntry] = field(default_factory=list)
    occasions: list[OccasionEntry] = field(default_factory=list)
    addresses: dict[str, dict[Target, str]] = field(default_factory=dict)
    websites: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    birthday: PartialDate | None = None
    language: str = ""
    region: str = ""
    nationality: str = ""
    status: VisitStatus | None = None
    days: dict[Target, date] = field(default_factory=dict)
    at: time | None = None
    counts: dict[Target, int] = field(default_factory=dict)
    numbers: dict[Target, Decimal] = field(default_factory=dict)
    currency: str = ""
    instants: dict[Target, tuple[datetime, bool]] = field(default_factory=dict)
    comments: dict[int, str] = field(default_factory=dict)
    rejected: bool = False

    def text(self, target: Target) -> str:
        """What was written for a target, or nothing."""
        return self.texts.get(target, "")

    def keep_out(self, field_name: str, reason: str) -> None:
        """Note that a value is left out (amber)."""
        self.problems.append(Problem(self.row, field_name, reason, rejected=False))

    def reject(self, field_name: str, reason: str) -> None:
        """Note that the row stays out (red)."""
        self.rejected = True
        self.problems.append(Problem(self.row, field_name, reason, rejected=True))
