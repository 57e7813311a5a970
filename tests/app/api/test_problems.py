import pytest

from app import errors
from app.errors.language import preferred_language
from app.store.sessions import StoreUnavailableError
from parsers.errors import DocumentError


def all_of(kind):
    return [kind, *(each for below in kind.__subclasses__() for each in all_of(below))]


@pytest.mark.parametrize("kind", all_of(DocumentError), ids=lambda kind: kind.__name__)
def test_every_unreadable_document_has_its_own_problem_and_advice(kind):
    problem = errors.problem_of(kind())
    assert problem["type"] == f"/problems/{kind.problem}"
    assert all(
        problem[f"{part}_{tongue}"] for part in ("title", "detail") for tongue in ("zh", "en")
    )


@pytest.mark.parametrize("problem", list(errors.problems()), ids=lambda problem: problem.slug)
def test_every_problem_is_explained_at_its_type(client, problem):
    page = client.get(problem.type, headers={"accept-language": "zh"})
    assert page.status_code == 200
    assert problem.title.zh in page.text


def test_no_problem_is_named_twice():
    slugs = [problem.slug for problem in errors.problems()]
    assert len(slugs) == len(set(slugs))


def test_nothing_is_served_elsewhere(client):
    answer = client.get("/v1/nothing")
    assert answer.json()["type"] == "/problems/not-found"
    assert answer.json()["request_id"] == answer.headers["x-request-id"]


def test_a_wrong_method_names_the_right_ones(client):
    answer = client.delete("/v1/registries")
    assert (answer.status_code, answer.json()["type"]) == (405, "/problems/method-not-allowed")
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize(
    ("raised", "status"), [(ZeroDivisionError("示例云海"), 500), (StoreUnavailableError(), 503)]
)
def test_a_bug_is_answered_without_its_story(client, service, monkeypatch, raised, status):
    def fail(*_args, **_more):
        raise raised

    monkeypatch.setattr(type(service.store.verifications), "page", fail)
    answer = client.get("/v1/verifications")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-request-id"] == answer.json()["request_id"]
    assert "示例" not in answer.text
    assert "Traceback" not in answer.text


def test_a_form_from_another_site_is_refused(client):
    answer = client.post("/v1/verifications", headers={"sec-fetch-site": "cross-site"})
    assert answer.json()["type"] in {"/problems/cross-site", "/problems/invalid-request"}
    files = {"file": ("a.pdf", b"%PDF-1.7")}
    answer = client.post("/v1/verifications", files=files, headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("choice", "wish", "language"),
    [
        (None, "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        (None, "en-GB,en;q=0.9", "en"),
        (None, "fr, zh-TW;q=0.4", "zh"),
        (None, "zh;q=0, en", "en"),
        (None, "zh;q=much", "en"),
        (None, None, "en"),
        ("zh", "en", "zh"),
        ("fr", "zh", "zh"),
    ],
)
def test_the_language_is_chosen(choice, wish, language):
    assert preferred_language(choice, wish) == language


def test_a_problem_speaks_the_language_of_the_request(client):
    answer = client.get("/v1/nothing", headers={"accept-language": "zh-CN"})
    assert answer.json()["title"] == answer.json()["title_zh"]
    assert answer.headers["content-language"] == "zh"
