"""A small made-up thematic as text, with room for the section that a test is about."""

from __future__ import annotations

from pathlib import Path

from ingest.reading import read_report
from ontology.model import Report

FRONT = """HM Inspectorate of Prisons

Lights out

A thematic review by HM Inspectorate of Prisons

May 2023

Contents

Foreword	3
Recommendations	4
1. Introduction	5
{contents}	6

Foreword

Few people sleep well in a cell, and fewer are asked about it.

Ivo Marsh
HM Chief Inspector of Prisons
May 2023

Recommendations

The Ministry of Rest should:

1. publish what it finds.

1. Introduction

Nobody had asked for twelve years.

"""


def read_with(tmp_path: Path, section: str, *, contents: str) -> Report:
    """The report with this section at its end; `contents` is its line in the contents list."""
    file = tmp_path / "report.txt"
    file.write_text(FRONT.format(contents=contents) + section, encoding="utf-8")
    return read_report(file)
