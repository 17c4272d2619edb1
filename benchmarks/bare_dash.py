"""The yardstick: the least Dash page there is, with one callback that does nothing, under the same server."""

from __future__ import annotations

from typing import Any


def wsgi() -> Any:
    """Return a bare Dash page's WSGI application."""
    from dash import Dash, Input, Output, dcc, html

    app = Dash("bare", enable_mcp=False, compress=True)
    app.layout = html.Main([dcc.Store(id="in"), html.P(id="out")])

    @app.callback(Output("out", "children"), Input("in", "data"))
    def nothing(data: object) -> str:
        return ""

    return app.server


def wsgi_with_graph() -> Any:
    """Return a bare Dash page with one empty Plotly graph."""
    from dash import Dash, dcc, html

    app = Dash("graph", enable_mcp=False, compress=True)
    app.layout = html.Main(dcc.Graph())
    return app.server


def main(factory: str, port: int) -> None:
    """Serve one of the two under granian."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        f"benchmarks.bare_dash:{factory}", port=port, interface=Interfaces.WSGI, factory=True, log_enabled=False
    ).serve()


if __name__ == "__main__":
    import sys

    main(sys.argv[1], int(sys.argv[2]))
