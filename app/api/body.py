"""The largest body a request may have."""

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import UploadTooLargeError


@dataclass(frozen=True, slots=True)
class BodyLimit:
    """Cut a body off where it exceeds the limit, whatever its length was said to be."""

    app: ASGIApp
    max_bytes: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; who reads too much of its body meets the error."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        too_long = announced.isdecimal() and int(announced) > self.max_bytes
        left = -1 if too_long else self.max_bytes

        async def receive_some() -> Message:
            nonlocal left
            message = await receive() if left >= 0 else {}
            left -= len(message.get("body", b""))
            if left < 0:
                raise UploadTooLargeError(max_bytes=self.max_bytes)
            return message

        await self.app(scope, receive_some, send)
