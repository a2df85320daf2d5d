"""How a verb takes what is said: as a clause ("zegt dat ..."), as an infinitive, after a preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cijferwacht.claims.clauses import Clause, Sentence, Word
from cijferwacht.claims.cues import Verb, speaker_classes, word_classes
from cijferwacht.claims.extents import (
    CLOSING,
    clause_span,
    is_tag,
    looks_like_tag,
    past_stamp,
    rest,
    sentence_before,
    trim,
    with_addition,
)
from cijferwacht.claims.predicates import FAR, NEAR, before_number, before_time
from cijferwacht.claims.report import POINTER, STATING
from cijferwacht.claims.speakers import Mention, is_source
from cijferwacht.claims.subjects import Subjects
from cijferwacht.claims.tense import is_infinitive
from cijferwacht.claims.words import WORDS, stranded_as, with_er, with_where
from cijferwacht.model import Span

#: Frames in which a verb tells what its subject says, not what it does.
_TOLD = frozenset(("dat", "tag", "before", "colon", "object"))
#: Words within which a sentence has come to the "dat" of a rumour.
_RUMOUR = 4


@dataclass(frozen=True, slots=True)
class Use:
    """A verb at work in a sentence."""

    #: Those of its document.
    subjects: Subjects
    index: int  # of the sentence
    sentence: Sentence
    clause: Clause
    at: int
    #: The finite verb it belongs to: itself, or its auxiliary.
    finite: int
    verb: Verb
    subject: Mention | None

    @property
    def clause_number(self) -> int:
        """Place of the clause in its sentence."""
        return self.sentence.words[self.at].clause

    @property
    def after_subject(self) -> int:
        """First word after the verb and, in inversion, its subject."""
        inverted = self.subject is not None and self.subject.first > self.at
        return max(self.at + 1, self.subject_words[1]) if inverted else self.at + 1

    @property
    def subject_words(self) -> tuple[int, int]:
        """Words of the subject; (0, 0) for none."""
        return (0, 0) if self.subject is None else (self.subject.first, self.subject.last)

    @property
    def plural(self) -> bool:
        """Whether the finite verb is a plural."""
        lower = self.sentence.words[self.finite].lower
        return lower.endswith("en") or lower in WORDS.be

    @property
    def past(self) -> bool:
        """Whether the finite verb tells of the past; "werd" and "was" in a passive or a perfect do not."""
        form = self.sentence.words[self.finite].form
        return form.past and (self.finite == self.at or form.lemma not in WORDS.be_or_become)


@dataclass(frozen=True, slots=True)
class Frame:
    """How a verb takes what is said, and what that is."""

    name: str
    content: Span | None = None


_NO_FRAME = Frame("none")


def frame_of(use: Use) -> Frame:
    """The first of a verb's frames that is there; the one named "none" when none is."""
    for read in _READERS:
        frame = read(use)
        if frame is not None:
            return frame
    return _NO_FRAME


def is_speech(verb: Verb, frame: str) -> bool:
    """Whether what a verb takes in a frame is a statement: "spreekt van chaos", not "schat het op 3"."""
    if frame == "te":
        return verb.effect in STATING or ("tag" in verb.frames and verb.effect == "want")
    if frame in WORDS.naming_frames:
        return verb.effect in STATING
    return frame in _TOLD


def told_on(use: Use, frame: Frame) -> Span | None:
    """How far a statement reaches: past its tag to what the sentence adds to it.

    "Het worden er 400, zegt de minister, tegen 300 nu"; "gaf hij toe, verdeeld over 9.000 bedrijven".
    """
    if frame.name != "tag" or frame.content is None or use.subject is None:
        return frame.content
    return with_addition(use.sentence, frame.content, use.subject.last)


def _pointing_back(use: Use) -> Frame | None:
    """ "Dat zegt de minister", "De minister zei dat gisteren", "Hij zinspeelde daar op": what is said is
    the sentence before.
    """
    words = use.sentence.words
    first = words[use.clause.words[0]]
    if _with_pointer(use):
        if use.verb.effect == "deny":
            return Frame(POINTER)  # who denies what was just told does not tell it
        return Frame("before", _told_before(use))
    if use.clause.words[0] != 0 or use.finite != 1 or not use.verb.frames & {"tag", "dat"}:
        return None
    if first.lower not in WORDS.pointing_back:
        return None
    if use.verb.effect == "deny":
        return Frame(POINTER)
    if first.lower in WORDS.so or any(word.text == ":" for word in words):
        return _NO_FRAME
    return Frame("before", sentence_before(use.subjects.sentences, use.index))


def _told_before(use: Use) -> Span | None:
    """What "dat" or "daar" points back to: the sentence before, or what a comma parts from it in the same
    one: "Dat kost 3 miljoen, de minister zinspeelde daar gisteren op".
    """
    first = use.clause.words[0]
    own = (other for other in use.sentence.clauses if other.words and other.words[0] < first)
    spliced = use.clause.kind == "main" and not use.clause.opener and any(c.verb for c in own)
    if spliced and use.sentence.words[first - 1].text in (",", ";"):
        return trim(use.sentence.words, 0, first)
    return sentence_before(use.subjects.sentences, use.index)


def _with_pointer(use: Use) -> bool:
    """Whether a pronoun that points back is all a verb has for an object."""
    words, at = use.sentence.words, use.after_subject
    if use.verb.effect not in ("say", "find", "announce", "want", "deny"):
        return False
    if use.index == 0 and use.verb.effect != "deny":
        return False
    if use.verb.openers and any(
        words[n].lower in WORDS.there_pointing and _points_for(use, words[n].lower)
        for n in use.clause.words
        if n > use.finite
    ):  # "zinspeelde daar gisteren op"
        return any(words[n].lower in use.verb.openers for n in use.clause.words if n > use.finite)
    if use.verb.effect == "want" or not use.verb.frames & {"tag", "dat"}:
        return False
    if at + 1 < len(words) and words[at].lower in WORDS.pointing_such and is_source(words[at + 1]):
        return True  # "publiceert zulke cijfers elke ochtend"
    if at >= len(words) or words[at].lower not in WORDS.this_or_that:
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and following.form.letters and not following.form.classes:
        return False  # "wees dat aantal van de hand"
    return not _has_verb(use.sentence, use.sentence.clauses[words[at].clause], at)


def _with_dat(use: Use) -> Frame | None:
    """ "Zegt dat de brug sluit", "vraagt of ..."."""
    if "dat" not in use.verb.frames:
        return None
    after = max(use.finite, use.at - 2)
    for number in _hanging(use, WORDS.that_or_whether):
        if use.sentence.clauses[number].words[0] >= after:
            return Frame("dat", clause_span(use.sentence, number))
    return None


def _rumour(use: Use) -> Frame | None:
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
    return Frame("rumour", clause_span(use.sentence, number))


def _as_tag(use: Use) -> Frame | None:
    """ "De brug sluit, zegt de minister"."""
    if "tag" not in use.verb.frames or not is_tag(use.sentence, use.clause, use.finite):
        return None
    if use.subjects.interrupted(use.sentence, use.clause, use.finite) is not None:
        return None  # "Lot Vos, hoogleraar recht, begrijpt de minister"
    return Frame("tag", _tagged(use))


def _tagged(use: Use) -> Span | None:
    """What stands before a tag: back to a tag before it, or to a colon; None for a quotation."""
    sentence, words = use.sentence, use.sentence.words
    first = use.clause.words[0]
    start = 0
    ends = [word for word in words[max(0, first - 2) : first + 1] if word.text in CLOSING]
    if ends and use.subjects.document.in_quote(ends[0].start - 1) is not None:
        return None  # the quotation is a statement by itself
    for other in sentence.clauses:
        if other.words and other.words[0] < first and looks_like_tag(sentence, other):
            start = other.words[-1] + 1
    start = max(start, past_stamp(words))
    colon = next((n for n in range(first - 1, start, -1) if words[n].text in (";", ":")), None)
    if colon is not None and any(words[n].form.verb for n in range(start, colon)):
        start = colon + 1  # "Er wordt gerekend: het kost 17 miljoen, schat het bureau"
    if use.verb.effect == "think":  # of two clauses joined by "en" only the last is an opinion
        for other in sentence.clauses:
            if (
                other.kind == "main"
                and other.opener in WORDS.and_or_but
                and start < other.words[0] < first
                and any(words[n].form.verb for n in other.words)
            ):
                start = other.words[0] + 1
    return trim(words, start, first)


def _points_for(use: Use, adverb: str) -> bool:
    """Whether an adverb stands for what the verb takes: "daar" for all, "daarop" for "zinspelen op"."""
    return adverb in WORDS.there_alone or any(adverb.endswith(opener) for opener in use.verb.openers)


def _with_infinitive(use: Use) -> Frame | None:
    """ "Stelt voor om ... te verlagen", "zegt te rekenen op ...", "pleit ervoor om ...", "ziet de export
    dalen".
    """
    if "inf" in use.verb.frames:
        return _with_bare_infinitive(use)
    words = use.sentence.words
    er = {word for opener in use.verb.openers for word in with_er(opener) if word != opener}
    pointed = any(words[n].lower in er for n in use.clause.words if n > use.finite)
    if "te" not in use.verb.frames and not pointed:
        return None
    for number in _hanging(use, WORDS.in_order):
        if use.sentence.clauses[number].words[0] > use.at:
            return Frame("te", clause_span(use.sentence, number))
    if any(
        use.at < n < use.at + 20 and use.sentence.words[n].lower in WORDS.infinitive_marker
        for n in use.clause.words
    ):
        first = use.after_subject
        if first < len(words) and words[first].lower == use.verb.particle:
            first += 1  # "kondigde aan 3 miljoen bij te dragen"
        return Frame("te", rest(use.sentence, use.clause, first))
    return None


def _with_bare_infinitive(use: Use) -> Frame | None:
    """ "Ziet de economie met 3 procent groeien", told in the present: what will be, and not what was."""
    words = use.sentence.words
    near = [n for n in use.clause.words if words[n].form.letters and use.at + 1 < n]
    if words[use.finite].form.past or not near:
        return None
    changes = word_classes()["change"]
    if any(words[n].lower in changes for n in near):
        return Frame("inf", rest(use.sentence, use.clause, use.after_subject))
    return None


def _with_preposition(use: Use) -> Frame | None:
    """ "Spreekt van ...", and in a relative clause "waarvan hij spreekt"."""
    if use.clause.kind == "relative":
        for opener in use.verb.openers:
            if use.clause.opener == with_where(opener):
                return Frame(opener)
        split = (
            use.clause.opener in WORDS.where and use.sentence.words[use.finite - 1]
        )  # "waar hij mee dreigde"
        if split and (stranded_as(split.lower) or split.lower) in use.verb.openers:
            return Frame(stranded_as(split.lower) or split.lower)
    words = use.sentence.words
    if use.verb.name in WORDS.estimating_it and WORDS.it.isdisjoint(words[n].lower for n in use.clause.words):
        return None
    for n in use.clause.words:
        if words[n].lower not in use.verb.openers:
            continue
        near = FAR if before_number(words, n) else NEAR
        placed = n > use.finite or (use.clause.kind != "main" and n + near >= use.finite)
        if placed and _complements(use, n):
            return Frame(words[n].lower, rest(use.sentence, use.clause, n + 1))
    return None


def _complements(use: Use, at: int) -> bool:
    """Whether a preposition belongs to the verb: "ging uit van 3", not "tegen een rente van 3"."""
    words = use.sentence.words
    if before_time(words, at):
        return False
    if at < use.at or words[use.at].is_a("auxiliary"):  # "hadden op 40 dollar ingezet"
        return True
    if use.verb.effect == "expect" and any(
        words[n].lower[:1].isdigit() and not (words[n - 1].is_a("time") or words[n - 1].is_a("preposition"))
        for n in range(use.at + 1, at)
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


def _with_object(use: Use) -> Frame | None:
    """ "Noemt het plan een gemiste kans"."""
    if "object" not in use.verb.frames or use.subject is None:
        return None
    if use.verb.effect == "think" and (use.finite != use.at or not _judges(use)):
        return None  # "vindt 3 miljoen extra", "heeft een akkoord gevonden"
    if use.subject.first > use.finite and use.clause.words[0] < use.finite:
        return None  # "Een datum noemde de minister niet": the object stands first
    words = use.sentence.words
    if use.subject.first > use.finite and any(word.text in CLOSING for word in words[: use.finite]):
        return None  # ""Een schande", noemt Trump het arrest": the verdict is quoted before it
    return Frame("object", _object(use))


def _object(use: Use) -> Span | None:
    """What a judging verb says: "noemt het plan een gemiste kans" without the pronoun that it is said of."""
    words, first = use.sentence.words, use.after_subject
    while first < len(words) and (
        words[first].is_a("adverb")
        or words[first].is_a("time")
        or (words[first].lower in WORDS.pointing and first + 1 < len(words) and words[first + 1].form.classes)
    ):
        first += 1
    if first >= len(words):
        return None
    predicate = next(
        (n for n in use.clause.words if n > first + 1 and words[n].lower in WORDS.indefinite), None
    )
    if (
        words[first].is_a("determiner")
        and words[first].lower not in WORDS.indefinite
        and predicate is not None
    ):
        first = predicate
    elif predicate is None and (after := _past_object(words, use.clause, first)) is not None:
        first = after
    if use.verb.effect == "say" and (words[first].lower[:1].isdigit() or words[first].lower in WORDS.no):
        return None  # "noemde 46.000 gesneuvelden", "noemt geen aantallen"
    told = rest(use.sentence, use.clause, first)
    return told if told is None else _quoted_in(use, told)


def _past_object(words: Sequence[Word], clause: Clause, first: int) -> int | None:
    """Behind the thing that a verdict is on: "noemt de berichten speculatie", "noemt het plan historisch"."""
    if not words[first].is_a("determiner") or words[first].lower in WORDS.indefinite:
        return None
    at = first + 1
    while at < len(words) and words[at].lower.endswith("e") and words[at].form.letters:
        at += 1  # adjectives
    at += 1
    inside = at < len(words) and at in clause.words and words[at].form.letters
    if not inside or words[at].is_a("preposition") or words[at].form.classes & {"relative"}:
        return None
    return at


def _quoted_in(use: Use, told: Span) -> Span:
    """What is quoted of what is said: "noemt de ploeg "decor"" says "decor"."""
    within = [word for word in use.sentence.words if told.start <= word.start and word.end <= told.end]
    document = use.subjects.document
    quoted = [word for word in within if word.form.letters and document.in_quote(word.start) is not None]
    if not quoted or len(quoted) == len([word for word in within if word.form.letters]):
        return told
    return Span(quoted[0].start, quoted[-1].end)


def _judges(use: Use) -> bool:
    """Whether a clause closes with a verdict: "vindt de order te eenzijdig", "acht dat haalbaar"."""
    words = use.sentence.words
    inside = [n for n in use.clause.words if words[n].form.letters]
    last = words[inside[-1]]
    return last.lower in word_classes()["verdict"] or (
        len(inside) > 1 and words[inside[-2]].lower in WORDS.too and not last.form.verb
    )


def _hanging(use: Use, openers: frozenset[str]) -> Iterator[int]:
    """Subordinate clauses with one of these openers that complete the verb's clause."""
    number = use.sentence.words[use.at].clause
    for n, other in enumerate(use.sentence.clauses):
        if n and other.kind == "sub" and other.opener in openers and other.parent == number:
            yield n


def _has_verb(sentence: Sentence, clause: Clause, at: int) -> bool:
    """Whether a clause goes on to a verb of its own after a word: "dat de brug sluit", not "dat gisteren"."""
    inside = [n for n in clause.words if sentence.words[n].form.letters]
    return any(
        n > at
        and (not sentence.words[n].is_a("determiner") or n == inside[-1])
        and (sentence.words[n].form.verb or is_infinitive(sentence.words[n].lower))
        for n in inside
    )


#: In this order; a verb has one frame.
_READERS = (
    _pointing_back,
    _with_dat,
    _rumour,
    _as_tag,
    _with_infinitive,
    _with_preposition,
    _with_object,
)
