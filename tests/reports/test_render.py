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
    euro,
    percent,
    said,
)

from cijferwacht.model import Change, ChangeKind, Edition, FeedTrouble, Span, Value
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
        "Het oude cijfer gold sinds 3 november 2026 (19 dagen).",
        "“Washington en Brussel zijn het eens over een heffing van 15 procent op Europese goederen,",
        "volgens onderhandelaar Marit Oosterveld · Kanaal Noord, 22 nov 2026, 14:05",
        "Dreiging met heffing van 25 procent",
        "Ook bij De Nieuwe Courant, Radio Delta.",
        "€ 210 miljard ↔ € 185 miljard",
        "Quotum voor Europees staal: 3,3 miljoen ton per jaar",
        "Nog 14 cijfers kwamen voor het eerst voorbij",
        "Gelezen: 412 artikelen, waarvan 37 over de gevolgde onderwerpen, met 268 cijfers.",
        "Wat we niet konden lezen",
        "Niet opgehaald: De Nieuwe Courant (6 van de 96 keer) (HTTP 503)",
        "Ongewoon stil: Radio Delta (laatste nieuws 21 nov 2026, 07:10)",
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
        ((ASSETS,), "1 cijfer betwist: Bevroren Russische tegoeden in de EU € 210 ↔ 185 miljard"),
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
    assert word in visible(rendered).lower() and word in rendered.text.lower()
    # The heading says the one; only the other is worth a word of its own.
    assert (f"[{word}]" in rendered.text) is silent


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("zo'n 1.500 militairen", "1.200 → ongeveer 1.500 militairen"),
        ("1,5 miljoen oud-militairen", "1.200 → ongeveer 1.500 oud-militairen"),
        # What number and noun are is not known of these.
        ("vijftienhonderd man", "1.200 → ongeveer 1.500 mensen"),
        ("1.500", "1.200 → ongeveer 1.500 mensen"),
        ("1,5 miljoen", "1.200 → ongeveer 1.500 mensen"),
    ],
)
def test_what_is_counted_is_called_as_in_the_news(figure: str, told: str) -> None:
    evidence = said(f"Er gaan {figure} heen.", figure, TROOPS.after)
    rendered = render(replace(BUSY, changes=(replace(TROOPS, evidence=(evidence,)),)))
    assert told in visible(rendered) and told in rendered.text
    # A subject leaves out what the name says already.
    assert told.removesuffix(" militairen") in rendered.subject


@pytest.mark.parametrize(
    ("kind", "sentence", "told"),
    [
        ("changed", "van 25 naar 15 procent", ""),
        (
            "changed",
            "van 25 naar 15 procent, nu een besluit (eerder een plan)",
            "Nu een besluit (eerder een plan).",
        ),
        (
            "changed",
            "van 25 naar 15 procent, nu een plan, opgelopen in de loop van de dag",
            "Nu een plan, opgelopen in de loop van de dag.",
        ),
        ("reverted", "terug naar 15 procent (was 25 procent)", ""),
        ("reverted", "terug naar 15 procent (was 25 procent), nu een besluit", "Nu een besluit."),
        ("refined", "preciezer nu, 15 procent (eerder ruim 14 procent)", ""),
        ("status", "15 procent, nu een besluit (eerder een plan)", ""),
        ("new", "voor het eerst gemeld, 15 procent", ""),
        ("new", "voor het eerst gemeld, 15 procent, een plan", "Een plan."),
        ("new", "liep in de loop van de dag op tot 15 doden", "Liep in de loop van de dag op tot 15 doden."),
        (
            "corrected",
            "verbeterd door Kanaal Noord, van 25 naar 15 procent",
            "Verbeterd door Kanaal Noord, van 25 naar 15 procent.",
        ),
    ],
)
def test_a_line_does_not_say_again_what_stands_large_above_it(
    kind: ChangeKind, sentence: str, told: str
) -> None:
    change = replace(TARIFF, kind=kind, sentence_nl=f"{TARIFF.name_nl}: {sentence}")
    assert tell(replace(BUSY, changes=(change,)), wording("nl")).items[0].sentence == told


def test_what_is_new_is_told_with_its_sentence_in_short() -> None:
    sentence = (
        f"{'Lang voordat het zover was ' * 5}komt er een quotum van 3,3 miljoen ton per jaar. {'Ooit. ' * 30}"
    )
    evidence = said(sentence, "3,3 miljoen ton per jaar", NEW.after)
    rendered = render(replace(BUSY, changes=(replace(NEW, evidence=(evidence,)),)))
    told = "was komt er een quotum van 3,3 miljoen ton per jaar. Ooit. Ooit."
    for text in (visible(rendered), " ".join(rendered.text.split()).replace("*", "")):
        assert "“… " in text and told in text and "Ooit. …”" in text and len(text) < 1500


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (euro(26e9), euro(22e9), "€ 26 → 22 miljard"),
        (euro(5.88e9), euro(8.7e9, bound="under"), "€ 5,88 → bijna € 8,7 miljard"),
        (euro(5e8), euro(1.2e9), "€ 500 miljoen → 1,2 miljard"),
        (euro(15e9, bound="over"), euro(17e9, bound="over"), "ruim € 15 → 17 miljard"),
        (Value(5e8, 5e8, "USD"), euro(5e8), "US$ 500 → € 500 miljoen"),
        (percent(25), percent(15), "25 → 15 procent"),
    ],
)
def test_a_subject_says_nothing_twice(before: Value, after: Value, told: str) -> None:
    change = replace(TARIFF, before=before, after=after, name_nl="Fonds")
    subject = render(replace(BUSY, changes=(change,))).subject.replace("\u00a0", " ")
    assert subject == f"1 cijfer veranderd: Fonds {told}"


def test_the_first_quotation_says_the_new_value() -> None:
    open_value = replace(
        TARIFF.evidence[0], value=Value(None, 30, "percent", "at_most"), sentence="Tot 30 procent."
    )
    change = replace(TARIFF, evidence=(open_value, *TARIFF.evidence))
    (item,) = tell(replace(BUSY, changes=(change,)), wording("nl")).items
    assert item.quotes[0].figure == "15 procent"


def test_a_quotation_is_not_the_title_that_stands_under_it_as_a_link() -> None:
    title = replace(TARIFF.evidence[0], place="title", sentence="Naar 15 procent", mark=Span(5, 15))
    other = replace(TARIFF.evidence[0], article="delta:1", outlet_name="Radio Delta")
    change = replace(TARIFF, evidence=(title, other, TARIFF.evidence[0]))
    (item,) = tell(replace(BUSY, changes=(change,)), wording("nl")).items
    assert (item.quotes[0].article, item.quotes[0].before) != (title.article, "Naar ")
    assert item.quotes[0].article == title.article
    assert item.also_in == "Ook bij Radio Delta"


def test_a_new_quantity_that_is_called_by_its_sentence_does_not_quote_it_again() -> None:
    sentence = "Het waterschap trekt 15 miljoen euro uit voor de dijk."
    evidence = said(sentence, "15 miljoen euro", euro(15e6))
    new = replace(TARIFF, kind="new", before=None, after=euro(15e6), evidence=(evidence,), evidence_before=())
    names = ("‘Het waterschap trekt … uit voor de dijk’ (Dijk)", "Geld voor de dijk", "‘… voor de kust’")
    changes = tuple(replace(new, quantity=f"q-{n}", name_nl=name) for n, name in enumerate(names))
    items = tell(replace(BUSY, changes=changes), wording("nl")).items
    quoted = {item.name: item.short_quote is not None for item in items}
    assert quoted == dict(zip(names, (False, True, True), strict=True))


def test_a_correction_shows_the_article_that_was_corrected() -> None:
    (old,), (new,) = CORRECTED.evidence_before, CORRECTED.evidence
    own = replace(new, article=old.article)
    other = replace(new, article="delta:1", outlet_name="Radio Delta")
    change = replace(CORRECTED, evidence=(other, own))
    (item,) = tell(replace(BUSY, changes=(change,)), wording("nl")).items
    assert item.quotes[0].article == item.quotes_before[0].article == old.article
    assert item.also_in == "Ook bij Radio Delta"


def test_a_difference_of_one_has_no_plural() -> None:
    change = replace(
        CORRECTED,
        before=Value(513, 513, "count:stem"),
        after=Value(512, 512, "count:stem"),
        evidence=(said("Het kreeg 512 stemmen.", "512 stemmen", Value(512, 512, "count:stem")),),
    )
    (item,) = tell(replace(BUSY, changes=(change,)), wording("nl")).items
    assert (item.values, item.difference) == ("513 → 512 stemmen", "−1 · −0,2 procent")


def test_of_many_new_figures_the_most_telling_are_told() -> None:
    many = tuple(replace(NEW, quantity=f"q{n}", name_nl=f"Quotum {n:02}", weight=float(n)) for n in range(30))
    rendered = render(replace(BUSY, changes=(TARIFF, *many)))
    for told in (visible(rendered), rendered.text):
        assert "Quotum 29" in told and "Quotum 18" in told and "Quotum 17" not in told
        assert "En nog 18 nieuwe cijfers, op de pagina van deze dag." in " ".join(told.split())
        assert "30 nieuw" in told


def test_feeds_with_the_same_trouble_share_a_line() -> None:
    def failed(feed: str, outlet: str, problem: str = "no-such-host", times: int = 96) -> FeedTrouble:
        return FeedTrouble(feed, outlet, "failed", problem, times, 96)

    troubles = (
        failed("noord-politiek", "Kanaal Noord"),
        failed("noord-economie", "Kanaal Noord"),
        failed("delta", "Radio Delta"),
        failed("courant", "De Nieuwe Courant", "http-503", 2),
        FeedTrouble("haven", "Havenblad", "blocked", "consent", 96, 96),
        FeedTrouble("kust", "Kustbode", "empty"),
    )
    assert tell(replace(QUIET, troubles=troubles), wording("nl")).troubles == (
        "Niet opgehaald: Kanaal Noord (2 feeds), Radio Delta (adres niet gevonden)",
        "Niet opgehaald: De Nieuwe Courant (2 van de 96 keer) (HTTP 503)",
        "Toegang geweigerd: Havenblad (vraagt eerst toestemming voor cookies)",
        "Leeg antwoord: Kustbode",
    )
    offline = tuple(failed(f"f{n}", f"Krant {n}") for n in range(40))
    (line,) = tell(replace(QUIET, troubles=offline), wording("nl")).troubles
    assert line.endswith("Krant 11, en nog 28 (adres niet gevonden)")


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
