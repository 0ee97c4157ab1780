"""The files of a session: uploading in chunks, listing, reading."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote
from uuid import UUID

from litestar import Controller, Request, delete, get, post, put
from litestar.params import FromPath, JSONBody
from litestar.response import Stream

from scheduling.errors import ErrorCode, FileDamaged, FileTooLarge, FileTypeRefused
from scheduling.file_types import chunks_of
from scheduling.keys import Scope
from scheduling.rights import Action
from scheduling.visit_messages import FileFinish, FileLine, FileList, FileRequest
from scheduling.visit_records import SessionFile
from sync_server.bootstrap import Bootstrap
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import files as service

_ADD = needs(Action.ADD_TO_SESSION, scope=Scope.SESSIONS)
_VIEW = needs(Action.VIEW_SESSION, scope=Scope.SESSIONS)


class VisitFilesController(Controller):
    """``/sessions/{id}/files``: needs a token."""

    path = "/sessions/{session_id:uuid}/files"
    tags = ("sessions",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get("/", opt=_VIEW, responses=refusals(ErrorCode.NOT_FOUND))
    async def page(self, session_id: FromPath[UUID], context: Asked, principal: Asker) -> FileList:
        """The files of a session; of those being uploaded, which parts are missing."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.page(uow, account, session_id)

    @post(
        "/",
        status_code=200,
        opt=_ADD,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.FILE_TOO_LARGE, ErrorCode.GONE),
    )
    async def begin(
        self, session_id: FromPath[UUID], data: JSONBody[FileRequest], context: Asked, principal: Asker
    ) -> FileLine:
        """Announce a file by name and size, then put its parts of 256 KiB, then finish it within 24 hours.

        Sent again with the same id it answers what is still missing, so that an upload goes on where it stopped.
        """
        async with context.acting(principal) as (uow, account):
            line = await service.begin(uow, account, session_id, data, context.now())
            # failpoint: files.begin_written
            await uow.commit()
            # failpoint: files.begin_kept
        return line

    @put(
        "/{file_id:uuid}/chunks/{number:int}",
        status_code=204,
        opt=_ADD,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.GONE),
    )
    async def put_chunk(
        self,
        request: Request[Any, Any, Any],
        session_id: FromPath[UUID],
        file_id: FromPath[UUID],
        number: FromPath[int],
        *,
        context: Asked,
        principal: Asker,
    ) -> None:
        """Put one part, counted from 0, as the raw body; in any order, and again without harm."""
        content = await request.body()
        async with context.acting(principal) as (uow, account):
            await service.put_chunk(uow, account, session_id, file_id, number=number, content=content)
            # failpoint: files.part_written
            await uow.commit()
            # failpoint: files.part_kept

    @post(
        "/{file_id:uuid}/finish",
        status_code=200,
        opt=_ADD,
        responses=refusals(
            ErrorCode.NOT_FOUND,
            ErrorCode.FILE_INCOMPLETE,
            ErrorCode.FILE_DAMAGED,
            ErrorCode.FILE_TYPE,
            ErrorCode.FILE_TOO_LARGE,
        ),
    )
    async def finish(
        self,
        session_id: FromPath[UUID],
        file_id: FromPath[UUID],
        data: JSONBody[FileFinish],
        context: Asked,
        principal: Asker,
    ) -> FileLine:
        """Finish with the SHA-256 of all bytes. The type is told by the content: JPEG, PNG, WebP, HEIC, MP4,
        QuickTime, 3GP, WebM or PDF.

        What is damaged, too large or of no type that is kept is forgotten; parts that are missing are named.
        """
        try:
            async with context.acting(principal) as (uow, account):
                line = await service.finish(
                    uow, account, session_id, file_id, sha256=data.sha256, now=context.now()
                )
                # failpoint: files.finish_written
                await uow.commit()
                # failpoint: files.finish_kept
        except (FileDamaged, FileTypeRefused, FileTooLarge):
            async with context.acting(principal) as (uow, account):
                await service.forget(uow, account, session_id, file_id)
                await uow.commit()
            raise
        return line

    @delete(
        "/{file_id:uuid}",
        status_code=204,
        opt=_ADD,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.GONE),
    )
    async def forget(
        self, session_id: FromPath[UUID], file_id: FromPath[UUID], context: Asked, principal: Asker
    ) -> None:
        """Take back an upload that is not finished; a finished file stays with its session."""
        async with context.acting(principal) as (uow, account):
            await service.forget(uow, account, session_id, file_id)
            await uow.commit()

    @get("/{file_id:uuid}", opt=_VIEW, responses=refusals(ErrorCode.NOT_FOUND))
    async def read(
        self, session_id: FromPath[UUID], file_id: FromPath[UUID], context: Asked, principal: Asker
    ) -> Stream:
        """The bytes of a finished file, as a download."""
        async with context.acting(principal, reading=True) as (uow, account):
            file = await service.ready(uow, account, session_id, file_id)
        return Stream(
            parts_of(context.bootstrap, principal.tenant_id, file),
            media_type=file.media_type,
            headers={
                "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}",
                "Content-Length": str(file.size),
                "X-Content-Type-Options": "nosniff",
                "Content-Security-Policy": "sandbox; default-src 'none'",
                "Cache-Control": "private, no-store",
            },
        )


async def parts_of(bootstrap: Bootstrap, tenant_id: UUID, file: SessionFile) -> AsyncIterator[bytes]:
    """A finished file, a part at a time, and no connection kept while it goes out: its reader may be slow."""
    for number in range(chunks_of(file.size)):
        async with bootstrap.reading(tenant_id) as uow:
            content = await service.part(uow, file, number)
        yield content
