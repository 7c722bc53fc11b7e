"""Whose a matter is, where only the sides have it, and which word is what a verb takes: "provide support"."""

from __future__ import annotations

from kg.extract.languages.en import gazette
from kg.extract.languages.en.ends import Ends
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.lists import by_first_word
from kg.extract.languages.en.word_classes import DETERMINERS, INFINITIVE, ING, PREPOSITIONS

# Whose interest it is says nothing: "the parties’ interest in trade".
SIDES = frozenset(
    ("parties", "sides", "countries", "ministers", "leaders", "presidents", "nations", "governments")
)
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_BOTH = frozenset(("the", "our", "their", "both", "two", "three", "respective"))
_ACTIONS = words_of("topics", "phrases", "actions")
_FILLERS = words_of("topics", "phrases", "fillers")
# "Efforts | with Allies and partners to": as many words at most.
_COMPANY, _WITH_WHOM = by_first_word(table("topics")["phrases"]["company"]), 16
# "The importance | Peru attaches to", "the role | the alliance plays in"
_PLACING = {"place": "on", "attach": "to", "put": "on", "give": "to", "play": "in"}
EFFORTS = words_of("topics", "phrases", "efforts")
_DESCRIBING = words_of("topics", "phrases", "describing")
_SHARED = words_of("topics", "phrases", "shared_things")
_OUTCOMES = frozenset(("outcome", "outcomes", "result", "results"))
_OWN = frozenset(("his", "her", "their", "its"))
_MEALS = words_of("triggers", "meeting", "noun", "meals")
_TALKS = words_of("topics", "phrases", "gatherings") | {"talks", "meetings", "visit", "trip", "tour"}
# Nouns that could be verbs as well.
_NOUNS = frozenset(("support", "respect"))


class WhoseMatter(Ends):
    """Skips the sides before a matter in a sentence, and tells verbs from what they take."""

    def past_sides(self, i: int, last: int) -> int:
        """The token after the sides, where a matter is theirs: "the two countries’ | trade"."""
        k = i
        while k < last and self.tokens[k].lower in _BOTH:
            k += 1
        owned = k + 1 < last and self.tokens[k].lower in SIDES and self.tokens[k + 1].text in POSSESSIVE
        return k + 2 if owned else i

    def is_object(self, k: int) -> bool:
        """Whether a verb before it takes a word that could be one as well: "to provide | support"."""
        if self.tokens[k].lower not in _NOUNS:
            return False
        before = self.tokens[k - 1]
        if before.lower in _FILLERS:
            before = self.tokens[k - 2]
        acts = before.lemma in _ACTIONS and before.lower != "help"
        return acts and self.grammar.role(before.index) in (INFINITIVE, ING)

    def is_described(self, i: int) -> bool:
        """Whether a participle describes a noun: "and renewed | diplomacy"; not "and renewed the pact"."""
        if self.tokens[i].lower == "shared":
            return any(t.lower in _SHARED for t in self.tokens[i + 1 : min(i + 4, self.sentence.last)])
        if self.tokens[i].lower not in _DESCRIBING:
            return False
        following = self.tokens[min(i + 1, self.sentence.last)]
        if following.lower == "and":
            return self.is_described(i + 2) if i + 2 < self.sentence.last else False
        plain = following.shape == "word" and not following.capital
        return plain and following.lower not in DETERMINERS | PREPOSITIONS | {"to", "that", "support"}

    def past_company(self, i: int) -> int:
        """The "to" after those with whom or by whom something is done: "efforts | with partners to end the
        war", "by Peru and Oman to"; 0 where no company is named or no end follows.
        """
        phrases = _COMPANY.get(self.tokens[i].lower, ()) if i < self.sentence.last else ()
        low = [t.lower for t in self.tokens[i : i + 4]]
        length = max((len(p) for p in phrases if low[: len(p)] == list(p)), default=0)
        for k in range(i + length, min(i + _WITH_WHOM, self.sentence.last) if length else 0):
            token, following = self.tokens[k], self.tokens[k + 1]
            if token.text in ";:" or (token.text == "," and not following.capital):
                return 0
            if token.lower == "to" and self.is_infinitive(k + 1) and not following.capital:
                return k
            if token.lower in ("on", "for", "that", "which", "who"):
                return 0
        return 0

    def past_valuing(self, i: int) -> int:
        """The token after who holds a matter dear: "the importance | the United States places on | peace"."""
        for k in range(i, min(i + _WITH_WHOM, self.sentence.last - 1)):
            token = self.tokens[k]
            if token.text in ",;:" or token.lower in ("in", "for") or (token.lower == "of" and k == i):
                return 0
            if self.tokens[k + 1].lower == next((_PLACING[v] for v in token.lemmas if v in _PLACING), ""):
                return k + 2
        return 0

    def is_of_other_talks(self, first: int, last: int) -> bool:
        """Whether only a side or other talks are told of: "met the co-chair on | the Peruvian side", "spoke
        about | the outcome of his meeting with A", "| the next round of which will be in Lima", "talks
        over | lunch in Lima", "addressed | a news conference"."""
        said = [t.lower for t in self.tokens[first : last + 1]]
        side = said[-1:] in (["side"], ["sides"]) and gazette.adjective(self.words, last - 1) is not None
        press = said[-2:] in (["news", "conference"], ["press", "conference"])
        outcome = any(w in _OUTCOMES for w in said[:1]) and said[1:2] == ["of"] and said[2:3] != []
        own = outcome and said[2] in _OWN and bool(_TALKS & set(said[3:]))
        following = self.tokens[min(last + 2, self.sentence.last)].lower
        meal = said[0] in _MEALS and said[1:2] == ["in"] and self.tokens[max(first - 1, 0)].lower == "over"
        return (
            side or own or meal or press or (said[-1:] in (["round"], ["session"]) and following == "which")
        )
