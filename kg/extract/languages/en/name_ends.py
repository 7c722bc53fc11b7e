"""Where the name of a gathering ends: behind an adjective its noun, behind a quotation its mark."""

from __future__ import annotations

from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import FINITE, PASSIVE, PREPOSITIONS

# A name has so many words after its noun.
LONGEST = 20
OPENING_QUOTES = {"“": "”", "«": "»", '"': '"', "„": "“"}
# "The G7 ministerial | meeting"
_MINISTERIAL = frozenset(("session", "meeting", "conference", "gathering", "consultation", "dialogue"))


def is_council(scene: Scene, i: int) -> bool:
    """Whether a ministerial gathering is a council of ministers: "the 31st Ministerial | Council"."""
    if i > scene.sentence.last or scene.tokens[i].lower != "council":
        return False
    return scene.tokens[i].capital or not scene.tokens[i - 1].capital


def past_ministerial(scene: Scene, i: int) -> int:
    """The noun that an adjective describes: "the ministerial | Council", "ministerial regional | meeting"."""
    if is_council(scene, i + 1):
        return i + 1
    near = scene.tokens[i + 1 : min(i + 2, scene.sentence.last) + 1]
    noun = next((t.index for t in near if scene.is_noun(t, _MINISTERIAL)), i)
    return (
        i if any(t.lower in PREPOSITIONS | {"and"} or t.shape == "mark" for t in near[: noun - i]) else noun
    )


def closing(scene: Scene, opening: int) -> int:
    """The quotation mark that ends the name of a gathering: "the forum “Water for Life” |"; 0 for none."""
    close = OPENING_QUOTES[scene.tokens[opening].text]
    ahead = range(opening + 2, min(opening + LONGEST, scene.sentence.last) + 1)
    return next((k for k in ahead if scene.tokens[k].text == close), 0)


def is_plain(scene: Scene, k: int) -> bool:
    """Whether a capital word can be of the name of a gathering: of nobody, of no place, no verb, no month."""
    if k > scene.sentence.last:
        return False
    token = scene.tokens[k]
    named = token.capital and token.shape == "word" and token.lower not in given_names()
    acting = (
        scene.in_party(k) or scene.spans.over(k) is not None or scene.grammar.role(k) in (FINITE, PASSIVE)
    )
    return named and not acting and not names_month(token.text)


def end_of_list(scene: Scene, comma: int) -> int:
    """The last token of a list that a name goes on with: "the Conference on Water, | Energy, and Food in
    Lima"; 0 for none."""
    k, last, joined = comma, 0, False
    while k < min(comma + LONGEST, scene.sentence.last):
        if is_plain(scene, k):
            last, k = k, k + 1
        elif scene.tokens[k].text == "," or scene.tokens[k].lower in ("and", "&"):
            if joined:
                break
            joined = scene.tokens[k].lower != "," and scene.tokens[k].text != ","
            k += 1
        else:
            break
    return last if joined and last else 0
