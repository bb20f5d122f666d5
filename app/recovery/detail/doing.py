"""What the buttons of a case do at once, without a form."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.errors import InvalidInput
from app.gestures.schemas import GivenRow
from app.model.case import CaseEntryKind, CaseState, CaseStep
from app.promises.schemas import PromiseRow
from app.recovery.detail.body import DetailBody
from app.recovery.detail.detail_forms import DetailForms
from app.recovery.detail.foot import Next
from app.recovery.detail.view_model import DetailViewModel


class DetailDoing:
    """Says in a notice what could not be done, or beside the line where something was typed."""

    def __init__(self, view_model: DetailViewModel, *, body: DetailBody, forms: DetailForms) -> None:
        self._view_model = view_model
        self._acts = view_model.acts
        self._body = body
        self._forms = forms
        body.steps.step_done.connect(self.take_steps)
        body.steps.skip_wanted.connect(forms.skip_step)
        body.gestures.add_wanted.connect(forms.add_gesture)
        body.gestures.given.connect(self._give)
        body.gestures.drop_wanted.connect(forms.drop_gesture)
        body.gestures.decision_wanted.connect(forms.decide)
        body.promises.add_wanted.connect(forms.promise)
        body.promises.kept.connect(self._keep)
        body.promises.break_wanted.connect(forms.break_promise)
        body.promises.reopened.connect(self._reopen_promise)
        body.log.entry_typed.connect(self._write)
        body.story.tell_wanted.connect(forms.tell_story)

    def do_next(self, what: Next) -> None:
        """Do what comes next in the case."""
        if what is Next.REOPEN:
            self._forms.reopen()
        elif what is Next.CLOSE:
            self._forms.close_case()
        elif what is Next.ASK:
            if self.take_steps([CaseStep.RESOLVE]):
                self._forms.close_case()
        else:
            self.take_step()

    def take_step(self) -> None:
        """Stamp the step that is next."""
        shown = self._view_model.now_shown
        if shown is not None and shown.detail.row.state is CaseState.OPEN:
            self.take_steps([shown.detail.row.step])

    def skip_step(self) -> None:
        """Leave out the step that is next."""
        shown = self._view_model.now_shown
        if shown is not None and shown.detail.row.state is CaseState.OPEN:
            self._forms.skip_step(shown.detail.row.step)

    def take_steps(self, steps: Sequence[CaseStep]) -> bool:
        """Stamp these steps, the last of them with what was typed; whether that was done."""
        case_id, steps_section = self._view_model.case_id, self._body.steps
        try:
            done = self._acts.take_steps(case_id, steps, note=steps_section.note.text())
        except InvalidInput as error:
            self._view_model.notices.problem(error)
            return False
        if done:
            steps_section.clear_note()
        return done

    def write_in_log(self) -> None:
        """Put the keys into the line below the log's name."""
        self._body.ensureWidgetVisible(self._body.log.line)
        self._body.log.line.setFocus()

    def show_what_we_know(self) -> None:
        """Open or close all that is known of the customer."""
        self._body.know.turn()

    def _write(self, kind: CaseEntryKind, text: str) -> None:
        log = self._body.log
        try:
            done = self._acts.add_entry(self._view_model.case_id, kind=kind, text=text)
        except InvalidInput as error:
            log.show_problem(str(error))
            return
        if done:
            log.clear_line()

    def _give(self, row: GivenRow) -> None:
        try:
            self._acts.gestures.give(self._view_model.case_id, row)
        except InvalidInput as error:
            if any(problem.field == "clash_reason" for problem in error.problems):
                self._forms.give_all_the_same(row, against=str(error))
            else:
                self._view_model.notices.problem(error)

    def _keep(self, row: PromiseRow) -> None:
        self._acts.promises.keep(row)

    def _reopen_promise(self, row: PromiseRow) -> None:
        self._acts.promises.reopen(row)
