"""Corrects and undoes for ever; ``test_corrected_crash.py`` kills it. Prints a line after each round."""

from __future__ import annotations

import sys

from kg.resolve import Judgement, Log
from kg.store import judgements_file, open_store
from tests.run.corrected import correct, of_event, of_topic, settle


def main(folder: str) -> None:
    log = Log(judgements_file(folder))
    with open_store(folder) as store:
        while True:
            store.mark_resolved(done=False)
            decided = log.decide(correct(of_event("a3", "date"), of_topic("a3"), of_topic("a1")))
            settle(store, log)
            store.mark_resolved(done=False)
            log.decide(Judgement(undoes=decided.id, author="x", date="2026-01-03"))
            settle(store, log)
            print("round", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
