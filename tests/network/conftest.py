from __future__ import annotations

import pytest
from in_memory import Memory, contact_quads

from kg.network import Contacts, read


@pytest.fixture(scope="session")
def contacts() -> Contacts:
    return read(Memory(contact_quads()))
