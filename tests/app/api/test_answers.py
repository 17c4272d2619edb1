"""What each path answers, and that the description says so."""

import gzip
import json
from functools import cache

import jsonschema
import networkx as nx
import pytest

from anatomy import isncsci
from anatomy.blocks.course import plan
from anatomy.dosing.calculate import dose
from anatomy.model.segment import SEGMENTS
from app.api import openapi
from app.api.examples import BODIES, PARAMETERS
from tests.app.api.conftest import atlas

API = "/api/v1"
ASKED = [(name, key) for name, examples in BODIES.items() for key in examples]
LOOKED_UP = [
    (name, parameter, value)
    for name, parameters in PARAMETERS.items()
    for parameter, values in parameters.items()
    for value in values
]
#: A map or a kind alone is no whole question, and an explanation needs an exam.
NEEDS = {("where", "map"): {"q": "thumb"}}


@cache
def described():
    return openapi.document()


def closed(schema):
    """The schema with every field forbidden that it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    shut = {key: closed(value) for key, value in schema.items()}
    if "properties" in shut and shut.get("type") == "object":
        shut.setdefault("additionalProperties", False)
    return shut


def check(name, document, shut=True):
    """Hold a document to its model; with ``shut``, the model must name every field sent."""
    schemas = described()["components"]["schemas"]
    whole = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": closed(schemas) if shut else schemas}}
    jsonschema.Draft202012Validator(whole).validate(document)


def model_of(path, method):
    content = described()["paths"][path][method]["responses"]["200"]["content"]["application/json"]
    return content["schema"]["$ref"].rsplit("/", 1)[-1]


@pytest.mark.parametrize(("name", "key"), ASKED)
def test_every_body_example_is_answered_as_described(client, name, key):
    answer = client.post(f"{API}/{name}", json=BODIES[name][key]["value"])
    assert answer.status_code == 200, answer.json
    check(model_of(f"{API}/{name}", "post"), answer.json)


@pytest.mark.parametrize(("name", "parameter", "value"), LOOKED_UP)
def test_every_parameter_example_is_answered_as_described(client, name, parameter, value):
    if name == "isncsci":
        answer, path, method = (
            client.post(f"{API}/isncsci?{parameter}={value}", json=isncsci.normal_exam()),
            name,
            "post",
        )
        assert answer.json["steps"]
    elif name == "segment":
        answer, path, method = client.get(f"{API}/segments/{value}"), "segments/{id}", "get"
    else:
        query = {**NEEDS.get((name, parameter), {}), parameter: value}
        answer, path, method = client.get(f"{API}/{name}", query_string=query), name, "get"
    assert answer.status_code == 200, answer.json
    # each kind of record adds fields of its own
    check(model_of(f"{API}/{path}", method), answer.json, shut=name not in ("show", "segment"))


def test_the_documents_are_those_of_the_library(client):
    question = BODIES["localise"]["c6"]["value"]
    assert client.post(f"{API}/localise", json=question).json == plain(atlas().localise(question).to_dict())
    assert client.get(f"{API}/where?q=thumb").json == plain(atlas().where("thumb"))
    assert client.get(f"{API}/show?q=heart").json == plain(atlas().show("heart"))
    assert client.get(f"{API}/blocks?segment=C6").json == plain(atlas().blocks_for("C6"))
    exam = BODIES["isncsci"]["c6"]["value"]
    assert client.post(f"{API}/isncsci", json=exam).json == plain(isncsci.classify(exam).to_dict())
    given = dose(["lidocaine 1% 10 mL"], weight_kg=70, already=["lidocaine 20 mg"]).to_dict()
    body = {"give": "lidocaine 1% 10 mL", "weight_kg": 70, "already": ["lidocaine 20 mg"]}
    assert client.post(f"{API}/dose", json=body).json == plain(given)
    course = client.post(f"{API}/course", json={"injections": 3, "break_days": 4, "start": "2099-03-02"}).json
    assert course == {**plain(plan(injections=3, break_days=4, start="2099-03-02").to_dict()), "ics": None}


def plain(document):
    return json.loads(json.dumps(document))


def test_a_list_of_exams_is_answered_one_by_one(client):
    good, bad = isncsci.normal_exam(), isncsci.normal_exam()
    bad["left"]["motor"]["C7"] = "5*"
    first, second, third, fourth = client.post(f"{API}/isncsci", json=[good, bad, 7, good]).json
    assert first["ais"] == fourth["ais"] == ["E"]
    assert (second["error"], second["path"], second["document"]) == ("BadExam", "left.motor.C7", 1)
    assert third["document"] == 2 and "an exam is an object" in third["message"]
    assert client.post(f"{API}/isncsci", json=[]).json == []
    assert client.post(f"{API}/isncsci", json=[0] * 1001).status_code == 422


def test_a_dose_over_its_ceiling_is_said_and_not_cut(client):
    answer = client.post(f"{API}/dose", json=BODIES["dose"]["over"]["value"]).json
    assert (
        answer["over"]
        and answer["mg"] == 200
        and answer["over_by_mg"] == 50
        and "Over the ceiling" in answer["refusal"]
    )


def test_a_course_comes_as_a_calendar_where_asked(client):
    course = client.post(f"{API}/course", json=BODIES["course"]["five"]["value"]).json
    assert course["ics"].count("BEGIN:VEVENT") == course["injections"] == 5


def test_blocks_are_narrowed_by_kind(client):
    rows = client.get(f"{API}/blocks?segment=C6&kind=spinal-cervical").json
    assert rows and {row["kind"] for row in rows} == {"spinal-cervical"}


def test_segments_are_listed_cranial_to_caudal_and_each_is_shown(client):
    rows = client.get(f"{API}/segments").json
    assert tuple(row["id"] for row in rows) == SEGMENTS
    for segment in SEGMENTS:
        record = client.get(f"{API}/segments/{segment}").json
        assert (record["id"], record["kind"]) == (segment, "segment")
    assert client.get(f"{API}/segments/th4").json["id"] == "T4"


def test_the_graph_is_read_by_networkx_and_is_small_on_the_wire(client):
    answer = client.get(f"{API}/graph", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip" and len(answer.data) <= 300_000
    read = nx.node_link_graph(json.loads(gzip.decompress(answer.data)), edges="edges")
    assert set(read) == set(atlas().graph) and read.number_of_edges() == atlas().graph.number_of_edges()


@pytest.mark.parametrize("path", ["graph", "segments", "segments/C6", "openapi.json", "docs"])
def test_fixed_answers_are_packed_and_confirmed_by_etag(client, path):
    url = f"{API}/{path}"
    bare, packed = client.get(url), client.get(url, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in bare.headers and gzip.decompress(packed.data) == bare.data
    assert bare.headers["ETag"] != packed.headers["ETag"] and packed.headers["Vary"] == "Accept-Encoding"
    again = client.get(url, headers={"Accept-Encoding": "gzip", "If-None-Match": packed.headers["ETag"]})
    assert again.status_code == 304 and not again.data
    assert client.head(url).status_code == 200 and not client.head(url).data
    other = client.get(url, headers={"Accept-Encoding": "gzip", "If-None-Match": '"stale"'})
    assert other.status_code == 200 and other.data == packed.data


def test_health_names_the_versions(client):
    assert client.get("/healthz").json == {
        "status": "ok",
        "version": described()["info"]["version"],
        "data_version": atlas().data_version,
    }


def test_the_app_keeps_every_other_path(client):
    assert client.get("/").text == "the app"
    assert client.get("/nothing").mimetype == "text/html"
    assert client.get("/api/nothing").mimetype == "application/problem+json"
