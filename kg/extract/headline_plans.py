"""Talks that a headline names without a verb, to which a text only looks forward: "Statement on the meeting
of A and B. A will receive B on Monday". The same for every language."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft


def settle(events: Sequence[Draft]) -> None:
    """Let such talks be planned: all that the body tells of the two is still to come."""
    for draft in events:
        if _is_only_named(draft):
            told = [d for d in events if not d.title and len(d.keys() & draft.keys()) > 1]
            if told and all(d.modality == "planned" for d in told):
                draft.modality = "planned"


def _is_only_named(draft: Draft) -> bool:
    """Whether only a noun of a headline tells talks, and no day that has passed."""
    nominal = draft.title and draft.type in TALKS and draft.rule.endswith("-noun")
    return nominal and draft.modality == "held" and draft.when is None and not draft.earlier
