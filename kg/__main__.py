"""``python -m kg``: the command line, where ``kg`` itself is not on the path."""

from __future__ import annotations

from kg.cli import main

main(prog_name="python -m kg")
