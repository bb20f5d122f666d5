"""The Import pane of a made-up venue, with everything done in place."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from app.core.changes import Change
from app.core.undo import History
from app.transfer.choices.samples_view_model import SamplesViewModel
from app.transfer.importing.service import ImportService
from app.transfer.pane import ImportPane
from app.transfer.past.view_model import PastImportsViewModel
from app.transfer.problem_saving import ProblemSaver
from app.transfer.view_model import ImportViewModel
from app.ui.change_bus import ChangeBus
from app.ui.commands import CommandRunner
from app.ui.dialogs import Dialogs
from app.ui.job import InlineJob, JobWork
from app.ui.lane import InlineLane
from app.ui.notices import Notices
from app.ui.theme.theme import Theme
from app.ui.waiting import WaitingRoom
from tests.venues import Place

T = TypeVar("T")


class PlainRoom:
    """Waits for nothing: work is done before it returns."""

    def wait(self, work: JobWork[T], words: str) -> T:
        """Do the work now."""
        values: list[T] = []
        errors: list[Exception] = []
        InlineJob().start(work, then=values.append, otherwise=errors.append)
        if errors:
            raise errors[0]
        return values[0]


class AnsweringDialogs(Dialogs):
    """Gives the answers that a test put in."""

    def __init__(self) -> None:
        super().__init__(None)
        self.to_open: list[Path] = []
        self.to_save: Path | None = None
        self.answer = True
        self.questions: list[str] = []

    def files_to_open(self, *, title: str, filters: str, folder: str = "") -> list[Path]:
        return self.to_open

    def file_to_save(self, *, title: str, filters: str, suggestion: str = "") -> Path | None:
        return self.to_save

    def ask(self, *, title: str, question: str, yes: str, no: str = "", more: str = "") -> bool:
        self.questions.append(question)
        return self.answer


class ImportDesk:
    """View models and services of one venue; ``pane`` is built when a test wants to see it."""

    def __init__(self, place: Place, folder: Path) -> None:
        self.place = place
        self.folder = folder
        self.service = ImportService(place.work)
        self.bus = ChangeBus()
        self.changes: list[Change] = []
        self.bus.changed.connect(self.changes.append)
        self.notices = Notices()
        self.runner = CommandRunner(self.bus, History(), self.notices)
        self.job = InlineJob()
        self.room: PlainRoom | WaitingRoom = PlainRoom()
        self.view_model = ImportViewModel(
            self.service, job=self.job, runner=self.runner, notices=self.notices, room=self.room
        )
        self.past = PastImportsViewModel(
            self.service,
            lane=InlineLane(),
            room=self.room,
            bus=self.bus,
            runner=self.runner,
            notices=self.notices,
        )
        self.view_model.taken_back.connect(self.past.note)
        self.samples = SamplesViewModel(InlineLane())
        self.dialogs = AnsweringDialogs()

    def build(self, theme: Theme) -> ImportPane:
        """The pane on these view models."""
        self.view_model.taken_back.disconnect(self.past.note)
        return ImportPane(
            self.view_model,
            past=self.past,
            saver=ProblemSaver(self.view_model, self.service, self.notices),
            samples=self.samples,
            theme=theme,
            wording=self.place.work.wording,
            dialogs=self.dialogs,
        )

    def file(self, name: str, text: str, encoding: str = "utf-8") -> Path:
        """A file of this text."""
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    @property
    def said(self) -> str:
        """The last notice."""
        return self.notices.latest.text if self.notices.latest is not None else ""
