"""YAML files: plain values, and nothing that would run."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ontology.yaml_files import read_yaml


def test_a_file_holds_plain_values(tmp_path: Path) -> None:
    file = tmp_path / "names.yml"
    file.write_text("café: [1, two, ~]\n", encoding="utf-8")
    assert read_yaml(file) == {"café": [1, "two", None]}


@pytest.mark.parametrize("content", ["!!python/object/apply:os.getcwd []", "- [never closed", "a: b: c"])
def test_what_is_more_or_less_than_that_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "names.yml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(yaml.YAMLError):
        read_yaml(file)
