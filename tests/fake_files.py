"""The part of a fake server that takes the files of sessions, as ``/sessions/{id}/files`` does."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from uuid import UUID

import httpx

from desktop.store import codec
from scheduling.errors import RuleError
from scheduling.file_types import CHUNK, FileSettings, check_room, checked_type, chunks_of
from scheduling.visit_messages import FileFinish, FileLine, FileList, FileRequest, History, HistoryLine
from tests.fake_door import json_answer, problem_answer

MOST_MISSING = 20
_STATUS = {"file_too_large": 413, "file_type": 415}


@dataclass
class FakeFile:
    """A file as the server has it."""

    id: UUID
    session_id: UUID
    name: str
    size: int
    parts: dict[int, bytes] = field(default_factory=dict)
    media_type: str = ""
    sha256: str = ""

    @property
    def content(self) -> bytes:
        return b"".join(self.parts[number] for number in sorted(self.parts))

    def line(self) -> FileLine:
        missing = [number for number in range(chunks_of(self.size)) if number not in self.parts]
        return FileLine(
            id=self.id,
            name=self.name,
            size=self.size,
            side="staff",
            ready=bool(self.sha256),
            begun_at=0,
            chunk_bytes=CHUNK,
            chunks=chunks_of(self.size),
            missing=missing[:MOST_MISSING],
            media_type=self.media_type,
            sha256=self.sha256,
        )


class FakeFiles:
    """What is asked below ``/sessions``."""

    def __init__(self) -> None:
        self.files: dict[UUID, FakeFile] = {}
        self.file_settings = FileSettings()
        self.refuse_files: dict[str, str] = {}
        """Name of a file to the code with which it is refused when it is begun."""
        self.told: dict[UUID, list[HistoryLine]] = {}
        """What became of a session."""
        self.ill_at = ""
        """The name of a file at which the server fails."""

    def has_session(self, session_id: UUID) -> bool:
        raise NotImplementedError

    def _file_asked(self, request: httpx.Request) -> httpx.Response:
        _, _, session, _, *rest = request.url.path.split("/")
        session_id = UUID(session)
        if not self.has_session(session_id):
            return problem_answer(404, "not_found")
        if request.url.path.endswith("/events"):
            return json_answer(History(events=self.told.get(session_id, [])))
        if not rest or not rest[0]:
            return self._begin(request, session_id) if request.method == "POST" else self._page(session_id)
        file = self.files.get(UUID(rest[0]))
        if file is None or file.session_id != session_id:
            return problem_answer(404, "not_found")
        match rest[1:]:
            case ["chunks", number]:
                return self._put(file, int(number), request.content)
            case ["finish"]:
                return self._finish(file, codec.decode(FileFinish, request.content).sha256)
            case _:
                return httpx.Response(200, content=file.content)

    def _page(self, session_id: UUID) -> httpx.Response:
        lines = [file.line() for file in self.files.values() if file.session_id == session_id]
        return json_answer(FileList(files=lines))

    def _begin(self, request: httpx.Request, session_id: UUID) -> httpx.Response:
        wish = codec.decode(FileRequest, request.content)
        if wish.name == self.ill_at:
            return httpx.Response(500)
        if wish.name in self.refuse_files:
            return problem_answer(403, self.refuse_files[wish.name])
        known = self.files.get(wish.id)
        if known is None:
            others = [file.size for file in self.files.values() if file.session_id == session_id]
            try:
                check_room(wish.size, others, self.file_settings)
            except RuleError as error:
                return problem_answer(_STATUS[error.code], error.code)
            known = FakeFile(wish.id, session_id, wish.name, wish.size)
            self.files[wish.id] = known
        return json_answer(known.line())

    @staticmethod
    def _put(file: FakeFile, number: int, content: bytes) -> httpx.Response:
        if file.sha256:
            return problem_answer(409, "gone")
        file.parts.setdefault(number, content)
        return httpx.Response(204)

    def _finish(self, file: FakeFile, sha256: str) -> httpx.Response:
        if file.line().missing:
            return problem_answer(409, "file_incomplete")
        if hashlib.sha256(file.content).hexdigest() != sha256:
            del self.files[file.id]
            return problem_answer(409, "file_damaged")
        try:
            file.media_type = checked_type(file.content[:64], file.size, self.file_settings).media_type
        except RuleError as error:
            del self.files[file.id]
            return problem_answer(_STATUS[error.code], error.code)
        file.sha256 = sha256
        return json_answer(file.line())
