"""Where the text is somebody's own words, by the contents that stand between quotation marks."""

from __future__ import annotations

from bisect import bisect_right

from onrecord.reading.found import Said, Sentence

_MARKS = '"“”„«»‘'


class OwnWords:
    """The contents of attributions that open with a quotation mark, merged; and who is quoted around a place."""

    def __init__(self, text: str, said: tuple[Said, ...]) -> None:
        pieces: list[tuple[int, int]] = []
        holders: list[tuple[int, int, int]] = []
        for number, one in enumerate(said):
            for start, end in one.content:
                holders.append((start, end, number))
                if text[start : start + 1] in _MARKS or text[max(0, start - 1) : start] in _MARKS:
                    pieces.append((start, end))
        pieces.sort()
        self._pieces: list[tuple[int, int]] = []
        for start, end in pieces:
            if self._pieces and start <= self._pieces[-1][1]:
                self._pieces[-1] = (self._pieces[-1][0], max(end, self._pieces[-1][1]))
            else:
                self._pieces.append((start, end))
        self._starts = [start for start, _ in self._pieces]
        self._holders = sorted(holders)

    def holds(self, offset: int) -> bool:
        """Whether ``offset`` stands in somebody's own words."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._pieces[at][1]

    def around(self, start: int, end: int, but: int) -> int | None:
        """The attribution, other than ``but``, whose content holds ``[start, end)``; the innermost of the near ones."""
        at = bisect_right(self._holders, (start, end, len(self._holders)))
        for low, high, number in reversed(self._holders[max(0, at - 12) : at]):
            if number != but and low <= start and end <= high:
                return number
        return None

    def steps(self, sentences: tuple[Sentence, ...]) -> list[int]:
        """For each sentence, how many before it are not wholly quoted: how far apart the teller's own words are.

        A speaker is still in mind after a quotation of ten sentences, as if it were one.
        """
        steps: list[int] = []
        step = 0
        for sentence in sentences:
            steps.append(step)
            inside = self.holds(sentence.start + 2) and self.holds(max(sentence.start, sentence.end - 4))
            step += not inside
        return steps
