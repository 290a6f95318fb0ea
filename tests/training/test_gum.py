"""Reading GUM's form: mentions with their heads, words printed as one, brackets in brackets. The text is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.corpora import Labelled, Mention
from training.gum import document, gum

from onrecord.reading.referring import TYPES

ROWS = """# newdoc id = GUM_news_tarn
# newpar
1	The	the	DET	DT	_	2	det	_	Entity=(1-person-new-ssnsn-cf1-1-coref
2	mayor	mayor	NOUN	NN	_	5	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Tarn	Tarn	PROPN	NNP	_	2	nmod	_	Entity=(2-place-new-nnnnn-cf2-1-coref)1)
5-6	can't	_	_	_	_	_	_	_	_
5	ca	can	AUX	MD	_	7	aux	_	_
6	n't	not	PART	RB	_	7	advmod	_	_
7	wait	wait	VERB	VB	_	0	root	_	SpaceAfter=No
8	.	.	PUNCT	.	_	7	punct	_	_

1-2	She's	_	_	_	_	_	_	_	_
1	She	she	PRON	PRP	_	3	nsubj	_	Entity=(1-person-giv:act-ssnsn-cf1-1-coref)
2	's	be	AUX	VBZ	_	3	aux	_	_
3	leaving	leave	VERB	VBG	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# newpar
1	It	it	PRON	PRP	_	2	nsubj	_	Entity=(3[1/2]-event-new-nnnnn-cf1-1-coref)
2	ends	end	VERB	VBZ	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_
"""


@pytest.fixture
def read(tmp_path: Path) -> Labelled:
    path = tmp_path / "GUM_news_tarn.conllu"
    path.write_text(ROWS, encoding="utf-8")
    return document(path)


def words(read: Labelled, mention: Mention) -> tuple[str, str]:
    cut = read.pieces
    whole = read.text[cut.start[mention.start] : cut.end[mention.end - 1]]
    return whole, read.text[cut.start[mention.head] : cut.end[mention.head]]


def test_the_text_is_as_printed(read: Labelled) -> None:
    assert read.text.strip() == "The mayor of Tarn can't wait. She's leaving.\nIt ends."


def test_mentions_with_heads_types_and_whom_they_are_about(read: Labelled) -> None:
    assert read.referring is not None
    assert [(*words(read, one), TYPES[one.type], one.entity) for one in read.referring] == [
        ("The mayor of Tarn", "mayor", "person", "1"),
        ("Tarn", "Tarn", "place", "2"),
        ("She", "She", "person", "1"),
    ]


def test_sentences_start_where_they_do(read: Labelled) -> None:
    assert read.starts is not None
    starts = [read.text[read.pieces.start[i] :].split()[0] for i in read.starts.nonzero()[0]]
    assert starts == ["The", "She's", "It"]


def test_dev_documents_are_the_corpus_own(tmp_path: Path) -> None:
    for name in ("GUM_news_iodine", "GUM_news_tarn"):
        (tmp_path / f"{name}.conllu").write_text(ROWS, encoding="utf-8")
    assert [text.name for text in gum(tmp_path, dev=True)] == ["GUM_news_iodine"]
    assert [text.name for text in gum(tmp_path, dev=False)] == ["GUM_news_tarn"]
    assert len(gum(tmp_path)) == 2
