"""Who can be heard in an article: whom a noun phrase makes the speaker, and whose voice a sentence is.

:class:`Voices` also keeps what has been read so far, as a speaker may have been named sentences before.
"""

from __future__ import annotations

from collections.abc import Sequence

from cijferwacht.claims.cast import Cast, Speaker, read_cast
from cijferwacht.claims.clauses import Sentence
from cijferwacht.claims.document import Document
from cijferwacht.claims.report import Report
from cijferwacht.claims.speakers import Mention, is_place
from cijferwacht.claims.subjects import Subjects
from cijferwacht.claims.words import WORDS


class Voices:
    """Answers who speaks at a place of one document; sentences are asked for in text order."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.document = document
        self.sentences = sentences
        self.subjects = Subjects(document, sentences)
        self.cast: Cast = read_cast(document, sentences)
        #: Reports by sentence, of the sentences read so far.
        self.reports: list[tuple[Report, ...]] = []
        #: Of whom are the quotations that are a paragraph by themselves, as in an interview.
        self.interviewee: Mention | None = None

    def speaker(
        self, index: int, mention: Mention | None, *, plural: bool = False, speaks: bool = True
    ) -> Speaker | None:
        """Whom a mention in a sentence makes the speaker; None when it is nobody known.

        ``plural`` is the number of the verb. With ``speaks`` the cast notes it, since a pronoun often stands
        for who spoke last.
        """
        if mention is None or mention.text.lower() in WORDS.second_person:
            return None
        resolved = self.cast.resolve(mention, index, plural=plural)
        if resolved is None:
            return None
        words = self.sentences[index].words
        # "Mijn klant mort", zegt hij: whom a quotation tells of is not the one who is quoted
        told_of = (
            mention.first < len(words) and self.document.in_quote(words[mention.first].start) is not None
        )
        if speaks and not told_of:
            self.cast.speak(resolved, index)
        return self.cast.speaker(mention, resolved)

    def goes_on(self, index: int, mention: Mention) -> Speaker:
        """Somebody who is known, as the speaker of one more sentence."""
        self.cast.speak(mention, index)
        return self.cast.speaker(mention, mention)

    def asserts(self, mention: Mention) -> bool:
        """Whether a subject can hold a number to be true: a person, a body, who has a name; no country."""
        if mention.plural or is_place(mention):
            return False
        return mention.kind not in ("other", "source") or len(mention.name) == 1

    def can_tell(self, mention: Mention) -> bool:
        """Whether a noun phrase is of somebody who can say something: "de woordvoerder", "het bedrijf"."""
        return self.cast.is_person(mention) or self.asserts(mention)

    def voice(self, index: int) -> Mention | None:
        """Who speaks or acts in a sentence, so that a quotation after it is theirs."""
        mention = self.subjects.main(index)
        if mention is not None and mention.kind == "pronoun" and self.interviewee is not None:
            return self.interviewee
        if mention is not None:
            mention = self.cast.resolve(mention, index, plural=mention.plural)
        if mention is not None and self.can_tell(mention):
            return mention
        spoken = self.cast.spoke_in(index)
        return spoken if spoken is not None else self.cast.only_person(index)
