"""By which words an invitation is why somebody comes: "A-nın dəvətini | qəbul edərək", "dəvəti | üzrə"."""

from __future__ import annotations

from collections.abc import Callable

# "dəvətini | qəbul edərək", "dəvətinə | cavab olaraq"
_TAKEN = {
    "dəvətini": frozenset(["qəbul", "alaraq", "alıb", "nəzərə"]),
    "dəvətinə": frozenset(["əsasən", "görə", "uyğun", "cavab", "cavabən", "müvafiq"]),
    "dəvətindən": frozenset(["istifadə"]),
    "dəvəti": frozenset(["üzrə", "əsasında", "ilə", "əsasən"]),
}
_CONVERBS = frozenset(["edərək", "etməklə", "etdikdən"])


def takes(low: Callable[[int], str], after: int) -> bool:
    """Whether an invitation at a token is told to be why somebody comes: "A-nın | dəvətini qəbul edərək"."""
    word, following = low(after), low(after + 1)
    if following not in _TAKEN.get(word, ()):
        return False
    return following != "qəbul" or low(after + 2) in _CONVERBS
