"""How a list of topics parts into its items: at commas and at some of its "and"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.en.adjectives import adjectival
from kg.extract.languages.en.ends import is_adverb
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.lists import by_first_word
from kg.extract.languages.en.matters import TO_ACCOUNT, Piece
from kg.extract.languages.en.shared_goods import ATTRIBUTES, SharedGoods
from kg.extract.languages.en.word_classes import (
    ADVERBS,
    DETERMINERS,
    FINITE,
    INFINITIVE,
    ING,
    PASSIVE,
    PREPOSITIONS,
)
from kg.extract.words import Token
from kg.topics import concept

_PHRASES = ("topics", "phrases")
_WRAPPERS = words_of(*_PHRASES, "wrappers")
_BINDERS = words_of(*_PHRASES, "binders")
_FILLERS = words_of(*_PHRASES, "fillers")
_ACTIONS = words_of(*_PHRASES, "actions")
_AFTER_ACTIONS = words_of(*_PHRASES, "action_prepositions")
_PLAIN = _FILLERS | DETERMINERS
_INCLUDING = tuple(p.split() for p in table("topics")["phrases"]["including"])
# "Such areas as", "such important fields as".
_SUCH = 5
# "In areas | like energy", "issues | concerning the border"
_OPENING_EXAMPLES = frozenset(("like", "concerning"))
INCLUDING = frozenset(phrase[0] for phrase in _INCLUDING) | _OPENING_EXAMPLES
_SHARED_NOUNS = words_of(*_PHRASES, "shared_nouns")
_PAIRS = frozenset(table("topics")["phrases"]["pairs"])
_JOINTS = by_first_word(
    (
        "in the face of", "in response to", "as well as", "along with", "together with", "in addition to",
        "besides", "but also",
    )
)  # fmt: skip
_SEPARATORS = INCLUDING | frozenset(_JOINTS) | {";", ",", "to", "in", "and", "or"}
# "And other issues of mutual interest" is no matter.
_REST = frozenset(("issues", "matters", "topics", "questions", "subjects"))
# "Their role in preserving peace" is one matter.
_INVOLVED = frozenset(
    ("role", "roles", "progress", "leadership", "interest", "success", "experience", "part")
)
# "Cooperation in the fields of energy, trade and transport, and joint projects".
_FIELDS = frozenset(("fields", "areas", "spheres", "sectors"))
_NO_PLURALS = frozenset(("affairs", "politics", "economics", "business", "sports", "customs"))
# What follows the second of two phrases is its own: "grain exports and fishing quotas | for the region".
_BEYOND = frozenset(("for", "in", "between", "with", "at", "on", "within"))
# "The crimes in Tessenei | and elsewhere in the region"
_THERE = frozenset(("elsewhere", "beyond", "across", "throughout", "around"))
# "The ceasefire between Israel and Hamas and other groups".
_SIDES = frozenset(("between", "among"))
# Who is praised for these is praised, no matter.
_GOOD_IN = frozenset(("leadership", "goal", "goals", "vision", "strength", "readiness", "willingness"))
_INTRANSITIVE = words_of(*_PHRASES, "intransitive")
_WHO = words_of(*_PHRASES, "examples_of")
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_COOPERATING = words_of(*_PHRASES, "cooperating")
_RANGES = frozenset(("range of", "variety of", "number of", "set of", "series of", "host of"))
# "Of" and a sector have so many words at most.
_SECTOR = 4
# A noun with so many attributes shares none with the next.
_LONG = 2
_OPENERS = DETERMINERS | words_of("grammar", "subjects")
_DESCRIBING = _FILLERS - _OPENERS

# A matter with a preposition has more words: "developments in Sudan".
_SHORT = 2


class Parting(SharedGoods):
    """Parts the topics of a sentence."""

    def matches(self, i: int, phrase: Sequence[str]) -> bool:
        if i >= len(self.tokens) or self.tokens[i].lower != phrase[0]:
            return False
        return [t.lower for t in self.tokens[i : i + len(phrase)]] == list(phrase)

    def joint_at(self, i: int) -> int:
        """The length of "as well as", "along with" at a token, 0 for none."""
        phrases = _JOINTS.get(self.tokens[i].lower) if i < len(self.tokens) else None
        if phrases is None:
            return 0
        return next((len(p) for p in phrases if self.matches(i, p)), 0)

    def including(self, i: int) -> int:
        """The length of "including", "such as" at a token, 0 for none."""
        if i >= len(self.tokens) or self.tokens[i].lower not in INCLUDING:
            return 0
        if self.tokens[i].lower in _OPENING_EXAMPLES:
            return int(self.tokens[i - 1].lower in _FIELDS | _REST)
        return next((len(p) for p in _INCLUDING if self.matches(i, p)), 0) or self._such_as(i)

    def _such_as(self, i: int) -> int:
        """The length of "such areas as", "such important fields as"; 0 for none."""
        near = self.tokens[i + 1 : i + _SUCH]
        as_ = next((n for n, t in enumerate(near) if t.lower == "as"), -1)
        plain = all(t.shape == "word" for t in near[: max(as_, 0)])
        return as_ + 2 if self.tokens[i].lower == "such" and as_ in (1, 2) and plain else 0

    def pieces(self, first: int, last: int) -> Iterator[Piece]:
        """The stretches between separators; commas part a list, "and" only where a new matter begins."""
        begin, whole = first, self.kept_whole(first, last)
        for i in range(first, last + 1):
            length = 0 if i in whole else self._separator(i, begin, last)
            if length and i >= begin:
                if begin <= i - 1:
                    yield Piece(begin, i - 1)
                begin = i + length
        if begin <= last:
            yield Piece(begin, last)

    def _separator(self, i: int, begin: int, last: int) -> int:
        """How many tokens part two topics here, 0 for none."""
        tokens = self.tokens
        if tokens[i].lower not in _SEPARATORS:
            return 0
        if tokens[i].text == ";":
            return 1 + (i < last and tokens[i + 1].lower == "and")
        if tokens[i].text == ",":
            if (
                self.is_of_date(i, last)
                or self._coordinates_adjectives(begin, i, last)
                or self._inside_brackets(i, begin)
            ):
                return 0
            if self._names_listed(i, begin, last):
                return 0
            follow = i + 1
            length = self.including(follow)
            if length:
                return 1 + length + self._circumstance(follow + length)
            joint = self.joint_at(follow)
            return 1 + (joint or (follow <= last and tokens[follow].lower in ("and", "or", "but")))
        length = self.including(i)
        if length:
            return length + self._circumstance(i + length)
        ranging = self.binder == "from" or self.matches(begin - 2, ["ranging", "from"])
        if ranging and tokens[i].lower == "to" and not self.is_infinitive(i + 1):
            return 1
        joint = self.joint_at(i)
        if joint or self._turns_to_action(i, begin, last):
            return joint or 1
        held = tokens[i - 1].lower in TO_ACCOUNT and i > begin  # "hold Oman accountable and | expand trade"
        return 1 if tokens[i].lower in ("and", "or") and (held or self._parts(i, begin, last)) else 0

    def _turns_to_action(self, i: int, begin: int, last: int) -> bool:
        """Whether "in" tells what something is for: "solidarity among allies in confronting"."""
        if self.tokens[i].lower != "in" or i <= begin or self.tokens[i - 1].lower in _INVOLVED:
            return False
        k = i + 1
        while k < last and self.tokens[k].lower.endswith("ly"):
            k += 1
        return k < last and self.grammar.role(k) == ING and self.carries(k)

    def _circumstance(self, i: int) -> int:
        """1 where a preposition opens what is included: "including on energy", "including through talks"."""
        opening = self.tokens[min(i, self.sentence.last)].lower
        fields = self.past_fields(i) if opening == "in" else 0
        if fields:
            return fields
        if opening == "in" and (self.is_sector(i + 1) or self.is_owned_field(i + 1)):
            return 1
        regarding = self.matches(i, ("with", "regard", "to")) or self.matches(i, ("with", "respect", "to"))
        if regarding:
            return 3
        return int(opening in ("on", "about", "regarding", "by", "through", "via", "for"))

    def _inside_brackets(self, i: int, begin: int) -> bool:
        inside = [t.text for t in self.tokens[begin:i]]
        return inside.count("(") > inside.count(")")

    def _coordinates_adjectives(self, begin: int, i: int, last: int) -> bool:
        """Whether a comma stands between adjectives of one noun: "economic, humanitarian aid"."""
        word = self.tokens[i - 1]
        following = self.tokens[i + 1] if i < last else word
        if following.lower in ("and", "as", "including", "such"):
            following = self.tokens[min(i + 2, last)]
        attribute = adjectival(word) or self._is_attribute(i - 1, begin, following)
        if not (attribute and adjectival(following)) or word.capital:
            return False
        return following.index < last and self.tokens[following.index + 1].text not in ".;"

    def _is_attribute(self, i: int, begin: int, following: Token) -> bool:
        """Whether a noun lacks the one after it: "unwavering | military, economic and political support"."""
        beyond = self.tokens[min(following.index + 1, self.sentence.last)]
        if self.tokens[i].lower not in ATTRIBUTES or beyond.lower not in (",", "and"):
            return False
        opens = [
            k
            for k in range(begin, i)
            if self.tokens[k].text in _POSSESSIVE or self.words.quote(k - 1, k) in _RANGES
        ]
        doing = [k + 1 for k in range(begin, i) if self.grammar.role(k) in (ING, INFINITIVE)]
        near = self.tokens[max([opens[-1] + 1 if opens else begin, *doing]) : i]
        return all(t.lower in _PLAIN or adjectival(t) or t.capital for t in near)

    def _parts(self, i: int, begin: int, last: int) -> bool:
        """Whether "and" parts two topics and not two words of one."""
        if i == last or i <= begin:
            return i > begin
        tokens = self.tokens
        following, before = tokens[i + 1], tokens[i - 1]
        if following.lower == "also" and tokens[min(i + 2, last)].lower in _OPENERS:
            return True  # "the invasion and | also the long-term effects"
        if before.text == "," and self._coordinates_adjectives(begin, i - 1, last):
            return False  # "an inclusive, free, | and open Indo-Pacific"
        if self._inside_name(i) or before.lower in PREPOSITIONS:
            return False  # "aggression against | and occupation of Georgia"
        if following.lower in _THERE or (following.lower == "on" and self.goes_on_there(i, begin)):
            return False
        if following.lower in _DESCRIBING and (before.lower in _DESCRIBING or adjectival(before)):
            return False  # "the deep and | enduring ties", "unyielding and | steadfast support"
        if f"{before.lower} and {following.lower}" in _PAIRS or _pair(tokens, i):
            return False
        if self._verbs_joined(i, begin) or self._one_noun(i, begin) or self._shares_noun(i, begin, last):
            return False
        if self.of_one_flow(i, begin, last) or self.attributes_joined(i, begin, last):
            return False
        if self._lists_states(i, begin, last):
            return True
        if self._names_go_on(i, begin, last):
            return False
        if following.lower in ("other", "others") and self._joins_sides(i, begin):
            return False
        if self._owned_wrapper(i + 1, last) or self._closes_with_others(i + 1, last):
            return True
        if following.lower in ("his", "her", "their", "its", "our") and self.is_wrapper(i + 1):
            return True
        if self._of_two_states(i) and not adjectival(before):
            return True
        if self._sides_joined(i, begin) or self._places_joined(i, begin, last):
            return False
        opened = self._by_opening(i, begin, last)
        return opened if opened is not None else self._by_nouns(i, begin, last)

    def _joins_sides(self, i: int, begin: int) -> bool:
        """Whether "and others" goes on between or by whom something is: "attacks by A | and other groups"."""
        inside = {t.lower for t in self.tokens[begin:i]}
        if inside & _SIDES:
            return True
        near = self.tokens[i + 2 : i + 2 + _SUCH]
        return "by" in inside and self.tokens[i - 1].capital and any(t.lower in _WHO for t in near)

    def _closes_with_others(self, i: int, last: int) -> bool:
        """Whether only "other issues" follow: "cooperation within the union and | other matters"."""
        noun = next((t for t in self.tokens[i + 1 : i + _SUCH] if t.lower in _REST), None)
        if self.tokens[i].lower not in ("other", "others", "various") or noun is None or noun.index > last:
            return False
        return noun.index == last or self.tokens[noun.index + 1].lower == "of"

    def _by_opening(self, i: int, begin: int, last: int) -> bool | None:
        """Whether what follows "and" opens a matter of its own; None where its first words do not tell."""
        tokens, following = self.tokens, self.tokens[i + 1]
        if following.lower in ("its", "his", "her", "their", "our") and not self.is_wrapper(i + 1):
            if self._listed_before(begin):
                return not any(t.text == "," for t in tokens[i:last])
            return self._prepositional(begin, i - 1) and self._prepositional(i + 1, last)
        if following.lower in _COOPERATING and i + 2 < last and tokens[i + 2].lower in ("on", "in"):
            told = " ".join(t.text for t in tokens[begin:i] if t.lower not in _PLAIN)
            known = tokens[i - 1].lower in ("ties", "relations") or concept(told, "en")
            return bool(known) or None  # "bilateral ties and | cooperation on shipping"
        if following.lower == "more" and i + 2 < last and not adjectival(tokens[i + 2]):
            return not adjectival(tokens[i - 1]) and tokens[i - 1].lower != "more"
        if following.lower in _OPENERS or following.lower in ("how", "to", "on", "about", "for", "of"):
            return following.lower not in ("that", "which", "other", "more")
        if i + 2 <= last and tokens[i + 2].text in _POSSESSIVE:
            return True
        if self.is_described(i + 1) and not adjectival(before := tokens[i - 1]) and before.lower != "more":
            return True  # "port security and | improved market access"
        adverb = is_adverb(following) and not is_adverb(tokens[i - 1])  # "boost trade and | swiftly resolve"
        if self.grammar.role(i + 1 + adverb) == ING or self.is_action(i + 1 + adverb):
            return True
        if self.is_wrapper(i + 1):
            return tokens[i - 1].lower not in _WRAPPERS
        return None

    def _by_nouns(self, i: int, begin: int, last: int) -> bool:
        """Whether the nouns on both sides of "and" are two matters: "migration and energy security"."""
        tokens = self.tokens
        following, before = tokens[i + 1], tokens[i - 1]
        if adjectival(before) or any(t.text == "," for t in tokens[begin:i]):
            return False
        within = any(t.lower in _FIELDS for t in tokens[max(self.sentence.first, begin - 6) : begin])
        commas = (k for k in range(i, last) if within and tokens[k + 1].text == ",")
        until = next(commas, self._until_addition(i, last))
        if self._listed_before(begin) and until - i <= 3 and i - begin <= 4:
            return True
        if self._are_fields(i, begin, last):
            return True
        if self._closes_list(i, begin, last) or self._are_phrases(i, begin, last):
            return True
        if before.capital and following.capital:
            return False
        single = i - begin == 1 or all(t.lower in _FILLERS for t in tokens[begin : i - 1])
        alone = single and not self._prepositional(i + 1, last) and last - i <= 2
        return (
            alone
            or self._adds_field(i, begin, last)
            or (
                self._prepositional(self._unwrap(begin, i - 1, False), i - 1)
                and self._prepositional(i + 1, last)
                and last - i > _SHORT
            )
        )

    def _adds_field(self, i: int, begin: int, last: int) -> bool:
        """Whether a field that the scheme knows follows two nouns: "border security and | aviation"."""
        told = [t for t in self.tokens[begin:i] if t.lower not in _PLAIN]
        nouns = all(t.shape == "word" and not adjectival(t) and t.lower not in PREPOSITIONS for t in told)
        field = self.tokens[i + 1]
        return (
            i + 1 == last
            and len(told) == 2
            and nouns
            and not field.capital
            and bool(concept(field.text, "en"))
        )

    def _until_addition(self, i: int, last: int) -> int:
        """The last token before what is added to a whole list: "trade and tourism(,) | as well as"."""
        for k in range(i + 2, min(i + _SECTOR + 1, last)):
            joint = k + (self.tokens[k].text == ",")
            if self.joint_at(joint):
                return k - 1
        return last

    def _are_fields(self, i: int, begin: int, last: int) -> bool:
        """Whether "and" joins two sectors: "cooperation in the fields of mining and infrastructure"."""
        near = range(i - 1, max(begin, i - _SECTOR), -1)
        of = next((k for k in near if self.tokens[k].lower == "of"), None)
        if of is None or self.tokens[of - 1].lower not in _FIELDS or last - i > _SECTOR - 1:
            return False
        if not any(t.lower in _COOPERATING for t in self.tokens[begin:of]):
            return False  # "research in the areas of mitigation and adaptation"
        rest = [*range(of + 1, i), *range(i + 1, last + 1)]
        return not any(self.tokens[k].lower in PREPOSITIONS or self.tokens[k].capital for k in rest)

    def _closes_list(self, i: int, begin: int, last: int) -> bool:
        """Whether "and" stands before the last item: "the accession, the reform and energy security"."""
        after = self.tokens[i + 1 : last + 1]
        opening = self.tokens[begin - 1].text if begin > self.sentence.first else ""
        further = any(t.text == "," or t.lower in ("and", "or") for t in after)
        inside = any(t.lower in ("and", "or", "between", "among") for t in self.tokens[begin:i])
        return opening == "," and not further and not inside

    def _are_phrases(self, i: int, begin: int, last: int) -> bool:
        """Whether two nouns with attributes are joined: "digital infrastructure and carbon credits"."""
        left, right = self.tokens[begin:i], self.tokens[i + 1 : last + 1]
        ends = (n for n, t in enumerate(right) if t.text in ",." or (n > 1 and t.lower in _BEYOND))
        right = [t for t in right[: next(ends, len(right))] if t.text != "-"]
        told = [t for t in left if t.lower not in _PLAIN and t.text != "-"]
        if not right:  # a mark right behind "and"
            return False
        acting = (FINITE, PASSIVE, INFINITIVE)
        words = all(t.shape == "word" and self.grammar.role(t.index) not in acting for t in [*told, *right])
        plain = words and not any(t.lower in PREPOSITIONS | {"and", "or"} for t in [*told, *right])
        whole = bool(told and right) and right[-1].lower not in _SHARED_NOUNS
        several = bool(told) and told[-1].lower.endswith("s") and told[-1].lower not in _NO_PLURALS
        # "the proposed free trade agreement and customs cooperation"
        several = several or (len(told) > _LONG and adjectival(told[0]) and not adjectival(right[0]))
        whole = whole or (plain and bool(told) and (told[-1].lower in _SHARED_NOUNS or several))
        return plain and len(told) > 1 and len(right) > 1 and whole

    def _verbs_joined(self, i: int, begin: int) -> bool:
        """Whether "and" joins two verbs of one object: "to repair and revitalize the partnership"."""
        before = self.tokens[i - 1]
        verb = before.lemma in _ACTIONS and bool(before.readings) and before.readings[0].pos == "V"
        opens = i - 1 == begin or self.tokens[i - 2].lower in {"to", "further", "and", *ADVERBS}
        return verb and (opens or self.grammar.role(i - 1) == ING) and self.carries(i + 1)

    def _one_noun(self, i: int, begin: int) -> bool:
        """Whether two words share what follows or frames them: "the delivery and distribution of"."""
        after = [t.lower for t in self.tokens[i + 1 : i + 4]]
        if after[:1] == ["the"] and after[1:2] and after[1] in ("broader", "wider", "rest"):
            return True
        own = self.is_wrapper(i + 1) and self.tokens[i - 1].lower not in _WRAPPERS
        shared = len(after) > 1 and after[1] == "of" and self.tokens[i - 2].lower in DETERMINERS and not own
        return shared and i - 2 > begin and self.tokens[i - 3].lower in PREPOSITIONS

    def _shares_noun(self, i: int, begin: int, last: int) -> bool:
        """Whether two fields have one noun: "trade and economic ties"."""
        before, following = self.tokens[i - 1], self.tokens[i + 1]
        noun = self.tokens[min(i + 2, last)]
        alone = i - 1 == begin or self.tokens[i - 2].lower in _FILLERS | PREPOSITIONS | DETERMINERS
        named = before.capital and before.index > self.sentence.first
        fields = noun.lower in _FIELDS and following.shape == "word" and not self._listed_before(begin)
        kinds = adjectival(following) or fields  # "the nuclear and space | sectors"
        fields = alone and not named and kinds and before.shape == "word"
        return fields and noun.index > i + 1 and noun.lower in _SHARED_NOUNS

    def opens_owned(self, i: int) -> bool:
        """Whether it is told whose commitment, efforts or role in a matter begin at a token."""
        told = self.tokens[self._owner(i, self.sentence.last)].lower
        return told not in _GOOD_IN and self._owned_wrapper(i, self.sentence.last)

    def _owned_wrapper(self, i: int, last: int) -> bool:
        """Whether "U.S. efforts to", "Kenya’s commitment to" begins at a token."""
        at = self._owner(i, last)
        return i < at < last and self.tokens[at].lower in _WRAPPERS and self.tokens[at + 1].lower in _BINDERS

    def is_wrapper(self, i: int) -> bool:
        """Whether "efforts to", "importance of" begin at a token, adjectives before them left out."""
        k = i
        while k < self.sentence.last and self.tokens[k].lower in _FILLERS:
            k += 1
        following = self.tokens[min(k + 1, self.sentence.last)].lower
        bound = following in _BINDERS or bool(self.taken_to(k + 1))
        return self.tokens[k].lower in _WRAPPERS and bound

    def is_action(self, i: int) -> bool:
        """Whether a base form that has an object begins at a token: "tackle the climate crisis"."""
        token = self.tokens[i]
        base = any(r.pos == "V" and "base" in r.tags for r in token.readings) and token.lemma in _ACTIONS
        if not base or token.capital or i >= self.sentence.last:
            return False
        following = self.tokens[i + 1]
        if following.lower in PREPOSITIONS:
            return token.lower in _INTRANSITIVE and following.lower in _AFTER_ACTIONS
        return following.shape in ("word", "number") and following.lower not in ("and", "or")


def _pair(tokens: Sequence[Token], i: int) -> bool:
    """Whether "and" joins two words of one matter: "security and stability"."""
    before = " ".join(t.lower for t in tokens[max(0, i - 2) : i])
    after = " ".join(t.lower for t in tokens[i + 1 : i + 4])
    return any(
        before.endswith(left) and after.startswith(right)
        for left, _, right in (p.partition(" and ") for p in _PAIRS)
    )
