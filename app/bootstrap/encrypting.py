"""Encryption of one window: the section of the settings, and what the status bar says of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.bootstrap.window_parts import WindowParts
from app.core.rights import Right
from app.core.words import gettext as _
from app.shell.entries import SettingsGroup, SettingsSection

if TYPE_CHECKING:
    from app.core.recovery_key import RecoveryKey
    from app.encryption.page import EncryptionPage
    from app.storage.database import Database

ENCRYPTION = "encryption"


class Encrypting(QObject):
    """``key_wanted`` gives the recovery key under which the venue should be put."""

    key_wanted = Signal(object)

    def __init__(self, parts: Callable[[], WindowParts]) -> None:
        super().__init__()
        self._parts = parts
        self.page: EncryptionPage | None = None

    @property
    def section(self) -> SettingsSection:
        """The section as the settings know it."""
        return SettingsSection(
            ENCRYPTION,
            _("Encryption"),
            "lock",
            self.build,
            Right.KEYS,
            group=SettingsGroup.DATA,
            finds=_("recovery key passphrase keychain another computer"),
        )

    def build(self) -> QWidget:
        """The section of the settings, for one window."""
        from app.encryption.page import EncryptionPage
        from app.encryption.service import EncryptionService
        from app.encryption.view_model import EncryptionViewModel
        from app.storage.cipher.keychain import SystemKeychain

        parts = self._parts()
        session = parts.session
        service = EncryptionService(session.workplace, session.folder.venue_file, keychain=SystemKeychain())
        model = EncryptionViewModel(
            service,
            lane=parts.new_lane(),
            notices=session.notices,
            allowed=partial(session.allows, Right.KEYS, again=True),
        )
        self.page = EncryptionPage(model, theme=parts.theme)
        self.page.key_wanted.connect(self.key_wanted)
        self.page.print_wanted.connect(self._print)
        return self.page

    def close(self) -> None:
        """Stop what runs; to be called before the window goes."""
        if self.page is not None:
            self.page.close_page()

    def _print(self, key: RecoveryKey) -> None:
        from app.bootstrap.recovery_paper import print_key

        assert self.page is not None
        print_key(self.page.window(), key.shown, place=self._parts().session.workplace.venue.name)


def state_words(database: Database) -> tuple[str, str]:
    """What the status bar says about where the data is and whether it is safe, and its icon."""
    if database.read_only:
        return _("Read only: nothing can be saved"), "lock"
    if database.key is not None:
        return _("Encrypted"), "shield-check"
    return _("On this computer"), "database"
