"""Words after a post that say how its holder, who is named next, has it: "nazir | vəzifəsini tutan A",
"səfir | vəzifəsinə təyin edilmiş B".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

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


def holding(tokens: Sequence[Token], head: int) -> int:
    """Return how many words after the head of a post only say that who is named next holds it; 0 for none."""
    at = head + 1
    first = tokens[at].lower if at < len(tokens) else ""
    if first not in _FIRST:
        return 0
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
