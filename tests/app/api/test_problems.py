"""Everything that can be wrong with a request, and what is said of it."""

import json
import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anatomy.errors import DataError
from anatomy.isncsci import normal_exam
from app.api.settings import Settings
from tests.app.api.conftest import served
from tests.app.api.test_answers import API, check

PAIN = {"type": "pain", "structure": "thumb", "side": "right"}
GIVE = {"give": ["lidocaine 1% 10 mL"], "weight_kg": 70}
COURSE = {"injections": 5, "break_days": 3, "start": "2099-03-02"}


def problem(answer, status):
    assert answer.status_code == status, (answer.status_code, answer.text[:300])
    assert answer.mimetype == "application/problem+json" and answer.headers["Cache-Control"] == "no-store"
    check("Problem", answer.json)
    assert answer.json["status"] == status and answer.json["detail"] and len(answer.data) < 100_000
    return answer.json


@pytest.mark.parametrize(
    ("name", "body", "path", "near"),
    [
        ("localise", [], "", ""),
        ("localise", {}, "findings", ""),
        ("localise", {"findings": []}, "findings", ""),
        ("localise", {"findings": [PAIN] * 501}, "findings", ""),
        ("localise", {"findings": [PAIN], "maps": "lee2008"}, "maps", "map"),
        ("localise", {"findings": [PAIN], "map": "isncsi"}, "map", "isncsci"),
        ("localise", {"findings": [PAIN | {"side": "lefft"}]}, "findings.0.side", "left"),
        ("localise", {"findings": [PAIN, PAIN | {"type": "pane"}]}, "findings.1.type", "pain"),
        ("localise", {"findings": [PAIN | {"intensity": "6"}]}, "findings.0.intensity", ""),
        ("localise", {"findings": [PAIN | {"intensity": 11}]}, "findings.0.intensity", ""),
        ("localise", {"findings": [{"type": "pain"}]}, "findings.0", ""),
        ("localise", {"findings": [PAIN | {"type": "weakness", "grade": 6}]}, "findings.0", ""),
        ("localise", {"findings": [PAIN], "context": {"anticoagulant": 3}}, "context.anticoagulant", ""),
        (
            "localise",
            {"findings": [PAIN], "context": {"red_flags": {"cardiac": "no"}}},
            "context.red_flags.cardiac",
            "",
        ),
        ("isncsci", {}, "right", ""),
        ("isncsci", normal_exam() | {"vac": "yes"}, "vac", "Yes"),
        ("dose", {"give": ["lidocaine 1% 10 mL"]}, "weight_kg", ""),
        ("dose", GIVE | {"weight_kg": "70"}, "weight_kg", ""),
        ("dose", GIVE | {"weight_kg": 4000}, "weight_kg", ""),
        ("dose", GIVE | {"gives": "x"}, "gives", "give"),
        ("dose", GIVE | {"give": ["lidocaine 1% 10 mL", "lidocane 1% 10 mL"]}, "give.1", "lidocaine"),
        ("dose", GIVE | {"give": 7}, "give", ""),
        ("dose", GIVE | {"already": ["lidocaine 1 10"]}, "already.0", ""),
        ("course", COURSE | {"injections": 40}, "injections", ""),
        ("course", COURSE | {"break_days": 5}, "break_days", ""),
        ("course", COURSE | {"start": "2020-01-01"}, "start", ""),
        ("course", COURSE | {"start": "soon"}, "start", ""),
        ("course", COURSE | {"break_day": 3}, "break_day", "break_days"),
    ],
)
def test_a_bad_body_is_answered_with_the_field_and_the_nearest_value(client, name, body, path, near):
    said = problem(client.post(f"{API}/{name}", json=body), 422)
    fault = said["errors"][0]
    assert said["path"] == fault["path"] == path and fault["message"]
    assert not near or near in fault["did_you_mean"]
    assert "tuple" not in said["detail"]


def test_every_fault_of_a_body_is_listed(client):
    body = {"findings": [PAIN | {"side": "lefft", "sid": 1}, {"type": "pain"}], "prior": "none"}
    faults = problem(client.post(f"{API}/localise", json=body), 422)["errors"]
    assert [fault["path"] for fault in faults] == ["findings.0.side", "findings.0.sid", "findings.1", "prior"]
    exam = normal_exam()
    exam["right"]["motor"]["C5"], exam["left"]["pin_prick"]["T4"] = "6", 2
    faults = problem(client.post(f"{API}/isncsci", json=exam), 422)["errors"]
    assert [fault["path"] for fault in faults] == ["right.motor.C5", "left.pin_prick.T4"]


def test_a_body_of_nothing_but_faults_gets_a_short_answer(client):
    many = {"findings": [{"type": "x", "a": 1, "b": 2}] * 500}
    assert len(problem(client.post(f"{API}/localise", json=many), 422)["errors"]) <= 50
    fields = {f"f{i}": i for i in range(40_000)}
    assert len(problem(client.post(f"{API}/localise", json=fields), 422)["errors"]) <= 50


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (GIVE | {"age_years": 6}, "child"),
        (GIVE | {"weight_kg": 12}, "child"),
        (GIVE | {"allergies": ["lidocaine"]}, "allergy"),
    ],
)
def test_what_is_refused_for_safety_says_so(client, body, kind):
    said = problem(client.post(f"{API}/dose", json=body), 422)
    assert (said["error"], said["type"].rpartition("#")[2]) == ("RefusedForSafety", "refused-for-safety"), kind


def test_a_course_with_steroid_is_refused(client):
    assert problem(client.post(f"{API}/course", json=COURSE | {"steroid": True}), 422)["error"] == "RefusedForSafety"


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("where?q=thmubb", "thumb"),
        ("show?q=xqzvw", ""),
        ("segments/C9", "C8"),
        ("segments/..%2F..%2Fetc%2Fpasswd", ""),
        ("segments/%00", ""),
        ("blocks?segment=C44", ""),
        ("blocks?indication=sciatca", "Sciatica"),
        ("localize", f"{API}/localise"),
        ("../../etc/passwd", ""),
    ],
)
def test_what_is_not_held_is_404_with_the_nearest_names(client, url, near):
    said = problem(client.get(f"{API}/{url}"), 404)
    assert not near or near in said["did_you_mean"]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("where", "q"),
        ("where?q=", "q"),
        ("where?q=thumb&map=lee", "map"),
        ("where?q=thumb&q=toe", "q"),
        ("where?q=thumb&mapp=isncsci", "mapp"),
        (f"show?q={'x' * 401}", "q"),
        ("blocks", ""),
        ("blocks?segment=C6&area=thumb", ""),
        ("blocks?kind=spinal", "kind"),
    ],
)
def test_a_bad_query_is_422_with_its_field(client, url, path):
    assert problem(client.get(f"{API}/{url}"), 422)["path"] == path


@pytest.mark.parametrize(
    "data",
    [b"", b" ", b"{", b'{"findings": [', b"nonsense", b"\xff\xfe", b'{"findings": NaN', b"[" * 100_000, b'{"a":1}x'],
)
@pytest.mark.parametrize("name", ["localise", "isncsci", "dose", "course"])
def test_what_is_no_json_is_400(client, name, data):
    said = problem(client.post(f"{API}/{name}", data=data, content_type="application/json"), 400)
    assert said["type"].endswith("#not-json")


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x"])
def test_another_media_type_is_415(client, kind):
    problem(client.post(f"{API}/localise", data=json.dumps({"findings": [PAIN]}), content_type=kind), 415)


def test_json_by_another_name_is_read_and_compressed_json_is_not(client):
    body = json.dumps({"findings": [PAIN]})
    for kind in ("application/json; charset=utf-8", "application/fhir+json"):
        assert client.post(f"{API}/localise", data=body, content_type=kind).status_code == 200
    packed = client.post(
        f"{API}/localise", data=body, content_type="application/json", headers={"Content-Encoding": "gzip"}
    )
    problem(packed, 415)


def test_a_body_over_1_mb_is_413_however_it_comes(client):
    body = b"[" + b" " * 10_000_000 + b"]"
    for kind in ("application/json", "text/plain"):
        problem(client.post(f"{API}/isncsci", data=body, content_type=kind), 413)
    chunks = {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    from io import BytesIO

    answer = client.post(
        f"{API}/isncsci", input_stream=BytesIO(body), content_type="application/json", environ_overrides=chunks
    )
    problem(answer, 413)


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "localise"), ("PUT", "dose"), ("DELETE", "graph"), ("POST", "show")]
)
def test_another_method_is_405_and_the_allowed_are_named(client, method, path):
    answer = client.open(f"{API}/{path}", method=method)
    problem(answer, 405)
    assert answer.headers["Allow"]


def test_over_the_rate_is_429_and_says_when_to_come_again():
    client = served(rate_limit="3 per minute").test_client()
    assert [client.get(f"{API}/segments/C6").status_code for _ in range(3)] == [200] * 3
    answer = client.get(f"{API}/segments/C6")
    problem(answer, 429)
    assert 1 <= int(answer.headers["Retry-After"]) <= 61
    assert client.get("/healthz").status_code == 200


def test_the_rate_is_counted_by_address_and_a_proxy_is_believed_only_when_trusted():
    direct = served(rate_limit="1 per minute").test_client()
    behind = served(rate_limit="1 per minute", trusted_proxies=1).test_client()
    first, second = ({"X-Forwarded-For": f"9.9.9.9, {who}"} for who in ("10.0.0.1", "10.0.0.2"))
    assert [direct.get(f"{API}/segments", headers=h).status_code for h in (first, second)] == [200, 429]
    assert [behind.get(f"{API}/segments", headers=h).status_code for h in (first, second, first)] == [200, 200, 429]


def test_a_store_of_rates_that_is_down_does_not_take_the_api_with_it(monkeypatch):
    from limits.errors import StorageError
    from limits.storage import MemoryStorage

    class Down(MemoryStorage):
        STORAGE_SCHEME = ["down"]  # noqa: RUF012  (the registry's own form)

        def acquire_entry(self, *args, **kwargs):
            raise StorageError(ConnectionError("nobody there"))

        @property
        def base_exceptions(self):
            return StorageError

    client = served(rate_limit="1 per minute", rate_store="down://").test_client()
    assert [client.get(f"{API}/segments").status_code for _ in range(2)] == [200, 429]


def test_pages_of_other_origins_read_nothing_unless_configured(client):
    asked = {"Origin": "https://ward.example"}
    assert not [
        name for name in client.get(f"{API}/segments", headers=asked).headers.keys() if "access-control" in name.lower()
    ]
    origins = frozenset({"https://ward.example"})
    open_to_one = served(cors_origins=origins).test_client()
    answer = open_to_one.get(f"{API}/segments", headers=asked)
    assert answer.headers["Access-Control-Allow-Origin"] == "https://ward.example" and "Origin" in str(answer.vary)
    before = open_to_one.options(f"{API}/localise", headers=asked)
    assert before.status_code == 200 and "Content-Type" in before.headers["Access-Control-Allow-Headers"]
    other = open_to_one.get(f"{API}/segments", headers={"Origin": "https://ward.example.evil.example"})
    assert "Access-Control-Allow-Origin" not in other.headers
    assert (
        served(cors_origins=frozenset("*"))
        .test_client()
        .get("/healthz", headers=asked)
        .headers["Access-Control-Allow-Origin"]
        == "*"
    )


def test_our_own_failure_is_500_and_nothing_of_the_patient_is_logged(caplog):
    class Broken:
        def localise(self, document):
            raise RuntimeError(f"while reading {document}")

        def where(self, text, map):
            raise DataError("areas.json: record 'thumb' has no tile; restore it.")

    from flask import Flask

    from app.api import mount_api

    server = Flask("bare")
    mount_api(server, Broken, Settings(rate_limit=""))
    client = server.test_client()
    with caplog.at_level(logging.DEBUG):
        said = problem(client.post(f"{API}/localise", json={"findings": [PAIN | {"detail": "Mrs Sentinel"}]}), 500)
    assert "Sentinel" not in json.dumps(said) + caplog.text and "RuntimeError" in caplog.text
    assert "restore it" in problem(client.get(f"{API}/where?q=Sentinel"), 500)["detail"]


def test_every_answer_carries_the_security_headers(client):
    for answer in (client.get(f"{API}/docs"), client.get(f"{API}/nothing"), client.get("/healthz")):
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["findings", "type", "structure", "side", "drawing", "polygon", "cells", "give", "right", "vac"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(["localise", "isncsci", "dose", "course"]), body=JUNK)
def test_no_junk_is_our_fault(name, body):
    answer = served_once().post(f"{API}/{name}", data=json.dumps(body), content_type="application/json")
    assert answer.status_code in (200, 400, 422), answer.text[:300]


def test_a_cell_of_any_size_is_refused_as_no_cell(client):
    for cells in ([2**70], [-1], [10**9], []):
        problem(client.post(f"{API}/localise", json={"findings": [{"type": "pain", "cells": cells}]}), 422)


CELLS = st.lists(st.integers(-5, 300_000) | st.integers(), max_size=4)
POLYGON = st.lists(st.tuples(*[st.floats(-0.5, 1.5) | st.floats(allow_nan=False)] * 2), max_size=6)


@settings(max_examples=100, deadline=None)
@given(
    drawn=st.fixed_dictionaries({"cells": CELLS})
    | st.builds(lambda p: {"drawing": {"view": "front", "polygon": p}}, POLYGON)
)
def test_no_drawing_is_our_fault(drawn):
    answer = served_once().post(f"{API}/localise", json={"findings": [{"type": "pain", **drawn}]})
    assert answer.status_code in (200, 422), answer.text[:300]


def served_once(kept=[]):  # noqa: B006  (one server for all examples)
    if not kept:
        kept.append(served().test_client())
    return kept[0]
