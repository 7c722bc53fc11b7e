"""Topics in what a side of the talks says: "stressed that Oman would keep | supplying gas".

The matter is what a state or its official will do, wants or is ready for, else what the clause is about.
"""

from __future__ import annotations

from kg.extract.languages.en.ends import is_adverb
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.past_asides import PastAsides
from kg.extract.languages.en.said_afterwards import clause_before
from kg.extract.languages.en.said_to_matter import ADJECTIVES, valued_by, valued_from, valuing_verb
from kg.extract.languages.en.topic_nouns import Cue
from kg.extract.languages.en.word_classes import (
    ADVERBS,
    DETERMINERS,
    FINITE,
    INFINITIVE,
    ING,
    MODALS,
    PASSIVE,
    PREPOSITIONS,
    SUBORDINATORS,
)
from kg.extract.words import Token

_SAYING = words_of("topics", "told", "saying")
_SAID = words_of("topics", "told", "said")
_BARE = words_of("topics", "told", "bare")
_FEELING = words_of("topics", "told", "feeling")
_HOPING = words_of("topics", "told", "hoping")
TELLING = _SAYING | _FEELING | _SAID | _HOPING | {"make"}
NAMING = words_of("topics", "valued", "naming")
_PROPOSING = words_of("topics", "told", "proposing")
_WANTING = words_of("topics", "told", "wanting")
_GOING_ON = words_of("topics", "told", "going_on")
_DOING = words_of("topics", "told", "doing") | words_of("topics", "phrases", "actions")
_JOINING = words_of("topics", "told", "joining")
_BACKING = words_of("topics", "told", "backing")
_READY = words_of("topics", "told", "ready")
_OBLIGING = words_of("topics", "told", "obliging")
_USING, _LEFT = words_of("topics", "asked", "using"), words_of("topics", "asked", "prepositions")
NO_DOING = words_of("topics", "phrases", "no_matter") | words_of("topics", "asked", "no_matter")
_PARTICLES = words_of("topics", "phrases", "action_prepositions")
_NO_MATTER = words_of("topics", "told", "no_matter")
_SPEAKERS = words_of("topics", "speakers", "nouns")
_EMPTY = words_of("topics", "phrases", "empty")
_FILLERS = words_of("topics", "phrases", "fillers")
_DOERS = words_of("topics", "phrases", "doers") | _SPEAKERS
_PRONOUNS = words_of("grammar", "subjects")
_NO_OPENING = SUBORDINATORS | {"there", "this", "these", "those", "it"}
_NO_OBJECT = _PRONOUNS | {"that", "them", "him", "her", "us", "if", "when", "unless", "until"}
_ARE = frozenset(("is", "are", "was", "were"))
_BE = frozenset(("be", "remain", "stand", "stay"))
_SPOKEN, _STANDS = _SAYING | _SAID, _BE | _WANTING | _BACKING | {"attach"}
OF_SIDE = _BE | {"hope", "wish"}
_ONE_SIDE = frozenset(("country", "government", "side", "nation", "state"))
# "Expressed the | view | that"
_THOUGHT = frozenset(("view", "opinion", "belief", "conviction", "assessment"))
# "Made | clear that"
_CLEAR = frozenset(("clear", "plain"))
# From a verb of saying to "that", from "that" to its verb, from a verb to its infinitive.
_THAT, _CLAUSE, _PURPOSE = 8, 14, 10
# "The U.S. | commitment to Article 5 is ironclad", "the U.S.-Japan | Alliance remains the cornerstone"
_BOUND = frozenset(("commitment", "support"))
_PACTS = frozenset(("alliance", "partnership", "relationship", "agreement", "treaty", "initiative", "accord"))
# A matter that is the subject of what is said has so many words.
_FEWEST, _MOST = 2, 9


class ToldMatters(PastAsides):
    """Finds the matter of what somebody says in a sentence."""

    def of_told(self, verb: Token) -> Cue | None:
        """The matter of a clause after a verb of saying, None where nothing is told of a matter."""
        begin = self._clause_of(verb)
        return (
            self._of_clause(verb, begin, only_said=bool(verb.lemmas & _SAID)) if begin is not None else None
        )

    def of_told_before(self, verb: Token) -> Cue | None:
        """The matter of what was said before its verb: "The two sides should expand | trade, he said"; of
        what is proposed, too, which may have no "that".
        """
        before = clause_before(self._grammar, self._sentence, verb) if verb.lemmas & _SPOKEN else None
        if before is not None:
            return self._of_clause(verb, before, only_said=True)
        begin = self._clause_of(verb) if verb.lemmas & _PROPOSING else None
        proposed = self._proposed(begin) if begin is not None else None
        return Cue(verb.index, proposed, soft=True) if proposed is not None else None

    def _of_clause(self, verb: Token, begin: int, *, only_said: bool) -> Cue | None:
        """The matter of what is said from a token on; of what is to be done, where it is only said."""
        if (aim := self._important_to(begin)) is not None:
            return Cue(verb.index, aim, soft=True)
        if self._tokens[begin].lower in _NO_OPENING:
            return None
        hoped = bool(verb.lemmas & _FEELING) and self._tokens[begin - 2].lower not in _THOUGHT
        hoped = hoped or bool(verb.lemmas & _HOPING)
        if not hoped and (valued := self.of_value(verb, begin)) is not None:
            return valued
        acts = self._predicate(begin)
        proposed = self._proposed(begin) if hoped or verb.lemmas & _PROPOSING else None
        if proposed is not None:
            return Cue(verb.index, proposed, soft=True)
        if acts is None or (only_said and not self._is_to_be_done(acts)):
            return None
        soft = verb.lemma not in ("agree", "concur") and self._grammar.role(verb.index) != PASSIVE
        start, until = self._aim_of(acts), self._grammar.group_start(acts) - 1
        if start is not None:
            clear = verb.lemma == "make" and not self._is_obliged(acts)  # "made clear that Oman would act"
            done = not clear and self._is_doer(begin, until)
            return Cue(verb.index, start, soft=soft) if done else None
        matter = not (hoped or only_said) and self._is_matter(begin, until)
        return Cue(verb.index, begin, until, soft=soft) if matter else None

    def of_side(self, verb: Token) -> Cue | None:
        """What a side is ready for or hopes, without who says so: "Oman is willing to | boost trade"."""
        if verb.lemmas.isdisjoint(OF_SIDE):
            return None
        before = self._grammar.previous(self._grammar.group_start(verb.index))
        span = self._grammar.span_at(before.index) if before is not None else None
        side = before is not None and before.lower in ("side", "sides")
        ready = self._ready(verb.index) if verb.lemmas & _BE else None
        if ready is not None and self._tokens[ready].lower in ("committed", "determined"):
            return None  # said in statements, of everything
        aim = self._aim_of(verb.index) if side or (span is not None and span.kind == "state") else None
        return Cue(verb.index, aim, soft=True) if aim is not None else None

    def _is_to_be_done(self, verb: int) -> bool:
        """Whether a side is for something, or it must be done or go on: "the two sides | should expand"."""
        goes_on = self._tokens[verb].lemma == "continue"
        return self._is_obliged(verb) or goes_on or bool(self._tokens[verb].lemmas & _STANDS)

    def _is_obliged(self, verb: int) -> bool:
        near = (self._tokens[verb - 1], *self._grammar.auxiliaries(verb))
        return any(a.lower in _OBLIGING for a in near)

    def _important_to(self, begin: int) -> int | None:
        """ "(said) it was important to advance | trade": what is to be advanced."""
        it, be = self._tokens[begin], self._tokens[min(begin + 1, self._sentence.last)]
        counts = valued_by(self._grammar, self._sentence, be.index) if it.lower == "it" else None
        return self._after_to(counts + 1) if counts is not None and be.lemmas & _BE else None

    def _clause_of(self, verb: Token) -> int | None:
        """The first token of what is said: after "that", or of a clause with a subject of its own."""
        last = self._sentence.last
        if verb.lemmas.isdisjoint(TELLING):
            return None
        if verb.lemma == "make" and self._tokens[min(verb.index + 1, last)].lower not in _CLEAR:
            return None
        if self._grammar.role(verb.index) == PASSIVE:
            before = self._grammar.previous(self._grammar.group_start(verb.index))
            that = self._tokens[verb.index + 1].lower == "that"  # "it was noted that"
            return verb.index + 2 if that and before is not None and before.lower == "it" else None
        for k in range(verb.index + 1, min(verb.index + _THAT, last)):
            if self._tokens[k].lower == "that":
                felt = bool(verb.lemmas & (_SAYING | _SAID | {"make"})) or not self._tokens[k - 1].capital
                return k + 1 if felt else None
            if self._tokens[k].text in ',;:“"' or self._grammar.role(k) in (FINITE, PASSIVE):
                break
        if self._tokens[self._sentence.first].lower == "as" and self._tokens[verb.index + 1].text == ",":
            return verb.index + 2 if verb.index + 2 < last else None  # "As A noted, | transit is"
        if not verb.lemmas & _BARE or verb.index + 2 >= last:
            return None
        begin = self._past_adverbs(verb.index + 1)
        opens = self._grammar.role(begin) or self._tokens[begin].lower in PREPOSITIONS
        return None if opens or self._tokens[begin].shape != "word" else begin

    def _predicate(self, begin: int) -> int | None:
        """The verb of a clause that begins at a token, before any other clause."""
        aside = self._aside(begin)
        for k in range(begin + 1, min(begin + _CLAUSE + len(aside), self._sentence.last)):
            if k in aside:
                continue
            token = self._tokens[k]
            acts = self._grammar.role(k) in (FINITE, PASSIVE) or self._acts_as_verb(k)
            if acts or (token.lemmas & _BE and self._ready(k) is not None):
                return k
            if token.text in ',;:“”"' or token.lower in ("that", "which", "who", "whose", "where", "while"):
                return None
        return None

    def _aside(self, begin: int) -> range:
        """What is told of a side between commas: "that Oman | , as the host, | is interested"."""
        ahead = range(begin + 1, min(begin + _PURPOSE, self._sentence.last))
        comma = next((k for k in ahead if self._tokens[k].text == ","), None)
        if comma is None or self._tokens[comma + 1].lower not in ("as", "for", "like", "in", "on"):
            return range(0)
        ahead = range(comma + 1, min(comma + _CLAUSE, self._sentence.last))
        close = next((k for k in ahead if self._tokens[k].text == ","), None)
        acts = close is None or any(self._grammar.role(k) in (FINITE, PASSIVE) for k in range(begin, close))
        return range(comma, close + 1) if close is not None and not acts else range(0)

    def _acts_as_verb(self, k: int) -> bool:
        """Whether what could be a noun is what a side does: "must | speed up", "his country | supports"."""
        token, before = self._tokens[k], self._tokens[k - 1].lower
        if before in MODALS:
            return bool(token.lemmas & _DOING)
        return before in _ONE_SIDE and token.lower.endswith("s") and bool(token.lemmas & _STANDS)

    def of_value(self, verb: Token, begin: int) -> Cue | None:
        """The subject of a clause that says that it counts: "that | transit | remains a priority"."""
        acts = valuing_verb(self._grammar, self._sentence, begin)
        if acts is None or self._ready(acts) is not None:
            return None
        until = self._grammar.group_start(acts) - 1
        soft = verb.lemma not in ("agree", "concur") and self._grammar.role(verb.index) != PASSIVE
        return Cue(verb.index, begin, until, soft=soft) if self._is_matter(begin, until) else None

    def of_name(self, verb: Token) -> Cue | None:
        """ "Called | transit | a priority", "identified trade as a priority"."""
        i, tokens = verb.index, self._tokens
        for k in range(i + 2, min(i + _CLAUSE, self._sentence.last)):
            if tokens[k].text in ',;:“”"' or self._grammar.role(k) in (FINITE, PASSIVE):
                return None
            if tokens[k].lower in ("as", "a", "an", "one", "the") and valued_from(tokens, self._sentence, k):
                return Cue(i, i + 1, k - 1, soft=True) if self._is_matter(i + 1, k - 1) else None
        return None

    def how_important(self, verb: Token) -> Cue | None:
        """ "Emphasized how important | transit | is"."""
        i, tokens = verb.index, self._tokens
        if i + 4 > self._sentence.last or tokens[i + 1].lower != "how" or verb.lemmas.isdisjoint(TELLING):
            return None
        be = next(
            (k for k in range(i + 3, min(i + _CLAUSE, self._sentence.last)) if tokens[k].lower in _ARE), 0
        )
        told = be and tokens[i + 2].lower in ADJECTIVES and self._is_matter(i + 3, be - 1)
        return Cue(i, i + 3, be - 1, soft=True) if told else None

    def _proposed(self, begin: int) -> int | None:
        """What is proposed to be done: "that the two sides promote | cooperation", "that Oman simplify"."""
        for k in range(begin + 1, min(begin + _THAT, self._sentence.last)):
            token = self._tokens[k]
            base = any(r.pos == "V" and "base" in r.tags for r in token.readings) and not token.capital
            base = base or token.lower in _DOING
            if base and token.lower == token.lemma and self._is_doer(begin, k - 1):
                return self.to_do(k)
            if token.text in ",;:" or self._grammar.role(k):
                return None
        return None

    def _ready(self, be: int) -> int | None:
        """The adjective that says what somebody is ready for: "is | ready", "remains firmly | committed"."""
        near = range(be + 1, min(be + 4, self._sentence.last))
        return next((k for k in near if self._tokens[k].lower in _READY), None)

    def _aim_of(self, verb: int) -> int | None:
        """Where what is to be done begins: "would | cut tariffs", "is ready to", "wants to", "supports"."""
        token = self._tokens[verb]
        if self._grammar.role(verb) == PASSIVE:
            return None
        if token.lemmas & _BE:
            ready = self._ready(verb)
            return self._after_to(ready + 1) if ready is not None else None
        if token.lemmas & _WANTING:
            return self._after_to(verb + 1)
        if token.lemmas & _BACKING:
            return self._object_of(verb)
        if "attach" in token.lemmas:
            return self._past_stock("attach", verb + 1) or None  # "attaches importance to | trade"
        if self._tokens[verb - 1].lower in MODALS or any(
            a.lower in MODALS for a in self._grammar.auxiliaries(verb)
        ):
            return self.to_do(verb) if self._is_obliged(verb) else self._done_by(verb)
        return None

    def _after_to(self, k: int) -> int | None:
        """The matter after "to" or "in", over a partner: "ready to | build", "interested in | wheat"."""
        following = self._tokens[min(k, self._sentence.last)]
        if following.lower in ("in", "on", "for", "about") or (
            following.lower in ("to", "forward") and not self._is_base(k + 1)
        ):
            start = k + 1 + (following.lower == "forward")
            return self._done_by(start) if self._grammar.role(start) == ING else start
        if following.lower != "to":
            return None
        first = k + 1
        while first < self._sentence.last and (
            is_adverb(self._tokens[first]) or self._tokens[first].lower in ADVERBS | {"soon"}
        ):
            first += 1
        return self._done_by(first)

    def _is_base(self, k: int) -> bool:
        while k < self._sentence.last and (is_adverb(self._tokens[k]) or self._tokens[k].lower in ADVERBS):
            k += 1
        return any(r.pos == "V" and "base" in r.tags for r in self._tokens[k].readings)

    def _done_by(self, verb: int) -> int | None:
        """The object of a verb of doing, over "continue to", "work with A to"."""
        if verb >= self._sentence.last:
            return None
        token, following = self._tokens[verb], self._tokens[verb + 1]
        if token.lemmas & _GOING_ON:
            going = self._grammar.role(verb + 1) == ING or token.lemma == "help"
            if going or following.lower == "to" or token.lemma != "continue":
                return self._done_by(verb + 1) if going else self._after_to(verb + 1)
            return self._object_of(verb)  # "to continue | construction"
        if token.lemma == "be":
            return self._aim_of(verb)
        if token.lemmas & _JOINING:
            if following.lower in ("in", "on", "towards", "toward", "for"):
                gerund = self._grammar.role(verb + 2) == ING
                return (self._done_by(verb + 2) if gerund else None) or verb + 2
            for k in range(verb + 1, min(verb + _PURPOSE, self._sentence.last)):
                if self._tokens[k].text in ",;.":
                    return None
                if self._tokens[k].lower == "to" and self._grammar.role(k + 1) == INFINITIVE:
                    return self._done_by(k + 1)
                if self._tokens[k].lower in ("in", "on") and k > verb + 2:
                    return self._done_by(k + 1) if self._grammar.role(k + 1) == ING else k + 1
            return None
        return self._object_of(verb) if token.lemmas & (_DOING | _BACKING) else None

    def to_do(self, verb: int) -> int | None:
        """The matter of what somebody has to do, by whatever verb: "to release | prisoners", "to refrain
        from | violence"; None where one only meets or comes.
        """
        verb = self._past_adverbs(verb)
        if verb >= self._sentence.last or self._tokens[verb].lemmas & NO_DOING:
            return None
        token, start = self._tokens[verb], self._past_adverbs(verb + 1)
        if token.lemmas & (_GOING_ON | _USING):
            for k in range(start, min(start + _THAT, self._sentence.last)):
                if self._grammar.role(k) == ING and k == start:
                    return self.to_do(k)
                if self._tokens[k].lower == "to" and self._grammar.role(k + 1) == INFINITIVE:
                    return self.to_do(k + 1)
        done = self._done_by(verb)
        if done is not None or token.lemmas & (_DOING | _BACKING | _JOINING):
            return done
        start += self._tokens[start].lower in _LEFT
        plain = self._tokens[min(start, self._sentence.last)]
        named = plain.shape != "word" or plain.lower in _NO_OBJECT | PREPOSITIONS or self.names_party(start)
        return None if named else start

    def _object_of(self, verb: int) -> int | None:
        start = min(verb + 1, self._sentence.last)
        if self._tokens[start].lower == "and" and self._agenda.carries(start + 1):
            start += 2  # "strengthen and expand | relations"
        while start < self._sentence.last and (
            is_adverb(self._tokens[start]) or self._tokens[start].lower in _PARTICLES - {"in", "on"}
        ):
            start += 1
        token = self._tokens[start]
        plain = token.shape == "word" and token.lower not in PREPOSITIONS | _NO_OBJECT
        if plain and self.names_party(start):
            return self._past_party(start)
        return start if plain else None

    def _past_party(self, start: int) -> int | None:
        """What a party is helped or backed in: "would support Oman in | hosting the games"."""
        span = self._grammar.span_at(start + (self._tokens[start].lower == "the"))
        beyond = span.last + 1 if span is not None else self._sentence.last
        gerund = beyond < self._sentence.last - 1 and self._grammar.role(beyond + 1) == ING
        inside = gerund and self._tokens[beyond].lower == "in"
        return self._done_by(beyond + 1) or beyond + 1 if inside else None

    def names_party(self, start: int) -> bool:
        """Whether only a state, body or person is named: "would support | Ukraine"."""
        begin = start + (self._tokens[start].lower == "the")
        span = self._grammar.span_at(begin)
        if span is None or span.kind not in ("state", "body", "person", "place"):
            return False
        following = self._tokens[min(span.last + 1, self._sentence.last)]
        return following.text in (".", ",") or following.lower in PREPOSITIONS | {"and", "with"}

    def _is_matter(self, begin: int, until: int) -> bool:
        """Whether the subject of what is said is a matter: "trade between the two countries", no people."""
        inside = self._tokens[begin : until + 1]
        told = [t for t in inside if t.lower not in DETERMINERS | _FILLERS | ADVERBS]
        owned = self._opens_with_party(begin) and not self._describes(begin)
        if len(told) < _FEWEST or len(inside) > _MOST or owned:
            return False
        head = self._head(told)
        following = self._tokens[head.index + 1].lower
        bound = head.lower in _EMPTY and following == "of" and head.index + 2 <= until
        bound = bound or (head.lower in _BOUND and self._tokens[head.index + 1].lower in ("to", "for"))
        return (
            all(t.shape in ("word", "initial") or t.text in ("'s", "’s", "’", "-") for t in inside)
            and (bound or head.lower not in _SPEAKERS | _EMPTY | _NO_MATTER)
            and (not head.capital or head.lower in _PACTS)
            and inside[0].lower not in _PRONOUNS | {"such", "one", "many", "some", "no", "all"}
        )

    def _describes(self, begin: int) -> bool:
        """Whether a state only says whose a matter is: "the U.S.-Japan Alliance", "the U.S. commitment"."""
        span = self._grammar.span_at(begin + (self._tokens[begin].lower == "the"))
        if span is None or span.kind not in ("state", "body"):
            return False
        if self._tokens[span.last].lower in _PACTS:
            return span.last > span.first
        following = self._tokens[min(span.last + 1, self._sentence.last)]
        noun = following.shape == "word" and not self._grammar.role(following.index)
        return following.text == "-" or (noun and following.lower in _BOUND | _PACTS)

    def _is_doer(self, begin: int, until: int) -> bool:
        """Whether a state, its people or a pronoun is to do something: no "procurement" or "efforts"."""
        opening = self._tokens[begin].lower
        if opening in ("he", "she", "they", "we") or self._opens_with_party(begin):
            return True
        inside = [t for t in self._tokens[begin : until + 1] if t.lower not in ADVERBS]
        return bool(inside) and self._head(inside).lower in _DOERS

    def _head(self, told: list[Token]) -> Token:
        """The noun that the others hang on: "the future of Greenland"."""
        ends = (n for n, t in enumerate(told) if n and t.lower in PREPOSITIONS)
        return told[next(ends, len(told)) - 1]

    def _opens_with_party(self, begin: int) -> bool:
        begin += self._tokens[begin].lower == "the"
        near = [p for p in self._parties if p.first <= begin <= p.last]
        span = self._grammar.span_at(begin)
        named = bool(near) or (span is not None and span.kind in ("state", "body", "person"))
        last = max([p.last for p in near] + ([span.last] if span is not None else [begin]))
        owner = self._tokens[min(last + 1, self._sentence.last)].text in ("'s", "’s", "'", "’")
        return named and not owner
