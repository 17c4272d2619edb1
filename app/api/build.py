"""The API put together."""

from __future__ import annotations

from flask_openapi3 import Info, License, OpenAPI, Server

from anatomy import __version__
from app.api import routes
from app.api.guards import guard
from app.api.problems import handle_errors
from app.api.settings import Settings
from app.server import add_security_headers, compress_responses

DESCRIPTION = (
    "From a painful area to ranked spinal segments, with reasons and sources. The documents are those of the "
    "`metamere` command. An educational reference, not a medical device: levels are anatomical associations; not for "
    "use in patient care decisions. Sides are the patient's. Readers must allow for further fields."
)


def build_api(get_atlas: routes.GetAtlas, settings: Settings) -> OpenAPI:
    """Return the API as a Flask application.

    Parameters
    ----------
    get_atlas
        Returns the atlas; called when a question first needs it.
    settings
        Limits and origins.
    """
    api = OpenAPI(
        __name__,
        info=Info(
            title="Metamere",
            version=__version__,
            description=DESCRIPTION,
            license=License(name="Apache-2.0 (program), CC-BY-4.0 (records)"),
        ),
        servers=[Server(url="/", description="This server.")],
        doc_ui=False,
        static_folder=None,
    )
    handle_errors(api)
    compress_responses(api)
    add_security_headers(api, ())
    guard(api, settings)
    routes.ask(api, get_atlas)
    routes.look_up(api, get_atlas)
    routes.describe(api)
    return api
