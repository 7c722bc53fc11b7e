"""The body of a post, and the post that a post serves: "of the National Assembly", "to the President"."""

from __future__ import annotations

from kg.extract.languages.en import gazette
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.lists import either
from kg.extract.languages.en.state_lists import StateLists
from kg.extract.languages.en.title import Title, is_head
from kg.extract.spans import Span

# "The ministry’s | Central and West Asia department" has so many words; "sent | to Guinea by" the body.
_LONGEST, _SENT = 6, 14


class PostsOfBodies(StateLists):
    """Reads at which body a post is, or whom its holder serves."""

    def _of_body(self, title: Title, word: str, span: Span) -> bool:
        noun = self._tokens[title.head]
        attached = either("posts.envoys", "posts.attached")
        secretary = noun.text == "Secretary" and title.last == title.head  # "Secretary to the Cabinet A"
        if word == "to" and not (noun.lemmas & attached or secretary):
            return False
        following = self._tokens[span.last + 1] if span.last < self._end else None
        names = either("posts.given", "posts.ranks")
        given = following is not None and following.lower in names
        if word == "for" and title.organization and title.organization != span.name:
            return self._body_as_field(title, span)
        if (
            following is not None
            and self._depth == 0
            and word in ("to", "of", "for")
            and is_head(following)
            and not given
            and following.lower not in ("ambassador", "member")
        ):
            return self._of_post(title, title.last + 1, span.first)
        if title.organization and title.organization != span.name and word != "of":
            return False
        if title.plural and word in ("of", "from", "at"):
            if word == "at" and title.country:
                return False  # "Mexican officials at the White House"
            last = self._states_of(title, span)
            if len(title.bodies) + len(title.states) > 1:
                title.last = last
                return True
        if word == "to" and not secretary:
            title.posting = True
            title.pieces.append((title.last + 1, span.last))
        else:
            if not (title.organization and word == "of" and span.country):
                title.organization = span.name
            if span.country and (not title.country or title.derived):
                title.country, title.derived = span.country, True
        title.last = span.last
        self._inner_body(title)
        title.last = self._past_members(self._bracketed(title.last))
        return True

    def _body_as_field(self, title: Title, span: Span) -> bool:
        """Take a body as a field: "for General Assembly and Conference Management"."""
        last, beyond = span.last, span.last + 2
        joined = (
            beyond <= self._end and self._tokens[last + 1].lower == "and" and self._tokens[beyond].capital
        )
        if joined and (self._is_field(beyond) or self._leads_to_field(beyond)):
            last = self._field_end(beyond) or last
        title.pieces.append((title.last + 1, last))
        title.last = last
        return True

    def _inner_body(self, title: Title) -> None:
        """Go on from the body that has it to the body meant: "the Department of State’s Bureau of ..."."""
        own = title.last + 1
        if own < self._end and self._tokens[own].text in OWN:
            inner = self._spans.at(own + 1)
            if inner is None or inner.kind != "body":
                self._unlisted_inner(title, own + 1)
                return
            organ = self._spans.over(title.last)
            of_state = gazette.state_at(self._reader.words, title.last) and organ is not None
            # "The Budget Committee of Malta’s House of Representatives" is a committee.
            name = self._text(organ.first, inner.last) if of_state and organ is not None else inner.name
            title.organization, title.last = name, inner.last

    def _unlisted_inner(self, title: Title, first: int) -> None:
        """Go on to a part of a body that no list has: "the foreign ministry’s | Asia department"."""
        k = first
        while k <= self._end and k - first < _LONGEST and self._tokens[k].shape == "word":
            if self._tokens[k].lower in words_of("bodies", "units"):
                field = (
                    self._spans.at(k + 2)
                    if k + 2 <= self._end and self._tokens[k + 1].lower == "for"
                    else None
                )
                last = field.last if field is not None else k  # "the ministry’s | department for Europe"
                title.organization, title.last = self._text(first, last), last
                return
            if not (self._tokens[k].capital or self._is_field(k)):
                return
            k += 1

    def _sent_by(self, title: Title, i: int) -> bool:
        """Take who sent an envoy: "the mediator | sent to Guinea by the regional bloc ECOWAS|, A"."""
        if not (self._sends(title) or self._tokens[title.head].lower == "mediator") or title.organization:
            return False
        near = self._tokens[i + 1 : min(i + _SENT, self._end)]
        by = next((t.index for t in near if t.lower == "by"), None)
        bodies = [s for s in self._spans.all if by is not None and by < s.first <= s.last < i + _SENT]
        bodies = [
            s for s in bodies if s.kind == "body" and self._tokens[min(s.last + 1, self._end)].text == ","
        ]
        if by is None or not bodies or any(t.text == "," for t in self._tokens[i : bodies[0].first]):
            return False
        title.organization, title.last = bodies[0].name, bodies[0].last
        title.country, title.posting = bodies[0].country, True
        return True

    def _sends(self, title: Title) -> bool:
        """Whether somebody is sent: an ambassador, a consul general."""
        consul = self._tokens[max(title.head - 1, 0)].lower == "consul"
        return consul or bool(self._tokens[title.head].lemmas & words_of("posts", "envoys"))

    def _of_post(self, title: Title, prep: int, target: int) -> bool:
        """Take the post that a post serves: "Assistant to the President", "spokesman for the minister"."""
        if title.plural and self._tokens[prep].lower == "to":
            return False  # "the greetings of leaders of Malta | to the President"
        inner = self._reader.read(target, depth=self._depth + 1, alone=True)
        if inner is None or inner.counterpart or inner.plural:
            return False
        bare = self._tokens[target - 1].lower != "the" or title.plural
        # "A, Head of Cabinet of the | Commission President B"
        bare = bare or (
            self._is_body(target) and title.first > 0 and self._tokens[title.first - 1].text == ","
        )
        if bare and self._name_after(inner.last + 1):
            return False  # "adviser to President Biden", "members of the President Biden’s delegation"
        the = [(prep, prep)] + [(target - 1, target - 1)] * (self._tokens[target - 1].lower == "the")
        title.pieces += [(the[0][0], the[-1][1]), *inner.pieces]
        title.last = inner.last
        title.organization = title.organization or inner.organization
        if inner.country and not title.country:
            title.country, title.derived = inner.country, inner.derived
        return True

    def _name_after(self, i: int) -> bool:
        """Whether the post that another serves has a name of its own: "adviser to President Biden"."""
        if i > self._end:
            return False
        token = self._tokens[i]
        return token.capital and token.shape in ("word", "initial") and self._spans.over(i) is None

    def _told_body(self, first: int) -> str:
        """The international body that the sentence has named before: "at the session of UNESCO, A met the
        director-general | of the organisation"."""
        sentence = self._tokens[first].sentence
        before = [s for s in self._spans.all if s.kind == "body" and s.last < first and s.name]
        here = [s for s in before if self._tokens[s.first].sentence == sentence]
        return here[-1].name if here and not here[-1].country else ""
