"""The parties that stand to a verb or noun of an English sentence, with those listed beside them."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en import possessors
from kg.extract.languages.en.between_words import (
    is_aside,
    is_filler,
    is_from_side,
    is_on_behalf,
    may_open,
    says_host,
    without_each_of,
    without_side,
)
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.list_gaps import ListGaps, without_among
from kg.extract.languages.en.of_the_country import opens_country
from kg.extract.languages.en.segments import AND, Segments
from kg.extract.languages.en.word_classes import DETERMINERS, FINITE, PREPOSITIONS, SAYING
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token

# Words between a preposition and the first party of its phrase.
_LONGEST_TITLE = 9
_JOINING = frozenset(("and", "&", "with", "well", ";", "along", "together"))
_DELEGATIONS = frozenset(
    ("delegation", "side", "group", "mission", "team", "members", "lawmakers", "parliamentarians")
)
_ARTICLES = frozenset(("a", "an", "the"))
_NO_NOUNS = DETERMINERS | PREPOSITIONS | AND
_OF_TITLES = frozenset(
    ("the", "newly", "-", "and", "of", "his", "her", "its", "their", "new", "elected", "appointed")
)
_NAMED_AS = frozenset(("host", "chair", "chairman", "guest", "visitor", "deputy"))
_WHOSE = frozenset(("the", "his", "her", "its", "their"))
_HEADED = frozenset(("led", "headed", "chaired"))
# "A delegation of the Senate | of Chile led by its president": so many words to who leads it.
_HEAD_NEAR = 8
# The names of those whom a plural means stand within so many words.
_FARTHEST = 6
# "counterparts in the Ethiopian capital on Thursday and Friday, including the ministers of"
_LISTED = 14
# Between a party and the next one with the same preposition: "by A on behalf of Malta and by B".
_AGAIN = 9
_OWNED = frozenset(("'s", "’s"))
# Between a verb and its object: "received at his residence in the capital".
_WHERE = (
    words_of("triggers", "places", "rooms")
    | {"in", "at", "to", "his", "her", "its", "of", "audience", "this"}
    | words_of("triggers", "places", "stately")
    | _OWNED
)
# "Delegations | from Peru and Oman attended": they are who acts.
_SENT = frozenset(("delegations", "teams", "delegates"))
_SOME = words_of("grammar", "some_officials")
# "with several heads of state | including A"
_LEADING = frozenset(("leaders", "heads", "ministers", "presidents", "counterparts", "dignitaries", "envoys"))
_SPOUSES = (["wife", ","], ["husband", ","], ["spouse", ","])
_ALONGSIDE = words_of("grammar", "alongside")
_BESIDE = frozenset((("with", "along"), ("with", "together"), ("as", "well")))


# "South Korean": whose a body is has so many words at most.
_NATION = 2
# "Counterparts representing Oman" are of it.
_STANDING = frozenset(("representing", "including", "comprising"))


# A phrase before who acts begins so: "| Watched by the presidents, the ministers signed".
_OPENING_PHRASE = frozenset(("in", "under", "watched", "with", "before", "after", "following", "at"))


class Listing(Segments):
    """The parties of a sentence in their lists, each with its preposition."""

    def __init__(self, grammar: Grammar, sentence: Sentence, parties: Sequence[Party]) -> None:
        super().__init__(grammar, sentence, parties)
        self._gaps = ListGaps(self.words, sentence, grammar.role)
        self._lend_prepositions()
        # "Accompanied by his | wife A": whose wife she is takes no part for that.
        tokens = grammar.words.tokens
        self._whole = [p for p in parties if p.kind != "pronoun" or not is_possessive(tokens, p)]

    def _lend_prepositions(self) -> None:
        """Give a mention the preposition before unread words of its title: "with newly elected X"."""
        covered = {i for p in self.parties for i in range(p.first, p.last + 1)}
        for party in self.parties:
            i = party.first - 1
            while i >= self.sentence.first and party.first - i < 7 and i not in covered and self._is_title(i):
                i -= 1
            before = self.words.tokens[i].lower if i >= self.sentence.first else ""
            if not party.prep and i < party.first - 1 and i not in covered and before in ("with", "by"):
                party.prep = before
            elif not party.prep and self._described(party.first - 1):
                party.prep = "of"
            elif not party.prep and party.kind == "person":
                party.prep = self._before_host(party.first)

    def _before_host(self, first: int) -> str:
        """The preposition before whom somebody is named as: "was chaired by the host, | Minister A"."""
        if self.words.tokens[first - 1].text != ",":
            return ""
        near = [t.lower for t in self.words.tokens[max(self.sentence.first, first - 4) : first]]
        host = len(near) == 4 and near[1] in _WHOSE and near[2] in _NAMED_AS and near[3] == ","
        return near[0] if host and near[0] in ("by", "with") else ""

    def _described(self, i: int) -> bool:
        """Whether adjectives and "of" stand before a mention: "a delegation of high-level officials"."""
        first = i
        while i >= self.sentence.first and first - i < 3 and self._is_plain(i):
            i -= 1
        return i < first and i >= self.sentence.first and self.words.tokens[i].lower == "of"

    def _is_plain(self, i: int) -> bool:
        token = self.words.tokens[i]
        return token.shape == "word" and token.lower not in _NO_NOUNS and not self.grammar.role(i)

    def _is_title(self, i: int) -> bool:
        token = self.words.tokens[i]
        plain = token.capital or token.lower in _OF_TITLES
        return plain and token.shape in ("word", "mark", "initial")

    def after(self, index: int, preps: frozenset[str] | tuple[str, ...]) -> list[Party]:
        """The parties with one of the prepositions after a token, in its segment, with their list."""
        _, high = self.reach(index)
        right = [p for p in self._whole if index < p.first <= high and p.prep in preps]
        loose = self._loosely_after(index, high, preps)
        if loose is not None and (not right or loose.first < right[0].first):
            return self.group(self._head_of(loose))
        return self.group(self._head_of(right[0])) if right else []

    def _head_of(self, party: Party) -> Party:
        """Who heads a delegation that a state or body names: "the delegation of Turkmenistan led by X"."""
        if party.kind not in ("state", "body", "group", "post"):
            return party
        near = next((p for p in self.parties if p.first > party.last and p.prep == "by"), None)
        if near is None or near.first - party.last > _HEAD_NEAR:
            return party
        between = {t.lower for t in self.words.tokens[party.last + 1 : near.first]}
        return near if between & _HEADED and not between & {",", "and"} else party

    def _loosely_after(self, index: int, high: int, preps: frozenset[str] | tuple[str, ...]) -> Party | None:
        """The party of a phrase that other words open: "with journalist X", "with a delegation of"."""
        for k in range(index + 1, high + 1):
            if self.words.tokens[k].lower in preps and not self._in_party(k):
                near = next((p for p in self._whole if p.first > k), None)
                if near is not None and self._leads_delegation(near, k):
                    return near  # "talks with a delegation headed by A"
                if near is None or near.first - k > _LONGEST_TITLE:
                    return self._after_others(k, high)
                between = self.words.tokens[k + 1 : near.first]
                if [t.lower for t in between][1:] in _SPOUSES:
                    return near  # "by his wife, | Mona, and Minister A"
                # "with refugees fleeing | Russia’s war"
                doing = near.kind in ("state", "body") and any(
                    t.lower.endswith("ing") and t.lower not in _STANDING for t in between[1:]
                )
                opens = not doing and all(may_open(t) for t in between)
                return near if opens else self._after_others(k, high)
        return None

    def _after_others(self, k: int, high: int) -> Party | None:
        """The party after people without one: "with the group of allies as well as the envoy"."""
        for p in self.parties:
            before = [t.lower for t in self.words.tokens[max(k, p.first - 4) : p.first]]
            near = k < p.first <= min(high, k + 24)
            joined = before[-3:] == ["as", "well", "as"] or before[-2:] == ["along", "with"]
            joined = joined or before[-2:] == [",", "including"]
            leading = not _LEADING.isdisjoint(t.lower for t in self.words.tokens[k : p.first])
            joined = joined or (leading and before[-1:] == ["including"])
            if near and joined and not any(self.grammar.role(i) for i in range(k, p.first)):
                return p
        return None

    def _in_party(self, index: int) -> bool:
        return any(p.first <= index <= p.last for p in self.parties)

    def object(self, verb: int) -> list[Party]:
        """The parties right after a verb, without a preposition: "hosted the president"."""
        _, high = self.reach(verb)
        for p in (p for p in self.parties if verb < p.first):
            finite = any(self.grammar.is_finite(i) for i in range(verb + 1, p.first))
            if not finite and self._leads_delegation(p, verb):
                return self.group(p)
        for p in self.parties:
            if self._sends_delegation(p, verb):
                return self.group(self._head_of(p))
            if self._owns_delegation(p):
                continue
            if verb < p.first <= high and not p.prep:
                opened = opens_country(self.words, p.first)  # "met | the country's | president"
                between = self.words.tokens[verb + 1 : p.first if opened is None else opened]
                between = without_each_of(between)
                if all(map(is_filler, between)) or self._says_where(between, p) or says_host(between):
                    return self.group(p)
                break
        return self._owner_of_delegation(verb, high)

    def _owner_of_delegation(self, verb: int, high: int) -> list[Party]:
        """The body whose nameless people are the object: "received an Omani Senate | delegation"."""
        owner = next((p for p in self.parties if verb < p.first <= high), None)
        if owner is None or owner.kind != "body" or not self._owns_delegation(owner):
            return []
        between = self.words.tokens[verb + 1 : owner.first]
        return [owner] if all(is_filler(t) or t.capital or t.lower in _ARTICLES for t in between) else []

    def _says_where(self, between: Sequence[Token], party: Party) -> bool:
        """Whether only place and day precede an object: "received in the Kremlin on Friday the premier"."""
        opened = any(t.lower in ("in", "at", "to") for t in between[:4])
        dated = any(t.shape == "number" for t in between) or is_aside(between)
        plain = (is_filler(t) and (dated or t.text != ",") for t in between)
        where = (t.capital or t.lower in _WHERE for t in between)
        acts = self.grammar.role(min(party.last + 1, self.sentence.last)) == FINITE
        return opened and not acts and all(a or b for a, b in zip(plain, where, strict=True))

    def _owns_delegation(self, party: Party) -> bool:
        """Whether a state or body only says whose guests come: "received the U.S. | delegation"."""
        following = self.words.tokens[min(party.last + 1, self.sentence.last)].lower
        return party.kind in ("state", "body") and following in _DELEGATIONS

    def _sends_delegation(self, party: Party, verb: int) -> bool:
        """Whether a body or state has sent the object: "received a delegation of the Senate"."""
        between = [t.lower for t in self.words.tokens[verb + 1 : party.first]]
        sent = party.kind in ("state", "body") and party.prep in ("of", "from") and len(between) <= 7
        return (
            sent
            and "delegation" in between[:-1]
            and not any(self.grammar.role(i) for i in range(verb + 1, party.first))
        )

    def _leads_delegation(self, party: Party, verb: int) -> bool:
        """Whether somebody heads the delegation that is the object: "received a delegation led by X"."""
        between = [t.lower for t in self.words.tokens[verb + 1 : party.first]]
        headed = party.prep == "by" and len(between) <= 14 and bool(set(between) & _HEADED)
        if party.prep == "of" and party.kind in ("person", "post"):
            headed = len(between) <= 4 and not any(self.grammar.role(i) for i in range(verb + 1, party.first))
        return headed and any(w in _DELEGATIONS for w in between)

    def spelled_out(self, party: Party) -> list[Party]:
        """Those whom a plural is said to be: "the leaders – A and B –", "ministers, including A and B"."""
        several = [party, *party.each]
        if (
            party.person is not None
            or not (party.plural or party.each)
            or party.kind not in ("post", "group")
        ):
            return several
        if behind := self._included_behind(party):
            return behind
        for p in self.parties:
            between = self.words.tokens[party.last + 1 : p.first]
            included = [t.lower for t in between[-2:]] == [",", "including"]
            if p.first > party.last and p.kind == "post" and p.country and included:
                return self.group(p) if len(between) <= _LISTED else several
            if p.first <= party.last or p.kind != "person":
                continue
            marked = any(t.lower in ("including", "namely", "–", "—", "(", ":") for t in between)
            marked = marked or is_from_side(between)
            apposed = [t.text for t in between] == [","] or (party.counterpart and not between)
            if len(between) > _FARTHEST or any(self.grammar.is_finite(t.index) for t in between):
                break
            names = self._of_sides(p) if is_from_side(between) else self.group(p)
            if marked or (apposed and len(names) > 1 and not self.acts_behind(party)):
                return names
        return several

    def acts_behind(self, party: Party) -> bool:
        """Whether those behind a phrase that opens a sentence are who acts in it, and not of the phrase:
        "In the presence of | the presidents, Minister A and Minister B signed"."""
        tokens = self.words.tokens
        comma = tokens[min(party.last + 1, self.sentence.last)].text == ","
        opens = tokens[self.sentence.first].lower in _OPENING_PHRASE
        if not (party.prep and comma and opens):
            return False
        if any(self.grammar.is_finite(i) for i in range(self.sentence.first, party.first)):
            return False
        last = next((p for p in self.parties if p.first > party.last), party)
        for p in self.parties:
            if p.first > last.last and [t.lower for t in tokens[last.last + 1 : p.first]] in (["and"], [","]):
                last = p
        verb = min(last.last + 1, self.sentence.last)
        return last is not party and self.grammar.is_finite(verb)

    def _included_behind(self, party: Party) -> list[Party]:
        """Who those that act are, at the end of their clause: "Officials | met him in Lima, including A"."""
        tokens = self.words.tokens
        verb = party.last + 1
        if party.prep or verb > self.sentence.last or self.grammar.role(verb) != FINITE:
            return []
        after = [p for p in self.parties if p.first > verb]
        named = next((p for p in after if p.prep == "including"), None)
        if named is None or named.kind != "person" or tokens[named.first - 2].text != ",":
            return []
        others = any(p.plural and p.first < named.first for p in after)
        again = any(self.grammar.is_finite(i) for i in range(verb + 1, named.first))
        return [] if others or again else [p for p in self.group(named) if p.kind == "person"]

    def _of_sides(self, first: Party) -> list[Party]:
        """The people of several sides: "from Malta – Prime Minister A and from Latvia – Speaker B"."""
        out = [first]
        for p in self.parties:
            between = self.words.tokens[out[-1].last + 1 : p.first]
            if p.kind == "person" and p.first > out[-1].last and is_from_side(between):
                out.append(p)
        return out

    def group(self, first: Party) -> list[Party]:
        """A party and those listed with it: "A, B and C", "A, as well as B"."""
        out, whole = [first], False
        for p in self.parties:
            if p.kind == "pronoun" and is_possessive(self.words.tokens, p):
                continue
            if p.first <= out[-1].last:
                # "The ministers of Armenia and Azerbaijan": the second state stands within the first mention.
                if p is not first and first.first < p.first and p.kind == "post":
                    out.append(p)
                continue
            passed = self._gaps.past(out[-1], self.parties)
            if p.first <= passed or (p.kind == "pronoun" and p.prep == "among"):
                continue  # "A, who heads the delegation of | Chile |, and B"
            between = without_among(self.words.tokens[passed + 1 : self.start_of(p)])
            if p.kind in ("state", "body") and is_on_behalf(between):
                continue
            if not self._is_listed_after(first, p, between, whole=whole):
                break
            whole = whole or (first.prep == "between" and any(t.lower == "and" for t in between))
            out.append(p)
        return possessors.without_included(self.words, out) if len(out) > 2 else out

    def start_of(self, party: Party) -> int:
        """Where a body begins with whose it is: "and the | Georgian Ministry of Health"."""
        first = party.first
        if party.kind != "body" or not party.country:
            return first
        while first > self.sentence.first and party.first - first < _NATION and self._names_nation(first - 1):
            first -= 1
        before = self.words.tokens[first - 1].lower if first > self.sentence.first else ""
        return first if before in ("the", "and", ",") else party.first

    def _names_nation(self, i: int) -> bool:
        token = self.words.tokens[i]
        return token.capital and token.shape == "word" and not self._in_party(i)

    def _is_listed_after(
        self, first: Party, party: Party, between: Sequence[Token], *, whole: bool = False
    ) -> bool:
        """Whether a party is listed with another; ``whole``: between whom it was is told already."""
        told = [t.lower for t in self._gaps.without_aside(between)]
        if first.prep == "between" and party is not first and not whole and told in (["and"], [",", "and"]):
            return True  # "the call between A, held on Monday, and B | had been of use"
        if whole and told == [","] and party.kind == "person":
            return False  # "after the call between A and B, | C and D met"
        between = self._gaps.without_aside(between)
        between = self._gaps.without_calling(between, party)
        plain = between[:-1] if len(between) > 1 and self._is_people(between[-1], party) else between
        plain = without_side(plain)
        while party.plural and len(plain) > 1 and plain[-1].lower in _SOME:
            plain = plain[:-1]  # "as well as other key | Omani officials"
        listed = bool(plain) and all(t.lower in _ALONGSIDE for t in plain)
        listed = listed or self._gaps.over_others(between) or self._again(first, party, between)
        listed = listed or self._heads_listed(party, between)
        joined = any(t.lower in _JOINING or t.text == "," for t in between)
        return listed and joined and not self._is_subject_of_next(party, between)

    def _heads_listed(self, party: Party, between: Sequence[Token]) -> bool:
        """Whether a delegation is listed that somebody heads: "between A and a delegation led by | B"."""
        opened = len(between) > 2 and between[0].lower == "and" and between[1].lower in DETERMINERS | {"the"}
        return opened and party.prep == "by" and self._leads_delegation(party, between[0].index)

    def _is_people(self, token: Token, party: Party) -> bool:
        """Whether a word tells of what people an official is: "and Serb | member of the Presidency A"."""
        name = token.capital and token.shape == "word" and self.grammar.span_at(token.index) is None
        return name and token.index == party.first - 1 and party.capacity is not None

    def _again(self, first: Party, other: Party, between: Sequence[Token]) -> bool:
        """Whether the preposition stands again: "with X in Rome and with Y"."""
        if not first.prep or other.prep != first.prep or len(between) > _AGAIN or len(between) < 2:
            return False
        near = [t.lower for t in between[-3:]]
        return (
            near[-1] == first.prep and "and" in near and not any(self.grammar.role(t.index) for t in between)
        )

    def _is_subject_of_next(self, party: Party, between: Sequence[Token]) -> bool:
        """Whether a listed party begins a new clause: "met X, and Y said", "with X, the ministry said"."""
        following = self.words.tokens[party.last + 1] if party.last < self.sentence.last else None
        if following is not None and self.grammar.role(following.index) == FINITE and between[-1].text == ",":
            return True
        if self._tells_news(party, between):
            return True
        after = self.skip_adverbs(party.last + 1)
        return (
            after <= self.sentence.last
            and self.finite_at(after)
            and self.segment(party.first).first >= between[0].index
        )

    def _tells_news(self, party: Party, between: Sequence[Token]) -> bool:
        """Whether who follows a comma only tells the news: "met A, the spokeswoman, | B, said"."""
        k = party.last + 1
        if k + 1 > self.sentence.last or any(t.lower in _JOINING for t in between):
            return False
        verb = self.words.tokens[k + 1]
        says = bool(verb.lemmas & SAYING) and self.grammar.role(k + 1) == FINITE
        return between[-1].text == self.words.tokens[k].text == "," and says

    def _own_clause(self, index: int) -> int:
        """Where the list of a subject can begin: with its clause, if another one with a verb is before it."""
        segment = self.segment(index)
        before = self.segments[: self.segments.index(segment)]
        told = any(s.kind in ("main", "coord") and self.has_predicate(s) for s in before)
        return segment.first if segment.kind == "main" and told else self.sentence.first

    def _within(self, party: Party) -> list[Party]:
        return [p for p in self.parties if party.first <= p.first and p.last <= party.last]

    def group_back(self, last: Party, *, joined: bool = False) -> list[Party]:
        """A party and those listed before it; ``joined``: "and" stands behind it ("A, B | and others")."""
        around = [p for p in self.parties if p.first <= last.first and last.last <= p.last]
        around = [p for p in around if p.last - p.first > last.last - last.first]  # not one of the same words
        if around:
            return [
                *self.group_back(around[0], joined=joined),
                *[p for p in self._within(around[0]) if p is not around[0]],
            ]
        out, joints = [last], self._gaps.joints_after(last, self.parties)
        joints |= {"and"} if joined else set()
        low = self._own_clause(last.first)
        before = [p for p in self.parties if low <= p.first and p.last < last.first]
        if couple := self._gaps.whose_spouse(last, before, self.parties):
            return self.group_back(couple, joined=joined)  # "A and his wife B | received C"
        for n, p in reversed(list(enumerate(before))):
            if p.kind == out[0].kind == "post" and p.first < out[0].first <= out[0].last <= p.last:
                out.insert(0, p)  # "the ministers of Peru and Oman and | the premier of Mali"
                continue
            if any(e.last < p.first <= self._gaps.past(e, self.parties) for e in before[max(n - 2, 0) : n]):
                continue
            if p.kind == "pronoun" and (p.prep == "among" or is_possessive(self.words.tokens, p)):
                continue  # "A, | his | deputy B, C and D arrived"
            between = without_among(
                self.words.tokens[self._gaps.past(p, self.parties) + 1 : self.start_of(out[0])]
            )
            between = self._gaps.without_calling(self._gaps.without_aside(between), out[0])
            while out[0].plural and len(between) > 1 and between[-1].lower in _SOME:
                between = between[:-1]  # "A and senior | Omani officials received B"
            listed = bool(between) and all(t.lower in _ALONGSIDE for t in between)
            listed = listed or self._gaps.over_others(between)
            linked = any(t.lower in _JOINING or t.text == "," for t in between)
            if not (listed and linked) or self._has_own_preposition(p) or is_possessive(self.words.tokens, p):
                break
            if [t.text for t in between] == [","] and self._ends_pair(before[:n], p):
                break  # "after the call between A and B, | C and D met"
            out.insert(0, p)
            joints.update(t.lower for t in between)
        # Without "and" the first only stands before: "After meeting A, B held talks".
        return out if joints & _JOINING or self._is_pair_of_headline(out) else out[-1:]

    def _ends_pair(self, before: Sequence[Party], party: Party) -> bool:
        """Whether somebody is the other one of two whom "between" names: "between A and | B"."""
        other = before[-1] if before else None
        if other is None or other.prep != "between":
            return False
        return [t.lower for t in self.words.tokens[other.last + 1 : party.first]] in (["and"], ["and", "the"])

    def _has_own_preposition(self, party: Party) -> bool:
        """Whether a mention in front of a verb stands to something else: not "A along | with B arrived"."""
        before = self.words.tokens[max(party.first - 2, 0)].lower
        before = self.words.tokens[max(party.first - 3, 0)].lower if before == party.prep else before
        alongside = (party.prep, before) in _BESIDE
        sent = party.prep in ("from", "of") and party.kind in ("state", "body") and before in _SENT
        return bool(party.prep) and not (alongside or sent or self._opens_sub(party))

    def _opens_sub(self, party: Party) -> bool:
        """Whether what stands before a mention opens its clause: "prices rose after | A and B met"."""
        segment = self.segment(party.first)
        opener = self.words.tokens[segment.first].lower
        return segment.kind == "sub" and opener == party.prep and self.start_of(party) == segment.first + 1

    def _is_pair_of_headline(self, listed: Sequence[Party]) -> bool:
        """Whether two who open a sentence only have a comma between: "Malta, Latvia hold consultations"."""
        kinds = {"person" if p.kind == "post" else p.kind for p in listed}
        opened = listed[0].first == self.sentence.first and len(listed) > 1 and len(kinds) == 1
        acts = opened and self.grammar.role(listed[-1].last + 1) == FINITE
        return acts and len({p.country for p in listed} - {""}) == len(listed)


def is_possessive(tokens: Sequence[Token], party: Party) -> bool:
    """Whether a party stands in the possessive: "the minister’s", "his"."""
    if party.cases == frozenset(("gen",)):
        return True
    following = tokens[party.last + 1] if party.last + 1 < len(tokens) else None
    return following is not None and following.lower in ("'s", "’s", "'", "’")
