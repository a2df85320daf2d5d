"""What stands in a report, and what never may."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from editions import (
    ASSETS,
    BUSY,
    CORRECTED,
    DAY,
    EVIL,
    FUND,
    HOSTILE,
    NEW,
    QUIET,
    SAMPLE,
    TARIFF,
    TROOPS,
    ago,
    percent,
    said,
)

from cijferwacht.model import Change, Edition
from cijferwacht.reports.document import edition_from_json, edition_to_json
from cijferwacht.reports.render import HTML_LIMIT, Rendered, render
from cijferwacht.reports.story import SUBJECT_LENGTH, for_topics, safe_link, tell
from cijferwacht.reports.wording import wording

VOID = {"meta", "br", "img", "link", "hr", "input"}


class Tree(HTMLParser):
    """Reads HTML strictly: every tag closed in order; keeps tags, attributes and visible text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice in <{tag}>"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def visible(rendered: Rendered) -> str:
    return " ".join(Tree(rendered.html).text.split())


EDITIONS = {"busy": BUSY, "quiet": QUIET, "sample": SAMPLE, "hostile": HOSTILE}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", EDITIONS)
def test_html_is_well_formed_and_self_contained(name: str, language: str) -> None:
    rendered = render(EDITIONS[name], language, page_url="https://desk.example/day")
    tree = Tree(rendered.html)
    assert not {tag for tag, _ in tree.tags} & {"script", "iframe", "object", "form", "link", "base", "svg"}
    content_ids = {f"cid:{image.content_id}" for image in rendered.images}
    for tag, attributes in tree.tags:
        assert not [name for name in attributes if name.startswith("on")], tag
        if tag == "a":
            assert re.match(r"(https?://|mailto:)", attributes["href"] or "")
        if tag == "img":
            assert attributes["src"] in content_ids
            assert attributes["alt"]
    assert "url(" not in rendered.html and "@import" not in rendered.html
    assert len(rendered.html.encode()) <= HTML_LIMIT


@pytest.mark.parametrize(
    "said",
    [
        "3 cijfers veranderd · 1 betwist · 1 achteraf aangepast · 1 nieuw",
        "Amerikaanse heffing op EU-goederen",
        "25 → 15 procent",
        "▼ −10 procentpunt",
        "25 procent gold sinds 3 november 2026 (19 dagen).",
        "“Washington en Brussel zijn het eens over een heffing van 15 procent op Europese goederen,",
        "volgens onderhandelaar Marit Oosterveld · Kanaal Noord, 22 nov 2026, 14:05",
        "Dreiging met heffing van 25 procent",
        "Ook bij De Nieuwe Courant, Radio Delta.",
        "€ 210 miljard ↔ € 185 miljard",
        "Quotum voor Europees staal: 3,3 miljoen ton per jaar",
        "Nog 14 cijfers kwamen voor het eerst voorbij",
        "Gelezen: 412 artikelen, waarvan 37 over de gevolgde onderwerpen, met 268 cijfers.",
        "Wat we niet konden lezen",
        "De Nieuwe Courant: niet opgehaald (HTTP 503, 6 keer)",
        "Radio Delta: ongewoon stil",
    ],
)
def test_a_day_told_in_dutch(said: str) -> None:
    rendered = render(BUSY)
    assert said in visible(rendered)
    unwrapped = " ".join(rendered.text.split()).replace("*", "")
    in_text = said.replace("▼ ", "")
    assert in_text in unwrapped or in_text.upper() in unwrapped or "Dreiging" in said


def test_the_figure_is_marked_in_its_sentence() -> None:
    rendered = render(BUSY)
    assert re.search(r"heffing van <b [^>]*>15 procent</b> op", rendered.html)
    assert "heffing van *15 procent* op" in rendered.text


def test_order_is_by_weight_within_each_part() -> None:
    story = tell(BUSY, wording("nl"))
    assert [item.change for item in story.items] == [TARIFF, FUND, TROOPS, ASSETS, CORRECTED, NEW]


@pytest.mark.parametrize(
    ("changes", "subject"),
    [
        (
            (TARIFF,),
            "1 cijfer veranderd: Amerikaanse heffing op EU-goederen 25 → 15 procent",
        ),
        (
            (TARIFF, FUND),
            "2 cijfers veranderd: Amerikaanse heffing op EU-goederen 25 → 15 procent, …",
        ),
        ((ASSETS,), "1 cijfer betwist: Bevroren Russische tegoeden in de EU € 210 miljard ↔ € 185 miljard"),
        ((NEW,), "1 nieuw cijfer: Quotum voor Europees staal 3,3 miljoen ton per jaar"),
        ((), "Geen cijfers veranderd op zondag 22 november 2026"),
    ],
)
def test_the_subject_says_the_news(changes: tuple[Change, ...], subject: str) -> None:
    told = render(replace(BUSY, changes=changes)).subject.replace("\N{NO-BREAK SPACE}", " ")
    assert told == subject


@pytest.mark.parametrize("length", [5, 40, 60, 80, 200])
def test_a_subject_is_never_longer_than_fits(length: int) -> None:
    change = replace(TARIFF, name_nl=("lange naam " * 30)[:length])
    subject = render(replace(BUSY, changes=(change, FUND))).subject
    assert len(subject) <= SUBJECT_LENGTH
    assert "25 → 15 procent" in subject


def test_a_quiet_day_is_one_line() -> None:
    rendered = render(QUIET)
    assert rendered.quiet
    assert "Geen enkel gevolgd cijfer veranderde op zondag 22 november 2026." in visible(rendered)
    assert "Veranderd" not in visible(rendered).replace("veranderd", "")


@pytest.mark.parametrize(("language", "word"), [("nl", "oorbeeld"), ("en", "ample")])
def test_the_sample_says_so_everywhere(language: str, word: str) -> None:
    rendered = render(SAMPLE, language)
    assert word in rendered.subject
    assert word in visible(rendered)
    assert word in rendered.text
    assert word not in visible(render(BUSY, language))


def test_a_chart_needs_three_values() -> None:
    assert len(render(replace(BUSY, changes=(TARIFF,))).images) == 1
    two = replace(TARIFF, history=TARIFF.history[-2:])
    assert not render(replace(BUSY, changes=(two,))).images


def test_a_chart_shows_ninety_days_and_the_value_they_began_with() -> None:
    chart = tell(BUSY, wording("nl")).items[0].chart
    assert chart is not None
    assert [(p.day, p.value.low, p.carried) for p in chart.points] == [
        (ago(89), 10, True),
        (ago(70), 20, False),
        (ago(41), 30, False),
        (ago(19), 25, False),
        (DAY, 15, False),
    ]
    assert chart.title == "De laatste 90 dagen"
    assert "10 procent op 25 augustus 2026; 20 procent sinds 13 september 2026" in chart.alt


@pytest.mark.parametrize(("oldest", "days"), [(300, 90), (60, 68), (30, 34), (3, 14)])
def test_a_young_quantity_fills_its_chart(oldest: int, days: int) -> None:
    history = ((ago(oldest), percent(20)), (ago(1), percent(25)), (DAY, percent(15)))
    chart = tell(replace(BUSY, changes=(replace(TARIFF, history=history),)), wording("nl")).items[0].chart
    assert chart is not None
    assert ((chart.last - chart.first).days + 1, chart.title) == (days, f"De laatste {days} dagen")


def test_pictures_are_png() -> None:
    assert all(image.png.startswith(b"\x89PNG") for image in render(BUSY).images)


def test_a_very_busy_day_stays_below_what_gmail_shows() -> None:
    many = tuple(replace(TARIFF, quantity=f"q{n}", weight=float(n)) for n in range(120))
    rendered = render(replace(BUSY, changes=many))
    assert len(rendered.html.encode()) <= HTML_LIMIT
    assert "120 cijfers veranderd" in rendered.subject
    assert re.search(r"En nog \d+ veranderingen", visible(rendered))


def test_one_readers_topics() -> None:
    only = for_topics(BUSY, ["ukraine"])
    assert {c.quantity for c in only.changes} == {"drone-fund", "frozen-assets", "shell-deliveries"}
    quiet = render(BUSY, topics=("space",))
    assert quiet.quiet
    assert "Over uw onderwerpen veranderde" in visible(quiet)


def test_what_strangers_write_is_shown_as_text() -> None:
    rendered = render(HOSTILE)
    assert "<script" not in rendered.html and "<img src=x" not in rendered.html
    assert "<script>alert(1)</script>" in visible(rendered)
    assert "49" not in visible(rendered).replace("{{7*7}}", "")
    assert "\u202e" not in rendered.html + rendered.text + rendered.subject
    assert "\n" not in rendered.subject and "\r" not in rendered.subject
    assert "javascript:" not in rendered.html
    assert EVIL not in rendered.html


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://kanaal-noord.example/a?b=1#c", "https://kanaal-noord.example/a?b=1#c"),
        ("http://kanaal-noord.example:8080/%C3%A9", "http://kanaal-noord.example:8080/%C3%A9"),
        ("HTTPS://Kanaal-Noord.example/A", "https://kanaal-noord.example/A"),
        ("https://kanaal-noord.example/één", "https://kanaal-noord.example/%C3%A9%C3%A9n"),
        ("https://radio-dëlta.example/", "https://xn--radio-dlta-37a.example/"),
        ('https://x.example/"onmouseover="x', "https://x.example/%22onmouseover=%22x"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//kanaal-noord.example/", None),
        ("https:///pad", None),
        ("https://user:pass@kanaal-noord.example/", None),
        ("https://kanaal-noord.example/a b", None),
        ("https://kanaal-noord.example/\r\nBcc: x", None),
        ("https://kanaal<noord>.example/", None),
        ("https://kanaal-noord.example:poort/", None),
        ("https://" + "ë" * 90 + ".example/", None),
        ("https://[::1", None),
        ("", None),
    ],
)
def test_only_plain_web_addresses_are_links(url: str, link: str | None) -> None:
    assert safe_link(url) == link


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=list(EDITIONS))
def test_an_edition_survives_its_document(edition: Edition) -> None:
    document = edition_to_json(edition)
    assert edition_from_json(document) == edition
    assert edition_to_json(edition_from_json(document)) == document


def test_the_same_edition_renders_the_same() -> None:
    assert render(BUSY) == render(edition_from_json(edition_to_json(BUSY)))


def test_status_changes_tell_the_status() -> None:
    change = replace(TARIFF, kind="status", before=percent(15, status="plan"))
    rendered = render(replace(BUSY, changes=(change,)))
    assert "15 procent: plan → besluit" in visible(rendered)
    assert rendered.subject.endswith("EU-goederen 15 procent: plan → besluit")


@pytest.mark.parametrize(("silent", "word"), [(True, "stilletjes aangepast"), (False, "achteraf aangepast")])
def test_silent_corrections_are_called_so(silent: bool, word: str) -> None:
    rendered = render(replace(BUSY, changes=(replace(CORRECTED, silent=silent),)))
    assert word in visible(rendered) and f"[{word}]" in rendered.text


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("zo'n 1.500 militairen", "1.200 → ongeveer 1.500 militairen"),
        ("1,5 miljoen oud-militairen", "1.200 → ongeveer 1.500 oud-militairen"),
        # What number and noun are is not known of these.
        ("vijftienhonderd militairen", "1.200 → ongeveer 1.500 mensen"),
        ("1.500", "1.200 → ongeveer 1.500 mensen"),
        ("1,5 miljoen", "1.200 → ongeveer 1.500 mensen"),
    ],
)
def test_what_is_counted_is_called_as_in_the_news(figure: str, told: str) -> None:
    evidence = said(f"Er gaan {figure} heen.", figure, TROOPS.after)
    rendered = render(replace(BUSY, changes=(replace(TROOPS, evidence=(evidence,)),)))
    assert told in visible(rendered) and told in rendered.subject and told in rendered.text


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Van 25 naar 15 procent", False),
        ("Van 25 naar 15 procent, nu een besluit (eerder een plan)", True),
    ],
)
def test_a_sentence_that_only_says_the_values_again_is_left_out(sentence: str, is_told: bool) -> None:
    change = replace(TARIFF, sentence_nl=f"{TARIFF.name_nl}: {sentence}")
    assert (sentence in visible(render(replace(BUSY, changes=(change,))))) is is_told


def test_a_speaker_stands_inside_a_sentence() -> None:
    evidence = replace(TARIFF.evidence[0], speaker="De minister van Handel")
    told = visible(render(replace(BUSY, changes=(replace(TARIFF, evidence=(evidence,)),))))
    assert "volgens de minister van Handel" in told


def test_a_number_and_its_word_stay_on_one_line() -> None:
    html = render(BUSY).html
    assert "15\u00a0procent" in html and "15 procent</p>" not in html
    assert "22\u00a0nov\u00a02026,\u00a014:05" in html


def test_a_day_on_which_nothing_was_read_does_not_say_that_all_was() -> None:
    told = visible(render(replace(QUIET, articles_read=0)))
    assert "Er was niets te lezen." in told and "Alle bronnen" not in told


def test_what_was_withdrawn_is_shown_once() -> None:
    change = replace(TARIFF, kind="withdrawn", evidence_before=TARIFF.evidence[:1])
    told = visible(render(replace(BUSY, changes=(change,))))
    assert "was 25 procent" in told
    assert told.count("Stond er") == 1 and "Nu “" not in told
