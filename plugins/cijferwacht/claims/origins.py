"""Whose the figures of a source are: "cijfers van het Kadaster", "de raming" of who was named before."""

from __future__ import annotations

from collections.abc import Sequence

from cijferwacht.claims.clauses import Word
from cijferwacht.claims.report import SPEAKING
from cijferwacht.claims.speakers import Mention, is_source, noun_tail, read_mention
from cijferwacht.claims.voices import Voices
from cijferwacht.claims.words import WORDS


def source_of(voices: Voices, index: int, at: int) -> Mention | None:
    """Who is behind a source: "cijfers van het Kadaster" is the Kadaster, "de cijfers" whose they were
    said to be; "cijfers" alone are nobody's.
    """
    words = voices.sentences[index].words
    while at + 1 < len(words) and words[at].is_a("time"):  # "uit maandag gepubliceerde cijfers"
        at += 1
    mention = read_mention(voices.document, words, at, len(words), subject=False)
    if mention is None:
        at = next((n for n in range(at, min(at + 3, len(words))) if is_source(words[n])), -1)
        if at < 0:
            return None
        mention = Mention(at, at + 1, words[at].text, "source", plural=False)
    noun = next((n for n in range(mention.first, mention.last) if is_source(words[n])), None)
    if noun is None and any(words[n].lower[:1].isdigit() for n in range(mention.first, mention.last)):
        return None  # "van de 50 miljoen euro die ..."
    if noun is None:
        return mention
    for n in range(noun + 1, min(noun + 5, len(words))):
        lower = words[n].lower
        if lower[:1].isdigit():
            break  # "Volgens een peiling steunt 64 procent van de bevolking ..."
        if lower in WORDS.made_by or (lower in WORDS.kept_by and n > noun + 1):
            if n + 1 < len(words) and words[n + 1].is_a("time"):
                break  # "een peiling van vorige week"
            return source_of(voices, index, n + 1)
        if lower in WORDS.relative_who or lower in WORDS.that:
            maker = read_mention(voices.document, words, n + 1, len(words))
            if maker is not None and not _only_read(words, maker.last):
                return maker
            break
    source = Mention(mention.first, mention.last, mention.text, "source", plural=False)
    return _maker(voices, index, source, words[noun]) or source


def _only_read(words: Sequence[Word], at: int) -> bool:
    """Whether somebody has a source from others: "een nota die de krant kon inkijken"."""
    near = words[at : at + 6]
    stop = next((n for n, word in enumerate(near) if word.text in (",", ".")), len(near))
    return any(word.form.lemma in WORDS.reading or word.lower in WORDS.reading for word in near[:stop])


def _maker(voices: Voices, index: int, source: Mention, noun: Word) -> Mention | None:
    """Whose a source is that the text has named before: "de raming" of who came with "een raming"."""
    words = voices.sentences[index].words
    opener = words[source.first].lower
    if opener not in WORDS.by_name_openers and opener not in WORDS.same:
        return None
    floor = voices.cast.opens(index)
    own = noun_tail(noun.form.lemma, "message") or noun_tail(noun.lower, "message")
    for before in range(index - 1, floor - 1, -1):
        there = voices.sentences[before]
        names = any(word.form.lemma == noun.form.lemma for word in there.words)
        if not names and not (own and before == floor):
            continue
        for report in voices.reports[before]:
            if report.speaker is not None and report.effect in SPEAKING:
                return Mention(source.first, source.last, report.speaker.name, "body", plural=False)
        subject = voices.subjects.main(before) if own else None
        if subject is not None and subject.kind == "body":
            return subject
    return None
