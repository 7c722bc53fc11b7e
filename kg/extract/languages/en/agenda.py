"""The items of a list of topics, and where it ends. ``parting`` parts it, ``matters`` reads the pieces."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.drafts import Item
from kg.extract.languages.en import sectors
from kg.extract.languages.en.adjectives import adjectival
from kg.extract.languages.en.doing_lists import EFFORTS, DoingLists
from kg.extract.languages.en.ends import is_adverb
from kg.extract.languages.en.general_phrases import END_PHRASES
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.matters import SECTORS, Piece
from kg.extract.languages.en.word_classes import (
    DETERMINERS,
    FINITE,
    INFINITIVE,
    ING,
    MODALS,
    PASSIVE,
    PREPOSITIONS,
)
from kg.extract.words import Sentence, Token

_PHRASES = ("topics", "phrases")
_WRAPPERS = words_of(*_PHRASES, "wrappers")
_FILLERS = words_of(*_PHRASES, "fillers")
_ADJECTIVES = words_of(*_PHRASES, "adjectives")
_ENDS = words_of(*_PHRASES, "ends")
_SAID = frozenset(("congratulate", "thank", "express", "wish", "reiterate", "reaffirm", "convey", "offer"))
_OCCASIONS = words_of("topics", "nouns", "at")
# "Should push ahead with | trade": so many words from a verb to its matter.
_VERB = 4
# "Through the Lipulekh Pass" has so many words.
_FAR_WAY = 5
# "Costs for Chad | should it block transit"
_INVERTED, _SUBJECTS = frozenset(("should",)), words_of("grammar", "subjects")
_YEARLY = frozenset(("annual", "bilateral", "trilateral", "tripartite"))
# "At their first meeting": so many words.
_OCCASION = 5
_STRESSING = words_of("topics", "nouns", "stressing")
_MONTHS = words_of(*_PHRASES, "months")
_COOPERATING = words_of(*_PHRASES, "cooperating") | {"coordination", "teamwork", "alliance"}


# "The following issues: trade and energy"
_ANNOUNCING = words_of("vocabulary", "announcing")


_PARTING, _MEETING = PREPOSITIONS - {"of"} | {"and"}, frozenset(("meet", "speak", "reconvene", "consult"))


class AgendaReader(DoingLists):
    """Reads the list of topics that begins at a token of a sentence; at ``walls`` it ends."""

    def __init__(self, grammar: Grammar, sentence: Sentence, walls: frozenset[int] = frozenset()) -> None:
        super().__init__(grammar, sentence)
        self._walls = walls
        self._chained = False

    def items(self, start: int, until: int | None = None) -> list[Item]:
        """Return the topics from a token on, in their order."""
        limit = self.sentence.last if until is None else until
        self.opening = opening = self.tokens[max(start - 1, self.sentence.first)].lower
        self.binder = opening if opening in ("at", "with", "in", "to", "from") else ""
        self._chained = self._is_chained(start)
        last = self._end(start, limit)
        out: list[Item] = []
        verbal = self._chained
        pieces = list(self.pieces(start, last))
        more = self._resumed(last + 1, limit)
        while more is not None:
            last = self._end(more, limit)
            pieces += self.pieces(more, last)
            more = self._resumed(last + 1, limit)
        if self._names_list(last, limit):
            listed = self.items(last + 2, until)
            if not self._announces_of(last):
                return listed
            # "Efforts to fight hunger, including in the areas of: | water and trade"
            opened = next((p.first for p in reversed(pieces) if p.last >= last - 1), last)
            return [*(self.items(start, opened - 1) if opened - 1 > start else []), *listed]
        for piece in self._merged(pieces):
            opened = self._opens_with_verb(piece.first, verbal)
            item = self.item(piece, opened) if not self._says_again(piece, pieces[0]) else None
            verbal = verbal or opened or self._has_infinitive(piece)
            if item is not None and item.first == item.last and _is_day(self.tokens[item.first]):
                continue  # "when it takes office in | May"
            if item is not None and not self._is_no_noun(item) and not self._is_example(piece, pieces):
                out.append(item)
                out += self._aimed_at(piece, item)
        return sectors.apart(self.words, out)

    def _aimed_at(self, piece: Piece, item: Item) -> list[Item]:
        """What ties are for, beside them: "the partnership with Peru | to improve roads"."""
        to = item.last + 1
        aims = to < piece.last and self.tokens[to].lower == "to" and self.carries(to + 1)
        ties = any(t.lower in _COOPERATING for t in self.tokens[item.first : item.last + 1])
        opening = self.tokens[piece.first - 1 : item.first]
        done = any(t.lower.endswith("ing") and not t.capital for t in opening)  # "deepening the ties to"
        aim = self.item(Piece(to, piece.last), True) if aims and ties and not done else None
        return [aim] if aim is not None else []

    def _is_chained(self, start: int) -> bool:
        """Whether further verbs go on from the one before a matter: "should promote | trade and boost it";
        from "how they can" as well.
        """
        if self.tokens[start].lower == "how" and self.past_how(start, self.sentence.last):
            return True
        for k in range(start - 1, max(start - _VERB, self.sentence.first), -1):
            if self.grammar.role(k) in (FINITE, INFINITIVE) or self.carries(k):
                modal = any(a.lower in MODALS for a in self.grammar.auxiliaries(k))
                return modal and self.carries(k)
        return False

    def _names_list(self, last: int, limit: int) -> bool:
        """Whether a colon opens the list that a noun announces: "explored three themes: trade"."""
        colon = last + 1 < limit and self.tokens[last + 1].text == ":"
        return colon and (self.tokens[last].lower in _ANNOUNCING or self._announces_of(last))

    def _announces_following(self, i: int) -> bool:
        """Whether "following" says which issues: "cooperation in the | following areas: trade and energy"."""
        after = self.tokens[i + 1 : i + 2]
        named = self.tokens[i].lower == "following" and self.tokens[i - 1].lower == "the"
        return named and any(t.lower in _ANNOUNCING for t in after)

    def _announces_of(self, last: int) -> bool:
        """Whether a list is announced by what its items are: "in the areas | of: trade and energy"."""
        return self.tokens[last].lower == "of" and self.tokens[last - 1].lower in _ANNOUNCING

    def _is_no_noun(self, item: Item) -> bool:
        """Whether a lone adjective or verb is left: "effective", "continue"."""
        token = self.tokens[item.first]
        lone = item.first == item.last and not token.capital and token.lower not in SECTORS
        return lone and (adjectival(token) or self.carries(item.first) or token.lower.endswith("ly"))

    def _has_infinitive(self, piece: Piece) -> bool:
        inside = range(piece.first, piece.last)
        return any(self.tokens[i].lower == "to" and self.is_infinitive(i + 1) for i in inside)

    def _end(self, start: int, last: int) -> int:
        """The last token of the list: before another clause, a circumstance, the end of the sentence."""
        gerunds = start <= last and (self.grammar.role(start) == ING or self.is_of_doing(start))
        how = self.in_how(start, last)
        for i in range(start + 1, last + 1):
            if i not in how and self._ends_at(i, start, gerunds, last):
                return i - 1
        return last

    def _resumed(self, i: int, limit: int) -> int | None:
        """Where a list goes on after a circumstance: "Ukraine as it defends itself, as well as"."""
        general = self._past_general(i)
        if general and general < limit:
            return general + 1
        ends = i <= limit and (
            self.tokens[i].lower in _ENDS | {"that"} or self.tokens[i].lower in END_PHRASES
        )
        if not ends and (i > limit or not self._is_to_be(i)):
            return None
        for k in range(i + 1, limit):
            token = self.tokens[k]
            if token.text == ";" and self._listed_after(k, limit):
                return k + 1 + (self.tokens[k + 1].lower == "and")
            if token.text == ":" and self._announces_of(k - 1):
                return k + 1  # "trade while building a port, including in the areas of: | water"
            if token.text in ";:" or self.tokens[k].lower in ("who", "which"):
                return None
            if self.matches(k, ["as", "well", "as"]):
                return k + 3
            determined = token.text == "," and self.matches(k + 1, ["and", "the"])
            if determined and not self._subject_follows(k + 2, limit):
                return k + 2
            if token.lower == "and" and self.is_wrapper(k + 1):
                return k + 1
            if token.lower == "and" and self.grammar.role(self.past_fillers(k + 1, limit)) in (
                FINITE,
                PASSIVE,
            ):
                return None
        return None

    def _is_to_be(self, i: int) -> bool:
        """Whether it is told what is to become of a matter: "the summit to be | held in May, and the"."""
        return self.grammar.role(i) == PASSIVE and self.matches(i - 2, ["to", "be"])

    def _ends_at(self, i: int, start: int, gerunds: bool, limit: int) -> bool:
        token, before = self.tokens[i], self.tokens[i - 1]
        if token.text == ";" and self._listed_after(i, limit):
            return False
        if token.text in "–—" and before.capital and self.tokens[min(i + 1, limit)].capital:
            return False  # "United States – Philippine engagements"
        if (
            before.text == ","
            and token.lower in ("but", "yet")
            and self.tokens[min(i + 1, limit)].lower != "also"
        ):
            return True  # "a dialogue on stability, | but the matter depends on Washington"
        if token.lower in _INVERTED and self._is_inverted(i):
            return True
        if token.text in ";:–—" or (token.text == "." and i == self.sentence.last):
            return True
        if self.quotation_ends(i, start) or (token.text == "," and self.source_follows(i + 1)):
            return True
        if self.joint_at(i) or self.including(i):
            return False
        if token.lower in _ENDS and not token.capital and before.lower != "including":
            if (
                self._announces_following(i)
                or self.adds_doing(i)
                or self.goes_on_doing(i)
                or self._leads_to(i, limit)
                or self._ends_noun(i, limit)
                or self._leads_through(i, limit)
                or self.is_gerund(i)
            ):
                return False
            kept = before.lower in _WRAPPERS and self.purpose_after(i) is not None
            return not (
                kept or (token.lower == "as" and before.lower in ("well", "such")) or self._is_such(i)
            )
        following = min(i + 1, self.sentence.last)
        if token.lower == "by" and before.lower != "including" and self.grammar.role(following) == ING:
            return True
        if token.lower == "that" and i > start:
            return not (before.lower in _WRAPPERS and self.taken_to(i))
        if before.lower == "and" and self._is_event_to_come(i):
            return True  # "agreed to work on trade and | meet in May"
        if token.lower in _SAID and before.lower == "and":
            return True  # "to discuss trade and congratulate her"
        if before.lower == "and" and token.lemma == "look" and self.matches(i + 1, ["forward"]):
            return True  # "agreed to work closely on trade and look forward to"
        if self.opens_relative(i, start):
            return True  # "the summits | the president convened"
        if i in self._walls or (token.lower == "with" and (before.text == "," or self._stresses(i))):
            return True
        if token.lower in ("on", "late", "early") and _is_day(self.tokens[following]):
            return True
        if token.lower in ("at", "during") and self._names_talks(i + 1):
            return True
        if before.lower in EFFORTS and token.lower == "in" and self.purpose_after(i) is not None:
            return False  # "efforts in coordination with partners to"
        if token.lower in END_PHRASES and any(self.matches(i, p) for p in END_PHRASES[token.lower]):
            return not any(self.including(k) for k in range(i + 1, min(i + 7, self.sentence.last)))
        return self._new_clause(i, gerunds, limit)

    def _is_inverted(self, i: int) -> bool:
        """Whether it is told on what condition: "costs for Chad | should it block transit"."""
        following = self.tokens[min(i + 1, self.sentence.last)]
        return following.lower in _SUBJECTS | DETERMINERS or following.capital

    def _is_event_to_come(self, i: int) -> bool:
        """Whether a verb of meeting goes on from one of doing: "and | meet at", "and | speak again"."""
        token, following = self.tokens[i], self.tokens[min(i + 1, self.sentence.last)]
        if token.lower not in _MEETING or not any(r.pos == "V" and "base" in r.tags for r in token.readings):
            return False
        return following.lower in PREPOSITIONS | {"again", "next", "soon", "regularly", "."}

    def _is_such(self, i: int) -> bool:
        """Whether "as" goes with a "such" before it: "such areas | as trade"."""
        near = self.tokens[max(i - 3, self.sentence.first) : i]
        return self.tokens[i].lower == "as" and any(t.lower == "such" for t in near)

    def _names_talks(self, i: int) -> bool:
        """Whether the occasion follows on which something was discussed: "a ceasefire | at talks in Riga"."""
        near = self.tokens[i : min(i + _OCCASION, self.sentence.last)]
        # "at a | NATO | meeting"
        plain = (t.capital or t.lower in DETERMINERS | _FILLERS | _OCCASIONS | _YEARLY for t in near)
        return next(
            (
                t.lower in _OCCASIONS
                for t, p in zip(near, plain, strict=True)
                if t.lower in _OCCASIONS or not p
            ),
            False,
        )

    def _stresses(self, i: int) -> bool:
        """Whether what talks were about above all follows: "quotas | with a particular focus on herring"."""
        near = [t.lower for t in self.tokens[i + 1 : min(i + 5, self.sentence.last)]]
        return any(a in _STRESSING and b in ("on", "to") for a, b in pairwise(near))

    def _ends_noun(self, i: int, limit: int) -> bool:
        """Whether a form in -ing ends a compound: "trade, capacity building and energy"."""
        token, before = self.tokens[i], self.tokens[i - 1]
        following = self.tokens[i + 1] if i < limit else token
        noun = before.shape == "word" and before.lower not in PREPOSITIONS | {"and", "also"}
        closed = following.text in (",", ".", ";") or following.lower in ("and", "in", "for")
        return token.lower.endswith("building") and noun and (closed or i == limit)

    def _leads_to(self, i: int, limit: int) -> bool:
        """Whether it is told what talks lead to, last of all: "negotiations | leading to free elections"."""
        plain = all(t.text != "," for t in self.tokens[i - 1 : limit + 1])
        return plain and self.matches(i, ["leading", "to"])

    def _leads_through(self, i: int, limit: int) -> bool:
        """Whether a way leads over a place: "transit of gas | through Georgia"; no "through reforms"."""
        if self.tokens[i].lower not in ("through", "via") or i >= limit:
            return False
        span = self.grammar.span_at(i + 1 + (self.tokens[i + 1].lower == "the"))
        near = self.tokens[i + 1 : min(i + _FAR_WAY, limit + 1)]
        named = any(t.lower in ("port", "pass", "strait", "canal", "corridor", "crossing") for t in near)
        beyond = self.tokens[min(span.last + 1, limit)] if span is not None else self.tokens[i]
        alone = beyond.shape == "word" and not beyond.capital and beyond.lower != "and"
        place = span is not None and span.kind in ("place", "state")
        return named or (place and (alone or beyond.text == "."))

    def _listed_after(self, i: int, limit: int) -> bool:
        """Whether a semicolon parts items: no verb of its own stands before the next one."""
        for k in range(i + 1, limit + 1):
            if self.tokens[k].text == ";":
                return True
            if self.grammar.role(k) in (FINITE, PASSIVE):
                return False
        return True

    def _new_clause(self, i: int, gerunds: bool, limit: int) -> bool:
        """Whether a verb that goes on from the cue, or a participle, opens here: ", and welcomed ..."."""
        before = self.tokens[i - 1].lower
        role = self.grammar.role(i)
        if role in (FINITE, PASSIVE):
            if before in ("and", ",") and self.is_described(i):
                return False
            if self.is_in_what(i) or self.is_in_what(i + 1):
                return False
            if self._chained and before in ("and", ",") and self.is_action(i):
                return False  # "should promote trade and | boost investment"
            if before == "being" and self.tokens[i - 2].lower in _WRAPPERS:
                return False  # "efforts being made to"
            if any(
                self.tokens[k - 1].lower in _WRAPPERS and self.taken_to(k) > i for k in range(i, i - 4, -1)
            ):
                return False  # "steps that can be | taken to"
            return not (self._is_second_adjective(i) or self._is_plural(i))
        if before in ("and", "but", ",") and self._subject_follows(i, limit):
            return True
        if before != "," or role != ING or gerunds or self.including(i) or self._is_field(i, limit):
            return False
        # "Issues, including green shipping, restoring forests".
        listed = any(self.including(k) for k in range(self.sentence.first, i))
        return not ((listed and self.carries(i)) or self.goes_on_doing(i))

    def _is_field(self, i: int, limit: int) -> bool:
        """Whether a form in -ing opens an item of a list: "tariffs, fishing quotas and training"."""
        following = self.tokens[min(i + 1, limit)]
        plain = following.shape == "mark" or following.lower not in DETERMINERS | {"the", "to", "that"}
        return self.tokens[i].lower in SECTORS and plain

    def _is_plural(self, i: int) -> bool:
        """Whether a form that may be a verb is a noun in a list: "trade, sanctions against"."""
        tags = {tag for r in self.tokens[i].readings if r.pos == "V" for tag in r.tags}
        following = self.tokens[min(i + 1, self.sentence.last)]
        if self.tokens[i - 1].lower not in (",", "and", "or"):
            return False
        if "s" not in tags:
            listed = self.tokens[i - 1].text == "," and self._has_nothing_behind(i)
            return "base" in tags and (following.lower in ("for", "of", "between") or listed)
        opens = following.lower in DETERMINERS | {"that", "to"} or following.capital
        return not opens

    def _has_nothing_behind(self, i: int) -> bool:
        """Whether a word of a list has no object, nor a verb beside it: "Ukraine, | trade and fishing"."""
        joint, beside = self.tokens[i + 1 : i + 3] if i + 2 <= self.sentence.last else [self.tokens[i]] * 2
        if joint.text == ",":
            return True
        return joint.lower == "and" and not self.grammar.role(beside.index)

    def _is_second_adjective(self, i: int) -> bool:
        """Whether a participle goes on from an adjective: "strong and diversified supply chains"."""
        token, before = self.tokens[i], self.tokens[i - 2]
        if before.text == ",":
            before = self.tokens[i - 3]
        joined = self.tokens[i - 1].lower in ("and", ",") and adjectival(before) and not before.capital
        following = self.tokens[min(i + 1, self.sentence.last)]
        if joined and following.text == ",":
            return token.lower.endswith("ed") and self._describes_on(i + 2)
        kind = token.lower.endswith("ed") or (token.lower in _ADJECTIVES and self._is_one_of_two(i))
        return (
            joined
            and kind
            and following.shape == "word"
            and not (following.capital or following.lower in PREPOSITIONS | DETERMINERS | {"that", "to"})
        )

    def _is_one_of_two(self, i: int) -> bool:
        """Whether a noun is yet to come: "a calm and | secure delta"; not "keep it open and secure"."""
        before = self.tokens[i - 3] if self.tokens[i - 1].lower == "and" else self.tokens[i - 1]
        return before.lower in DETERMINERS or before.text == "," or adjectival(before)

    def _describes_on(self, k: int) -> bool:
        """Whether further adjectives and their noun follow: "a free, open, connected, | secure, and resilient
        region"."""
        last = self.sentence.last
        while k < last and adjectival(self.tokens[k]) and self.tokens[k + 1].text == ",":
            k += 2
        k += self.tokens[min(k, last)].lower == "and"
        if k >= last or not adjectival(self.tokens[k]):
            return False
        return self.tokens[k + 1].shape == "word" and self.tokens[k + 1].lower not in PREPOSITIONS

    def _subject_follows(self, i: int, limit: int) -> bool:
        """Whether a new subject and its verb stand here: "and the president reiterated ..."."""
        for k in range(i, min(i + 9, limit + 1)):
            if self.grammar.role(k) in (FINITE, PASSIVE):
                return k > i and self.tokens[k - 1].lower != "being"
            if self.tokens[k].lower in ("that", "which", "who"):
                return False  # "and independent Malta that respects human rights"
            if self.tokens[k].text in ",;" or self.tokens[k].lower in _PARTING:
                return False
            if self.tokens[k].lower == "of":
                return self._is_said(k, min(i + 9, limit + 1))
        return False

    def _is_said(self, of: int, end: int) -> bool:
        """Whether "is" follows what is of something: "trade, and the aim of my visit | is to"."""
        for k in range(of + 1, end):
            if self.tokens[k].text == "," or self.tokens[k].lower in PREPOSITIONS | {"and", "that", "which"}:
                return False
            if self.tokens[k].lower in ("is", "are", "was", "were"):
                return self.grammar.role(k + 1) not in (ING, PASSIVE)
        return False

    def _opens_with_verb(self, i: int, verbal: bool) -> bool:
        k = i
        while k < self.sentence.last and (self.tokens[k].lower in _FILLERS or is_adverb(self.tokens[k])):
            k += 1
        if self.tokens[k].lower == "to" or self.grammar.role(k) == ING:
            return True
        return (verbal or self.grammar.role(k) == INFINITIVE) and self.is_action(k)


def _is_day(token: Token) -> bool:
    """Whether a day or month is named: "on Saturday", "late Friday"."""
    lower = token.text.lower()
    return (
        token.capital and (lower.endswith("day") or lower in _MONTHS) and lower not in ("holiday", "birthday")
    )
