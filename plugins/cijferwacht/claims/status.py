"""How settled a figure is: a fact, a plan, decided, or denied.

The readings are tried in an order of their own, see :meth:`Statuses.of`; what none of them settles is left to
what the article brings (news.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from cijferwacht.claims.clauses import Sentence, Word
from cijferwacht.claims.cues import word_classes
from cijferwacht.claims.governing import Governor
from cijferwacht.claims.marks import STATUS, Mark, corrects, negated, strongest
from cijferwacht.claims.news import News
from cijferwacht.claims.nouns import is_victim
from cijferwacht.claims.passages import NEAR, Passages
from cijferwacht.claims.predicates import before_time
from cijferwacht.claims.sourcing import Place, labelled
from cijferwacht.claims.stages import is_plural, leading_noun, stage_of
from cijferwacht.claims.tense import verb_form
from cijferwacht.claims.words import WORDS
from cijferwacht.model import Figure, Reason, Status

#: A status with the rule and the entry that gave it.
_Settled = tuple[Status, str, str]
#: Effects that give way when the article as a whole tells of a plan, or of a decision.
_YIELDING: dict[str, Status] = {
    "soft": "plan",
    "act": "plan",
    "deed": "plan",
    "must": "decided",
    "future": "decided",
    "plan.noun": "decided",
}
#: Periods of a figure; with another "per" it is a price.
_PERIODS = frozenset(("hour", "day", "week", "month", "quarter", "year"))
#: Effects of verbs by which somebody stands for what a thing would cost.
_RECKONING = frozenset(("say", "find", "think"))
#: Below this an amount is more often the price of one thing.
_LARGE = 1e6
#: Letters of a currency's code.
_CURRENCY = 3


class Statuses:
    """Reads the status of the figures of one document."""

    def __init__(self, passages: Passages, news: News) -> None:
        self.passages = passages
        self.news = news
        self.governor = Governor(passages)

    def of(self, figure: Figure, place: Place) -> tuple[Status | None, tuple[Reason, ...]]:
        """The first reading that settles it; None leaves it to what the article brings.

        In order: what the number itself stands with, is replaced by or compared with; the clause that
        describes it; who voted and where a share goes; the mood of its verb, a denial, what is so now, a
        price, who is polled, a forecast; what the next sentence says was done with it; the cues of its
        clauses; what is worked at, foreseen, offered or stands in a paper; the tense; what stands or is paid
        anyhow; the noun it belongs to; what there is; its source and its heading. Only what none of these
        settles follows the news.
        """
        for read in (
            self._by_replacement,
            self._by_withdrawal,
            self._by_adjective,
            self._by_comparison,
            self._by_norm,
            self._by_description,
            self._by_extent,
            self._by_vote,
            self._by_trade,
            self._by_known,
            self._by_carrying_out,
            self._by_mood_of_verb,
            self._by_denial,
            self._by_aside,
            self._by_staying,
            self._by_price,
            self._by_poll,
            self._by_hope,
            self._by_forecast,
            self._by_reckoning,
            self._by_sum,
            self._by_sequel,
            self._by_supposition,
            self._by_consequence,
            self._by_regulation,
            self._by_cues,
            self._by_undertaking,
            self._by_foresight,
            self._by_offer,
            self._by_document,
            self._by_tense,
            self._by_standing,
            self._by_owner,
            self._by_subject,
            self._by_being,
            self._by_source,
            self._by_label,
        ):
            found = read(figure, place)
            if found is not None:
                status, rule, entry = found
                return status, (Reason(f"status: {rule}", entry),)
        return None, ()

    def _by_replacement(self, figure: Figure, place: Place) -> _Settled | None:
        """ "Geen 244 maar 180 euro": the first is denied."""
        denied = self.passages.replaced(place)
        return ("denied", "replaced", denied) if denied else None

    def _by_withdrawal(self, figure: Figure, place: Place) -> _Settled | None:
        """What is off: "De lening van 3 miljoen is van de baan"."""
        off = self.passages.dropped(place)
        return ("denied", "dropped", off) if off else None

    def _by_known(self, figure: Figure, place: Place) -> _Settled | None:
        """What is known keeps its own stage whatever is done with it: "kan de bestaande lening van 3 miljard
        aanspreken", "als de heffing van 50 procent blijft".
        """
        at = leading_noun(place.sentence, place.first)
        words = place.sentence.words
        if held := self._held(place):
            return "fact", "known", held
        if at is None and place.first > 1 and words[place.first - 1].text == "(":
            at = place.first - 2  # "uit de pot (3 miljard)"
        if at is None:
            return None
        if at > 2 and words[at - 1].lower in WORDS.worth:
            at -= 2  # "tegenmaatregelen ter waarde van 3 miljard"
        noun = words[at].lower
        pledged = _ends_in(noun, "pledge")
        levied = _ends_in(noun, "levy")
        if len(place.unit) == _CURRENCY and _ends_in(noun, "fund"):
            before = {word.lower for word in words[max(at - 3, 0) : at]}
            named = not before.isdisjoint(WORDS.definite_determiners) and before.isdisjoint(WORDS.unsettled)
            return ("decided", "known", noun) if named else None
        if self._is_put_off(noun, place):
            return "decided", "known", noun
        frozen = at > 0 and words[at - 1].lower in WORDS.frozen
        if frozen and (pledged or levied or stage_of(noun) == "decided" or noun in word_classes()["frozen"]):
            return "decided", "known", words[at - 1].lower  # "zijn bevroren pakket van 21 miljard"
        if words[at - 1].lower in WORDS.in_being and at:
            return ("decided", "known", noun) if pledged else (("fact", "known", noun) if levied else None)
        inside = place.sentence.clauses[place.clause].words
        drawn = (
            at > 1
            and words[at - 1].lower in WORDS.definite
            and words[at - 2].lower in WORDS.of | WORDS.out_of
        )
        if pledged and drawn and place.clause == words[at].clause:
            return "decided", "known", noun  # "van de lening van 90 miljoen is de helft overgemaakt"
        if levied and (kept := self._kept(at, place)) is not None:
            return kept
        has = any(
            mark.effect == "state"
            and mark.clause == place.clause
            and words[mark.word].form.lemma in WORDS.have
            for mark in self.passages.marks(place.index)
        )
        if has and stage_of(noun) == "decided" and noun not in word_classes()["bound"]:
            return "decided", "known", noun  # "heeft een vergeldingspakket van 3 miljard klaar"
        verbs = (*self.passages.verbs(place.index, place.clause), *(words[n].lower for n in inside))
        deployed = next((verb for verb in verbs if verb in word_classes()["deploy"]), "")
        meant = any(word.lower in WORDS.for_ for word in words[max(at - 2, 0) : at])  # "geld inzetten voor"
        if deployed and not meant and (pledged or stage_of(noun) == "decided"):
            return "decided", "known", deployed
        return None

    def _held(self, place: Place) -> str:
        """What somebody has, whatever is decided about it: "besloot de 3 miljard aan tegoeden te houden"."""
        words = place.sentence.words
        if (
            len(place.unit) != _CURRENCY
            or not place.first
            or words[place.first - 1].lower not in WORDS.definite
        ):
            return ""
        if self.passages.describing(place) is not None:
            return ""
        for n in range(place.last, min(place.last + NEAR, len(words))):
            if words[n].form.verb and not words[n].lower.endswith("en"):
                return ""
            if any(words[n].lower.endswith(noun) for noun in WORDS.holdings):
                return words[n].lower
        return ""

    def _kept(self, at: int, place: Place) -> _Settled | None:
        """What becomes of something levied that stays: "houdt de rente op 2 procent" is a decision."""
        words = place.sentence.words
        inside = place.sentence.clauses[place.clause].words
        if words[at + 1].lower in WORDS.on and any(words[n].lower in WORDS.keeping for n in inside):
            return "decided", "known", words[at].lower
        definite = any(words[n].lower in WORDS.definite_determiners for n in range(max(at - 3, 0), at))
        marks = self.passages.marks(place.index)
        later = any(mark.effect == "future" and mark.clause == place.clause for mark in marks)
        sure = not any(words[n].lower in WORDS.negations for n in inside)
        staying = WORDS.stays if sure else WORDS.disputing
        stays = next((n for n in inside if n >= place.last and words[n].lower in staying), None)
        if definite and stays is not None and not later:
            return "fact", "known", words[stays].lower
        return None

    def _by_vote(self, figure: Figure, place: Place) -> _Settled | None:
        """How many voted, whatever was decided so: "323 leden stemden voor, 227 tegen"."""
        unit = place.unit
        if not (unit in ("percent", "person") or unit.startswith("count:")):
            return None
        words = place.sentence.words
        if place.first and words[place.first - 1].is_a("preposition"):
            return None  # "stemden voor 46 bussen"
        for n in range(place.last, min(place.last + 3, len(words))):
            if words[n].lower in WORDS.voting:
                return "fact", "vote", words[n].lower
            if not words[n].form.letters:
                break
        for n in range(place.first - 1, max(place.first - NEAR, -1), -1):
            if words[n].lower in WORDS.voting:
                return "fact", "vote", words[n].lower
            if not words[n].form.letters or words[n].is_a("preposition"):
                break
        sided = [word.lower for word in words[place.last : place.last + 2]]
        if not sided or sided[0] not in WORDS.vote_sides:
            return None
        closes = len(sided) == 1 or not sided[1][:1].isalnum() or sided[1] in WORDS.and_
        voted = next((word.lower for word in words if word.lower in WORDS.voting), "")
        return ("fact", "vote", voted) if voted and closes else None

    def _by_extent(self, figure: Figure, place: Place) -> _Settled | None:
        """How long a paper is: "een vredesplan van 28 punten", "in 224 pagina's"."""
        part = place.unit.removeprefix("count:")
        return ("fact", "counts what there is", figure.text) if part in word_classes()["of.paper"] else None

    def _by_trade(self, figure: Figure, place: Place) -> _Settled | None:
        """Where a share of what is made goes day by day: "12 procent van de productie gaat naar Noorwegen",
        "van wat hier van de band rolt, gaat 8 procent naar klanten overzee".
        """
        if place.unit != "percent":
            return None
        words = place.sentence.words
        inside = place.sentence.clauses[place.clause].words
        going = next((n for n in inside if words[n].lower in WORDS.going), None)
        to = next((n for n in inside if n >= place.last and words[n].lower in WORDS.to), None)
        if going is None or to is None or self.passages.starts_later(inside, place):
            return None
        trade, customers = word_classes()["trade"], word_classes()["customers"]
        whole = words[place.last : to]
        of = bool(whole) and whole[0].lower in WORDS.of
        if (of and any(word.lower in trade for word in whole)) or self._share(place):
            return "fact", "share", words[going].lower
        sold = next((word.lower for word in words[to + 1 : to + NEAR] if word.lower in customers), "")
        return ("fact", "share", sold) if sold else None

    def _is_put_off(self, noun: str, place: Place) -> bool:
        """Whether what was agreed does not take effect yet: "De tegenheffingen op 3 miljard gaan niet in"."""
        if not (stage_of(noun) == "decided" or _ends_in(noun, "levy")) or len(place.unit) != _CURRENCY:
            return False
        verbs = {*self.passages.verbs(place.index, place.clause)}
        inside = place.sentence.clauses[place.clause].words
        never = any(place.sentence.words[n].lower in WORDS.negations for n in inside)
        return not verbs.isdisjoint(word_classes()["postpone"]) or (
            never and not verbs.isdisjoint(WORDS.opening)
        )

    def _by_carrying_out(self, figure: Figure, place: Place) -> _Settled | None:
        """What is carried out, by the participle right after: "is al 35 miljoen uitgekeerd"."""
        words = place.sentence.words
        if place.last >= len(words) or verb_form(words[place.last].form) != "participle":
            return None
        participle = words[place.last]
        before = [words[n].lower for n in place.sentence.clauses[place.clause].words if n < place.first]
        if participle.form.lemma not in word_classes()["carry.out"] or WORDS.done.isdisjoint(before):
            return None
        following = words[place.last + 1].lower if place.last + 1 < len(words) else ""
        ahead = WORDS.would | WORDS.must | WORDS.open_finites
        if following in WORDS.open_infinitives or not ahead.isdisjoint(before):
            return None
        return "fact", "done", participle.lower

    def _by_mood_of_verb(self, figure: Figure, place: Place) -> _Settled | None:
        """Forms that tell what is said to be or to have been, which is no plan, and what could have been."""
        words = place.sentence.words
        clause = place.sentence.clauses[place.clause]
        number = place.clause
        if not clause.verb and clause.parent is not None and clause.kind == "relative":
            number = clause.parent  # "zouden zijn neergehaald, waarvan 21 boven zee"
        inside = place.sentence.clauses[number].words
        lowers = {words[n].lower for n in inside}
        would = lowers & WORDS.would
        if would and self.passages.perfect(number, place.sentence, finite=False):
            return "fact", "hearsay", min(would)
        if would and self._is_hearsay(place.sentence, inside):
            return "fact", "hearsay", min(would)
        if lowers & WORDS.had and (missed := lowers & WORDS.modal_infinitives):
            due = missed & WORDS.due_infinitives  # "had in april moeten worden betaald"
            return ("plan" if due else "fact"), "could have been", min(lowers & WORDS.had)
        return None

    def _is_hearsay(self, sentence: Sentence, inside: Sequence[int]) -> bool:
        """Whether a clause closes with an infinitive of being: "zou daar staan", "zou om 3 miljoen gaan"."""
        lowers = [sentence.words[n].lower for n in inside if sentence.words[n].form.letters]
        last = lowers[-1] if lowers else ""
        if len(lowers) < 2 or lowers[-2] in WORDS.modal_infinitives | WORDS.infinitive_marker:
            return False
        return last in word_classes()["being"] or (last in WORDS.go and not WORDS.in_order.isdisjoint(lowers))

    def _by_sum(self, figure: Figure, place: Place) -> _Settled | None:
        """What the news adds up to is as settled as the news: "die daarmee 90 bussen telt", "daarmee staat de
        teller op 3 miljoen".
        """
        words = place.sentence.words
        inside = place.sentence.clauses[place.clause].words
        listed = self._total_of_list(place)
        if listed is not None:
            return listed
        hereby = next((words[n].lower for n in inside if words[n].lower in WORDS.hereby), "")
        verbs = self.passages.verbs(place.index, place.clause)
        if not hereby or word_classes()["sum"].isdisjoint(verbs):
            return None
        if any(words[n].form.past for n in inside) or place.unit == "percent":
            return None
        return ("decided", "as the news", hereby) if self.news.mood()[0] == "decided" else None

    def _total_of_list(self, place: Place) -> _Settled | None:
        """What a list counts with what was put on it: "Er komen 40 schepen op de lijst, die nu 90 schepen
        telt".
        """
        clause = place.sentence.clauses[place.clause]
        words = place.sentence.words
        if clause.kind != "relative" or clause.parent is None or not place.unit.startswith("count:"):
            return None
        verbs = self.passages.verbs(place.index, place.clause)
        before = words[max(clause.words[0] - NEAR, 0) : clause.words[0]]
        if word_classes()["sum"].isdisjoint(verbs) or not any(
            stem in word.lower for word in before for stem in WORDS.lists
        ):
            return None
        added = next(
            (
                (other, where)
                for other in self.passages.figures
                if (where := self.passages.place(other)) is not None
                and where.index == place.index
                and where.clause == clause.parent
                and where.last <= clause.words[0]
                and where.unit.startswith("count:")
            ),
            None,
        )
        if added is None:
            return None
        status, _ = self.of(*added)
        return (status, "as the news", added[0].text) if status in ("decided", "plan") else None

    def _by_sequel(self, figure: Figure, place: Place) -> _Settled | None:
        """From the sentence after, when that says what was done with this one: "Dat besloot het college"."""
        after = place.index + 1
        if (
            after >= len(self.passages.discourse.sentences)
            or place.sentence.clauses[place.clause].kind == "relative"
        ):
            return None
        sentence = self.passages.discourse.sentences[after]
        words = sentence.words
        if (
            sentence.paragraph != place.sentence.paragraph
            or len(words) < 3
            or words[0].lower not in WORDS.this_or_that
        ):
            return None
        if place.index and self._own_settles(figure, place):
            return None
        for mark in self.passages.marks(after):
            settles = mark.effect in ("decide", "announce", "promise", "deny")
            if (
                settles
                and mark.clause == words[1].clause
                and words[1].form.verb
                and not negated(mark, sentence)
            ):
                if mark.report is not None and mark.report.bare:
                    continue
                return STATUS[mark.effect], "said of it next", mark.entry
        return None

    def _own_settles(self, figure: Figure, place: Place) -> bool:
        own = self.governor.own_mark(figure, place)
        open_ended = ("must", "future", "soft", "act", "deed", "modal")
        return bool(self.passages.fact(place.clause, place)) if own is None else own.effect not in open_ended

    def _by_standing(self, figure: Figure, place: Place) -> _Settled | None:
        """What stands, lives or is paid somewhere day by day is there, whatever the article brings."""
        sentence = place.sentence
        clause = sentence.clauses[place.clause]
        for mark in self.passages.marks(place.index):
            # "op de lijst staan", not "op de rekening van het fonds"
            owner = any(word.lower in WORDS.of for word in sentence.words[max(0, mark.word - 2) : mark.word])
            if mark.effect in ("proposal", "plan.noun") or (mark.effect == "listed" and not owner):
                return None
        # "het leeuwendeel, 185 miljoen, staat bij de bank": the verb follows the apposition
        marks = [
            mark
            for mark in self.passages.marks(place.index)
            if mark.clause == place.clause or (mark.effect == "stand" and mark.word == place.last + 1)
        ]
        opening = [sentence.words[n].lower for n in clause.words[:1]]
        costs = any(sentence.words[n].lower in WORDS.costs for n in clause.words)
        if costs and opening and opening[0] in WORDS.each:
            return "fact", "price of one", opening[0]
        for mark in marks:
            report = mark.report
            before = sentence.words[mark.word - 1] if mark.word else None
            noun = before is not None and (before.is_a("article") or before.is_a("preposition"))  # "in staat"
            stands = mark.effect == "stand" and report is not None and not report.bare and not noun
            placed = place.unit != "percent" or mark.entry in WORDS.living
            if stands and placed and not self.passages.starts_later(clause.words, place):
                return "fact", "stands", mark.entry
        paid = figure.value.per in ("hour", "day", "week", "month")
        finite = any(sentence.words[n].lower in WORDS.paying for n in clause.words)
        if (
            paid
            and (finite or place.unit == "person" or place.unit.startswith("count:"))
            and not any(m.effect in STATUS for m in marks)
        ):
            return "fact", "goes on", figure.value.per or ""
        return None

    def _by_adjective(self, figure: Figure, place: Place) -> _Settled | None:
        """From what stands with the number itself: "34 bestelde bussen", "de beoogde 3 miljoen"."""
        for mark in self.passages.marks(place.index):
            if mark.report is None and " " not in mark.entry and place.first - 1 <= mark.word < place.last:
                inflected = place.sentence.words[mark.word].lower.endswith(("e", "en"))
                if inflected and (mark.effect == "plan" or (mark.effect == "decided" and not figure.past)):
                    return _settled(mark)
        return None

    def _by_norm(self, figure: Figure, place: Place) -> _Settled | None:
        """ "Om de norm van 3,5 procent te halen": a norm with its article is in force or agreed."""
        own = place.sentence.words[place.last - 1].lower
        if "-" in own and own[:1].isdigit() and stage_of(own) == "decided":
            return "decided", "norm", own  # "de 5-procentsnorm"
        norm = self.passages.norm(place)
        # "haalt sinds kort de norm" tells how it is
        return ("decided", "norm", norm) if norm and not self.passages.fact(place.clause, place) else None

    def _by_comparison(self, figure: Figure, place: Place) -> _Settled | None:
        compared = self.passages.compared(place)
        if figure.past and (revised := self._revised(place)):
            return "plan", "forecast", revised
        return ("fact", "compared with", compared) if compared or figure.past else None

    def _revised(self, place: Place) -> str:
        """What is revised where the old value is one of a forecast: "de raming gaat van 2 naar 1 procent"."""
        clause = place.sentence.clauses[place.clause]
        found = self.passages.staged(place.index, place.clause if clause.verb else None)
        return next(
            (
                each.noun
                for each in found
                # "in plaats van de 11 miljoen uit het voorstel"
                if (each.stage == "forecast" and each.word < place.first)
                or (each.stage == "plan" and (each.word >= place.last or self._stands_in(each.word, place)))
            ),
            "",
        )

    def _stands_in(self, noun: int, place: Place) -> bool:
        """Whether a clause opens with what it tells of: "in het voorstel daalt het van 10 naar 8 miljoen"."""
        words = place.sentence.words
        return any(word.lower in WORDS.in_ for word in words[max(noun - 3, 0) : noun])

    def _by_description(self, figure: Figure, place: Place) -> _Settled | None:
        """From the relative clause that describes the figure, or from its article: "de 27 lidstaten"."""
        described = self.passages.describing(place)
        following = place.sentence.words[place.last : place.last + 1]
        share = place.unit == "percent" and any(word.lower in WORDS.of for word in following)
        done = self.governor.mark(described, place) if share and described is not None else None
        if done is not None and done.effect in ("act", "deed", "soft"):
            described = None  # "19 procent van het gas dat de landen invoeren": the gas is described
        if described is not None and self.governor.describes_doers(described, place):
            return None  # "honderd bedrijven die hun plannen uitstellen"
        if described is not None and (gone := self._called_off(described, place)):
            return "denied", "denied", gone
        if described is not None and self._laid_down(described, place):
            return "plan", "laid on the table", figure.text
        if described is None:
            if not self.passages.presupposed(figure, place):
                return None
            return self._ordered(place) or ("fact", "counts what there is", figure.text)
        mark = self.governor.mark(described, place)
        if mark is not None:
            carried = (
                self.passages.perfect(place.clause, place.sentence)
                if mark.effect in ("promise", "decide")
                else ""
            )
            # "de 24 bussen die de stad had beloofd, zijn geleverd"
            return ("fact", "done", carried) if carried and self._delivered(place) else _settled(mark)
        if any(place.sentence.words[n].form.verb for n in place.sentence.clauses[described].words):
            fact = self.passages.fact(described, place)
            return ("fact", "fact", fact) if fact else None
        return None

    def _ordered(self, place: Place) -> _Settled | None:
        """What is known because it was agreed: "De tien boten zijn besteld", "de 180 uit het contract"."""
        words = place.sentence.words
        if place.last + 1 < len(words) and words[place.last].lower in WORDS.in_ | WORDS.out_of:
            for n in range(place.last + 1, min(place.last + 5, len(words))):
                stage = stage_of(words[n].lower) if words[n].form.letters else None
                if stage in ("plan", "decided"):
                    return ("plan" if stage == "plan" else "decided"), "stands in it", words[n].lower
                if not (words[n].is_a("determiner") or words[n].lower.endswith("e")):
                    break
        own = self.governor.mark(place.clause, place)
        if own is None or own.report is None or own.past or own.entry not in word_classes()["order"]:
            return None
        return _settled(own) if self.passages.perfect(place.clause, place.sentence) else None

    def _called_off(self, described: int, place: Place) -> str:
        """What denies in the main clause what a relative clause describes: "De 5 procent waar zij bang voor
        waren, gaat niet door".
        """
        after = place.sentence.clauses[described].words[-1]
        return next(
            (
                mark.entry
                for mark in self.passages.marks(place.index)
                if mark.effect == "denied" and mark.clause == place.clause and mark.word > after
            ),
            "",
        )

    def _scrapped(self, place: Place) -> str:
        """The participle by which the plan of a figure is off: "het idee om 3 te lenen is geschrapt"."""
        clause = place.sentence.clauses[place.clause]
        words = place.sentence.words
        for mark in self.passages.marks(place.index):
            if mark.effect != "plan.noun" or not self.governor.belongs(mark, place):
                continue
            inside = {*clause.words, *place.sentence.clauses[mark.clause].words}
            if WORDS.done.isdisjoint(words[n].lower for n in inside):
                continue
            off = next((n for n in inside if n > place.last and words[n].lower in WORDS.scrapped), None)
            if off is not None:
                return words[off].lower
        return ""

    def _laid_down(self, number: int, place: Place) -> bool:
        """Whether a clause tells that somebody proposed it: "dat de commissie op tafel legde"."""
        inside = {place.sentence.words[n].lower for n in place.sentence.clauses[number].words}
        return not inside.isdisjoint(WORDS.table) and not inside.isdisjoint(WORDS.laying)

    def _delivered(self, place: Place) -> bool:
        """Whether the figure's clause tells that it was carried out: "zijn geleverd", "is gerealiseerd"; "van
        de 90 miljard die zij toezegde, is 31 overgemaakt" says so of a part.
        """
        leading = place.sentence.words[max(place.first - 2, 0) : place.first]
        if any(word.lower in WORDS.of for word in leading):
            return False
        inside = place.sentence.clauses[place.clause].words
        lemmas = {place.sentence.words[n].form.lemma for n in inside}
        return bool(lemmas & word_classes()["carry.out"])

    def _by_denial(self, figure: Figure, place: Place) -> _Settled | None:
        """ "Er komt geen heffing van 3 procent", "werkt niet aan een heffing van 3 procent"."""
        words = place.sentence.words
        leading = [word.lower for word in words[max(place.first - 2, 0) : place.first]]
        after = {word.lower for word in words[place.last : place.last + 2]}
        none = bool(leading) and leading[-1] in WORDS.no and leading[0] not in WORDS.still
        # "als er geen 5 procent bij komt" and "geen 5 procent meer" deny nothing
        certain = place.sentence.clauses[place.clause].opener not in WORDS.conditional
        if none and certain and not after & WORDS.more:
            return "denied", "there is none", leading[-1]
        if scrapped := self._scrapped(place):
            return "denied", "is not done", scrapped
        owned = leading_noun(place.sentence, place.first)
        if owned is None or words[owned].clause != place.clause:
            return None
        if not WORDS.no.isdisjoint(word.lower for word in words[max(owned - 2, 0) : owned]):
            return "denied", "there is none", words[owned].lower
        undertaken = self._undertaken(owned, place)
        if undertaken is None:
            return None
        preposition, verb = undertaken
        negated = any(word.lower in WORDS.negations for word in words[max(preposition - 3, 0) : preposition])
        return ("denied", "is not done", verb) if negated else None

    def _by_supposition(self, figure: Figure, place: Place) -> _Settled | None:
        """ "Bij 30 procent stopt de handel": what would be so at that value, which is not there yet."""
        words = place.sentence.words
        at = place.first - 1
        if place.unit != "percent" or at < 0 or words[at].lower not in WORDS.at or place.last >= len(words):
            return None
        opens = at == 0 or not words[at - 1].form.letters
        verb = words[place.last].form
        present = verb.verb and not verb.past and not self.passages.tense(place.clause, place)
        return ("plan", "supposed", words[at].lower) if opens and present else None

    def _by_consequence(self, figure: Figure, place: Place) -> _Settled | None:
        """What the thing told of would cost or bring: "Dat kost de sector 1 miljard", "komt neer op 160 euro
        per gezin", "kost jaarlijks 16 miljard extra". In an article of plain facts it is so already.
        """
        clause = place.sentence.clauses[place.clause]
        words = place.sentence.words
        verbs = self.passages.verbs(place.index, place.clause)
        bringing = next((v for v in verbs if v in word_classes()["consequence"]), "")
        if not bringing or self.news.mood()[0] == "fact" or place.unit == "times":
            return None
        if self.passages.tense(place.clause, place) or self.passages.then(clause.words, place):
            return None
        lowers = [words[n].lower for n in clause.words if words[n].form.letters]
        pointed = clause.kind == "main" and not WORDS.this_or_that.isdisjoint(lowers[:5])
        after = words[place.last : place.last + 3]
        more = any(word.lower in WORDS.extra for word in after)
        done = any(m.effect == "fact" and m.clause == place.clause for m in self.passages.marks(place.index))
        if not (pointed and not done) and not more:
            return None
        return "plan", "what it would bring", bringing

    def _by_reckoning(self, figure: Figure, place: Place) -> _Settled | None:
        """What somebody reckons that something costs or will bring: "de bouw kost naar schatting 6 miljard",
        "de heffing kost de groep dit jaar 1 miljard, waarschuwt hij", "de rente wordt geschat op 3 miljoen".
        What one thing costs is its price.
        """
        words = place.sentence.words
        inside = place.sentence.clauses[place.clause].words
        if place.unit in ("percent", "times") or self.passages.tense(place.clause, place):
            return None
        lowers = [words[n].lower for n in inside if n < place.first]
        if self.passages.perfect(place.clause, place.sentence) or not WORDS.now.isdisjoint(lowers):
            return None
        outlay = any(
            words[n].lower.endswith(noun)
            for n in inside
            if n < place.first
            for noun in word_classes()["outlay"]
        )
        passive = next((n for n in inside if words[n].lower in WORDS.estimated), None)
        if passive is not None and outlay and not WORDS.becoming.isdisjoint(lowers):
            return "plan", "estimated", words[passive].lower
        costing = next(
            (
                n
                for n in inside
                if words[n].form.lemma in WORDS.costing
                or (words[n].lower in WORDS.costing and n and not _is_noun(words, n))
            ),
            None,
        )
        if costing is None or figure.value.per not in (None, "year"):
            return None
        subject = [words[n].lower for n in inside if n < costing]
        if not WORDS.each.isdisjoint(subject[:1]) or not WORDS.daily.isdisjoint(subject):
            return None
        own = [word.lower for word in words[place.first : place.first + 2]]
        if any(" ".join(pair) in WORDS.by_estimate for pair in (lowers[-2:], subject[-2:], own)):
            return "plan", "estimated", words[costing].lower
        told = self.passages.sources.reporter(figure, place, self.passages.setting(figure, place))
        large = figure.value.low is None or figure.value.low >= _LARGE
        reckons = told is not None and (told[1] in ("source", "according") or told[0].effect in _RECKONING)
        if large and reckons and len(place.unit) == _CURRENCY:
            return "plan", "estimated", words[costing].lower
        return None

    def _by_regulation(self, figure: Figure, place: Place) -> _Settled | None:
        """What must be so of each is a rule: "minstens 65 procent van elk wapen moet Europees zijn"."""
        words = place.sentence.words
        after = [word.lower for word in words[place.last : place.last + 2]]
        if (
            place.unit != "percent"
            or len(after) < 2
            or after[0] not in WORDS.of
            or after[1] not in WORDS.every
        ):
            return None
        own = self.governor.own_mark(figure, place)
        return ("decided", "rule for each", after[1]) if own is not None and own.effect == "must" else None

    def _by_undertaking(self, figure: Figure, place: Place) -> _Settled | None:
        """What is still worked at or talked of: "werkt aan een lijst van 3 miljard"."""
        owned = leading_noun(place.sentence, place.first)
        at = place.first if owned is None else owned
        undertaken = self._undertaken(at, place)
        if undertaken is None or place.sentence.words[at].clause != place.clause:
            return None
        return "plan", "worked at", undertaken[1]

    def _by_foresight(self, figure: Figure, place: Place) -> _Settled | None:
        """What somebody sees coming: "ziet de heffing zakken naar 12 procent"."""
        words = place.sentence.words
        inside = place.sentence.clauses[place.clause].words
        seeing = next((n for n in inside if words[n].lower in WORDS.seeing), None)
        if seeing is None:
            return None
        for n in inside:
            moves = words[n].lower in word_classes()["outlook"] or words[n].lower in word_classes()["change"]
            if n > seeing + 1 and moves and not words[n].form.past:
                return "plan", "seen coming", words[n].lower
        return None

    def _undertaken(self, noun: int, place: Place) -> tuple[int, str] | None:
        """The preposition before a noun, and the verb of setting about something that takes it."""
        words = place.sentence.words
        for n in range(noun - 1, max(noun - NEAR, 0), -1):
            if words[n].is_a("preposition") and not before_time(words, n):
                verbs = self.passages.verbs(place.index, place.clause)
                taking = (f"{verb} {words[n].lower}" for verb in verbs)
                found = next((verb for verb in taking if verb in word_classes()["undertake"]), None)
                return (n, found) if found is not None else None
            if words[n].form.verb:
                return None
        return None

    def _by_aside(self, figure: Figure, place: Place) -> _Settled | None:
        """What stands between commas as it is now: "het tarief, nu 3 procent, ..."."""
        words = place.sentence.words
        for n in range(place.first - 1, max(place.first - 4, -1), -1):
            if words[n].text in (",", "(", "–"):
                return (
                    ("fact", "as it is now", words[n + 1].lower) if words[n + 1].lower in WORDS.now else None
                )
            if words[n].form.verb or words[n].is_a("preposition") or words[n].lower[:1].isdigit():
                return None
        return None

    def _by_document(self, figure: Figure, place: Place) -> _Settled | None:
        """What stands in a deal is settled, in a proposal it is not: "in de deal staat 3 procent"."""
        words = place.sentence.words
        for found in self.passages.staged(place.index):
            tag = place.sentence.clauses[words[found.word].clause].words
            told = words[tag[0]].lower in WORDS.stated  # "..., staat in het akkoord"
            draft = found.stage == "plan" and found.noun in word_classes()["draft"]
            if not (draft or told) and words[found.word].clause != place.clause:
                continue
            if found.stage not in ("plan", "decided") or place.first <= found.word < place.last:
                continue
            for n in range(found.word - 1, max(found.word - 5, -1), -1):
                word = words[n]
                involved = word.lower in WORDS.with_ and self._involves(place)
                if word.lower in WORDS.in_ or word.lower in WORDS.according_to or involved:
                    over = found.stage == "decided" and self.passages.tense(place.clause, place)
                    return None if over else (found.stage, "stands in it", found.noun)
                if not word.is_a("determiner") and (word.form.verb or not word.lower.endswith("e")):
                    break
        return None

    def _involves(self, place: Place) -> bool:
        """Whether a clause says what goes with something: "met de bestelling is 3 miljoen gemoeid"."""
        inside = place.sentence.clauses[place.clause].words
        return any(place.sentence.words[n].lower in WORDS.involved for n in inside)

    def _by_subject(self, figure: Figure, place: Place) -> _Settled | None:
        """What is measured stands as the subject: "het dodental loopt op tot 9"."""
        verbs = self.passages.verbs(place.index, place.clause)
        moving = not (word_classes()["outlook"] | word_classes()["come.to"]).isdisjoint(verbs)
        market = not word_classes()["market"].isdisjoint(verbs)
        for found in self.passages.staged(place.index, place.clause):
            if found.stage == "fact" and (moving or market) and found.word < place.first:
                return "fact", "what is measured", found.noun
            if found.stage == "outlook" and market and found.word < place.first:
                return "fact", "what is measured", found.noun  # "de inflatie bedraagt 8 procent", no forecast
        return None

    def _by_being(self, figure: Figure, place: Place) -> _Settled | None:
        """What there is or happens anyhow, told in the present tense: a share of people, a state."""
        share = self._share(place)
        # in news of rules "minstens 65 procent van de onderdelen komt van hier" is one of them
        if share and not (figure.value.bound == "at_least" and self.news.mood()[0] != "fact"):
            return "fact", "share", share
        compared = self._compared_with_then(place)
        if compared:
            return "fact", "compared with", compared
        inside = place.sentence.clauses[place.clause].words
        verbs = self.passages.verbs(place.index, place.clause)
        changed = next((name for name in verbs if name in word_classes()["outlook"]), "")
        if changed and self.passages.perfect(place.clause, place.sentence):
            return "fact", "done", changed  # "is opgelopen tot 300"
        words = place.sentence.words
        following = words[place.last].lower if place.last < len(words) else ""
        if (left := self._left(place)) or (left := self._sized(place)):
            return "fact", "state", left
        comes = any(words[n].form.lemma in word_classes()["from"] for n in inside)
        origin = next(
            (words[n].lower for n in inside if n >= place.last and words[n].lower in WORDS.out_of), ""
        )
        if place.unit == "percent" and comes and origin and (following == origin or following in WORDS.of):
            return "fact", "share", origin  # "van het gas komt nog 10 procent uit het oosten"
        state = next((name for name in verbs if name in word_classes()["state"]), "")
        if any(name != state and name.endswith(state) and name in word_classes()["effect"] for name in verbs):
            state = ""  # "draaien op voor de rente"
        if any(words[n].form.lemma == state and words[n].lower.endswith("end") for n in inside):
            state = ""  # "houdt de bakker draaiend"
        if state and any(words[n].lower == state and n and _is_noun(words, n) for n in inside):
            return None  # "voor wegen en bruggen"
        if state and not self.passages.starts_later(inside, place):
            return "fact", "state", state
        return None

    def _left(self, place: Place) -> str:
        """ "Nog 13 procent van het gas", "is dat nog 3 miljoen": what is left, not "nog eens 3 miljoen"."""
        words = place.sentence.words
        before = words[place.first - 1].lower if place.first else ""
        if before not in WORDS.still or self.passages.starts_later(range(len(words)), place):
            return ""
        chain = self.passages.chain(place)  # "is dat nog 3 miljoen": the pronoun looks like a conjunction
        inside = [n for number in chain for n in place.sentence.clauses[number].words]
        is_so = any(words[n].form.lemma in word_classes()["amount"] for n in inside)
        following = words[place.last].lower if place.last < len(words) else ""
        share = place.unit == "percent" and following in WORDS.of
        return before if is_so or share else ""

    def _sized(self, place: Place) -> str:
        """ "Is 1200 kilometer lang", "Shell, goed voor 3 procent": what something measures."""
        words = place.sentence.words
        following = words[place.last].lower if place.last < len(words) else ""
        inside = place.sentence.clauses[place.clause].words
        if following in WORDS.sizes and any(words[n].form.lemma in word_classes()["amount"] for n in inside):
            return following
        at = place.first - 2
        if at < 1 or f"{words[at].lower} {words[at + 1].lower}" not in WORDS.good_for:
            return ""
        name = next((n for n in range(at - 1, -1, -1) if words[n].form.letters), at)
        if words[name].lower in WORDS.emphatic:
            name -= 1  # "Shell zelf, goed voor"
        inside_phrase = name > 0 and words[name - 1].is_a(
            "preposition"
        )  # "haar reserves in Polen, goed voor"
        named = words[at - 1].text == "," and name >= 0 and words[name].form.name and not inside_phrase
        return " ".join(word.lower for word in words[at : at + 2]) if named else ""

    def _by_poll(self, figure: Figure, place: Place) -> _Settled | None:
        """Who is counted by what they think or do: "57 procent wil dat ...", "een derde is tegen"."""
        words = place.sentence.words
        clause = place.sentence.clauses[place.clause]
        if place.unit != "percent" or not clause.words:
            return None
        after = words[place.last : place.last + 2]
        if any(words[n].form.verb and words[n].lower not in WORDS.linking for n in clause.words):
            after = words[:0]  # "stelt een norm van 4 procent voor"
        if after and after[0].lower in WORDS.vote_sides and not any(word.form.letters for word in after[1:]):
            return "fact", "poll", after[0].lower  # "Bij ouderen is 71 procent voor"
        before = [n for n in clause.words if n < place.first and words[n].form.letters]
        asked = clause.kind == "sub" and any(
            report.count or report.effect == "find"
            for report in self.passages.discourse.by_sentence[place.index]
            if report.clause == clause.parent
        )
        if (
            asked
            and len(before) == 1
            and any(words[n].lower in WORDS.may for n in clause.words if n >= place.last)
        ):
            return "fact", "poll", clause.opener  # "Uit een peiling blijkt dat 6 procent niet kan komen"
        if any(not (words[n].is_a("adverb") or words[n].is_a("coordinator")) for n in before):
            return None
        for n in range(place.last, min(place.last + NEAR, len(words))):
            if words[n].lower in word_classes()["opine"] or words[n].form.lemma in word_classes()["opine"]:
                return "fact", "poll", words[n].lower
            if words[n].text in ",;:." or words[n].form.verb:
                return None
        return None

    def _by_hope(self, figure: Figure, place: Place) -> _Settled | None:
        """Jobs that something is to bring are hoped for, whoever decided on it: "er komen 300 banen bij"."""
        if place.unit.removeprefix("count:") not in word_classes()["work"]:
            return None
        words = place.sentence.words
        leading = " ".join(word.lower for word in words[max(place.first - 2, 0) : place.first])
        verbs = self.passages.verbs(place.index, place.clause)
        brought = next((verb for verb in verbs if verb in word_classes()["yield"]), "")
        if leading in WORDS.good_for:
            brought = leading
        if not brought or self.passages.tense(place.clause, place):
            return None
        return "plan", "hoped for", brought

    def _by_staying(self, figure: Figure, place: Place) -> _Settled | None:
        """What is levied and stays as it is: "Op staal blijft 50 procent drukken", "blijft op 5 procent"."""
        words = place.sentence.words
        inside = place.sentence.clauses[place.clause].words
        staying = next((n for n in inside if words[n].lower in WORDS.staying), None)
        if place.unit != "percent" or staying is None or self.passages.tense(place.clause, place):
            return None
        lowers = {words[n].lower for n in inside}
        later = any(
            m.effect == "future" and m.clause == place.clause for m in self.passages.marks(place.index)
        )
        if later or not lowers.isdisjoint(WORDS.stuck | WORDS.negations | WORDS.conditional):
            return None
        after = words[staying + 1 : place.first]
        led = len(after) <= 1 and all(word.lower in WORDS.on for word in after)
        ends = place.last >= len(words) or not words[place.last].form.letters
        if not led or (ends and not after and staying < place.first):
            return None  # "het tarief blijft 15 procent" may be what was agreed
        return ("fact", "known", words[staying].lower) if self.passages.levies(place) else None

    def _by_price(self, figure: Figure, place: Place) -> _Settled | None:
        """What things cost, whatever is done with them: "raketten van 3 miljoen euro", no "leningen"."""
        at = leading_noun(place.sentence, place.first)
        words = place.sentence.words
        if at is None or len(place.unit) != _CURRENCY or words[place.first - 1].lower not in WORDS.of:
            return None
        noun = words[at].lower
        things = stage_of(noun) is None and is_plural(noun) and not words[at - 1].is_a("determiner")
        return ("fact", "price", noun) if things else None

    def _compared_with_then(self, place: Place) -> str:
        """A time that is over after "dan": "liggen 3 procent lager dan een jaar geleden"."""
        words = place.sentence.words
        for n in range(place.last, min(place.last + NEAR, len(words))):
            if words[n].lower in WORDS.comparing:
                return self.passages.then(range(n, min(n + NEAR, len(words))), place)
            if words[n].clause != place.clause or words[n].form.verb:
                return ""
        return ""

    def _share(self, place: Place) -> str:
        """What a share is of, when that is there: "de helft van de bedrijven", not "van het bedrag"."""
        words = place.sentence.words
        if place.unit != "percent":
            return ""
        verbs = self.passages.verbs(place.index, place.clause)
        if self.news.mood()[0] == "plan" and not word_classes()["yielded"].isdisjoint(verbs):
            return ""  # "de stad krijgt 20 procent van de winst"
        inside = range(place.last, min(place.last + NEAR, len(words)))
        of = next((n for n in inside if words[n].lower in WORDS.of), None)
        first = place.last if of is None else of + 1
        if of not in (None, place.last):
            return ""
        for n in range(first, min(first + 4, len(words))):
            word = words[n]
            if word.lower in word_classes()["trade"]:
                return word.lower
            if (
                word.lower[:1].isdigit()
                or not word.form.letters
                or (word.form.verb and not word.is_a("determiner"))  # "van zijn verkopen"
                or word.is_a("preposition")
            ):
                return ""
            if word.is_a("subordinator"):
                return ""  # "van wat de landen verdienen"
            if word.form.classes or word.form.capital:
                continue
            if stage_of(word.lower) == "fact" or (is_plural(word.lower) and stage_of(word.lower) is None):
                return word.lower
        return ""

    def _by_forecast(self, figure: Figure, place: Place) -> _Settled | None:
        """What a forecast foretells in the present tense: "De economie groeit dit jaar 0,9 procent"."""
        owned = self.passages.owner(place)
        if owned is not None and owned.stage == "forecast":
            return "plan", "forecast", owned.noun
        source = self.news.forecasts().get(place.index)
        if source is None:
            return None
        clause = place.sentence.clauses[place.clause]
        # "België groeit 0,7 procent, Nederland 1": the verb is told once
        alone = clause.verb or clause.kind in ("sub", "relative")
        number = place.clause if alone else None
        inside = clause.words if alone else range(len(place.sentence.words))
        if self.passages.fact(place.clause, place) or self.passages.then(inside, place):
            return None
        nouns = self.passages.staged(place.index, number)
        outlook = next((found.noun for found in nouns if found.stage == "outlook"), "")
        verbs = self.passages.verbs(place.index, number)
        outlook = outlook or next((name for name in verbs if name in word_classes()["outlook"]), "")
        return ("plan", "forecast", f"{outlook}, {source}") if outlook else None

    def _by_offer(self, figure: Figure, place: Place) -> _Settled | None:
        """A noun of a plan says so in any tense: "kreeg een bod van 3 miljoen"."""
        owned = self.passages.owner(place)
        if owned is not None and owned.word < place.first and owned.stage == "plan":
            return "plan", "its noun", owned.noun
        if owned is not None and owned.word < place.first and _ends_in(owned.noun, "orders"):
            return "decided", "its noun", owned.noun  # "haalde een order van 3 miljoen binnen"
        words = place.sentence.words
        for found in self.passages.staged(place.index, place.clause):
            led = any(word.is_a("preposition") for word in words[max(found.word - 2, 0) : found.word])
            verb = words[found.word + 1 : place.first]
            lies = any(word.form.lemma in word_classes()["amount"] for word in verb)
            if found.stage == "plan" and found.word < place.first and lies and not led:
                return "plan", "its noun", found.noun  # "het doel ligt op 9 procent"
        at = leading_noun(place.sentence, place.first)
        aimed = at is not None and words[at].lower in word_classes()["aim"]
        if at is None or not aimed or words[at + 1].lower not in WORDS.leading_to:
            return None
        return None if self.passages.tense(place.clause, place) else ("plan", "its noun", words[at].lower)

    def _by_owner(self, figure: Figure, place: Place) -> _Settled | None:
        """From the noun the figure belongs to: a demand is made, a fine imposed, a turnover measured."""
        owned = self.passages.owner(place)
        if owned is None or owned.stage not in ("plan", "decided", "fact"):
            return None
        if owned.word >= place.last and self.passages.points(place.sentence):
            return None  # "Dat is 6 procent van de omzet"
        following = place.sentence.words[place.last : place.last + 1]
        if place.unit == "percent" and any(word.lower in WORDS.of for word in following):
            return None  # "krijgt 20 procent van de winst": a share of it, not the profit itself
        return owned.stage, "its noun", owned.noun

    def _by_cues(self, figure: Figure, place: Place) -> _Settled | None:
        """From the verbs and phrases of the figure's clause and of those around it."""
        own = self.governor.own_mark(figure, place)
        if own is None:
            return None
        instead = self._instead_of_cue(own, figure, place)
        if instead is not None:
            return instead
        told = own.effect in ("soft", "act", "deed") and own.report is not None
        if told and self.news.mood()[0] == "plan" and (leak := self.news.leaked()):
            return "plan", "leaked", leak
        if own.effect in ("soft", "act", "deed") and self.news.tabled(place):
            return "plan", "awaits consent", own.entry
        announced = own.effect == "announce" and self.news.pending()
        if announced or (own.effect in ("soft", "act", "deed") and self.news.pending_for(place)):
            return "plan", "awaits consent", own.entry
        if own.entry in WORDS.will and self._is_estimated(figure, place):
            return "plan", "estimated", own.entry
        if self._yields(own, figure, place):
            mood, entry = self.news.mood()
            return mood, "as the news", f"{own.entry}, {entry}"
        return _settled(own)

    def _instead_of_cue(self, own: Mark, figure: Figure, place: Place) -> _Settled | None:
        """What settles a figure whatever its cue says: what is so now, an opinion, what is shared out."""
        commits = own.past or own.entry in word_classes()["commit"]
        deed = own.effect in ("act", "deed", "soft") and own.report is not None and not commits
        if own.effect == "must" or own.entry in WORDS.needed or deed:
            # "nu draait hij op 18", "op dit moment kopen zij 20 procent samen"
            for mark in self.passages.marks(place.index):
                opens = mark.effect == "now" and mark.word == 0 and own.effect == "must"
                # "moet jaarlijks ...", "moet nog altijd groeien"
                again = own.effect == "must" and mark.entry in WORDS.repeating | WORDS.unchanged
                if mark.clause == own.clause and not again and (mark.effect == "fact" or opens):
                    return "fact", "fact", mark.entry
        if own.effect == "must" and (wisher := self._found_right(figure, place)):
            return "plan", "want", wisher
        if own.effect in ("modal", "expect", "must") and (drawn := self._allotted(own, place)):
            return "decided", "as the news", drawn
        if own.effect == "must" and (made := self._makes_do(own, place)):
            return "fact", "makes do", made
        if own.entry in WORDS.provides:
            nouns = self.passages.staged(place.index, own.clause)
            agreed = next((n for n in nouns if n.stage == "decided" and n.word < own.word), None)
            if agreed is not None:
                return "decided", "stands in it", agreed.noun
        so = self._so_already(own, figure, place)
        return ("fact", *so) if so is not None else None

    def _so_already(self, own: Mark, figure: Figure, place: Place) -> tuple[str, str] | None:
        """What is so whatever its cue says, with the rule and the entry: kept, counted, done, or daily."""
        often = ("hour", "day", "week") if place.unit == "person" else ("hour", "day")
        if own.effect == "soft" and own.report is None and (per := figure.value.per or "") in often:
            return "goes on", per  # "per etmaal komen er 1.300 man bij"
        if own.effect in ("deed", "act", "soft") and own.report is not None:
            kept = self._stays(own, place)
            return ("known", kept) if kept else None
        if own.effect == "modal" and own.entry in WORDS.can and self._falls_short(place):
            return "able", own.entry
        if own.effect == "expect" and place.unit == "person" and self._are_victims(place):
            return "estimated", own.entry
        costs = not word_classes()["consequence"].isdisjoint(own.entry.split())
        if own.effect == "future" and not costs:  # "17 miljard gaat het kosten, schat de bank"
            if found := self._found_in(own, figure, place):
                return "found, not decided", found
            perfect = self.passages.perfect(own.clause, place.sentence)
            return ("done", perfect) if perfect else None
        return None

    def _found_right(self, figure: Figure, place: Place) -> str:
        """The verb of who thinks that it must be so: "moet 40 procent worden, vindt de commissaris"."""
        told = self.passages.sources.reporter(figure, place, self.passages.setting(figure, place))
        return told[0].entry if told is not None and told[0].effect == "think" else ""

    def _allotted(self, mark: Mark, place: Place) -> str:
        """The verb of who may draw on what the news shares out: "Gent kan 5 miljoen lenen", "mag rekenen op
        3 miljoen".
        """
        if self.news.mood()[0] != "decided" or len(place.unit) != _CURRENCY:
            return ""
        inside = place.sentence.clauses[mark.clause].words
        lowers = {place.sentence.words[n].lower for n in inside}
        if lowers.isdisjoint(WORDS.can | WORDS.permitting) or not lowers.isdisjoint(WORDS.negations):
            return ""
        verbs = self.passages.verbs(place.index, mark.clause)
        return next((verb for verb in verbs if verb in word_classes()["draw"]), "")

    def _found_in(self, mark: Mark, figure: Figure, place: Place) -> str:
        """The verb of who counts at the time that a clause names: "zet de verliezen deze week op 3.000"."""
        told = self.passages.sources.reporter(figure, place, self.passages.setting(figure, place))
        if told is None or told[0].effect != "find" or told[0].clause != mark.clause:
            return ""
        return told[0].entry

    def _are_victims(self, place: Place) -> bool:
        """Whether who is counted is dead, hurt or missing: an estimate of them is of what has been."""
        counted = place.sentence.words[place.first : place.last + 1]
        return any(is_victim(word.lower) for word in counted)

    def _stays(self, mark: Mark, place: Place) -> str:
        """The verb that keeps what was done before as it is: "De 3 miljoen blijft bevroren"."""
        words = place.sentence.words
        marks = self.passages.marks(place.index)
        before = (m for m in marks if m.clause == mark.clause and m.word < place.first)
        listed = any(m.effect == "listed" for m in before)
        done = verb_form(words[mark.word].form) == "participle" and not listed  # "de lijst blijft bevroren"
        inside = place.sentence.clauses[mark.clause].words
        return next((words[n].lower for n in inside if done and words[n].lower in WORDS.stays), "")

    def _is_estimated(self, figure: Figure, place: Place) -> bool:
        """Whether somebody reckons what will be: "Dat zal 3 miljoen kosten, schat hij"."""
        told = self.passages.sources.reporter(figure, place, self.passages.setting(figure, place))
        return told is not None and told[0].entry in WORDS.estimating

    def _makes_do(self, mark: Mark, place: Place) -> str:
        """The verb of who has no more than the figure: "moet het doen met 3 miljoen"."""
        words = place.sentence.words
        inside = place.sentence.clauses[mark.clause].words
        if any(m.effect == "future" and m.clause == mark.clause for m in self.passages.marks(place.index)):
            return ""
        lowers = {words[n].lower for n in inside}
        met = any(word.lower in WORDS.with_ for word in words[max(place.first - 2, 0) : place.first])
        making = lowers & WORDS.making_do
        if not making and met and not lowers.isdisjoint(WORDS.it):
            making = lowers & WORDS.making_do_with
        return min(making, default="")

    def _falls_short(self, place: Place) -> bool:
        """Whether a figure is all there is: "kan nog maar 60 procent opwekken", "slechts 3 schepen"."""
        words = place.sentence.words
        before = [word.lower for word in words[max(place.first - 2, 0) : place.first]]
        inner = words[place.first].lower
        return inner in WORDS.only or (bool(before) and before[-1] in WORDS.only)

    def _by_tense(self, figure: Figure, place: Place) -> _Settled | None:
        for number in self.passages.chain(place):
            fact = self.passages.fact(number, place)
            if fact:
                return "fact", "fact", fact
            if place.sentence.clauses[number].verb:
                break
        return None

    def _by_source(self, figure: Figure, place: Place) -> _Settled | None:
        """What nothing in the clause settles: prices, findings of others, things said in passing."""
        if any(corrects(mark) for mark in self.passages.marks(place.index)):
            return None  # a correction tells of the text, not of the world
        words = place.sentence.words
        if (
            figure.value.per is not None
            and figure.value.per not in _PERIODS
            and not (self.news.mood()[0] == "decided" and self.news.grows_to(place))
        ):
            # not in news of a decision: "het plafond zakt naar 3 dollar per vat"
            verbs = self.passages.verbs(place.index, place.clause)
            if self.passages.points(place.sentence) and not word_classes()["come.to"].isdisjoint(verbs):
                return None  # "Dat komt neer op 400 euro per inwoner"
            reckoned = place.first > 1 and words[place.first - 1].lower in WORDS.or_
            if reckoned and words[place.first - 2].text == ",":
                return None  # "3 miljard, of 9 miljoen per stuk"
            return "fact", "price", figure.value.per
        told = self.passages.sources.reporter(figure, place, self.passages.setting(figure, place))
        if told is not None:
            report, frame = told
            sourced = frame in ("source", "according") and self.news.mood()[0] == "decided"
            foretold = self.news.ahead(place.index) and not self.passages.tense(place.clause, place)
            open_ended = (self.news.mood()[0] == "plan" and place.unit == "EUR") or (
                foretold and len(place.unit) == _CURRENCY
            )
            open_ended = open_ended or (
                place.unit == "percent"
                and report.entry in WORDS.estimating_it
                and place.index in self.news.forecasts()
            )
            if report.entry in WORDS.estimating and open_ended:
                return "plan", "estimated", report.entry
            if (report.effect == "find" or frame == "according") and self._is_effect(place):
                return "plan", "estimated", report.entry
            if sourced or report.effect == "find":
                return "fact", "found, not decided", report.entry
        counted = self.passages.sources.counts_on(place) if told is None else None
        if counted is not None and counted.effect in ("say", "find"):
            return "fact", "counted", counted.entry
        clause = place.sentence.clauses[place.clause]
        if clause.kind == "relative" and clause.parent is not None and clause.verb:
            mark = self.governor.mark(clause.parent, place)
            # what is told in passing is so, whatever may be done; not in "Wie 3 miljoen zegt, moet"
            around = place.sentence.clauses[clause.parent].words
            after = any(n < clause.words[0] and place.sentence.words[n].form.letters for n in around)
            if after and mark is not None and mark.effect in ("modal", "must"):
                mark = None  # "kunnen lenen bij het fonds, waar 3 miljard in zit"
            if mark is None and self.passages.is_paper(place.clause, place.sentence):
                return None  # "de visie, die 3 miljard telt": as settled as the visie
            return _settled(mark) if mark is not None else ("fact", "said in passing", clause.opener)
        return None

    def _is_effect(self, place: Place) -> bool:
        """Whether a clause in the present tells what something would bring, or a chance of it: "scheelt een
        gezin 90 euro per jaar", "de kans schat hij op 2 procent".
        """
        words = place.sentence.words
        inside = place.sentence.clauses[place.clause].words
        if self.passages.tense(place.clause, place) or self.passages.perfect(place.clause, place.sentence):
            return False
        if any(words[n].lower in WORDS.chance for n in inside):
            return True
        verbs = self.passages.verbs(place.index, place.clause)
        return not word_classes()["impact"].isdisjoint(verbs)

    def _by_label(self, figure: Figure, place: Place) -> _Settled | None:
        """ "Het prijskaartje: 3 miljoen euro" is of what the sentence before tells."""
        about = self._is_about(place)
        if not (about or labelled(self.passages.discourse, place) or self._is_headed(place)):
            return None
        before = self.passages.discourse.sentences[place.index - 1]
        mark = strongest(
            [m for m in self.passages.marks(place.index - 1) if m.effect in STATUS and not negated(m, before)]
        )
        if mark is None or (about and mark.effect == "deny"):
            return None  # "Zij spreekt dat tegen. Het gaat om 300 mensen"
        return _settled(mark)

    def _is_about(self, place: Place) -> bool:
        """Whether a sentence gives the number of what the one before told: "Het gaat om 300 mensen"."""
        before = self.passages.discourse.sentences[place.index - 1] if place.index else None
        return (
            before is not None
            and before.paragraph == place.sentence.paragraph
            and self.passages.points(place.sentence)
            and place.first <= NEAR // 2
            and not any(before.start <= figure.start < before.end for figure in self.passages.figures)
        )

    def _is_headed(self, place: Place) -> bool:
        """Whether a figure stands under its own heading: "Kosten: 3 miljoen euro"."""
        words = place.sentence.words
        before = self.passages.discourse.sentences[place.index - 1] if place.index else None
        heading = len(words) > NEAR // 2 and words[1].text == ":" and not words[0].form.name
        return (
            heading
            and before is not None
            and before.paragraph == place.sentence.paragraph
            and place.first <= NEAR // 2
        )

    def _yields(self, mark: Mark, figure: Figure, place: Place) -> bool:
        """Whether a cue gives way to what the article as a whole brings."""
        named = mark.report is not None and mark.report.subject != (0, 0)
        if mark.effect == "soft" and not named:
            # "verlaagt de Unie het plafond per 1 juni naar 4 euro": the verb says so
            named = any(
                other.effect == "act" and not other.past and other.clause == mark.clause
                for other in self.passages.marks(place.index)
                if other.report is not None and other.report.subject != (0, 0) and not other.report.bare
            )
        if mark.effect in ("soft", "act", "deed") and (figure.place != "body" or named):
            return False
        if mark.effect == "soft" and mark.entry in WORDS.becoming:
            return False
        if mark.entry in word_classes()["commit"] and self.passages.perfect(mark.clause, place.sentence):
            return False  # "is 3 miljoen gereserveerd"
        owned = self.passages.owner(place)
        if (
            mark.effect == "soft"
            and owned is not None
            and owned.stage == "decided"
            and owned.word == mark.word
        ):
            return False
        if (
            mark.effect == "must"
            and mark.entry not in WORDS.permitting
            and (place.unit == "person" or place.unit.startswith("count:"))
        ):
            return False
        if mark.effect == "plan.noun" and self.governor.belongs(mark, place):
            return False
        if mark.effect == "must" and not word_classes()["consequence"].isdisjoint(
            self.passages.verbs(place.index, mark.clause)
        ):
            return False  # "zal 3 miljoen kosten": nobody decides that
        return _YIELDING.get(mark.effect) == self.news.told_for(figure, place)[0]


def _is_noun(words: Sequence[Word], at: int) -> bool:
    """Whether what looks like an infinitive is a noun here: "voor wegen"."""
    before = words[at - 1]
    return before.is_a("preposition") or before.is_a("determiner") or before.lower.endswith("e")


def _ends_in(noun: str, name: str) -> bool:
    """Whether a noun, or the last part of a compound, is of a word class: "invoerheffing"."""
    return any(noun.endswith(each) for each in word_classes()[name])


def _settled(mark: Mark) -> _Settled:
    return STATUS[mark.effect], mark.effect, mark.entry
