"""The cast of an article: who is named in it, and whom a pronoun or a by-name stands for at some place.

A by-name ("de bewindsvrouw", "het instituut", "de Estse") names nobody: it goes on about somebody named
before. What it may stand for is in seeds/lexicon/by_names.tsv.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cijferwacht.claims.clauses import Sentence, Word
from cijferwacht.claims.cues import speaker_classes
from cijferwacht.claims.document import Document
from cijferwacht.claims.speakers import Mention, by_name_sort, is_place, noun_class, read_mention
from cijferwacht.claims.words import WORDS

#: How an entry of a live blog or an item of short news opens: "08.40 uur –", "**Belgorod** -", "MUNITIE - ".
_STAMP = re.compile(r"\W{0,3}\d{1,2}[.:]\d{2}\b|\*\*[^*\n]{1,80}\*\*|[A-ZÀ-Þ][A-ZÀ-Þ' ]{2,30} [-–—] ")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something."""

    #: Whom the text names there; for a pronoun or a by-name whom it stands for.
    name: str
    #: The fullest name the text gives.
    full: str
    #: The pronoun or by-name of the place itself; "" where the name stands there.
    written: str = ""
    pronoun: bool = False

    @property
    def text(self) -> str:
        """As a figure tells it: "de Rekenkamer (het instituut)"; of a pronoun only whom it stands for."""
        return self.name if self.pronoun else self.told

    @property
    def told(self) -> str:
        """As a statement tells it, with the words of the place: "Maria Hoek (ze)"."""
        return f"{self.name} ({self.written})" if self.written else self.name


@dataclass(frozen=True, slots=True)
class _Known:
    """A mention met before: where, and how prominent."""

    mention: Mention
    sentence: int
    subject: bool
    #: Whether it stands after a preposition of place: "in Genève", "op Truth Social".
    somewhere: bool

    @property
    def place(self) -> tuple[int, int]:
        return self.sentence, self.mention.first


def by_name(mention: Mention) -> str:
    """What a mention stands for when it is a by-name, a definite noun and no more; "" when it is none."""
    words = mention.text.split()
    if len(words) == 1 and words[0].lower() in WORDS.latter:
        return "person"
    if len(words) != 2 or mention.plural or words[0].lower() not in WORDS.by_name_openers:
        return ""
    if words[1].lower() in WORDS.somebody:
        return "person"
    sort = by_name_sort(words[1])
    if not sort and mention.kind == "function" and not _is_office(words[1].lower()):
        return "person"  # "de econome": of a trade, which is nobody's name
    return sort


def noun_of(mention: Mention) -> str:
    """The noun of a by-name, in lower case."""
    return mention.text.lower().split()[-1]


def _is_office(noun: str) -> bool:
    """Whether a noun names an office, which stands for its holder by itself: "de minister"."""
    classes = speaker_classes()
    return any(noun.endswith(office) for name in ("office", "spokesman", "chair") for office in classes[name])


class Cast:
    """Who is named in an article; answers whom a pronoun or a by-name stands for at some place in it.

    ``opens`` has for each sentence the one that opens its unit, an entry of a live blog or the whole article:
    nothing stands for who is named in another entry.
    """

    #: A pronoun looks back this many sentences, a by-name further.
    REACH = 4
    FAR = 12

    def __init__(self, opens: Sequence[int]) -> None:
        self._opens = opens
        self._known: list[_Known] = []
        self._by_name: dict[str, Mention] = {}
        self._by_head: dict[str, Mention] = {}
        self._last_speaker: tuple[Mention, int] | None = None

    def meet(self, mention: Mention, sentence: int, *, subject: bool, somewhere: bool = False) -> None:
        """Note a mention that is no pronoun; mentions come in text order."""
        self._known.append(_Known(mention, sentence, subject, somewhere))
        if mention.kind == "person" and mention.name and not mention.plural:
            kept = self._by_name.get(mention.name[-1])
            if kept is None or len(kept.text) < len(mention.text):
                for part in mention.name:
                    self._by_name.setdefault(part, mention)
                self._by_name[mention.name[-1]] = mention
            if mention.head:
                self._by_head.setdefault(mention.head, mention)

    def is_person(self, mention: Mention) -> bool:
        """Whether a mention is a person, if need be by a fuller name elsewhere in the article."""
        if mention.plural:
            return False
        return mention.kind in ("person", "function") or (
            mention.kind == "other" and bool(mention.name) and mention.name[-1] in self._by_name
        )

    def speak(self, mention: Mention, sentence: int) -> None:
        """Note that somebody spoke."""
        self._last_speaker = (mention, sentence)

    def last_speaker(self, sentence: int) -> Mention | None:
        """Who spoke last, when that is not too long ago."""
        if self._last_speaker is None:
            return None
        mention, at = self._last_speaker
        return mention if at >= self._opens[sentence] and sentence - at <= self.REACH else None

    def acts(self, name: str) -> bool:
        """Whether somebody of this name, in lower case, acts or is a person anywhere under the title."""
        return any(
            (known.subject or known.mention.kind == "person")
            and name in known.mention.name
            and self._opens[known.sentence] > 0
            for known in self._known
        )

    def named(self, name: str) -> Speaker:
        """Who has a name, by the fullest form of it in the text."""
        known = self._by_name.get(name.rpartition(" ")[2].lower())
        return Speaker(name, known.text if known is not None else name)

    def opens(self, sentence: int) -> int:
        """The sentence that opens the unit of a sentence."""
        return self._opens[sentence]

    def spoke_in(self, sentence: int) -> Mention | None:
        """Who spoke last, when that was in a certain sentence."""
        speaker = self._last_speaker
        return speaker[0] if speaker is not None and speaker[1] == sentence else None

    def named_last(self, sentence: int) -> Mention | None:
        """The person named last before a sentence, anywhere under the title."""
        for known in self._back_from((sentence, 0), sentence):
            if known.mention.kind == "person" and known.mention.name and not known.mention.plural:
                return known.mention
        return None

    def only_person(self, sentence: int) -> Mention | None:
        """The one person whom a sentence names; None when it names more."""
        persons = [
            known.mention
            for known in self._back_from((sentence + 1, 0), 1)
            if known.sentence == sentence and self.is_person(known.mention) and known.mention.name
        ]
        return persons[0] if len(persons) == 1 else None

    def resolve(self, mention: Mention, sentence: int, *, plural: bool) -> Mention | None:
        """The mention a pronoun or a by-name stands for; any other mention is itself.

        ``plural`` is the number of the verb. None for a pronoun that stands for nobody known; a by-name then
        is itself.
        """
        if mention.kind == "pronoun":
            found = self._meant(mention, sentence, plural=plural or mention.plural)
            if found is None or found.kind == "pronoun":
                return found
            return self.resolve(found, sentence, plural=False) if by_name(found) else found
        sort = by_name(mention)
        return (self._called(mention, sort, sentence) if sort else None) or mention

    def _meant(self, mention: Mention, sentence: int, *, plural: bool) -> Mention | None:
        """Whom a pronoun stands for."""
        masculine = mention.text.lower() in WORDS.masculine
        before = [
            known
            for known in self._back_from((sentence, mention.first), self.REACH)
            if self._fits(known, plural, masculine)
        ]
        speaker = self.last_speaker(sentence)
        if speaker is not None and (speaker.plural != plural or (masculine and speaker.kind == "body")):
            speaker = None
        if not plural and not masculine and not mention.text[:1].isupper():
            here = next((known for known in before if known.sentence == sentence and known.subject), None)
            if here is not None and here.mention.kind == "body":
                return here.mention  # "de bank waarschuwt voor een groei die zij op 1 procent raamt"
        if not plural:
            persons = [known for known in before if self.is_person(known.mention)]
            before = persons or before
            if persons and speaker is not None and not (self.is_person(speaker) or _may_be_person(speaker)):
                speaker = None
        if not before:
            return speaker
        subject = next((known for known in before if known.subject), before[0])
        if (
            speaker is not None
            and self._last_speaker is not None
            and self._last_speaker[1] >= subject.sentence
        ):
            return speaker
        return subject.mention if subject.sentence >= before[0].sentence - 1 else before[0].mention

    def _called(self, mention: Mention, sort: str, sentence: int) -> Mention | None:
        """Whom a by-name goes on about: of what it may stand for, who spoke or acted last."""
        speaker = self.last_speaker(sentence)
        fitting = [
            known
            for known in self._back_from((sentence, mention.first), self.FAR)
            if self._may_be_called(known, sort)
        ]
        if not fitting:  # "vertelt een diplomaat ... aldus de man"
            return speaker if sort == "person" and speaker is not None and self.is_person(speaker) else None
        if noun_of(mention) in WORDS.latter:
            return fitting[0].mention
        noun = noun_of(mention)
        named = next((known for known in fitting if noun in known.mention.text.lower()), None)
        if named is not None:  # "exportagentschap FIT ... het agentschap"
            return named.mention
        if speaker is not None and any(known.mention == speaker for known in fitting[:3]):
            return speaker
        if sort == "person" and mention.head in self._by_head:
            return self._by_head[mention.head]
        if sort == "body":  # an institute is first one that is told to be a body
            fitting = [known for known in fitting if known.mention.kind == "body"] or fitting
        nearest = fitting[0].sentence
        near = [known for known in fitting if known.sentence == nearest]
        return next((known.mention for known in near if known.subject), near[0].mention)

    def _may_be_called(self, known: _Known, sort: str) -> bool:
        mention = known.mention
        if mention.plural or by_name(mention) or (known.somewhere and not mention.head):
            return False
        if sort in ("body", "company"):
            if is_place(mention) or (sort == "company" and mention.head in speaker_classes()["public"]):
                return False
            return mention.kind == "body" or (mention.kind == "other" and bool(mention.name))
        if not self.is_person(mention):
            return False
        if sort == "person":
            return bool(mention.name)
        return any(
            word.endswith(office)
            for word in mention.text.lower().split()
            for office in speaker_classes()[sort]
        )

    def speaker(self, mention: Mention, resolved: Mention) -> Speaker:
        """Who speaks where ``mention`` stands, and stands for ``resolved``."""
        written = mention.text if resolved is not mention else ""
        return Speaker(resolved.text, self.full_name(resolved), written, mention.kind == "pronoun")

    def full_name(self, mention: Mention) -> str:
        """The fullest name the text gives to whom a mention names."""
        if mention.plural:
            return mention.text
        known = None
        if mention.name:
            known = self._by_name.get(mention.name[-1]) if mention.kind in ("person", "other") else None
        elif mention.kind == "function":
            known = (
                self._by_head.get(mention.head)
                if mention.text.split()[0].lower() in WORDS.definite_determiners
                else None
            )
        return known.text if known is not None and len(known.text) > len(mention.text) else mention.text

    def _back_from(self, here: tuple[int, int], reach: int) -> Iterator[_Known]:
        """Who was met before a place, nearest first, within its unit and so many sentences."""
        first = max(self._opens[min(here[0], len(self._opens) - 1)], here[0] - reach)
        for n in range(bisect_left(self._known, here, key=lambda known: known.place) - 1, -1, -1):
            if self._known[n].sentence < first:
                return
            yield self._known[n]

    def _fits(self, known: _Known, plural: bool, masculine: bool) -> bool:
        mention = known.mention
        if mention.kind in ("body", "other") and (known.somewhere or is_place(mention)):
            return False
        if plural:
            return mention.plural
        if mention.plural or (masculine and mention.kind == "body"):
            return False
        # a bare name ("Bruins") may be a person; with an article ("het Kremlin") it is none
        return mention.kind != "other" or (len(mention.name) == 1 and mention.text[:1].isupper())


def _may_be_person(mention: Mention) -> bool:
    """Whether a bare name may be of a person: "Bruins"; not "Noordland", nor "NAVO"."""
    bare = len(mention.name) == 1 and mention.text.isalpha() and mention.text.istitle()
    return mention.kind == "other" and bare and not is_place(mention)


def read_cast(document: Document, sentences: Sequence[Sentence]) -> Cast:
    """The cast of a document: everybody who is named in it, outside what it quotes."""
    cast = Cast(_units(document, sentences))
    for index, sentence in enumerate(sentences):
        _meet_all(cast, document, index, sentence.words)
    return cast


def _meet_all(cast: Cast, document: Document, index: int, words: Sequence[Word]) -> None:
    """Note who is named in a sentence."""
    at = 0
    first = True
    while at < len(words):
        form = words[at].form
        # the first word, a name, or a noun of speakers
        opens = form.letters and (
            at == 0 or form.capital or (not form.classes and noun_class(form.lemma)[0] != "")
        )
        if not opens:
            at += 1
            continue
        start = at - 1 if at and words[at - 1].is_a("determiner") else at
        mention = read_mention(document, words, start, len(words))
        named = mention is not None and mention.kind != "pronoun" and (mention.name or mention.head)
        if mention is None or not named or document.in_quote(words[start].start) is not None:
            at += 1
            continue
        if mention.kind == "other" and _aged(words, mention.last):
            mention = replace(mention, kind="person")
        before = words[start - 1] if start else None
        after = before is not None and before.is_a("preposition")
        acts = mention.last < len(words) and words[mention.last].form.verb
        cast.meet(
            mention,
            index,
            subject=not after and (first or acts),
            somewhere=after and before is not None and before.lower in WORDS.whereabouts,
        )
        first = False
        at = max(mention.last, at + 1)


def _aged(words: Sequence[Word], at: int) -> bool:
    """Whether an age in brackets follows a name, so that it is a person's: "Marit (34)"."""
    return (
        at + 2 < len(words)
        and words[at].text == "("
        and words[at + 1].lower.isdigit()
        and words[at + 2].text == ")"
    )


def _units(document: Document, sentences: Sequence[Sentence]) -> list[int]:
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
