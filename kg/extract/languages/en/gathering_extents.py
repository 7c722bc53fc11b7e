"""Where the name of a gathering begins and ends: "the 55th | session | of the Council in Geneva"."""

from __future__ import annotations

import re

from kg.extract.languages.en.boards import MARKS, is_board, is_group, names_board
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.gathering_bodies import body_of_officials
from kg.extract.languages.en.gathering_words import (
    begins_gathering,
    ends_gathering,
    is_on_states,
)
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.name_ends import (
    LONGEST,
    OPENING_QUOTES,
    closing,
    end_of_list,
    is_plain,
    past_ministerial,
)
from kg.extract.languages.en.scene import LIGHT, Scene, listed
from kg.extract.languages.en.word_classes import ADVERBS, FINITE, INFINITIVE, ING, PASSIVE, PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_DETERMINERS = words_of("grammar", "determiners")
ORDINALS = listed("conference", "ordinals")
_OF_NAMES = frozenset(("one", "our", "all", "every", "each"))
_OPENING_NAMES = listed("conference", "opening_names")
_NOT_FIRST = _DETERMINERS | listed("conference", "not_first")
_HOW_HELD = listed("conference", "how_held")
_BEFORE_THE = frozenset(("of", "on", "for", "to", "and", "in", "with"))
# "Of the joint Turkmen-Azerbaijani intergovernmental commission" has so many words.
_COMMISSION = 12
_MARKS = MARKS - {"bilateral"}
_SITUATIONS = words_of("triggers", "places", "situations")
_YEAR = re.compile(r"20\d\d")
_RULED = frozenset(("state", "government"))


def extent(scene: Scene, token: Token) -> tuple[int, int]:
    """The first and last token of the name of a gathering: "11th U.S.-EU Space Dialogue"."""
    first = token.index
    while first > scene.sentence.first:
        before = _past_acronym(scene, first - 1)
        body = scene.spans.over(before)
        if body is not None and body.kind in ("body", "state") and body.last == before > body.first:
            first = body.first  # "the Organization for Security in Europe (OSCE) | Council meeting"
            continue
        if not _belongs_before(scene, before, first):
            break
        first = before
    while first < token.index and scene.tokens[first].lower in _NOT_FIRST | {"of", "to"}:
        named = scene.tokens[first].capital and scene.tokens[first].lower in _OF_NAMES
        if named and first > scene.sentence.first:
            break  # "the One Ocean Summit", "the Our Ocean Conference"
        first += 1
    return first, _end(scene, token.index)


def without_month(scene: Scene, first: int, last: int) -> int:
    """Where a name begins behind the date of its gathering: "the September 2023 | Pacific Forum", "the April
    19-20 | Ministerial"; a year alone is of the name: "the | 2023 Pacific Forum". Nor is how it is held: "the
    virtual | Leaders Summit"."""
    while first < last and scene.tokens[first].lower in _HOW_HELD and not scene.tokens[first].capital:
        first += 1
    if not names_month(scene.tokens[first].text):
        return first
    k = first + 1
    while k < last and (scene.tokens[k].text.isdigit() or scene.tokens[k].text in ("-", "–", "’s", "'s")):
        k += 1
    return k if k <= last else first


def _belongs_before(scene: Scene, i: int, first: int) -> bool:
    token = scene.tokens[i]
    if token.text in ("-", "–", "’s", "'s", "’", "'") or token.shape == "number":
        return True
    if token.text == "+" and scene.tokens[i - 1].shape == "number":
        return "ministerial" in scene.text(first, first + 1)  # "the 2+2 ministerial dialogue"
    if token.text == "+" and scene.tokens[i - 1].capital:
        return "summit" in scene.text(first, first + 1)  # "the C5+1 Summit"
    if token.shape != "word" or scene.grammar.role(i) in (FINITE, INFINITIVE, PASSIVE, ING):
        return False
    if scene.title and not token.capital and scene.verb_lemma(token) in LIGHT:
        return False  # "Poland, Lithuania | hold consultations"
    if scene.title and _is_infinitive(scene, i):
        return False  # "Peru to Host | Ninth Summit of the Andes"
    lower = token.lower
    if lower in _OF_NAMES and token.capital and i > scene.sentence.first:
        return True  # "the One Ocean Summit"
    if lower == "of" and scene.tokens[i - 1].lower == "heads" and scene.tokens[first].lower in _RULED:
        return True  # "the 48th Heads of | Government conference"
    if lower == "heads" and scene.text(i + 1, i + 2) in ("of state", "of government"):
        return True
    if lower in ("of", "to") and _opens_name(scene, i, first):
        return True  # "the Rivers Call to | Action Forum"
    if lower == "and":
        named = scene.tokens[i - 1].capital and scene.tokens[first].capital
        named = named and scene.tokens[i - 2].lower not in ("in", "at")  # "the summit in Rome and G7 | Forum"
        return named and not ends_gathering(scene, i - 1, first)
    if (
        lower in _DETERMINERS | PREPOSITIONS | ADVERBS | {"who", "which", "that", "to"}
        and lower not in ORDINALS
    ):
        return False
    here = [p for p in scene.clauses.parties if p.first <= i <= p.last]
    # "The Oman-Kenya Leaders’ | Summit": one leader of each
    ones = (p for p in here if p.kind == "post" and not p.plural)
    one = any(not scene.tokens[p.last].lower.endswith("s") for p in ones)
    return not (one or any(p.kind in ("person", "pronoun") for p in here))


def _is_infinitive(scene: Scene, i: int) -> bool:
    """Whether a word of a headline is what somebody is to do: "Peru to | Host Ninth Summit"."""
    base = any(r.pos == "V" and "base" in r.tags for r in scene.tokens[i].readings)
    return base and i > scene.sentence.first and scene.tokens[i - 1].lower == "to"


def _opens_name(scene: Scene, i: int, first: int) -> bool:
    """Whether "of" or "to" stands within a name: "the Day | of Action Summit"."""
    noun = scene.tokens[i - 1]
    return noun.capital and noun.lower in _OPENING_NAMES and scene.tokens[first].capital


def _past_acronym(scene: Scene, i: int) -> int:
    """The token before an acronym in brackets that ends here, else the same: "the Organization (SCO)"."""
    tokens = scene.tokens
    inside = i - 2 > scene.sentence.first and tokens[i].text == ")" and tokens[i - 2].text == "("
    return i - 3 if inside and tokens[i - 1].text.isupper() else i


def _end(scene: Scene, i: int) -> int:
    """The last token of a name: "of the Americas", "on Critical Technologies", "for Democracy"."""
    if i < scene.sentence.last and _YEAR.fullmatch(scene.tokens[i + 1].text):
        dated = scene.tokens[min(i + 2, scene.sentence.last)].text == "-"  # "the Ministerial 2025-03-04"
        return i + 1 - dated
    if i < scene.sentence.last and scene.tokens[i + 1].text in OPENING_QUOTES:
        return closing(scene, i + 1) or i
    commission = commission_after(scene, i)
    if commission:
        i = commission
    if scene.tokens[i].lower == "ministerial":
        i = past_ministerial(scene, i)
    members = _members(scene, i)
    last, k = (i, i + 1) if members is None else (members.last, members.last + 1)
    officials = body_of_officials(scene, i) if members is None else None
    last, k = (officials.last, officials.last + 1) if officials is not None else (last, k)
    while k <= scene.sentence.last and k - i < LONGEST:
        further = _further(scene, i, last, k)
        if further is None:
            break
        last, k = further
    body = scene.spans.over(last)
    whole = body is not None and body.kind == "body" and i < last < body.last
    return body.last if body is not None and whole else last


def _further(scene: Scene, noun: int, last: int, k: int) -> tuple[int, int] | None:
    """The last token of a name with the word at a token, and the one to look at next; None where it ends."""
    token, joined = scene.tokens[k], k == last + 1
    named = capital_follows(scene, k + 1)
    if token.lower in ("of", "on", "for", "to") and joined and named:
        to_state = token.lower == "to" and bool(scene.places(k + 1, k + 1))
        return None if to_state or is_on_states(scene, noun, k) else (last, k + 1)
    if scene.text(k, min(k + 1, scene.sentence.last)) in ("for a", "for an") and joined:
        return (last, k + 2) if capital_follows(scene, k + 2) else None  # "the Summit for a New Pact"
    if token.lower == "and" and begins_gathering(scene, k + 1):
        return None  # "the session of the Council | and the Digital Forum"
    if token.lower == "the" and scene.tokens[k - 1].lower not in _BEFORE_THE:
        return None  # "the Summit of the Americas | the United States will host"
    if token.lower in ("the", "and", "of", "for") and named and k > last:
        return None if token.lower == "and" and last == noun else (last, k + 1)
    if token.text in ("-", "–") and joined and named:
        return last, k + 1
    if joined and last > noun and (state := _state_of_matter(scene, k)) is not None:
        return state.last, state.last + 1
    long = joined and last > noun + 1
    if token.text == "," and long and (listed_to := end_of_list(scene, k)):
        return listed_to, listed_to + 1
    if token.lower == "with" and long and is_plain(scene, k + 1):
        return last, k + 1
    if not _begins_name(scene, k) and token.capital and token.shape in ("word", "initial") and k > noun + 1:
        last = max([k, *(p.last for p in scene.clauses.parties if p.first <= k <= p.last and p.plural)])
        return last, last + 1
    return None


def _state_of_matter(scene: Scene, k: int) -> Span | None:
    """The state or region whose matter a name tells, and not where the gathering is: "the Summit on Peace
    | in Sudan"; not so a town."""
    if scene.tokens[k].lower != "in" or scene.tokens[k - 1].lower not in _SITUATIONS:
        return None
    at = min(k + 1, scene.sentence.last)
    at += at < scene.sentence.last and scene.tokens[at].lower == "the"
    span = scene.spans.at(at)
    return span if span is not None and (span.kind == "state" or span.region) else None


def commission_after(scene: Scene, i: int) -> int:
    """The noun of the commission whose session a noun is: "meeting of the joint | commission"; 0 for none."""
    near = scene.tokens[i + 1 : min(i + _COMMISSION, scene.sentence.last + 1)]
    noun = next((n for n, t in enumerate(near) if is_board(scene.words, t)), None)
    if noun is None or near[0].lower != "of" or any(t.text == "," for t in near[:noun]):
        return 0
    marked = not is_group(scene.words, near[noun]) and any(t.lower in _MARKS for t in near[:noun])
    if not marked and not names_board(scene.words, i + 1, near[noun].index):
        return 0
    return i + 1 + noun


def _begins_name(scene: Scene, k: int) -> bool:
    """Whether a person follows the name: "the Summit of the Americas | Paul Dorn travelled"."""
    given = scene.tokens[k].capital and scene.tokens[k].lower in given_names()
    given = given and scene.tokens[k - 1].capital and scene.spans.over(k) is None
    return given and k < scene.sentence.last and scene.tokens[k + 1].capital


def _members(scene: Scene, i: int) -> Party | None:
    """Those of a body whose gathering it is: "meeting of the foreign ministers of the G7"."""
    if i + 2 > scene.sentence.last or scene.tokens[i + 1].lower != "of":
        return None
    near = [p for p in scene.clauses.parties if i + 2 <= p.first <= i + 5 and p.kind == "post"]
    between = scene.tokens[i + 2 : near[0].first] if near else []
    plain = all(t.lower in _DETERMINERS or t.shape == "number" for t in between)
    return near[0] if near and plain and is_of_body(near[0]) else None


def is_of_body(party: Party) -> bool:
    """Whether a post is held by those of all states of a body: "NATO foreign ministers"."""
    capacity = party.capacity
    return party.plural and capacity is not None and bool(capacity.organization) and not capacity.country


def capital_follows(scene: Scene, k: int) -> bool:
    k += k <= scene.sentence.last and scene.tokens[k].lower == "the"
    token = scene.tokens[min(k, scene.sentence.last)]
    month = names_month(token.text)
    day = token.lower.endswith("day")
    here = [p for p in scene.clauses.parties if p.first <= k <= p.last]
    person = any(p.kind == "person" or (p.kind == "post" and not p.plural) for p in here)
    return token.capital and not (month or day or person)
