"""Every read that a service offers, called with what its parameters ask for, and what each may say of whom."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import select

from app.cases.schemas.views import CaseQuery, CaseView
from app.core.cancelling import Cancellation
from app.core.errors import NotFound, Refused
from app.customers.lookup import Lookup
from app.customers.service.card import CardService
from app.gestures.schemas import GiveDraft
from app.measures.scope import Bucket, By, MeasureScope, Narrowing
from app.model.customer import Customer
from app.model.moment import Moment
from app.model.playbook import Playbook
from app.model.survey import Metric
from app.model.theme import ThemeAction
from app.moments.schemas.rows import PhotoRow
from app.occasions.schemas import AgendaQuery, MomentKey
from app.venue.workplace import Workplace
from tests.security.service_calls import Call, all_calls
from tests.venues import NOON

SOON = NOON.date() + timedelta(days=1)
SINCE, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), NOON + timedelta(days=400)

NO_LISTS = {
    "app.audit.readings:": "writes down who read what",
    "app.encryption.": "is about the file",
    "app.law.erasing.book:": "writes beside the file",
    "app.safekeeping.": "is about whole files",
    "app.saved_views.": "keeps filters",
    "app.sign_in.": "is about staff",
    "app.staff.": "is about staff",
    "app.transfer.": "reads files that come from elsewhere",
    "app.law.service.erasing:ErasureService.clean": "writes the file anew",
}
"""Reads, by the beginning of their titles, that list no customers of the venue."""


@dataclass(frozen=True)
class OneOf:
    """What belongs to one person, by number."""

    customer_id: int
    case_id: int
    answer_id: int
    moment_id: int
    attachment_id: int
    given_id: int


PERSONAL = frozenset("customer_id case_id answer_id moment_id attachment_id key card given_id photo".split())
"""Parameters by which something of one person is asked for."""


@dataclass(frozen=True)
class Read:
    """One read of a service, ready to be called."""

    call: Call

    @property
    def title(self) -> str:
        """The name by which a test tells of it."""
        return self.call.title.removeprefix("app.")

    @property
    def is_personal(self) -> bool:
        """Whether it is asked about one person."""
        return any(parameter.name in PERSONAL for parameter in self._needed())

    @property
    def searches(self) -> bool:
        """Whether it can be asked for words."""
        return bool(_SEARCHED & {_kind_of(one) for one in self._needed()}) or self._takes_text

    def said(self, work: Workplace, of: OneOf, *, typed: str = "") -> str:
        """All that it gives, as text, of what is ``typed`` if it searches; nothing where whoever asks is refused."""
        try:
            return self.answer(work, of, typed=typed)
        except (Refused, NotFound) as error:
            return str(error)

    def answer(self, work: Workplace, of: OneOf, *, typed: str = "") -> str:
        """The same; raises what it refuses with."""
        values = {one.name: _value(self, one, work, of, typed) for one in self._needed()}
        if typed and self._takes_text:
            values["text"] = typed
        if self.call.owner is None:
            given = self._function(**values)
        else:
            service = make_service(self.call.owner, work)
            thing = inspect.getattr_static(self.call.owner, self.call.name)
            given = thing.fget(service) if isinstance(thing, property) else self._on(service)(**values)
        return _text(given)

    def _on(self, service: object) -> Callable[..., Any]:
        method: Callable[..., Any] = getattr(service, self.call.name)
        return method

    @property
    def _function(self) -> Callable[..., Any]:
        function: Callable[..., Any] = inspect.unwrap(self.call.function)
        return function

    @property
    def kinds(self) -> Mapping[str, Any]:
        """What the names in its signature stand for."""
        return self._function.__globals__

    @property
    def _takes_text(self) -> bool:
        return "text" in inspect.signature(self._function).parameters

    def _needed(self) -> list[inspect.Parameter]:
        parameters = inspect.signature(self._function).parameters.values()
        return [one for one in parameters if one.name != "self" and one.default is inspect.Parameter.empty]


def every_read() -> Iterator[Read]:
    """All that give something back, without those that are part of somebody else's write."""
    for call in all_calls():
        function = inspect.unwrap(call.function)
        signature = inspect.signature(function)
        if "Outcome[" in str(signature.return_annotation) or "session" in signature.parameters:
            continue
        if not any(call.title.startswith(begin) for begin in NO_LISTS):
            yield Read(call)


def find_in_lookup(work: Workplace, typed: str) -> str:
    """What the lookup shows to whoever is signed in."""
    venue = work.venue
    lookup = Lookup(work.database, work.clock, zone=venue.zone, region=venue.region, desk=work.desk)
    return repr(lookup.find(typed).rows)


_SEARCHED = frozenset({"CaseQuery", "MeasureScope"})
"""Questions that words may be part of."""


def _kind_of(parameter: inspect.Parameter) -> str:
    return str(parameter.annotation).strip("'").removesuffix(" | None")


def _value(read: Read, parameter: inspect.Parameter, work: Workplace, of: OneOf, typed: str) -> Any:
    """What a parameter asks for: by its name, else by its kind."""
    name, kind = parameter.name, _kind_of(parameter)
    by_name: dict[str, Callable[[], Any]] = {
        **{one: (lambda one=one: getattr(of, one)) for one in OneOf.__dataclass_fields__},
        "work": lambda: work,
        "since": lambda: SINCE,
        "until": lambda: UNTIL,
        "month": lambda: 11 if kind == "int" else NOON.date(),
        "year": lambda: NOON.year,
        "days": lambda: 366,
        "on": lambda: SOON,
        "celebrate_on": lambda: SOON,
        "stop": Cancellation,
        "cancellation": Cancellation,
        "by": lambda: By.STAGE,
        "bucket": lambda: Bucket.MONTH,
        "metric": lambda: Metric.NPS,
        "key": lambda: _key(work, of),
        "rows": tuple,
        "words": lambda: {"": ["breakfast"]},
        "shipped": dict,
        "slots": lambda: lambda _newest: (),
        "card": lambda: _card(work, of),
        "name": lambda: _name(work, of),
        "draft": lambda: GiveDraft(what="Nut cake"),
        "action_id": lambda: _first(work, select(ThemeAction.id).order_by(ThemeAction.id.desc())),
        "playbook_id": lambda: _first(work, select(Playbook.id)),
        "gesture_id": lambda: 1,
        "into": lambda: Path(mkdtemp()),
    }
    by_kind: dict[str, Callable[[], Any]] = {
        "AgendaQuery": lambda: AgendaQuery(NOON.date() - timedelta(days=7), 380),
        "MeasureScope": lambda: _scope(read.kinds["MeasureScope"], typed),
        "VisitScope": lambda: read.kinds["VisitScope"](),
        "CaseScope": lambda: read.kinds["CaseScope"](),
        "MomentScope": lambda: read.kinds["MomentScope"](),
        "PromiseScope": lambda: read.kinds["PromiseScope"](),
        "Behind": lambda: read.kinds["Behind"](),
        "CaseQuery": lambda: CaseQuery(CaseView.ALL, text=typed),
        "LogFilter": lambda: read.kinds["LogFilter"](),
        "ConsentFilter": lambda: read.kinds["ConsentFilter"](),
        "PhotoRow": lambda: PhotoRow(of.attachment_id, "", "image/jpeg"),
    }
    make = by_kind.get(kind) or by_name.get(name)
    assert make is not None, f"{read.title}: nobody decided what “{name}: {kind}” is asked with"
    return make()


def _scope(kind: type, typed: str) -> Any:
    """Answers are searched by words; what else is measured is not."""
    return MeasureScope(narrowing=Narrowing(words=typed)) if kind is MeasureScope else kind()


def make_service(owner: type, work: Workplace) -> object:
    """The service at this workplace, with the others that it works with."""
    made: dict[str, Any] = {}
    for parameter in list(inspect.signature(owner).parameters.values())[1:]:
        if parameter.default is not inspect.Parameter.empty:
            continue
        if parameter.name == "lookup":
            venue = work.venue
            made["lookup"] = Lookup(work.database, work.clock, zone=venue.zone, desk=work.desk)
        else:
            kind = str(parameter.annotation).strip("'")
            made[parameter.name] = make_service(inspect.getmodule(owner).__dict__[kind], work)
    return owner(work, **made)


def _text(given: Any) -> str:
    """All of it, as deep as it goes."""
    if isinstance(given, bytes):
        return given.decode("latin-1")
    if is_dataclass(given) and not isinstance(given, type):
        return " ".join(_text(getattr(given, one.name)) for one in fields(given))
    if isinstance(given, Mapping):
        return " ".join(f"{_text(key)} {_text(value)}" for key, value in given.items())
    if isinstance(given, Iterator | list | tuple | set | frozenset):
        return " ".join(map(_text, given))
    return str(given)


def _first(work: Workplace, wanted: Any) -> int:
    with work.read() as session:
        return int(session.scalars(wanted.limit(1)).one())


def _key(work: Workplace, of: OneOf) -> MomentKey:
    with work.read() as session:
        moment = session.get_one(Moment, of.moment_id)
        return MomentKey(of.customer_id, moment.occurs_on, moment.occasion_id, moment_id=moment.id)


def _card(work: Workplace, of: OneOf) -> Any:
    return CardService(work).get_card(of.customer_id)


def _name(work: Workplace, of: OneOf) -> str:
    with work.read() as session:
        return session.get_one(Customer, of.customer_id).display_name
