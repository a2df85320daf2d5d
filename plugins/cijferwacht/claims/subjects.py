"""The subject of a verb: who does what it tells, found by the order of the words."""

from __future__ import annotations

from collections.abc import Sequence

from cijferwacht.claims.clauses import Clause, Sentence, Word
from cijferwacht.claims.cues import verbs_by_base
from cijferwacht.claims.document import Document
from cijferwacht.claims.extents import is_tag, past_stamp
from cijferwacht.claims.predicates import is_participle
from cijferwacht.claims.speakers import Mention, read_mention
from cijferwacht.claims.words import WORDS


class Subjects:
    """Answers who the subject of a verb is, anywhere in one document."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.document = document
        self.sentences = sentences
        #: Answers of :meth:`main`, which several readers ask of a sentence.
        self._main: dict[int, Mention | None] = {}

    def of(self, index: int, clause: Clause, finite: int) -> Mention | None:
        """The subject of a finite verb: before it, or after it in inversion."""
        sentence = self.sentences[index]
        words = sentence.words
        start = _clause_start(sentence, clause)
        if start is not None and _joined_after_relative(sentence, start, finite):
            return self.antecedent(sentence, clause)
        if clause.kind in ("sub", "relative"):
            return self._in_subordinate(sentence, clause, start, finite)
        if start is None or start >= finite:
            return self._inverted(index, clause, finite)
        before = self._mention(words, start, finite)
        after = self._after(words, finite)
        if before is not None and _reaches(sentence, clause, before.last, finite):
            inverted = after is not None and after.first == finite + 1 and _is_rather(after, before)
            return after if inverted else before
        if (
            after is not None
            and _is_unnamed(after)
            and not words[after.first].is_a("determiner")
            and not (finite == 1 and words[0].lower in WORDS.pointing_back)
        ):
            return None  # more likely the object: "... vragen begrotingsruimte"
        return after

    def _in_subordinate(
        self, sentence: Sentence, clause: Clause, start: int | None, finite: int
    ) -> Mention | None:
        """The subject of "dat de minister wil ...", and of "die 3 miljoen wil" what the clause hangs on."""
        mention = self._mention(sentence.words, start, len(sentence.words))
        own = mention is not None and not _is_unnamed(mention) and mention.last <= finite
        if own or clause.kind != "relative" or clause.opener not in WORDS.relative:
            return mention
        return self.antecedent(sentence, clause)

    def _inverted(self, index: int, clause: Clause, finite: int) -> Mention | None:
        """The subject of a clause that opens with its verb: after it, or of the clause it is joined to."""
        sentence = self.sentences[index]
        before = self.interrupted(sentence, clause, finite)
        if before is not None:
            return before
        after = self._after(sentence.words, finite)
        if clause.opener and clause.parent is not None and (after is None or _is_unnamed(after)):
            return self.of_clause(index, clause.parent) or after
        return after

    def of_clause(self, index: int, clause_number: int) -> Mention | None:
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
                return self.of(index, clause, n)
        return None

    def main(self, index: int) -> Mention | None:
        """The subject of the first main clause of a sentence that has a verb outside a quotation."""
        if index not in self._main:
            self._main[index] = self._read_main(index)
        return self._main[index]

    def _read_main(self, index: int) -> Mention | None:
        sentence = self.sentences[index]
        for number, clause in enumerate(sentence.clauses):
            if clause.kind == "main" and clause.verb:
                first = sentence.words[clause.words[0]]
                if self.document.in_quote(first.end) is None:
                    return self.of_clause(index, number)
        return None

    def interrupted(self, sentence: Sentence, clause: Clause, finite: int) -> Mention | None:
        """The subject before an apposition: "Generaal Mia Vos, de hoogste militair, wil ..."."""
        words = sentence.words
        if clause.parent is None or clause.words[0] != finite or words[finite - 1].text != ",":
            return None
        parent = sentence.clauses[clause.parent]
        start = _clause_start(sentence, parent)
        if parent.kind != "main" or start is None:
            return None
        mention = self._mention(words, start, finite)
        if parent.verb and (mention is None or not _described_between(words, parent, mention.last)):
            return None
        interrupted = mention is not None and words[mention.last].text == "," and mention.last < finite - 1
        return mention if interrupted else None

    def it(self, index: int, clause: Clause, finite: int) -> Mention | None:
        """Whom "het" stands for in a tag: "Het bedrijf bouwt een hal, maakte het bekend"."""
        sentence = self.sentences[index]
        words = sentence.words
        following = words[finite + 1] if finite + 1 < len(words) else None
        if following is None or following.lower not in WORDS.it or not is_tag(sentence, clause, finite):
            return None
        mention = self.of_clause(index, 0)
        return mention if mention is not None and mention.kind == "body" else None

    def agent(self, sentence: Sentence, clause: Clause) -> Mention | None:
        """Who does it in a passive: "door de minister"."""
        for n in clause.words:
            if sentence.words[n].lower in WORDS.by:
                return self._mention(sentence.words, n + 1, len(sentence.words))
        return None

    def antecedent(self, sentence: Sentence, clause: Clause) -> Mention | None:
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

    def _after(self, words: Sequence[Word], finite: int) -> Mention | None:
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

    def _mention(self, words: Sequence[Word], start: int | None, last: int) -> Mention | None:
        return None if start is None else read_mention(self.document, words, start, last)


def _described_between(words: Sequence[Word], clause: Clause, after: int) -> bool:
    """Whether all verbs of a clause are participles of an apposition: "Bronnen, geciteerd door de krant,"."""
    verbs = [n for n in clause.words if words[n].form.verb and not words[n].is_a("determiner")]
    return words[after].text == "," and all(n > after and is_participle(words[n]) for n in verbs)


def _is_unnamed(mention: Mention) -> bool:
    """Whether a mention is of a thing without a name: "begrotingsruimte"."""
    return mention.kind == "other" and not mention.name


def _is_rather(after: Mention, before: Mention) -> bool:
    """Whether what follows a verb is its subject rather than what is before it: "Het plan wil hij ..."."""
    if _is_unnamed(before) and not _is_unnamed(after):
        return True
    return after.kind == "pronoun" and not (before.name and after.text.lower() in WORDS.she_or_they)


def _joined_after_relative(sentence: Sentence, start: int, finite: int) -> bool:
    """Whether a clause opens with "dat uitgaat van": in a main clause the verb would be parted."""
    words = sentence.words
    lemma = words[finite].form.lemma
    return (
        words[start].lower in WORDS.relative
        and finite == start + 1
        and any(verb.particle and verb.name == lemma for verb in verbs_by_base().get(lemma, ()))
    )


def _clause_start(sentence: Sentence, clause: Clause) -> int | None:
    """First word of a clause that can open a noun phrase: past opener, quotation marks and adverbs."""
    words = sentence.words
    opener = clause.kind in ("sub", "relative") or clause.opener.isalpha()
    stamp = past_stamp(words)
    for n in clause.words:
        word = words[n]
        if n < stamp:
            continue
        if opener and word.lower == clause.opener:
            opener = False
            continue
        if not word.form.letters and not word.lower[:1].isdigit():
            continue
        if word.lower in WORDS.clause_adverbs:
            continue
        return n
    return None


def _reaches(sentence: Sentence, clause: Clause, end: int, finite: int) -> bool:
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
