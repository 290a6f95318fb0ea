"""How fast, how big: against the encoder's own time, by the word, in memory, and with two processes.

    python -m benchmarks.speed --corpora ../shared/corpora

One thread throughout. The ratio compares, within one run, the time that a whole reading takes with the time of the
encoder's ONNX runs alone for the same windows, several times over in turn, and gives the medians.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.common import options, rows, save

# Words of the two long texts: a reading's cost must grow with the text, and its memory must not.
LONG = (20_000, 100_000)


def seconds(action: Callable[[], Any]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def ratio(texts: list[str]) -> dict[str, float]:
    """A reading's time against its encoder's, on those texts."""
    from onrecord.documents import document_from_text
    from onrecord.reading import model as models
    from onrecord.reading import read_document
    from onrecord.reading.encoder import encode
    from onrecord.reading.passages import passages, portions
    from onrecord.reading.pieces import pieces
    from onrecord.settings import Settings

    settings, model = Settings(), models.load()
    words = sum(len(text.split()) for text in texts)
    cuts = []
    for text in texts:
        document = document_from_text(text, settings=settings)
        cuts += [pieces(text, portion) for portion in portions(text, passages(document))]

    def whole() -> None:
        for text in texts:
            read_document(document_from_text(text, settings=settings), settings)

    def alone() -> None:
        for cut in cuts:
            encode(cut, model.run)

    whole()
    pairs = [(seconds(alone), seconds(whole)) for _ in range(3)]
    return {
        "words": words,
        "encoder alone, words a second": round(words / min(a for a, _ in pairs)),
        "reading, words a second": round(words / min(w for _, w in pairs)),
        "reading / encoder": round(statistics.median(w / a for a, w in pairs), 2),
    }


def command(*arguments: str, code: str = "") -> tuple[float, float]:
    """Seconds and peak MiB of one process, by a parent of its own (the peaks of children only ever rise)."""
    call = [sys.executable, "-c", code] if code else [sys.executable, "-m", "onrecord", *arguments]
    watch = (
        "import resource, subprocess, time\n"
        "start = time.perf_counter()\n"
        f"subprocess.run({call!r}, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)\n"
    )
    done = subprocess.run([sys.executable, "-c", watch], check=True, stdout=subprocess.PIPE, text=True)
    taken, peak = done.stdout.split()
    return float(taken), float(peak)


def main() -> None:
    """Measure, save."""
    chosen = options(__doc__)
    texts = [row["text"] for row in rows(chosen.corpora / "attribution/polnear_dev.jsonl")]
    figures: dict[str, Any] = {"data": "PolNeAR dev", **ratio(texts[:25])}
    plain = min(command(code="pass")[0] for _ in range(5))
    figures["import onrecord, seconds"] = round(min(command(code="import onrecord")[0] for _ in range(5)) - plain, 3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one.txt").write_text("A first line\n\nThe mayor of Tarn said that the bridge was closed.\n")
        figures["first result, seconds"] = round(min(command("read", str(folder / "one.txt"))[0] for _ in range(5)), 2)
        dev = folder / "dev.jsonl"
        dev.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        figures["peak memory on the dev set, MiB"] = round(command("read", "--json", str(dev))[1])
        for count in LONG:
            joined, total = [], 0
            while total < count:
                for text in texts:
                    joined.append(text)
                    total += len(text.split())
                    if total >= count:
                        break
            long = folder / f"{count}.txt"
            long.write_text("\n\n".join(joined))
            taken, peak = command("read", "--json", str(long))
            figures[f"one text of {count:,} words"] = {
                "words a second": round(total / taken),
                "peak memory, MiB": round(peak),
            }
        twice = folder / "twice.jsonl"
        twice.write_text(dev.read_text())
        one, two = (command("read", "--json", "--jobs", jobs, str(twice))[0] for jobs in ("1", "2"))
        figures["--jobs 2 against --jobs 1"] = round(one / two, 2)
    save("speed", figures)


if __name__ == "__main__":
    main()
