"""Work of every part of the program upon people whose every word is known; see ``WORD``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from app.audit.schemas import LogFilter
from app.audit.service import LogService
from app.cases.schemas.drafts import CaseDraft, StepDraft
from app.cases.schemas.views import CaseQuery
from app.cases.services import CaseServices
from app.core.cancelling import Cancellation
from app.core.errors import AppError
from app.core.partial_dates import PartialDate
from app.customers.lookup import Lookup
from app.customers.schemas.drafts import ContactDraft, CustomerDraft, CustomerEdit, PreferenceDraft
from app.customers.service.card import CardService
from app.customers.service.contacts import ContactService
from app.customers.service.customers import CustomerService
from app.customers.service.duplicates import DuplicateService
from app.customers.service.history import HistoryService
from app.customers.service.preferences import PreferenceService
from app.law.service.erasing import ErasureService
from app.law.service.limits import LimitService
from app.law.service.person_data import PersonDataService
from app.law.service.retention import RetentionService
from app.measures.report.service import MonthReader
from app.measures.scope import MeasureScope, Period
from app.measures.service import AnswerMeasures
from app.model.case import CaseStep
from app.model.contact_point import ContactKind
from app.model.preference import MustKind, Strength
from app.model.survey import Metric
from app.moments.schemas.drafts import DeliveryDraft, MomentDraft, SkipDraft, TaskDraft
from app.moments.services import MomentServices
from app.sign_in.service.signing_in import SignInService
from app.storage.plain.export import export_plain
from app.surveys.schemas.drafts import AnswerDraft
from app.surveys.services import SurveyServices
from app.transfer.importing.service import ImportService
from app.venue.workplace import Workplace
from tests.sign_in.plain_hashes import PlainHashes

WORD = "Quxjvbol"
"""Stands in every name, note and address; nothing else in the program is spelled like it."""


class Everything:
    """One act after the other; what a service refuses is refused, and goes on."""

    def __init__(self, work: Workplace, folder: Path, *, seed: int) -> None:
        self._work, self._folder, self._dice = work, folder, Random(seed)
        self._guests: list[int] = []
        self._number = 0
        self.done: dict[str, int] = {}
        self.refused = 0

    def close(self) -> None:
        """Let the venue go."""
        self._work.database.close()

    def reopen(self, work: Workplace) -> None:
        """Go on with the same people."""
        self._work = work

    def act(self) -> None:
        """Whatever comes next."""
        self._number += 1
        acts, weights = zip(*SHARES.items(), strict=True)
        act: Callable[[Everything], object] = self._dice.choices(acts, weights)[0]
        if not self._guests:
            act = Everything.guest
        self.done[act.__name__] = self.done.get(act.__name__, 0) + 1
        try:
            act(self)
        except AppError:
            self.refused += 1

    def guest(self) -> None:
        """Somebody new."""
        word = self._word()
        draft = CustomerDraft(
            display_name=f"Anna {word}",
            note=f"likes {word}",
            company=word,
            phones=(f"+41 79 555 {self._number % 10000:04}",),
            emails=(f"{word}@example.org",),
            birthday=PartialDate(1 + self._number % 12, 14),
            tags=(WORD,),
        )
        self._guests.append(CustomerService(self._work).add_customer(draft).value)

    def card(self) -> None:
        """A card is opened, changed with what it was, and with what is out of date."""
        guest = self._someone()
        card = CardService(self._work).get_card(guest)
        HistoryService(self._work).list_history(guest, text=WORD)
        version = card.head.version - self._dice.randrange(2)
        CustomerService(self._work).edit_customer(guest, CustomerEdit(version=version, note=self._word()))

    def preference(self) -> None:
        """Something that must not be served, with the reason."""
        draft = PreferenceDraft(
            text=f"no {self._word()}",
            detail=f"since {WORD}",
            strength=Strength.MUST,
            must_kind=MustKind.HEALTH,
            safety_reason=WORD,
        )
        PreferenceService(self._work).add_preference(self._someone(), draft)

    def contact(self) -> None:
        """An address that can be read, and one that cannot."""
        contacts, guest = ContactService(self._work), self._someone()
        contacts.add_contact(guest, ContactDraft(kind=ContactKind.ADDRESS, value=f"{WORD} 7"))
        contacts.add_contact(guest, ContactDraft(kind=ContactKind.EMAIL, value=f"{WORD} at nowhere"))

    def look(self) -> None:
        """Somebody is looked up, and may be somebody else."""
        venue = self._work.venue
        lookup = Lookup(self._work.database, self._work.clock, zone=venue.zone, desk=self._work.desk)
        lookup.find(f"anna {WORD[: 3 + self._number % 5]}")
        DuplicateService(self._work, lookup).find_likely(f"Anna {WORD}", phones=["079 555 00 01"])

    def case(self) -> None:
        """Something went wrong, is taken up, and found in the log."""
        cases = CaseServices.at(self._work)
        case_id = cases.opening.log_case(
            CaseDraft(customer_id=self._someone(), what=f"wet {self._word()}")
        ).value
        cases.steps.take_step(case_id, StepDraft(step=CaseStep.LISTEN, note=f"heard {WORD}"))
        cases.log_view.list_cases(CaseQuery(text=WORD))

    def moment(self) -> None:
        """Something is planned, prepared, and done or not."""
        moments = MomentServices.at(self._work)
        draft = MomentDraft(
            customer_id=self._someone(),
            title=f"cake for {self._word()}",
            occurs_on=self._work.today() + timedelta(days=3),
        )
        moment_id = moments.planning.plan_moment(draft).value
        moments.tasks.add_task(moment_id, TaskDraft(what=f"order for {WORD}"))
        version = moments.reader.get_moment(moment_id).version
        if self._dice.random() < 0.5:
            moments.states.deliver(moment_id, DeliveryDraft(version=version, reaction=5, said=WORD))
        else:
            moments.states.skip(moment_id, SkipDraft(version=version, reason=f"{WORD} is away"))

    def answer(self) -> None:
        """Somebody says how it was."""
        draft = AnswerDraft(
            metric=Metric.NPS,
            scale_min=0,
            scale_max=10,
            score=self._dice.randrange(11),
            comment=f"the {self._word()} was cold",
            customer_id=self._someone(),
        )
        SurveyServices.at(self._work).answers.record(draft)

    def measure(self) -> None:
        """The figures and the month."""
        today = self._work.today()
        period = Period(today - timedelta(days=30), today)
        AnswerMeasures(self._work).headline(MeasureScope(period), Metric.NPS)
        MonthReader(self._work).read(date(today.year, today.month, 1), stop=Cancellation())

    def bring(self) -> None:
        """A file with good and bad rows comes in, some of it again; a file that is none is refused."""
        path = self._folder / f"{self._number}.csv"
        rows = [f"Ben {self._word()} {one},{WORD}{one}@example.org,{WORD}-{one},{WORD}" for one in range(4)]
        path.write_text("\n".join(["Name,Email,Phone,Date of birth", *rows]), encoding="utf-8")
        service = ImportService(self._work, else_folder=self._folder)
        looks = service.inspect([path])
        service.preview(looks)
        batch = service.run(looks).value.batch_id
        if batch is not None and self._dice.random() < 0.5:
            service.undo(batch)
        path.write_bytes(f"\x00\x01{WORD}".encode() * 50)
        service.run(service.inspect([path]))

    def law(self) -> None:
        """What is known of somebody is written out, their data restricted or not any more."""
        guest, limits = self._someone(), LimitService(self._work)
        PersonDataService(self._work).write(guest, self._folder / f"person {self._number}")
        (limits.restrict if self._dice.random() < 0.5 else limits.lift_restriction)(guest)
        RetentionService(self._work).dry_run()

    def erase(self) -> None:
        """Somebody goes for good."""
        guest = self._guests.pop(self._dice.randrange(len(self._guests)))
        ErasureService(self._work).erase(guest, although_open=True)

    def sign_in(self) -> None:
        """A wrong secret, which is a guest's name."""
        SignInService(self._work, PlainHashes()).sign_in(1, self._word())

    def take_out(self) -> None:
        """Everything as plain files, and who did what."""
        export_plain(self._work.database, self._folder / f"plain {self._number}", on=self._work.today())
        LogService(self._work).list_log(LogFilter(customer_id=self._someone()))

    def _someone(self) -> int:
        return self._dice.choice(self._guests)

    def _word(self) -> str:
        return f"{WORD}{self._number}"


SHARES: dict[Any, int] = {
    Everything.guest: 20,
    Everything.card: 22,
    Everything.preference: 8,
    Everything.contact: 8,
    Everything.look: 12,
    Everything.case: 6,
    Everything.moment: 6,
    Everything.answer: 8,
    Everything.measure: 1,
    Everything.bring: 2,
    Everything.law: 2,
    Everything.erase: 3,
    Everything.sign_in: 3,
    Everything.take_out: 1,
}
"""How often each act comes, by weight."""
