"""One window for each data folder: a second start raises the first window and leaves."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK_FILE = "desk.lock"
_RAISE = b"raise\n"
_PATIENCE_MS = 1000


class SingleInstance(QObject):
    """Holds the data folder; ``raise_wanted`` tells that somebody started the program once more.

    A lock whose program died is taken over without anybody's hand.
    """

    raise_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._path = folder / LOCK_FILE
        self._name = _server_name(folder)
        self._lock = QLockFile(str(self._path))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Take the folder; False when another window has it, which is then raised."""
        if self._lock.tryLock(0) or self._take_over():
            self._listen()
            return True
        self._ask_to_raise()
        return False

    def release(self) -> None:
        """Give the folder back."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _take_over(self) -> bool:
        """Replace a lock file that a power cut left without the name of its program."""
        if any(self._lock.getLockInfo()[1:3]) or self._somebody_answers():
            return False
        return self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    def _listen(self) -> None:
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.listen(self._name)
        server.newConnection.connect(self._hear)
        self._server = server

    def _hear(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        connection.disconnectFromServer()
        self.raise_wanted.emit()

    def _ask_to_raise(self) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.write(_RAISE)
            socket.waitForBytesWritten(_PATIENCE_MS)
            socket.disconnectFromServer()

    def _somebody_answers(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        return socket.waitForConnected(_PATIENCE_MS)


def _server_name(folder: Path) -> str:
    return "regulars-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
