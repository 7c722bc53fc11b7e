"""Committees and groups of friends that a post is of, with the body and state that they are of."""

from __future__ import annotations

from kg.extract.languages.en import gazette
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.posts_of_states import PostsOfStates
from kg.extract.languages.en.title import Title, is_head

# Bodies that stand in small letters with their field before them.
_SMALL = frozenset(("committee", "commission", "subcommittee"))
_LONGEST_FIELD = 9
# "The Algerian national investment | agency": so many words at most before what such a body is.
_UNIT_NEAR = 3
# "The parliament’s foreign affairs | committee": so many words after whose it is.
_LONGEST_UNIT = 4
_OWNED = _SMALL | {
    "office",
    "department",
    "directorate",
    "bureau",
    "secretariat",
    "administration",
    "division",
}
_FRIENDS = frozenset(("group", "association", "society", "league", "committee", "union", "caucus"))


class Committees(PostsOfStates):
    """Reads bodies that are parts of others: "of the security committee of the Senate"."""

    def _of_body_at_once(self, title: Title, i: int) -> bool:
        """Take the body right after who heads it: "Speaker | National Assembly", "Chairman | Senate"."""
        heading = self._tokens[title.head].lower in words_of("posts", "heading")
        body = self._spans.at(i) if heading and title.last == title.head and not title.organization else None
        if body is None or body.kind != "body" or not self._tokens[title.head].capital or title.plural:
            return False
        title.take_body(body)
        return True

    def _of_friends(self, title: Title, prep: int) -> bool:
        """Take a group of friends, with whose it is: "of the Malta-Cyprus friendship group of the Senate"."""
        if self._tokens[prep].lower != "of" or title.organization:
            return False
        first = prep + 1 + (self._tokens[min(prep + 1, self._end)].lower == "the")
        near = range(first, min(first + _LONGEST_FIELD, self._end))
        friends = next((k for k in near if self._tokens[k].lower == "friendship"), None)
        noun = self._tokens[friends + 1] if friends is not None else None
        if (
            noun is None
            or noun.lower not in _FRIENDS
            or any(self._tokens[k].text in ",;" for k in near if k < noun.index)
        ):
            return False
        title.organization, title.last = self._text(first, noun.index), noun.index
        beyond = self._tokens[min(noun.index + 1, self._end)].lower
        if beyond == "with":
            span = self._spans.at(noun.index + 2) if noun.index + 2 <= self._end else None
            title.last = span.last if span is not None and span.kind == "state" else title.last
        self._of_whole(title)
        return True

    def _of_small_body(self, title: Title, target: int) -> bool:
        """Take a body in small letters: "chair of the security committee of the Senate"."""
        k = target
        while k < self._end and k - target < _LONGEST_FIELD:
            token = self._tokens[k]
            if token.lower in _SMALL and k > target and self._tokens[k - 1].shape == "word":
                title.organization, title.last = self._text(target, k), k
                self._of_whole(title)
                return True
            if token.capital or not (token.shape == "word" or token.text == ",") or is_head(token):
                return False
            k += 1
        return False

    def _of_unit(self, title: Title, target: int) -> bool:
        """Take a body in small letters behind whose it is or what it sees to: "of the Americas | department",
        "of the Algerian | chamber of commerce"."""
        if title.organization or title.plural:
            return False
        adjective = gazette.adjective(self._reader.words, target)
        span = self._spans.at(target)
        if not self._tokens[target].capital or (span is not None and span.kind != "place"):
            return False
        first = (adjective[0] if adjective is not None else span.last if span is not None else target) + 1
        near = range(first, min(first + _UNIT_NEAR, self._end) + 1)
        last = next((k for k in near if self._tokens[k].lower in words_of("bodies", "units")), None)
        if last is None or not all(self._is_small(k) for k in range(first, last + 1)):
            return False
        while (
            last + 2 <= self._end
            and self._tokens[last + 1].lower in ("of", "and")
            and self._sees_to(last + 2)
        ):
            last += 2
        title.organization, title.last = self._text(target, last), last
        if adjective is not None and not title.country:
            title.country, title.derived = adjective[1], True
        return True

    def _of_owned_unit(self, title: Title, target: int) -> bool:
        """Take a unit behind the house whose it is: "chair of the parliament’s defence | committee", "head of
        the president’s | office"."""
        span = self._spans.at(target)
        owner = span.last if span is not None and span.kind == "body" else target
        owner += span is None and owner < self._end and self._tokens[owner + 1].lower == "minister"
        if title.organization or title.plural or owner + 2 > self._end:
            return False
        housed = span is not None and span.kind == "body"
        if not (housed or self._is_small(target)) or self._tokens[owner + 1].text not in OWN:
            return False
        near = range(owner + 2, min(owner + 2 + _LONGEST_UNIT, self._end) + 1)
        last = next((k for k in near if self._tokens[k].text in _OWNED), None)
        if last is None or not all(self._tokens[k].shape == "word" for k in range(owner + 2, last + 1)):
            return False
        title.organization, title.last = self._text(target, last), last
        if span is not None and housed and not title.country:
            title.country, title.derived = span.country, bool(span.country)
        return True

    def _sees_to(self, i: int) -> bool:
        """Whether a word in small letters is a field of work: "chamber of | commerce"."""
        return self._is_small(i) and self._is_field(i)

    def _is_small(self, i: int) -> bool:
        """Whether a word in small letters stands at a token that no name covers."""
        token = self._tokens[i]
        return token.shape == "word" and not token.capital and self._spans.over(i) is None

    def _of_whole(self, title: Title) -> None:
        """Take the body that a committee is of, with its state: "of the Kazakh Senate"."""
        i = title.last + 1
        target = i + 2 if i < self._end and self._tokens[i + 1].lower == "the" else i + 1
        if target > self._end or self._tokens[i].lower not in ("of", "in", "at"):
            return
        span = self._spans.at(target) or self._body_of_state(target)
        if span is not None and span.kind in ("body", "state"):
            title.last = self._past_gloss(span.last)
            title.country, title.derived = title.country or span.country, span.kind == "body"
        elif self._tokens[target].capital and self._tokens[target].lower in words_of("bodies", "heads"):
            title.last = self._past_gloss(target)  # "of the Majlis (Parliament) of Iran"
        if title.last > i and not title.country:
            self._of_whole(title)

    def _past_gloss(self, last: int) -> int:
        """The bracket in which a body is called by another name: "the Majlis (Parliament) |"."""
        words = [t.text for t in self._tokens[last + 1 : min(last + 4, self._end + 1)]]
        return last + 3 if words[:1] == ["("] and words[2:] == [")"] else last
