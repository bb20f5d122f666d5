"""Looking into the files of an import: those that can be read, and why the others cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.core.cancelling import Cancellation
from app.core.errors import AppError, Cancelled
from app.transfer.files_in_hand import FileInHand, RefusedFile
from app.transfer.importing.looking import FileLook
from app.transfer.importing.service import ImportService
from app.transfer.name_samples import USUAL, NameSample, different, sample_names
from app.transfer.opening import Choices

_READINGS = 3


@dataclass(frozen=True)
class FilesRead:
    """What came of looking into several files, each in the order given.

    ``trouble`` says why a file could not be read another way; it stays as it was.
    """

    files: tuple[FileInHand, ...]
    refused: tuple[RefusedFile, ...] = ()
    trouble: AppError | None = None


def read_files(
    service: ImportService,
    paths: Sequence[Path],
    *,
    before: Mapping[Path, FileInHand],
    choices: Mapping[Path, Choices],
    stop: Cancellation,
) -> FilesRead:
    """Look into every file that is new or is to be read another way; the others stay as they are."""
    files: list[FileInHand] = []
    refused: list[RefusedFile] = []
    trouble = None
    for path in dict.fromkeys(paths):
        known = before.get(path)
        if known is not None and path not in choices:
            files.append(known)
            continue
        try:
            (look,) = service.inspect([path], choices=choices, cancellation=stop)
            files.append(FileInHand.of(look, before=known, samples=_doubtful_readings(look, stop)))
        except Cancelled:
            raise
        except AppError as error:
            if known is None:
                refused.append(RefusedFile(path, error))
            else:
                files.append(known)
                trouble = error
    return FilesRead(tuple(files), tuple(refused), trouble)


def _doubtful_readings(look: FileLook, stop: Cancellation) -> tuple[NameSample, ...]:
    """The likeliest readings of the first names, where the letters leave a doubt."""
    if look.encoding.sure:
        return ()
    candidates = (look.encoding_name, *look.encoding.others, *USUAL)
    return different(sample_names(look.file, dict.fromkeys(candidates), cancellation=stop))[:_READINGS]
