"""A sentence with money in it as a row of tokens: an amount or date is one token, and verbs are told from nouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from onrecord.reading.amounts import Amount
from onrecord.reading.money.giving_words import Noun, Verb, giving_words, is_kind
from onrecord.reading.words.phrases import ends_phrase, is_possessive, is_preposition, starts_phrase
from onrecord.schema import Span

QUOTES = frozenset('“”"«»')


@dataclass(frozen=True, slots=True, eq=False)
class Tok:
    """A token: a word, a mark, a whole amount or a whole date. ``named``: in a name that the encoder found."""

    text: str
    low: str
    start: int
    end: int
    amount: Amount | None = None
    date: bool = False
    named: str | None = None

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


@dataclass(eq=False)
class MoneySentence:
    """The tokens of a sentence that holds amounts."""

    text: str
    start: int
    end: int
    toks: list[Tok] = field(default_factory=list)

    @cached_property
    def amounts(self) -> list[int]:
        """The indices of the amounts."""
        return [i for i, tok in enumerate(self.toks) if tok.amount is not None]

    @cached_property
    def title_case(self) -> bool:
        """Whether nearly all words have capitals, as in a headline: then capitals say nothing."""
        words = [tok for tok in self.toks if tok.text.isalpha() and len(tok.text) > 3 and tok.named is None]
        return len(words) > 2 and sum(tok.capital for tok in words) > 0.8 * len(words)

    def low(self, i: int) -> str:
        """The token at ``i`` in lower case, "" outside."""
        return self.toks[i].low if 0 <= i < len(self.toks) else ""

    def span(self, first: int, last: int) -> Span:
        """The text of the tokens from ``first`` to ``last``, both in it."""
        return (self.toks[first].start, self.toks[last].end)

    def verb(self, i: int) -> Verb | None:
        """The verb of giving, asking or withholding at ``i``, if the token is one and not a noun."""
        if not 0 <= i < len(self.toks):
            return None
        tok = self.toks[i]
        words = giving_words()
        phrase = words.phrases.get((tok.low, self.low(i + 1))) if tok.named is None else None
        if phrase is not None:
            return phrase
        if i and (self.low(i - 1), tok.low) in words.phrases:
            return None  # the second word of "put forward"
        verb = words.verbs.get(tok.low)
        if verb is None or tok.amount or tok.date:
            return None
        if verb.lemma in ("fund", "finance") and self.low(i - 1) in ("%", "percent", "cent", "fully", "partly"):
            return None  # "12 percent funded"
        if tok.low in ("funding", "financing") and not is_kind(self.low(i - 1), "auxiliary"):
            return None
        if verb.frame == "boost" and self.low(i + 1) in ("the", "what", "that"):
            return None  # "$1 billion, double the $500 million it gave"
        if tok.named and not (tok.low != tok.text and (i == 0 or self.title_case)) and tok.capital:
            return None
        if self._bare_form(tok.low, verb) and self._is_noun(i):
            return None
        return verb

    def _bare_form(self, low: str, verb: Verb) -> bool:
        return (not low.endswith(("ed", "ing")) and low in giving_words().nouns) or low in (
            verb.lemma,
            verb.lemma + "s",
        )

    def _is_noun(self, i: int) -> bool:
        """Whether a form that may be a verb or a noun ("pledge", "grants") is a noun where it stands."""
        before = self.toks[i - 1] if i else None
        if before is None:
            word = self.low(i + 1)
            return is_preposition(word) or is_kind(word, "totalling") or word in ("of", "worth")
        low = before.low
        if is_kind(low, "auxiliary") or is_kind(low, "future") or is_kind(low, "possible") or low in ("to", "not"):
            return False
        if low in ("each", "both", "all"):  # "will each put $12 million into it"
            return False
        after = self.toks[i + 1] if i + 1 < len(self.toks) else None
        if (
            after is not None
            and after.amount
            and not (starts_phrase(low) or is_possessive(before.text) or before.amount)
        ):
            return is_preposition(low)
        if is_kind(low, "pronoun") or low in ("who", "which") or low.endswith(("n't", "n’t")):
            return False
        if starts_phrase(low) or is_possessive(before.text) or before.amount is not None:
            return True
        if is_preposition(low) and low != "to":
            return True
        if after is not None and (is_kind(after.low, "auxiliary") or is_kind(after.low, "totalling")):
            return True
        if after is None or after.low in ("of", "from", "worth", "totalling", "totaling", "by"):
            return True
        # "UN appeals for $20m", "Norway grants $20m": a name or plural noun before, money or its article behind.
        reach = range(i + 1, min(i + 7, len(self.toks)))
        if any(self.toks[k].amount for k in reach):
            return not (
                before.capital or before.low.endswith("s") or is_kind(low, "adverb") or before.date or low == ","
            )
        # "a World Bank grant" is no verb, "the sum that Norway grants" is one.
        return self.low(i) == giving_words().verbs[self.low(i)].lemma or not (before.capital and before.named)

    def noun(self, i: int) -> Noun | None:
        """The noun of giving at ``i``, if the token is one and no verb, and not in a name."""
        if not 0 <= i < len(self.toks):
            return None
        tok = self.toks[i]
        noun = giving_words().nouns.get(tok.low)
        if noun is None or tok.amount or (tok.named and tok.capital and not self.title_case):
            return None
        return None if self.verb(i) is not None else noun

    def breaks(self, i: int) -> bool:
        """Whether a noun phrase cannot go over this token."""
        tok = self.toks[i]
        if tok.named:
            return False
        if tok.amount or tok.date or self.verb(i) is not None:
            return True
        low = tok.low
        return (
            low in ("totaling", "totalling", "worth", "include", "includes", "included", "came", "come", "comes")
            or ends_phrase(tok.text)
            or low in QUOTES
            or is_preposition(low)
            or any(is_kind(low, kind) for kind in ("auxiliary", "future", "possible", "negation", "break", "relative"))
            or (is_kind(low, "adverb") and low not in ("all", "both", "each"))
        )

    def says(self, i: int) -> bool:
        """Whether the token is a verb of saying, behind which a clause of its own may start."""
        tok = self.toks[i]
        if tok.named or tok.low not in giving_words().saying:
            return False
        if tok.low.endswith(("ed", "said", "says", "told", "saying", "adding")):
            return True
        # "Prosecutors say the contractor paid …": a form that may be a noun, with a clause behind it.
        before = self.low(i - 1)
        if (
            not i
            or i + 1 >= len(self.toks)
            or starts_phrase(before)
            or is_preposition(before)
            or self.verb(i) is not None
        ):
            return False
        after = self.toks[i + 1]
        return starts_phrase(after.low) or after.low in ("he", "she", "it", "they", "that") or after.capital

    def forward(self, i: int, joint: bool = False) -> int | None:
        """The last token of the noun phrase that starts at ``i``; with ``joint``, over "and" too."""
        if i >= len(self.toks):
            return None
        first = i
        while i < len(self.toks) and i - first < 14:
            low = self.low(i)
            if low == "of" and i > first and i + 1 < len(self.toks) and not self.toks[i + 1].amount:
                i += 1
                continue
            if joint and low in ("and", "&") and i > first and i + 1 < len(self.toks):
                if self.toks[i + 1].amount or self.breaks(i + 1) or self._starts_clause(i + 1):
                    break
                i += 1
                continue
            if low == "(":
                close = next((k for k in range(i, min(i + 8, len(self.toks))) if self.low(k) == ")"), None)
                if close is None or any(self.toks[k].amount for k in range(i, close)):
                    break
                i = close + 1
                continue
            if low in ("through", "via", "per"):
                break
            if low == "in" and i > first and i + 1 < len(self.toks) and self.toks[i + 1].named == "Location":
                i += 1
                continue
            if self.breaks(i) or (
                i > first and low.endswith("ed") and self.toks[i - 1].named and not self.toks[i].named
            ):
                break
            i += 1
        i -= 1
        while i > first and self.low(i) in ("of", "and", "in", "the", "&"):
            i -= 1
        return i if i >= first and not self.breaks(first) else None

    def _starts_clause(self, i: int) -> bool:
        """Whether a verb or amount follows the phrase at ``i``: "… and Sweden gave", "… and Britain $165 million"."""
        last = self.forward(i)
        if last is None or last + 1 >= len(self.toks):
            return False
        after = last + 1
        low = self.low(after)
        return (
            self.toks[after].amount is not None
            or self.verb(after) is not None
            or any(is_kind(low, kind) for kind in ("auxiliary", "future", "possible"))
            or self.says(after)
        )
