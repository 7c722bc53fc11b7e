"""The states after a post: "of Jamaica", "of Canada, France and Italy", "of Ukraine’s Office ..."."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.languages.en import gazette
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.posts_of_bodies import PostsOfBodies
from kg.extract.languages.en.title import Title, is_head
from kg.extract.spans import Span

# "Supreme National Security and Defence Council" has so many words at most.
_LONGEST = 6
# Who is of a state "for" which he holds his post: "the Foreign Minister for Qatar".
_REGIONAL = frozenset(("region", "oblast", "province", "district", "prefecture", "governorate"))
_RULING = frozenset(("minister", "president", "premier", "chancellor"))
_REIGNING = frozenset(
    ("king", "queen", "emir", "sultan", "prince", "princess", "speaker", "chairman", "leader")
)


class PostsOfStates(PostsOfBodies):
    """Reads of which state a post is, or for which."""

    def _of_its_state(self, title: Title, word: str, target: int) -> bool:
        """Take "of the Russian state", "of the Georgian government", "to the country"."""
        if (
            self._tokens[target].lower in ("our", "this", "that", "his", "her", "their")
            and target < self._end
        ):
            target += 1
            if self._tokens[target].lower in ("country", "state", "republic") and word == "of":
                title.last = target  # "the president of this country A"
                return True
        token = self._tokens[target]
        named = self._spans.over(target) is not None
        if word == "of" and not named and self._names_own_state(target):
            title.last = target + 1  # "the President of the Islamic Republic, A"
            return True
        if word in ("to", "in") and token.lower in words_of("posts", "own_state") and not named:
            title.last, title.posting = target, True
            return bool(self._tokens[title.head].lemmas & words_of("posts", "envoys"))
        adjective = gazette.adjective(self._reader.words, target)
        if adjective is None or adjective[0] >= self._end or word != "of":
            return False
        noun = self._tokens[adjective[0] + 1]
        body = self._spans.over(noun.index)
        if body is not None and body.kind == "body":
            return False  # "of the Russian | State Duma"
        if noun.lower not in words_of("posts", "of_adjectives"):
            return False
        title.country, title.derived, title.last = adjective[1], False, noun.index
        title.pieces += [(title.last_of_head + 1, title.last_of_head + 1), (noun.index, noun.index)]
        return True

    def _names_own_state(self, i: int) -> bool:
        """Whether a state is called by its kind alone: "the Islamic Republic", "the Hashemite Kingdom"."""
        if i >= self._end or not (self._tokens[i].capital and self._tokens[i + 1].capital):
            return False
        kind = self._tokens[i + 1].lower in words_of("posts", "own_state")
        return kind and self._tokens[i].lower in words_of("posts", "kinds_of_state")

    def _body_of_state(self, target: int) -> Span | None:
        """The body after the adjective of its state: "of the Azerbaijani Ministry of Defense"."""
        adjective = gazette.adjective(self._reader.words, target)
        body = (
            self._spans.at(adjective[0] + 1) if adjective is not None and adjective[0] < self._end else None
        )
        if adjective is None or body is None or body.kind != "body":
            return None
        return replace(body, country=body.country or adjective[1])

    def _of_state(self, title: Title, prep: int, span: Span, *, envoy: bool) -> bool:
        word = self._tokens[prep].lower
        inner = self._spans.at(span.last + 1) if span.last < self._end else None
        if inner is not None and inner.kind == "body" and word in ("of", "at", "for"):
            return self._of_body(title, word, replace(inner, country=span.country))
        heads = self._tokens[title.head].lemmas
        fielded = bool(heads & words_of("posts", "fielded"))
        fielded = fielded or (word == "for" and bool(heads & words_of("posts", "areas")))
        ruling = self._tokens[title.head].lemmas & _RULING
        if word == "to" and not envoy and self._before_post(span):
            return self._depth == 0 and self._of_post(title, prep, span.first)
        of_minister = bool(word == "for" and title.last == title.head > title.pieces[0][0] and ruling)
        modified = title.head > title.pieces[0][0]
        if word in ("to", "in") and not envoy and title.country and heads & (_RULING | _REIGNING):
            return False  # "the visit of the President of Ghana | to Mali"
        owns = span.last < self._end and self._tokens[span.last + 1].text in (*OWN, "’", "'")
        if word == "on" and (owns or ruling):
            return False  # "updated the Prime Minister on Iran’s program"
        if word in ("for", "on") and (fielded or envoy or modified) and not of_minister:
            title.last = self._past_matter(self._field_beyond(title, self._crisis(self._state_list(span))))
            title.pieces.append((prep, title.last))
            return True
        of_members = title.plural and ruling and not title.country  # "EU foreign ministers | in Luxembourg"
        if of_members and word in ("in", "at"):
            return False
        if word in ("to", "in", "at") and (envoy or fielded or title.country or title.organization):
            title.last = self._state_list(span)
            title.posting = True
            return True
        if word == "from" and not (title.plural or title.counterpart):
            return False
        theirs = word == "in" and title.plural and title.counterpart  # "her counterparts in Malta and Latvia"
        if word not in ("of", "from") and not of_minister and not theirs:
            return False
        several = title.plural or title.counterpart
        last = self._states_of(title, span) if several else span.last
        if title.country and not title.derived and title.country != span.country:
            return False
        title.country, title.derived, title.last = span.country, False, last
        noun = self._tokens[last + 1] if last < self._end else None
        if noun is not None and noun.lower in ("government", "governments") and noun.capital:
            title.pieces += [(prep, prep), (noun.index, noun.index)]
            title.last = noun.index
        if last < self._end and self._tokens[last + 1].text in OWN:
            self._own_body(title, last + 2)
        title.last = self._bracketed(title.last)
        return True

    def _before_post(self, span: Span) -> bool:
        """Whether a state is that of a post: "adviser to the UK Prime Minister", "to US President A"."""
        if span.last >= self._end:
            return False
        following = self._tokens[span.last + 1]
        return following.lower in words_of("posts", "modifiers") or is_head(following)

    def _own_body(self, title: Title, first: int) -> None:
        """Take the body of a state: "of Ukraine’s Presidential Office", "of Russia’s wealth fund"."""
        body = self._spans.at(first)
        if body is not None and (body.kind == "body" or body.region):
            title.organization, title.last = body.name, body.last
            return
        noun = self._tokens[min(body.last + 1, self._end)] if body is not None else None
        if body is not None and noun is not None and noun.lower in _REGIONAL:
            title.organization, title.last = self._text(body.first, noun.index), noun.index
            return  # "governor of Peru’s | Cusco region"
        if self._named_body(title, first):
            return
        k = first
        while (
            k <= self._end
            and k - first < 5
            and self._tokens[k].shape == "word"
            and not self._tokens[k].capital
        ):
            if self._tokens[k].lower in words_of("bodies", "heads"):
                title.organization, title.last = self._text(first, k), k
                return
            k += 1

    def _named_body(self, title: Title, first: int) -> bool:
        """Take a body that no list has: "of Egypt’s General Intelligence Service"."""
        last = first
        while last <= self._end and last - first < _LONGEST and self._tokens[last].capital:
            if last > first and self._tokens[last].lower in words_of("bodies", "heads"):
                title.organization, title.last = self._text(first, last), last
                return True
            last += 1
        return False
