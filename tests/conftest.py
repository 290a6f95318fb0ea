"""What all tests share."""

from __future__ import annotations

import signal

# Started in the background by a shell, a process is born deaf to Ctrl-C, and so are its children. A handler here gives
# the programs that the tests start their ears back.
signal.signal(signal.SIGINT, signal.default_int_handler)
