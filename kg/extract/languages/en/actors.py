"""Mentions of actors in English text: officials, names, posts, states, bodies, pronouns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from kg.extract.languages.en import called_by, factions, gazette, guests, state_bodies, superiors
from kg.extract.languages.en.dealing import deals
from kg.extract.languages.en.given import is_given
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.lists import either
from kg.extract.languages.en.mentions import GEN, HONOURED, OWN, PREPOSITIONS
from kg.extract.languages.en.metonyms import Metonyms
from kg.extract.languages.en.private_posts import leads
from kg.extract.languages.en.title import is_head
from kg.extract.languages.en.word_classes import ADVERBS, HAVE, MODALS, WILL
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token
from kg.names import fold

_SINGULAR = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))
_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
_POSSESSIVE = frozenset(("his", "her", "their", "hers", "theirs"))
# By whom something is, that is a person: "a delegation headed by A".
_OF_LED = frozenset(
    (",", "led", "headed", "to", "of", "members", "which", "consisting", "includes", "’s", "'s")
)
# "Marzouq Al-Ghanem" is called "Ghanem" as well.
_ARTICLES = ("al-", "el-", "as-", "ash-")
_LED = frozenset(("led", "headed", "chaired", "presided", "moderated", "represented"))
_SAYING = words_of("names", "done_by_people")


# "Oran Belz will | travel": these are done by people.
_GOING = (
    words_of("triggers", "visit", "go", "verbs")
    | words_of("triggers", "visit", "object", "verbs")
    | {"meet", "hold", "pay", "attend", "lead", "host", "receive"}
)
_HOSTS = [[whose, who, ","] for whose in ("his", "her", "their") for who in ("host", "guest", "visitor")]
# "Oran Belz | then | met"
_THEN = frozenset(("then", "also", "later", "earlier"))
# A name without a known given name has so many words at most.
_LONG_NAME = 4
# So many words behind the first name of a list stands an official.
_OPENING_LIST = 12
# Before the subject of a clause: "During the talks, | A and B reviewed".
_BEFORE_SUBJECT = frozenset((",", "that", "where", "which", "between"))
# Words that open a mention of several: "both parties", "two sides".
# "the two men", "the pair"
_PEOPLE, _PAIRS = frozenset(("men", "women")), frozenset(("pair", "duo", "trio"))
_NUMBERS = frozenset(("two", "both", "three", "four", "five"))
_COUNTING = _NUMBERS | {"the", "all", "its"}


@cache
def _small() -> frozenset[str]:
    """Return the words in small letters that a mention can begin with, those of a title left out."""
    pronouns = _SINGULAR | _PLURAL | _POSSESSIVE
    listed = words_of("posts", "publics") | words_of("posts", "honours_short") | factions.NOUNS
    return pronouns | _COUNTING | HONOURED | listed


# Before whom somebody meets: "spoke with Lithuania’s A B".
_MET = frozenset(("with", "met", "meet", "meets", "meeting", "hosted", "received", "called"))
_MET |= {"phoned", "telephoned", "rang", "greeted", "invited", "thanked", "told"}
# "Attended | by | Nepal’s Musa Odhi", "heard speeches | from | Nepal’s Musa Odhi"
_DONE_BY = _LED | frozenset(
    ("attended", "hosted", "joined", "addressed", "received", "welcomed", "remarks", "speeches", "addresses")
)


# Before a town: what is there, comes from there or goes there.
_THERE = frozenset(
    ("in", "to", "at", "from", "of", "near", "for", "via", "outside", "inside", "into", "leave")
)
_OF_DELEGATIONS = words_of("triggers", "additions", "ranks")


class ActorReader(Metonyms):
    """Reads the parties of a text. ``spans`` are its states, bodies and places; the names are added."""

    def read(self) -> list[Party]:
        """Return the parties in the order of the text; a name that is always one word needs a post."""
        self._plain = {t.index for t in self.words.tokens if self._begins_none(t)}
        self._read: dict[int, tuple[list[Party], frozenset[str]]] = {}
        self._learn()
        parties = superiors.settle(self.words, self._parties(0, len(self.words.tokens)))
        self.spans.offer(p.person_span for p in parties if p.person_span is not None)
        return sorted(parties, key=lambda p: (p.first, p.last))

    def _learn(self) -> None:
        """Learn the names of the body, then those of the headline, so that bare surnames are found."""
        body = next((s.first for s in self.words.sentences if s.paragraph >= 0), 0)
        told = list(self._parties(body, len(self.words.tokens)))
        self._prefer_surnames(told)
        self._known = self._surnames(told)
        titled = (self._name_tokens(p) for p in told if p.capacity is not None)
        self._known |= called_by.first_words(self.words, self.spans, titled)
        self._names.learn(frozenset(t.lower for p in told for t in self._name_tokens(p)))
        self._known |= self._surnames(self._parties(0, body))

    def _prefer_surnames(self, told: Iterable[Party]) -> None:
        """Take no town for whom the text names in full by the same word: "John Houston ... | Houston met";
        not where something is there, or somebody goes there, or its state follows."""
        names = [list(self._name_tokens(p)) for p in told if p.person_span is not None]
        known = {name[-1].lower for name in names if len(name) > 1}
        tokens = self.words.tokens
        for town in [s for s in self.spans.all if s.kind == "place" and s.first == s.last] if known else []:
            before, after = tokens[max(town.first - 1, 0)], tokens[min(town.last + 1, len(tokens) - 1)]
            if tokens[town.first].lower in known and before.lower not in _THERE and after.text != ",":
                self.spans.drop(town)
                self._read.clear()  # a title may have been that of the town
                self._names.learn(frozenset())

    def _surnames(self, parties: Iterable[Party]) -> frozenset[str]:
        out: set[str] = set()
        for party in parties:
            words = [t for t in self._name_tokens(party) if t.shape == "word" and len(t.text) > 1]
            last = [t for t in words if t.lower not in words_of("names", "suffixes")]
            last = [t for t in last if t.lower not in either("bodies.heads", "names.things")]
            out.update(t.lower for t in last[-1:])
            out.update(t.lower.partition("-")[2] for t in last[-1:] if t.lower.startswith(_ARTICLES))
            if len(words) in (2, 3) and words[0].lower in words_of("names", "first"):
                out.add(words[0].lower)
            common = either("given_names.m", "given_names.f")
            out.update(t.lower for t in last if t.lower not in common and t.capital)
        return frozenset(out - words_of("names", "particles"))

    def _parties(self, start: int, end: int) -> Iterator[Party]:
        i = start
        while i < end:
            if i in self._plain:
                i += 1
                continue
            found = self._once(i)
            yield from found
            i = max([p.last for p in found]) + 1 if found else i + 1

    def _begins_none(self, token: Token) -> bool:
        """Whether no mention begins at a token, whoever is known: two words of three are such."""
        if token.shape == "mark" or token.shape == "number":
            return True
        return self._titles.is_plain(token) and token.lower not in _small()

    def _once(self, i: int) -> list[Party]:
        """The parties at a token: a text is read twice, and says the same there unless somebody who was asked
        for has become known meanwhile."""
        found, asked = self._read.get(i, (None, self._known))
        if found is None or not self._known.isdisjoint(asked):
            self._asked.clear()
            found = self._at(i)
            self._read[i] = found, frozenset(self._asked)
        return found

    def _at(self, i: int) -> list[Party]:
        return self._official(i) or self._before_post(i) or self._bare(i) or self._other(i)

    def _bare(self, i: int) -> list[Party]:
        tokens = self.words.tokens
        first = self._skip_courtesies(i, i)
        courteous = first > i
        if tokens[first].lower in words_of("posts", "honours"):
            return []  # "Your Majesty"
        last = self._names.end(first, titled=courteous)
        if last is None or not self._same_sentence(i, first):
            return []
        party = Party(i, last, last, "person", tokens[i].sentence, person_span=Span(first, last, "person"))
        self._after_name(party, None)
        thing = courteous and first == last and tokens[last].lower in words_of("posts", "fields")
        doubtful = courteous and {t.lower for t in tokens[i:first]} <= {
            "major",
            "general",
            "royal",
            "captain",
        }
        if (courteous and not thing and not doubtful) or self._is_shown(party, first, last):
            return [self._finished(party)]
        return []

    def _is_shown(self, party: Party, first: int, last: int) -> bool:
        """Whether something shows that capitals are a person: a post, a given name, a known surname."""
        tokens = self.words.tokens
        if first == last:
            if party.capacity is not None and called_by.is_told_in_full(self.words, tokens[last]):
                return True
            if leads(tokens[last].text):
                return True  # "Putin and Trump spoke by phone"
            return self._is_known(tokens[last].lower) or self._is_known(fold(tokens[last].lower))
        if party.capacity is not None:
            return True
        if party.country and first < last < party.last and tokens[party.last].text == ")":
            return True  # "Azali Assam (Comoros)"
        if party.country and first < last < party.last and self._in_list(party, first):
            return True  # ", namely Barlyb Sadin from Kazakhstan, Orla"
        words = tokens[first : last + 1]
        opens = first == self.words.sentences[party.sentence].first or self.words.is_title(party.sentence)
        familiar = self._is_known(words[0].lower) or words[0].shape == "initial" or not opens
        if any(is_given(t.lower) for t in words[:1]) or (self._is_known(words[-1].lower) and familiar):
            return True
        before = tokens[first - 1] if first else None
        clause = opens or (before is not None and before.lower in _BEFORE_SUBJECT)
        if clause and last - first == 1 and self._is_beside_name(last):
            return True
        if (
            before is not None
            and before.lower in words_of("posts", "kin")
            and before.sentence == party.sentence
        ):
            return True
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if first > 1 and tokens[first - 1].lower == "by" and tokens[first - 2].lower in _LED:
            return True
        if self._goes_on_with_who(first, last) or self._is_host(first, last):
            return True
        if deals(self.words, self._names, first, last):
            return True
        return (
            following is not None and len(words) < 5 and (self._says(following) or self._will_go(first, last))
        )

    def _says(self, verb: Token) -> bool:
        """Whether a verb is one of those that people do: "Oran Belz | said"."""
        beyond = self.words.tokens[min(verb.index + 1, len(self.words.tokens) - 1)]
        verb = beyond if verb.lower in _THEN else verb
        finite = any("past" in r.tags or "s" in r.tags for r in verb.readings if r.pos == "V")
        return finite and verb.lower in _SAYING

    def _will_go(self, first: int, last: int) -> bool:
        """Whether capitals open a sentence that says where they will go or whom they will meet."""
        near = [t.lower for t in self.words.tokens[last + 1 : last + 4]]
        goes = near[:1] == ["will"] and not _GOING.isdisjoint(near[1:])
        group = self.words.tokens[last].lower in words_of("posts", "allies")
        return goes and last > first == self.words.sentence_of(first).first and not group

    def _is_host(self, first: int, last: int) -> bool:
        """Whether a comma joins two or three capitals to whose host or guest they are: "her host, | A B,"."""
        before = [t.lower for t in self.words.tokens[max(first - 3, 0) : first]]
        return 0 < last - first < _LONG_NAME - 1 and before in _HOSTS

    def _goes_on_with_who(self, first: int, last: int) -> bool:
        """Whether ", who" shows that two or three capitals are a person: "said Hisham B, who will go"."""
        tokens = self.words.tokens
        near = [t.lower for t in tokens[last + 1 : last + 3]]
        things = either("names.things", "bodies.heads", "posts.fields")
        plain = all(t.shape == "word" and t.lower not in things for t in tokens[first : last + 1])
        return near == [",", "who"] and 0 < last - first < _LONG_NAME and plain

    def _is_beside_name(self, last: int) -> bool:
        """Whether "and" joins capitals to a name with a known given name: "Gabrielius L and Elizabeth T"."""
        near = self.words.tokens[last + 1 : last + 4]
        joined = len(near) == 3 and near[0].lower == "and" and near[1].capital and near[2].capital
        return (
            joined and is_given(near[1].lower) and near[2].lower not in either("names.things", "bodies.heads")
        )

    def _in_list(self, party: Party, first: int) -> bool:
        """Whether a name with "from" and its state stands in a list of such."""
        tokens = self.words.tokens
        before = tokens[first - 1].lower if first else ""
        after = tokens[party.last + 1].lower if party.last + 1 < len(tokens) else ""
        thing = tokens[party.person_span.last if party.person_span else first].lower
        return (
            before in (",", "and", "namely", "were", "are", ":")
            and after in (",", "and", ".", ";")
            and thing not in either("names.things", "bodies.heads")
        )

    def _other(self, i: int) -> list[Party]:
        token = self.words.tokens[i]
        span = self.spans.at(i)
        if span is not None:
            return self._of_span(span)
        if token.lower in ("his", "her", "their") and i + 1 < len(self.words.tokens):
            honour = self._honour(i)
            if honour is not None:
                return [self._finished(honour)]
        if token.lower == "the" and self._is_latter(i + 1):
            return [self._finished(Party(i, i + 1, i + 1, "pronoun", token.sentence))]
        if token.lower in _POSSESSIVE and (guest := guests.of_somebody(self.words, i)) is not None:
            return [self._finished(guest)]
        if token.lower in _SINGULAR or token.lower in _PLURAL:
            party = Party(i, i, i, "pronoun", token.sentence, plural=token.lower in _PLURAL)
            party.prep = self._preposition(i)
            noun = i + 1 < len(self.words.tokens) and self.words.tokens[i + 1].shape == "word"
            if token.lower in _POSSESSIVE and (token.lower != "her" or (noun and self._is_noun(i + 1))):
                party.cases = GEN
            return [party]
        if (faction := factions.read(self.words, i)) is not None:
            return [self._finished(faction)]
        return self._delegation(i) or self._group(i)

    def _is_latter(self, i: int) -> bool:
        """Whether "latter" alone stands for who was told last, "former" for who was first: "during the |
        latter’s visit", "The | former will visit"."""
        tokens = self.words.tokens
        if i + 1 >= len(tokens) or tokens[i].lower not in ("latter", "former"):
            return False
        following = tokens[i + 1]
        if following.lower in ADVERBS and i + 2 < len(tokens):
            following = tokens[i + 2]
        acts = following.lower in WILL | HAVE or any(r.pos == "V" for r in following.readings[:1])
        return acts or (following.text in OWN and tokens[i].lower == "latter")

    def _joins_side(self, i: int) -> bool:
        """Whether the side of a state is one of those who act together: "A, B and | the Maltese side"."""
        before = self.words.tokens[max(i - 1, 0)]
        return before.lower in ("and", "with") and before.sentence == self.words.tokens[i].sentence

    def _delegation(self, i: int) -> list[Party]:
        """The state whose delegation acts or is met: "the Turkish (parliamentary) delegation will meet", "a
        high-level Turkish delegation"."""
        opened = self.words.tokens[i].lower in ("the", "a", "an") and i + 2 < len(self.words.tokens)
        at = i + 1 + (opened and self.words.tokens[i + 1].lower in _OF_DELEGATIONS)
        adjective = gazette.adjective(self.words, at) or self._state_named(at) if opened else None
        if adjective is None or adjective[0] + 2 >= len(self.words.tokens):
            return []
        noun = adjective[0] + 1
        noun += self.words.tokens[noun].lower in _OF_DELEGATIONS
        following = self.words.tokens[noun + 1].lower if noun + 1 < len(self.words.tokens) else ""
        led = following in _OF_LED and not self._is_of_journey(noun + 1)
        side = self.words.tokens[noun].lower == "side" and not led and self._joins_side(i)
        sent = self.words.tokens[noun].lower == "delegation" or side
        if not sent or led or not self._same_sentence(i, noun):
            return []
        party = Party(i, noun, noun, "state", self.words.tokens[i].sentence, country=adjective[1])
        return [self._finished(party)]

    def _state_named(self, i: int) -> tuple[int, str] | None:
        """The last token of a state’s name, with its code: "the | U.S. | delegation"."""
        span = self.spans.at(i)
        return (span.last, span.country) if span is not None and span.kind == "state" else None

    def _is_of_journey(self, i: int) -> bool:
        """Whether a delegation itself is told of: "the Maltese delegation’s | visit", ", which is in"."""
        near = [t.lower for t in self.words.tokens[i + 1 : i + 4]]
        if self.words.tokens[i].text == ",":
            named = self.words.tokens[min(i + 1, len(self.words.tokens) - 1)].capital
            return not named and words_of("bodies", "delegations", "who").isdisjoint(near)
        return self.words.tokens[i].text in OWN and not {"visit", "trip", "stay"}.isdisjoint(near)

    def _honour(self, i: int) -> Party | None:
        """ "His Majesty", "Her Royal Highness": a reference like a pronoun."""
        tokens, k = self.words.tokens, i + 1
        while k < len(tokens) and tokens[k].capital and tokens[k].lower in words_of("posts", "honours"):
            k += 1
        if k == i + 1:
            return None
        return Party(i, k - 1, i, "pronoun", tokens[i].sentence, plural=tokens[i].lower == "their")

    def _is_noun(self, i: int) -> bool:
        """Whether "her" belongs to a noun here and is no object: not before a preposition or adverb."""
        lower = self.words.tokens[i].lower
        return lower not in PREPOSITIONS and lower not in (
            "and",
            "that",
            "who",
            "today",
            "yesterday",
            "during",
        )

    def _group(self, i: int) -> list[Party]:
        """ "the two sides", "both parties", "the sides", "the two"."""
        tokens = self.words.tokens
        k = i
        while k < len(tokens) and tokens[k].lower in _COUNTING and k - i < 3:
            k += 1
        if k == i or k >= len(tokens):
            return []
        if tokens[i].lower == "the" and k == i + 1 and (guest := guests.read(self.words, i)):
            return [self._finished(guest)]
        token = tokens[k]
        number = {t.lower for t in tokens[i:k]} & _NUMBERS
        noun = token.lemmas & words_of("posts", "group_heads") and token.lower.endswith("s")
        verb = bool(token.readings) and token.readings[0].pos == "V" and token.lower != "sides"
        between = (
            tokens[i - 1].lower == "between" and token.lower in PREPOSITIONS
        )  # "between the two | in Rome"
        bare = number and (verb or between or token.lower in MODALS)  # "the two | will meet"
        if noun or (number and token.lower in _PEOPLE) or (k == i + 1 and token.lower in _PAIRS):
            last = k
        elif bare and (tokens[i].lower in ("the", "all") or self._opens_with_both(i, k)):
            last = k - 1
        else:
            return []
        plural = tokens[last].lower.endswith("s") or last < k or tokens[last].lower in _PEOPLE | _PAIRS
        return [self._finished(Party(i, last, last, "group", token.sentence, plural=bool(plural)))]

    def _opens_with_both(self, i: int, k: int) -> bool:
        """Whether "both" alone acts: "Both | are attending the forum"."""
        first = self.words.sentence_of(i).first
        return i == first == k - 1 and self.words.tokens[i].lower == "both"

    def _of_span(self, span: Span) -> list[Party]:
        sentence = self.words.tokens[span.first].sentence
        if span.kind == "place":
            return self._metonym(span)
        party = Party(span.first, span.last, span.last, "state", sentence, country=span.country)
        owned = self._owned(span)
        if owned is not None:
            party.kind, party.body, party.last, party.head = "body", owned.name, owned.last, owned.last
            return [self._finished(party)]
        if span.kind == "body" and span.key != gazette.METONYM:
            party.kind, party.body = "body", span.name
            party.country = span.country or state_bodies.owner_of(self.words, self.spans, span)
        named = self._named_after(span) if span.kind in ("state", "body") else None
        if named is not None:
            return [named]
        return [self._finished(party)] if span.kind in ("state", "body") else []

    def _owned(self, span: Span) -> Span | None:
        """The ministry or other body that belongs to a state right before it: "Peru’s | Foreign Ministry"."""
        tokens = self.words.tokens
        if span.kind != "state" or span.last + 2 >= len(tokens) or tokens[span.last + 1].text not in OWN:
            return None
        body = self.spans.at(span.last + 2)
        if body is None or body.kind != "body" or body.key == gazette.METONYM:
            return None
        owner = body.country or state_bodies.owner_of(self.words, self.spans, body)
        return body if owner == span.country else None

    def _named_after(self, span: Span) -> Party | None:
        """ "France’s Emmanuel Macron", "NATO’s Mark Rutte": a person without a post, of a state or body."""
        tokens = self.words.tokens
        first = span.last + 2
        if first >= len(tokens) or tokens[span.last + 1].text not in OWN:
            return None
        last = self._names.end(first, titled=False)
        if last is None:
            return None
        party = Party(
            span.first,
            last,
            last,
            "person",
            tokens[first].sentence,
            person_span=Span(first, last, "person"),
            country=span.country if span.kind == "state" else "",
        )
        if not (self._is_shown(party, first, last) or self._is_listed(span, first, last)):
            return None
        self._after_name(party, None)
        return self._finished(party)

    def _opens_list(self, span: Span, first: int, last: int) -> bool:
        """Whether a name opens a sentence as the first of officials: "Latvia’s Evika Silina, Premier A"."""
        sentence = self.words.sentence_of(first)
        after = self.words.tokens[last + 1 : min(last + _OPENING_LIST, sentence.last + 1)]
        listed = bool(after) and after[0].lower in (",", "and") and any(is_head(t) for t in after)
        return span.first == sentence.first and last > first and self._names.ends_at(last) and listed

    def _is_listed(self, span: Span, first: int, last: int) -> bool:
        """Whether a name goes on with a list of officials: "Prime Minister A and Latvia’s Evika Silina"."""
        tokens = self.words.tokens
        before = tokens[span.first - 1] if span.first else None
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        done = before is not None and before.lower in ("by", "from") and before.index > 0
        done = done and tokens[span.first - 2].lower in _DONE_BY
        met = done or (before is not None and before.lower in _MET)
        several = first < last <= first + 3  # "Indonesia’s Retno L. P. Marsudi"
        if self._opens_list(span, first, last):
            return True
        if before is None or not (met or before.lower in (",", ";", "and", "as")) or not several:
            return False
        k = span.first - 2 - (tokens[span.first - 2].text == ",")
        beside = self._names.ends_at(k) or self.spans.over(k) is not None
        joined = before.lower == "and" and beside  # "hosted A (of Chad) and Serbia’s B | in"
        known = met or joined
        if after is None or not (
            after.lower in (",", ";", "and", ".") or (known and after.lower in PREPOSITIONS)
        ):
            return False
        start = self.words.sentences[tokens[first].sentence].first
        official = done or any(is_head(t) or t.text in OWN for t in tokens[start : span.first])
        return official and not any(
            t.lower in either("posts.fields", "names.things", "bodies.heads")
            for t in tokens[first : last + 1]
        )
