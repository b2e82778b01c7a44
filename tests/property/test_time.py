"""Time grows with the length of a text, whatever is in it: no text can hold the program up for long."""

import time

import pytest

from selon.pipeline import understand
from selon.reading.stretches import LONGEST
from selon.records.text import Document
from selon.running.local import gazetteer

#: What is timed is the program, not the tracer that counts its lines, nor what else the machine does meanwhile.
pytestmark = pytest.mark.no_cover

#: The processor's seconds for two stretches of the worst kind. The slowest took 4 where this was written; a square law
#: takes minutes.
ENOUGH = 60.0

REPEATED = {
    "quotation marks": '" ',
    "guillemets": "«»",
    "opening brackets": "( ",
    "short lines": "a.\n",
    "full stops": ". ",
    "commas": "a, ",
    "figures": "12, ",
    "number words": "twenty ",
    "one word": "a",
    "one cue": "said ",
    "one source": "selon l'armée ",
    "sayings without end": "the army said that 5 people died in Kharkiv and ",
    "quoted sayings": '"we left," he said. ',
    "nights": "in the night from Tuesday to Wednesday 18 September 2024 ",
    "places": "Kharkiv, Kyiv ",
    "tolls": "30 killed, ",
    "breakdowns": "54 drones: 27 in Kursk, 16 in Bryansk; ",
}


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED.keys())
def test_a_text_of_one_thing_over_and_over_is_read_in_reasonable_time(piece):
    text = piece * (2 * LONGEST // len(piece))
    language = "fr" if "selon" in piece else "en"
    start = time.process_time()
    folio = understand(Document("d", text, language=language, published="2024-09-18"), gazetteer())
    assert time.process_time() - start < ENOUGH
    assert folio.document.text == text
