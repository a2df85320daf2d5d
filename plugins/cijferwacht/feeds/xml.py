"""Untrusted XML made well-formed and small, so that whatever reads it next has an easy time.

feedparser forgives broken XML with a second parser whose time grows with the square of the input: six
megabytes of ``<a>`` keep it busy for minutes. Here libxml2, which takes a fraction of a second, mends what is
broken; entities are neither defined nor expanded, and nothing outside the text is looked at.
"""

from __future__ import annotations

import html.entities
import re

from lxml import etree

from cijferwacht.feeds.plain import LONGEST_HTML

#: Elements in a feed; real ones have a few thousand.
MOST_ELEMENTS = 100_000
#: Prefixes that feeds use; some forget to declare them.
NAMESPACES = {
    "at": "http://purl.org/atompub/tombstones/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
#: Characters that XML 1.0 does not admit (section 2.2); the character references to them are dropped too.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NO_XML_REFERENCE = re.compile(r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));")
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
BARE_AMPERSAND = re.compile(r"&(?!#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};)")
BARE_LESS_THAN = re.compile(r"<(?![A-Za-z_/!?])")
ROOT_TAG = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|RDF|rdf)\b")


class NotXML(Exception):
    """Nothing of the text can be read as XML, or it is larger than any feed."""


def read_xml(text: str) -> etree._Element:
    """The root element of ``text``, mended where it must be.

    Raises:
        NotXML: there is no element to be had, or there are more than ``MOST_ELEMENTS``.
    """
    text = _without_prolog(text)
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError):
        try:
            mended = _mend(text).encode("utf-8", errors="replace")
            root = etree.fromstring(mended, _parser(recover=True))
        except (etree.XMLSyntaxError, ValueError) as error:
            raise NotXML(str(error)) from error
    if root is None:
        raise NotXML("no element")
    for number, element in enumerate(root.iter()):
        if number >= MOST_ELEMENTS:
            raise NotXML(f"more than {MOST_ELEMENTS} elements")
        _drop_undeclared(element)
        if element.text is not None and len(element.text) > LONGEST_HTML:
            element.text = element.text[:LONGEST_HTML]
    return root


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _without_prolog(text: str) -> str:
    """``text`` from its root element on: the declaration is obsolete, document types only do harm."""
    root = ROOT_TAG.search(text)
    return text[root.start() :] if root else text


def _mend(text: str) -> str:
    """What commonly breaks a feed put right outside its CDATA sections: entities of HTML, stray & and <."""
    pieces: list[str] = []
    at = 0
    while True:
        start = text.find("<![CDATA[", at)
        end = text.find("]]>", start) if start >= 0 else -1
        pieces.append(_mend_markup(text[at:start] if end >= 0 else text[at:]))
        if end < 0:
            break
        at = end + 3
        pieces.append(NO_XML.sub(" ", text[start:at]))
    return _declare_prefixes("".join(pieces))


def _mend_markup(text: str) -> str:
    """Every entity as a character or a numeric reference: past its first error libxml2 drops ``&amp;``."""

    def character(match: re.Match[str]) -> str:
        meant = html.entities.html5.get(f"{match[1]};", match[0])
        return "".join(f"&#{ord(c)};" if c in "&<>\"'" else c for c in meant)

    text = NO_XML_REFERENCE.sub(" ", NO_XML.sub(" ", text))
    return BARE_LESS_THAN.sub("&#60;", BARE_AMPERSAND.sub("&#38;", NAMED.sub(character, text)))


def _declare_prefixes(text: str) -> str:
    """The known prefixes that are used and not declared, declared at the root."""
    root = ROOT_TAG.search(text)
    if root is None:
        return text
    missing = "".join(
        f' xmlns:{prefix}="{address}"'
        for prefix, address in NAMESPACES.items()
        if f"xmlns:{prefix}" not in text and re.search(rf"[<\s]{prefix}:", text)
    )
    return text[: root.end()] + missing + text[root.end() :]


def _drop_undeclared(element: etree._Element) -> None:
    """Colons that no namespace stands behind taken out of the names."""
    if isinstance(element.tag, str) and ":" in element.tag.rpartition("}")[2]:
        element.tag = element.tag.replace(":", "-") if "}" not in element.tag else "unknown"
    for name in [name for name in element.attrib if ":" in str(name).rpartition("}")[2]]:
        del element.attrib[name]
