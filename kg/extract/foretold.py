"""What was only foretold and then took place is one event: "He said last week that he would visit Oman. On
Monday he arrived in Muscat". The same for every language."""

from __future__ import annotations

from kg.extract.drafts import TALKS, Draft

# The letters of a date that is a day.
_DAY = 10


def came_true(plan: Draft, deed: Draft) -> bool:
    """Whether an event told to have taken place on a day is what an earlier sentence only foretold."""
    kinds = plan.type in (*TALKS, "visit", "signing")
    foretold = plan.foretold and plan.modality == "planned" and not plan.title
    took_place = deed.modality == "held" and not (deed.earlier or deed.anew or deed.title or deed.foretold)
    dated = deed.when is not None and len(deed.when.value) == _DAY
    return kinds and foretold and took_place and dated and plan.sentence < deed.sentence


def take_place(plan: Draft, told: Draft) -> None:
    """Let what was only foretold have been held, where a later sentence says that it was: "He was due to meet
    the king. The meeting went ahead"."""
    if plan.foretold and plan.modality == "planned" and told.modality == "held" and not told.earlier:
        plan.modality, plan.past = "held", True
