"""An article as the grammar reads it: tokens, sentences, paragraphs and quotations with offsets.

Offsets count characters of ``title + "\\n\\n" + text`` and never shift. Words are split by spaCy's
Dutch tokenizer, which treats every run of non-blank characters by itself; so the pieces of each
distinct run are found once and kept, and a run too long to be a word is split by plain character
classes. That keeps reading linear in the length of whatever a page holds: spaCy alone needs quadratic
time on a long run of quotation marks.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from cijferwacht.claims import lexicon
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Place, Span

#: A run of non-blank characters longer than this is no word of a language but an address or an attack.
LONGEST_RUN = 64
#: Runs whose pieces are kept: more than the distinct words of a day's news, some tens of megabytes.
KEPT_RUNS = 100_000

RUN = re.compile(r"\S+")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,15});")
PLAIN = re.compile(r"\w+|([^\w\s])\1*")
#: Characters that are not there for a reader: soft hyphen, zero-width space and joiners, byte order mark.
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

#: The apostrophe of print, as it stands before or within a word: "zo’n", "’s avonds".
APOSTROPHE = re.compile(r"[’ʼ](?=[^\W_])")
WITHIN = re.compile(rf"(?<=[^\W_]){APOSTROPHE.pattern}")

#: Digits as Dutch or English writes them: groups, decimals, a vulgar fraction.
DIGITS = re.compile(r"\d+(?:[.,’']\d+)*[¼-¾⅐-⅞]?|[¼-¾⅐-⅞]")
#: A word with a digit in it: signs, digits, and what stands against them ("€3,5", "25%", "20-25", "80km/u").
NUMERIC = re.compile(rf"(?P<sign>[^\w\s]*)(?P<digits>{DIGITS.pattern})(?P<rest>.*)", re.DOTALL)

#: A scale or a unit against its number, up to a sign or the end: "3,5mrd.", "10k$", "80km/u", "300m2".
LETTERS = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+|[23²³])?(?![\w-])")
#: A currency code against its amount: "EUR5", "US$50".
CODE = re.compile(r"([^\W\d]{1,3}[$]?)(\d.*)", re.DOTALL)

DASHES = frozenset("-–—‑")
MARKS = frozenset(".,;:!?")
SENTENCE_END = frozenset((".", "!", "?", "…", "...", "..", "?!", "!?"))

#: Opening mark -> the marks that may close it. Dutch print uses all of these side by side.
QUOTES = {
    "„": '”“"',
    "“": '”"“',
    "”": "”",
    '"': '"”',
    ",,": ("''", "’’", "”", '"'),
    "''": ("''",),
    "’’": ("’’",),
    "‘‘": ("’’",),
    "«": "»",
    "»": "«",
    "‘": "’'",
    "'": "'’",
    "‚": "’‘'",
    "’": "’",
    "`": "'`",
}
CLOSING_MARKS = frozenset(mark for marks in QUOTES.values() for mark in marks)
QUOTATION_MARKS = CLOSING_MARKS | QUOTES.keys()
#: The marks that are apostrophes as well; as quotation marks they must stand free on their outer side.
APOSTROPHES = frozenset("'’‘`‚")
#: What may be the last token of a sentence within a paragraph.
ENDS = SENTENCE_END | CLOSING_MARKS | frozenset(")]")
#: A direct quotation longer than this is taken for an unclosed or a misread mark.
LONGEST_QUOTE = 3_000


class Token(NamedTuple):
    """A word, number or sign. ``text`` is how it reads (an entity resolved), ``lower`` its lower case.

    ``lower`` has a straight apostrophe where ``text`` has a curly one ("zo'n"), as lexicons write it.
    """

    start: int
    end: int
    text: str
    lower: str
    sentence: int


class Piece(NamedTuple):
    """A token within its run: offsets relative to the run's first character."""

    start: int
    end: int
    text: str
    lower: str


class Document:
    """One article version: its text and what a reader sees in it. Made by :func:`read_document`."""

    def __init__(self, title: str, text: str) -> None:
        self.full = f"{title}\n\n{text}"
        #: Offset just past the title.
        self.title_end = len(title)
        #: Lines of the text that are not blank, without the blanks around them; the title is the first.
        self.paragraphs: tuple[Span, ...] = _paragraphs(self.full)
        tokens: list[Token] = []
        sentences: list[Span] = []
        for paragraph in self.paragraphs:
            _read_paragraph(self.full, paragraph, tokens, sentences)
        self.tokens: Sequence[Token] = tokens
        #: Sentences in text order, each within one paragraph, without the blanks around them.
        self.sentences: tuple[Span, ...] = tuple(sentences)
        self._starts = [token.start for token in tokens]
        #: The first token of each sentence, and past the last one.
        self._firsts = [*(bisect_left(self._starts, sentence.start) for sentence in sentences), len(tokens)]

    def first_token(self, offset: int) -> int:
        """Index of the first token that starts at or after ``offset``; ``len(tokens)`` without one."""
        return bisect_left(self._starts, offset)

    def tokens_of(self, span: Span) -> range:
        """Indices of the tokens that start within a span."""
        return range(self.first_token(span.start), self.first_token(span.end))

    def sentence_tokens(self, sentence: int) -> range:
        """Indices of a sentence's tokens."""
        return range(self._firsts[sentence], self._firsts[sentence + 1])

    def lemma(self, index: int) -> str:
        """Dictionary form of a token, in lower case ("militairen" -> "militair")."""
        return lemma(self.tokens[index].text)

    def place(self, offset: int) -> Place:
        """Where an offset lies: in the title, in the first paragraph under it, or further down."""
        if offset <= self.title_end:
            return "title"
        lead_end = self.paragraphs[self._lead].end if self._lead < len(self.paragraphs) else 0
        return "lead" if offset < lead_end else "body"

    @cached_property
    def _lead(self) -> int:
        return next(
            (n for n, p in enumerate(self.paragraphs) if p.start > self.title_end), len(self.paragraphs)
        )

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """What stands between quotation marks, marks excluded, outermost only, each within one paragraph."""
        return tuple(_quotes(self))

    def in_quote(self, offset: int) -> Span | None:
        """The quotation around an offset."""
        index = bisect_right(self._quote_starts, offset) - 1
        return self.quotes[index] if index >= 0 and offset < self.quotes[index].end else None

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self.quotes]


def read_document(title: str, text: str) -> Document:
    """Read an article: any Unicode of any length, in time linear in it, the same answer each time."""
    return Document(title, text)


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """Dictionary form of a Dutch word, in lower case; the word itself when the lexicon does not know it."""
    import simplemma  # loads its dictionary, which only lemmas need

    if len(word) > LONGEST_RUN:
        return word.lower()
    word = APOSTROPHE.sub("'", word)
    # simplemma joins a separable verb with an underscore: "optrekken" is "op_trekken".
    return str(simplemma.lemmatize(word, lang="nl")).lower().replace("_", "")


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase of a lexicon as a document would split it; in lower case unless it has capitals."""
    keep = phrase != phrase.lower()
    return tuple(p.text if keep else p.lower for run in phrase.split() for p in _kept_pieces(run))


def _paragraphs(full: str) -> tuple[Span, ...]:
    spans = []
    start = 0
    for line in full.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            spans.append(Span(first, first + len(stripped)))
        start += len(line)
    return tuple(spans)


@cache
def _tokenizer() -> Any:
    import spacy  # a second of import that only reading text needs

    return spacy.blank("nl").tokenizer


@cache
def _suffixes() -> frozenset[str]:
    """Words that may stand against a number without a blank: scales, units and the x of "2x"."""
    tables = (
        ("scales.tsv", 2, 2),
        ("units.tsv", 2, 3),
        ("currencies.tsv", 2, 4),
        ("scales.letters.tsv", 2, 2),
    )
    occasions = frozenset(word for word in lexicon.words("occasions.tsv") if len(word) == 1)
    return occasions | frozenset(key for name in tables for key in lexicon.table(*name) if " " not in key)


@lru_cache(maxsize=KEPT_RUNS)
def _kept_pieces(run: str) -> tuple[Piece, ...]:
    return tuple(_pieces(run))


def _pieces(run: str) -> list[Piece]:
    """Split a run of non-blank characters into tokens."""
    if "&" in run and (entity := ENTITY.search(run)):
        return _around_entity(run, entity)
    return _plain_run(run)


def _plain_run(run: str) -> list[Piece]:
    plain = run
    if len(run) > LONGEST_RUN:
        words = [match.group() for match in PLAIN.finditer(run)]
    elif run.isalpha():
        words = [run]
    elif len(run) > 2 and run[-1] in MARKS and run[:-1].isalpha():
        words = [run[:-1], run[-1]]  # most runs that are no word, and nothing spaCy reads another way
    else:
        plain = WITHIN.sub("'", run)  # spaCy knows "zo'n" and "foto's" with a straight apostrophe only
        words = _rejoined([token.text for token in _tokenizer()(plain)])
    pieces: list[Piece] = []
    at = 0
    for word in words:
        at = plain.index(word, at)
        for part in _resplit(word):
            read = run[at : at + len(part)].translate(UNSEEN)
            if read:
                pieces.append(Piece(at, at + len(part), read, _lower(read)))
            at += len(part)
    return pieces


def _rejoined(words: list[str]) -> list[str]:
    """Put a unit together that spaCy splits before a mark: "per m2;"."""
    joined: list[str] = []
    for word in words:
        if joined and word.isdigit() and joined[-1].isalpha() and joined[-1] + word in _suffixes():
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _lower(text: str) -> str:
    return APOSTROPHE.sub("'", text.lower()) if len(text) > 1 else text.lower()


def _around_entity(run: str, first: re.Match[str]) -> list[Piece]:
    """Pieces of a run with HTML entities that a feed left in: "3,5&nbsp;miljard", "&euro;5"."""
    pieces: list[Piece] = []
    at = 0
    entity: re.Match[str] | None = first
    while entity is not None:
        pieces += _shifted(_plain_run(run[at : entity.start()]), at)
        read = html.unescape(entity.group())
        if read == entity.group():
            # No entity after all ("R&D;"): plain signs and letters.
            pieces += [
                Piece(entity.start() + m.start(), entity.start() + m.end(), m.group(), m.group().lower())
                for m in PLAIN.finditer(read)
            ]
        elif read.strip() and read.translate(UNSEEN):
            pieces.append(Piece(entity.start(), entity.end(), read, read.lower()))
        at = entity.end()
        entity = ENTITY.search(run, at)
    return pieces + _shifted(_plain_run(run[at:]), at)


def _shifted(pieces: list[Piece], by: int) -> list[Piece]:
    return [Piece(p.start + by, p.end + by, p.text, p.lower) for p in pieces]


def _resplit(word: str) -> list[str]:
    """Split what spaCy keeps whole but a figure needs apart; the parts together are the word."""
    if len(word) == 1 or word.isalpha() or word in _suffixes():
        return [word]
    match = NUMERIC.fullmatch(word)
    if match is None:
        return _resplit_letters(word)
    sign, digits, rest = match.groups()
    parts = list(sign)
    if not rest:
        return [*parts, digits]
    letters = LETTERS.match(rest)
    if letters is not None and (letters.group().lower() in _suffixes() or letters.group() in _suffixes()):
        behind = rest[letters.end() :]
        return [*parts, digits, letters.group(), *(_resplit(behind) if behind else [])]
    if rest[0] in DASHES and NUMERIC.fullmatch(rest[1:]):
        return [*parts, digits, rest[0], *_resplit(rest[1:])]
    if rest[0] == "," and set(rest[1:]) <= DASHES:
        return [*parts, digits, rest]  # "€ 100,-": the dash stands for no cents
    if not (rest[0].isalnum() or rest[0] in DASHES or rest[0] in "'’_"):
        # "25%", "1.", "20/30": a sign splits; "F16", "2A8", "40-jarige", "90's" are words.
        return [*parts, digits, rest[0], *(_resplit(rest[1:]) if len(rest) > 1 else [])]
    if rest[0] in ".,":
        return [*parts, digits, rest[0], *_resplit(rest[1:])]
    return [*parts, digits + rest]


def _resplit_letters(word: str) -> list[str]:
    """Words with signs in them: a missing space after a full stop, a currency code against digits."""
    if word[-1] == "." and len(word) > 2 and word[:-1].isalpha():
        return [word[:-1], "."]
    code = CODE.fullmatch(word)
    if code is not None and code.group(1) in _suffixes():
        return [code.group(1), *_resplit(code.group(2))]
    return [word]


def _read_paragraph(full: str, paragraph: Span, tokens: list[Token], sentences: list[Span]) -> None:
    """Append a paragraph's tokens and sentences."""
    begin = len(tokens)
    number = len(sentences)
    may_end = False  # whether the last token can be the last of its sentence
    for run in RUN.finditer(full, paragraph.start, paragraph.end):
        word, at = run.group(), run.start()
        for start, end, text, lower in _kept_pieces(word) if len(word) <= LONGEST_RUN else _pieces(word):
            token = Token(at + start, at + end, text, lower, number)
            if may_end and _ends_sentence(tokens, begin, token):
                sentences.append(Span(tokens[begin].start, tokens[-1].end))
                number += 1
                begin = len(tokens)
                token = token._replace(sentence=number)
            tokens.append(token)
            may_end = text in ENDS
    if len(tokens) > begin:
        sentences.append(Span(tokens[begin].start, tokens[-1].end))


def _ends_sentence(tokens: Sequence[Token], begin: int, following: Token) -> bool:
    """Whether a sentence that began at token ``begin`` ends with the last token, before ``following``."""
    index = len(tokens) - 1
    token = tokens[index]
    if token.text in CLOSING_MARKS or token.text in ")]":
        # A mark after the stop belongs to the sentence before it: "Nee." Hij zweeg. Not: "Nee", zei hij.
        if index == begin or tokens[index - 1].text not in SENTENCE_END or not _opens(following):
            return False
        return following.start > token.end
    if token.text not in SENTENCE_END:
        return False
    if following.text in SENTENCE_END:
        return False
    if following.text in CLOSING_MARKS and following.start == token.end:
        return False
    if following.text in ")]":
        return False
    if not _opens(following):
        return False
    if token.text != "." or index == begin:
        return index > begin
    before = tokens[index - 1]
    glued = before.end == token.start
    if glued and len(before.text) == 1 and before.text.isalpha() and before.text.isupper():
        # Initials: "A. de Vries". A lone capital that ends a sentence ("plan B.") reads on; that is rarer,
        # but for the network: "schrijft zij op X. Daarna ..."
        return index - 2 >= begin and tokens[index - 2].lower in WORDS.posted_on
    if glued and before.lower in lexicon.words("abbreviations.tsv"):
        # A scale or a period may end a sentence ("voor 3 mrd. Het kabinet"); a title may not ("dr. Jansen").
        return before.lower in lexicon.table("scales.tsv", 2) and not following.text[0].isdigit()
    if glued and before.text.isdigit() and following.text[0].isdigit():
        return following.start > token.end
    return True


def _opens(token: Token) -> bool:
    """Whether a token may begin a sentence."""
    first = token.text[0]
    return first.isupper() or first.isdigit() or token.text in QUOTES or first in "€$£([-–—•*"


def _quotes(document: Document) -> list[Span]:
    """Pair the quotation marks of each paragraph, outermost first, in one walk over its tokens."""
    found: list[Span] = []
    tokens = document.tokens
    for paragraph in document.paragraphs:
        members = document.tokens_of(paragraph)
        marks = [index for index in members if tokens[index].text in QUOTATION_MARKS]
        closers: dict[str, list[int]] = {}
        for index in marks:
            if tokens[index].text in CLOSING_MARKS and _may_close(document.full, tokens[index]):
                closers.setdefault(tokens[index].text, []).append(index)
        until = -1
        for index in marks:
            mark = tokens[index]
            if index <= until or mark.text not in QUOTES or not _may_open(document.full, mark):
                continue
            ends = [
                places[at]
                for closer in QUOTES[mark.text]
                if (places := closers.get(closer)) and (at := bisect_right(places, index)) < len(places)
            ]
            if ends and tokens[min(ends)].start - mark.end <= LONGEST_QUOTE:
                until = min(ends)
                if until > index + 1:
                    found.append(Span(mark.end, tokens[until].start))
    return found


def _may_open(full: str, mark: Token) -> bool:
    before = full[mark.start - 1] if mark.start else " "
    after = full[mark.end] if mark.end < len(full) else " "
    return not before.isalnum() and not after.isspace()


def _may_close(full: str, mark: Token) -> bool:
    after = full[mark.end] if mark.end < len(full) else " "
    before = full[mark.start - 1] if mark.start else " "
    if mark.text in APOSTROPHES:
        return not after.isalnum() and not before.isspace()
    return not after.isalnum() or not before.isspace()
