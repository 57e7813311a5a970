"""The description of the API for people, drawn from OpenAPI: no script, nothing from outside."""

import json
from collections.abc import Iterator
from typing import Any, Final

from fastapi import APIRouter, Request, Response

from app.errors import problems
from app.web.render import render

Json = dict[str, Any]
_METHODS: Final = ("post", "get", "put", "patch", "delete")

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def docs(request: Request) -> Response:
    """Show every operation with its parameters, answers and an example."""
    description = request.app.openapi()
    operations = list(_operations(description))
    tags = list(dict.fromkeys(each["tag"] for each in operations))
    return render(
        request,
        "docs.html",
        info=description["info"],
        groups={tag: [each for each in operations if each["tag"] == tag] for tag in tags},
        problems=list(problems()),
    )


def _operations(description: Json) -> Iterator[Json]:
    for path, methods in description["paths"].items():
        for method in _METHODS:
            if method in methods:
                yield _operation(description, path, method, methods[method])


def _operation(description: Json, path: str, method: str, operation: Json) -> Json:
    return {
        "tag": operation["tags"][0],
        "id": operation["operationId"],
        "method": method.upper(),
        "path": path,
        "summary": operation["summary"],
        "description": operation.get("description", ""),
        "parameters": [_parameter(each) for each in operation.get("parameters", ())],
        "form": _form(description, operation),
        "answers": [
            (status, answer["description"]) for status, answer in operation["responses"].items()
        ],
        "example": _example(operation),
    }


def _parameter(parameter: Json) -> Json:
    schema = parameter["schema"]
    return {
        "name": parameter["name"],
        "place": parameter["in"],
        "required": parameter.get("required", False),
        "type": _type(schema),
        "description": parameter.get("description") or schema.get("description", ""),
    }


def _form(description: Json, operation: Json) -> list[Json]:
    content = operation.get("requestBody", {}).get("content", {})
    for media in content.values():
        schema = _resolved(description, media["schema"])
        required = schema.get("required", [])
        return [
            {
                "name": name,
                "place": "form",
                "required": name in required,
                "type": _type(each),
                "description": each.get("description", ""),
            }
            for name, each in schema["properties"].items()
        ]
    return []


def _resolved(description: Json, schema: Json) -> Json:
    reference = schema.get("$ref")
    if reference is None:
        return schema
    found: Json = description["components"]["schemas"][reference.rsplit("/", 1)[-1]]
    return found


def _type(schema: Json) -> str:
    """Say the type in one word or name its values."""
    kinds = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    kind = kinds[0]
    if "enum" in kind:
        return " | ".join(str(each) for each in kind["enum"])
    if "$ref" in kind:
        return str(kind["$ref"].rsplit("/", 1)[-1])
    return str(kind.get("format") or kind.get("type", "string"))


def _example(operation: Json) -> str | None:
    """Return the example of the first answer that is no error."""
    for answer in operation["responses"].values():
        for media in answer.get("content", {}).values():
            example = media.get("example")
            if isinstance(example, str):
                return example
            if example is not None:
                return json.dumps(example, ensure_ascii=False, indent=2)
    return None
