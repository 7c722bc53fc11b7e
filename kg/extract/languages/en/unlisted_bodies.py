"""Bodies that no list has, which a name after a comma shows: "the head of the state grain company, Pal Nagy".

Also what a minister is in charge of: "Minister Delegate in charge of Defence".
"""

from __future__ import annotations

from kg.extract.languages.en import gazette
from kg.extract.languages.en.committees import Committees
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.lists import either
from kg.extract.languages.en.title import Title, is_head, is_minister

# Such a body has so many words, and the name of its head.
_LONGEST_BODY, _LONGEST_NAME = 6, 4
_CLOSERS = frozenset((",", ".", ";", ")", "and"))
_HEADING = frozenset(
    ("head", "director", "chief", "president", "chairman", "chairwoman", "chair", "governor")
)
_FIRMS = frozenset(("company", "corporation", "operator", "utility"))
_OF_STATE = frozenset(("state", "state-owned", "state-run", "national", "public"))
_SERVING = frozenset(("delegate", "general", "secretary-general", "adviser", "advisor", "state"))
_CHARGE, _RESPONSIBLE = ("in", "charge", "of"), ("responsible", "for")
_STAND_IN = frozenset(("interim", "transitional", "caretaker", "provisional"))
_GOVERNMENTS = ("government", "administration", "cabinet")
# "Interim government of the | Republic of Peru": so many words.
_GOVERNMENT = 5
_TASKS = frozenset(
    ("missions", "affairs", "projects", "programmes", "programs", "tasks", "duties", "relations", "services")
)
# The offices of heads, word by word. "Minister in the | Prime Minister’s Department"
_HOUSES = (
    ["Prime", "Minister", "'s", "Department"],
    ["Prime", "Minister", "'s", "Office"],
    ["President", "'s", "Office"],
    ["Presidency"],
)
# "In the Prime Minister’s Department" has so many words, "(Law and Institutional Reform)" at most.
_OFFICE, _BRACKET, _FIELD = 6, 9, 4


class UnlistedBodies(Committees):
    """Reads the body or field of a post where only its surroundings show it."""

    def _of_unlisted_body(self, title: Title, prep: int, target: int) -> bool:
        """Take the body whose head a comma and a name follow: "the director of Yacyretá, Luis Benítez,"."""
        heads = self._tokens[title.head].lemmas & (_HEADING | {"manager", "executive"})
        joined = self._tokens[max(title.first - 1, 0)].lower == "and"
        second = joined and "the" not in title.before  # the second post of whom another told
        if second or title.organization or title.plural or not heads or self._tokens[prep].lower != "of":
            return False
        last = target
        while last < self._end and last - target < _LONGEST_BODY and self._is_of_body(last):
            last += 1
        last -= 1
        if last < target or self._tokens[last + 1].text != "," or not self._is_name(last + 2):
            return False
        if not self._tokens[last].capital and not self._is_public(target, last):
            return False
        title.organization, title.last = self._text(target, last), last
        return True

    def _is_public(self, first: int, last: int) -> bool:
        """Whether words in small letters name a public body: "the electricity authority", "state company"."""
        said = {t.lower for t in self._tokens[first:last]}
        firm = self._tokens[last].lower in _FIRMS and not said.isdisjoint(_OF_STATE)
        return firm or bool(self._tokens[last].lemmas & words_of("bodies", "units"))

    def _is_of_body(self, i: int) -> bool:
        """Whether a word can be of the name of a body: no preposition, post, state or person."""
        token = self._tokens[i]
        plain = token.shape == "word" and not is_head(token) and self._spans.over(i) is None
        return plain and token.lower not in words_of("grammar", "prepositions") | {
            "and",
            "that",
            "which",
            "who",
        }

    def _is_name(self, first: int) -> bool:
        """Whether the name of a person stands between a comma and another mark."""
        last = first
        while last <= self._end and last - first < _LONGEST_NAME and self._may_be_of_name(last):
            last += 1
        closed = last > self._end or self._tokens[last].lower in _CLOSERS
        return last - first > 1 and closed

    def _may_be_of_name(self, i: int) -> bool:
        token = self._tokens[i]
        known = token.lower in given_names()
        named = token.capital and token.shape == "word" and (known or self._spans.over(i) is None)
        things = either("names.things", "bodies.heads", "posts.fields", "posts.modifiers")
        plain = known or not (is_head(token) or token.lower in things)
        return named and plain and gazette.adjective(self._reader.words, i) is None

    def _accredited(self, title: Title, i: int) -> bool:
        """Take where an envoy serves: "the Ambassador of Italy | accredited to the Sultanate, A"."""
        words = [t.lower for t in self._tokens[i : i + 2]]
        envoy = self._tokens[title.head].lemmas & words_of("posts", "envoys")
        target = i + 2 + (i + 2 <= self._end and self._tokens[i + 2].lower == "the")
        if words not in (["accredited", "to"], ["accredited", "in"]) or not envoy or target > self._end:
            return False
        span = self._spans.at(target)
        named = span is not None and span.kind in ("state", "place")
        own = self._tokens[target].lower in words_of("posts", "own_state")
        if span is None or not named:
            title.last = target if own else title.last
        else:
            title.last = span.last
        title.posting = title.posting or named or own
        return named or own

    def _at_presidency(self, title: Title, i: int) -> bool:
        """Take the house of a president: "Minister Delegate | at the Presidency (of the Republic)"."""
        words = [t.text for t in self._tokens[i : i + 6]]
        serves = self._tokens[title.pieces[0][1]].lower in _SERVING and not title.organization
        if is_minister(self._tokens[title.head]) and self._in_office_of_head(title, i):
            return True
        if words[:3] != ["at", "the", "Presidency"] or not serves:
            return False
        title.organization = words[2]
        title.last = i + (5 if words[3:] == ["of", "the", "Republic"] else 2)
        return True

    def _of_government(self, title: Title, i: int) -> bool:
        """Take a government that stands in for another: "the Chief Adviser | of the interim government of
        Peru", "adviser | to the transitional administration of Chad"."""
        target = i + 1 + (self._tokens[min(i + 1, self._end)].lower == "the")
        told = [t.lower for t in self._tokens[target : min(target + _GOVERNMENT, self._end) + 1]]
        if self._tokens[i].lower not in ("of", "to", "in") or told[:1] == [] or told[0] not in _STAND_IN:
            return False
        if told[1:3] not in ([w, "of"] for w in _GOVERNMENTS):
            return False
        at = target + 3 + (told[3:4] == ["the"])
        near = [self._spans.at(k) for k in (target + 1, at) if k <= self._end]  # a body, or its state alone
        owner = next((s for s in near if s is not None and s.kind in ("body", "state") and s.country), None)
        if owner is None or not at <= owner.last <= self._end:
            return False
        title.country = title.country or owner.country
        title.last = owner.last
        return True

    def _capital_field(self, i: int) -> int | None:
        """The end of a field in capitals that no list has, before a mark or "of": "Special Missions | of"."""
        last = i
        while last <= self._end and last - i < _FIELD and self._tokens[last].capital:
            last += 1
        closed = last > self._end or self._tokens[last].lower in (",", ".", "of", "and")
        span = self._spans.over(i)
        told = span is not None and span.kind in ("state", "place")
        return last - 1 if last > i and closed and not told else None

    def _in_office_of_head(self, title: Title, i: int) -> bool:
        """Take the office of who heads a state or its government, and a bracket behind it: "Minister | in the
        Prime Minister’s Department (Law)", "Minister | in the Presidency"."""
        near = self._tokens[i : min(i + _OFFICE, self._end) + 1]
        if [t.lower for t in near[:2]] not in (["in", "the"], ["at", "the"]):
            return False
        words = [t.text.replace("’", "'") for t in near[2:]]
        house = next((h for h in _HOUSES if words[: len(h)] == h), None)
        if house is None or title.organization:
            return False
        title.organization = self._text(i + 2, i + 1 + len(house))
        title.last = i + 1 + len(house)
        if title.last < self._end and self._tokens[title.last + 1].text == "(":
            rest = range(title.last + 2, min(title.last + _BRACKET, self._end))
            title.last = next((k for k in rest if self._tokens[k].text == ")"), title.last)
        return True

    def _in_charge(self, title: Title, i: int) -> bool:
        """Take what a minister is in charge of: "Minister Delegate | in charge of Defence"."""
        words = tuple(t.lower for t in self._tokens[i : i + 3])
        answers = words[:2] == _RESPONSIBLE
        post = self._tokens[title.pieces[0][0] : title.pieces[0][1] + 1]
        if not (words == _CHARGE or answers) or not any(map(is_minister, post)):
            return False
        at = i + (2 if answers else 3)
        if at > self._end:
            return False
        at += self._tokens[at].lower == "the"
        last = self._field_end(at) or self._capital_field(at)
        if last is not None and last < self._end and self._tokens[last + 1].lower in _TASKS:
            last += 1  # "in charge of Special | Missions"
        if last is None:
            return False
        title.pieces.append((title.last + 1, last))
        title.last = last
        return True
