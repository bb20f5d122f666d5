"""The first hundred bytes of a file, without which nothing of it can be read."""

from __future__ import annotations

from pathlib import Path

from app.core.raw_files import opened_raw
from app.storage.recognising import HEADER_BYTES, MAGIC
from app.storage.revisions import APPLICATION_ID

_PAGE = 4096
_LEAF, _INTERIOR = 0x0D, 0x05


def mend_header(path: Path) -> bool:
    """Write what must stand at the beginning of a copy; whether it is a venue at all, or was one."""
    with opened_raw(path, to_write=True) as file:
        header = bytearray(file.read(HEADER_BYTES))
        if len(header) < HEADER_BYTES or not _was_ours(bytes(header), file.read(1)):
            return False
        size = path.stat().st_size
        header[:16] = MAGIC
        header[16:18] = _PAGE.to_bytes(2, "big")
        header[18:24] = bytes((max(1, min(header[18], 2)), max(1, min(header[19], 2)), 0, 64, 32, 32))
        header[28:32] = max(1, size // _PAGE).to_bytes(4, "big")
        header[92:96] = header[24:28]
        header[44:48] = (4).to_bytes(4, "big")
        header[56:60] = (1).to_bytes(4, "big")
        file.seek(0)
        file.write(header)
    return True


def _was_ours(header: bytes, kind: bytes) -> bool:
    """Whether enough of the mark is left: the magic words, our number, or where the first table begins."""
    magic = sum(a == b for a, b in zip(header, MAGIC, strict=False)) > len(MAGIC) // 2
    number = header[68:72] == APPLICATION_ID.to_bytes(4, "big")
    return (magic and (number or kind in (bytes([_LEAF]), bytes([_INTERIOR])))) or number
