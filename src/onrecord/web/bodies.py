"""Forms as they are sent, up to a size."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.types import Message

_MOST_FIELDS = 2_000
_MOST_FILES = 500


async def read_form(request: Request, limit: int) -> FormData:
    """The fields of a form.

    Raises:
        HTTPException: it is larger than ``limit`` bytes (413), no form (415), or cut short (400).
    """
    too_large = HTTPException(413, f"What was sent is larger than {limit:,} bytes, and was not taken.")
    length = request.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length) > limit:
        raise too_large
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await request.receive()
        taken += len(message.get("body", b""))
        if taken > limit:
            raise too_large
        return message

    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    stream = Request(request.scope, counted).stream()
    try:
        if kind == "application/x-www-form-urlencoded":
            return await FormParser(request.headers, stream).parse()
        if kind == "multipart/form-data":
            return await MultiPartParser(
                request.headers, stream, max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=limit
            ).parse()
    except MultiPartException as error:
        raise HTTPException(400, f"The form cannot be read: {error.message}") from None
    raise HTTPException(415, "A form is sent as application/x-www-form-urlencoded or multipart/form-data.")
