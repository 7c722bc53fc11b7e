"""Posts and names that sentences side by side tell apart: "Fransa Prezidenti gəlib. Emmanuel Makron ..."."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.az import naming, whose
from kg.extract.languages.az.bodies import case_of
from kg.extract.languages.az.holding import add, means
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.states import international
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Span, Spans
from kg.extract.words import Token

# Who acts by name alone is told with his post so many sentences before or after at most.
_NEXT = 2
# Words in a case, or of time, before a name: "hava limanında | Makronu", "sonra | Makron".
_PLACED = (
    "da",
    "də",
    "dan",
    "dən",
    "ya",
    "yə",
    "zamanı",
    "günü",
    "görə",
    "üçün",
    "əsasən",
    "sonra",
    "isə",
    "ki",
    "gün",
    "əvvəl",
    "həmçinin",
    "və",
)
# What somebody deals with who acts himself: "A | etimadnaməsini təqdim edib".
_GUEST = ("qonaq", "qonağ", "həmkar")
_OWN = ("həmkar", "etimadnam", "qona")
_NAMESAKES = frozenset(words_of("names", "namesakes"))
_HELD = tuple(sorted(words_of("vocabulary", "posts")))


def join(spans: Spans, parties: Sequence[Party], persons: Sequence[Person], home: str) -> None:
    """Let who is told by name alone hold the post that a sentence beside tells without a name."""
    text = _Text(spans, parties)
    text.pair_up()
    text.pair_after()
    text.each_in_turn()
    for party in parties:
        if _is_free(party) and (holder := text.told_before(party)) is not None:
            _take(holder, party)
    for party in parties:
        said = party.capacity
        held = said is not None and any(means(said, c, p, home) for p in persons for c in p.capacities)
        if _is_free(party) and not held and (holder := text.told_after(party)) is not None:
            _take(holder, party)


class _Text:
    """The parties of a text by their sentences."""

    def __init__(self, spans: Spans, parties: Sequence[Party]) -> None:
        self._spans = spans
        self._words = spans.words
        self._said: dict[int, list[Party]] = {}
        self._first: dict[int, int] = {}
        self._told: dict[int, list[Span]] = {}
        for party in parties:
            self._said.setdefault(party.sentence, []).append(party)
            if party.person is not None:
                self._first.setdefault(id(party.person), party.sentence)
        for span in spans.all:
            self._told.setdefault(self._words.tokens[span.first].sentence, []).append(span)

    def pair_up(self) -> None:
        """ "A və B görüşüb. Fransa Prezidenti və Almaniya kansleri ... müzakirə ediblər": in their order."""
        for sentence, said in self._said.items():
            for one, two in pairwise([p for p in said if _is_free(p) and _is_foreign(p.capacity)]):
                gap = [t.lower for t in self._words.tokens[one.last + 1 : two.first]]
                people = [p for p in self._near(sentence, before=True) if p.person is not None]
                held = list(zip(_people(people), (one, two), strict=False))
                bare = len(_people(people)) == 2 and not any(p.capacities for p, _ in held)
                if not bare or gap not in (["və"], ["ilə"]) or one.country == two.country:
                    continue
                if all(may_hold(person, post.capacity) for person, post in held):
                    for person, post in held:
                        _take(person, post)

    def each_in_turn(self) -> None:
        """ "Çad, Peru və Somali prezidentləri görüşüb. A, B və C ... imzalayıb": in their order."""
        for sentence, said in self._said.items():
            posts = [p for p in said if _is_free(p) and p.country and self._is_listed(p)]
            people = [p for p in _people(self._near(sentence, before=False)) if not p.capacities]
            people = [p for p in people if self._first[id(p)] > sentence]
            held = list(zip(people, posts, strict=False))
            one = len({p.first for p in posts}) == 1 and len(posts) == len(people) > 2
            if one and all(may_hold(person, post.capacity) for person, post in held):
                for person, post in held:
                    _take(person, post)

    def pair_after(self) -> None:
        """ "Çad Prezidenti ilə Perunun Baş naziri görüşüb. A və B ... müzakirə ediblər": in their order."""
        for sentence, said in self._said.items():
            posts = [p for p in said if _is_free(p) and p.country]
            for one, two in pairwise(posts):
                gap = [t.lower for t in self._words.tokens[one.last + 1 : two.first]]
                of_two = sum(p.first == one.first for p in posts) == 2
                met = two.prep == "ilə" or "ins" in two.cases
                met = met and any(p.kind == "person" and p.last < one.first for p in said)
                joined = gap in (["və"], ["ilə"]) or (one.first == two.first and of_two and not met)
                joined = joined or (len(posts) == 2 and self._are_joined(sentence))
                people = [p for p in _people(self._near(sentence, before=False)) if not p.capacities]
                people = [p for p in people if self._first[id(p)] > sentence]
                if not joined or one.country == two.country or len(people) != 2 or one.person is not None:
                    continue
                held = list(zip(people, (one, two), strict=True))
                if all(may_hold(person, post.capacity) for person, post in held):
                    for person, post in held:
                        _take(person, post)

    def _are_joined(self, sentence: int) -> bool:
        """Whether two names told with "və" open one of the next sentences."""
        after = [p for p in self._near(sentence, before=False) if p.capacity is None]
        return any(
            one.first == self._words.sentences[one.sentence].first
            and two.first == one.last + 2
            and self._words.tokens[one.last + 1].lower in ("və", "ilə")
            for one, two in pairwise(sorted(after, key=lambda p: p.first))
        )

    def told_before(self, post: Party) -> Person | None:
        """Who acts by name alone before a post: "A ... ilə görüşüb. İqtisadiyyat naziri ... danışıb".

        A foreigner told otherwise counts as well, where he is the only one whose post is not told.
        """
        near = [p for p in self._near(post.sentence, before=True) if _is_bare(p) or _is_short(p, post)]
        if _is_foreign(post.capacity) and not self._is_listed(post):
            usual = "gen" not in post.cases and not self._adds(post)
            refers = self._refers(post.sentence) and not self._hosts_again(near, post)
            return self._only(near, post) if usual and not refers else None
        near = [p for p in near if "nom" in p.cases and not p.prep and may_hold(p.person, post.capacity)]
        people = _people(near) if "nom" in post.cases and not self._is_one_more(post) else []
        beside = {id(p.person) for p in self._said[post.sentence]}
        return people[0] if len(people) == 1 and id(people[0]) not in beside else None

    def told_after(self, post: Party) -> Person | None:
        """Who is named only after the post of a foreigner: "Fransa Prezidentinin səfəri ... Makronu ..."."""
        if self._is_one_more(post) or self._words.tokens[post.last + 1].lower == "kimi":
            return None  # "Direktor | kimi o, Limada olub. A ...": who acted in that post is told by then
        if not _is_foreign(post.capacity):
            return self._at_home(post)
        invites = any(t.lower.startswith("dəvət") for t in self._words.tokens[post.last + 1 : post.last + 2])
        if "gen" in post.cases and not (invites or whose.owns_event(self._words, post)):
            return None
        near = [p for p in self._near(post.sentence, before=False) if _is_bare(p)]
        listed = self._is_listed(post)
        near = [p for p in near if self._hosts(p, post) or not (listed or self._refers(p.sentence, p))]
        near = [p for p in near if not self._is_elsewhere(p, post)]
        rivals = any(_is_free(p) and p.country not in ("", post.country) for p in self._said[post.sentence])
        if rivals and not listed and self._is_told_of(post):
            return None  # "Türkmən xalqının lideri Qətər Əmiri ilə görüşüb. A ...": the leader is told before
        return self._only([p for p in near if self._first[id(p.person)] > post.sentence], post)

    def _hosts_again(self, near: Sequence[Party], post: Party) -> bool:
        """Whether who dealt with a guest before by name alone may do so again by his post: "Sabah onu A qəbul
        edəcək. Fransa Prezidenti | qonağı ilə ..."."""
        before = [p for p in near if p.sentence == post.sentence - 1 and "nom" in p.cases and not p.prep]
        return bool(before) and self._refers(post.sentence - 1) and self._acts(post)

    def _at_home(self, post: Party) -> Person | None:
        """Who acts by name alone right after the head of a body of the home: "Milli Məclisin sədri görüşüb. |
        Nigar Əhmədli deyib"."""
        said = post.capacity
        if said is None or not said.organization or "gen" in post.cases or self._is_listed(post):
            return None
        near = [p for p in self._said.get(post.sentence + 1, ()) if p.kind == "person" and _is_bare(p)]
        near = [p for p in near if self._first[id(p.person)] > post.sentence and self._acts(p)]
        people = [p for p in _people(near) if may_hold(p, said) and naming.has_local_surname(p.name)]
        return people[0] if len(people) == 1 and len(near) == 1 else None

    def _is_told_of(self, post: Party) -> bool:
        """Whether somebody of the state of a post is told before it."""
        before = (p for s in range(post.sentence) for p in self._said.get(s, ()) if p.person is not None)
        return any(p.person is not None and p.person.country == post.country for p in before)

    def _near(self, sentence: int, *, before: bool) -> list[Party]:
        """The names of the sentences before, or after, a sentence."""
        sentences = (sentence + (-n if before else n) for n in range(_NEXT, 0, -1))
        return [p for s in sentences for p in self._said.get(s, ()) if p.kind == "person"]

    def _only(self, near: Sequence[Party], post: Party) -> Person | None:
        """The only foreigner told by name alone, where nothing says that he is another one."""
        near = [p for p in near if not self._is_claimed(p, post)]
        people = [p for p in _people(near) if may_hold(p, post.capacity)]
        beside = {id(p.person) for p in self._said[post.sentence]}
        if len(people) != 1 or id(people[0]) in beside:
            return None
        mentions = [p for p in near if p.person is people[0]]
        return None if any(self._is_another(m, post) for m in mentions) else people[0]

    def _is_claimed(self, mention: Party, post: Party) -> bool:
        """Whether the paragraph of a name has another post for it, and not this one."""
        sentences = self._words.sentences
        own = sentences[mention.sentence].paragraph
        if own == sentences[post.sentence].paragraph:
            return False
        near = range(mention.sentence - _NEXT, mention.sentence + _NEXT + 1)
        said = (p for s in near for p in self._said.get(s, ()) if sentences[s].paragraph == own)
        return any(_is_free(p) and may_hold(mention.person, p.capacity) for p in said)

    def _is_another(self, mention: Party, post: Party) -> bool:
        """Whether a name is told with a word for what he is, as a guest of the state, or with an official of
        another one.
        """
        tokens, span = self._words.tokens, mention.person_span
        first = span.first if span is not None else mention.first
        before = tokens[first - 1] if first > self._words.sentences[mention.sentence].first else None
        called = before is not None and before.shape == "word" and self._is_word_for(before)
        after = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
        owns = after is not None and not after.capital and not after.lower.startswith(_OWN)
        owns = owns and after is not None and any(f.owner == "3" for f in forms(after.text))
        country = post.capacity.country if post.capacity is not None else ""
        free = (p for p in self._said[mention.sentence] if _is_free(p) and not p.counterpart)
        others = (p for p in free if p.country not in ("", country))
        return (
            called
            or (owns and "nom" in mention.cases and not mention.prep)
            or self._is_guest(mention, country)
            or any(others)
        )

    def _is_word_for(self, token: Token) -> bool:
        """Whether a word right before a name says what somebody is: "Ekspert | Con Smit"."""
        if any(p.first <= token.index <= p.last for p in self._said[token.sentence]):
            return False
        return (
            self._spans.over(token.index) is None
            and any(f.case == "nom" for f in forms(token.text))
            and (not token.lower.endswith(_PLACED))
        )

    def _is_elsewhere(self, mention: Party, post: Party) -> bool:
        """Whether a sentence tells of another state than that of a post, and than the home."""
        country = post.capacity.country if post.capacity is not None else ""
        spans = [s for s in self._told.get(mention.sentence, ()) if s.kind in ("state", "place")]
        if self._acts(mention):
            # Who acts goes to other states, and deals with their officials.
            spans = [s for s in spans if case_of(self._words, s) in ("nom", "gen")]
            owned = {p.capacity.country for p in self._said[mention.sentence] if p.capacity is not None}
            spans = [s for s in spans if s.country not in owned]
        return bool({s.country for s in spans} - {"", "AZ", country})

    def _hosts(self, mention: Party, post: Party) -> bool:
        """Whether who acts deals with a guest where the post is at home: "Çad və Peru liderləri Limada
        görüşüb. | A | qonağına orden təqdim edib"."""
        told = (*self._told.get(post.sentence, ()), *self._told.get(post.sentence - 1, ()))
        spans = [s for s in told if s.kind == "place"]
        placed = {s.country for s in spans if s.country and case_of(self._words, s) in ("loc", "dat")}
        deals = any(t.lower.startswith(_GUEST) for t in self._words.inside(mention.sentence))
        return placed == {post.country} and self._acts(mention) and deals

    def _acts(self, mention: Party) -> bool:
        """Whether somebody is the first person in the nominative of his sentence."""
        others = (p for p in self._said[mention.sentence] if p.first < mention.first and p.kind != "state")
        return "nom" in mention.cases and not mention.prep and not any("nom" in p.cases for p in others)

    def _is_guest(self, mention: Party, country: str) -> bool:
        """Whether somebody is told to go to a country, or to be there."""
        told = (s for s in self._told.get(mention.sentence, ()) if s.country == country and s.kind != "body")
        return bool(country) and any(case_of(self._words, s) not in ("nom", "gen") for s in told)

    def _adds(self, post: Party) -> bool:
        """Whether a post is told as one more: "ABŞ Prezidenti də", "Rusiya və İran prezidentləri"."""
        return self._is_listed(post) or self._is_one_more(post)

    def _is_one_more(self, post: Party) -> bool:
        after = self._words.tokens[post.last + 1 : post.last + 2]
        return any(t.lower in ("da", "də") for t in after)

    def _is_listed(self, post: Party) -> bool:
        return sum(p.first == post.first for p in self._said[post.sentence]) > 1

    def _refers(self, sentence: int, mention: Party | None = None) -> bool:
        """Whether a sentence refers to somebody told before otherwise: "onu qəbul edib", "qonağı"; not who
        acts in it first: "A ayrılarkən onu B yola salıb"."""
        refers = [p for p in self._said[sentence] if p.kind in ("pronoun", "group") and not p.plural]
        if mention is not None and self._acts(mention):
            refers = [p for p in refers if not self._is_himself(mention, p)]
        return bool(refers)

    def _is_himself(self, mention: Party, pronoun: Party) -> bool:
        between = self._words.tokens[mention.last + 1 : pronoun.first]
        return pronoun.kind == "pronoun" and any(t.lower.endswith(("arkən", "ərkən")) for t in between)


def _people(parties: Sequence[Party]) -> list[Person]:
    named = [p.person for p in parties if p.kind == "person" and p.person is not None]
    return list({id(p): p for p in named}.values())


def _is_bare(party: Party) -> bool:
    return party.person is not None and not party.person.capacities


def _is_short(party: Party, post: Party) -> bool:
    """Whether somebody is told by the last word of a post alone: "Nazir A ... | İqtisadiyyat naziri"."""
    held = party.person.capacities if party.person is not None else []
    said = post.capacity
    if said is None or len(held) != 1 or held[0].former or held[0].organization or said.organization:
        return False
    field, _, last = lower(said.position).rpartition(" ")
    return bool(field) and last == "naziri" and lower(held[0].position) == "nazir" and field != "baş"


def _is_free(post: Party) -> bool:
    """Whether a post has no holder yet, and is one that somebody holds: no "rəsmi" or "diplomat"."""
    capacity = post.capacity
    if post.kind != "post" or post.person is not None or post.plural or capacity is None:
        return False
    if post.counterpart and not (post.country and capacity.country):
        return False
    last = lower(capacity.position).split()[-1] if capacity.position else ""
    special = "xüsusi nümayəndə" in lower(capacity.position)
    return (last.startswith(_HELD) or special) and not capacity.former


def _is_foreign(capacity: Capacity | None) -> bool:
    if capacity is None:
        return False
    return capacity.country not in ("", "AZ") or _is_international(capacity)


def _is_international(capacity: Capacity) -> bool:
    body = not capacity.country and bool(capacity.organization)
    return body and international(capacity.organization)


def may_hold(person: Person | None, capacity: Capacity | None) -> bool:
    """Whether a name can be of the state that a post is of; of the home where none is told."""
    if person is None or capacity is None:
        return False
    local = naming.is_local(person.name)
    if _is_international(capacity):
        return not person.home and not (local and naming.has_local_surname(person.name))
    if _is_foreign(capacity):
        # Türkiye's people have given names of Azerbaijan as well.
        shared = capacity.country in _NAMESAKES and not naming.has_local_surname(person.name)
        return person.home in ("", capacity.country) and (not local or shared)
    return local and person.home in ("", capacity.country or "AZ")


def _take(person: Person, post: Party) -> None:
    if post.capacity is not None:
        add(person, post.capacity)
    post.person = person
    person.mentions.append(post)
