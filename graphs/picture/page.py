"""How is a network put into one HTML file that opens anywhere, offline? Around the vis-network that pyvis carries.

pyvis's own template loads styles from elsewhere and puts headings in unescaped, so only its library is taken: what is
shown comes from our template, everything in it escaped, and the places of the nodes are fixed beforehand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from graphs.network.form import as_json
from graphs.network.kinds import node_kinds
from graphs.network.model import Network
from graphs.picture.drawing import size_of

_LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
_SCALE = 1000
"""Units of vis-network from the middle of a picture to its edge, for a hundred nodes."""

_SHAPES = {"circle": "dot", "wedge": "triangleDown", "pentagon": "hexagon"}
"""Our shapes as vis-network names them; it has no pentagon."""

_INLINE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def interactive_page(network: Network) -> str:
    """A network as a page: picture above, the same as tables below; it asks the internet for nothing."""
    environment = Environment(
        loader=PackageLoader("graphs", "picture"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    named = {node.id: node.label for node in network.nodes}
    return environment.get_template("page.html").render(
        network=network,
        form=as_json(network),
        kinds=node_kinds(),
        named=named,
        link=_link,
        library=_library(),
        data=inline_json(_for_vis(network)),
    )


def inline_json(value: object) -> Markup:
    """JSON that can stand in a script: no text in it ends the script or begins a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for mark, written in _INLINE.items():
        text = text.replace(mark, written)
    return Markup(text)  # noqa: S704 # every mark of markup is written as an escape of JSON


def _link(address: str | None) -> str | None:
    """An address that a link may have: of the web, never a script."""
    return address if address and address.startswith(("https://", "http://")) else None


@cache
def _library() -> Markup:
    """The script of vis-network, as it stands in the installed package of pyvis."""
    script = files("pyvis").joinpath(_LIBRARY).read_text("utf-8")
    return Markup(script.replace("</script", "<\\/script").partition("//# sourceMappingURL")[0])  # noqa: S704 # a library of ours


def _for_vis(network: Network) -> Mapping[str, object]:
    spread = _SCALE * max(len(network.nodes) / 100, 0.25) ** 0.5
    kinds = node_kinds()
    strongest = max((edge.weight for edge in network.edges), default=1) or 1
    return {
        "nodes": [
            {
                "id": node.id,
                "label": node.label,
                "shape": _SHAPES.get(kinds[node.type].shape, kinds[node.type].shape),
                "color": kinds[node.type].colour,
                "size": size_of(node) * 1.6,
                "x": round(node.x * spread, 1),
                "y": round(-node.y * spread, 1),
            }
            for node in network.nodes
        ],
        "edges": [
            {
                "id": str(number),
                "from": edge.source,
                "to": edge.target,
                "width": round(1 + 5 * max(edge.weight, 0) / strongest, 2),
            }
            for number, edge in enumerate(network.edges)
        ],
    }
