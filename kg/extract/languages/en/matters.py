"""What a topic is without its wrapping: "the importance of", "ways to deepen", "their shared".

Pieces of a list of topics become items, or nothing where no matter is left.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.drafts import Item
from kg.extract.languages.en import gazette
from kg.extract.languages.en.ends import is_adverb
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.whose_matter import EFFORTS, POSSESSIVE, SIDES, WhoseMatter
from kg.extract.languages.en.word_classes import DETERMINERS, INFINITIVE, ING, PREPOSITIONS
from kg.topics import concept

_PHRASES = ("topics", "phrases")
WRAPPERS = words_of(*_PHRASES, "wrappers")
_KEPT = words_of(*_PHRASES, "kept")
_BINDERS = words_of(*_PHRASES, "binders")
_FILLERS = words_of(*_PHRASES, "fillers")
_DESCRIPTIVE = words_of(*_PHRASES, "descriptive")
_ACTIONS = words_of(*_PHRASES, "actions")
_AFTER_ACTIONS = words_of(*_PHRASES, "action_prepositions")
_ENDS = words_of(*_PHRASES, "ends")
_EMPTY = words_of(*_PHRASES, "empty")
_SAYING_NOTHING = _EMPTY | _FILLERS | PREPOSITIONS | DETERMINERS | {"and", "or"}
SECTORS = words_of(*_PHRASES, "sectors")
_NO_MATTER = words_of(*_PHRASES, "no_matter")
_OWNED = words_of(*_PHRASES, "owned")
_RELATED = frozenset(("related", "relating", "pertaining"))
# "His | government’s unwavering commitment to"
_ONE_SIDE = frozenset(("country", "government", "nation", "administration", "president", "minister", "side"))
# "The need to hold Syria accountable" stays whole.
TO_ACCOUNT = frozenset(("accountable", "account", "responsible"))
# "Efforts to prevent the war from spreading" stays whole, too.
_PREVENTING = frozenset(("prevent", "deter", "stop", "keep", "dissuade", "block"))
_CIRCUMSTANCES = frozenset(
    ("between", "amongst", "via", "in", "at", "as", "with", "within", "across", "among", "from", "under")
)
_COUNTING = frozenset(("range", "number", "variety", "numerous", "series", "array", "host", "several"))
_GOING = frozenset(("meet", "visit", "speak", "travel", "talk", "stay", "remain"))
# "The importance | the United States places on human rights"
_VALUE = frozenset(("importance", "significance", "value", "priority", "emphasis", "role", "part"))
_CAUSING = words_of(*_PHRASES, "causing")
_PEOPLE = frozenset(("people", "peoples"))
_TIES = frozenset(("partnership", "alliance", "relationship", "relations", "ties"))
# "And other challenges facing the region" names none.
_OTHER = frozenset(("challenges", "threats", "priorities", "concerns", "efforts"))
_BARE = words_of(*_PHRASES, "bare")
_PRONOUNS = ("it", "them", "they", "he", "she", "him", "her", "you", "me", "us")
_ALLIED = frozenset(("and", "its", "our", "their", "allies", "partners", "friends"))
# "Current regional and international issues": of what scope they are makes them a matter.
_SCOPES = words_of(*_PHRASES, "scopes")
_AGENDA = words_of(*_PHRASES, "agenda")
# "The latest developments in the region"
_UNFOLDING = frozenset(("developments", "development"))
_WIDE = frozenset(("region", "world"))
_GATHERINGS = words_of("topics", "phrases", "gatherings")
# "The | trilateral | commitment to"
_BETWEEN = frozenset(("bilateral", "trilateral", "quadrilateral", "transatlantic"))
_DOERS = words_of(*_PHRASES, "doers")
_NEEDED = frozenset(("need", "importance", "necessity", "urgency", "significance", "call", "calls", "value"))
# A longer phrase is a clause that was not understood.
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens [first, last] between two separators; ``verbal`` when a verb opens it or an earlier one."""

    first: int
    last: int
    verbal: bool = False


class MatterReader(WhoseMatter):
    """Reads the matter of a piece of a sentence; ``binder`` is the preposition that its list hangs on, and
    ``opening`` the word before it.
    """

    binder = opening = ""

    def item(self, piece: Piece, verbal: bool) -> Item | None:
        begin = self._past_preposition(piece)
        if begin is None:
            return None
        first, last = self._unwrap(begin, piece.last, verbal), piece.last
        first = self.past_money(self._past_remains(first, last), last)
        if self._is_each_other(first, last):
            return None
        if first > last or self.tokens[first].lower in _CIRCUMSTANCES or self._is_said_by_the_way(first):
            return None
        last = self._before_pair(first, self.before_tail(first, self.before_purpose(first, last)))
        while last >= first and not self.may_end(self.tokens[last]):
            last -= 1
        quoted = [t.text for t in self.tokens[first : last + 1]]
        if quoted and quoted[-1] in '”"' and quoted.count("“") + (quoted.count('"') - 1) % 2 == 0:
            last -= 1 + (last > first and self.tokens[last - 1].text in ".,")
        bracket = quoted and quoted[-1] == ")" and "(" not in quoted  # "(including trade and ports)"
        last -= bool(bracket) and last > first
        to = piece.first < piece.last and self.tokens[piece.first].lower == "to"
        opening = self.tokens[self.past_fillers(piece.first + to, last) if to else piece.first]
        in_touch = self.tokens[min(opening.index + 1, last)].lower == "in"
        if opening.lower in _NO_MATTER and (self.grammar.role(opening.index) or in_touch):
            return None
        if opening.lemma == "hold" and self._is_gathering(first, last):
            return None
        if first == last and self.grammar.role(first) == ING and self.tokens[first].lower not in SECTORS:
            return None
        if self._is_of_visit(piece, first, last) or self._is_of_going(piece, first):
            return None
        if self._is_counted(first, last):
            return None
        if first > last or last - first >= _LONGEST or self._is_empty(first, last):
            return None
        if self.is_torn(first, last) or self._is_of_fact(last) or self.is_of_other_talks(first, last):
            return None
        first = self._with_verb(piece, first, last)
        return Item(" ".join(self.words.quote(first, last).split()), first, last)

    def _is_said_by_the_way(self, first: int) -> bool:
        """Whether no matter begins: "of | course", "| over the night"."""
        token, following = self.tokens[first], self.tokens[min(first + 1, self.sentence.last)]
        course = token.lower == "course" and self.tokens[first - 1].lower == "of"
        return course or (token.lower == "over" and following.lower in DETERMINERS)

    def _is_each_other(self, first: int, last: int) -> bool:
        """Whether only each other is what is helped: "to support each | other at the UN"."""
        pair = (self.tokens[first - 1].lower, self.tokens[min(first, last)].lower)
        return pair in (("each", "other"), ("one", "another"))

    def _before_pair(self, first: int, last: int) -> int:
        """The last token before a pair that "and" would tear: "trade | between Peru (and Oman)"."""
        torn = last < self.sentence.last and self.tokens[last + 1].lower == "and"
        torn = torn and self.grammar.role(min(last + 2, self.sentence.last)) != ING  # "and | boosting trade"
        at = next((i for i in range(last, first, -1) if self.tokens[i].lower == "between"), 0) if torn else 0
        if not at:
            return last
        one = self.tokens[at + 1 : last + 1]
        named = any(t.capital for t in one)  # not "between the two countries"
        whole = any(t.lower == "and" for t in one)  # "between Peru and Oman | and on security"
        return at - 1 if named and not whole else last

    def _with_verb(self, piece: Piece, first: int, last: int) -> int:
        """The verb of a matter of one word that says little alone: "efforts to | end the war"."""
        noun, following = self.tokens[last], self.tokens[min(last + 1, self.sentence.last)]
        named = any(r.pos == "N" for r in noun.readings)
        named = named and (following.lower not in ("and", "or", ",") or self._acts_on(last + 1))
        if first != last or noun.capital or not named or concept(noun.text, "en"):
            return first
        k = first - 1
        while k > piece.first and self.tokens[k].lower in DETERMINERS | _FILLERS:
            k -= 1
        verb = k >= piece.first and (
            self.grammar.role(k) in (INFINITIVE, ING) or (k == piece.first and self.carries(k))
        )
        return k if verb else first

    def _acts_on(self, i: int) -> bool:
        """Whether another verb follows at once in a list: "free prisoners | and end the war"."""
        while i < self.sentence.last and self.tokens[i].lower in (",", "and", "or"):
            i += 1
        token, following = self.tokens[i], self.tokens[min(i + 1, self.sentence.last)]
        does = following.lower in DETERMINERS and any("base" in r.tags for r in token.readings)
        return self.carries(i) or does

    def _is_gathering(self, first: int, last: int) -> bool:
        """Whether talks to come are what is held: "agreed to hold | the next meeting of the commission"."""
        near = [t.lower for t in self.tokens[first : min(first + 5, last + 1)]]
        return bool(_GATHERINGS & set(near))

    def _is_of_going(self, piece: Piece, first: int) -> bool:
        """Whether talks or a journey are what is intended: "their intent to meet | next year"."""
        verb = self.tokens[first - 1]
        return first > piece.first and verb.lower in _GOING and self.grammar.role(first - 1) == INFINITIVE

    def _is_counted(self, first: int, last: int) -> bool:
        """Whether matters told next are only counted: "work on a range of issues, | including trade"."""
        following = self.tokens[last + 1 : last + 3]
        told = any(t.lower in ("including", "such") for t in following)
        counted = any(t.lower in _COUNTING for t in self.tokens[first:last])
        return told and counted and self.tokens[last].lower in _AGENDA

    def _is_of_fact(self, last: int) -> bool:
        """Whether what is noted is said by the clause after: "the importance of the fact | that"."""
        return (
            self.tokens[last].lower == "fact"
            and self.tokens[min(last + 1, self.sentence.last)].lower == "that"
        )

    def _is_of_visit(self, piece: Piece, first: int, last: int) -> bool:
        """Whether only a visit is said to matter: "the importance of the visit of the king"."""
        opening = {t.lower for t in self.tokens[piece.first : first]}
        nouns = [t.lower for t in self.tokens[first : min(first + 4, last + 1)]]
        own = nouns[:1] == ["visit"] and bool(opening & {"his", "her", "their"})
        return own or (bool(opening & {"importance", "significance"}) and "visit" in nouns)

    def _past_remains(self, first: int, last: int) -> int:
        """The first token after what is left of a wrapper; an owner is taken back: "’s new government"."""
        while first < last and self.tokens[first].lower in ("of", "against", ","):
            first += 1
        if first < last and self.tokens[first].lower in ("forward", "ahead"):
            # "to move | forward on the agenda"
            first = self._past_determiners(first + 1 + (self.tokens[first + 1].lower in ("on", "with")), last)
        if first < last and self.tokens[first].lower == "and":
            return self._unwrap(first + 1, last, True)
        if first <= last and self.tokens[first].text in POSSESSIVE:
            while self.tokens[first - 1].capital and first > self.sentence.first:
                first -= 1
            first += self.tokens[first].text in POSSESSIVE  # "today’s | donation"
        return first

    def _past_preposition(self, piece: Piece) -> int | None:
        """The first token after "and", "for", "on"; None for a circumstance: "in the region"."""
        i = piece.first
        while i < piece.last and self.tokens[i].lower in ("and", "or", "but", "also"):
            i += 1
        if i < piece.last and self.tokens[i].lower == self.binder:
            return i + 1  # "looked at trade, | at quotas"
        if self.tokens[i].lower in _CIRCUMSTANCES:
            return None
        if self.tokens[i].lower == "to" and i < piece.last and not self.is_infinitive(i + 1):
            # "commitment to reforms and | to visa liberalisation"
            return i + 1 if self.tokens[i - 1].lower == "and" else None
        while i < piece.last and self.tokens[i].lower in (
            "for",
            "on",
            "about",
            "regarding",
            "of",
            "by",
            "through",
            "concerning",
        ):
            i += 1
        return i

    def _unwrap(self, first: int, last: int, verbal: bool) -> int:
        """The first token of a piece that belongs to its label."""
        i, tokens = self.past_sides(first, last), self.tokens
        for _ in range(8):
            k = self.past_fillers(i, last)
            if k > last:
                return k
            step = self._past_wrapper(k, last) or self._past_verb(k, last, verbal)
            # "the partnership to | improve roads", but "deepening the partnership to improve them"
            bare = self._is_done(i, last) or self._is_needed(i, k, last)
            step = step or (0 if bare else self._past_purpose(k, last))
            if not step:
                return self._past_determiners(i, last)
            verbal = verbal or self.opens_how(k) or "to" in (tokens[k].lower, tokens[step - 1].lower)
            i = step
        return i

    def _is_done(self, i: int, last: int) -> bool:
        """Whether something is done to ties that begin at a token: "deepening | the partnership"."""
        if self.tokens[i - 1].lemma not in _ACTIONS or self.grammar.role(i - 1) not in (ING, INFINITIVE):
            return False
        to = next((k for k in range(i + 1, last) if self.tokens[k].lower == "to"), i + 1)
        return self.tokens[to - 1].lower in _TIES | {"cooperation", "collaboration", "coordination"}

    def _is_needed(self, i: int, k: int, last: int) -> bool:
        """Whether what is needed, no ties, stands before what it is for: "need for | quotas to keep"."""
        to = next((n for n in range(k + 1, last) if self.tokens[n].lower == "to"), 0)
        needed = self.tokens[i - 2].lower in _NEEDED and self.tokens[i - 1].lower in ("for", "of")
        if not needed or not to or any(t.capital for t in self.tokens[k:to]):
            return False  # "the need for Russia to act"
        noun = self.tokens[to - 1].lower
        return noun.endswith("s") and noun not in _TIES | WRAPPERS | _DOERS

    def past_fillers(self, i: int, last: int) -> int:
        while i <= last and (self.tokens[i].lower in _FILLERS or is_adverb(self.tokens[i])):
            if i < last and self.tokens[i + 1].lower == "than":
                return i  # "more than 20 projects"
            i += 1
        return i

    def _past_determiners(self, i: int, last: int) -> int:
        begin = i
        while i <= last:
            lower = self.tokens[i].lower
            if lower == "and" and begin < i < last and self.tokens[i + 1].lower in _FILLERS - _DESCRIPTIVE:
                i += 1
                continue
            determiner = (
                lower in DETERMINERS or is_adverb(self.tokens[i]) or lower in ("on", "about", "regarding")
            )
            plain = lower in _FILLERS and lower not in _DESCRIPTIVE
            if i < last and self.tokens[i + 1].lower == "than":
                return i
            if not (determiner or plain) or (self.tokens[i].capital and lower != "the"):
                return i
            i += 1
        return i

    def _past_wrapper(self, k: int, last: int) -> int:
        """The token after "importance of", "U.S. support for", "ways to"; 0 where no wrapper stands."""
        tokens = self.tokens
        if k < last and self.opens_how(k):
            return self.past_how(k, last)
        if tokens[k].lower == "what" and k < last:
            return self.past_what(k, last)
        if tokens[k].lower == "to" and k < last:
            return k + 1
        if k + 2 < last and tokens[k + 1].lower in _RELATED and tokens[k].lower in WRAPPERS | _EMPTY:
            return k + 3 if tokens[k + 2].lower == "to" else 0
        at = self._owner(k, last)
        if at >= last or tokens[at].lower not in WRAPPERS:
            return 0
        if tokens[at].lower in _VALUE and (on := self.past_valuing(at + 1)):
            return on
        step = self.taken_to(at + 1) or at + 1
        if tokens[at].lower in EFFORTS and step < last and (to := self.past_company(step)):
            verb = self.past_fillers(to + 1, last)
            return to if to < last and self.carries(verb) else 0
        if tokens[step].lower == "and" and step + 1 < last and tokens[step + 1].lower in WRAPPERS:
            step += 2
        if tokens[step].lower in _ENDS:
            return self.purpose_after(step) or 0
        if tokens[step].lower not in _BINDERS:
            return 0
        step = self._past_whose(step, last)
        into = step + 1
        verb = tokens[step].lower == "to" and self.is_infinitive(into)
        verb = verb or (into <= last and self.grammar.role(into) == ING)
        if tokens[at].lower in _KEPT and not verb:
            kept = tokens[at].lower == "support" and into <= last and not self._is_name(into, last)
            return into if kept else 0
        if tokens[step].lower == "to" and verb and not self.carries(self.past_fillers(into, last)):
            return 0
        of_side = tokens[k].lower in _ONE_SIDE and tokens[at].lower == "readiness"
        if at > k and tokens[step].lower == "to" and tokens[at].lower in _OWNED and not of_side:
            return 0
        return step if tokens[step].lower == "to" and verb and self.grammar.role(into) != ING else into

    def is_valued(self, i: int) -> bool:
        """Whether it is told who holds a matter dear: "the importance Oman attaches to trade"."""
        noun = self.past_fillers(i, self.sentence.last)
        return self.tokens[noun].lower in _VALUE and self.past_valuing(noun + 1) > 0

    def _past_whose(self, step: int, last: int) -> int:
        """The "to" after whose a commitment is: "the commitment of the United States | to Ukraine"."""
        begin = step + 1 + (self.tokens[min(step + 1, last)].lower in ("the", "both"))
        of = self.tokens[step].lower == "of"
        if of and begin < last and self.tokens[begin].lower in SIDES:
            return begin + 1 if self.tokens[begin + 1].lower in ("to", "in") else step
        span = self.grammar.span_at(begin) if of and begin <= last else None
        if span is None or span.kind not in ("state", "body") or span.last >= last:
            return step
        end = span.last + 1
        while end < last and self.tokens[end].lower in _ALLIED:
            end += 1  # "the commitment of Peru | and its partners to"
        return end if self.tokens[end].lower in ("to", "for", "in", "on") else step

    def _is_name(self, first: int, last: int) -> bool:
        """Whether a state or people alone is supported: "support for Ukraine"; "it", "them" too."""
        begin = first + (self.tokens[first].lower == "the")
        span = self.grammar.span_at(begin)
        named = span is not None and span.kind in ("state", "body") and last - span.last <= 1
        people = self.tokens[last].lower in _PEOPLE or self.tokens[begin].lower in _PEOPLE
        return named or people or last == first or self.tokens[first].lower in ("these", "those", "this")

    def _past_purpose(self, k: int, last: int) -> int:
        """The token after "partnership to improve": what is aimed at is the matter."""
        for i in range(k + 1, min(k + 7, last)):
            if self.tokens[i].lower in _OWNED and self._is_owned(k, i):
                return 0
            if self.tokens[i].lower == "to" and self.is_infinitive(i + 1):
                if self._is_named_thing(k, i - 1):
                    return 0  # "Iraqi financial reforms | to promote development"
                verb = self.past_fillers(i + 1, last)
                return self._past_verb(verb, last, True) if verb < last else 0
            if self.tokens[i].lower in PREPOSITIONS:
                return 0
        return 0

    def _is_named_thing(self, first: int, noun: int) -> bool:
        """Whether it is told of which state a thing is that is for something, no tie with it."""
        told = self.tokens[noun].lower
        tie = told in _TIES | WRAPPERS | EFFORTS | _DOERS or told in (
            "cooperation",
            "collaboration",
            "coordination",
        )
        found = gazette.adjective(self.words, first)
        return found is not None and not tie and found[0] < noun and told.endswith("s")

    def _is_owned(self, first: int, noun: int) -> bool:
        """Whether it is told whose a noun is: "NATO’s efforts", "U.S. efforts"."""
        return any(t.text in POSSESSIVE or t.capital for t in self.tokens[first:noun])

    def _owner(self, k: int, last: int) -> int:
        """The token of a wrapper after whose it is: "U.S. support", "the president’s efforts"."""
        for at in range(k, min(k + 6, last) + 1):
            token = self.tokens[at]
            if token.lower in WRAPPERS and (at == k or token.lower not in ("work", "issue")):
                return at
            sides = token.lower in SIDES | _ONE_SIDE and at < last and self.tokens[at + 1].text in POSSESSIVE
            owner = (
                sides
                or token.capital
                or token.text in POSSESSIVE
                or token.lower in _FILLERS | _BETWEEN
                or token.text == "-"
                or (token.lower == "and" and self.tokens[at - 1].lower in _FILLERS)
            )
            if not owner:
                return k
        return k

    def purpose_after(self, i: int) -> int | None:
        """The "to" of "efforts through the partnership to address", before any comma."""
        for k in range(i, min(i + 16, self.sentence.last)):
            if self.tokens[k].text in ",;":
                return None
            if self.tokens[k].lower == "to" and self.is_infinitive(k + 1) and not self.tokens[k + 1].capital:
                return k
        return None

    def _past_verb(self, k: int, last: int, verbal: bool) -> int:
        """The token after a verb that only carries the topic: "strengthening", "deepen and broaden"."""
        token = self.tokens[k]
        helped = self._past_helped(k, last) if token.lemma == "help" else 0
        if helped:
            return helped
        if token.lemma == "hold" and any(t.lower in TO_ACCOUNT for t in self.tokens[k : last + 1]):
            return 0
        if [t.lower for t in self.tokens[k + 1 : k + 3]] == ["back", "better"]:
            return 0
        if token.lemma in _PREVENTING and any(t.lower == "from" for t in self.tokens[k + 2 : last]):
            return 0
        carried = token.lemma in _ACTIONS and token.readings and token.readings[0].pos == "V"
        carried = carried or (bool(token.lemmas & _ACTIONS) and self.grammar.role(k) in (INFINITIVE, ING))
        gerund = (
            bool(carried) and any("ing" in r.tags for r in token.readings) and self.grammar.role(k) == ING
        )
        base = bool(carried) and verbal and any("base" in r.tags for r in token.readings)
        base = base and not self.is_object(k)
        base = base and self.tokens[k - 1].lower not in ("the", "this", "a", "an")  # "the | fight against"
        if not (gerund or base) or k >= last:
            return self._past_infinitive(k, last) if verbal else 0
        step = k + 1
        if self.tokens[step].lower == "and" and step < last and self.carries(step + 1):
            step += 2
        while step < last and (self.tokens[step].lower in _AFTER_ACTIONS or is_adverb(self.tokens[step])):
            step += 1
        return step

    def _past_helped(self, k: int, last: int) -> int:
        """The verb of what somebody is helped to do: "help Honduras | overcome", "help Oman to | secure"."""
        span = self.grammar.span_at(min(k + 1 + (self.tokens[min(k + 1, last)].lower == "the"), last))
        verb = span.last + 1 if span is not None else last
        verb += verb < last and self.tokens[verb].lower == "to"
        return self._past_verb(verb, last, True) if verb < last and self.carries(verb) else 0

    def _past_infinitive(self, k: int, last: int) -> int:
        """The object of any other verb: "to release political prisoners"; 0 where a noun may stand."""
        if k >= last or self.grammar.role(k) != INFINITIVE or self.tokens[k].lower == "be":
            return 0
        following = self.tokens[k + 1]
        plain = following.shape == "word" and following.lower not in PREPOSITIONS | {"and", "or", "that"}
        return k + 1 if plain and self.tokens[k].lemma not in _CAUSING else 0

    def _is_empty(self, first: int, last: int) -> bool:
        """Whether a phrase names no matter: "a range of issues", "their friendship", a person."""
        inside = [t for t in self.tokens[first : last + 1] if t.shape in ("word", "initial")]
        telling = [t for t in inside if t.lower not in _SAYING_NOTHING]
        if not telling or all(t.lower in _BARE | _FILLERS for t in inside):
            return not self._is_agenda(first, last)
        if self.tokens[first].lower in (*_PRONOUNS, "this", "that"):
            return True
        if self.tokens[first].lower == "other" and self.tokens[first + 1].lower in _OTHER:
            return True
        last_word, of = inside[-1].lower, [t.lower for t in inside[:2]]
        plain = len(telling) > 1 and not telling[0].capital and "of" in [t.lower for t in inside]
        last_word = "" if plain else last_word  # "human rights of all | people"
        people = len(telling) <= 2 and (last_word in _PEOPLE or of in (["people", "of"], ["peoples", "of"]))
        if people or telling[0].lower in ("friendship", "bonds", "friendships", "hospitality"):
            return True
        if last_word == "support" and all(t.capital for t in telling):
            return True  # "India’s full support"
        span = self.grammar.span_at(first)
        if span is not None and span.kind == "state" and span.last >= last:
            return span.name in ("United States", "U.S.")
        return span is not None and span.kind == "person" and span.last >= last

    def _is_agenda(self, first: int, last: int) -> bool:
        """Whether a general phrase is all that is told of an agenda: "regional and global issues"."""
        inside = {t.lower for t in self.tokens[first : last + 1]}
        if self.tokens[first].lower == "other":
            return False  # "the union and other regional issues"
        following = self.tokens[last + 1 : last + 3]
        told = any(t.lower in ("including", "such", "particularly", "namely", "among") for t in following)
        if not told and bool(inside & _SCOPES) and self.tokens[last].lower in _AGENDA:
            return True
        return bool(inside & _UNFOLDING) and "in" in inside and bool(inside & _WIDE)
