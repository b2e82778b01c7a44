"""What changed between two states of an event."""

from selon.running.news import compare

SIDES = {
    "a": (["Governor"], ["XA"]),
    "b": (["General Staff"], ["XB"]),
    "n": (["Agency"], []),
    "ab": (["Both"], ["XA", "XB"]),
}


def question(*pairs, label="How many were injured?", **held):
    """Return a question: answers with who gives them, and how pairs of them stand."""
    answers = {
        answer.replace("_", " "): {"sources": SIDES[who][0], "sides": SIDES[who][1], "outlets": ["Post"], "first": "~"}
        for answer, who in held.items()
    }
    return {"label": label, "answers": answers, "pairs": [list(pair) for pair in pairs]}


def told(before, now):
    found = compare("event-1", "A fire", [before] if before else [], {"k": now})
    return [(n.kind, [g.answer for g in n.before], [g.answer for g in n.now]) for n in found]


def test_a_figure_that_its_source_updates_has_moved():
    before = {"k": question(twelve="a")}
    now = question(("twelve", "twenty", "updated"), twelve="a", twenty="a")
    assert told(before, now) == [("moved", ["twelve"], ["twenty"])]
    assert told({"k": now}, now) == []


def test_answers_of_two_sides_contradict_and_others_differ():
    def stand(first, second, outcome="differ"):
        return told(None, question(("one", "two", outcome), one=first, two=second))

    assert stand("a", "b") == [("contradiction", ["one"], ["two"])]
    assert stand("a", "b", "denied") == [("contradiction", ["one"], ["two"])]
    assert stand("a", "a") == [("differs", ["one"], ["two"])]
    assert stand("a", "n") == [("differs", ["one"], ["two"])]
    assert stand("a", "ab") == [("differs", ["one"], ["two"])]


def test_a_new_answer_that_differs_from_several_is_told_once():
    before = {"k": question(("one", "two", "differ"), one="a", two="n")}
    now = question(
        ("one", "two", "differ"),
        ("one", "three", "differ"),
        ("two", "three", "differ"),
        one="a",
        two="n",
        three="n",
    )
    assert told(before, now) == [("differs", ["one", "two"], ["three"])]


def test_what_was_known_of_several_events_that_are_one_now_is_no_news():
    now = question(("one", "two", "differ"), one="a", two="b")
    states = [{"k": question(one="a")}, {"k": now}]
    assert compare("event-1", "A fire", states, {"k": now}) == ()


def test_the_same_news_has_the_same_id():
    now = question(("one", "two", "differ"), one="a", two="b")
    first, second = (compare("event-1", "A fire", [], {"k": now}) for _ in range(2))
    assert first == second
    (other,) = compare("event-2", "A fire", [], {"k": now})
    assert other.id != first[0].id
    (given,) = first[0].now
    assert (given.sources, given.sides, given.outlets) == (("General Staff",), ("XB",), ("Post",))
