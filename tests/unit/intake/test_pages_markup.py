"""Elements of a page's own making, templates and frames: what the page does not say, nobody reads."""

from selon.intake.markup import parse_markup, text_of, write_out
from selon.intake.metadata import find_metadata


def test_elements_of_a_pages_own_making_are_no_menus_and_no_scripts():
    markup = (
        "<body><nav-bar><p>One thing.</p></nav-bar><style-guide><p>Another.</p></style-guide><nav>menu</nav></body>"
    )
    assert text_of(markup) == "One thing.\n\nAnother."


def test_what_a_template_holds_is_not_said_by_the_page():
    tree = parse_markup(
        "<html lang='de&#45;AT'><template><meta name=author content=Nobody></template>"
        "<meta name=author content='A &amp; B'><p>Text.</p>"
    )
    written = write_out(tree)
    assert written is not None
    found = find_metadata(tree, written)
    assert (found.authors, found.language) == (("A & B",), "de-AT")


def test_a_page_of_frames_has_no_body():
    assert write_out(parse_markup("<frameset><frame></frameset>")) is None
