"""What the sections of the settings are about, and which of them somebody looks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.core.text_folding import fold
from app.core.words import gettext as _
from app.shell.entries import SettingsGroup, SettingsSection


@dataclass(frozen=True)
class Heading:
    """Stands above the sections of a group."""

    group: SettingsGroup

    @property
    def key(self) -> SettingsGroup:
        """What tells it from others."""
        return self.group

    @property
    def title(self) -> str:
        """How the group is called."""
        return group_words(self.group)


SectionRow = Heading | SettingsSection


def group_words(group: SettingsGroup) -> str:
    """How a group is called."""
    return {
        SettingsGroup.VENUE: _("The venue"),
        SettingsGroup.SAFETY: _("Staff and safety"),
        SettingsGroup.DATA: _("Data"),
        SettingsGroup.RECOVERY: _("Recovery"),
        SettingsGroup.MOMENTS: _("Moments"),
        SettingsGroup.METRICS: _("Metrics"),
    }[group]


def grouped(sections: Iterable[SettingsSection], *, sought: str = "") -> Sequence[SectionRow]:
    """The sections in which every word of ``sought`` is found, under the headings of their groups.

    Within a group they stand as they were given. A single group needs no heading.
    """
    words = fold(sought).split()
    order = list(SettingsGroup)
    found = sorted(
        (each for each in sections if _is_meant(each, words)), key=lambda each: order.index(each.group)
    )
    rows: list[SectionRow] = []
    for group, members in groupby(found, key=lambda each: each.group):
        rows += (Heading(group), *members)
    return found if len({each.group for each in found}) == 1 and not words else rows


def _is_meant(section: SettingsSection, words: Sequence[str]) -> bool:
    said = fold(f"{section.title} {section.finds} {group_words(section.group)}")
    return all(word in said for word in words)
