"""Answers as examples for the OpenAPI description; every name and number in them is invented."""

import json
from pathlib import Path
from typing import Any, Final

REPORT: Final[dict[str, Any]] = json.loads(
    Path(__file__).with_name("report_example.json").read_text(encoding="utf-8")
)
ACCEPTED: Final = {
    "id": REPORT["id"],
    "status": "queued",
    "sha256": REPORT["document"]["sha256"],
    "url": f"/v1/verifications/{REPORT['id']}",
}
LOCATION: Final = {
    "Location": {"schema": {"type": "string"}, "description": "Where the report is, and will be"}
}
LISTING: Final = {
    "verifications": [
        {
            "id": REPORT["id"],
            "status": "done",
            "filename": REPORT["document"]["filename"],
            "created_at": "2026-11-22T01:02:03Z",
            "finished_at": "2026-11-22T01:02:05Z",
            "as_of": REPORT["as_of"],
            "profile": "default",
            "genuine": "unconfirmed",
            "in_force": "no",
            "fit": "unknown",
            "certificates": [
                {
                    "number": "9992024ITSM0012R0MN",
                    "organisation": "示例云海信息技术有限公司",
                    "genuine": "unconfirmed",
                    "in_force": "no",
                    "fit": "unknown",
                }
            ],
        }
    ],
    "next": None,
}
REGISTRIES: Final = {
    "registries": [
        {
            "name": "cnca-bodies",
            "answers": "certification bodies",
            "method": "snapshot",
            "last_snapshot": "2026-11-20T00:00:00+08:00",
            "rows": 812,
            "url": "https://cx.cnca.cn/CertECloud/institutionBody/authenticetionList",
        },
        {
            "name": "cnca",
            "answers": "certificates",
            "method": "operator",
            "last_snapshot": None,
            "rows": None,
            "url": "https://cx.cnca.cn",
        },
    ]
}
