"""The cases that Russian prepositions govern."""

from __future__ import annotations

PREPOSITION_CASES: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        [
            "для",
            "из",
            "от",
            "до",
            "у",
            "без",
            "после",
            "кроме",
            "около",
            "вокруг",
            "вдоль",
            "против",
            "среди",
            "ради",
            "из-за",
            "касательно",
            "относительно",
            "вследствие",
            "помимо",
            "вместо",
        ],
        frozenset(("gen",)),
    ),
    **dict.fromkeys(["к", "ко", "благодаря", "вопреки", "согласно", "навстречу"], frozenset(("dat",))),
    **dict.fromkeys(["про", "через", "сквозь"], frozenset(("acc",))),
    **dict.fromkeys(["над", "перед", "между"], frozenset(("ins", "gen"))),
    **dict.fromkeys(["о", "об", "обо", "при"], frozenset(("loc",))),
    **dict.fromkeys(["в", "во", "на"], frozenset(("loc", "acc"))),
    "с": frozenset(("ins", "gen")),
    "со": frozenset(("ins", "gen")),
    "по": frozenset(("dat",)),
    "за": frozenset(("ins", "acc")),
    "под": frozenset(("ins", "acc")),
}
