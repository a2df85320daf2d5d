"""Content codings of HTTP (RFC 9110, 8.4.1), undone within bounds, for bytes out of an archive."""

from __future__ import annotations

import codecs
import zlib

GZIP = b"\x1f\x8b"
#: How a feed that is not encoded begins: a byte order mark or, after blanks, a tag.
MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Codings on top of one another, and members of one gzip body; servers use one.
MOST_LAYERS = 3
MOST_MEMBERS = 16


class Undecodable(Exception):
    """A body that cannot be decoded, or not within its bounds; the message says why."""


def decoded(body: bytes, codings: str, most: int) -> bytes:
    """``body`` without its content codings.

    Archives are not always true to their headers: a body that was decoded when it was stored, with the
    header of before, is taken as it is, and one that is gzip without saying so is decoded.

    Args:
        body: the bytes as stored.
        codings: the ``Content-Encoding`` header; "" when there is none.
        most: bytes that the decoded body may have.

    Raises:
        Undecodable: too large, damaged, cut short, or of a coding that is not read.
    """
    layers = [name.strip().lower() for name in codings.split(",") if name.strip()]
    if len(layers) > MOST_LAYERS:
        raise Undecodable(f"is encoded {len(layers)} times")
    for coding in reversed(layers):
        if coding == "identity" or _is_plain(body):
            continue
        if coding in ("gzip", "x-gzip"):
            body = _gunzipped(body, most)
        elif coding == "deflate":
            body = _inflated(body, most)
        else:
            raise Undecodable(f"is encoded as {coding[:20]!r}, which is not read")
    if body.startswith(GZIP):
        body = _gunzipped(body, most)
    if len(body) > most:
        raise _too_large(most)
    return body


def _is_plain(body: bytes) -> bool:
    return body.startswith(MARKS) or body[:100].lstrip().startswith(b"<")


def _gunzipped(body: bytes, most: int) -> bytes:
    out = b""
    for _ in range(MOST_MEMBERS):
        # A bound for zlib too: memory is filled up to it, not up to what the body would become.
        part, rest = _end_of(zlib.decompressobj(wbits=31), body, most - len(out))
        out += part
        if not rest.startswith(GZIP):
            return out  # what some servers send behind the end is no content
        body = rest
    raise Undecodable(f"has more than {MOST_MEMBERS} gzip members")


def _inflated(body: bytes, most: int) -> bytes:
    """zlib's form, as the standard has it, or the bare one that some servers send."""
    try:
        return _end_of(zlib.decompressobj(), body, most)[0]
    except Undecodable:
        if body[:1] == b"\x78":
            raise
        return _end_of(zlib.decompressobj(wbits=-15), body, most)[0]


def _end_of(decompressor: zlib._Decompress, body: bytes, most: int) -> tuple[bytes, bytes]:
    """The whole of one compressed stream, and the bytes behind it."""
    try:
        out = decompressor.decompress(body, most + 1)
    except zlib.error as error:
        raise Undecodable("is compressed and damaged") from error
    if len(out) > most:
        raise _too_large(most)
    if not decompressor.eof:
        raise Undecodable("is compressed and cut short")
    return out, decompressor.unused_data


def _too_large(most: int) -> Undecodable:
    return Undecodable(f"is larger than {most} bytes")
