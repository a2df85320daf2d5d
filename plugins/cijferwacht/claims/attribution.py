"""Reporting verbs and phrases of each sentence: who stands behind what is said there, and how far it reaches.

Every hit is a :class:`Report`. Some reports carry what was said (``content``), all have a reach
(``scope``): the
characters whose figures are the speaker's. The effect of the verb on the status is read from the same hit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from cijferwacht.claims.cast import Cast, Speaker
from cijferwacht.claims.clauses import Clause, Sentence, Word, read_sentences
from cijferwacht.claims.cues import Verb, noun_ends, speaker_classes, verbs_by_base, word_classes
from cijferwacht.claims.document import Document
from cijferwacht.claims.nouns import sort_of
from cijferwacht.claims.quoting import Quote, read_quotes, repeats, said_words
from cijferwacht.claims.speakers import Mention, is_known, is_place, noun_class, read_mention
from cijferwacht.claims.tense import is_infinitive
from cijferwacht.claims.words import WORDS, holidays, participle_prefixes, source_verbs, with_er, with_where
from cijferwacht.model import Span

#: The entry of a report of whose the figures are: "De cijfers zijn van het Kadaster".
OWNED = "owner named"
#: The frame of a verb that denies what was told before it: "spreekt dat tegen".
POINTER = "pointer"
#: Effects of which the subject is the source of what is said.
SPEAKING = frozenset(("say", "find", "think", "expect", "want", "promise", "announce", "deny"))
#: Frames of verbs that carry their effect whatever stands beside them.
_UNFRAMED = frozenset(("bare", "object"))


@dataclass(frozen=True, slots=True)
class Report:
    """One reporting verb or phrase at work."""

    sentence: int
    #: Word of the sentence that reports, and its clause.
    word: int
    clause: int
    #: Lexicon entry: "zeggen", "volgens", ":".
    entry: str
    effect: str
    frame: str
    speaker: Speaker | None
    #: What was said; None where the report only colours its clause.
    content: Span | None = None
    scope: Span | None = None
    past: bool = False
    #: Words of the subject, when it is named in the sentence.
    subject: tuple[int, int] = (0, 0)
    #: Kind of speaker: "person", "function", "body", "other"
    kind: str = ""
    #: Whether the verb is a bare infinitive, or a participle without its auxiliary
    bare: bool = False
    #: Whether ``content`` counts as speech: a document ("blijkt uit cijfers") does not speak.
    speech: bool = True
    #: Whether the source is a count: "cijfers", "een peiling".
    count: bool = False


@dataclass(frozen=True, slots=True)
class Discourse:
    """Sentences of a document with the reports in each, in reading order."""

    sentences: tuple[Sentence, ...]
    reports: tuple[Report, ...]
    #: Reports by index into ``sentences``.
    by_sentence: tuple[tuple[Report, ...], ...]
    #: Direct quotations of statements, each with its speaker.
    quotations: tuple[tuple[Span, Speaker], ...]
    #: The subject of the first main clause of a sentence, by its index.
    subject: Callable[[int], Mention | None]


@lru_cache(maxsize=2)
def read_discourse(document: Document) -> Discourse:
    """Read who says what in a document; kept for the document at hand, as several readers ask for it."""
    sentences = read_sentences(document)
    reader = _Reader(document, sentences)
    for index in range(len(sentences)):
        reader.read(index)
    by_sentence = tuple(reader.reports)
    return Discourse(
        sentences,
        tuple(report for reports in by_sentence for report in reports),
        by_sentence,
        tuple(reader.quotations()),
        reader.main_subject,
    )


@dataclass(frozen=True, slots=True)
class _Use:
    """A verb at work in a sentence."""

    index: int  # of the sentence
    sentence: Sentence
    clause: Clause
    at: int
    #: The finite verb it belongs to: itself, or its auxiliary.
    finite: int
    verb: Verb
    subject: Mention | None

    @property
    def after_subject(self) -> int:
        """First word after the verb and, in inversion, its subject."""
        return max(
            self.at + 1, self.subject.last if self.subject is not None and self.subject.first > self.at else 0
        )


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a verb takes what is said, and what that is."""

    name: str
    content: Span | None = None


_NO_FRAME = _Frame("none")
#: Effects of verbs that state something, rather than want, expect or promise it.
_STATING = frozenset(("say", "find", "think", "deny", "announce"))
#: Frames after which a colon opens what is said, and does not list what the verb takes.
_COMPLETE = frozenset(("none", "before", "dat", "tag", "object", "pointer"))
#: What names a source without a verb.
_SOURCE_CUES = WORDS.according_to | WORDS.thus | WORDS.own | {":"}
#: Frames in which a verb tells what its subject says, not what it does.
_TOLD = frozenset(("dat", "tag", "before", "colon", "object"))


class _Reader:
    """Walks the sentences in order and keeps the cast."""

    def __init__(self, document: Document, sentences: tuple[Sentence, ...]) -> None:
        self.document = document
        self.sentences = sentences
        self.cast = Cast(_units(document, sentences))
        #: What :meth:`read` found, by sentence.
        self.reports: list[tuple[Report, ...]] = []
        #: Quotations by the sentence they close in, and who said them.
        self.quotes: dict[int, list[Quote]] = {}
        for quote in read_quotes(document, sentences):
            self.quotes.setdefault(quote.closing, []).append(quote)
        self.quoted: list[tuple[Quote, Speaker]] = []
        #: A quotation that opens its paragraph and may be of who the next sentence names.
        self.pending: Quote | None = None
        #: Of whom are the quotations that are a paragraph by themselves, as in an interview.
        self.interviewee: Mention | None = None
        for index in range(len(sentences)):
            self._meet_all(index)

    def read(self, index: int) -> None:
        """Note the reports of the next sentence in text order, and who is quoted there."""
        self.reports.append(self._read(index))
        if self.pending is not None and self.pending.closing < index:
            self._named_after(self.pending, index)
        for quote in self.quotes.get(index, ()):
            speaker = self._quoted(quote)
            if speaker is not None:
                self.quoted.append((quote, speaker))

    def _read(self, index: int) -> tuple[Report, ...]:
        sentence = self.sentences[index]
        sources = source_verbs()
        reports: list[Report] = []
        for at, word in enumerate(sentence.words):
            if not word.form.verb and word.lower not in _SOURCE_CUES:
                continue
            report = None
            if word.form.verb and word.form.lemma in sources:
                report = self._source(index, at)
            if report is None and word.form.verb and word.form.lemma in WORDS.be_or_come:
                report = self._owned(index, at)
            if report is None and word.form.verb and word.form.lemma in verbs_by_base():
                report = self._verb(index, at)
            elif word.lower in WORDS.according_to:
                report = self._according(index, at)
            elif word.lower in WORDS.thus:
                report = self._thus(index, at)
            elif word.lower in WORDS.own and at:
                report = self._own_words(index, at)
            elif word.lower == ":":
                report = self._colon(index, at, reports)
            if report is not None:
                reports.append(report)
        opening = self._opening_source(index) or self._own_estimate(index)
        if opening is not None:
            reports.insert(0, opening)
        return tuple(reports)

    # Quotations

    def _turns(self) -> Iterator[tuple[Span, Speaker]]:
        """What each says in a transcript: "Bakker: Dat weten we pas morgen." """
        turns = []
        for paragraph in self.document.paragraphs:
            head = _TURN.match(self.document.full, paragraph.start, paragraph.end)
            if head is not None and paragraph.start > self.document.title_end:
                turns.append((head.group(1), Span(head.end(), paragraph.end)))
        heads = Counter(name for name, _ in turns)
        if len(turns) < _TRANSCRIPT or len(heads) == len(turns):
            return  # heads that do not come back are subjects: "Wijn: ...", "Staal: ..."
        for name, span in turns:
            if heads[name] > 1 and name.lower() not in speaker_classes()["label"]:
                yield span, self.cast.named(name)

    def quotations(self) -> Iterator[tuple[Span, Speaker]]:
        """Quotations that state something, with who said them, in text order; a quoted word or title has no
        speaker and is left out.
        """
        told = {quote.span.start: speaker for quote, speaker in self.quoted}
        titles = [quote for quotes in self.quotes.values() for quote in quotes if quote.title]
        for quote in titles if told else ():
            words = said_words(self.document.full[quote.span.start : quote.span.end])
            if len(words) < _FEW:
                continue
            for other, speaker in self.quoted:
                if not other.title and repeats(
                    words, said_words(self.document.full[other.span.start : other.span.end])
                ):
                    told[quote.span.start] = Speaker(speaker.name, speaker.full)
                    break
            else:
                if quote.statement and self.interviewee is not None:
                    told[quote.span.start] = self.cast.speaker(self.interviewee, self.interviewee)
        turns = list(self._turns())
        if turns:
            yield from turns
            return
        for quotes in self.quotes.values():
            for quote in quotes:
                if quote.span.start in told:
                    yield quote.span, told[quote.span.start]

    def _quoted(self, quote: Quote) -> Speaker | None:
        """Who said a quotation: by its tag or its colon, else by what stands beside it."""
        tagged = (
            _tag_after(self.sentences[quote.closing], self.reports[quote.closing], quote.span.end)
            or _colon_before(self.sentences[quote.opening], self.reports[quote.opening], quote.span.start)
            or self._tag_before(quote)
        )
        if tagged is not None or quote.title:
            return tagged
        return self._goes_on(quote) or (self._beside(quote) if quote.statement else None)

    def _goes_on(self, quote: Quote) -> Speaker | None:
        """Who is quoted right before, when the quotation goes on."""
        if not self.quoted:
            return None
        before, speaker = self.quoted[-1]
        if self.sentences[before.closing].paragraph != self.sentences[quote.opening].paragraph:
            return None
        near = quote.opening - before.closing
        resumes = near == 0 and self._interrupted_by_tag(before, quote)  # "..., zegt ze, ..."
        return speaker if resumes or (near <= 1 and quote.statement) else None

    def _beside(self, quote: Quote) -> Speaker | None:
        """Whose a quotation without a tag is: who speaks or acts in the sentences before it, the one whom an
        interview is with, or who is named right after it.
        """
        for index in range(quote.opening - 1, max(quote.opening - 3, -1), -1):
            if self.sentences[index].paragraph != self.sentences[quote.opening].paragraph:
                break
            mention = self._voice(index)
            if mention is not None:
                self.cast.speak(mention, quote.closing)
                return self.cast.speaker(mention, mention)
        if quote.alone:
            self.interviewee = self.interviewee or self.cast.named_last(quote.opening)
            if self.interviewee is not None:
                self.cast.speak(self.interviewee, quote.closing)
                return self.cast.speaker(self.interviewee, self.interviewee)
        elif quote.first:
            self.pending = quote
        return None

    def _tag_before(self, quote: Quote) -> Speaker | None:
        """Who tags what a quotation goes on with: 'Daar staat 3 miljoen, zegt hij, maar "er ligt meer"'."""
        words = self.sentences[quote.opening].words
        for report in reversed(self.reports[quote.opening]):
            stop = max(report.word + 1, report.subject[1])
            between = [w for w in words[stop:] if w.end <= quote.span.start and w.form.letters]
            if report.frame == "tag" and words[report.word].start < quote.span.start:
                near = len(between) <= _TAG_REACH and all(word.form.classes for word in between)
                return report.speaker if near else None
        return None

    def _interrupted_by_tag(self, before: Quote, quote: Quote) -> bool:
        """Whether only the tag of a quotation stands between it and another one."""
        return any(
            report.frame == "tag" or report.effect in ("say", "think", "find")
            for report in self.reports[quote.opening]
            if before.span.end <= self.sentences[quote.opening].words[report.word].start < quote.span.start
        )

    def _named_after(self, quote: Quote, index: int) -> None:
        """Give a quotation at the head of its paragraph to the person the next sentence is about."""
        self.pending = None
        if self.sentences[index].paragraph != self.sentences[quote.closing].paragraph:
            return
        mention = self.main_subject(index)
        if mention is None or mention.kind in ("pronoun", "other"):
            mention = self.interviewee or self.cast.spoke_in(index)
        if mention is not None and mention.kind == "person":
            self.quoted.append((quote, self.cast.speaker(mention, mention)))
            self.quoted.sort(key=lambda quoted: quoted[0].span.start)

    def _voice(self, index: int) -> Mention | None:
        """Who speaks or acts in a sentence, so that a quotation after it is theirs."""
        mention = self.main_subject(index)
        if mention is not None and mention.kind == "pronoun" and self.interviewee is not None:
            return self.interviewee
        if mention is not None:
            mention = self.cast.resolve(mention, index, plural=mention.plural)
        if mention is not None and (self.cast.is_person(mention) or self._asserts(mention)):
            return mention
        spoken = self.cast.spoke_in(index)
        return spoken if spoken is not None else self.cast.only_person(index)

    # Verbs

    def _verb(self, index: int, at: int) -> Report | None:
        sentence = self.sentences[index]
        word = sentence.words[at]
        clause_number = word.clause
        clause = sentence.clauses[clause_number]
        verb = self._entry(sentence, clause, at)
        if verb is None or (word.form.infinitive and at and _opens_noun(sentence.words[at - 1])):
            return None
        finite = self._finite(sentence, clause, at)
        if finite is None:  # an infinitive or a participle without its auxiliary: it only colours its clause
            effect = "none" if "inf" in verb.frames else verb.effect  # "laten zien" foresees nothing
            return Report(index, at, clause_number, verb.name, effect, "none", None, bare=True)
        mention = self._doer(index, at, finite, verb)
        if self._is_idle(sentence, at, verb, mention):
            return Report(index, at, clause_number, verb.name, "none", "none", None)
        plural = sentence.words[finite].lower.endswith("en") or sentence.words[finite].lower in WORDS.be
        past = sentence.words[finite].form.past and not (
            finite != at and sentence.words[finite].form.lemma in WORDS.be_or_become
        )
        subject = (mention.first, mention.last) if mention is not None else (0, 0)
        kind = mention.kind if mention is not None else ""
        if mention is not None and self.cast.is_person(mention):
            kind = "person"
        if verb.effect not in SPEAKING:
            named = (
                mention is not None
                and not mention.plural
                and mention.kind in ("person", "function", "pronoun")
            )
            speaker = self._speaker(index, mention, plural, speaks=False) if named else None
            return Report(
                index,
                at,
                clause_number,
                verb.name,
                verb.effect,
                "none",
                speaker,
                past=past,
                subject=subject,
                kind=kind,
            )
        speaker = self._speaker(index, mention, plural)
        frame = self._frame(_Use(index, sentence, clause, at, finite, verb, mention))
        effect = verb.effect
        if (
            effect in ("want", "expect")
            and frame.name == "none"
            and verb.frames
            and not verb.frames & _UNFRAMED
        ):
            effect = "none"  # "rekenen" is to expect with "op" only
        if speaker is None:
            return Report(
                index, at, clause_number, verb.name, effect, frame.name, None, past=past, subject=subject
            )
        effect = "say" if frame.name == POINTER else effect
        return Report(
            index,
            at,
            clause_number,
            verb.name,
            effect,
            frame.name,
            speaker,
            frame.content,
            self._told_on(sentence, frame, mention),
            past,
            subject,
            kind,
            speech=_is_speech(verb, frame.name) and not speaker.name[:1].isdigit(),
        )

    def _doer(self, index: int, at: int, finite: int, verb: Verb) -> Mention | None:
        """Who does what a verb tells: its subject, or whom its kind of verb names in another way."""
        sentence = self.sentences[index]
        clause = sentence.clauses[sentence.words[at].clause]
        if verb.name in WORDS.sounding:
            return self._sounds(index, at)
        if verb.name in WORDS.hearing:
            return self._heard_from(sentence, clause, at)
        if finite != at and sentence.words[finite].form.lemma in WORDS.be_or_become:
            return self._agent(sentence, clause)
        mention = self._subject(index, clause, finite)
        if mention is None:
            return self._it(index, clause, finite)
        told = verb.effect in ("say", "find") and mention.kind == "other"
        if told and _is_source(sentence.words[mention.last - 1]):
            return (
                self._source_of(index, mention.first) or mention
            )  # "cijfers van het Kadaster tonen dat ..."
        return mention

    def _compares(self, sentence: Sentence, at: int) -> bool:
        """ "Klinkt als een kasteel" tells how it sounds, not what somebody says."""
        return any(word.lower in WORDS.if_or_as for word in sentence.words[at + 1 : at + 3])

    def _is_idle(self, sentence: Sentence, at: int, verb: Verb, mention: Mention | None) -> bool:
        """Whether a verb tells nothing of its subject's will or opinion: "de kosten komen uit op 3 miljard",
        "Duitsland blijft bij 2 procent", "de brand eiste drie levens", "het pakket biedt 300 euro".
        """
        if verb.name in WORDS.sounding:
            return self._compares(sentence, at)
        if verb.name in WORDS.asserting:
            return mention is None or not self._asserts(mention)
        return verb.name in WORDS.wilful and mention is not None and not self._has_will(sentence, mention)

    def _entry(self, sentence: Sentence, clause: Clause, at: int) -> Verb | None:
        """The lexicon entry of a verb; a separable one when its particle stands in the clause."""
        base = sentence.words[at].form.lemma
        plain = None
        for verb in verbs_by_base()[base]:
            if verb.preposition:
                whole = (
                    not verb.particle
                    or verb.name == base
                    or self._has_particle(sentence, clause, at, verb.particle)
                )
                if whole and self._takes(sentence, clause, at, verb.preposition):
                    return verb
            elif not verb.particle:
                plain = verb
            elif verb.name == base or (
                self._has_particle(sentence, clause, at, verb.particle)
                and not self._opens_after(sentence, clause, verb.particle, plain)
            ):
                return verb
        if plain is None or base in WORDS.want:
            return plain
        parted = self._other_particle(sentence, clause, at)
        if parted and parted not in plain.openers:
            return None  # "tekent zich af" is another verb than "tekenen"; "zinspeelde daar op" is none
        return plain

    def _opens_after(self, sentence: Sentence, clause: Clause, particle: str, plain: Verb | None) -> bool:
        """Whether a particle is a preposition, and the verb without it has its own one further on: "houdt het
        voor Rusland op 3", not "houdt de kiezer voor dat ...".
        """
        words = sentence.words
        at = next((n for n in clause.words if words[n].lower == particle), None)
        if plain is None or at is None or at + 1 >= len(words) or not words[at + 1].form.name:
            return False
        return any(n > at and words[n].lower in plain.openers for n in clause.words)

    def _takes(self, sentence: Sentence, clause: Clause, at: int, preposition: str) -> bool:
        """Whether a verb has its preposition: after it, or before it at the end of its clause."""
        words = sentence.words
        own = with_er(preposition)
        last = at == clause.words[-1] or not any(words[n].form.letters for n in clause.words if n > at)
        return any(
            words[n].lower in own and (at < n <= at + _NEAR or (last and at - _NEAR <= n < at))
            for n in clause.words
        )

    def _other_particle(self, sentence: Sentence, clause: Clause, at: int) -> str:
        """The particle that ends the clause, of a verb the lexicon does not have with it; "" for none."""
        words = sentence.words
        last = next(
            (n for n in reversed(clause.words) if words[n].form.letters or words[n].lower[:1].isdigit()), at
        )
        ends = last > at and words[last].is_a("particle") and words[at].lower != words[at].form.lemma
        return words[last].lower if ends else ""

    def _has_particle(self, sentence: Sentence, clause: Clause, at: int, particle: str) -> bool:
        words = sentence.words
        after = at + 1 < len(words) and words[at + 1].lower in WORDS.this_or_that
        pointed = at + 2 if after else -1  # "spreekt dat tegen" is no dat-clause
        for n in (*clause.words, pointed):
            if not at < n < len(words) or words[n].lower != particle:
                continue
            following = words[n + 1] if n + 1 < len(words) else None
            if (
                following is None
                or not following.form.letters
                or following.clause != words[n].clause
                or not words[n].is_a("preposition")
                or following.is_a("coordinator")
                or particle not in WORDS.particles_or_prepositions
                or following.is_a("preposition")
                or following.is_a("subordinator")
                or following.form.verb
            ):
                return True
        return False

    def _finite(self, sentence: Sentence, clause: Clause, at: int) -> int | None:
        """The finite verb of which the verb at ``at`` is (a part of) the predicate; None for a bare
        infinitive.
        """
        words = sentence.words
        word = words[at]
        participle = _is_participle(word)
        if not participle and not word.form.infinitive:
            return at
        helpers = [
            n
            for n in clause.words
            if (n != at and words[n].form.verb and words[n].is_a("auxiliary"))
            or words[n].form.lemma in WORDS.helping
            if n != at and not words[n].is_a("determiner")
        ]
        helpers = [n for n in helpers if words[n].form.verb]
        if participle:
            for n in helpers:
                # "ontkent de bus te hebben geraakt" has its auxiliary for another verb
                own = n < at + 3 or clause.kind != "main"
                if own and words[n].form.lemma in WORDS.perfect_or_passive:
                    return n
            if word.lower.startswith("ge") and not word.form.lemma.startswith("ge"):
                return None
            return at
        if (
            any(n < at or clause.kind != "main" for n in helpers)
            or words[at - 1].lower in WORDS.infinitive_marker
        ):
            return None
        return at

    def _subject(self, index: int, clause: Clause, finite: int) -> Mention | None:
        """The subject of a finite verb: before it, or after it in inversion."""
        sentence = self.sentences[index]
        words = sentence.words
        start = self._clause_start(sentence, clause)
        if start is not None and self._joined_after_relative(sentence, start, finite):
            return self._antecedent(sentence, clause)
        if clause.kind in ("sub", "relative"):
            mention = self._mention(words, start, len(words))
            if clause.kind == "relative" and clause.opener in WORDS.relative:
                named = mention is not None and (mention.kind != "other" or bool(mention.name))
                if not named or (mention is not None and mention.last > finite):
                    return self._antecedent(sentence, clause)
            return mention
        if start is None or start >= finite:
            after = self._interrupted(sentence, clause, finite)
            if after is not None:
                return after
            after = self._after(words, finite)
            if (
                clause.opener
                and clause.parent is not None
                and (after is None or (after.kind == "other" and not after.name))
            ):
                return self._subject_of(index, clause.parent) or after
            return after
        before = self._mention(words, start, finite)
        if before is not None and self._reaches(sentence, clause, before.last, finite):
            after = self._after(words, finite)
            if (
                after is not None
                and after.first == finite + 1
                and (
                    (
                        after.kind == "pronoun"
                        and not (before.name and after.text.lower() in WORDS.she_or_they)
                    )
                    or (before.kind == "other" and not before.name and after.kind != "other")
                )
            ):
                return after
            if (
                before.kind == "other"
                and not before.name
                and after is not None
                and after.name
                and after.first == finite + 1
            ):
                return after
            return before
        after = self._after(words, finite)
        if (
            after is not None
            and after.kind == "other"
            and not after.name
            and not words[after.first].is_a("determiner")
            and not (finite == 1 and words[0].lower in WORDS.pointing_back)
        ):
            return None  # more likely the object: "... vragen begrotingsruimte"
        return after

    def _joined_after_relative(self, sentence: Sentence, start: int, finite: int) -> bool:
        """Whether a clause opens with "dat uitgaat van": in a main clause the verb would be parted."""
        words = sentence.words
        lemma = words[finite].form.lemma
        return (
            words[start].lower in WORDS.relative
            and finite == start + 1
            and any(verb.particle and verb.name == lemma for verb in verbs_by_base().get(lemma, ()))
        )

    def _interrupted(self, sentence: Sentence, clause: Clause, finite: int) -> Mention | None:
        """The subject before an apposition: "Generaal Mia Vos, de hoogste militair, wil ..."."""
        words = sentence.words
        if clause.parent is None or clause.words[0] != finite or words[finite - 1].text != ",":
            return None
        parent = sentence.clauses[clause.parent]
        start = self._clause_start(sentence, parent)
        if parent.kind != "main" or parent.verb or start is None:
            return None
        mention = self._mention(words, start, finite)
        interrupted = mention is not None and words[mention.last].text == "," and mention.last < finite - 1
        return mention if interrupted else None

    def _it(self, index: int, clause: Clause, finite: int) -> Mention | None:
        """Whom "het" stands for in a tag: "Het bedrijf bouwt een hal, maakte het bekend"."""
        sentence = self.sentences[index]
        words = sentence.words
        following = words[finite + 1] if finite + 1 < len(words) else None
        if following is None or following.lower not in WORDS.it or not self._tags(sentence, clause, finite):
            return None
        mention = self._subject_of(index, 0)
        return mention if mention is not None and mention.kind == "body" else None

    def main_subject(self, index: int) -> Mention | None:
        """The subject of the first main clause of a sentence that has a verb outside a quotation."""
        sentence = self.sentences[index]
        for number, clause in enumerate(sentence.clauses):
            if clause.kind == "main" and clause.verb:
                first = sentence.words[clause.words[0]]
                if self.document.in_quote(first.end) is None:
                    return self._subject_of(index, number)
        return None

    def _subject_of(self, index: int, clause_number: int) -> Mention | None:
        """The subject of another main clause, for a verb joined to it by "en"."""
        sentence = self.sentences[index]
        clause = sentence.clauses[clause_number]
        if clause.kind in ("sub", "relative") and clause.parent is not None:
            clause = sentence.clauses[clause.parent]
        for n in clause.words:
            word = sentence.words[n]
            if word.form.verb and not (word.is_a("determiner") and n > clause.words[0]):
                if clause.opener and clause.words[0] == n:
                    return None
                return self._subject(index, clause, n)
        return None

    def _clause_start(self, sentence: Sentence, clause: Clause) -> int | None:
        """First word of a clause that can open a noun phrase: past opener, quotation marks and adverbs."""
        words = sentence.words
        opener = clause.kind in ("sub", "relative") or clause.opener.isalpha()
        stamp = _past_stamp(words)
        for n in clause.words:
            word = words[n]
            if n < stamp:
                continue
            if opener and (word.lower == clause.opener):
                opener = False
                continue
            if not word.form.letters and not word.lower[:1].isdigit():
                continue
            if word.lower in WORDS.clause_adverbs:
                continue
            return n
        return None

    def _mention(self, words: tuple[Word, ...], start: int | None, last: int) -> Mention | None:
        return None if start is None else read_mention(self.document, words, start, last)

    def _after(self, words: tuple[Word, ...], finite: int) -> Mention | None:
        """The subject after its verb: "zei gisteren de minister"."""
        for at in range(finite + 1, min(finite + 5, len(words))):
            word = words[at]
            if word.clause != words[finite].clause and word.is_a("subordinator"):
                return None  # "zegt dat Rusland ...": what follows is said
            mention = read_mention(self.document, words, at, len(words))
            if mention is not None:
                return mention
            if not (word.is_a("adverb") or word.is_a("time") or word.lower in WORDS.after_verb):
                return None
        return None

    def _reaches(self, sentence: Sentence, clause: Clause, end: int, finite: int) -> bool:
        """Whether only adverbs, an apposition between commas or another clause lies between a phrase and its
        verb.
        """
        words = sentence.words
        between = [n for n in clause.words if end <= n < finite]
        if not between or all(
            words[n].is_a("adverb") or words[n].is_a("time") or not words[n].form.letters for n in between
        ):
            return True
        if words[between[0]].lower in WORDS.seat_or_source and all(words[n].form.name for n in between[1:]):
            return True  # "het coördinatiecentrum in Lviv"
        if words[between[0]].is_a("preposition") and not any(
            words[n].form.verb or words[n].text == "," for n in between
        ):
            # "cijfers van het Kadaster", "bronnen bij de delegatie": all before a main clause's verb is
            # one phrase
            return clause.kind == "main"
        return words[between[0]].text == "," and words[between[-1]].text == ","

    def _antecedent(self, sentence: Sentence, clause: Clause) -> Mention | None:
        """The noun phrase a relative clause hangs on."""
        if not clause.words:
            return None
        end = clause.words[0]
        words = sentence.words
        if end and words[end - 1].text == ",":
            end -= 1
        for start in range(max(0, end - 8), end):
            if start and words[start - 1].form.capital and words[start].form.capital:
                continue
            mention = read_mention(self.document, words, start, end)
            if (
                mention is not None
                and mention.last == end
                and (mention.kind not in ("other", "pronoun") or mention.name)
            ):
                return mention
        return None

    def _agent(self, sentence: Sentence, clause: Clause) -> Mention | None:
        """Who does it in a passive: "door de minister"."""
        for n in clause.words:
            if sentence.words[n].lower in WORDS.by:
                return self._mention(sentence.words, n + 1, len(sentence.words))
        return None

    def _heard_from(self, sentence: Sentence, clause: Clause, at: int) -> Mention | None:
        """ "Hoort onze correspondent van een diplomaat"."""
        words = sentence.words
        for n in clause.words:
            if n > at and words[n].lower in WORDS.heard_from:
                mention = read_mention(self.document, words, n + 1, len(words), subject=False)
                named = mention is not None and (self.cast.is_person(mention) or self._asserts(mention))
                return mention if named else None  # "het hoort bij het plan"
        return None

    def _asserts(self, mention: Mention) -> bool:
        """Whether a subject can hold a number to be true: a person, a body, who has a name; no country."""
        if mention.plural or is_place(mention):
            return False
        return mention.kind not in ("other", "source") or len(mention.name) == 1

    def _has_will(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a subject can want something: persons, bodies and whoever has a name."""
        if mention.kind != "other" or mention.name or mention.plural:
            return True
        head = sentence.words[mention.last - 1].form.lemma
        return sort_of(head) == "person"

    def _sounds(self, index: int, at: int) -> Mention | None:
        """ "Klinkt het bij de bond", or with nobody named: whoever spoke last."""
        words = self.sentences[index].words
        for n in range(at + 1, min(at + 5, len(words))):
            if words[n].lower in WORDS.heard_at:
                mention = read_mention(self.document, words, n + 1, len(words), subject=False)
                if mention is not None:
                    return mention
        before = self.sentences[index - 1] if index else None
        if before is None or before.paragraph != self.sentences[index].paragraph:
            return self.cast.last_speaker(index)
        return self.cast.spoke_in(index - 1) or self._voice(index - 1) or self.cast.last_speaker(index)

    def _speaker(
        self, index: int, mention: Mention | None, plural: bool, *, speaks: bool = True
    ) -> Speaker | None:
        """Resolve a mention and let the cast know that it spoke."""
        if mention is None:
            return None
        resolved = self.cast.resolve(mention, index, plural=plural)
        if resolved is None:
            return None
        if speaks:
            self.cast.speak(resolved, index)
        return self.cast.speaker(mention, resolved)

    # What is said

    def _frame(self, use: _Use) -> _Frame:
        """How a verb takes what is said: the first of its frames that is there."""
        for read in (
            self._pointing_back,
            self._with_dat,
            self._rumour,
            self._as_tag,
            self._with_infinitive,
            self._with_preposition,
            self._with_object,
        ):
            frame = read(use)
            if frame is not None:
                return frame
        return _NO_FRAME

    def _with_dat(self, use: _Use) -> _Frame | None:
        if "dat" not in use.verb.frames:
            return None
        after = max(use.finite, use.at - 2)
        for number in self._hanging(use, WORDS.that_or_whether):
            if use.sentence.clauses[number].words[0] >= after:
                return _Frame("dat", self._clause_span(use.sentence, number))
        return None

    def _pointing_back(self, use: _Use) -> _Frame | None:
        """ "Dat zegt de minister", "De minister zei dat gisteren", "Hij zinspeelde daar op": what is said is
        the sentence before.
        """
        words = use.sentence.words
        first = words[use.clause.words[0]]
        if self._with_pointer(use):
            if use.verb.effect == "deny":
                return _Frame(POINTER)  # who denies what was just told does not tell it
            return _Frame("before", self._sentence_before(use.index))
        if use.clause.words[0] != 0 or use.finite != 1 or not use.verb.frames & {"tag", "dat"}:
            return None
        if first.lower not in WORDS.pointing_back:
            return None
        if use.verb.effect == "deny":
            return _Frame(POINTER)
        if first.lower in WORDS.so or any(word.text == ":" for word in words):
            return _NO_FRAME
        return _Frame("before", self._sentence_before(use.index))

    def _with_pointer(self, use: _Use) -> bool:
        """Whether a pronoun that points back is all a verb has for an object."""
        words, at = use.sentence.words, use.after_subject
        if use.verb.effect not in ("say", "find", "announce", "want", "deny"):
            return False
        if use.index == 0 and use.verb.effect != "deny":
            return False
        if use.verb.openers and any(
            words[n].lower in WORDS.there_pointing for n in use.clause.words if n > use.finite
        ):  # "zinspeelde daar gisteren op"
            return any(words[n].lower in use.verb.openers for n in use.clause.words if n > use.finite)
        if use.verb.effect == "want" or not use.verb.frames & {"tag", "dat"}:
            return False
        if at + 1 < len(words) and words[at].lower in WORDS.pointing_such and _is_source(words[at + 1]):
            return True  # "publiceert zulke cijfers elke ochtend"
        if at >= len(words) or words[at].lower not in WORDS.this_or_that:
            return False
        following = words[at + 1] if at + 1 < len(words) else None
        if following is not None and following.form.letters and not following.form.classes:
            return False  # "wees dat aantal van de hand"
        return not _has_verb(use.sentence, use.sentence.clauses[words[at].clause], at)

    def _rumour(self, use: _Use) -> _Frame | None:
        """ "Berichten dat de brug sluit, sprak hij tegen": what is said stands first, with its noun."""
        words = use.sentence.words
        clauses = use.sentence.clauses
        number = next(
            (n for n, c in enumerate(clauses) if c.opener in WORDS.that and 0 < c.words[0] <= _RUMOUR), None
        )
        if number is None or words[use.finite - 1].text != "," or use.finite < clauses[number].words[-1]:
            return None
        if words[clauses[number].words[0] - 1].lower not in speaker_classes()["rumour"]:
            return None
        return _Frame("rumour", self._clause_span(use.sentence, number))

    def _as_tag(self, use: _Use) -> _Frame | None:
        if "tag" not in use.verb.frames or not self._tags(use.sentence, use.clause, use.finite):
            return None
        if self._interrupted(use.sentence, use.clause, use.finite) is not None:
            return None  # "Lot Vos, hoogleraar recht, begrijpt de minister"
        return _Frame("tag", self._tagged(use.sentence, use.clause, use.verb))

    def _with_infinitive(self, use: _Use) -> _Frame | None:
        """ "Stelt voor om ... te verlagen", "zegt te rekenen op ...", "pleit ervoor om ...", "ziet de export
        dalen".
        """
        if "inf" in use.verb.frames:
            return self._with_bare_infinitive(use)
        words = use.sentence.words
        er = {word for opener in use.verb.openers for word in with_er(opener) if word != opener}
        pointed = any(words[n].lower in er for n in use.clause.words if n > use.finite)
        if "te" not in use.verb.frames and not pointed:
            return None
        for number in self._hanging(use, WORDS.in_order):
            if use.sentence.clauses[number].words[0] > use.at:
                return _Frame("te", self._clause_span(use.sentence, number))
        if any(
            use.at < n < use.at + 20 and use.sentence.words[n].lower in WORDS.infinitive_marker
            for n in use.clause.words
        ):
            first = use.after_subject
            if first < len(words) and words[first].lower == use.verb.particle:
                first += 1  # "kondigde aan 3 miljoen bij te dragen"
            return _Frame("te", self._rest(use.sentence, use.clause, first))
        return None

    def _with_bare_infinitive(self, use: _Use) -> _Frame | None:
        """ "Ziet de economie met 3 procent groeien", told in the present: what will be, and not what was."""
        words = use.sentence.words
        inside = [n for n in use.clause.words if words[n].form.letters]
        near = [n for n in inside if use.at + 1 < n]
        if words[use.finite].form.past or not near:
            return None
        changes = word_classes()["change"]
        if any(words[n].lower in changes for n in near):
            return _Frame("inf", self._rest(use.sentence, use.clause, use.after_subject))
        return None

    def _with_preposition(self, use: _Use) -> _Frame | None:
        """ "Spreekt van ...", and in a relative clause "waarvan hij spreekt"."""
        if use.clause.kind == "relative":
            for opener in use.verb.openers:
                if use.clause.opener == with_where(opener):
                    return _Frame(opener)
        words = use.sentence.words
        for n in use.clause.words:
            placed = n > use.finite or (use.clause.kind != "main" and n + _NEAR >= use.finite)
            if placed and words[n].lower in use.verb.openers and self._complements(use, n):
                return _Frame(words[n].lower, self._rest(use.sentence, use.clause, n + 1))
        return None

    def _complements(self, use: _Use, at: int) -> bool:
        """Whether a preposition belongs to the verb: "ging uit van 3", not "tegen een rente van 3"."""
        words = use.sentence.words
        if at < use.at or words[use.at].is_a("auxiliary"):  # "hadden op 40 dollar ingezet"
            return True
        if use.verb.effect == "expect" and any(
            words[n].lower[:1].isdigit() and not words[n - 1].is_a("time") for n in range(use.at + 1, at)
        ):
            return False  # "rekent 15 procent op goederen uit Azië"
        if words[at].lower not in WORDS.of_or_about:
            return True
        before = words[at - 1]
        governed = any(
            words[n].is_a("preposition") and words[n].lower != use.verb.particle
            for n in range(use.at + 1, at - 1)
        )
        return before.form.name or bool(before.form.classes) or not governed

    def _with_object(self, use: _Use) -> _Frame | None:
        if "object" not in use.verb.frames or use.subject is None:
            return None
        if use.verb.effect == "think" and (use.finite != use.at or not self._judges(use)):
            return None  # "vindt 3 miljoen extra", "heeft een akkoord gevonden"
        if use.subject.first > use.finite and use.clause.words[0] < use.finite:
            return None  # "Een datum noemde de minister niet": the object stands first
        return _Frame("object", self._object(use.sentence, use.clause, use.after_subject))

    def _judges(self, use: _Use) -> bool:
        """Whether a clause closes with a verdict: "vindt de order te eenzijdig", "acht dat haalbaar"."""
        words = use.sentence.words
        inside = [n for n in use.clause.words if words[n].form.letters]
        last = words[inside[-1]]
        return last.lower in word_classes()["verdict"] or (
            len(inside) > 1 and words[inside[-2]].lower in WORDS.too and not last.form.verb
        )

    def _hanging(self, use: _Use, openers: frozenset[str]) -> Iterator[int]:
        """Subordinate clauses with one of these openers that complete the verb's clause."""
        number = use.sentence.words[use.at].clause
        for n, other in enumerate(use.sentence.clauses):
            if n and other.kind == "sub" and other.opener in openers and other.parent == number:
                yield n

    def _tags(self, sentence: Sentence, clause: Clause, finite: int) -> bool:
        """Whether a clause is a tag: it opens with its verb, after what was said."""
        words = sentence.words
        start = next(
            (n for n in clause.words if words[n].form.letters and words[n].lower not in WORDS.tag_openers),
            None,
        )
        if start != finite or clause.kind != "main" or clause.words[0] == 0:
            return False
        before = words[clause.words[0] - 1]
        if before.text != "," and before.text not in _CLOSING and words[clause.words[0]].text not in _CLOSING:
            return False
        introduced = any(
            other.kind == "sub" and other.parent == words[finite].clause for other in sentence.clauses
        )
        return not introduced or clause.parent is not None

    def _tagged(self, sentence: Sentence, clause: Clause, verb: Verb) -> Span | None:
        words = sentence.words
        first = clause.words[0]
        start = 0
        ends = [word for word in words[max(0, first - 2) : first + 1] if word.text in _CLOSING]
        if ends and self.document.in_quote(ends[0].start - 1) is not None:
            return None  # the quotation is a statement by itself
        for other in sentence.clauses:
            if other.words and other.words[0] < first and self._is_tag_clause(sentence, other):
                start = other.words[-1] + 1
        colon = next((n for n in range(first - 1, start, -1) if words[n].text in (";", ":")), None)
        if colon is not None and any(words[n].form.verb for n in range(start, colon)):
            start = colon + 1  # "Er wordt gerekend: het kost 17 miljoen, schat het bureau"
        if verb.effect == "think":
            for other in sentence.clauses:
                if (
                    other.kind == "main"
                    and other.opener in WORDS.and_or_but
                    and start < other.words[0] < first
                    and any(words[n].form.verb for n in other.words)
                ):
                    start = other.words[0] + 1
        return _trim(self.document, words, start, first)

    def _told_on(self, sentence: Sentence, frame: _Frame, mention: Mention | None) -> Span | None:
        """How far a statement reaches: past its tag to what the sentence adds to it.

        "Het worden er 400, zegt de minister, tegen 300 nu"; "gaf hij toe, verdeeld over 9.000 bedrijven".
        """
        if frame.name != "tag" or frame.content is None or mention is None:
            return frame.content
        return self._with_addition(sentence, frame.content, mention.last)

    def _with_addition(self, sentence: Sentence, content: Span, after: int) -> Span:
        words = sentence.words
        comma = next((n for n in range(after, len(words)) if words[n].text == ","), None)
        if comma is None or comma + 1 >= len(words):
            return content
        first = words[comma + 1]
        adds = first.is_a("preposition") or first.form.lemma in WORDS.adding or _is_participle(first)
        if not adds or sentence.clauses[first.clause].kind == "relative":
            return content
        return Span(content.start, words[-1].end)

    def _is_tag_clause(self, sentence: Sentence, clause: Clause) -> bool:
        if clause.kind != "main" or not clause.words or clause.words[0] == 0:
            return False
        word = sentence.words[clause.words[0]]
        if not (word.form.verb and sentence.words[clause.words[0] - 1].text == ","):
            return False
        return any("tag" in verb.frames for verb in verbs_by_base().get(word.form.lemma, ()))

    def _clause_span(self, sentence: Sentence, number: int) -> Span | None:
        """A subordinate clause with all that hangs on it, without its opener."""
        inside = {number}
        for n in range(number + 1, len(sentence.clauses)):
            clause = sentence.clauses[n]
            if clause.parent in inside and (
                clause.kind != "main" or not self._is_tag_or_joined(sentence, clause)
            ):
                inside.add(n)
        first = sentence.clauses[number].words[0] + 1
        last = first
        while last < len(sentence.words) and sentence.words[last].clause in inside:
            last += 1
        return _trim(self.document, sentence.words, first, last)

    def _is_tag_or_joined(self, sentence: Sentence, clause: Clause) -> bool:
        word = sentence.words[clause.words[0]] if clause.words else None
        return word is None or word.form.verb or word.is_a("coordinator")

    def _sentence_before(self, index: int) -> Span | None:
        if index == 0:
            return None
        before = self.sentences[index - 1]
        return _trim(self.document, before.words, 0, len(before.words))

    def _rest(self, sentence: Sentence, clause: Clause, first: int) -> Span | None:
        """From a word to the end of its clause and of what hangs on it."""
        number = sentence.words[clause.words[0]].clause
        last = first
        while last < len(sentence.words) and sentence.words[last].text != ";":
            other = sentence.words[last].clause
            if other != number and (
                sentence.clauses[other].kind == "main"
                and (self._is_tag_or_joined(sentence, sentence.clauses[other]))
            ):
                break
            last += 1
        return _trim(self.document, sentence.words, first, last)

    def _object(self, sentence: Sentence, clause: Clause, first: int) -> Span | None:
        """What a judging verb says: "noemt het plan een gemiste kans" without the pronoun that it is said
        of.
        """
        words = sentence.words
        while first < len(words) and (
            words[first].is_a("adverb")
            or words[first].is_a("time")
            or (
                words[first].lower in WORDS.pointing
                and first + 1 < len(words)
                and words[first + 1].form.classes
            )
        ):
            first += 1
        if first >= len(words):
            return None
        predicate = next(
            (n for n in clause.words if n > first + 1 and words[n].lower in WORDS.indefinite), None
        )
        if (
            words[first].is_a("determiner")
            and words[first].lower not in WORDS.indefinite
            and predicate is not None
        ):
            first = predicate
        return self._rest(sentence, clause, first)

    # Phrases

    def _according(self, index: int, at: int) -> Report | None:
        """ "Volgens de minister ...": what follows is said, the whole clause is the speaker's."""
        sentence = self.sentences[index]
        words = sentence.words
        mention = self._source_of(index, at + 1)
        if mention is None:
            return None
        head = words[mention.last - 1].form.lemma
        if mention.kind == "source" and not words[mention.first].is_a("determiner"):
            return None  # "volgens bijgestelde cijfers": whose they are is not said
        if head in speaker_classes()["no_speaker"] or noun_tail(head, "no_speaker"):
            return None
        speaker = self._speaker(index, mention, mention.text.lower() in WORDS.them)
        if speaker is None:
            return None
        clause = sentence.clauses[words[at].clause]
        scope = self._reach(sentence, clause)
        first = self._opening_of(sentence, words[at].clause)
        if clause.kind == "main" and scope is not None and first < len(words):
            scope = Span(words[first].start, max(scope.end, words[at].end))
        opens = not any(words[n].form.letters for n in range(first, at))
        content = _trim(
            self.document,
            words,
            mention.last if opens else first,
            min(self._tag_start(sentence, mention.last), self._break_after(sentence, mention.last)),
        )
        return Report(
            index, at, words[at].clause, words[at].lower, "say", "according", speaker, content, scope
        )

    def _break_after(self, sentence: Sentence, first: int) -> int:
        """Where a semicolon or a colon ends what has had its verb; the end of the sentence without one."""
        words = sentence.words
        for n in range(first, len(words)):
            if words[n].text in (";", ":") and any(words[m].form.verb for m in range(first, n)):
                return n
        return len(words)

    def _opening_of(self, sentence: Sentence, number: int) -> int:
        """First word of what a clause tells: past its opener, with the clauses that introduce it."""
        clause = sentence.clauses[number]
        if clause.kind != "main":
            opener = sentence.words[clause.words[0]].lower == clause.opener
            return clause.words[0] + (1 if opener else 0)
        first = clause.words[0]
        while first > 0:
            before = sentence.clauses[sentence.words[first - 1].clause]
            if before.parent != number or before.kind == "main":
                break
            first = before.words[0]
        return first

    def _tag_start(self, sentence: Sentence, first: int) -> int:
        """Where a tag after ``first`` begins; the end of the sentence when there is none."""
        return next(
            (
                c.words[0]
                for c in sentence.clauses
                if c.words and c.words[0] > first and self._is_tag_clause(sentence, c)
            ),
            len(sentence.words),
        )

    def _source_of(self, index: int, at: int) -> Mention | None:
        """Who is behind a source: "cijfers van het Kadaster" is the Kadaster, "de cijfers" whose they were
        said to be; "cijfers" alone are nobody's.
        """
        words = self.sentences[index].words
        while at + 1 < len(words) and words[at].is_a("time"):  # "uit maandag gepubliceerde cijfers"
            at += 1
        mention = read_mention(self.document, words, at, len(words), subject=False)
        if mention is None:
            at = next((n for n in range(at, min(at + 3, len(words))) if _is_source(words[n])), -1)
            if at < 0:
                return None
            mention = Mention(at, at + 1, words[at].text, "source", plural=False)
        for n in range(mention.first, mention.last):
            if _is_source(words[n]):
                for m in range(n + 1, min(n + 5, len(words))):
                    if words[m].lower in WORDS.made_by or (words[m].lower in WORDS.kept_by and m > n + 1):
                        if m + 1 < len(words) and words[m + 1].is_a("time"):
                            break  # "een peiling van vorige week"
                        return self._source_of(index, m + 1)
                    if words[m].lower in WORDS.relative_who or words[m].lower in WORDS.that:
                        maker = read_mention(self.document, words, m + 1, len(words))
                        if maker is not None and not self._only_read(words, maker.last):
                            return maker
                        break
                source = Mention(mention.first, mention.last, mention.text, "source", plural=False)
                return self._maker(index, source, words[n]) or source
        return mention

    def _only_read(self, words: Sequence[Word], at: int) -> bool:
        """Whether somebody has a source from others: "een nota die de krant kon inkijken"."""
        near = words[at : at + 6]
        stop = next((n for n, word in enumerate(near) if word.text in (",", ".")), len(near))
        return any(word.form.lemma in WORDS.reading or word.lower in WORDS.reading for word in near[:stop])

    def _maker(self, index: int, source: Mention, noun: Word) -> Mention | None:
        """Whose a source is that the text has named before: "de raming" of who came with "een raming"."""
        words = self.sentences[index].words
        opener = words[source.first].lower
        if opener not in WORDS.by_name_openers and opener not in WORDS.same:
            return None
        floor = self.cast.opens(index)
        own = noun_tail(noun.form.lemma, "message") or noun_tail(noun.lower, "message")
        for before in range(index - 1, floor - 1, -1):
            there = self.sentences[before]
            names = any(word.form.lemma == noun.form.lemma for word in there.words)
            if not names and not (own and before == floor):
                continue
            for report in self.reports[before]:
                if report.speaker is not None and report.effect in SPEAKING:
                    return _as_mention(source, report.speaker)
            subject = self.main_subject(before) if own else None
            if subject is not None and subject.kind == "body":
                return subject
        return None

    def _reach(self, sentence: Sentence, clause: Clause) -> Span | None:
        """All of a clause and of what hangs on it; of a main clause the sentence."""
        if clause.kind == "main":
            return _trim(self.document, sentence.words, 0, len(sentence.words))
        return _trim(self.document, sentence.words, clause.words[0], clause.words[-1] + 1)

    def _thus(self, index: int, at: int) -> Report | None:
        """ "..., aldus de minister": all before it in the sentence."""
        sentence = self.sentences[index]
        words = sentence.words
        mention = self._source_of(index, at + 1)
        if mention is None or (at + 1 < len(words) and words[at + 1].form.verb):
            return None
        speaker = self._speaker(index, mention, False)
        content = _trim(self.document, words, 0, at)
        if content is None:
            content = self._sentence_before(index)
        if speaker is None or content is None:
            return None
        scope = self._with_addition(sentence, content, mention.last)
        if scope == content and not self._tells_before(sentence, at):  # "Zonder ingreep, aldus X, is ..."
            scope = content = _trim(self.document, words, 0, len(words)) or content
        if index and len(words) > 1 and words[0].lower in WORDS.this_or_that and words[1].form.verb:
            before = self.sentences[index - 1]  # "Dat besloot het college, aldus de wethouder"
            if before.paragraph == sentence.paragraph:
                scope = Span(before.start, content.end)
        kind = "person" if self.cast.is_person(mention) else mention.kind
        return Report(
            index, at, words[at].clause, words[at].lower, "say", "tag", speaker, content, scope, kind=kind
        )

    def _tells_before(self, sentence: Sentence, at: int) -> bool:
        """Whether what stands before a word has a verb, or the rest after the speaker has none."""
        words = sentence.words
        comma = next((n for n in range(at + 1, len(words)) if words[n].text == ","), None)
        return (
            any(words[n].form.verb for n in range(at))
            or comma is None
            or not any(words[n].form.verb for n in range(comma, min(comma + 3, len(words))))
        )

    def _own_words(self, index: int, at: int) -> Report | None:
        """ "Moskou kreeg naar eigen zeggen 205 soldaten terug": the subject says so."""
        sentence = self.sentences[index]
        words = sentence.words
        if (
            words[at - 1].lower not in WORDS.to
            or at + 1 >= len(words)
            or words[at + 1].lower not in WORDS.own_account
        ):
            return None
        clause = sentence.clauses[words[at].clause]
        finite = next((n for n in clause.words if words[n].form.verb and n != at + 1), None)
        mention = self._subject(index, clause, finite) if finite is not None else None
        speaker = self._speaker(index, mention, plural=False)
        if speaker is None:
            return None
        scope = self._reach(sentence, clause)
        return Report(
            index, at, words[at].clause, words[at + 1].lower, "say", "according", speaker, scope, scope
        )

    def _source(self, index: int, at: int) -> Report | None:
        """ "..., blijkt uit cijfers van X", "Dat staat in een brief van X", "Uit cijfers van X blijkt dat
        ...".
        """
        sentence = self.sentences[index]
        words = sentence.words
        clause = sentence.clauses[words[at].clause]
        _, preposition, adverb = source_verbs()[words[at].form.lemma].columns
        if adverb != "-" and not any(words[n].lower == adverb for n in clause.words):
            return None
        opening = next((n for n in clause.words if words[n].lower == preposition), None)
        if opening is None or opening + 1 >= len(words):
            return None
        mention = self._source_of(index, opening + 1)
        if mention is None:
            return None
        first = words[clause.words[0]]
        content: Span | None = None
        if clause.words[0] == 0 and first.lower in WORDS.this_or_that and at <= 2:
            content = self._sentence_before(index)
        elif self._tags(sentence, clause, at):
            content = _trim(self.document, words, 0, clause.words[0])
        elif preposition in WORDS.out_of and opening < at:
            for n, other in enumerate(sentence.clauses):
                if other.kind == "sub" and other.opener in WORDS.that_or_whether and other.words[0] > at:
                    content = self._clause_span(sentence, n)
        if content is None:
            return None
        definite = (
            words[mention.first].is_a("determiner")
            and words[mention.first].lower not in WORDS.indefinite_article
        )
        if (
            mention.kind == "source"
            and definite
            and noun_tail(words[mention.last - 1].form.lemma, "document")
        ):
            return None  # "het voorstel" is somebody's, who is named elsewhere
        speaker = self._speaker(index, mention, False)
        if speaker is None:
            return None
        personal = mention.kind in ("person", "function")
        return Report(
            index,
            at,
            words[at].clause,
            f"{words[at].form.lemma} {preposition}",
            "say",
            "source",
            speaker,
            content,
            content,
            speech=personal,
            count=any(noun_tail(words[n].lower, "count") for n in range(opening, mention.last)),
        )

    def _opening_source(self, index: int) -> Report | None:
        """ "In de jongste peiling van X vindt 61 procent ...", "In het plan dat Y voorlegde, daalt ..."."""
        words = self.sentences[index].words
        first = _past_stamp(words)
        if first + 2 >= len(words) or words[first].lower not in WORDS.source_openers:
            return None
        noun = next((n for n in range(first + 1, min(first + 6, len(words))) if _is_source(words[n])), None)
        if noun is None or any(words[n].form.verb for n in range(first + 1, noun)):
            return None
        mention = self._source_of(index, first + 1)
        if mention is None or mention.kind == "source" or mention.first < noun:
            return None  # only one that is named there
        return self._sourced(index, noun, mention)

    def _own_estimate(self, index: int) -> Report | None:
        """ "De bank stelde haar raming bij: van 2 naar 3 procent": the figures of who has the estimate."""
        words = self.sentences[index].words
        noun = next(
            (
                n
                for n, (before, word) in enumerate(pairwise(words), start=1)
                if before.lower in WORDS.possessives and noun_tail(word.form.lemma, "estimate")
            ),
            None,
        )
        subject = self.main_subject(index) if noun is not None else None
        if noun is None or subject is None or not self._asserts(subject) or subject.kind == "pronoun":
            return None
        return self._sourced(index, noun, subject)

    def _sourced(self, index: int, at: int, mention: Mention) -> Report | None:
        """A sentence all of whose figures are a source's, unless somebody in it says them."""
        words = self.sentences[index].words
        speaker = self._speaker(index, mention, False)
        scope = _trim(self.document, words, 0, len(words))
        if speaker is None:
            return None
        return Report(
            index,
            at,
            words[at].clause,
            words[at].lower,
            "find" if noun_tail(words[at].lower, "count") else "say",
            "source",
            speaker,
            None,
            scope,
            speech=False,
            count=True,
        )

    def _owned(self, index: int, at: int) -> Report | None:
        """ "De cijfers zijn van het Kadaster": so are those of the sentences before."""
        words = self.sentences[index].words
        opening = self._mention(words, 0, at)
        if index == 0 or at + 2 >= len(words) or words[at + 1].lower not in WORDS.of or opening is None:
            return None
        head = words[opening.last - 1]
        if opening.last != at or not (noun_tail(head.lower, "count") or noun_tail(head.form.lemma, "count")):
            return None
        mention = read_mention(self.document, words, at + 2, len(words), subject=False)
        speaker = self._speaker(index, mention, plural=False)
        if mention is None or mention.kind == "pronoun" or speaker is None:
            return None
        return Report(
            index, at, words[at].clause, OWNED, "say", "source", speaker, kind=mention.kind, speech=False
        )

    def _colon(self, index: int, at: int, reports: Sequence[Report]) -> Report | None:
        """A speaker before a colon: "De Bruin: stadion komt er niet", 'Trainer X: "..."', "Kyiv ontkent: het
        dorp houdt stand".
        """
        sentence = self.sentences[index]
        words = sentence.words
        if at == 0 or at + 2 >= len(words):
            return None
        start = _past_stamp(words)
        mention = read_mention(self.document, words, start, at) if start < at else None
        if mention is not None and mention.last == at:
            if not self._may_head(index, mention, at):
                return None
        else:
            mention = None
        quoted = words[at + 1].text in _OPENING_MARKS
        source = None if mention is not None else self._source_before(index, start, at)
        if source is not None:
            return self._listed(index, at, source)
        speaker = self._speaker(index, mention, False)
        if speaker is None:
            speaker = self._stated_before(words[at - 1].clause, sentence, reports)
        if speaker is None and quoted:
            subject = self.main_subject(index)
            named = subject is not None and (self.cast.is_person(subject) or self._asserts(subject))
            speaker = self._speaker(index, subject, False) if named else None
        content = _trim(self.document, words, at + 1, len(words))
        if speaker is None or content is None:
            return None
        return Report(index, at, words[at].clause, ":", "say", "colon", speaker, content, content)

    def _source_before(self, index: int, start: int, at: int) -> Mention | None:
        """Whose a source is that a colon follows: "Verder uit de raming:", "Het lijstje van de staf:"."""
        words = self.sentences[index].words
        if any(words[n].form.verb and not words[n].is_a("determiner") for n in range(start, at)):
            return None
        for n in range(start + 1, at):
            if _is_source(words[n]):
                first = n - 1
                while first > start and not words[first].is_a("determiner"):
                    first -= 1
                if not words[first].is_a("determiner"):
                    return None  # "Woedende brief:"
                mention = self._source_of(index, first)
                return mention if mention is not None and mention.kind != "source" else None
        return None

    def _listed(self, index: int, at: int, source: Mention) -> Report | None:
        """What a source lists after a colon."""
        words = self.sentences[index].words
        content = _trim(self.document, words, at + 1, len(words))
        speaker = self._speaker(index, source, False)
        if speaker is None or content is None:
            return None
        return Report(
            index,
            at,
            words[at].clause,
            words[at].text,
            "find",
            "source",
            speaker,
            content,
            content,
            speech=False,
            count=True,
        )

    def _may_head(self, index: int, mention: Mention, at: int) -> bool:
        """Whether a noun phrase before a colon can be who says what follows it."""
        sentence = self.sentences[index]
        words = sentence.words
        title = sentence.start < self.document.title_end
        quoted = words[at + 1].text in _OPENING_MARKS
        bare = words[mention.first : mention.last]
        if not (title or quoted or mention.kind in ("person", "function") or _past_stamp(words)):
            return False
        if any(
            word.lower in speaker_classes()["label"]
            or noun_tail(word.lower, "label")
            or (_is_source(word) and not word.form.classes)
            for word in bare
        ):
            return False
        if title and not quoted and not mention.head and not self._known_to_act(mention):
            return False
        if mention.kind in ("other", "pronoun"):
            tail = bare[0].text.rpartition("-")[2]
            known = is_known(tail.lower()) and tail[:1].islower()
            known = known or (is_known(bare[0].lower) and not bare[0].form.name)
            return not known and (bool(mention.name) or bare[0].form.capital)
        return True

    def _known_to_act(self, mention: Mention) -> bool:
        """Whether the name at the head of a title is of somebody: one word, a country, or who acts below."""
        if is_place(mention) or mention.text.replace(" ", "").isupper():
            return True
        if not mention.name or self.cast.acts(mention.name[-1]):
            return bool(mention.name)
        return len(mention.text.split()) == 1 and mention.text.lower() not in holidays()

    def _stated_before(self, number: int, sentence: Sentence, reports: Sequence[Report]) -> Speaker | None:
        """Who states something in the clause that a colon ends: "spreekt dat tegen: er is ..."."""
        clauses = {number}
        while (parent := sentence.clauses[number].parent) is not None and parent not in clauses:
            clauses.add(parent)
            number = parent
        for report in reversed(reports):
            lists = report.frame not in _COMPLETE  # "wees op twee oorzaken: ..."
            if lists or report.clause not in clauses:
                continue
            if report.speaker is not None and report.effect in _STATING:
                return report.speaker
        return None

    def _meet_all(self, index: int) -> None:
        """Note who is named in a sentence, outside what it quotes, for the pronouns of later ones."""
        sentence = self.sentences[index]
        words = sentence.words
        at = 0
        first = True
        while at < len(words):
            word = words[at]
            opens = word.form.letters and (
                at == 0
                or word.form.capital
                or (not word.form.classes and noun_class(word.form.lemma)[0] != "")
            )
            if not opens:
                at += 1
                continue
            start = at - 1 if at and words[at - 1].is_a("determiner") else at
            mention = read_mention(self.document, words, start, len(words))
            named = mention is not None and mention.kind != "pronoun" and (mention.name or mention.head)
            if mention is None or not named or self.document.in_quote(words[start].start) is not None:
                at += 1
                continue
            if mention.kind == "other" and _aged(words, mention.last):
                mention = replace(mention, kind="person")
            before = words[start - 1] if start else None
            after = before is not None and before.is_a("preposition")
            acts = mention.last < len(words) and words[mention.last].form.verb
            self.cast.meet(
                mention,
                index,
                subject=not after and (first or acts),
                somewhere=after and before is not None and before.lower in WORDS.whereabouts,
            )
            first = False
            at = max(mention.last, at + 1)


def _has_verb(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether a clause goes on to a verb of its own after a word: "dat de brug sluit", not "dat gisteren"."""
    inside = [n for n in clause.words if sentence.words[n].form.letters]
    return any(
        n > at
        and (not sentence.words[n].is_a("determiner") or n == inside[-1])
        and (sentence.words[n].form.verb or is_infinitive(sentence.words[n].lower))
        for n in inside
    )


def _past_stamp(words: Sequence[Word]) -> int:
    """First word after what stamps an entry: "13.40 -", "17.35 uur –", "**Belgorod** -"."""
    if not words or not (words[0].lower[:1].isdigit() or words[0].text[0] in "*(" or words[0].text.isupper()):
        return 0
    dash = next((n for n in range(1, min(len(words), 8)) if words[n].text in _DASHES), None)
    if dash is None or any(words[n].form.verb for n in range(dash)):
        return 0
    return dash + 1


def _is_speech(verb: Verb, frame: str) -> bool:
    """Whether what a verb takes in a frame is a statement: "spreekt van chaos", not "schat het op 3"."""
    if frame == "te":
        return verb.effect in _STATING or ("tag" in verb.frames and verb.effect == "want")
    if frame in WORDS.naming_frames:
        return verb.effect in _STATING
    return frame in _TOLD


def _as_mention(place: Mention, speaker: Speaker) -> Mention:
    """Who spoke before, as the mention of another place."""
    return Mention(place.first, place.last, speaker.name, "body", plural=False)


def _aged(words: Sequence[Word], at: int) -> bool:
    """Whether an age in brackets follows a name, so that it is a person's: "Marit (34)"."""
    return (
        at + 2 < len(words)
        and words[at].text == "("
        and words[at + 1].lower.isdigit()
        and words[at + 2].text == ")"
    )


def _units(document: Document, sentences: tuple[Sentence, ...]) -> list[int]:
    """For each sentence the one that opens its unit: the title, the article under it, or an entry of a live
    blog or of short news in it.
    """
    opens: list[int] = []
    paragraph, titled = -1, True
    for index, sentence in enumerate(sentences):
        first, paragraph = sentence.paragraph != paragraph, sentence.paragraph
        under = titled and sentence.start > document.title_end
        titled = titled and not under
        stamped = first and _STAMP.match(document.full, sentence.start)
        opens.append(index if not opens or under or stamped else opens[-1])
    return opens


def _tag_after(sentence: Sentence, reports: Sequence[Report], end: int) -> Speaker | None:
    """Speaker of the tag right after a quotation: '", zegt X', '," aldus X'."""
    for report in reports:
        word = sentence.words[report.word]
        if word.start >= end and report.speaker is not None:
            between = [w for w in sentence.words if w.start >= end and w.end <= word.start and w.form.letters]
            told = report.frame == "tag" or report.effect in ("say", "think", "find")
            if len(between) <= 1 and told:
                return report.speaker
    return None


def _colon_before(sentence: Sentence, reports: Sequence[Report], start: int) -> Speaker | None:
    """Speaker of what stands before a colon and a quotation: 'X zei: "', 'Trainer X: "'."""
    words = [n for n, word in enumerate(sentence.words) if word.end <= start]
    colon = next((n for n in reversed(words[-3:]) if sentence.words[n].text == ":"), None)
    if colon is None:
        return None
    for report in reports:
        if report.word <= colon and report.speaker is not None:
            return report.speaker
    return None


#: How an entry of a live blog or an item of short news opens: "08.40 uur –", "**Belgorod** -", "MUNITIE - ".
_STAMP = re.compile(r"\W{0,3}\d{1,2}[.:]\d{2}\b|\*\*[^*\n]{1,80}\*\*|[A-ZÀ-Þ][A-ZÀ-Þ' ]{2,30} [-–—] ")
#: How far from its verb a preposition stands, in words.
_NEAR = 6
#: The head of a turn in a transcript, and the least turns that make one.
_TURN = re.compile(r"([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}): +")
_TRANSCRIPT = 3
#: Words between a tag and the quotation that goes on with what it tags.
_TAG_REACH = 2
#: A quotation of fewer words than this is a word or a term.
_FEW = 3
#: Words within which a sentence has come to the "dat" of a rumour.
_RUMOUR = 4
#: The last part of a compound has this many letters at least.
_PART = 4
_DASHES = frozenset("-–—")
_CLOSING = frozenset(('"', "”", "’", "'", "''", "’’", "»", "“"))
_OPENING_MARKS = frozenset(('"', "“", "„", "‘", "'", "''", "’’", "«", "»", ",,"))
_TRIMMED = frozenset(",;:–—-\"“”„‘’'«» \t\n\u00a0") | {"''", "’’", ",,"}
_FINAL = frozenset(".!?…")


@lru_cache(maxsize=50_000)
def noun_tail(lemma: str, name: str) -> bool:
    """Whether a noun, or the last part of a compound, is in a class of the speaker lexicon."""
    words = speaker_classes()[name]
    return lemma in words or not words.isdisjoint(noun_ends(lemma, _PART))


def _is_source(word: Word) -> bool:
    """Whether a noun is of what figures are taken from: "cijfers", "exportcijfers", "peiling"."""
    return noun_tail(word.form.lemma, "source") or noun_tail(word.lower, "source")


def _opens_noun(word: Word) -> bool:
    """Whether the word after can only be a noun: "de eisen", "513 stemmen"."""
    return word.lower[:1].isdigit() or word.is_a("article") or word.lower in WORDS.noun_openers


def _is_participle(word: Word) -> bool:
    """Whether a word looks like a past participle."""
    lower, lemma = word.lower, word.form.lemma
    if lower == lemma:
        return False
    if "ge" in lower[:6] and not lemma.startswith("ge") and not lower.startswith(("gee", "gaf")):
        return True
    return lower.startswith(participle_prefixes("inseparable", "unstressed")) and lower.endswith(
        ("d", "t", "en")
    )


def _trim(document: Document, words: tuple[Word, ...], first: int, last: int) -> Span | None:
    """Characters of words ``first`` to ``last`` without marks at either end; None when nothing is left."""
    while first < last and (words[first].text in _TRIMMED or words[first].text in _FINAL):
        first += 1
    while last > first and (words[last - 1].text in _TRIMMED or words[last - 1].text in _FINAL):
        last -= 1
    return Span(words[first].start, words[last - 1].end) if first < last else None
