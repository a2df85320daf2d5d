"""Feeds out of WARC files (ISO 28500), in which archives of the web keep what they were answered.

A WARC holds strangers' bytes and may come from a stranger itself. Nothing in it makes a path, heads and
bodies are bounded while they are read, and a file that breaks off or goes wrong gives what stood before that.
"""

from __future__ import annotations

import gzip
import io
import logging
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from warcio.archiveiterator import WARCIterator
from warcio.bufferedreaders import BufferedReader, ChunkedDataException, ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from cijferwacht.feeds.codings import GZIP, Undecodable, decoded
from cijferwacht.feeds.moments import moment

ZSTANDARD = b"\x28\xb5\x2f\xfd"
#: Bytes of a record's headers together; those of HTTP and WARC together stay far below.
LONGEST_HEAD = 256 * 1024
CHUNK_HEAD = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]{0,200})?\r\n")
#: Seconds, or a fraction of them; a date less precise than that tells no order of captures.
WARC_DATE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z")

# It quotes what stands in the file, to whoever listens; here nobody does.
logging.getLogger("warcio").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Response:
    """A feed as its server sent it at a moment, content coding undone. ``digest`` as the file says, or ""."""

    feed: str
    url: str
    captured_at: datetime
    body: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Revisit:
    """A feed that was at a moment what it had been before: at ``refers_to``, or with the same ``digest``."""

    feed: str
    url: str
    captured_at: datetime
    digest: str
    refers_to: datetime | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A record of a feed that cannot be used. ``date`` and ``url`` as the file says."""

    feed: str
    url: str
    date: str
    reason: str


class DamagedWarc(Exception):
    """The file is no WARC, or is damaged from some point on; the message says which."""


class _Unusable(Exception):
    """Why a record cannot be used."""


class _Reader(BufferedReader):  # type: ignore[misc]  # warcio has no types
    """warcio's reader, which takes lines of any length, with a bound on what a record's head may hold."""

    def __init__(self, stream: IO[bytes] | _Unpacked) -> None:
        super().__init__(stream)
        self.head = 0

    def readline(self, length: int | None = None) -> bytes:
        left = LONGEST_HEAD - self.head
        if left <= 0:
            raise DamagedWarc(f"has a record with more than {LONGEST_HEAD} bytes of headers")
        line: bytes = super().readline(left if length is None else min(left, length))
        self.head += len(line)
        return line


class _Unpacked:
    """A gzip file as a stream of what is in it. Its end and its faults are not those of a record."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = gzip.GzipFile(fileobj=file)

    def read(self, size: int = -1) -> bytes:
        try:
            # Not read: it would lose what was unpacked before a fault.
            return self._file.read1(size)
        except EOFError as error:
            raise DamagedWarc("is cut short") from error
        except (OSError, zlib.error) as error:
            raise DamagedWarc("is damaged gzip") from error


def read_warc(
    file: IO[bytes], feed_of: Callable[[str], str | None], most: int, latest: datetime
) -> Iterator[Response | Revisit | Refused]:
    """The records of feeds in a WARC file, in its order; all others are passed over.

    Args:
        file: seekable, opened for binary reading; gzip is recognised by its first bytes.
        feed_of: the feed that an address is of, None for any other address.
        most: bytes of a feed, content coding undone or not.
        latest: captures after this moment are refused: the present.

    Raises:
        DamagedWarc: the file cannot be read, or not from some point on.
    """
    start = file.read(4)
    file.seek(0)
    if start.startswith(ZSTANDARD):
        raise DamagedWarc("is compressed with Zstandard, which is not read; unpack it first")
    stream = _Unpacked(file) if start.startswith(GZIP) else file
    # The heads of HTTP are read here, of the few records that matter.
    records = WARCIterator(stream, no_record_parse=True)
    reader = records.reader = _Reader(stream)
    seen = 0
    while (record := _next(records, seen)) is not None:
        seen += 1
        reader.head = 0
        if record.length is None:
            raise DamagedWarc("has a record without a length")
        if record.rec_type in ("response", "revisit"):
            found = _read(record, feed_of, most, latest)
            if found is not None:
                yield found
        reader.head = 0


def _next(records: WARCIterator, seen: int) -> ArcWarcRecord | None:
    """The next record; None at the end."""
    # warcio tells the terminal when a record is longer than its header says.
    with redirect_stderr(io.StringIO()):
        try:
            record = next(records, None)
        except ArchiveLoadFailed as error:
            raise DamagedWarc(f"is damaged after {seen} records" if seen else "is no WARC file") from error
    if records.err_count:
        raise DamagedWarc(f"is damaged after {seen} records")
    return record


def _read(
    record: ArcWarcRecord, feed_of: Callable[[str], str | None], most: int, latest: datetime
) -> Response | Revisit | Refused | None:
    url = record.rec_headers.get_header("WARC-Target-URI", "")
    feed = feed_of(url)
    if feed is None:
        return None
    date = record.rec_headers.get_header("WARC-Date", "")
    digest = record.rec_headers.get_header("WARC-Payload-Digest", "")
    try:
        captured_at = _date(date)
        if captured_at is None:
            raise _Unusable("its date is no moment like 2026-03-22T06:00:00Z")
        if captured_at > latest:
            raise _Unusable("its date lies in the future")
        if record.rec_type == "revisit":
            _check_status(_head(record), ("", "200", "304"))
            refers_to = _date(record.rec_headers.get_header("WARC-Refers-To-Date", ""))
            if feed_of(record.rec_headers.get_header("WARC-Refers-To-Target-URI", url)) != feed:
                refers_to = None
            return Revisit(feed, url, captured_at, digest, refers_to)
        return Response(feed, url, captured_at, _body(record, most), digest)
    except _Unusable as error:
        return Refused(feed, url, date, str(error))
    except Undecodable as error:
        return Refused(feed, url, date, f"its body {error}")


def _date(written: str) -> datetime | None:
    """A WARC-Date to the second, as names of snapshots are."""
    found = moment(written) if WARC_DATE.fullmatch(written) else None
    return None if found is None else found.replace(microsecond=0)


def _head(record: ArcWarcRecord) -> StatusAndHeaders:
    """Status and headers of the answer; a revisit may have none."""
    try:
        return StatusAndHeadersParser([], verify=False).parse(record.raw_stream)
    except EOFError:
        return StatusAndHeaders("", [])


def _check_status(head: StatusAndHeaders, usable: tuple[str, ...]) -> None:
    if head.protocol and not head.protocol.startswith("HTTP/"):
        raise _Unusable("it is no answer of HTTP")
    status = head.get_statuscode()
    if status not in usable:
        raise _Unusable(f"it was answered with {status[:3] or 'no status'}")


def _body(record: ArcWarcRecord, most: int) -> bytes:
    """What the server sent, without transfer and content coding."""
    head = _head(record)
    _check_status(head, ("200",))
    cut = record.rec_headers.get_header("WARC-Truncated") or record.rec_headers.get_header(
        "WARC-Segment-Number"
    )
    expected = record.length - record.raw_stream.tell()
    if expected > most:
        raise _Unusable(f"its body is larger than {most} bytes")
    body: bytes = record.raw_stream.read(expected)
    if cut or len(body) < expected:
        raise _Unusable("its body is cut short")
    if head.get_header("Transfer-Encoding", "").strip().lower() == "chunked" and CHUNK_HEAD.match(body):
        try:
            body = ChunkedDataReader(io.BytesIO(body), raise_exceptions=True).read()
        except ChunkedDataException as error:
            raise _Unusable("its body is cut short") from error
    body = decoded(body, head.get_header("Content-Encoding", ""), most)
    if not body.strip():
        raise _Unusable("its body is empty")
    return body
