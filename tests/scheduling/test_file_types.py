"""A file's type by its first bytes, and how it is cut into parts."""

from __future__ import annotations

import pytest

from scheduling.errors import FileTooLarge, FileTypeRefused, Invalid
from scheduling.file_types import (
    CHUNK,
    MOST_NAME,
    FileKind,
    FileSettings,
    check_room,
    checked_type,
    chunk_size,
    chunks_of,
    file_type,
    kept_name,
)

KEPT = {
    "image/jpeg": [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\xff\xd8\xff\xe1"],
    "image/png": [b"\x89PNG\r\n\x1a\n\x00\x00"],
    "image/webp": [b"RIFF\x10\x00\x00\x00WEBPVP8 "],
    "image/heic": [b"\x00\x00\x00\x18ftypheic", b"\x00\x00\x00\x18ftyphevc"],
    "image/heif": [b"\x00\x00\x00\x18ftypmif1"],
    "video/mp4": [b"\x00\x00\x00\x18ftypmp42", b"\x00\x00\x00\x20ftypisom", b"\x00\x00\x00\x20ftypM4V "],
    "video/quicktime": [b"\x00\x00\x00\x14ftypqt  "],
    "video/3gpp": [b"\x00\x00\x00\x14ftyp3gp5"],
    "video/webm": [b"\x1aE\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1fB\x86\x81\x01B\x82\x84webm"],
    "application/pdf": [b"%PDF-1.4\n%"],
}
OTHERS = [
    b"",
    b"GIF89a",
    b"MZ\x90\x00",
    b"<html><script>",
    b"<svg xmlns=",
    b"PK\x03\x04",
    b"RIFF\x10\x00\x00\x00WAVEfmt ",
    b"\x1aE\xdf\xa3\x01matroska",
    b"\x00\x00\x00\x18ftypXXXX",
    b" %PDF-1.4",
    b"\xff\xd8",
]


@pytest.mark.parametrize(("media_type", "heads"), KEPT.items())
def test_what_is_kept(media_type: str, heads: list[bytes]) -> None:
    for head in heads:
        found = file_type(head + b"\x00" * 60)
        assert found is not None
        assert found.media_type == media_type
        assert found.kind is {"image": FileKind.PICTURE, "video": FileKind.VIDEO}.get(
            media_type.partition("/")[0], FileKind.DOCUMENT
        )


@pytest.mark.parametrize("head", OTHERS)
def test_what_is_not_whatever_its_name(head: bytes) -> None:
    assert file_type(head) is None


@pytest.mark.parametrize("size", [1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK + 7])
def test_the_parts_are_the_whole(size: int) -> None:
    sizes = [chunk_size(size, number) for number in range(chunks_of(size))]
    assert sum(sizes) == size
    assert all(each == CHUNK for each in sizes[:-1])
    assert sizes[-1] > 0


def test_limits() -> None:
    settings = FileSettings(picture=10, video=30, document=20)
    assert [settings.most_of(kind) for kind in FileKind] == [10, 30, 20]
    assert settings.most == 30
    for wrong in ({"picture": 0}, {"session_bytes": 2**31}, {"session_files": 0}):
        with pytest.raises(Invalid):
            FileSettings(**wrong)


SMALL = FileSettings(picture=100, video=200, document=50, session_bytes=300, session_files=3)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("front.jpg", "front.jpg"),
        ("C:\\Photos\\front.jpg", "front.jpg"),
        ("../../etc/passwd", "passwd"),
        (" Été\n2026.jpg. ", "Été2026.jpg"),
        ("x" * MOST_NAME, "x" * MOST_NAME),
    ],
)
def test_the_name_is_the_last_part_of_a_path(name: str, kept: str) -> None:
    assert kept_name(name) == kept


@pytest.mark.parametrize("name", ["", "..", "a/", " \t", "x" * (MOST_NAME + 1)])
def test_what_is_no_name(name: str) -> None:
    with pytest.raises(Invalid):
        kept_name(name)


@pytest.mark.parametrize(("size", "others"), [(1, []), (200, []), (100, [200]), (1, [1, 1]), (200, [50, 50])])
def test_there_is_room(size: int, others: list[int]) -> None:
    check_room(size, others, SMALL)


@pytest.mark.parametrize(
    ("size", "others", "of"),
    [(201, [], "file"), (1, [1, 1, 1], "files"), (101, [200], "session"), (200, [50, 51], "session")],
)
def test_there_is_no_room(size: int, others: list[int], of: str) -> None:
    with pytest.raises(FileTooLarge) as refused:
        check_room(size, others, SMALL)
    assert refused.value.params["of"] == of


def test_nothing_is_no_file() -> None:
    with pytest.raises(Invalid):
        check_room(0, [], SMALL)


def test_each_kind_has_its_own_limit() -> None:
    jpeg, pdf = b"\xff\xd8\xff\xe0", b"%PDF-1.7"
    assert checked_type(jpeg, 100, SMALL).media_type == "image/jpeg"
    assert checked_type(pdf, 50, SMALL).kind is FileKind.DOCUMENT
    with pytest.raises(FileTooLarge) as refused:
        checked_type(jpeg, 101, SMALL)
    assert refused.value.params == {"most": 100, "of": "picture"}
    with pytest.raises(FileTypeRefused):
        checked_type(b"GIF89a", 1, SMALL)
