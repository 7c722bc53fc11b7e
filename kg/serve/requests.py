"""What endpoints take from a request, each refused with a sentence where it does not fit."""

from __future__ import annotations

import asyncio
import email
import hmac
from collections.abc import Coroutine
from email import policy
from typing import Any, Final
from urllib.parse import parse_qsl, quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg.serve import media
from kg.serve.messages import Reply, refusal

_PATIENCE: Final = 20.0  # seconds for the body of a request
_FIELDS: Final = 1000
_GRACE: Final = 1.0  # seconds that a question may go on whose client is gone

Fields = list[tuple[str, str]]


async def body(request: Request, limit: int) -> bytes:
    """Return the body. 413 when it is larger than ``limit`` bytes, 408 when it does not come."""
    content = bytearray()
    try:
        async with asyncio.timeout(_PATIENCE):
            async for piece in request.stream():
                content += piece
                if len(content) > limit:
                    raise HTTPException(413, f"the request is larger than {limit:,} bytes")
    except TimeoutError as error:
        raise HTTPException(408, "the request did not arrive in time") from error
    return bytes(content)


async def document(request: Request, limit: int) -> tuple[bytes, str]:
    """Return the body with its media type; of a form with files, the first of them."""
    content = await body(request, limit)
    media, _ = content_type(request)
    if media != "multipart/form-data":
        return content, media
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode("latin-1")
    for part in email.message_from_bytes(head + content, policy=policy.HTTP).iter_parts():
        inside = part.get_payload(decode=True)
        if isinstance(inside, bytes):
            return inside, part.get_content_type()
    raise HTTPException(400, "the form has no file")


def text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"byte {error.start} of the request is not UTF-8") from error


def fields(encoded: str) -> Fields:
    """Return names and values of an encoded form or query string, in order."""
    try:
        return parse_qsl(
            encoded, keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=_FIELDS
        )
    except ValueError as error:  # UnicodeDecodeError is one
        raise HTTPException(400, f"the parameters cannot be read: {error}") from error


def query_string(request: Request) -> Fields:
    return fields(request.scope["query_string"].decode("latin-1"))


def values(given: Fields, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in given if key == name)


def single(given: Fields, name: str) -> str | None:
    """Return the one value of a parameter, None without one; 400 for several."""
    found = values(given, name)
    if len(found) > 1:
        raise HTTPException(400, f"{name} is given {len(found)} times: give it once")
    return found[0] if found else None


def content_type(request: Request) -> tuple[str, str]:
    """Return the media type and the character set of the body, in lower case, each empty where not named."""
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = next(
        (p.split("=", 1)[1] for p in parameters.split(";") if p.strip().lower().startswith("charset=")), ""
    )
    return kind.strip().lower(), charset.strip(" \"'").lower()


def accepted(request: Request, offered: tuple[str, ...]) -> str | None:
    """Return the offered type that the client likes best, None for none; 400 for a header that is none."""
    header = ", ".join(request.headers.getlist("accept"))
    try:
        return media.chosen(header, offered)
    except media.Malformed as error:
        raise HTTPException(400, str(error)) from error


def must_accept(request: Request, offered: tuple[str, ...]) -> str:
    found = accepted(request, offered)
    if found is None:
        raise HTTPException(406, f"none of the accepted types is here: there are {', '.join(offered)}")
    return found


async def unless_gone(request: Request, answer: Coroutine[Any, Any, Reply]) -> Reply:
    """Return the answer; when the client goes away before, stop what makes it, so that others get its turn.

    Nobody reads what is returned then. What is nearly done is let be: to stop it would cost more.
    """
    answering = asyncio.ensure_future(answer)
    going = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({answering, going}, return_when=asyncio.FIRST_COMPLETED)
        if not answering.done():
            await asyncio.wait({answering}, timeout=_GRACE)
        if not answering.done():
            return refusal(499, "the client is gone")
        return answering.result()
    finally:
        answering.cancel()
        going.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def bears(request: Request, token: str | None) -> bool:
    """Return whether the request bears the token, in a time that tells nothing about it."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if not token or scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(given.strip().encode(), token.encode())


def response(reply: Reply) -> Response:
    headers = {"Vary": "Accept"}
    if reply.status == 503:
        headers["Retry-After"] = "2"
    kind = "text/plain; charset=utf-8" if reply.status != 200 else reply.media
    return Response(reply.body, reply.status, headers, kind)


def encoded(path: str) -> str:
    """Return a path as it may stand in a header or a link."""
    return quote(path, safe="/,;:=@")
