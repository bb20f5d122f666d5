"""Whether a path lies on a network share, where no database file should be worked with from several desks."""

from __future__ import annotations

import sys
from pathlib import Path

_KINDS = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs afs afpfs webdav davfs fuse.davfs2 fuse.sshfs sshfs fuse.rclone 9p "
    "glusterfs fuse.glusterfs ceph gfs2 ocfs2 lustre beegfs fuse.s3fs".split()
)
_MOUNTS = Path("/proc/self/mounts")
_REMOTE_DRIVE = 4


def is_on_a_share(path: Path) -> bool:
    """Whether the path looks like one on another computer; False where that cannot be told."""
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        return kind_of_mount(path.resolve(), mounts) in _KINDS
    except OSError:
        return False


def kind_of_mount(path: Path, mounts: str) -> str:
    """The kind of file system that a path lies on, by what the system says is mounted where."""
    best, kind = Path("/"), ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        where = Path(parts[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if path.is_relative_to(where) and len(where.parts) >= len(best.parts):
            best, kind = where, parts[2]
    return kind
