"""What a file is, by its first bytes and never by its name; and how much of it a session keeps. Pure, and asked on
both sides: nobody is told "kept" of what the server never takes.

Kept are JPEG, PNG, WebP, HEIC and HEIF pictures, MP4, QuickTime, 3GP and WebM videos, and PDF documents.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from scheduling.errors import FileTooLarge, FileTypeRefused, Invalid, Rule

CHUNK = 256 * 1024
"""Bytes of each part but the last."""
HEAD = 64
"""Bytes from the start that tell the type."""
MOST_BYTES = 2**30
MOST_NAME = 300
"""Characters."""


class FileKind(StrEnum):
    PICTURE = "picture"
    VIDEO = "video"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSettings:
    """The owner's limits: bytes of one file by what it is, and of all files of a session."""

    picture: int = 25 * 2**20
    video: int = 100 * 2**20
    document: int = 25 * 2**20
    session_bytes: int = 300 * 2**20
    session_files: int = 40

    def __post_init__(self) -> None:
        for name in ("picture", "video", "document", "session_bytes"):
            if not 1 <= getattr(self, name) <= MOST_BYTES:
                raise Invalid(f"{name} is out of range", field=name)
        if not 1 <= self.session_files <= 1_000:
            raise Invalid("session_files is out of range", field="session_files")

    def most_of(self, kind: FileKind) -> int:
        """Bytes of one file of that kind."""
        return {
            FileKind.PICTURE: self.picture,
            FileKind.VIDEO: self.video,
            FileKind.DOCUMENT: self.document,
        }[kind]

    @property
    def most(self) -> int:
        """Bytes of one file, whatever it will turn out to be."""
        return max(self.picture, self.video, self.document)


@dataclass(frozen=True, slots=True)
class FileType:
    media_type: str
    kind: FileKind


_JPEG = FileType("image/jpeg", FileKind.PICTURE)
_PNG = FileType("image/png", FileKind.PICTURE)
_WEBP = FileType("image/webp", FileKind.PICTURE)
_HEIC = FileType("image/heic", FileKind.PICTURE)
_HEIF = FileType("image/heif", FileKind.PICTURE)
_MP4 = FileType("video/mp4", FileKind.VIDEO)
_MOV = FileType("video/quicktime", FileKind.VIDEO)
_3GP = FileType("video/3gpp", FileKind.VIDEO)
_WEBM = FileType("video/webm", FileKind.VIDEO)
_PDF = FileType("application/pdf", FileKind.DOCUMENT)

_BRANDS: dict[bytes, FileType] = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"), _HEIC),
    **dict.fromkeys((b"mif1", b"msf1"), _HEIF),
    **dict.fromkeys((b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1"), _MP4),
    **dict.fromkeys((b"M4V ", b"MSNV", b"dash"), _MP4),
    b"qt  ": _MOV,
    **dict.fromkeys((b"3gp4", b"3gp5", b"3gp6", b"3g2a"), _3GP),
}
"""The main brand of the ISO media formats, in the box ``ftyp``."""


def file_type(head: bytes) -> FileType | None:
    """The type of a file that begins with these bytes; ``None``: none that is kept."""
    if head.startswith(b"\xff\xd8\xff"):
        return _JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _PNG
    if head.startswith(b"%PDF-"):
        return _PDF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _WEBP
    if head.startswith(b"\x1aE\xdf\xa3") and b"webm" in head[:HEAD]:
        return _WEBM
    return _BRANDS.get(head[8:12]) if head[4:8] == b"ftyp" else None


def chunks_of(size: int) -> int:
    """How many parts a file of that many bytes has."""
    return -(-size // CHUNK)


def chunk_size(size: int, number: int) -> int:
    """How many bytes the part ``number`` (from 0) has."""
    return min(CHUNK, size - number * CHUNK)


def kept_name(name: str) -> str:
    """The last part of a path, without what no name has; raises ``Invalid`` where nothing is left."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    if not kept or len(kept) > MOST_NAME:
        raise Invalid("the name is no file's", field="name", rule=Rule.UNREADABLE)
    return kept


def check_room(size: int, others: Collection[int], settings: FileSettings) -> None:
    """Raise ``Invalid`` or ``FileTooLarge`` for a file of ``size`` bytes beside the session's ``others``."""
    if size < 1:
        raise Invalid("size is out of range", field="size", rule=Rule.OUT_OF_RANGE)
    if size > settings.most:
        raise FileTooLarge("the file is too large", most=settings.most, of="file")
    if len(others) >= settings.session_files:
        raise FileTooLarge("the session has many files already", most=settings.session_files, of="files")
    if sum(others) + size > settings.session_bytes:
        raise FileTooLarge("the session has no more room", most=settings.session_bytes, of="session")


def checked_type(head: bytes, size: int, settings: FileSettings) -> FileType:
    """The type of a file of ``size`` bytes that begins with these; raises ``FileTypeRefused``, ``FileTooLarge``."""
    kept = file_type(head)
    if kept is None:
        raise FileTypeRefused("the content is of no type that is kept")
    most = settings.most_of(kept.kind)
    if size > most:
        raise FileTooLarge("the file is too large", most=most, of=kept.kind.value)
    return kept
