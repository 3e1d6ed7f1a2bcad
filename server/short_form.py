"""The fields of the small forms that our own pages send."""

from urllib.parse import parse_qs

from starlette.requests import Request

LONGEST_BODY = 4096
"""Bytes. Nothing that a page of ours sends comes near it."""


async def read_form(request: Request) -> dict[str, str] | None:
    """The fields of a plain form, or None if the body is longer than any of ours could be."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            return None
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[-1] for name, values in fields.items()}
