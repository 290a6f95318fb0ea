"""The store → what reports have in common, and where they differ.

:class:`Record` is a record with its claims and stories; :func:`compare` brings them up to date. :func:`copies` finds
which documents print the same text; :class:`CopyIndex` does so one document at a time.
"""

from __future__ import annotations

from onrecord.comparing.accounts import accounts, accounts_of
from onrecord.comparing.compare import Compared, compare
from onrecord.comparing.copies import CopyIndex, copies
from onrecord.comparing.credits import Credit, agency_credits
from onrecord.comparing.groups import CopyGroup
from onrecord.comparing.library import ClaimQuestion, Record
from onrecord.comparing.pairs import Agreement, CopyPair

__all__ = [
    "Agreement",
    "ClaimQuestion",
    "Compared",
    "CopyGroup",
    "CopyIndex",
    "CopyPair",
    "Credit",
    "Record",
    "accounts",
    "accounts_of",
    "agency_credits",
    "compare",
    "copies",
]
