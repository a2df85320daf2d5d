"""Which characters the bytes of a feed stand for, when header, declaration and bytes disagree."""

from __future__ import annotations

import codecs
import re

DECLARED_IN_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
DECLARED_IN_HEADER = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
#: As browsers read them (WHATWG Encoding Standard): the bytes 80-9F hold the euro sign and curly quotes.
WINDOWS_1252 = ("iso8859-1", "latin-1", "ascii")

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(body: bytes, media_type: str = "") -> str:
    """The text of an XML or HTML body.

    A byte order mark decides; then UTF-8, when the bytes are valid UTF-8 (text of another encoding that
    happens to be so is all but impossible once it has an accent); then the XML declaration, the header's
    charset, and Windows-1252 at last. Headers come after the bytes because a server's default charset
    is wrong more often than a declaration.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body.decode(encoding, errors="replace").removeprefix("\ufeff")
    # Without a mark, "<" and "?" of UTF-16 show as bytes next to NULs.
    if body[:4] in (b"<\x00?\x00", b"\x00<\x00?"):
        return body.decode("utf-16-le" if body[0] else "utf-16-be", errors="replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = DECLARED_IN_XML.match(body)
    in_header = DECLARED_IN_HEADER.search(media_type)
    for name in (declared[1].decode("ascii") if declared else "", in_header[1] if in_header else ""):
        try:
            encoding = codecs.lookup(name).name
            if encoding in WINDOWS_1252:
                encoding = "windows-1252"
            if encoding == "utf-8":
                continue  # shown to be wrong above, but mend only after the other declaration had its say
            return body.decode(encoding)
        except (LookupError, UnicodeDecodeError, TypeError, ValueError):
            continue
    said_utf8 = declared is not None and declared[1].lower() in (b"utf-8", b"utf8")
    # A single damaged byte in a UTF-8 feed should cost one character, not every accent.
    if said_utf8 and _mostly_utf8(body):
        return body.decode("utf-8", errors="replace")
    return body.decode("windows-1252", errors="replace")


def _mostly_utf8(body: bytes) -> bool:
    """Whether valid multi-byte sequences outnumber the bytes that break UTF-8."""
    text = body.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(1 for character in text if character > "\x7f") - broken > broken
