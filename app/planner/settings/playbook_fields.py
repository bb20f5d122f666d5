"""The fields of a playbook, and what they say; see ``Shared``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.core.words import gettext as _
from app.gestures.schemas import GestureRow
from app.model.occasion import OccasionKind
from app.moments.schemas.drafts import PlaybookDefinition, PlaybookEdit
from app.moments.schemas.playbooks import PlaybookRow
from app.moments.service.playbooks import PlaybookService
from app.occasions.queries.own_kinds import OwnKindRow
from app.occasions.words.kinds import kind_words
from app.planner.settings.kinds_to_choose import key_of, kind_options
from app.planner.settings.task_lines import lines_of, read_lines
from app.ui.commands import CommandRunner
from app.ui.conflicts import saved
from app.ui.form_fields import ChoiceField, Option, TextField
from app.ui.settings.bound import Bound, BoundFields, bound_line, bound_money, bound_offered
from app.ui.ticks_field import TicksField
from app.ui.typed_fields import MoneyField
from app.wording.formats import Wording

DEFINITION = tuple(PlaybookDefinition.model_fields)


@dataclass(frozen=True)
class Choices:
    """What a playbook can be for and made of, also what is offered no more: a playbook may still say so."""

    gestures: Sequence[GestureRow] = ()
    departments: Mapping[int, str] = field(default_factory=dict)
    own_kinds: Sequence[OwnKindRow] = ()

    def kind_words(self, row: PlaybookRow) -> str:
        """What a playbook is for."""
        own = next((kind.name for kind in self.own_kinds if kind.id == row.own_kind_id), "")
        return own or kind_words(row.kind)


class PlaybookFields(BoundFields):
    """Name, kind, what is given, what is to be done, and words; ``now`` is left out for a new one."""

    def __init__(
        self,
        choices: Choices,
        wording: Wording,
        *,
        runner: CommandRunner,
        service: PlaybookService,
        now: PlaybookRow | None = None,
    ) -> None:
        self._runner = runner
        self._service = service
        self._row = now
        bound = {
            "name": bound_line(_("Name"), limit=200),
            "kind": _kind(choices, now),
            "gesture_ids": _gestures(choices, now),
            "tasks": _tasks(choices),
            "budget_minor": _budget(wording),
            "dos": _text(_("Do")),
            "donts": _text(_("Do not")),
            "note": _text(_("Note to the team")),
        }
        super().__init__(bound | ({"active": bound_offered()} if now else {}))

    def show(self) -> dict[str, Any]:
        """Show the playbook; gives its values."""
        assert self._row is not None
        values = self.values_of(self._row)
        for name, value in values.items():
            self.put(name, value)
        return values

    def values_of(self, row: PlaybookRow) -> dict[str, Any]:
        """What the fields hold of a playbook."""
        said = {name: getattr(row.definition, name) for name in DEFINITION}
        return said | {"name": row.name, "kind": key_of(row.kind, row.own_kind_id), "active": row.active}

    def fetch(self) -> tuple[int, dict[str, Any]]:
        """The version and the values as they are now."""
        assert self._row is not None
        rows = self._runner.read(lambda: self._service.list_playbooks(also_inactive=True))
        self._row = next(row for row in rows if row.id == self._row.id)
        return self._row.version, self.values_of(self._row)

    def send(self, version: int, changes: dict[str, Any]) -> bool:
        """Save; another plan becomes the next version."""
        row = self._row
        assert row is not None
        planned = {name: value for name, value in changes.items() if name in DEFINITION}
        given: dict[str, Any] = {name: changes[name] for name in ("name", "active") if name in changes}
        if "kind" in changes:
            given |= kind_of(changes["kind"])
        if planned:
            given["definition"] = PlaybookDefinition.model_validate(row.definition.model_dump() | planned)
        edit = PlaybookEdit(version=version, **given)
        return saved(self._runner, lambda: self._service.edit_playbook(row.id, edit))


def kind_of(key: str) -> dict[str, Any]:
    """The fields of a draft that say for what it is."""
    _kind_key, mark, number = key.partition(":")
    return {
        "kind": OccasionKind.CUSTOM if mark else key,
        "own_kind_id": int(number) if mark else None,
    }


def _text(title: str) -> Bound:
    box = TextField(title, lines=2)
    return Bound(title, box, lambda _name: box.text, box.set_text, lambda text: text or _("nothing"))


def _budget(wording: Wording) -> Bound:
    title, none = _("Budget"), _("as for every moment")
    money = MoneyField(title, currency=wording.currency, placeholder=none)
    return bound_money(money, title, words=lambda minor: none if minor is None else wording.money(minor))


def _kind(choices: Choices, now: PlaybookRow | None) -> Bound:
    title = _("For")
    box = ChoiceField(title, kind_options(choices.own_kinds, also=now.own_kind_id if now else None))

    def put(key: str) -> None:
        box.choose(key)

    return Bound(title, box, lambda _name: box.value, put, box.words_of)


def _gestures(choices: Choices, now: PlaybookRow | None) -> Bound:
    """What is in the playbook stands first, in its order; what is ticked anew comes behind, as ticked."""
    title = _("What is given")
    before = now.definition.gesture_ids if now else ()
    rows = {row.id: row for row in choices.gestures}
    offered = [row.id for row in choices.gestures if row.active and row.for_moments]
    order = [*(each for each in before if each in rows), *(each for each in offered if each not in before)]
    options = [Option(str(each), _gesture_words(rows[each])) for each in order]
    ticks = TicksField(title, options, as_ticked=True)

    def put(ids: Sequence[int]) -> None:
        ticks.choose([str(each) for each in ids])

    def words(ids: Sequence[int]) -> str:
        return ticks.words_of([str(each) for each in ids])

    return Bound(title, ticks, lambda _name: tuple(map(int, ticks.chosen)), put, words)


def _gesture_words(row: GestureRow) -> str:
    return row.name if row.active else _("{name} (offered no more)").format(name=row.name)


def _tasks(choices: Choices) -> Bound:
    title = _("What is to be done")
    box = TextField(
        title,
        hint=_("One on a line: what; how long before; whose work it is."),
        placeholder=_("Order the sponge; 2 d; Kitchen"),
        lines=5,
    )
    known = choices.departments
    return Bound(
        title,
        box,
        lambda name: read_lines(box.text, known, field=name),
        lambda tasks: box.set_text(lines_of(tasks, known)),
        lambda tasks: lines_of(tasks, known) or _("nothing"),
    )
