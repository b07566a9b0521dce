"""What does a report file print? `read_document` turns a PDF, text or Markdown file into lines with places."""

from __future__ import annotations

from ingest.documents.files import read_document

__all__ = ["read_document"]
