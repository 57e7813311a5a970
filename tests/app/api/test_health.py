def test_it_is_alive(client):
    assert client.get("/livez").json() == {"status": "alive"}


def test_it_is_ready_only_with_all_its_parts(client, service):
    assert client.get("/readyz").status_code == 200
    service.ready = False
    assert client.get("/readyz").json()["type"] == "/problems/unavailable"


def test_it_names_its_version_and_its_rules(client):
    answer = client.get("/version").json()
    assert answer["version"]
    assert answer["rules_version"]


def test_it_counts_the_queue_and_the_requests_by_route(client, service, sent):
    service.works = False
    sent(wait="0")
    url = f"/v1/verifications/{'0' * 8}-0000-4000-8000-{'0' * 12}"
    client.get(url)
    figures = client.get("/metrics").text
    assert "certscreen_queue_length 1.0" in figures
    assert 'route="/v1/verifications/{verification_id}"' in figures
    assert url not in figures


def test_registries_say_how_they_answer(client):
    answer = client.get("/v1/registries").json()["registries"]
    assert answer == [
        {
            "name": "cnca",
            "answers": "certificates",
            "method": "operator",
            "last_snapshot": None,
            "rows": None,
            "url": None,
        }
    ]


def test_every_answer_is_protected_and_named(client):
    answer = client.get("/livez", headers={"x-request-id": "abc-12345"})
    assert answer.headers["x-request-id"] == "abc-12345"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    odd = client.get("/livez", headers={"x-request-id": "a b\tc"}).headers["x-request-id"]
    assert odd != "a b\tc"
