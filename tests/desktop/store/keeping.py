"""Files to attach, and what is left of them on the disk."""

from __future__ import annotations

from pathlib import Path

from desktop.store.kept_file import KeptFile
from desktop.store.kept_files import KeptFiles
from tests.factories import named

KEY = bytes(range(32))
VISIT, EPOCH = named("visit"), named("epoch")
JPEG = b"\xff\xd8\xff\xe0" + b"a picture of a car" * 30_000
"""Three parts."""


def source(directory: Path, content: bytes = JPEG, name: str = "front.jpg") -> Path:
    path = directory / name
    path.write_bytes(content)
    return path


def written(directory: Path) -> dict[str, bytes]:
    """All that is on the disk."""
    return {path.name: path.read_bytes() for path in directory.iterdir()}


async def again(files: KeptFiles, directory: Path, key: bytes = KEY) -> KeptFiles:
    """The program is started once more."""
    files.close()
    made = KeptFiles.open(directory / "files.db", key)
    await made.load()
    return made


async def content_of(files: KeptFiles, file: KeptFile) -> bytes:
    parts: list[bytes] = []
    while part := await files.part(file.id, len(parts)):
        parts.append(part)
    return b"".join(parts)
