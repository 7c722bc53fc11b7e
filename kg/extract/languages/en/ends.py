"""Where the matter of a topic ends: before a purpose, a clause, words that say nothing."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.lists import by_first_word
from kg.extract.languages.en.word_classes import (
    ADVERBS,
    DETERMINERS,
    FINITE,
    ING,
    PARTICIPLE,
    PASSIVE,
    PREPOSITIONS,
)
from kg.extract.words import Sentence, Token

_PHRASES = ("topics", "phrases")
_WRAPPERS = words_of(*_PHRASES, "wrappers")
_DOERS = words_of(*_PHRASES, "doers")
_OWNED = words_of(*_PHRASES, "owned")
_WRAPPING = _WRAPPERS | _OWNED
_ACTIONS = words_of(*_PHRASES, "actions")
_BARE, _FILLERS = words_of(*_PHRASES, "bare"), words_of(*_PHRASES, "fillers")
_TAILS = tuple(p.split() for p in table("topics")["phrases"]["tails"])
_CUTS = by_first_word(table("topics")["phrases"]["cuts"])
_DOINGS = frozenset(tuple(p.split()) for p in table("topics")["phrases"]["doings"])
# "Concerning actions | taken by the army" stay whole.
_SAYING_LITTLE = _WRAPPING | _BARE | _FILLERS | DETERMINERS | words_of(*_PHRASES, "empty") | {"concerning"}
# "The food crisis | caused by": so many words stay.
_ENOUGH = 3
_DECIDED = frozenset(("decision", "move", "choice", "agreement", "proposal", "offer", "refusal", "failure"))
_FIELDS = frozenset(("areas", "fields", "spheres", "sectors"))
_KINDS = words_of(*_PHRASES, "which_fields")
_ALSO = frozenset(("also", "too", "again"))
# "Steps that can be taken to", "measures needed to".
_CAN = frozenset(("can", "could", "should", "must", "may", "might", "will", "would", "are", "were"))
_MADE = frozenset(("taken", "made", "adopted", "undertaken", "implemented", "needed", "required", "used"))
_AUXILIARIES = words_of("grammar", "left_over")
# "The questions | both sides would raise"
_NO_ENDS = PREPOSITIONS | DETERMINERS | {"and", "or", "to"}
_EACH = frozenset(("both", "the", "these", "their", "its", "his", "her"))
_PRONOUNS = words_of("grammar", "subjects")
_NO_ADVERBS = frozenset(
    ("family", "supply", "ally", "friendly", "brotherly", "daily", "orderly", "neighbourly")
)
_ENTITLED = frozenset(("freedom", "right", "rights", "ability", "capacity", "duty"))

# "How Oman, along with its partners and allies, is working to" has so many words between its marks.
_HOW, _TO_VERB = 14, 9
_CLOSELY = frozenset(("best", "better", "most", "further", "jointly", "also"))
# "What more can be done to", "what he called".
_WHAT = 7
_CALLING = frozenset(("call", "describe", "term", "see"))
# "More than 45 million dollars | in aid": what comes before and after the number.
_ABOUT = frozenset(
    (
        "an",
        "a",
        "additional",
        "further",
        "another",
        "more",
        "than",
        "over",
        "nearly",
        "up",
        "to",
        "extra",
        "new",
    )
)
_MONEY = words_of("vocabulary", "money")

# "Steps | Peru and its allies are taking to"
_DOING, _WHO_ACTS = frozenset(("taking", "making", "undertaking", "pursuing", "leading", "doing")), 10
# "Efforts made | in Peru and Oman to" has so many words before "to".
_BY_WHOM = 8
# Who gives the news: ", Trend News Agency reports", ", the Georgian foreign ministry said".
_REPORTS = words_of("vocabulary", "reports")
_SOURCE = 10

# "The role | these bodies have played": what can open a clause without "that", how many words to its verb.
_CLAUSE_OPENING = frozenset(
    ("the", "these", "those", "he", "she", "they", "we", "his", "her", "their", "both")
)
_OPENING_CLAUSE = 5
_NO_NOUN = frozenset(
    ("and", "or", "but", "both", "all", "which", "that", "how", "what", "when", "as", "than")
)


class Ends:
    """Finds the last token of a topic in a sentence."""

    def __init__(self, grammar: Grammar, sentence: Sentence) -> None:
        self.words = grammar.words
        self.tokens = grammar.words.tokens
        self.grammar = grammar
        self.sentence = sentence

    def before_purpose(self, first: int, last: int) -> int:
        """The token before a purpose that comes after the matter: "emissions by 2050 to reduce costs"."""
        for i in range(first + 2, last):
            wrapped = self.tokens[i - 1].lower in _WRAPPING or self._is_decided(first, i)
            if (
                self.tokens[i].lower == "to"
                and not wrapped
                and self.carries(i + 1)
                and self.is_infinitive(i + 1)
            ):
                return i - 1
        return last

    def _is_decided(self, first: int, to: int) -> bool:
        """Whether it is told what somebody decided: "the decision by Peru | to reverse its withdrawal"."""
        by = next((i for i in range(first + 1, to) if self.tokens[i].lower in ("by", "of")), 0)
        span = self.grammar.span_at(by + 1 + (self.tokens[by + 1].lower == "the")) if by else None
        return span is not None and span.last == to - 1 and self.tokens[by - 1].lower in _DECIDED

    def past_how(self, k: int, last: int) -> int:
        """The verb after "how to", "how the two countries can best", "how Oman, along with its partners, is
        working to"; 0 where there is none.
        """
        i, reach = k + 1, k + _TO_VERB
        while i < min(reach, last):
            mark = self.tokens[i].text
            if self.tokens[i].lower == "not":
                return 0
            if mark in (",", "–", "—"):
                near = range(i + 1, min(i + _HOW, last))
                closing = next((n for n in near if self.tokens[n].text == mark), last)
                reach += closing - i
                i = closing
            elif _is_modal(self.tokens[i]):
                return self._past_closely(i + 1, last)
            elif mark in ("is", "are") and self.tokens[i + 1].lower == "working":
                return self._past_working(i + 2, last)
            i += 1
        return 0

    def opens_how(self, k: int) -> bool:
        """Whether "how", or ways by which somebody acts, stand at a token: "ways | Oman can help"."""
        following = self.tokens[min(k + 1, self.sentence.last)]
        ways = self.tokens[k].lower == "ways" and following.lower not in PREPOSITIONS | {"to", "and", "or"}
        return self.tokens[k].lower == "how" or (ways and following.shape == "word")

    def _past_closely(self, i: int, last: int) -> int:
        while i < last and self.tokens[i].lower in _CLOSELY:
            i += 1
        work = i < last and self.tokens[i].lower == "work"
        acts = (self._past_working(i + 1, last) if work else 0) or i
        return acts if self.tokens[acts].lower != "be" else 0

    def _past_working(self, i: int, last: int) -> int:
        """The verb after "working with partners to"; 0 where there is none."""
        for n in range(i, min(i + _HOW, last)):
            if self.tokens[n].lower == "to" and self.is_infinitive(n + 1):
                return self._past_closely(n + 1, last)
            if self.tokens[n].text in ";,–":
                return 0
        return 0

    def past_what(self, k: int, last: int) -> int:
        """The matter after "what more can be done to", "what he called the"; 0 where there is none."""
        for i in range(k + 1, min(k + _WHAT, last)):
            if self.tokens[i].lower == "done" and self.tokens[i + 1].lower == "to":
                return i + 1
            if self.tokens[i].lemmas & _CALLING:
                return i + 1 + (self.tokens[i + 1].lower == "as")
        return 0

    def is_in_what(self, i: int) -> bool:
        """Whether a verb belongs to "what can be done to", "what he called"."""
        near = self.tokens[max(i - _WHAT + 1, self.sentence.first) : i]
        told = bool(self.tokens[i].lemmas & _CALLING) or self.tokens[i].lower == "done"
        return told and any(t.lower == "what" for t in near)

    def past_money(self, first: int, last: int) -> int:
        """The token after a sum: "more than $45 million in | aid", "a further 20 million euros for | aid"."""
        k = first
        while k < last and self.tokens[k].lower in _ABOUT:
            k += 1
        k += self.tokens[min(k + 1, last)].text == "$"  # "NZ$12 million"
        begin = k
        while k < last and (self.tokens[k].lower in _MONEY or self.tokens[k].shape in ("number", "mark")):
            k += 1
        while begin < k < last and self.tokens[k].lower in _MONEY:
            k += 1
        told = k > begin + 1 and any(t.lower in _MONEY for t in self.tokens[begin:k])
        return k + 1 if told and k < last and self.tokens[k].lower in ("in", "of", "for", "to") else first

    def before_tail(self, first: int, last: int) -> int:
        """The last token without "between the two countries", "the Council has" (shown), "made"."""
        for tail in _TAILS:
            ends = self.tokens[last].lower == tail[-1]
            if ends and [t.lower for t in self.tokens[last + 1 - len(tail) : last + 1]] == tail:
                said = self.tokens[first : last + 1 - len(tail)]
                alone = all(t.lower in _BARE or t.lower in _FILLERS for t in said)
                last -= 0 if alone else len(tail)  # but "relations | between the two countries"
        if last - first > 1 and self.tokens[last].lower in _FIELDS and self._lists(last + 1):
            last -= 1
            while last > first and self.tokens[last].lower in _KINDS:
                last -= 1
            last -= self.tokens[last].lower == "in"  # "cooperation | in areas such as trade"
        lower = [t.lower for t in self.tokens[first : last + 1]]
        cuts = (i for i in range(1, len(lower)) if lower[i] in _CUTS and _is_cut(lower, i))
        cuts = (i for i in cuts if not all(w in _BARE or w in _FILLERS for w in lower[:i]))
        cut = next(cuts, len(lower))
        last = min(last, first + cut - 1)
        pairs = list(pairwise(lower))
        told = (i for i, pair in enumerate(pairs) if i >= _ENOUGH and pair in _DOINGS)
        doing = next((i for i in told if not _SAYING_LITTLE.issuperset(lower[:i])), len(lower))
        last = min(last, first + doing - 1)
        if lower[-1:] == ["leadership"] and "under" in lower[1:]:
            last = min(last, first + lower.index("under", 1) - 1)
        while last > first and (is_adverb(self.tokens[last]) or self.tokens[last].lower in _ALSO):
            last -= 1  # "managing disagreements effectively"
        last = self._before_name(first, last)
        while last > first and self.tokens[last].lower in ("be", "been", "being"):
            last -= 1  # "the expansion that will be | held"
        if self.tokens[last].lower in _AUXILIARIES:
            return self._before_subject(first, last - 1)
        return last - 1 if last > first and self.grammar.role(last) == PARTICIPLE else last

    def _lists(self, i: int) -> bool:
        """Whether examples follow: "such as", "including"."""
        near = self.tokens[i : i + 3]
        listed = any(t.lower in ("such", "including", "like") for t in near)
        return listed and near[0].lower in (",", "such", "including", "like")

    def _before_name(self, first: int, last: int) -> int:
        """The token before the subject of a clause that was left out: "steps the United States"."""
        i = last
        while i > first and self.tokens[i].capital:
            i -= 1
        noun = self.tokens[i - 1]
        if i == last or i - 1 < first or self.tokens[i].lower != "the" or self.grammar.role(noun.index):
            return last
        plain = noun.shape == "word" and not noun.capital and noun.lower not in PREPOSITIONS | {"and", "or"}
        return i - 1 if plain and any(r.pos == "N" for r in noun.readings) else last

    def _before_subject(self, first: int, last: int) -> int:
        """The token before the subject of a relative clause without a relative: "progress Ukraine"."""
        i = last
        while i > first and self.tokens[i].capital:
            i -= 1
        if i < last:
            return i - (i > first and self.tokens[i].lower == "the")
        if self.tokens[last].lower in _PRONOUNS:
            return last - 1
        for k in (last - 1, last - 2):
            if k > first and self.tokens[k].lower in _EACH:
                return k - 1 if self.tokens[k - 1].lower not in PREPOSITIONS else last
        return last

    def may_end(self, token: Token) -> bool:
        if token.text in (")", "”", '"', "%", "’", "'") or token.shape == "number":
            return True
        if token.lower in ("further", "also", "both", "each", "together", "closely", "well", "there", "here"):
            return False
        if token.lower in _PRONOUNS:
            return False
        if token.lower in ("be", "are", "is", "been"):
            return False
        return token.shape == "word" and token.lower not in _NO_ENDS

    def is_torn(self, first: int, last: int) -> bool:
        """Whether words are left of a clause, no noun: "how the group", "threatened by", "Syria to stop"."""
        if self.tokens[first].lower == "how" or (first < last and self._is_participle(first)):
            return True
        if first == last and self.tokens[first].lower in PREPOSITIONS | ADVERBS | {"out", "home", "alike"}:
            return True
        span = self.grammar.span_at(first)
        after = first + 1 if span is None else span.last + 1
        named = span is not None and span.kind in ("state", "body", "person")
        if (
            named
            and after < last
            and self.tokens[after].lower == "in"
            and self.grammar.role(after + 1) == ING
        ):
            return True  # "support Malta in preparing"
        if named and after < last and self.tokens[after].lower in ("on", "from", "for"):
            return True  # "commended Malta on its election", "prevent Iran from obtaining"
        if self._has_doer(first, last):
            return True
        inside = (t for t in self.tokens[first + 1 : last] if not t.capital)  # no "summit in | May"
        return any(t.lower in _AUXILIARIES for t in inside)

    def _has_doer(self, first: int, last: int) -> bool:
        """Whether a topic says who is to do something: "Syria to stop", "countries in the region to act"."""
        for k in range(first + 1, last):
            if self.tokens[k].lower == "to" and self.is_infinitive(k + 1):
                before = self.tokens[k - 1]
                wrapped = before.lower in _WRAPPING
                near = self.tokens[first:k]
                if self.tokens[first].lower in _ENTITLED:
                    return False  # "the freedom of nations to choose their allies"
                if any(t.lower == "by" for t in near) and any(t.lower in _OWNED for t in near):
                    return False  # "the decision by the two states to break ties"
                doers = [t for t in near if t.lower in _DOERS or self._is_state(t.index)]
                head = doers[:1] == near[:1] or (bool(doers) and all(not _is_owner(t) for t in near))
                return head and not wrapped
        return False

    def _is_state(self, i: int) -> bool:
        span = self.grammar.span_at(i)
        return span is not None and span.kind in ("state", "body", "person")

    def _is_participle(self, first: int) -> bool:
        following = self.tokens[first + 1].lower
        if following == "from" and self.grammar.role(first) == ING:
            return True  # "issues resulting from the conflict"
        return self.grammar.role(first) == PARTICIPLE and following in PREPOSITIONS

    def quotation_ends(self, i: int, start: int) -> bool:
        """Whether a quotation that began before the list closes here: the agency says who spoke."""
        token, inside = self.tokens[i], [t.text for t in self.tokens[start:i]]
        if token.text == "”":
            return inside.count("“") == inside.count("”")
        if token.text == "“":  # "discussed trade “in the context of", "ties, “emphasizing the"
            following = self.tokens[min(i + 1, self.sentence.last)]
            return following.lower in PREPOSITIONS or self.grammar.role(following.index) == ING
        return token.text == '"' and self.tokens[i - 1].text == "," and inside.count('"') % 2 == 0

    def source_follows(self, i: int) -> bool:
        """Whether only the source of the news stands here: ", Trend reports", ", the ministry said"."""
        for k in range(i, min(i + _SOURCE, self.sentence.last)):
            if k > i and self.tokens[k].lower in _REPORTS:
                noun = self.tokens[k - 1 - (self.tokens[k - 1].lower in ("has", "have"))]
                return noun.capital or self.tokens[i].capital or self.tokens[i].lower in ("the", "a", "an")
            if self.tokens[k].shape != "word" and self.tokens[k].text not in ("’s", "'s", "’", "'"):
                return False
        return False

    def taken_to(self, i: int) -> int:
        """The "to" after how a step is to be made: "steps | that can be taken to", "needed to"; else 0."""
        k, tokens = min(i, self.sentence.last), self.tokens
        if doing := self._doing_to(k):
            return doing
        if tokens[k].lower in ("that", "which") and k + 3 < self.sentence.last:
            k += 1 + (tokens[k + 1].lower in _CAN)
            k += tokens[k].lower in ("be", "being")
        to = k + 1
        if tokens[k].lower in _MADE and tokens[to].lower in ("in", "by", "across"):
            ahead = range(to + 1, min(to + _BY_WHOM, self.sentence.last))
            to = next((n for n in ahead if tokens[n].lower == "to"), to)
        made = k < self.sentence.last - 1 and tokens[k].lower in _MADE and tokens[to].lower == "to"
        return to if made and self.is_infinitive(to + 1) else 0

    def _doing_to(self, i: int) -> int:
        """The "to" after who does what: "steps | (that) Peru and its allies are taking to"; else 0."""
        i += self.tokens[i].lower in ("that", "which")
        for k in range(i + 1, min(i + _WHO_ACTS, self.sentence.last - 1)):
            token, to = self.tokens[k], self.tokens[k + 1]
            if token.text in ",;:" or token.lower in PREPOSITIONS or token.lower == "to":
                return 0
            if token.lower in _DOING and self.tokens[k - 1].lower in ("is", "are", "were", "was"):
                return k + 1 if to.lower == "to" and self.is_infinitive(k + 2) else 0
        return 0

    def is_infinitive(self, i: int) -> bool:
        for k in range(i, min(i + 3, self.sentence.last + 1)):
            if any(r.pos == "V" and "base" in r.tags for r in self.tokens[k].readings):
                return True
            if not is_adverb(self.tokens[k]) and self.tokens[k].lower not in ADVERBS | {"further"}:
                return False
        return False

    def opens_relative(self, i: int, start: int) -> bool:
        """Whether a clause without "that" opens behind a noun: "the role | these bodies have played"."""
        token, before = self.tokens[i], self.tokens[i - 1]
        plain = before.shape == "word" and not before.capital and not self.grammar.role(i - 1)
        if i - start < 1 or not plain or before.lower in PREPOSITIONS | DETERMINERS | _NO_NOUN:
            return False
        if is_adverb(before) or token.lower not in _CLAUSE_OPENING:
            return False
        for k in range(i + 1, min(i + _OPENING_CLAUSE, self.sentence.last)):
            if self.grammar.role(k) in (FINITE, PASSIVE):
                return True
            if self.tokens[k].text in ",;:" or self.tokens[k].lower in PREPOSITIONS | {"and", "or"}:
                return False
        return False

    def carries(self, i: int) -> bool:
        if i >= len(self.tokens):
            return False
        token = self.tokens[i]
        return token.lemma in _ACTIONS and bool(token.readings) and token.readings[0].pos == "V"


def _is_owner(token: Token) -> bool:
    return token.text in ("’s", "'s", "’", "'")


def _is_cut(lower: list[str], i: int) -> bool:
    """Whether one of the phrases that end a topic stands at a word."""
    phrases = (phrase for phrase in _CUTS[lower[i]] if lower[i : i + len(phrase)] == phrase)
    # but "in all fields of space exploration"
    return any(phrase[-1] not in _FIELDS or lower[i + len(phrase) :][:1] != ["of"] for phrase in phrases)


def is_adverb(token: Token) -> bool:
    lower = token.lower
    return not token.capital and (lower.endswith("ly") and len(lower) > 4 and lower not in _NO_ADVERBS)


def _is_modal(token: Token) -> bool:
    return token.lower in ("to", "can", "could", "will", "should", "may", "might", "must")
