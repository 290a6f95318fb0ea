"""The store → what reports have in common, and where they differ.

:func:`copies` finds which documents print the same text; :class:`CopyIndex` does so one document at a time.
"""

from __future__ import annotations

from onrecord.comparing.copies import CopyIndex, copies
from onrecord.comparing.credits import Credit, agency_credits
from onrecord.comparing.groups import CopyGroup
from onrecord.comparing.pairs import Agreement, CopyPair

__all__ = ["Agreement", "CopyGroup", "CopyIndex", "CopyPair", "Credit", "agency_credits", "copies"]
