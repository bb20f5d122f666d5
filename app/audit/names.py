"""The names behind the numbers that entries carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class NamesOfIds:
    """The names behind the ids that rows carry."""

    staff: Mapping[int | None, str]
    stages: Mapping[int | None, str]
    groups: Mapping[int | None, str]
    tags: Mapping[int | None, str]
    companions: Mapping[int | None, str]
    own_kinds: Mapping[int | None, str] = field(default_factory=dict)
    customers: Mapping[int | None, str] = field(default_factory=dict)
