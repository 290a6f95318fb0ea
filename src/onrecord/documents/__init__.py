"""From what a user names (files, folders, patterns, URLs, standard input) to documents.

:func:`open_inputs` does it all. For many processes, :func:`list_inputs` finds the sources, and :func:`open_source`
makes a document of each. :func:`document_from_text` and :func:`document_from_bytes` are for what is at hand already.
"""

from __future__ import annotations

from onrecord.documents.inputs import (
    Source,
    document_from_bytes,
    document_from_text,
    list_inputs,
    open_inputs,
    open_source,
)

__all__ = ["Source", "document_from_bytes", "document_from_text", "list_inputs", "open_inputs", "open_source"]
