"""`newsctl schema`: what it prints is a JSON Schema, and every record obeys it."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema

Run = Callable[..., tuple[int, str, str]]


def test_records_obey_the_schema(run: Run, news: Path) -> None:
    status, out, err = run("schema")
    assert (status, err, out.count("\n")) == (0, "", 1)
    validator = jsonschema.Draft202012Validator(json.loads(out))
    validator.check_schema(validator.schema)
    for line in run("export", str(news))[1].splitlines():
        validator.validate(json.loads(line))


def test_schema_refuses_what_is_no_record(run: Run) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("schema")[1]))
    assert not validator.is_valid({"headline": 5})
    assert not validator.is_valid({"quotes": [{"text": "Snow"}]})
