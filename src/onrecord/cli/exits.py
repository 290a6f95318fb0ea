"""What the program's exit codes mean; `docs/errors.md` takes its table from here."""

from __future__ import annotations

OK = 0
NOTHING_READ = 1
WRONG_USAGE = 2
INTERRUPTED = 130

MEANINGS = {
    OK: "at least one document was read (others may have been skipped: each is named on standard error)",
    NOTHING_READ: "nothing could be read, the model is missing, or the result could not be written",
    WRONG_USAGE: "wrong usage: an unknown command or option, or a value or setting that makes no sense",
    INTERRUPTED: "interrupted (Ctrl-C); what was printed until then is whole",
}
