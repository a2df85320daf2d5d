"""From the HTML of an entry to plain paragraphs: what a reader of the article reads, and nothing else."""

from __future__ import annotations

import html
import re

from lxml import etree

#: Elements that end a paragraph where they begin and where they end (HTML Living Standard, 15.3.3).
BLOCKS = frozenset(
    """address article aside blockquote body center dd details dialog div dl dt fieldset figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody tfoot thead
    tr ul""".split()  # noqa: SIM905  fifty lines otherwise
)
#: Elements whose content is no text of the article.
UNREAD = frozenset(
    """applet audio button canvas datalist figcaption head iframe math menu meter noframes noscript object
    option progress script select style svg template textarea title video""".split()  # noqa: SIM905
)
CELLS = frozenset(("td", "th"))

ESCAPED_MARKUP = re.compile(
    r"</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|img)\b[^<>]*>", re.I
)
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: No-break and other fixed-width spaces, read as a space ("1,5&nbsp;miljard").
SPACES = re.compile(r"[ \t\f\v\r\n\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
#: Zero-width characters, soft hyphens, direction marks and byte order marks: nothing to read.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]")
#: Control characters (Postgres stores no NUL) and halves of surrogate pairs.
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

#: Most characters of an entry's HTML that are read, and of the text that comes of it.
LONGEST_HTML = 500_000
LONGEST_TEXT = 200_000
LONGEST_TITLE = 1_000


class _Paragraphs:
    """Collects text by paragraph, as a target of lxml's HTML parser."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._unread = 0
        self._breaks = 0

    def start(self, tag: str, attributes: object) -> None:
        if tag in UNREAD:
            self._unread += 1
        elif tag in BLOCKS:
            self._end_paragraph()
        elif tag == "br":
            self._breaks += 1
            self._pieces.append(" ")
            if self._breaks == 2:
                self._end_paragraph()

    def end(self, tag: str) -> None:
        if tag in UNREAD:
            self._unread -= 1
        elif tag in BLOCKS:
            self._end_paragraph()
        elif tag in CELLS and not self._unread:
            self._pieces.append(" | ")

    def data(self, data: str) -> None:
        if not self._unread:
            self._pieces.append(data)
            if not data.isspace():
                self._breaks = 0

    def comment(self, text: str) -> None:
        """Comments are not read."""

    def close(self) -> str:
        self._end_paragraph()
        return "\n\n".join(self.paragraphs)

    def _end_paragraph(self) -> None:
        text = one_line("".join(self._pieces))
        self._pieces.clear()
        self._breaks = 0
        if text.strip("| "):
            self.paragraphs.append(text.removesuffix(" |"))


def one_line(text: str) -> str:
    """``text`` with every run of white space as one space, and nothing invisible in it."""
    return SPACES.sub(" ", CONTROL.sub("\ufffd", INVISIBLE.sub("", text))).strip()


def paragraphs(markup: str) -> str:
    """Plain text of an HTML fragment, paragraphs separated by an empty line.

    Some outlets escape twice: what is left as ``1,5&nbsp;miljard`` or ``<p>`` in the text is read once
    more. Line breaks (``<br>``) stay within a paragraph as a space; two in a row make a new one.
    """
    text = _read(markup[:LONGEST_HTML])
    if ESCAPED_MARKUP.search(text):
        text = "\n\n".join(filter(None, map(_read, text.split("\n\n"))))
    if ENTITY.search(text):
        text = "\n\n".join(one_line(html.unescape(paragraph)) for paragraph in text.split("\n\n"))
    return text[:LONGEST_TEXT].rstrip()


def title_line(markup: str) -> str:
    """A title in one line of plain text."""
    text = " ".join(paragraphs(markup[: LONGEST_TITLE * 20]).split("\n\n"))
    return text[:LONGEST_TITLE].rstrip()


def _read(markup: str) -> str:
    if "<" not in markup and "&" not in markup:
        # Plain text; its own empty lines are paragraphs.
        return "\n\n".join(filter(None, map(one_line, re.split(r"\n\s*\n", markup))))
    # Not html.parser: its time grows with the square of the length on input made to that end. libxml2
    # takes a NUL for the end of the text.
    parser = etree.HTMLParser(target=_Paragraphs(), remove_pis=True)
    try:
        # A wrapper, because libxml2 refuses an empty document and moves loose text about.
        return str(etree.fromstring(f"<div>{CONTROL.sub(' ', markup)}</div>", parser))
    except etree.XMLSyntaxError:
        return one_line(html.unescape(re.sub(r"<[^<>]{0,2000}>", " ", markup)))
