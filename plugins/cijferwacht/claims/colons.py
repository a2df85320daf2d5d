"""Who says what follows a colon: "De Bruin: stadion komt er niet", "Kyiv ontkent: het dorp houdt stand"."""

from __future__ import annotations

from collections.abc import Sequence

from cijferwacht.claims.cast import Speaker
from cijferwacht.claims.clauses import Sentence, Word
from cijferwacht.claims.extents import past_stamp, trim
from cijferwacht.claims.origins import source_of
from cijferwacht.claims.report import STATING, Report
from cijferwacht.claims.speakers import Mention, is_known, is_place, is_source, noun_tail, read_mention
from cijferwacht.claims.voices import Voices
from cijferwacht.claims.words import WORDS, holidays

#: Frames after which a colon opens what is said, and does not list what the verb takes.
_COMPLETE = frozenset(("none", "before", "dat", "tag", "object", "pointer"))
#: Words between who is quoted and the colon: "Premier X in het volle parlement: ...".
_LONGEST_ASIDE = 6
_OPENING_MARKS = frozenset(('"', "“", "„", "‘", "'", "''", "’’", "«", "»", ",,"))


def read_colon(voices: Voices, index: int, at: int, reports: Sequence[Report]) -> Report | None:
    """A speaker before a colon: "De Bruin: stadion komt er niet", 'Trainer X: "..."', "Kyiv ontkent: het
    dorp houdt stand".
    """
    sentence = voices.sentences[index]
    words = sentence.words
    if at == 0 or at + 2 >= len(words):
        return None
    start = past_stamp(words)
    mention = read_mention(voices.document, words, start, at) if start < at else None
    if mention is not None and mention.last != at and not _beside(voices, mention, words, at):
        mention = None
    if mention is not None and not _may_head(voices, index, mention, at):
        return None
    source = None if mention is not None else _source_before(voices, index, start, at)
    if source is not None:
        return _listed(voices, index, at, source)
    speaker = voices.speaker(index, mention or _contrasted(voices, index, at))
    if speaker is None:
        speaker = _stated_before(words[at - 1].clause, sentence, reports)
    if speaker is None and words[at + 1].text in _OPENING_MARKS:
        subject = voices.subjects.main(index)
        tells = subject is not None and voices.can_tell(subject)
        speaker = voices.speaker(index, subject) if tells else None
    content = trim(words, at + 1, len(words))
    if speaker is None or content is None:
        return None
    return Report(index, at, words[at].clause, ":", "say", "colon", speaker, content, content)


def _beside(voices: Voices, mention: Mention, words: Sequence[Word], at: int) -> bool:
    """Whether who is quoted is named with where or when: "Brekelmans bij aankomst: ..."."""
    between = words[mention.last : at]
    placed = between[0].is_a("preposition") or between[0].is_a("time") or between[0].is_a("adverb")
    told = words[at + 1].text in _OPENING_MARKS and len(between) <= _LONGEST_ASIDE
    plain = not any(word.form.verb or not word.form.letters for word in between)
    return placed and told and plain and voices.cast.is_person(mention)


def _contrasted(voices: Voices, index: int, at: int) -> Mention | None:
    """Who does tell what another does not: "Hoek noemt geen bedrag, maar een ambtenaar wel: 3 miljoen"."""
    sentence = voices.sentences[index]
    words = sentence.words
    first = sentence.clauses[words[at - 1].clause].words[0]
    if words[at - 1].lower not in WORDS.does or words[first].lower not in WORDS.but:
        return None
    mention = read_mention(voices.document, words, first + 1, at - 1)
    return mention if mention is not None and mention.last == at - 1 else None


def _source_before(voices: Voices, index: int, start: int, at: int) -> Mention | None:
    """Whose a source is that a colon follows: "Verder uit de raming:", "Het lijstje van de staf:"."""
    words = voices.sentences[index].words
    if any(words[n].form.verb and not words[n].is_a("determiner") for n in range(start, at)):
        return None
    for n in range(start + 1, at):
        if is_source(words[n]):
            first = n - 1
            while first > start and not words[first].is_a("determiner"):
                first -= 1
            if not words[first].is_a("determiner"):
                return None  # "Woedende brief:"
            mention = source_of(voices, index, first)
            return mention if mention is not None and mention.kind != "source" else None
    return None


def _listed(voices: Voices, index: int, at: int, source: Mention) -> Report | None:
    """What a source lists after a colon."""
    words = voices.sentences[index].words
    content = trim(words, at + 1, len(words))
    speaker = voices.speaker(index, source)
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


def _may_head(voices: Voices, index: int, mention: Mention, at: int) -> bool:
    """Whether a noun phrase before a colon can be who says what follows it."""
    sentence = voices.sentences[index]
    words = sentence.words
    title = sentence.start < voices.document.title_end
    quoted = words[at + 1].text in _OPENING_MARKS
    bare = words[mention.first : mention.last]
    person = mention.kind in ("person", "function") or voices.cast.is_person(mention)
    if not (title or quoted or person or past_stamp(words)):
        return False
    if any(noun_tail(word.lower, "label") or (is_source(word) and not word.form.classes) for word in bare):
        return False
    if title and not quoted and not mention.head and not _known_to_act(voices, mention):
        return False
    if mention.kind in ("other", "pronoun"):
        tail = bare[0].text.rpartition("-")[2]
        known = is_known(tail.lower()) and tail[:1].islower()
        known = known or (is_known(bare[0].lower) and not bare[0].form.name)
        return not known and (bool(mention.name) or bare[0].form.capital)
    return True


def _known_to_act(voices: Voices, mention: Mention) -> bool:
    """Whether the name at the head of a title is of somebody: one word, a country, or who acts below."""
    if is_place(mention) or mention.text.replace(" ", "").isupper():
        return True
    if not mention.name or voices.cast.acts(mention.name[-1]):
        return bool(mention.name)
    return len(mention.text.split()) == 1 and mention.text.lower() not in holidays()


def _is_told(report: Report) -> bool:
    """Whether a subject is a name, or a paper that states something."""
    words = report.speaker.name.split() if report.speaker is not None else []
    named = any(word[0].isupper() for word in words[len(words) > 1 :]) and report.effect != "think"
    return named or any(noun_tail(word.lower(), "source") for word in words)


def _stated_before(number: int, sentence: Sentence, reports: Sequence[Report]) -> Speaker | None:
    """Who states something in the clause that a colon ends: "spreekt dat tegen: er is ..."."""
    clauses = {number}
    while (parent := sentence.clauses[number].parent) is not None and parent not in clauses:
        clauses.add(parent)
        number = parent
    for report in reversed(reports):
        lists = report.frame not in _COMPLETE  # "wees op twee oorzaken: ..."
        if lists or report.clause not in clauses:
            continue
        if report.frame == "none" and report.kind == "other" and not _is_told(report):
            continue  # "De brug kraakt: ...", "De handel reageert lauw: ..."
        if report.speaker is not None and report.effect in STATING:
            return report.speaker
    return None
