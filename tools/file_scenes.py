"""What `tools.screenshots` shows of pictures and papers: a pretended server's, and some that wait on the desk."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from desktop.presenters.chosen_file import ChosenFile, NotTaken
from desktop.presenters.chosen_files import ChosenFiles
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.kept_files import KeptFiles
from desktop.sync.errors import Unreachable
from scheduling.errors import ErrorCode
from scheduling.file_types import CHUNK, FileKind, chunks_of
from scheduling.ids import uuid7
from scheduling.visit_messages import FileLine

MB = 2**20


class Library:
    """The files of the one server that a stage has."""

    def __init__(self) -> None:
        self.files: list[FileLine] = []
        self.away = False

    async def page(self, _session_id: UUID) -> list[FileLine]:
        if self.away:
            raise Unreachable("only pretended")
        return self.files

    async def fetch(self, _session_id: UUID, _file: FileLine, _target: Path) -> None:
        raise Unreachable("only pretended")


def on_the_server() -> list[FileLine]:
    """A registration and a picture."""
    return [
        _line("Certificat d’immatriculation.pdf", 412_000, "application/pdf"),
        _line("IMG_20261118_074213_plaquettes_avant.jpg", 3 * MB, "image/jpeg"),
    ]


def waiting_here(files: KeptFiles, session_id: UUID) -> None:
    """A video on its way, a picture that waits and a paper that was refused."""
    video = _kept(session_id, "Bruit au freinage.mp4", 31 * MB, "video/mp4")
    photo = _kept(session_id, "Disque arrière.jpg", 2 * MB, "image/jpeg")
    paper = _kept(session_id, "Soumission.pdf", 26 * MB, "application/pdf", ErrorCode.FILE_TOO_LARGE.value)
    files._files = {file.id: file for file in (video, photo, paper)}
    files.arrived(video.id, 48)


def choose_files(files: ChosenFiles | None) -> None:
    """Three that go along with a booking being entered, and one that is not taken: nothing of them is read."""
    assert files is not None
    chosen = (
        ("IMG_20261118_074213_plaquettes_avant.jpg", 3 * MB, FileKind.PICTURE),
        ("Bruit au freinage.mp4", 31 * MB, FileKind.VIDEO),
        ("Certificat d’immatriculation.pdf", 412_000, FileKind.DOCUMENT),
    )
    files._write(
        tuple(ChosenFile(id=uuid7(), source=Path(name), size=size, kind=kind) for name, size, kind in chosen)
    )
    files.refused = (NotTaken(name="Historique.xlsx", code=ErrorCode.FILE_TYPE.value),)
    files.changed.emit()


def _kept(session_id: UUID, name: str, size: int, media_type: str, code: str = "") -> KeptFile:
    return KeptFile(
        id=uuid7(),
        session_id=session_id,
        name=name,
        size=size,
        media_type=media_type,
        sha256="",
        added_at=0,
        state=KeptState.REFUSED if code else KeptState.WAITING,
        code=code,
    )


def _line(name: str, size: int, media_type: str) -> FileLine:
    return FileLine(
        id=uuid7(),
        name=name,
        size=size,
        side="staff",
        ready=True,
        begun_at=0,
        chunk_bytes=CHUNK,
        chunks=chunks_of(size),
        missing=[],
        media_type=media_type,
    )
