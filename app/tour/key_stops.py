"""What the tour shows of keys: how a venue is encrypted, opened elsewhere, and what is asked for again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.bootstrap.encrypting import ENCRYPTION
from app.encryption.key_window import KeyWindow
from app.encryption.page import EncryptionPage
from app.encryption.recoding_window import RecodingWindow
from app.safekeeping.rescue.window import RescueWindow
from app.sign_in.service.signing_in import SignInService
from app.staff.proving import ProveDialog
from app.storage.recognising import key_needed
from app.tour.backup_stops import damaged
from app.tour.guide import Guide
from app.tour.over import Over
from app.tour.sign_in_stops import PIN, have_secrets
from app.tour.staff_stops import settings_page
from app.ui.job import InlineJob
from app.ui.lane import InlineLane

_WRONG = "harbour lights"
_DONE, _ALL = 3, 8


def plain(guide: Guide) -> QWidget:
    """A venue that whoever takes the computer could read."""
    _page(guide)
    return guide.desk.window


def new_key(guide: Guide) -> QWidget:
    """The key under which it will be, or that takes the place of the one of before."""
    _page(guide).begin()
    return guide.desk.window


def encrypting(guide: Guide) -> QWidget:
    """Everything is written anew."""
    job = InlineJob()
    window = RecodingWindow(guide.program.theme, job=job)
    job.progressed.emit(_DONE, _ALL)
    return guide.keep(window)


def encrypted(guide: Guide) -> QWidget:
    """What opens it now that it is done."""
    card = _page(guide).key_card
    assert card is not None
    card.kept.setChecked(True)
    card.begin.click()
    guide.settle()
    _page(guide)
    return guide.desk.window


def leave_key(guide: Guide) -> None:
    """Nothing is changed."""
    card = _page(guide).key_card
    if card is not None:
        card.left.emit()


def key_asked(guide: Guide) -> QWidget:
    """What stands instead of the desk on another computer."""
    return _key_window(guide)


def key_wrong(guide: Guide) -> QWidget:
    """Something was typed that opens nothing."""
    window = _key_window(guide)
    window.field.set_text(_WRONG)
    window.try_typed()
    return window


def leave_key_window(guide: Guide) -> None:
    """Close it."""
    guide.program.unlocking.close()


def salvaged(guide: Guide) -> QWidget:
    """A damaged file of which was saved what can be read."""
    window = damaged(guide)
    assert isinstance(window, RescueWindow)
    window.view_model.salvage(guide.folder)
    return window


def password_asked(guide: Guide) -> QWidget:
    """The password once more, for what is worth more than a look; a wrong one was typed."""
    have_secrets(guide)
    theme, sign_in = guide.program.theme, SignInService(guide.desk.session.workplace)
    dialog = ProveDialog(theme, sign_in, name="Ines", lane=InlineLane(), parent=guide.desk.window)
    dialog.field.set_text(_WRONG)
    dialog.form.submit()
    dialog.adjustSize()
    return guide.keep(Over(guide.desk.window, dialog))


def put_away(guide: Guide) -> None:
    """Close what was kept for a picture alone."""
    guide.put_away()


def quick_switch(guide: Guide) -> QWidget:
    """Somebody else takes the desk over."""
    have_secrets(guide)
    guide.desk.locking.switch(guide.desk.session.workplace.desk.staff_id)
    return guide.desk.window


def leave_switch(guide: Guide) -> None:
    """Whoever was there takes it back."""
    guide.desk.locking.screen.card.pin.typed.emit(PIN)


def forgotten(guide: Guide) -> QWidget:
    """The recovery key instead of a password that is lost."""
    card = guide.desk.locking.screen.card
    card.other_way.click()
    card.forgotten.click()
    return guide.desk.window


def _page(guide: Guide) -> EncryptionPage:
    page = settings_page(guide).open(ENCRYPTION)
    assert isinstance(page, EncryptionPage)
    return page


def _key_window(guide: Guide) -> KeyWindow:
    unlocking, folder = guide.program.unlocking, guide.desk.session.folder
    unlocking.ask(folder, key_needed(folder.venue_file), remembered=guide.desk.remembered)
    assert unlocking.window is not None
    return unlocking.window
