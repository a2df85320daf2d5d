"""Reporting verbs: what each says of who, as "zegt", "kondigt aan", "wil" or "wijst van de hand" does."""

from __future__ import annotations

from dataclasses import replace

from cijferwacht.claims.clauses import Clause, Sentence, Word
from cijferwacht.claims.cues import Verb
from cijferwacht.claims.extents import is_tag
from cijferwacht.claims.frames import Use, frame_of, is_speech, told_on
from cijferwacht.claims.nouns import is_victim, sort_of
from cijferwacht.claims.origins import source_of
from cijferwacht.claims.predicates import NEAR, entry_of, finite_of
from cijferwacht.claims.report import POINTER, SPEAKING, Report
from cijferwacht.claims.speakers import Mention, is_country, is_place, is_source, noun_tail, read_mention
from cijferwacht.claims.voices import Voices
from cijferwacht.claims.words import WORDS

#: Frames of verbs that carry their effect whatever stands beside them.
_UNFRAMED = frozenset(("bare", "object"))


def read_verb(voices: Voices, index: int, at: int) -> Report | None:
    """What the verb at word ``at`` of a sentence reports; None when it is no verb of the lexicon there."""
    sentence = voices.sentences[index]
    word = sentence.words[at]
    clause = sentence.clauses[word.clause]
    verb = entry_of(sentence, clause, at)
    if verb is None or (at and _is_noun(word, sentence.words[at - 1])):
        return None
    if verb.effect not in SPEAKING and at and sentence.words[at - 1].lower in WORDS.whoever | WORDS.see:
        return None  # "Wie tekent, krijgt 3 miljoen", "heeft orders zien uitstellen": others do
    finite = finite_of(sentence, clause, at)
    if finite is None:  # an infinitive or a participle without its auxiliary: it only colours its clause
        effect = "none" if "inf" in verb.frames else verb.effect  # "laten zien" foresees nothing
        return Report(index, at, word.clause, verb.name, effect, "none", None, bare=True)
    doer = _doer(voices, index, at, finite, verb)
    if verb.name in WORDS.counting and _tells_count(sentence, clause, at, doer):
        verb = replace(verb, effect="find", frames=frozenset(("tag",)))
    use = Use(voices.subjects, index, sentence, clause, at, finite, verb, doer)
    if _is_idle(voices, use):
        return Report(index, at, word.clause, verb.name, "none", "none", None)
    return _said(voices, use) if verb.effect in SPEAKING else _done(voices, use)


def _done(voices: Voices, use: Use) -> Report:
    """The report of a verb that tells what its subject does, not what it says: "besluit", "verkoopt"."""
    doer = use.subject
    named = doer is not None and not doer.plural and doer.kind in ("person", "function", "pronoun")
    speaker = voices.speaker(use.index, doer, plural=use.plural, speaks=False) if named else None
    return Report(
        use.index,
        use.at,
        use.clause_number,
        use.verb.name,
        use.verb.effect,
        "none",
        speaker,
        past=use.past,
        subject=use.subject_words,
        kind=_kind(voices, doer),
    )


def _said(voices: Voices, use: Use) -> Report:
    """The report of a verb whose subject says, wants or expects something."""
    speaker = voices.speaker(use.index, use.subject, plural=use.plural)
    frame = frame_of(use)
    content, scope, speech = None, None, True
    if speaker is not None:
        content, scope = frame.content, told_on(use, frame)
        speech = is_speech(use.verb, frame.name) and not speaker.name[:1].isdigit()
        speech = speech and not (use.verb.name in WORDS.modals and _is_one_body(voices, use.subject))
    return Report(
        use.index,
        use.at,
        use.clause_number,
        use.verb.name,
        _effect(use.verb, frame.name, speaks=speaker is not None),
        frame.name,
        speaker,
        content,
        scope,
        use.past,
        use.subject_words,
        _kind(voices, use.subject) if speaker is not None else "",
        speech=speech,
    )


def _is_one_body(voices: Voices, mention: Mention | None) -> bool:
    """Whether a mention is of a country or of one body by name: "De Commissie wil dat ..." is its policy."""
    if mention is None or voices.cast.is_person(mention):
        return False
    if mention.kind == "pronoun":
        return False
    return is_place(mention) or any(part[:1].isupper() for part in mention.text.split()[1:])


def _effect(verb: Verb, frame: str, *, speaks: bool) -> str:
    """What a verb does to a status in a frame: "rekenen" is to expect with "op" only."""
    framed = verb.frames and not verb.frames & _UNFRAMED
    if framed and frame == "none" and verb.effect in ("want", "expect"):
        return "none"
    return "say" if speaks and frame == POINTER else verb.effect


def _kind(voices: Voices, mention: Mention | None) -> str:
    """The kind of speaker, "person" also for who is known as one elsewhere; "" for nobody."""
    if mention is None:
        return ""
    return "person" if voices.cast.is_person(mention) else mention.kind


def _doer(voices: Voices, index: int, at: int, finite: int, verb: Verb) -> Mention | None:
    """Who does what a verb tells: its subject, or whom its kind of verb names in another way."""
    sentence = voices.sentences[index]
    clause = sentence.clauses[sentence.words[at].clause]
    if verb.name in WORDS.sounding:
        return _sounds(voices, index, at)
    if verb.name in WORDS.hearing:
        return _heard_from(voices, sentence, clause, at)
    if finite != at and sentence.words[finite].form.lemma in WORDS.be_or_become:
        return voices.subjects.agent(sentence, clause)
    mention = voices.subjects.of(index, clause, finite)
    if mention is None:
        return voices.subjects.it(index, clause, finite)
    told = verb.effect in ("say", "find") and mention.kind == "other"
    if told and is_source(sentence.words[mention.last - 1]):
        # "cijfers van het Kadaster tonen dat ..."
        return source_of(voices, index, mention.first) or mention
    return mention


def _is_idle(voices: Voices, use: Use) -> bool:
    """Whether a verb tells nothing of its subject's will or opinion: "de kosten komen uit op 3 miljard",
    "Duitsland blijft bij 2 procent", "de brand eiste drie levens", "het pakket biedt 300 euro".
    """
    name, mention = use.verb.name, use.subject
    if name in WORDS.sounding:  # "klinkt als een kasteel" tells how it sounds
        return any(word.lower in WORDS.if_or_as for word in use.sentence.words[use.at + 1 : use.at + 3])
    if name in WORDS.asserting:
        if mention is None or not voices.asserts(mention):
            return True
        return name in WORDS.told_apart and not _reckons(use.sentence, use.clause, mention)
    return name in WORDS.wilful and mention is not None and not _has_will(use.sentence, mention)


def _tells_count(sentence: Sentence, clause: Clause, at: int, doer: Mention | None) -> bool:
    """Whether who "telt" has counted: "..., telt de dienst", "telt er 40", "telt 300 doden"; a village that
    counts 300 houses has them.
    """
    if doer is None or is_country(doer) or not (doer.head or doer.name):
        return False
    counter = doer.kind == "function" or noun_tail(doer.head, "tallier")
    if doer.plural and not counter:
        return False
    words = sentence.words
    if is_tag(sentence, clause, at):
        return doer.first == at + 1
    number = next((n for n in clause.words if n > at and words[n].lower[:1].isdigit()), None)
    if number is None or number > at + NEAR:
        return False
    if any(word.lower in WORDS.there for word in words[at + 1 : number]):
        return True
    if counter and words[at].form.past:
        return True  # "onderzoekers telden 300 scheuren"
    return any(is_victim(word.lower) for word in words[number + 1 : number + NEAR])


def _reckons(sentence: Sentence, clause: Clause, mention: Mention) -> bool:
    """Whether a clause says for what, or from which count, its subject has its number: "komt voor Zeeland op
    40 boten", "komt in zijn telling niet verder dan 40".
    """
    words = [sentence.words[n] for n in clause.words]
    return noun_tail(mention.head, "counter") or any(
        word.lower in WORDS.for_ or noun_tail(word.lower, "estimate") or noun_tail(word.lower, "count")
        for word in words
    )


def _has_will(sentence: Sentence, mention: Mention) -> bool:
    """Whether a subject can want something: persons, bodies and whoever has a name."""
    if mention.kind != "other" or mention.name or mention.plural:
        return True
    head = sentence.words[mention.last - 1].form.lemma
    return sort_of(head) == "person"


def _heard_from(voices: Voices, sentence: Sentence, clause: Clause, at: int) -> Mention | None:
    """ "Hoort onze correspondent van een diplomaat"."""
    words = sentence.words
    for n in clause.words:
        if n > at and words[n].lower in WORDS.heard_from:
            mention = read_mention(voices.document, words, n + 1, len(words), subject=False)
            tells = mention is not None and voices.can_tell(mention)
            return mention if tells else None  # "het hoort bij het plan"
    return None


def _sounds(voices: Voices, index: int, at: int) -> Mention | None:
    """ "Klinkt het bij de bond", or with nobody named: whoever spoke last."""
    words = voices.sentences[index].words
    for n in range(at + 1, min(at + 5, len(words))):
        if words[n].lower in WORDS.heard_at:
            mention = read_mention(voices.document, words, n + 1, len(words), subject=False)
            if mention is not None:
                return mention
    before = voices.sentences[index - 1] if index else None
    if before is None or before.paragraph != voices.sentences[index].paragraph:
        return voices.cast.last_speaker(index)
    return voices.cast.spoke_in(index - 1) or voices.voice(index - 1) or voices.cast.last_speaker(index)


def _is_noun(word: Word, before: Word) -> bool:
    """Whether what may be a verb is a noun there: "de eisen", "hun besluit"; "het klopt" is none."""
    if word.form.infinitive:
        return _opens_noun(before)
    return before.lower in WORDS.noun_openers | WORDS.definite | WORDS.indefinite_article


def _opens_noun(word: Word) -> bool:
    """Whether the word after can only be a noun: "de eisen", "513 stemmen"."""
    return word.lower[:1].isdigit() or word.is_a("article") or word.lower in WORDS.noun_openers
