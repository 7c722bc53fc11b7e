from __future__ import annotations

import pytest
from in_memory import Memory, contact_quads


@pytest.fixture(scope="session")
def contacts_graph() -> Memory:
    return Memory(contact_quads())
