"""The backups in a folder, as their names and manifests tell."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from pathlib import Path
from stat import S_ISREG

from app.storage.backups.disk import remove
from app.storage.backups.ladder import kept_of
from app.storage.backups.manifest import Manifest, find_manifest, manifest_path, write_manifest
from app.storage.backups.names import UNFINISHED, Why, read_name
from app.storage.backups.proving import Proof
from app.storage.beside import keys_beside


@dataclass(frozen=True)
class Kept:
    """One file that can be gone back to; without a manifest nobody knows yet what is in it."""

    path: Path
    at: datetime
    why: Why
    size: int
    manifest: Manifest | None = None

    @property
    def proven_at(self) -> datetime | None:
        """When all of it was last read and found in order; None when it never was, or is not."""
        manifest = self.manifest
        return manifest.proven_at if manifest is not None and not manifest.wrong else None

    @property
    def venue_made_at(self) -> datetime | None:
        """Of which venue it is; None where nobody looked yet."""
        return self.manifest.venue_made_at if self.manifest is not None else None

    @property
    def is_damaged(self) -> bool:
        """Whether something was found wrong with it."""
        return self.manifest is not None and bool(self.manifest.wrong)

    def count(self, table: str) -> int | None:
        """How many rows a table has in it; None where that is not known."""
        return self.manifest.rows.get(table, 0) if self.manifest is not None else None


def list_kept(folder: Path) -> tuple[Kept, ...]:
    """Everything in a folder that can be gone back to, the newest first; a folder that is not there has nothing.

    What cannot be looked at, or is let go meanwhile, is left out.
    """
    found: list[Kept] = []
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return ()
    for path in paths:
        name = read_name(path.name)
        if name is None:
            continue
        with suppress(OSError):
            told = path.stat()
            if S_ISREG(told.st_mode):
                found.append(Kept(path, name.at, name.why, told.st_size, find_manifest(path)))
    return tuple(sorted(found, key=lambda kept: (kept.at, kept.path.name), reverse=True))


def newest_good(kept: Sequence[Kept]) -> Kept | None:
    """The newest backup that is proven; files set aside do not count."""
    return next((one for one in kept if one.why is not Why.ASIDE and one.proven_at is not None), None)


def to_drop(kept: Sequence[Kept], *, now: datetime, zone: tzinfo) -> tuple[Kept, ...]:
    """What is not kept any longer, by the days of ``zone``; never the newest good one, nor what was set aside."""
    backups = [one for one in kept if one.why is not Why.ASIDE]
    staying = kept_of((one.at for one in backups), now=now, zone=zone)
    last = newest_good(backups)
    return tuple(one for one in backups if one.at not in staying and one is not last)


def drop(kept: Kept) -> None:
    """Delete a backup with what lies beside it; its manifest last, so that it is never without."""
    remove(kept.path)
    keys_beside(kept.path).unlink(missing_ok=True)
    manifest_path(kept.path).unlink(missing_ok=True)


def cut_off(folder: Path, *, before: datetime) -> tuple[Path, ...]:
    """Backups that a program was killed over while it took them, for those of today may still be under way."""
    found = ((path, read_name(path.name[1 : -len(UNFINISHED)])) for path in folder.glob(f".*{UNFINISHED}"))
    return tuple(path for path, name in found if name is not None and name.at < before)


def note_proof(kept: Kept, proof: Proof, *, at: datetime, digest: str) -> Kept:
    """Write down beside a backup what was found in it."""
    manifest = kept.manifest
    if manifest is None:
        facts = proof.facts
        manifest = Manifest(
            made_at=kept.at,
            why=kept.why,
            revision=facts.revision if facts else "",
            rows=facts.rows if facts else {},
            size=kept.size,
            sha256=digest,
            last_entry=facts.last_entry if facts else 0,
            newest_at=facts.newest_at if facts else None,
            anchor=facts.anchor if facts else None,
            venue_made_at=facts.venue_made_at if facts else None,
        )
    wrong = "; ".join(proof.wrong)
    if not proof.wrong and digest != manifest.sha256:
        wrong = "its bytes are not those that were written"
    proven_at = manifest.proven_at if wrong else at
    manifest = manifest.model_copy(update={"wrong": wrong, "proven_at": proven_at})
    write_manifest(kept.path, manifest)
    return replace(kept, manifest=manifest)
