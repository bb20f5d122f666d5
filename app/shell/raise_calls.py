"""How a second start tells the first one to come to the front."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RAISE = b"raise\n"
_PATIENCE_MS = 1000


class RaiseCalls(QObject):
    """Listens for the one folder until closed; ``heard`` tells that somebody called."""

    heard = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        name = _server_name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)
        self._server.listen(name)
        self._server.newConnection.connect(self._hear)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _hear(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        connection.disconnectFromServer()
        self.heard.emit()


def call(folder: Path) -> None:
    """Ask whoever holds the folder to come to the front."""
    socket = QLocalSocket()
    socket.connectToServer(_server_name(folder))
    if socket.waitForConnected(_PATIENCE_MS):
        socket.write(_RAISE)
        socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()


def somebody_answers(folder: Path) -> bool:
    """Whether a program that holds the folder is alive."""
    socket = QLocalSocket()
    socket.connectToServer(_server_name(folder))
    return socket.waitForConnected(_PATIENCE_MS)


def _server_name(folder: Path) -> str:
    return "regulars-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
