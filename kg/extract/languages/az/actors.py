"""The parties of an Azerbaijani text: persons with posts, posts alone, states, bodies, pronouns, groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.languages.az import bodies, colleagues, name_lists, name_spans, naming
from kg.extract.languages.az.across_both import of_one_kind
from kg.extract.languages.az.across_holding import holding, is_capacity, left
from kg.extract.languages.az.expectation import POSTPOSITIONS, after_brackets
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.posts import PostReader
from kg.extract.languages.az.powers import Powers
from kg.extract.languages.az.pronouns import Pronouns
from kg.extract.languages.az.states import demonym_at
from kg.extract.languages.az.titles import Post, in_genitive
from kg.extract.parties import Capacity, Party
from kg.extract.private import told_alone
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_HOME = "AZ"
# Officials without names are named so many sentences later at most.
_NEAR = 3

# Postpositions of the ablative, else adverbs.
_AFTER_ABLATIVE = frozenset(("sonra", "əvvəl", "öncə", "qabaq", "başqa", "bəri", "savayı"))
_AFTER_NAMES = frozenset(("və", "ilə", "həmçinin", "isə", "də", "da", "tərəfindən", "arasında"))
_LINKS = frozenset(("və", ",", "həmçinin"))
_SENT = words_of("triggers", "attending", "sent") | {"rəhbər", "əməkdaş"}
_MINISTRIES = words_of("posts", "ministries")
_CHOSEN = frozenset(("seçilən", "seçilmiş", "olan"))
_APPOINTED = frozenset(("edilən", "edilmiş", "olunan", "olunmuş"))
_ACTING = frozenset(("vəzifəsini", "vəzifələrini", "səlahiyyətlərini", "funksiyalarını"))


# "əş-Şeybani", "əl-Cabir"
# Cases in which a word is who acts or is dealt with, and no place.
_OF_PEOPLE = frozenset(("nom", "acc", "ins"))
_ARTICLE = re.compile(r"[əa][lşstndrz]-[A-ZƏÇŞĞÖÜİ]")
# "v.i.e.": who performs the duties of a post.
_ACTS = ["v", ".", "i", ".", "e"]


class ActorReader:
    """Reads the parties of a text, in its order."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self._words = words
        self._spans = spans
        self._tokens = words.tokens
        self._posts = PostReader(words, spans)
        self._listed: list[Post] = []
        self._states: dict[str, str] = {}
        self._told: list[Post] = []

    def read(self) -> list[Party]:
        """Return the parties in the order of the text; names become spans of kind "person"."""
        posts = self._posts.all()
        named = [(post, self._named(post)) for post in posts if not self._is_late_leader(post)]
        self._colleagues()
        self._spans.offer(name_spans.alone(self._words, self._spans, self._posts))
        self._spans.offer(name_lists.of_kin(self._words, self._spans))
        self._spans.offer(name_lists.beside(self._words, self._spans))
        self._spans.offer(name_lists.facing(self._words, self._spans))
        self._spans.offer(name_lists.behind(self._words, self._spans))
        self._spans.offer(name_lists.dealt_with(self._words, self._spans))
        alone = [p for p, names in named if not names and not p.plural and (p.country or p.organization)]
        nameless = {self._tokens[p.head].sentence for p in alone}
        self._spans.offer(name_lists.opening(self._words, self._spans, nameless))
        listed = {self._tokens[p.head].sentence: len(p.countries) for p, names in named if not names}
        self._spans.offer(name_lists.in_turn(self._words, self._spans, listed))
        self._prefer_surnames()
        self._spans.offer(self._surnames())
        named = [(post, names) for post, names in named if not self._is_named(post)]
        self._states = {
            self._key(name): post.country for post, names in named for name in names[:1] if post.country
        }
        self._told = [post for post, _ in named]
        out: list[Party] = []
        for post, names in named:
            out += self._of_post(post, names)
        taken = {i for p in out for i in range(p.first, p.last + 1)}
        out += self._names(out)
        out += colleagues.read(self._words, self._spans, out)
        taken |= {i for p in out for i in range(p.first, p.last + 1)}
        out += Powers(self._words, self._spans).read(taken)
        out += Pronouns(self._words, self._spans).read(taken)
        for party in out:
            party.prep = party.prep or self._postposition(party.last)
            owns = party.kind == "post" or (party.kind == "person" and "gen" in party.cases)
            party.inner = party.inner or (owns and self._has_kin(party.last))
        out.sort(key=lambda p: (p.first, p.last))
        return [p for p, after in pairwise([*out, None]) if p is not None and not self._is_owner_of(p, after)]

    def _is_owner_of(self, party: Party, after: Party | None) -> bool:
        """Whether a pronoun only says whose post the next of a list has: "A və | onun | köməkçisi B"."""
        first = party.first
        if party.kind != "pronoun" or after is None or not first or self._tokens[first].lower != "onun":
            return False
        beside = self._tokens[first - 1].lower == "və" and after.first == party.last + 1
        return beside and after.kind == "person" and not after.counterpart

    def _has_kin(self, last: int) -> bool:
        """Whether a post only says whose relative is told of: "Prezidentin | qızı X"."""
        following = self._tokens[last + 1] if last + 1 < len(self._tokens) else None
        return following is not None and following.lower in name_lists.KIN

    def _is_late_leader(self, post: Post) -> bool:
        """Whether a title is an honour: "Ümummilli Lider", whose name then is left to things."""
        before = self._tokens[post.first - 1] if post.first else None
        honour = before is not None and before.lower in ("ümummilli", "ulu")
        return honour and before is not None and before.sentence == self._tokens[post.head].sentence

    def _is_named(self, post: Post) -> bool:
        """Whether what looks like a title is part of a name: "İbrahim Rəisi"."""
        span = self._spans.over(post.head)
        return span is not None and span.kind == "person"

    # -- posts ------------------------------------------------------------------------------------

    def _named(self, post: Post) -> list[Span]:
        """The names that stand right after a post; they become spans."""
        index = self._after(post)
        named = "nom" in post.cases or index > post.head + 1 or ("abl" in post.cases and post.plural)
        return self._names_after(index, plural=post.plural) if named else []

    def _after(self, post: Post) -> int:
        """The token after a post; "vəzifəsini icra edən" and "v.i.e." go with it."""
        letters = self._tokens[post.head + 1 : post.head + 7]
        if [t.lower for t in letters[:5]] == _ACTS:
            return post.head + 6 + (letters[-1].text == ".")
        following = self._tokens[post.head + 1 : post.head + 5]
        words = [t.lower for t in following]
        count = next((n for n in (3, 4) if words[n - 2 : n] == ["icra", "edən"]), 0)
        if count and words[0] in _ACTING:
            genitive = "gen" in post.cases and "nom" not in post.cases
            position = in_genitive(post.position) if genitive else post.position
            post.position = " ".join((position, *(t.text for t in following[:count])))
            return post.head + 1 + count
        if (stands_in := _standing_in(words)) and not post.former:
            *before, _ = post.position.split()  # "xarici işlər nazirini | əvəz edən"
            post.position = " ".join(
                [*before, *(t.text for t in self._tokens[post.head : post.head + 1 + stands_in])]
            )
            post.cases = frozenset(("nom",)) if "acc" in post.cases else post.cases
            return post.head + 1 + stands_in
        if held := holding(self._tokens, post.head):
            return post.head + 1 + held
        if is_capacity(self._tokens, post.first, post.head):
            return post.head + 2
        if gone := left(self._tokens, post.head):
            post.former = True
            return post.head + 1 + gone
        if words[:1] and words[0] in _CHOSEN:
            return post.head + 2  # "yeni prezident seçilən X"
        if words[:1] == ["təyin"] and words[1:2] and words[1] in _APPOINTED:
            return post.head + 3
        return post.head + 1

    def _names_after(self, index: int, *, plural: bool) -> list[Span]:
        names: list[Span] = []
        if plural and index < len(self._tokens) and self._tokens[index].text in "-–—:":
            index += 1
        elif plural and index + 1 < len(self._tokens) and self._tokens[index].text == ",":
            name = name_spans.after(self._words, self._spans, index + 1)
            if name is not None and name_lists.is_of_state(self._words, self._spans, name.last):
                index += 1  # "həmsədrlər, | A (Peru), B (Çad)"
        while True:
            name = name_spans.after(self._words, self._spans, index)
            if name is None or (plural and not names and self._is_of_matter(name)):
                break
            for i in range(name.first, name.last + 1):
                covered = self._spans.over(i)
                if covered is not None:
                    self._spans.drop(covered)
            self._spans.offer([name])
            names.append(name)
            last = after_brackets(self._words, name.last) if plural else name.last
            following = self._tokens[last + 1] if last + 1 < len(self._tokens) else None
            if plural and self._joins(name) and following is not None and following.capital:
                index = name.last + 1
                continue
            if not plural or following is None or following.lower not in ("və", ",", "ilə", "həmçinin"):
                break
            index = last + 2
        return names

    def _is_of_matter(self, name: Span) -> bool:
        """Whether one unknown word after officials begins what they speak of: "nazirlər | Dunay üzərində"."""
        token, following = self._tokens[name.first], self._tokens[name.last + 1 : name.last + 2]
        if name.first != name.last or naming.is_given(token.text) or naming.is_surname(token.text):
            return False
        return bool(following) and following[0].text.islower() and following[0].lower not in _AFTER_NAMES

    def _joins(self, name: Span) -> bool:
        """Whether a name's ending joins it to the next: "A.Makronla V.Zelenski"."""
        text = self._tokens[name.last].text
        return lower(text).endswith(("la", "lə")) and any(f.case == "ins" for f in forms(text))

    def _colleagues(self) -> None:
        """Make the names right after "həmkarı" spans; they need nothing else that tells."""
        for token, found in colleagues.told_in(self._words):
            if any(f.case == "nom" for f in found):
                self._names_after(token.index + 1, plural=any(f.plural for f in found))

    def _of_post(self, post: Post, names: list[Span]) -> Iterator[Party]:
        chosen = "abl" in post.cases and "nom" not in post.cases  # "deputatlardan X"
        if not names or (post.plural and len(names) == 1 and not post.countries and not chosen):
            yield from self._nameless(post)
        elif not post.plural:
            yield self._person(names[0], post.first, post.capacity())
        else:
            yield from self._several(post, names)

    def _several(self, post: Post, names: list[Span]) -> Iterator[Party]:
        """Persons after a post in the plural: each has it, of his own state where as many are listed."""
        told = self._told_in_order(post, names)
        if told is not None:
            post.countries, post.position = told.countries, told.position
        fields = self._fields(post, len(names))
        for n, name in enumerate(names):
            country = post.countries[n][2] if len(post.countries) == len(names) else post.country
            if post.countries and len(post.countries) != len(names):
                country = ""
            first = post.first if n == 0 else name.first
            party = self._person(name, post.first, post.capacity(country))
            party.first = first
            if fields and party.capacity is not None:
                party.capacity.position = fields[n]
            yield party

    def _told_in_order(self, post: Post, names: list[Span]) -> Post | None:
        """The officials of as many states told shortly before without names: "Çad və Peru nəqliyyat nazirləri
        görüşüb. Nazirlər A və B ...".
        """
        if post.countries or post.country:
            return None
        sentence = self._tokens[post.head].sentence
        for told in reversed(self._listed):
            near = 0 < sentence - self._tokens[told.head].sentence <= _NEAR
            if near and of_one_kind(post, told) and len(told.countries) == len(names):
                orders = (told.countries, told.countries[::-1])
                fit = (o for o in orders if all(map(self._may_serve, names, (side[2] for side in o))))
                countries = next(fit, None)
                return replace(told, countries=countries) if countries is not None else None
        return self._of_both(post, names) if len(post.position.split()) > 1 else None

    def _of_both(self, post: Post, names: list[Span]) -> Post | None:
        """Two officials "of both states", of which the text has told last, in their order."""
        said = [t.lower for t in self._tokens[post.first : post.first + 3]]
        if "iki" not in said or len(names) != 2:
            return None
        owners = [(p.head, p.country) for p in self._told if p.head < post.first and p.country]
        owners += [(t.index, c) for t in self._tokens[1 : post.first] if (c := self._colleague_of(t))]
        told = list(dict.fromkeys(country for _, country in sorted(owners, reverse=True)))[:2]
        both = tuple((0, 0, country) for country in reversed(told))
        both = both if len(told) > 1 else self._two_states(post.first)
        orders = (both, both[::-1]) if len(both) == 2 else ()
        fit = (o for o in orders if all(map(self._may_serve, names, (side[2] for side in o))))
        countries = next(fit, None)
        return replace(post, countries=countries) if countries is not None else None

    def _two_states(self, before: int) -> tuple[tuple[int, int, str], ...]:
        """The only two states that a text tells before a token, in their order."""
        found = (s for s in self._spans.all if s.kind == "state" and s.last < before)
        told = list(dict.fromkeys(s.country for s in found))
        return tuple((0, 0, country) for country in told) if len(told) == 2 else ()

    def _colleague_of(self, token: Token) -> str:
        """The state of "polşalı | həmkarı", '' for any other word."""
        return demonym_at(self._words, token.index - 1) if colleagues.forms_of(token) else ""

    def _may_serve(self, name: Span, country: str) -> bool:
        """Whether a name does not tell that somebody is of another state."""
        text = self._words.quote(name.first, name.last)
        if self._states.get(self._key(name), country) != country:
            return False
        home = country == _HOME
        return home != naming.is_foreign(text) if home else not naming.has_local_surname(text)

    def _key(self, name: Span) -> str:
        """A name by its beginning and that of its last word, whatever the ending."""
        return f"{self._tokens[name.first].lower[:4]} {self._tokens[name.last].lower[:4]}"

    def _fields(self, post: Post, count: int) -> list[str]:
        """The titles of ministers of several kinds: "iqtisadiyyat və energetika nazirləri A və B"."""
        words = post.position.split()
        fields = [w for w in words[:-1] if w != "və"]
        known = all(lower(w) in _MINISTRIES for w in fields)
        return [f"{w} {words[-1]}" for w in fields] if count > 1 and len(fields) == count and known else []

    def _person(self, name: Span, first: int, capacity: Capacity | None = None) -> Party:
        return Party(
            first,
            name.last,
            name.last,
            "person",
            self._tokens[name.first].sentence,
            self._cases(name.last),
            person_span=name,
            capacity=capacity,
        )

    def _nameless(self, post: Post) -> Iterator[Party]:
        """A post without a name; one party for each state of a list."""
        self._listed += [post] if len(post.countries) > 1 else []
        sentence = self._tokens[post.head].sentence
        for body, country in reversed(list(self._senders(post))):
            name = bodies.name_of(self._words, body)
            capacity = replace(post.capacity(country), organization=name, derived=bool(body.country))
            yield Party(
                post.first,
                post.head,
                body.last,
                "post",
                sentence,
                post.cases,
                capacity=capacity,
                country=country,
                plural=True,
            )
        for _first, last, country in post.countries or ((post.first, post.head, post.country),):
            capacity = post.capacity(country)
            yield Party(
                post.first,
                post.head,
                post.head if not post.countries else last,
                "post",
                sentence,
                post.cases,
                capacity=capacity,
                country=country,
                plural=post.plural and not post.countries,
            )

    def _senders(self, post: Post) -> Iterator[tuple[Span, str]]:
        """The bodies before that of officials in the plural who have sent some too, with their states: "A
        Nazirliyinin, B Agentliyinin və | Bankın nümayəndələri"; the last first."""
        if not (post.plural and post.organization) or post.countries or post.noun not in _SENT:
            return
        k = post.first - 1
        while k > 1 and self._tokens[k].lower in _LINKS:
            body = self._spans.over(k - 1)
            if body is None or body.kind != "body" or bodies.case_of(self._words, body) != "gen":
                break
            before = self._spans.over(body.first - 1) if body.first else None
            owned = before is not None and before.kind == "state"
            yield body, body.country or (before.country if before is not None and owned else "")
            k = (before.first if before is not None and owned else body.first) - 1

    # -- names and others -------------------------------------------------------------------------

    def _prefer_surnames(self) -> None:
        """Take no town for whom the text has named in full by the same word: "Luis Kano ... Lopes və | Kano
        görüşəcəklər"; not where something is there, or somebody goes there."""
        people = [s for s in self._spans.all if s.kind == "person" and s.first < s.last]
        known = {lower(self._tokens[s.last].text) for s in people}
        towns = [s for s in self._spans.all if s.kind == "place" and s.first == s.last]
        for town in towns if known else ():
            said = [f for f in forms(self._tokens[town.first].text) if not f.owner and not f.plural]
            if any(lower(f.stem) in known and f.case in _OF_PEOPLE for f in said):
                self._spans.drop(town)

    def _surnames(self) -> Iterator[Span]:
        """Single words that are forms of a name of the text or of a known leader's: "Bayramov", "Fidanla"."""
        known = {lower(self._tokens[s.last].text) for s in self._spans.all if s.kind == "person"}
        known |= {
            lower(f.stem)
            for s in self._spans.all
            if s.kind == "person"
            for f in forms(self._tokens[s.last].text)
            if not f.owner and not f.plural and len(f.stem) > 3
        }
        for token in self._tokens:
            named = token.capital or _ARTICLE.match(token.text) is not None
            if token.shape != "word" or not named or self._spans.over(token.index) is not None:
                continue
            said = [f.stem for f in forms(token.text) if not f.owner and not f.plural]
            if any(lower(stem) in known or told_alone(stem, "az") for stem in said):
                yield Span(token.index, token.index, "person")

    def _names(self, parties: list[Party]) -> Iterator[Party]:
        held = {p.person_span for p in parties}
        for span in self._spans.all:
            if span.kind == "person" and span not in held:
                yield self._person(span, span.first)

    def _cases(self, index: int) -> frozenset[str]:
        return frozenset(f.case for f in forms(self._tokens[index].text) if not f.owner)

    def _postposition(self, last: int) -> str:
        last = after_brackets(self._words, last)
        following = self._tokens[last + 1] if last + 1 < len(self._tokens) else None
        if following is None or following.sentence != self._tokens[last].sentence:
            return ""
        after = self._tokens[following.index + 1] if following.index + 1 < len(self._tokens) else None
        if following.lower == "qarşı" and after is not None and after.lower.startswith("tərəf"):
            return ""  # "Nazir | qarşı tərəfi məlumatlandırıb"
        if following.lower in _AFTER_ABLATIVE and "abl" not in self._cases(last):
            return ""  # "Nazir sonra Tbilisiyə gedib"
        return following.lower if following.lower in POSTPOSITIONS else ""


def _standing_in(words: Sequence[str]) -> int:
    """How many words tell that somebody acts for the holder of a post: "müvəqqəti əvəz edən"."""
    return next((n for n in (2, 3) if list(words[n - 2 : n]) == ["əvəz", "edən"]), 0)
