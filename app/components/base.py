"""What every component of our own shares: a Dash component class without a build step.

Each is one Python class and a React function in a hand-written script. React is the copy Dash already loads.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from dash.development.base_component import Component

NAMESPACE = "metamere_components"


class OwnComponent(Component):
    """A Dash component whose React half lives in ``window.metamere_components``.

    Parameters
    ----------
    **props
        Any of ``PROPS`` of the class; those left out or None are not sent.
    """

    PROPS: ClassVar[Sequence[str]] = ()
    _children_props: ClassVar[list[str]] = []
    _base_nodes: ClassVar[list[str]] = ["children"]
    _namespace = NAMESPACE

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        cls._type = cls.__name__

    def __init__(self, **props: Any) -> None:
        self._prop_names = self.available_properties = list(self.PROPS)
        self._valid_wildcard_attributes = self.available_wildcard_properties = []
        super().__init__()
        # Set here and not by Dash's own check, which would try to import the namespace once a property.
        for name, value in props.items():
            if name not in self.PROPS:
                raise TypeError(f"{self._type} has no property '{name}'; allowed are {', '.join(self.PROPS)}")
            if value is not None:
                setattr(self, name, value)


def plain(node: Any) -> Any:
    """Return a tree of components as the plain values that travel: worth it for what is kept and sent again and again.

    Examples
    --------
    >>> from dash import html
    >>> plain(html.B("C6"))
    {'props': {'children': 'C6'}, 'type': 'B', 'namespace': 'dash_html_components'}
    """
    if isinstance(node, Component):
        sent = node.to_plotly_json()
        return {**sent, "props": {name: plain(value) for name, value in sent["props"].items()}}
    if isinstance(node, (list, tuple)):
        return [plain(item) for item in node]
    return node
