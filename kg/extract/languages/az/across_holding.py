"""Words after a post that say how its holder, who is named next, has it: "nazir | vəzifəsini tutan A",
"səfir | vəzifəsinə təyin edilmiş B".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kg.extract.languages.az.lexicon import words_of
from kg.extract.words import Token

_HELD: Final = frozenset(("vəzifəsini", "postunu"))
_HOLDING: Final = frozenset(("tutan", "daşıyan"))
_SERVED: Final = frozenset(("vəzifəsində", "postunda"))
_SERVING: Final = frozenset(("çalışan", "olan"))
_GIVEN: Final = frozenset(("vəzifəsinə", "postuna"))
_LATELY: Final = frozenset(("yeni", "yenicə", "yenidən", "bu", "yaxınlarda", "təzəlikcə"))
_APPOINTED: Final = frozenset(("edilən", "edilmiş", "olunan", "olunmuş"))
_CHOSEN: Final = frozenset(("seçilən", "seçilmiş", "gətirilən", "gətirilmiş", "başlayan", "başlamış"))
_FIRST: Final = _HELD | _SERVED | _GIVEN
_HAVING: Final = words_of("posts", "told_behind")
_LEFT: Final = words_of("posts", "leaving", "from")
_LIGHT: Final = words_of("posts", "leaving", "light")
_LEAVING: Final = words_of("posts", "leaving", "named_next")
# "Nazir | kimi": in which post somebody acts; words that can open such a sentence, so many at most
_AS: Final = "kimi"
_OPENERS: Final = words_of("posts", "opening_times")
_OPENING: Final = 7
_BESIDE: Final = frozenset(("isə", "da", "də"))
_OFFERED: Final = tuple(words_of("posts", "leaving", "offered"))
# The verb stands so many words behind the name at most, of a list the last one.
_FAR: Final = 30


def holding(tokens: Sequence[Token], head: int) -> int:
    """Return how many words after the head of a post only say that who is named next holds it; 0 for none."""
    at = head + 1
    first = tokens[at].lower if at < len(tokens) else ""
    if first not in _FIRST:
        return 0
    beside = at + 1 < len(tokens) and tokens[at + 1].lower in _BESIDE
    if first not in _SERVED and _is_told_next(tokens, at + beside):
        return 1 + beside
    words = [t.lower for t in tokens[at + 1 : at + 5]] or [""]
    if first in _HELD:
        return 2 if words[0] in _HOLDING else 0
    if first in _SERVED and words[:2] == ["fəaliyyət", "göstərən"]:
        return 3
    if first in _SERVED:
        return 2 if words[0] in _SERVING else 0
    late = next((n for n, w in enumerate(words) if w not in _LATELY), len(words))
    rest = words[late:]
    if rest[:1] and rest[0] in _CHOSEN:
        return 2 + late
    return 3 + late if rest[:1] == ["təyin"] and rest[1:2] and rest[1] in _APPOINTED else 0


def is_capacity(tokens: Sequence[Token], first: int, head: int) -> bool:
    """Return whether a post with which a sentence opens, but for when it was, is that in which who is named
    next acts: "ötən ay | Peru naziri kimi A"; not who stands before it, "A nazir kimi B ilə"."""
    after = tokens[head + 1 : head + 3]
    if len(after) < 2 or after[0].lower != _AS or not (after[1].capital and after[1].shape == "word"):
        return False
    sentence = tokens[head].sentence
    before = [t for t in tokens[max(0, first - _OPENING) : first] if t.sentence == sentence]
    opens = first < _OPENING or tokens[first - _OPENING].sentence != sentence
    told = [t for t in before if t.capital and t.lower not in _OPENERS]
    return opens and not told


def _is_told_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether who gets or has a post is named behind the words for it: "nazir | postunu | A tutur", "nazir
    vəzifəsinə | B gətirilib"."""
    name = tokens[at + 1] if at + 1 < len(tokens) else None
    if name is None or not name.capital or name.shape != "word":
        return False
    rest = [t.lower for t in tokens[at + 2 : at + 2 + _FAR] if t.sentence == name.sentence]
    until = next((n for n, w in enumerate(rest) if w in _FIRST), len(rest))
    offered = any(w.startswith(_OFFERED) for w in rest[:until])
    return not offered and any(w in _HAVING for w in rest)


def left(tokens: Sequence[Token], head: int) -> int:
    """Return how many words after the head of a post say that who is named next has left it, "nazir |
    vəzifəsindən azad edilmiş A"; 0 for none."""
    words = [t.lower for t in tokens[head + 1 : head + 5]]
    if words[:1] and words[0] in _LEFT:
        count = 2 + (words[1:2] != [] and words[1] in _LIGHT)
        return count if words[count - 1 : count] and words[count - 1] in _LEAVING else 0
    return 0
