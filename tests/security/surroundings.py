"""What has to be there already for some calls to take anybody's words: cases at their end, questions, sums that wait."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.cases.service.rules import RecoveryRules, RulesService
from app.cases.settings import RecoverySettings
from app.core.errors import AppError, NotFound, Unavailable, Unreadable
from app.core.partial_dates import PartialDate
from app.core.typed_text import secret_bytes
from app.customers.capture import proposals
from app.customers.schemas.drafts import PreferenceDraft
from app.measures.scope import Bucket
from app.model.case import Case, CaseEnding, CaseState, CaseStep
from app.model.customer import Customer
from app.model.gesture import GivenGesture, GivenState
from app.model.moment import Moment, MomentState
from app.model.preference import MustKind, Strength
from app.model.saved_view import SavedView
from app.model.staff import Staff
from app.model.survey import SurveyAnswer
from app.moments.reminders.service import ReminderReader
from app.moments.service.settings import MomentSettingsService
from app.occasions.drafts import OccasionDraft
from app.promises.schemas import PromiseDraft
from app.safekeeping.service import SafekeepingService
from app.saved_views.schemas import SavedViewRow
from app.saved_views.service import SavedViewService
from app.sign_in.hashes import Argon2Hashes
from app.sign_in.pin_hashes import kept_pin
from app.sign_in.schemas import PasswordDraft
from app.sign_in.service.keeping import SecretService
from app.sign_in.service.pins import PinService
from app.sign_in.service.signing_in import SignInService
from app.storage.opening import open_file
from app.surveys.service.settings import SurveySettingsService
from app.surveys.service.templates import TemplateService
from app.transfer.importing.looking import FileLook
from app.transfer.importing.service import ImportService
from app.venue.workplace import Workplace
from tests.faults.filled import put_filled
from tests.law.every_list import OneOf
from tests.moments.test_playbooks import PIXEL
from tests.security.filling import PLAIN, Filling
from tests.venues import NOON

PIN, PASSWORD = "8305", "harbour lamp stairs"
OWNER_WITH_A_PASSWORD = "Keyes"


@dataclass(frozen=True)
class Example:
    """What a call is given by hand, by the name of a parameter or of a field; a function is given the filling.

    ``plain`` stands where the words are refused. ``service`` is on what it is called, where that is not made of the
    workplace alone; ``refusals`` are those by which a file outside of the venue may be refused.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    plain: Mapping[str, Any] = field(default_factory=dict)
    service: object = None
    refusals: tuple[type[AppError], ...] = ()


Examples = Mapping[str, list[Example]]
"""By the title of a call."""


@dataclass(frozen=True)
class _Rows:
    """What is at the very point where a call goes on, by number."""

    case_at_follow_up: int
    closed_case: int
    given: int
    waiting: int
    waiting_of_case: int
    asked: int
    away: int
    delivered: int
    view: SavedViewRow
    keeper: int


_MONTHS: Mapping[str, Any] = {"bucket": Bucket.MONTH}
_OF_ANSWERS: Examples = {
    f"measures.{title}": [Example(plain=_MONTHS), Example({"words": ""}, plain=_MONTHS)]
    for title in (
        "service:AnswerMeasures.distribution",
        "service:AnswerMeasures.groups",
        "service:AnswerMeasures.headline",
        "service:AnswerMeasures.hours",
        "service:AnswerMeasures.trend",
        "why.comments:CommentReader.read",
        "why.drivers:DriverReader.read",
        "why.pillars:PillarReader.read",
        "why.visits_felt:VisitFeelings.read",
    )
}
"""Words that no comment has leave nothing that the other filters could be tried on."""


@contextmanager
def surround(work: Workplace, of: OneOf, folder: Path) -> Iterator[Examples]:
    """Put it there; gives what every call is given that needs any of it. Files are made in ``folder``."""
    rows = _make_rows(work, of)
    own = put_filled(folder / "kept" / "venue.regulars")
    kept = open_file(own, clock=work.clock, safeguarded=True)
    try:
        yield {
            **_OF_ANSWERS,
            **_of_cases(work, rows),
            **_of_customers(rows),
            **_of_moments(work, rows),
            **_of_settings(work),
            **_of_views(work, rows),
            **_of_secrets(work, rows),
            **_of_files(work, folder),
            **_of_backups(replace(work, database=kept), own.parent),
            "surveys.service.answering:AnswerService.complete": [Example({"answer_id": rows.asked})],
        }
    finally:
        kept.close()


def _make_rows(work: Workplace, of: OneOf) -> _Rows:
    mine: dict[str, Any] = {"customer_id": of.customer_id}
    told: dict[str, Any] = {"what": PLAIN, "happened_at": NOON, "reported_at": NOON, "opened_at": NOON}
    gift: dict[str, Any] = {**mine, "what": PLAIN, "planned_at": NOON, "planned_by": 1}
    waiting: dict[str, Any] = {**gift, "state": GivenState.WAITING, "above_limit": True, "cost_minor": 900}
    with work.write() as session:
        at_end = Case(**mine, **told, step=CaseStep.FOLLOW_UP)
        closed = Case(
            **mine,
            **told,
            state=CaseState.CLOSED,
            step=CaseStep.DONE,
            closed_at=NOON,
            ending=CaseEnding.VERIFIED,
        )
        given = GivenGesture(**gift, case_id=of.case_id, state=GivenState.PLANNED)
        asks, asks_in_case = GivenGesture(**waiting), GivenGesture(**waiting, case_id=of.case_id)
        asked = SurveyAnswer(**mine, metric="nps", scale_min=0, scale_max=10, asked_at=NOON)
        away = Customer(display_name="Away", created_at=NOON)
        view = SavedView(pane="recovery", name="Mine", definition={})
        keeper = Staff(
            name=OWNER_WITH_A_PASSWORD,
            role="owner",
            password_hash=_QuickHashes().hash(PASSWORD),
            pin_hash=kept_pin(_QuickHashes().hash(PIN), len(PIN)),
        )
        session.add_all([at_end, closed, given, asks, asks_in_case, asked, away, view, keeper])
        session.flush()
        delivered = select(Moment.id).where(
            Moment.customer_id == of.customer_id, Moment.state == MomentState.DELIVERED
        )
        return _Rows(
            case_at_follow_up=at_end.id,
            closed_case=closed.id,
            given=given.id,
            waiting=asks.id,
            waiting_of_case=asks_in_case.id,
            asked=asked.id,
            away=away.id,
            delivered=session.scalars(delivered).one(),
            view=SavedViewRow(view.id, view.version, view.name, own=False, definition={}),
            keeper=keeper.id,
        )


def _of_cases(work: Workplace, rows: _Rows) -> Examples:
    gestures, closing = "cases.service.gestures:CaseGestures", "cases.service.closing:ClosingService"
    rules = RulesService(work)
    return {
        f"{closing}.close_unreachable": [Example({"case_id": rows.case_at_follow_up})],
        f"{closing}.close_verified": [Example({"case_id": rows.case_at_follow_up})],
        f"{closing}.reopen": [Example({"case_id": rows.closed_case})],
        f"{gestures}.decide": [Example({"given_id": rows.waiting_of_case})],
        f"{gestures}.drop": [Example({"given_id": rows.given})],
        f"{gestures}.mark_given": [Example({"given_id": rows.given})],
        "gestures.service.giving:GivingService.decide": [Example({"given_id": rows.waiting})],
        "cases.service.rules:RulesService.save": [
            Example(
                {
                    "seen": lambda fill: rules.get(),
                    "wanted": lambda fill: RecoveryRules(
                        fill.draft(RecoverySettings), rules.get().own_limits
                    ),
                }
            )
        ],
    }


def _of_customers(rows: _Rows) -> Examples:
    def captured(*parts: proposals.Part) -> proposals.Proposal:
        return proposals.Proposal(" ".join(str(part) for part in parts), parts)

    made: list[Any] = [
        lambda fill: captured(proposals.NewClue(fill.word("line.text"))),
        lambda fill: captured(proposals.NewTouchpoint(fill.word("line.text"))),
        lambda fill: captured(proposals.NewPromise(fill.word("line.what"), owner=fill.word("owner.what"))),
        lambda fill: captured(
            proposals.NewCompanion(fill.word("line.name"), "partner", fill.word("line.relation"))
        ),
        lambda fill: captured(proposals.NewName(fill.word("line.name"), "nickname")),
        lambda fill: captured(proposals.NewName(fill.word("line.preferred_name"), "preferred")),
        lambda fill: captured(
            proposals.NewPreference(
                Strength.MUST,
                fill.word("line.text"),
                "food",
                must_kind=MustKind.ALLERGY,
                about=fill.word("about.name"),
                detail=fill.word("line.detail"),
            )
        ),
        lambda fill: captured(
            proposals.NewOccasion(
                "custom", PartialDate(5, 6), label=fill.word("line.label"), person=fill.word("person.name")
            )
        ),
    ]
    becomes: Mapping[str, Any] = {
        "preference": lambda fill: fill.draft(PreferenceDraft),
        "occasion": lambda fill: fill.draft(OccasionDraft),
        "promise": lambda fill: fill.draft(PromiseDraft),
    }
    return {
        "customers.service.capture:CaptureService.save": [Example({"proposal": make}) for make in made],
        "customers.service.clues:ClueService.sort_clue": [
            Example({name: make}) for name, make in becomes.items()
        ],
        "customers.service.visits:VisitService.receive": [Example({"customer_id": rows.away})],
        "occasions.service.family:FamilyService.share": [Example({"customer_id": rows.away})],
    }


def _of_moments(work: Workplace, rows: _Rows) -> Examples:
    due, states = ReminderReader(work).due()[0], "moments.service.states:MomentStates"
    reminders = "moments.reminders.service:ReminderService"
    again: dict[str, Any] = {"row": lambda fill: fill.said_again(due), "until": NOON + timedelta(hours=1)}
    return {
        f"{states}.edit_delivery": [Example({"moment_id": rows.delivered})],
        f"{states}.tell_story": [Example({"moment_id": rows.delivered})],
        f"{reminders}.settle": [Example({"row": again["row"]})],
        f"{reminders}.snooze": [Example(again)],
        f"{reminders}.note_told": [Example({"rows": lambda fill: (fill.said_again(due),)})],
        "moments.gesture_photos:GesturePhotos.keep": [Example({"content": PIXEL})],
        "moments.service.files:MomentFiles.add": [Example({"content": PIXEL})],
        "moments.service.files:MomentFiles.add_to_gesture": [Example({"content": PIXEL})],
    }


def _of_settings(work: Workplace) -> Examples:
    moments, surveys = MomentSettingsService(work), SurveySettingsService(work)
    templates = TemplateService(work)
    return {
        "moments.service.settings:MomentSettingsService.change": [
            Example(
                {
                    "version": lambda fill: moments.look()[0],
                    "values": lambda fill: {"ready_by": fill.word("values.ready_by", plain="12:00")},
                }
            )
        ],
        "surveys.service.settings:SurveySettingsService.change": [
            Example(
                {
                    "version": lambda fill: surveys.look()[0],
                    "values": lambda fill: {
                        "languages": (fill.word("values.languages"),),
                        "questions": {fill.word("values.questions"): {"why": fill.word("values.why")}},
                    },
                }
            )
        ],
        "surveys.service.templates:TemplateService.change": [
            Example({"version": lambda fill: templates.look()[0]})
        ],
    }


def _of_views(work: Workplace, rows: _Rows) -> Examples:
    views = "saved_views.service:SavedViewService"
    shown = Example({"view": rows.view}, service=SavedViewService(work, "recovery"))
    return {
        f"{views}.save_view": [replace(shown, values={})],
        f"{views}.rename_view": [shown],
        f"{views}.change_view": [shown],
    }


class _QuickHashes(Argon2Hashes):
    """The same with less effort, which is not what is tried."""

    def hash(self, secret: str) -> str:
        """A hash with its parameters and a salt of its own."""
        from argon2 import PasswordHasher

        return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(secret_bytes(secret))


def _of_secrets(work: Workplace, rows: _Rows) -> Examples:
    quick, pins = _QuickHashes(), "sign_in.service.pins:PinService"
    sign_in, secrets = "sign_in.service.signing_in:SignInService", "sign_in.service.keeping:SecretService"
    keeping = SecretService(work, quick)
    keeping.keep_recovery(quick.hash("recovery"))
    whose = Example({"staff_id": rows.keeper}, service=SignInService(work, quick))
    word = {"draft": lambda fill: fill.draft(PasswordDraft)}
    return {
        f"{sign_in}.sign_in": [whose],
        f"{sign_in}.unlock": [whose],
        f"{sign_in}.recover": [whose],
        f"{sign_in}.prove": [replace(whose, values={})],
        f"{pins}.whose": [Example(service=PinService(work, quick))],
        f"{pins}.hashed": [Example(plain={"pin": PIN, "again": PIN}, service=PinService(work, quick))],
        f"{secrets}.hashed": [
            Example(plain={"pin": PIN, "again": PIN}, service=keeping),
            Example(word, plain={"password": PASSWORD, "again": PASSWORD}, service=keeping),
        ],
    }


def _of_files(work: Workplace, folder: Path) -> Examples:
    service = ImportService(work, else_folder=folder)

    def path(fill: Filling) -> Path:
        """A file called like the words, with a column and a cell of them."""
        made = fill.path("file", folder / "in", ending=".csv")
        words = fill.word("cells").encode("utf-8", "replace").decode()
        with made.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["Name", "Note", words], ["Guest", words, words]])
        return made

    def look(fill: Filling) -> FileLook:
        return service.inspect([path(fill)])[0]

    looks: Mapping[str, Any] = {"looks": lambda fill: (look(fill),)}
    bring, unreadable = "transfer.importing.service:ImportService", (Unreadable,)
    taken: Mapping[str, Mapping[str, Any]] = {
        "inspect": {"paths": lambda fill: (path(fill),), "choices": None, "mapping": None},
        "preview": looks,
        "remap": {"look": look, "mapping": lambda fill: look(fill).file.mapping},
        "save_problems": {**looks, "target": lambda fill: fill.path("target", folder / "out")},
        "run": {**looks, "names": lambda fill: {path(fill): fill.word("names")}},
    }
    return {
        "law.service.person_data:PersonDataService.write": [
            Example({"into": lambda fill: fill.path("into", folder / "people")})
        ],
        **{
            f"{bring}.{name}": [Example(values, service=service, refusals=unreadable)]
            for name, values in taken.items()
        },
    }


def _of_backups(work: Workplace, folder: Path) -> Examples:
    service, title = SafekeepingService(work, folder), "safekeeping.service:SafekeepingService"
    taken = service.take().path

    def second(fill: Filling) -> Path:
        made = fill.path("folder", folder / "second")
        made.mkdir(exist_ok=True)
        return made

    there = Example({"path": taken}, service=service)
    called = replace(there, values={"path": lambda fill: fill.path("path", folder)}, refusals=(NotFound,))
    return {
        f"{title}.allow_restore": [there, called],
        f"{title}.preview": [there, called],
        f"{title}.prove": [there, called],
        f"{title}.choose_second": [Example({"folder": second}, service=service, refusals=(Unavailable,))],
    }
