from __future__ import annotations

import networkx as nx
import pytest

from anatomy.catalogue.load import Catalogue, load_catalogue
from anatomy.graph.build import build_graph


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="session")
def graph(catalogue: Catalogue) -> nx.MultiDiGraph:
    return build_graph(catalogue)
