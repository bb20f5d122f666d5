"""Saving the rows that have problems before anything is imported."""

from __future__ import annotations

from pathlib import Path

from app.core.errors import AppError, Cancelled
from app.core.words import gettext as _
from app.transfer.importing.service import ImportService
from app.transfer.view_model import ImportViewModel
from app.ui.notices import Notices


class ProblemSaver:
    """Runs where the preview ran, so that a newer preview replaces it."""

    def __init__(self, view_model: ImportViewModel, service: ImportService, notices: Notices) -> None:
        self._view_model = view_model
        self._service = service
        self._notices = notices

    def save(self, target: Path) -> None:
        """Write the rows with their reasons; a notice says where, or why not."""
        looks = [file.look for file in self._view_model.files]
        masks = self._view_model.mask_cards
        self._view_model.work.ask(
            lambda stop, progress: self._service.save_problems(
                looks, target, mask_cards=masks, progress=progress, cancellation=stop
            ),
            then=self._tell,
            otherwise=self._fail,
        )

    def _tell(self, saved: tuple[Path, ...]) -> None:
        self._notices.say(_("Saved as {files}").format(files=", ".join(path.name for path in saved)))
        self._view_model.report_changed.emit()

    def _fail(self, error: AppError) -> None:
        if not isinstance(error, Cancelled):
            self._notices.problem(error)
        self._view_model.report_changed.emit()
