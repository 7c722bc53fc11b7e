"""Whose a post is: its body and state, from what was read to the left of its head."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.languages.az import bodies, states
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.naming import is_given
from kg.extract.languages.az.titles import (
    Post,
    Walk,
    head_forms,
    in_genitive,
    is_acronym,
    without_case,
)
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_COMMON = words_of("bodies", "common")
_CHAMBERS = words_of("bodies", "chambers")
_NATIONAL = words_of("bodies", "national_nouns")
_KINDS = words_of("bodies", "of_kinds")
_ATTRIBUTES = words_of("posts", "attributes") - words_of("posts", "noun_attributes")
_LOCAL = words_of("posts", "local")


class Owners:
    """Sets the body and the state of posts."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self._words = words
        self._spans = spans
        self._tokens = words.tokens

    def assign(self, post: Post, walk: Walk) -> None:
        """Set the body and the state."""
        if walk.nested is not None:
            nested = walk.nested
            post.organization, post.country = nested.organization, nested.country
            post.derived, post.local = nested.derived, nested.local or post.local
            post.countries = nested.countries if post.plural else ()
            return
        if walk.common is not None:
            self._assign_common(post, walk)
        if walk.demonym:
            post.country = walk.demonym
        owner = walk.owner
        if owner is None:
            return
        if owner.kind == "state":
            post.country = owner.country
            if post.position in ("başçı", "rəhbər", "Başçı") and not post.organization:
                post.position = "dövlət başçısı"
        elif owner.kind == "body":
            self._assign_body(post, walk, owner)
            post.country = post.country or walk.demonym  # "Təşkilatın estoniyalı sədri"
            if self._is_in(owner) and lower(post.position) == "nazir" and "nom" in post.cases:
                field = post.organization.removesuffix("Nazirliyi")
                post.position, post.organization = f"{lower(field)}naziri", ""  # "Y Nazirliyində | nazir A"
        elif owner.kind == "place":
            post.country = owner.country
            post.closed = not owner.country and owner.name.endswith("Respublikası")
            led = post.noun == "rəhbər" and " " in owner.name and not post.closed
            if post.noun in _LOCAL or led:
                post.organization = owner.name

    def _assign_common(self, post: Post, walk: Walk) -> None:
        assert walk.common is not None
        token = self._tokens[walk.common]
        if walk.quoted:
            post.organization = walk.quoted
            named = gazetteer.lookup(walk.quoted.split()[0], "az", "state") if walk.quoted.split() else None
            if isinstance(named, gazetteer.State) and " " in walk.quoted:
                post.country, post.derived = named.iso2, True  # "Gürcüstan Dəmir Yolları"
            return
        if walk.unit is not None:
            self._assign_unit(post, walk, token)
            return
        found = next(f.stem for f in forms(token.text) if lower(f.stem) in _COMMON | _CHAMBERS)
        stem = lower(found) if lower(found) in _COMMON else found
        if stem in ("hökumət", "dövlət") and post.noun in ("başçı", "rəhbər", "lider"):
            post.position = f"{stem} {bodies.possessed(post.noun)}"
        else:
            post.organization = stem

    def _before(self, span: Span) -> Span | None:
        """The name right before another one, of the same sentence: none of the date line above it."""
        before = self._spans.over(span.first - 1) if span.first else None
        near = before is not None and self._tokens[before.last].sentence == self._tokens[span.first].sentence
        return before if near else None

    def _owning(self, body: Span) -> str:
        """The name of a body in the genitive, before what belongs to it."""
        name = bodies.name_of(self._words, body)
        text = self._tokens[body.last].text
        return (
            self._words.quote(body.first, body.last) if name.isupper() and "-" in text else in_genitive(name)
        )

    def _assign_unit(self, post: Post, walk: Walk, token: Token) -> None:
        """A unit stays in the title, a committee is the organization, with the body that it is of."""
        assert walk.unit is not None
        first, last = walk.unit
        outer = self._spans.over(first - 1)
        placed = outer is not None and outer.kind in ("state", "place") and outer.first > 0
        if outer is not None and placed and bodies.case_of(self._words, outer) in ("rel", "loc"):
            outer = self._spans.over(outer.first - 1)  # "Təşkilatının | Azərbaycandakı | ölkə ofisinin"
        if first > 3 and self._tokens[first - 1].text == ")" and self._tokens[first - 3].text == "(":
            outer = self._spans.over(first - 4)  # "Fondunun (BVF) departamentinin"
        whole = any(lower(f.stem) in _NATIONAL for f in forms(token.text))
        if outer is not None and whole and bodies.case_of(self._words, outer) == "loc":
            outer = None  # "Qafqaz Universitetində | Tbilisi hökumətinin"
        elif outer is None and first and is_acronym(self._tokens[first - 1]):
            outer = Span(first - 1, first - 1, "body")
        name = self._words.quote(first, last)
        case = next((f.case for f in forms(token.text) if f.owner == "3" and f.case in ("gen", "nom")), "nom")
        name = without_case(name, case)
        sent = any(lower(f.stem) == "heyət" for f in forms(token.text))
        if sent and outer is not None and outer.kind == "body" and self._is_in(outer):
            # "Milli Məclisin | ATƏT PA-da nümayəndə heyətinin"
            name, first = f"{self._words.quote(outer.first, outer.last)} {name}", outer.first
            outer = self._spans.over(first - 1) if first else None
        nested = outer is not None and outer.kind == "body"
        stem = next((f.stem for f in forms(token.text) if lower(f.stem) in _COMMON & _KINDS), "")
        if last == first + 1 and not nested and stem and self._tokens[first].lower in _KINDS:
            name = f"{self._tokens[first].text} {stem}"
        elif first < last and not nested and all(t.lower in _ATTRIBUTES for t in self._tokens[first:last]):
            name = " ".join((self._words.quote(first, last - 1), bodies.unowned(name.split()[-1])))
        if outer is not None and outer.kind == "body":
            bare = bodies.case_of(self._words, outer) == "nom" and (first == last or self._is_acronym(outer))
            name = f"{bodies.name_of(self._words, outer) if bare else self._owning(outer)} {name}"
            post.country = post.country or outer.country
        post.organization = name

    def _is_in(self, body: Span) -> bool:
        return bodies.case_of(self._words, body) == "loc"

    def _assign_body(self, post: Post, walk: Walk, owner: Span) -> None:
        if owner.first == owner.last and not post.organization and self._is_of_government(post, owner):
            capital = self._tokens[owner.first].capital
            post.position = f"{'Hökumət' if capital else 'hökumət'} {bodies.possessed(post.noun)}"
        elif not post.organization:
            post.organization = bodies.name_of(self._words, owner)
        elif walk.unit is None and not walk.quoted:
            bare = self._is_bare(owner)
            whole = bodies.name_of(self._words, owner) if bare else self._owning(owner)
            post.organization = f"{whole} {bodies.possessed(post.organization)}"
        post.country, post.derived = owner.country, bool(owner.country)
        before = self._before(owner)
        if before is None:
            self._serve_beside(post, owner)
        town = before is not None and before.kind == "place" and before.last + 1 == owner.first
        town = town and not bodies.is_quoted(self._words, owner)
        if town and before is not None and before.first and is_given(self._tokens[before.first - 1].text):
            town = False  # "Rövşən Nəcəf | BP-nin vitse-prezidenti ilə"
        if town and before is not None and bodies.case_of(self._words, before) in ("nom", "gen"):
            post.country, post.first = before.country or post.country, before.first
            post.derived = False
        if before is not None and before.kind in ("state", "body"):
            case = bodies.case_of(self._words, before)
            if before.kind == "state" and self._is_of_pair(before):
                post.country = ""  # "Peru–Çili | Birgə Komissiyasının həmsədri": he acts for one of the two
            elif before.kind == "state" and case in ("nom", "gen"):
                post.country, post.first, post.derived = before.country, before.first, False
            elif before.kind == "body" and case in ("gen", "nom") and before.last + 1 == owner.first:
                apart = case == "nom" and self._stands_apart(before, owner)
                self._assign_outer(post, owner, before) if not apart else None

    def _is_of_pair(self, state: Span) -> bool:
        """Whether a dash joins a state to another one: "Peru–|Çili"."""
        other = self._spans.over(state.first - 2) if state.first > 1 else None
        return other is not None and other.kind == "state" and self._tokens[state.first - 1].text in "–—-"

    def _stands_apart(self, before: Span, owner: Span) -> bool:
        """Whether a body of one state acts beside one of several: "Nazirlik | Dünya Bankının nümayəndələri
        ilə"."""
        name = bodies.name_of(self._words, before)
        of_several = states.international(bodies.name_of(self._words, owner))
        return of_several and not self._is_acronym(before) and not states.international(name)

    def _serve_beside(self, post: Post, owner: Span) -> None:
        """Give the state of the head under whom a body works: "Türkiyə Prezidenti yanında | İnvestisiya
        Ofisinin rəhbəri"; who leads the state is no party then.
        """
        k = owner.first - 2
        if k < 1 or self._tokens[k + 1].lower not in ("yanında", "yanındakı"):
            return
        body, heads = self._spans.over(k), head_forms(self._tokens[k])
        state = self._spans.over(k - 1) if heads else None
        if body is not None and body.kind == "body" and body.country:
            post.country, post.first = body.country, body.first
        elif state is not None and state.kind == "state":
            post.country, post.first, post.inner, post.derived = state.country, state.first, (k, k), False
        elif heads and not state:
            post.first, post.inner = k, (k, k)

    def _is_of_government(self, post: Post, owner: Span) -> bool:
        """Whether a post is that of the head of government: "Hökumət başçısı"."""
        found = any(lower(f.stem) == "hökumət" for f in forms(self._tokens[owner.first].text))
        return found and post.noun in ("başçı", "rəhbər")

    def _assign_outer(self, post: Post, inner: Span, outer: Span) -> None:
        """A body inside another: unless it is listed by itself, both make the name."""
        post.first = outer.first
        if not inner.key:
            bare = self._is_acronym(outer) or (not outer.key and self._is_bare(outer))
            whole = bodies.name_of(self._words, outer) if bare else self._owning(outer)
            post.organization = f"{whole} {bodies.name_of(self._words, inner, inner=True)}"
        post.country = outer.country or post.country
        before = self._before(outer)
        if before is not None and before.kind == "body" and not (inner.key or outer.key):
            before = self._assign_outermost(post, before, outer, inner)
        if (
            before is not None
            and before.kind == "state"
            and bodies.case_of(self._words, before) in ("nom", "gen")
        ):
            post.country, post.first, post.derived = before.country, before.first, False

    def _assign_outermost(self, post: Post, body: Span, outer: Span, inner: Span) -> Span | None:
        """Name the body of which two others are, "A Partiyası | Mərkəzi Komitəsinin | Komissiyası".

        Returns what stands before it.
        """
        if bodies.case_of(self._words, body) not in ("gen", "nom"):
            return body
        owned = any(f.case == "gen" for f in forms(self._tokens[body.last].text))
        whole = self._owning(body) if owned else bodies.name_of(self._words, body)
        middle = self._words.quote(outer.first, outer.last)
        post.organization = f"{whole} {middle} {bodies.name_of(self._words, inner, inner=True)}"
        post.first, post.country = body.first, body.country or post.country
        return self._before(body)

    def _is_acronym(self, body: Span) -> bool:
        """Whether a body is told by letters without an ending: "ÇKP MK Siyasi Bürosu"."""
        text = self._tokens[body.last].text
        return text.isupper() and "-" not in text

    def _is_bare(self, body: Span) -> bool:
        """Whether no ending joins a body to what follows: "Birləşmiş Qərargah Rəisləri Komitəsi"."""
        return all(f.case != "gen" and not f.owner for f in forms(self._tokens[body.last].text))

    def _is_joined(self, state: Span) -> bool:
        """Whether the ending of a state joins it to the next word: "Ermənistanla"."""
        return bodies.case_of(self._words, state) == "ins" and self._tokens[state.last].lower.endswith(
            ("la", "lə")
        )

    def _spread_pair(self, post: Post, index: int) -> bool:
        """List the states of "Azərbaycan-Gürcüstan-Türkiyə müdafiə nazirləri"; False where there are none."""
        token = self._tokens[index] if index >= 0 else None
        if token is None or token.sentence != self._tokens[post.head].sentence:
            return False
        post.countries = tuple((index, index, country) for country in states.joined(token.text))
        post.first = index if post.countries else post.first
        return bool(post.countries)

    def _spread_demonyms(self, post: Post, walk: Walk) -> bool:
        """List the states of "qrupun | estoniyalı və latviyalı həmsədrləri"; False for only one."""
        k = next((i for i in range(walk.first, post.head) if states.demonym_at(self._words, i)), walk.first)
        found = [(k, k, walk.demonym)]
        while k > 1 and self._tokens[k - 1].lower in (",", "və"):
            country = states.demonym_at(self._words, k - 2)
            if not country:
                break
            k -= 2
            found.insert(0, (k, k, country))
        if len(found) > 1:
            post.countries, post.first = tuple(found), k
            body = self._spans.over(k - 1) if k else None
            if body is not None and body.kind == "body" and not post.organization:
                post.organization, post.first = bodies.name_of(self._words, body), body.first
        return len(found) > 1

    def _beside_capital(self, last: Span) -> list[Span]:
        """The capitals that stand for their states before a post: "Bakı və | Daşkənd | liderləri"."""
        found = [last]
        while found[0].first > 1 and self._tokens[found[0].first - 1].lower in (",", "və"):
            before = self._spans.over(found[0].first - 2)
            if before is None or not before.country or bodies.case_of(self._words, before) != "nom":
                break
            found.insert(0, before)
        return found if len({s.country for s in found} - {""}) == len(found) else [last]

    def spread(self, post: Post, walk: Walk) -> None:
        """List the states of a post in the plural: "Qazaxıstan, Qırğızıstan və Belarus prezidentləri"."""
        owner = walk.owner
        if len(walk.origins) > 1:
            post.countries = walk.origins
            return
        if walk.demonym and self._spread_demonyms(post, walk):
            return
        if not post.country and self._spread_pair(post, walk.first - 1):
            return
        if owner is None or owner.kind not in ("state", "body", "place"):
            return
        state = owner
        if owner.kind == "body":
            before = self._before(owner)
            if before is None or before.kind not in ("state", "place"):
                return
            state = before
        capital = state.kind == "place" and (owner.kind == "body" or not post.organization)
        found = self._beside_capital(state) if capital else [state]
        k = state.first - 1
        while k > 0 and self._tokens[k].lower in (",", "və", "ilə", "həmçinin", "–", "-"):
            before = self._spans.over(k - 1)
            if before is None or before.kind != "state":
                break
            found.insert(0, before)
            k = before.first - 1
        joined = self._spans.over(found[0].first - 1) if found[0].first else None
        if joined is not None and joined.kind == "state" and self._is_joined(joined):
            found.insert(0, joined)  # "Ermənistanla Türkiyənin nümayəndələri"
        if len(found) > 1 and owner.kind == "body":
            post.organization = bodies.singular(post.organization)
        if len(found) > 1:
            post.countries = tuple((s.first, s.last, s.country) for s in found)
            post.first = found[0].first
