"""What stays one matter though "and" stands in it: "hold Russia and its enablers accountable for the war"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.en.matters import TO_ACCOUNT, WRAPPERS, MatterReader
from kg.extract.languages.en.whose_matter import EFFORTS, POSSESSIVE

# "Hold A, B and C | accountable": so many words.
_HELD = 16
_WHOSE, _ALLIES = frozenset(("its", "our", "their")), frozenset(("allies", "partners", "and"))
_WORKING = frozenset(("is", "are", "working", "work"))
_WORTH = frozenset(("importance", "significance", "value", "strength"))
_RIGHTS = frozenset(("right", "rights", "ability"))
_EFFORTS = frozenset(("efforts", "cooperation", "commitment", "support", "leadership"))
_HOLDING = frozenset(("hold", "holding"))


class KeptWhole(MatterReader):
    """Finds the tokens at which a list of topics does not part."""

    def kept_whole(self, first: int, last: int) -> frozenset[int]:
        """The tokens between the first and the last one that are inside of one matter."""
        inside = (
            i
            for at in range(first, last)
            for i in (
                *self._held(at, last),
                *self._allied(at),
                *self._entitled(at, last),
                *self._owned(at, first),
            )
        )
        return frozenset(inside) | self.in_how(first, last)

    def in_how(self, first: int, last: int) -> frozenset[int]:
        """The tokens from a "how" to what is done: "how Oman, along with its partners, is working to"; also
        from steps to their end: "steps that Oman and its partners are taking to".
        """
        hows = ((k, self.past_how(k, last)) for k in range(first, last) if self.opens_how(k))
        inside = {i for k, verb in hows if not self._acts(k, verb) for i in range(k, verb + 1)}
        steps = (k for k in range(first, last) if self.tokens[k].lower in WRAPPERS)
        ends = ((k, self.taken_to(k + 1) or self.past_valuing(k + 1) or self._past_helpers(k)) for k in steps)
        return frozenset(inside.union(*(range(k + 1, end) for k, end in ends)))

    def _past_helpers(self, k: int) -> int:
        """The "to" after with whom something is done: "efforts | with allies and partners to"; else 0."""
        return self.past_company(k + 1) if self.tokens[k].lower in EFFORTS else 0

    def _acts(self, k: int, verb: int) -> bool:
        """Whether a verb of its own stands before a "to": "how the war has led | to"."""
        finite = (i for i in range(k, verb) if self.grammar.is_finite(i))
        return any(self.tokens[i].lower not in _WORKING for i in finite)

    def _entitled(self, at: int, last: int) -> Iterator[int]:
        """What somebody may do or has: "the right to defend itself | and its people"."""
        tokens = self.tokens
        if tokens[at].lower in _RIGHTS and tokens[at + 1].lower == "to" and self.is_infinitive(at + 2):
            for i in range(at + 2, last):
                if tokens[i].text in ",;":
                    return
                joined = tokens[i].lower == "and"
                if joined and (self.carries(i + 1) or tokens[i + 1].lower in _WHOSE):
                    yield i
        elif tokens[at].lower == "equal" and tokens[at + 1].lower == "measures":
            end = next((i for i in range(at + 2, last) if tokens[i].lower in ("for", ";", "in")), last)
            yield from range(at, end)

    def _owned(self, at: int, first: int) -> Iterator[int]:
        """Two states whose one thing is: "U.S. | and Korean efforts"."""
        if self.tokens[at].lower != "and":
            return
        span, other = self.grammar.span_at(at - 1), self.grammar.span_at(at + 1)
        if other is None or other.kind != "state" or other.last + 1 > self.sentence.last:
            return
        if self.tokens[at - 1].text in POSSESSIVE and self.tokens[other.last + 1].text in POSSESSIVE:
            yield at  # "Kenya’s | and Peru’s efforts"
        if span is None or span.kind != "state":
            return
        before = self.tokens[max(span.first - 1, first)]
        alone = span.first == first or before.lower in ("both", ",", "and")
        alone = alone or (before.lower == "of" and self.tokens[before.index - 1].lower in _WORTH)
        if alone and self.tokens[other.last + 1].lower in _EFFORTS:
            yield at

    def _allied(self, at: int) -> range:
        """A state and its partners: "the commitment of the United States | and its allies to"."""
        if self.tokens[at].lower != "and" or self.tokens[at + 1].lower not in _WHOSE:
            return range(0)
        end = at + 2
        while self.tokens[end].lower in _ALLIES:
            end += 1
        to = self.tokens[end].lower in ("to", "for", "in") and self.tokens[end - 1].lower != "and"
        span = self.grammar.span_at(at - 1) or self.grammar.span_at(at - 2)
        named = span is not None and span.last == at - 1 and span.kind in ("state", "body")
        return range(at, end) if named and to and end > at + 2 else range(0)

    def _held(self, at: int, last: int) -> Iterator[int]:
        """Whom somebody holds to account, and for what: "hold | A and B accountable for C and D"."""
        if self.tokens[at].lower not in _HOLDING:
            return
        until = min(at + _HELD, last)
        near = [k for k in range(at + 1, until + 1) if self.tokens[k].lower in TO_ACCOUNT]
        # "hold those responsible | accountable"
        account = next((k for k in near if self.tokens[k].lower != "responsible"), near[0] if near else None)
        if account is None or any(self.tokens[k].lower in _HOLDING for k in range(at + 1, account)):
            return
        yield from range(at + 1, account + 1)
        if account == at + 1 or (account < last and self.tokens[account + 1].lower == "for"):
            yield from range(account + 1, self._end_of_charge(account + 1, last))

    def _end_of_charge(self, i: int, last: int) -> int:
        """The token before which it is told what somebody is accountable for: "for the war | , and to"."""
        while i <= last:
            token, following = self.tokens[i], self.tokens[min(i + 1, self.sentence.last)]
            joined = token.lower in ("and", "or") and not self._opens_matter(following.index)
            if token.text in ",;" or (token.lower in ("and", "or", "as") and not joined):
                return i
            i += 1
        return i

    def _opens_matter(self, i: int) -> bool:
        """Whether another matter than a noun opens: "and | to expand", "and | expanding", "and | their"."""
        token = self.tokens[i]
        opens = token.lower in ("to", "on", "how", "about", "for", "his", "their", "her", "our")
        noun = self.tokens[min(self.past_fillers(i, self.sentence.last), self.sentence.last)].lower
        return opens or noun in WRAPPERS or bool(self.grammar.role(i)) or self.carries(i)

    def goes_on_there(self, i: int, begin: int) -> bool:
        """Whether another place follows: "the build-up in Crimea | and on Ukraine’s borders"."""
        near = [t.lower for t in self.tokens[begin:i]]
        place = self.tokens[min(i + 2, self.sentence.last)]
        return "in" in near and "on" not in near and place.capital and self.opening not in ("on", "upon")
