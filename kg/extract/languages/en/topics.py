"""Agenda items in English: topics with the words that introduce them, and who speaks of them.

Firm cues say what a talk was about ("discussed"), soft ones what one side stressed ("underscored"), which
is a topic only when that side takes part. What follows the cue is read by ``agenda``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.extract.drafts import Agenda
from kg.extract.languages.en.asked_of_others import URGING
from kg.extract.languages.en.ends import is_adverb
from kg.extract.languages.en.gathered_matters import GATHERED, SPEECHES
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.past_asides import STOCK
from kg.extract.languages.en.ties_told import HOLDING, TiesTold
from kg.extract.languages.en.told_matters import NAMING, OF_SIDE, TELLING
from kg.extract.languages.en.topic_nouns import NOUN_CUES, Cue
from kg.extract.languages.en.topic_occasions import is_time, occasion, of_every_talk
from kg.extract.languages.en.topic_openings import Opening, opening
from kg.extract.languages.en.topic_speakers import CHANCES
from kg.extract.languages.en.topic_subjects import TOLD, of_passive
from kg.extract.languages.en.word_classes import (
    DETERMINERS,
    FINITE,
    INFINITIVE,
    ING,
    PARTICIPLE,
    PASSIVE,
    PREPOSITIONS,
)
from kg.extract.parties import Party
from kg.extract.words import Token
from kg.topics import concept

_DISCUSS = words_of("topics", "discuss", "verbs")
_SURE = words_of("topics", "discuss", "sure")
_GOVERNORS = words_of("topics", "discuss", "governors")
_MEETING = words_of("topics", "purposes", "governors")
_PURPOSES = words_of("topics", "purposes", "verbs")
_DUE = frozenset(("be", "expect", "plan", "schedule", "intend", "set", "slate", "due"))
_SURELY = frozenset(("focus", "center", "centre", "address", "cover", "talk", "tackle"))
_TELLING = frozenset(
    ("reassure", "brief", "update", "inform", "tell", "apprise", "acquaint", "assure", "notify")
)
_TELLING_OF = frozenset(("reassure", "apprise", "assure", "inform", "notify"))
_PRESSING = words_of("topics", "press", "verbs")
_PRESSING_ON = words_of("topics", "press", "prepositions")
_PRAISING = frozenset(("laud", "praise", "applaud"))
_THANKING = frozenset(("thank", "congratulate", "laud", "praise", "applaud"))
_STRESS = words_of("topics", "stress", "verbs")
_SHOWING = words_of("topics", "journeys", "showing")
_INTENDED, _FIRM = _SURE | _PURPOSES, _SURE | _STRESS
_AIMS = words_of("topics", "stress", "aims")
_EXPRESS = words_of("topics", "express", "verbs")
_WHOSE = frozenset(("his", "her", "their", "its", "country", "government", "side", "nation"))
_WHOSE |= {"'s", "’s", "'", "’"}
# "The issues discussed included trade"
_LISTING = frozenset(("included", "include", "were", "was"))
_PAIRED = frozenset(("two", "three", "four", "both"))
_PAIRS, _LOOSE = (
    frozenset((a, b) for a, b in (p.split() for p in table("topics")["about"][key]))
    for key in ("pairs", "loose")
)
_WHAT_IS = frozenset(("continued", "renewed", "increased", "sustained"))
# "The talks will also | concern"
_CONCERN = frozenset(("concern", "concerned", "concerns"))
_CONCERNING = frozenset(
    ("will", "are", "is", "were", "was", "to", "also", "mainly", "primarily", "largely", "would")
)
# "The issues that both would address | during the round".
_NO_OBJECT = frozenset(("that", "with", "by", "at", "for", "of", "during"))
# "Would welcome more investment" says what is wished.
_WISHED = frozenset(("welcome", "support", "encourage"))
_WISHING = frozenset(("would", "could", "might"))
_MODAL = frozenset(("would", "will", "must", "should", "can", "cannot", "could"))
# A clause without "that" has its verb within so many words.
_CLAUSE = 14
_RELATIVE = frozenset(("that", "which", "who", "whose", "how", "what", "where", "when", "and", "to", "as"))
_REPORTING = frozenset(("report", "inform", "say", "write"))
_CALLING = frozenset(("describe", "call", "term", "see", "view"))
# "The Kremlin confirmed the phone call"
_CONFIRMED = frozenset(("phone", "telephone", "call", "conversation", "meeting", "visit", "trip", "talks"))
_TALKS = words_of("topics", "nouns", "talks")
_EXCHANGING = frozenset(("exchange", "share", "swap", "hold"))
_FEELINGS = words_of("topics", "nouns", "feelings")
_WITH = words_of("topics", "with", "verbs")
_WITH_ONLY = words_of("topics", "with", "only")
_WITH_PREPOSITIONS = words_of("topics", "with", "prepositions")
_AGREE = words_of("topics", "agree", "verbs")
_COURTESIES = words_of("topics", "phrases", "courtesies")
_BEFORE_NOUN = words_of("topics", "phrases", "fillers") | DETERMINERS
_WITH_PAIRS = frozenset(verb for verb, *_ in (*_PAIRS, *_LOOSE, *STOCK))
# All words that can be a cue: most are none, and most sentences have none.
_BEFORE_MATTER = (
    _WITH_PAIRS
    | _AGREE
    | _WITH
    | _WITH_ONLY
    | _TELLING
    | _PRESSING
    | _DISCUSS
    | _PRAISING
    | _EXPRESS
    | _STRESS
    | _PURPOSES
)
_CUES = (
    _BEFORE_MATTER
    | HOLDING
    | OF_SIDE
    | URGING
    | NAMING
    | _SURE
    | _CONCERN
    | GATHERED
    | TELLING
    | TOLD
    | NOUN_CUES
    | SPEECHES
    | {"discussed", "according"}
    | _SHOWING
)


def read_topics(grammar: Grammar, parties: Sequence[Party]) -> list[Agenda]:
    """Return the topics of a text in the order of their cues."""
    out: list[Agenda] = []
    words = grammar.words
    for sentence, cues in groupby(words.with_any(_CUES), key=lambda token: token.sentence):
        out += _TopicReader(grammar, words.sentences[sentence], parties).read(cues)
    return out


class _TopicReader(TiesTold):
    """Reads the topics of one sentence."""

    def read(self, words: Iterable[Token]) -> Iterator[Agenda]:
        """Yield the topics in the order of their cues, which are among the words; no token gives two."""
        taken: set[int] = set()
        opens, known = opening(self._grammar, self._sentence), False
        if opens is not None and opens.beside:
            yield from self._opening(opens, taken)
        for token in words:
            free = token.index not in taken and token.index < self._sentence.last
            cue = self._cue(token) if free and token.shape == "word" else None
            if cue is None or self._denied(token):
                continue
            items = [i for i in self._agenda.items(cue.start, cue.until) if i.first not in taken]
            items = [i for i in items if not self.is_person(i.first)]
            if not items:
                continue
            listed = items[0].first, max(i.last for i in items)
            # The subject of "were discussed" is the matter; who is named in it does not speak.
            said = self._tokens[cue.token] if cue.soft else token
            speakers = self._speakers(said.index) if cue.until is None or cue.soft else []
            if token.lower == "according" or self._is_source(token):
                speakers = self._source(token)
            if self._is_of_strangers(token):
                continue
            if (
                cue.soft
                and not speakers
                and not self._has_speaker(said)
                and self._grammar.role(token.index) != ING
            ):
                continue
            sure = not cue.soft and self._is_sure(token)
            kinds, told = occasion(self._words, self._sentence), self._is_told(token)
            kinds = kinds or (("visit",) if self.journey_acts(token) else ())
            for item in items:
                taken.update(range(item.first, item.last + 1))
                known = known or opens is None or bool(concept(item.label, "en"))
                of_item = replace(item, sure=sure)
                every = of_every_talk(self._words, self._sentence)
                yield Agenda(cue.token, of_item, cue.soft, speakers, kinds, listed, every, told=told)
        if opens is not None and not opens.beside and (opens.named or not known):
            yield from self._opening(opens, taken)

    def _opening(self, opens: Opening, taken: set[int]) -> Iterator[Agenda]:
        """The matter that opens the sentence: "On Syria, the ministers agreed"."""
        verb = self._tokens[opens.verb]
        if self._denied(verb) or not (opens.beside or self._has_speaker(verb)):
            return
        speakers = self._speakers(opens.verb)
        for item in self._agenda.items(opens.first, opens.last):
            taken.update(range(item.first, item.last + 1))
            listed, told = (item.first, item.last), self._is_told(verb)
            yield Agenda(opens.verb, item, not opens.beside, speakers, (), listed, told=told)

    def _is_told(self, cue: Token) -> bool:
        """Whether a verb in the past tells of a matter: "discussed"."""
        past = any("past" in r.tags for r in cue.readings)
        return past and self._grammar.role(cue.index) == FINITE

    def _is_sure(self, cue: Token) -> bool:
        """Whether a cue leaves no doubt that talks are about its matter: "discuss", "talks on"."""
        return cue.lemma in _SURE or cue.lower in _TALKS or cue.lemma in _SURELY

    def _cue(self, token: Token) -> Cue | None:
        role = self._grammar.role(token.index)
        if role == FINITE and token.lower in _TALKS and self._grammar.role(token.index - 1) == PARTICIPLE:
            # "the two exchanged | views on trade", where "two" is read as the subject of "views"
            return self.of_noun(token) if self._tokens[token.index - 1].lemma in _EXCHANGING else None
        if role == INFINITIVE and token.lemma in _INTENDED and self._is_chance(token.index):
            return Cue(token.index, token.index - 1)
        if token.lower in _CONCERN and self._concerns(token):
            return Cue(token.index, token.index + 1)
        if role == FINITE and (cue := self.of_gathering(token)) is not None:
            return cue
        if token.lemma in _SHOWING and role in (FINITE, INFINITIVE, "") and self.journey_acts(token):
            return Cue(token.index, self._past_adverbs(token.index + 1), soft=True)
        if token.lower == "according" and token.index == self._sentence.first:
            return self._according(token)
        asked = role in (PARTICIPLE, FINITE) and self._tokens[token.index + 1].lower == "how"
        if asked and (how := self.how_important(token)) is not None:
            return how
        if role in (PARTICIPLE, FINITE) and self._is_source(token):
            return self.of_told(token)
        if token.lemma in NAMING and role in (FINITE, INFINITIVE, ING) and (named := self.of_name(token)):
            return named
        if role == ING and self._describes_talks(token):
            return Cue(token.index, token.index + 1)
        if role == FINITE and self.is_of_talks(token):
            return Cue(token.index, self._past_on(token))
        if role == FINITE and (held := self._of_ties(token)) is not None:
            return held
        if role == PASSIVE and (felt := self._of_felt(token)) is not None:
            return felt
        if role in (FINITE, INFINITIVE, ING):
            before = self.of_told_before(token) or self.of_urging(token) or self._of_verb(token)
            return before or (self.of_told(token) or self.of_side(token) if role != INFINITIVE else None)
        if not role and (side := self.of_side(token)) is not None:
            return side  # "Oman is | willing to"
        asked = self._tokens[token.index + 1].lower == "how" and token.lemma in _SURE
        if role == PARTICIPLE and (asked or (token.lemma in _FIRM and self._paired(token))):
            return self._of_verb(token)  # "discussed how Oman is", where "is" seems to be the verb
        if role == PARTICIPLE and token.lemma in _DISCUSS and self._paired(token):
            acts = self._talks_act(token.index)  # "Talks between the two | covered"
            return Cue(token.index, self._past_adverbs(token.index + 1)) if acts else None
        if role == PARTICIPLE and self._tells_of_talks(token):
            return Cue(token.index, token.index + 2)
        if (inverted := self._inverted(token)) is not None:
            return inverted
        if role == PASSIVE:
            return self.of_told(token) or self._of_passive(token)
        return self.of_noun(token) or self.of_speech(token)

    def _tells_of_talks(self, token: Token) -> bool:
        """Whether a participle says what talks are about: "a meeting devoted to energy"."""
        before, following = self._tokens[token.index - 1], self._tokens[token.index + 1]
        return (token.lemma, following.lower) in _PAIRS and before.lower in _TALKS

    def _is_chance(self, verb: int) -> bool:
        """Whether talks give a chance to do something: "provided an opportunity to expand trade"."""
        words = [t.lower for t in self._tokens[max(verb - 3, self._sentence.first) : verb]]
        return "opportunity" in words and any(
            t.lower in CHANCES for t in self._tokens[self._sentence.first : verb - 1]
        )

    def _paired(self, token: Token) -> bool:
        before = self._grammar.previous(token.index)
        if token.index > self._sentence.first and self._tokens[token.index - 1].lower == "both":
            return True  # read as an adverb before a verb
        return before is not None and before.lower in _PAIRED

    def _of_verb(self, token: Token) -> Cue | None:
        i, lemma = token.index, token.lemma
        if lemma not in _BEFORE_MATTER and token.lower != "discussed":
            return None
        start = self._past_adverbs(i + 1)
        if start > self._sentence.last or self._names_what(token):
            return None
        following = self._tokens[start].lower
        if (lemma, following) in _PAIRS:
            return Cue(i, start + 1) if not is_time(self._words, start + 1) else None
        if (lemma, following) in _LOOSE and not is_time(self._words, start + 1):
            return Cue(i, start + 1, soft=True) if not self._names_source(token) else None
        stock = self._past_stock(lemma, start)
        if stock:
            return Cue(i, stock)
        if following in _LISTING and token.lower == "discussed":
            return Cue(i, start + 1)  # "The issues discussed included trade"
        if lemma in _AGREE and following in ("during", "at", "in"):
            start = self._past_occasion(start)
            following = self._tokens[start].lower
        if lemma in _AGREE and following in ("to", "on"):
            does = self._past_adverbs(start + 1)  # "agreed to closely | coordinate on trade"
            matter = following == "on" or self._grammar.role(min(does, self._sentence.last)) == ""
            doing = following == "to" and self._grammar.role(start + 1) == ING  # "committed to | achieving"
            return Cue(i, start + (matter or doing), soft=doing and self._grammar.role(i) != FINITE)
        if lemma == "agree" and self._agenda.is_wrapper(start):
            return Cue(i, start)  # "agreed the need for | a ceasefire"
        met = lemma in _WITH or (lemma in _WITH_ONLY and following == "with")
        if met or (lemma in _TELLING and self._names_somebody(start)):
            of = {"of"} if lemma in _TELLING_OF else set()
            return self.after_parties(i, _WITH_PREPOSITIONS | of)
        if lemma in _PRESSING and self._names_somebody(start):
            return self.after_parties(i, _PRESSING_ON)
        return self._of_object(token, start)

    def _names_source(self, verb: Token) -> bool:
        """Whether an agency says whence it knows: "reports referring to the ministry"."""
        before = self._tokens[max(verb.index - 2, self._sentence.first) : verb.index]
        return verb.lemma == "refer" and any(t.lemma in _REPORTING for t in before)

    def _names_what(self, verb: Token) -> bool:
        """Whether somebody only says what to call a thing: "thanked him for what he described as"."""
        before = self._tokens[max(verb.index - 4, self._sentence.first) : verb.index]
        return verb.lemma in _CALLING and any(t.lower == "what" for t in before)

    def _of_object(self, token: Token, start: int) -> Cue | None:
        """A verb whose object is the matter; what is felt, and courtesies, are told by the noun."""
        i, lemma, following = token.index, token.lemma, self._tokens[start].lower
        if following == "with" and lemma in _SURE:
            start = self._past_where(self._past_partner(start))
        if following in ("over", "by", "via"):
            start = self._past_means(start)
        if self._agenda.is_aside(start):
            return None  # "discussed with A | on the margins of"
        if start > self._sentence.last or self._tokens[start].lower in _NO_OBJECT:
            return None
        if lemma in _WISHED and self._is_wished(i):
            return None
        # "Considered how the two can expand trade", "affirmed the importance Oman attaches to trade"
        how = (following == "how" and lemma in _DISCUSS) or self._agenda.is_valued(start)
        begin = start + (following in _WHAT_IS)  # "offered continued support"
        if not (lemma in _SURE or how) and self._is_clause(begin):
            return None
        noun = self._noun_after(start)
        if noun in _COURTESIES or (lemma == "confirm" and noun in _CONFIRMED):
            return None
        if self._is_no_news(token, start, noun):
            return None
        if lemma in _DISCUSS:
            talks = lemma not in _SURE and noun in _TALKS  # "both sides described the talks as"
            return Cue(i, start) if self._talks_of(token) and not talks else None
        if lemma in _EXPRESS and noun in _FEELINGS and f" {noun} that " in f"{self._near(start)} ":
            return None  # "expressed concern that the launches were"
        if lemma in _EXPRESS and (noun in _FEELINGS or self._owned_feeling(start)):
            return Cue(i, start, soft=True)
        if lemma in _AIMS and self._grammar.role(i) == ING and self._is_thanked(i):
            return None
        if lemma in _STRESS and self._grammar.role(i) != INFINITIVE:
            return Cue(i, start, soft=True)
        if (
            lemma in _PURPOSES
            and self._grammar.role(i) == INFINITIVE
            and (self._governed(token, _MEETING) or self.is_for_journey(i))
        ):
            return Cue(i, i - 1)
        if lemma in _PRAISING:  # "applauded Peru’s commitment to climate action", and not how the team plays
            return Cue(i, start, soft=True) if self._agenda.opens_owned(start) else None
        return Cue(i, start) if lemma in _STRESS and lemma not in _AIMS else None

    def _is_thanked(self, i: int) -> bool:
        """Whether somebody is thanked for what he does: "thanked her for its leadership in | supporting"."""
        if self._tokens[i - 1].lower not in PREPOSITIONS:
            return False
        for k in range(i - 1, self._sentence.first, -1):
            if self._grammar.role(k) == FINITE:
                return bool(self._tokens[k].lemmas & _THANKING)
            if self._tokens[k].lower in ("appreciation", "gratitude", "thanks"):
                return True
        return False

    def _concerns(self, token: Token) -> bool:
        """Whether talks concern what follows: "The talks (are to) | concern trade"."""
        k = token.index - 1
        while k > self._sentence.first and self._tokens[k].lower in _CONCERNING:
            k -= 1
        following = self._tokens[token.index + 1].lower
        return self._tokens[k].lower in CHANCES and following not in ("about", "with", "over", "by", ".")

    def _near(self, start: int) -> str:
        words = self._tokens[start : min(start + 6, self._sentence.last + 1)]
        return " " + " ".join(t.lower for t in words)

    def _owned_feeling(self, start: int) -> bool:
        """Whether it is told who feels: "conveyed Japan’s concerns", "expressed the UK’s support"."""
        k = start = start + (self._tokens[start].lower == "the")
        while k < self._sentence.last and (
            self._tokens[k].capital or self._tokens[k].lower in _WHOSE or self._joins_owners(start, k)
        ):
            k += 1
        return k > start and self._noun_after(k) in _FEELINGS

    def _talks_of(self, token: Token) -> bool:
        """Whether a verb tells of talks: "discussed", "they addressed"; no "we need to address"."""
        if token.lemma in _SURE:
            return True
        if self._grammar.role(token.index) == FINITE or self._is_due(token):
            return self._has_speaker(token)
        return self._governed(token, _GOVERNORS)

    def _is_due(self, token: Token) -> bool:
        """Whether talks are to come: "they are to address", "the ministers plan to cover"."""
        to = self._tokens[token.index - 1]
        before = self._grammar.previous(to.index) if to.lower == "to" else None
        return before is not None and bool(before.lemmas & _DUE)

    def _governed(self, token: Token, verbs: frozenset[str]) -> bool:
        """Whether an infinitive is the purpose of one of the verbs: "met to address the crisis"."""
        governor = self._clauses_here().governor(token.index - 1)
        return governor is not None and self._tokens[governor].lemma in verbs

    def _is_clause(self, start: int) -> bool:
        """Whether a clause without "that" follows: "emphasized the two sides would ..."."""
        for k in range(start, min(start + 5, self._sentence.last + 1)):
            if self._tokens[k].text == "," or self._tokens[k].lower in ("and", "of", "for", "in", "to"):
                break
            if self._grammar.role(k) in (FINITE, PASSIVE):
                return True
        for k in range(start, min(start + _CLAUSE, self._sentence.last)):
            if self._tokens[k].text in ",;" or self._tokens[k].lower in _RELATIVE:
                return False
            if self._tokens[k].lower in _MODAL:
                return True  # "reiterated any new attack on shipping would meet"
        return False

    def _is_wished(self, verb: int) -> bool:
        """Whether somebody only would do something: "Oman would welcome more investment"."""
        before = self._tokens[max(verb - 2, self._sentence.first) : verb]
        return any(t.lower in _WISHING for t in before)

    def _noun_after(self, start: int) -> str:
        k = start
        while k < self._sentence.last and (
            self._tokens[k].lower in _BEFORE_NOUN or is_adverb(self._tokens[k])
        ):
            k += 1
        if self._tokens[k].lower == "and" and k + 1 < self._sentence.last:
            return self._noun_after(k + 1)
        return self._tokens[k].lower

    def _of_passive(self, token: Token) -> Cue | None:
        """ "Prospects for trade were discussed": the subject is the matter."""
        for k in range(token.index + 1, min(token.index + 5, self._sentence.last)):
            pair = (token.lemma, self._tokens[k].lower) in _PAIRS and self._tokens[k + 1].shape == "word"
            if pair and not is_time(self._words, k + 1):
                return Cue(token.index, k + 1)
        found = of_passive(self._grammar, self._sentence, token)
        return Cue(token.index, *found) if found is not None else None

    def _denied(self, token: Token) -> bool:
        return any(t.lower in ("not", "n't") for t in self._tokens[max(0, token.index - 2) : token.index])
