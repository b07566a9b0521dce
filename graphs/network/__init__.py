"""Which networks does the graph hold, and what do they look like? One form of them feeds every view."""

from graphs.network.catalogue import ReadyMade, find_ready_made, ready_made
from graphs.network.making import NetworkSource, make_network
from graphs.network.model import Choice, Edge, Evidence, Filters, Network, Node

__all__ = [
    "Choice",
    "Edge",
    "Evidence",
    "Filters",
    "Network",
    "NetworkSource",
    "Node",
    "ReadyMade",
    "find_ready_made",
    "make_network",
    "ready_made",
]
