"""A disk that keeps only what was synced: records what a program writes, and cuts the power at any moment of it.

The record is strace's: every write, truncation, sync, renaming and removal below one folder, in order, with the
bytes, and what the program said on its output. A cut keeps the bytes that were synced before it, and names once
their folder was synced; of what was written since, ``some`` keeps a random part, as a disk may.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

PROJECT = Path(__file__).parents[2]
_CALLS = "write,pwrite64,pwritev,pwritev2,writev,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,rename,renameat,renameat2,unlink,unlinkat,open,openat,creat"
_LINE = re.compile(r"^(?:\d+ +)?(?P<call>\w+)\((?P<given>.*)\) += (?P<result>-?\d+)")
_FILE = re.compile(r"^\d+<(?P<path>[^>]*)>")
_MOMENT = re.compile(rb"\b(?:pwrite64|fsync|fdatasync)\(|\\x73\\x61\\x76\\x65\\x64\\x20")
"""A file is written or synced, or something is called saved."""
SECTOR = 512


@dataclass
class Disk:
    """What would be there after a power cut (``kept``), and what the computer shows meanwhile (``seen``)."""

    seen: dict[str, bytearray] = field(default_factory=dict)
    kept: dict[str, bytearray] = field(default_factory=dict)
    loose: list[tuple[str, int, bytes]] = field(default_factory=list)
    new: set[str] = field(default_factory=set)

    def write(self, name: str, at: int, content: bytes) -> None:
        """Bytes of a file, not on the disk yet."""
        if name not in self.seen:
            self.create(name)
        file = self.seen[name]
        file.extend(bytes(max(0, at + len(content) - len(file))))
        file[at : at + len(content)] = content
        self.loose.append((name, at, content))

    def create(self, name: str) -> None:
        """A name that is not on the disk yet."""
        self.seen[name] = bytearray()
        self.new.add(name)

    def truncate(self, name: str, length: int) -> None:
        """Shorter or longer, not on the disk yet."""
        file = self.seen.setdefault(name, bytearray())
        del file[length:]
        file.extend(bytes(length - len(file)))

    def sync(self, name: str) -> None:
        """Everything of a file is on the disk, or every name of a folder."""
        if name in self.seen:
            self.kept[name] = bytearray(self.seen[name])
            self.loose = [each for each in self.loose if each[0] != name]
        else:
            self.new.clear()
            for gone in [each for each in self.kept if each not in self.seen]:
                del self.kept[gone]

    def rename(self, old: str, new: str) -> None:
        """The other name counts once the folder is synced; until then either may be there."""
        self.seen[new] = self.seen.pop(old)
        self.new.add(new)
        if old in self.kept:
            self.kept[new] = self.kept.pop(old)

    def after_cut(self, some: Random | None) -> dict[str, bytes]:
        """The files that the disk has when the power comes back."""
        files = {name: bytearray(content) for name, content in self.kept.items() if name not in self.new}
        for name, at, content in self.loose if some else ():
            for begin in range(0, len(content), SECTOR):
                if some is not None and some.random() < 0.5:
                    part, place = content[begin : begin + SECTOR], at + begin
                    file = files.setdefault(name, bytearray())
                    file.extend(bytes(max(0, place + len(part) - len(file))))
                    file[place : place + len(part)] = part
        return {name: bytes(content) for name, content in files.items()}


@dataclass(frozen=True)
class Cut:
    """One moment: what had been called saved, and the disk as it was."""

    saved: tuple[str, ...]
    disk: Disk


def record(tracing: Sequence[str], folder: Path, *words: str, log: Path) -> None:
    """Run the work in ``folder`` under the recorder."""
    command = [*tracing, "-y", "-xx", "-s", "1000000", "-e", f"trace={_CALLS}", "-o", str(log)]
    worker = [sys.executable, "-m", "tests.faults.work", str(folder), *words]
    subprocess.run([*command, *worker], check=True, cwd=PROJECT, capture_output=True)


def cuts(before: dict[str, bytes], folder: Path, log: Path, *, moments: int, seed: int) -> Iterator[Cut]:
    """The power is cut at so many random moments while something is written, the last of them after everything."""
    with log.open("rb") as lines:
        told = [number for number, line in enumerate(lines) if _MOMENT.search(line)]
    at = {told[-1], *Random(seed).sample(told[:-1], moments - 1)}
    disk = Disk({k: bytearray(v) for k, v in before.items()}, {k: bytearray(v) for k, v in before.items()})
    saved: list[str] = []
    with log.open(encoding="ascii", errors="replace") as lines:
        for number, line in enumerate(lines):
            found = _LINE.match(line)
            if found is not None and int(found["result"]) >= 0:
                _follow(disk, saved, str(folder), found)
            if number in at:
                yield Cut(tuple(saved), deepcopy(disk))


def _follow(disk: Disk, saved: list[str], folder: str, found: re.Match[str]) -> None:
    call, given = found["call"], found["given"]
    # Between quotes every byte is spelled, a quote too.
    texts = [bytes.fromhex(each.replace("\\x", "")) for each in given.split('"')[1::2]]
    if call in {
        "rename",
        "renameat",
        "renameat2",
        "unlink",
        "unlinkat",
        "open",
        "openat",
        "creat",
        "truncate",
    }:
        names = [text.decode() for text in texts]
        if names and names[-1].startswith(folder):
            _follow_name(disk, call, names, given)
        return
    file = _FILE.match(given)
    if file is None:
        return
    path = bytes.fromhex(file["path"].replace("\\x", "")).decode() if "\\x" in file["path"] else file["path"]
    if call == "write" and texts and texts[0].startswith(b"saved "):
        saved.append(texts[0].decode().removeprefix("saved ").strip())
    if not path.startswith(folder) or path.endswith("-shm"):
        return
    if call == "pwrite64":
        disk.write(path, int(given.rsplit(", ", 1)[1]), texts[0])
    elif call == "write":
        disk.write(path, len(disk.seen.get(path, b"")), texts[0])
    elif call == "ftruncate":
        disk.truncate(path, int(given.rsplit(", ", 1)[1]))
    elif call in {"fsync", "fdatasync"}:
        disk.sync(path)
    else:
        raise AssertionError(f"the recorder does not know how to follow {call}")


def _follow_name(disk: Disk, call: str, names: list[str], given: str) -> None:
    if call.startswith("rename"):
        disk.rename(names[0], names[1])
    elif call.startswith("unlink"):
        disk.seen.pop(names[-1], None)
    elif "O_TRUNC" in given or (("O_CREAT" in given) and names[-1] not in disk.seen):
        disk.create(names[-1])
