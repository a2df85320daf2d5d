"""What bytes of a feed hold: texts, dates and addresses as outlets write them, and what hostile ones cost."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cijferwacht.feeds.charset import decode
from cijferwacht.feeds.moments import moment
from cijferwacht.feeds.parse import MOST_ENTRIES, Entry, NotAFeed, Tombstone, parse
from cijferwacht.feeds.plain import paragraphs, title_line
from news_server import item, rss

BASE = "https://krant.example/rss"


def only(body: bytes, media_type: str = "") -> Entry:
    (entry,) = parse(body, media_type=media_type, base=BASE).entries
    return entry


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Ruim 200 miljard.</p><p>En meer.</p>", "Ruim 200 miljard.\n\nEn meer."),
        ("1,5&nbsp;miljard", "1,5 miljard"),
        ("1,5&amp;nbsp;miljard &amp;euro; 3", "1,5 miljard € 3"),
        ("&lt;p&gt;Twee keer&lt;/p&gt;&lt;p&gt;verpakt&lt;/p&gt;", "Twee keer\n\nverpakt"),
        ("minder dan 5 &lt; 6 en R&amp;D", "minder dan 5 < 6 en R&D"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
        ("een<br>regel<br/> <br/>nieuw", "een regel\n\nnieuw"),
        ("<script>alert(1)</script><style>p{}</style>tekst<noscript>zet aan</noscript>", "tekst"),
        ("<figure><img alt='x'><figcaption>Foto: ANP</figcaption></figure><p>tekst</p>", "tekst"),
        (
            "<table><tr><th>Land</th><th>Heffing</th></tr><tr><td>EU</td><td>15%</td></tr></table>",
            "Land | Heffing\n\nEU | 15%",
        ),
        ("<ul><li>een</li><li>twee</li></ul>", "een\n\ntwee"),
        ("€&shy;2&#8239;000", "€2 000"),
        ("<p>open <b>vet", "open vet"),
        ("platte tekst\n\nmet alinea", "platte tekst\n\nmet alinea"),
        ("<!-- weg --><p>a\x00b</p>", "a b"),
        ("", ""),
    ],
)
def test_markup_becomes_paragraphs(markup: str, text: str) -> None:
    assert paragraphs(markup) == text


def test_a_title_is_one_line() -> None:
    assert title_line("EU: <b>&euro;&nbsp;150&nbsp;mld</b>\n voor defensie") == "EU: € 150 mld voor defensie"


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("Mon, 02 Mar 2026 10:00:00 +0100", "2026-03-02T09:00:00"),
        ("Mon, 02 Mar 2026 10:00:00 +01:00", "2026-03-02T09:00:00"),
        ("Mon, 02 Mar 2026 10:00:00 GMT", "2026-03-02T10:00:00"),
        ("Mon, 02 Mar 2026 10:00:00 -0000", "2026-03-02T10:00:00"),
        ("Mon, 02 Mar 2026 10:00:00 EST", "2026-03-02T15:00:00"),
        # Which feedparser takes for UTC.
        ("Mon, 02 Mar 2026 10:00:00 CET", "2026-03-02T09:00:00"),
        ("Thu, 02 Jul 2026 10:00:00 CEST", "2026-07-02T08:00:00"),
        # The name of the winter's zone, the clock of the summer.
        ("Thu, 02 Jul 2026 10:00:00 CET", "2026-07-02T08:00:00"),
        # The hour that occurs twice.
        ("Sun, 25 Oct 2026 02:30:00 CEST", "2026-10-25T00:30:00"),
        ("Sun, 25 Oct 2026 02:30:00 CET", "2026-10-25T01:30:00"),
        # No zone: the clock on the outlet's wall.
        ("Mon, 02 Mar 2026 10:00:00", "2026-03-02T09:00:00"),
        ("2026-07-02T10:00:00", "2026-07-02T08:00:00"),
        ("2026-07-02 10:00", "2026-07-02T08:00:00"),
        ("2026-07-02", "2026-07-01T22:00:00"),
        ("ma, 02 mrt 2026 10:00:00 +0100", "2026-03-02T09:00:00"),
        ("za 02 mei 2026 10:00:00 +0200", "2026-05-02T08:00:00"),
        ("2026-03-02T09:00:00Z", "2026-03-02T09:00:00"),
        ("2026-03-02T10:00:00.123456789+01:00", "2026-03-02T09:00:00.123456"),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
        ("32 Mar 2026 10:00:00 GMT", None),
        ("gisteren", None),
        ("", None),
        ("1" * 5000, None),
    ],
)
def test_dates_as_feeds_write_them(written: str, utc: str | None) -> None:
    assert moment(written) == (None if utc is None else datetime.fromisoformat(utc).replace(tzinfo=UTC))


SAID = (
    "<rss version='2.0'><channel><item><guid>1</guid><title>Één miljard: “€ 3”</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("body", "media_type", "what"),
    [
        (SAID.encode(), "", "UTF-8, undeclared"),
        (f"<?xml version='1.0' encoding='utf-8'?>{SAID}".encode(), "application/xml", "as declared"),
        (
            f"<?xml version='1.0' encoding='iso-8859-1'?>{SAID}".encode("cp1252"),
            "",
            "euro sign in ISO-8859-1",
        ),
        (f"<?xml version='1.0' encoding='iso-8859-1'?>{SAID}".encode(), "", "declared wrong, is UTF-8"),
        (f"<?xml version='1.0' encoding='utf-8'?>{SAID}".encode("cp1252"), "", "declared UTF-8, is not"),
        (SAID.encode(), "text/xml; charset=iso-8859-1", "server's default charset wrong"),
        (SAID.encode("cp1252"), "text/xml; charset=windows-1252", "only the header tells"),
        (b"\xef\xbb\xbf" + SAID.encode(), "text/xml; charset=latin1", "byte order mark"),
        (f"<?xml version='1.0' encoding='utf-16'?>{SAID}".encode("utf-16"), "", "UTF-16"),
        (b"\n\n" + SAID.encode(), "", "blank lines before the declaration"),
    ],
)
def test_characters_whatever_is_declared(body: bytes, media_type: str, what: str) -> None:
    assert only(body, media_type).title == "Één miljard: “€ 3”"


def test_one_damaged_byte_costs_one_character() -> None:
    body = "<?xml version='1.0' encoding='utf-8'?>één, twéé, ëén".encode() + b"\xff" + "reëel".encode()
    assert decode(body).endswith("ëén\ufffdreëel")


def test_the_longest_body_of_an_entry_is_its_text() -> None:
    body = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item>'
        "<guid>1</guid><title>t</title><description>kort</description>"
        "<content:encoded><![CDATA[<p>Lang &amp; breed.</p><p>Slot.</p>]]></content:encoded>"
        "</item></channel></rss>"
    )
    assert only(body.encode()).text == "Lang & breed.\n\nSlot."


def test_atom_with_content_as_markup_updates_and_tombstones() -> None:
    body = b"""<?xml version="1.0"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
      <at:deleted-entry ref="tag:krant.example,2026:1" when="2026-03-01T11:00:00+01:00"/>
      <at:deleted-entry ref="tag:krant.example,2026:2" when="2026-03-01T12:00:00+01:00">
        <at:comment>fout</at:comment>
      </at:deleted-entry>
      <entry><id>tag:krant.example,2026:3</id><title type="html">A &amp;amp; B</title>
        <link rel="enclosure" href="https://krant.example/beeld.jpg"/><link href="/artikel/3?a=1&amp;b=2"/>
        <published>2026-03-01T10:00:00Z</published><updated>2026-03-01T11:30:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Een.</p><p>Twee.</p></div></content>
      </entry>
    </feed>"""
    parsed = parse(body, base=BASE)
    assert parsed.format == "atom10"
    assert parsed.entries == (
        Entry(
            guid="tag:krant.example,2026:3",
            url="https://krant.example/artikel/3?a=1&b=2",
            title="A & B",
            text="Een.\n\nTwee.",
            published=datetime(2026, 3, 1, 10, tzinfo=UTC),
            updated=datetime(2026, 3, 1, 11, 30, tzinfo=UTC),
        ),
    )
    assert parsed.tombstones == (
        Tombstone("tag:krant.example,2026:1", datetime(2026, 3, 1, 10, tzinfo=UTC)),
        Tombstone("tag:krant.example,2026:2", datetime(2026, 3, 1, 11, tzinfo=UTC)),
    )


def test_rss_1_has_its_date_and_guid_elsewhere() -> None:
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"/><item rdf:about="https://krant.example/1">
      <title>t</title><link>https://krant.example/1</link><dc:date>2026-03-01T10:00+01:00</dc:date></item></rdf:RDF>"""
    entry = only(body)
    assert (entry.guid, entry.published) == ("https://krant.example/1", datetime(2026, 3, 1, 9, tzinfo=UTC))


def test_only_updated_counts_as_published_too() -> None:
    body = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>t</title>
      <updated>2026-03-01T11:30:00Z</updated></entry></feed>"""
    assert only(body).published == datetime(2026, 3, 1, 11, 30, tzinfo=UTC)


def test_broken_xml_is_mended() -> None:
    body = (
        b'<rss version="2.0"><channel><item><guid>a</guid><title>R&D &nbsp;&euro; 5 < 6</title>'
        b"<link>https://krant.example/?a=1&b=2</link>"
        b"<content:encoded><![CDATA[<p>a & b</p>]]></content:encoded>"
        b"<onbekend:veld>x</onbekend:veld></item><item><guid>b</guid><title>afgebr"
    )
    first, second = parse(body, base=BASE).entries
    assert (first.title, first.url, first.text) == ("R&D € 5 < 6", "https://krant.example/?a=1&b=2", "a & b")
    assert second.title == "afgebr"


def test_items_with_one_guid_and_address_count_once_and_with_another_address_twice() -> None:
    body = rss(
        item("1", "Een"), item("1", "Een, nogmaals"), item("1", "Ander", link="https://krant.example/2")
    )
    assert [entry.title for entry in parse(body).entries] == ["Een", "Ander"]


def test_items_that_cannot_be_recognised_again_are_counted() -> None:
    items = b"<item><title>los</title></item><item><guid>1</guid></item>"
    body = b"<rss version='2.0'><channel>" + items + b"</channel></rss>"
    assert parse(body, base=BASE).unusable == 2


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", r"https://a\b/", "mailto:a@b.example"]
)
def test_links_that_are_no_address_are_dropped(link: str) -> None:
    assert only(rss(item("1", "t", link=link))).url == ""


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "empty-body"),
        (b" \n\t", "empty-body"),
        (b"<!DOCTYPE html><html><head><title>Even geduld</title></head><body>privacy-gate", "html"),
        (b"<html><body><pre>&lt;rss&gt;", "html"),
        (b'{"items": []}', "not-a-feed"),
        (b"<opml><body/></opml>", "not-a-feed"),
        (b"\x89PNG\r\n\x1a\n", "not-a-feed"),
        (b"/etc/passwd", "not-a-feed"),
    ],
)
def test_what_is_no_feed(body: bytes, problem: str) -> None:
    with pytest.raises(NotAFeed) as refused:
        parse(body)
    assert refused.value.problem == problem


def test_a_feed_without_entries_is_a_feed() -> None:
    assert parse(rss()).entries == ()


def test_bytes_that_name_a_file_do_not_open_it(tmp_path: Path) -> None:
    secret = tmp_path / "rss"
    secret.write_bytes(rss(item("1", "geheim")))
    with pytest.raises(NotAFeed):
        parse(str(secret).encode())


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
HOSTILE = {
    "entities that define each other": f'<!DOCTYPE r [<!ENTITY l0 "lol">{BOMB}]>'
    '<rss version="2.0"><channel><item><guid>1</guid><title>&l9;</title></item></channel></rss>',
    "an entity from a file": '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<rss version="2.0"><channel><item><guid>1</guid><title>t &x;</title></item></channel></rss>',
    "elements that never close": '<rss version="2.0">' + "<a>" * 300_000,
    "items that never end": '<rss version="2.0"><channel>' + "<item><guid>1</guid>" * 60_000,
    "nothing but ampersands": '<rss version="2.0"><channel><item><title>' + "&" * 400_000,
    "nothing but brackets": "<rss>" + "<" * 400_000,
    "sections that never close": '<rss version="2.0"><channel><item><title>' + "<![CDATA[" * 100_000,
    "markup in a text": rss(item("1", "t", "&lt;!" * 200_000 + "&lt;b&gt;" * 100_000)).decode(),
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bytes_cost_little_and_reveal_nothing(body: str) -> None:
    started = time.monotonic()
    try:
        entries = parse(body.encode()).entries
    except NotAFeed:
        entries = ()
    assert time.monotonic() - started < 5
    assert all("root:" not in entry.title and "lol" not in entry.title for entry in entries)


def test_no_more_entries_than_a_feed_has() -> None:
    assert len(parse(rss(*(item(str(n), "t") for n in range(MOST_ENTRIES + 200)))).entries) == MOST_ENTRIES
