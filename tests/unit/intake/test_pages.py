"""A page becomes its article: furniture stays outside, what it says of itself is kept, empty pages are errors."""

import hashlib
import json

import pytest

from selon.intake.extraction import extract, tidy
from selon.intake.markup import parse_markup, text_of, walk
from selon.intake.pages import agreed_language, decode_page
from selon.ports import Limits
from tests.unit.intake.incoming import OTHER, SENTENCE, article, codes, html, parse, texts


def read(page, **more):
    return parse(page, "html", **more)


# --- markup -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain words", "plain words"),
        ("a &amp; b", "a & b"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<p>one<br><br>two</p>", "one\n\ntwo"),
        ("<div>a<p>b</p>c</div>", "a\n\nb\n\nc"),
        ("<p>a <b>bold</b> word</p>", "a bold word"),
        ("<p>seen</p><script>if (a<b) x()</script><style>p{}</style>", "seen"),
        ("<p>a</p><!-- <script> --><p>b</p>", "a\n\nb"),
        ("<p>a<svg><text>no</text><svg></svg></svg>b</p>", "ab"),
        ("<noscript>no</noscript><br>text<br>", "text"),
        ("<p>tail</p></div></a>", "tail"),
        ("<hr><p>after a rule</p>", "after a rule"),
        ("<p>  much \n\t space\u00a0here </p>", "much space here"),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<p>a<wbr>b</p>", "ab"),
        ("<button>no<br></button><p>yes</p>", "yes"),
    ],
)
def test_markup_becomes_text_as_a_browser_sets_it(markup, text):
    assert text_of(markup) == text


def test_a_tag_of_absurd_length_is_left_out_and_its_text_kept():
    many = " ".join(f"a{n}={n}" for n in range(8000))
    assert text_of(f"<p {many}>kept</p><p>too</p>") == "kept\n\ntoo"


def test_links_are_counted():
    block, plain = walk(parse_markup("<body><p><a href=x>all of it</a></p><p>none</p></body>").body.outer_html).blocks
    assert (block.density, plain.density) == (1.0, 0.0)


# --- the article ------------------------------------------------------------------------------------------------------


def test_a_page_is_its_article():
    page = html(f"<nav><a href=/>Home</a></nav>{article(SENTENCE, OTHER)}<footer>All rights reserved.</footer>")
    (document,) = read(page)
    assert document.text == f"{SENTENCE}\n\n{OTHER}"
    assert document.title == "Fire at a depot"
    assert document.language == "en"
    assert document.raw == hashlib.sha256(page.encode()).hexdigest()


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="related"><p>The mayor of another town spoke at length about the budget on Tuesday evening.</p></div>',
        '<section id="comments"><p>I saw it all from my window and I can tell you that nothing of this is true.</p></section>',
        "<figure><figcaption>Firefighters at the depot on Wednesday morning, in a picture taken by a resident.</figcaption></figure>",
        '<div class="NewsletterBox"><p>Every morning the best of our reporting in your letter box, free of charge.</p></div>',
        "<aside><p>A look back at ten years of the depot, and at the plans that there once were for it.</p></aside>",
        '<p hidden="">This paragraph is hidden from all readers, and says something quite different.</p>',
        '<div style="display: none"><p>This paragraph is hidden as well, and says something different again.</p></div>',
        "<p>Read also: the story of a depot that burnt before, and of those who rebuilt it.</p>",
        "<p>Advertisement</p>",
        '<p><a href="/x">How the depot was built, who paid for it, and what became of the money</a></p>',
        "<form><p>Leave your address here and we will write to you whenever something new happens.</p></form>",
    ],
)
def test_furniture_stays_outside(furniture):
    (document,) = read(html(f"<article><h1>Fire</h1><p>{SENTENCE}</p>{furniture}<p>{OTHER}</p></article>"))
    assert document.text == f"{SENTENCE}\n\n{OTHER}"


def test_what_follows_a_heading_of_the_house_goes_too():
    more = "<div><h3>Related stories</h3><p>The mayor of another town spoke at length about the budget, it is said.</p></div>"
    (document,) = read(html(f"<div class=x><p>{SENTENCE}</p><p>{OTHER}</p>{more}</div>"))
    assert document.text == f"{SENTENCE}\n\n{OTHER}"


def test_a_standfirst_belongs_to_the_text_and_a_byline_does_not():
    page = html(
        f"<header><h1>Fire</h1><p class=standfirst>Two guards are in hospital</p><p>By Ann Example</p></header>"
        f"<div class=article-body><p>{SENTENCE}</p><p>{OTHER}</p><p>(AFP)</p><h2>Next</h2></div>"
    )
    (document,) = read(page)
    assert document.text == f"Two guards are in hospital\n\n{SENTENCE}\n\n{OTHER}\n\n(AFP)"
    assert document.credits == ("AFP",)


def test_of_several_whole_articles_the_first_counts():
    long = " ".join([SENTENCE] * 6)
    (document,) = read(html(f"<main>{article(long)}{article(' '.join([OTHER] * 6))}</main>"))
    assert document.text == long


def test_a_walled_class_around_the_article_does_not_hide_it():
    (document,) = read(html(f'<div class="paywall premium"><p>{SENTENCE}</p><p>{OTHER}</p></div>'))
    assert document.text == f"{SENTENCE}\n\n{OTHER}"


def test_comments_longer_than_the_article_are_no_article():
    comment = "<p>" + "Somebody has much to say on this, and says it at length, over and over again. " * 4 + "</p>"
    (document,) = read(html(f"{article(SENTENCE, OTHER)}<div class=comment-list>{comment * 3}</div>"))
    assert document.text == f"{SENTENCE}\n\n{OTHER}"


def test_the_same_paragraph_twice_is_read_once():
    (document,) = read(html(article(SENTENCE, SENTENCE, OTHER)))
    assert document.text == f"{SENTENCE}\n\n{OTHER}"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<nav><a href=/>Home</a></nav>",
        "<h1>Welcome</h1><p>Subscribe now to read on, from one euro a week, and cancel whenever you like it.</p>",
        "<script>document.write('text')</script>",
        "<ul>" + "<li><a href=/x>A headline that is a link to some other page of ours</a></li>" * 20 + "</ul>",
    ],
)
def test_a_page_without_a_text_is_an_error_and_no_document(body):
    assert texts(read(html(body))) == ["extract_empty"]


def test_no_blocks_no_article():
    assert extract(walk("")) == []
    assert list(tidy(walk(""))) == []


def test_a_page_that_is_json_is_named():
    assert texts(read('{"a": 1}', name="x.html")) == ["bad_markup"]


def test_a_page_beyond_the_limits_is_refused():
    page = html(article(SENTENCE, OTHER))
    assert texts(read(page, limits=Limits(bytes=100))) == ["too_long"]
    assert texts(read(page, limits=Limits(characters=20))) == ["too_long"]


# --- what the page says of itself -------------------------------------------------------------------------------------


def linked(**fields):
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_linked_data_come_first():
    head = linked(
        **{
            "@graph": [
                {"@type": "WebSite", "name": "no"},
                {
                    "@type": ["NewsArticle"],
                    "headline": "Fire &amp; smoke",
                    "datePublished": "2024-09-18T07:59:00+02:00",
                    "dateModified": "2024-09-18T09:00:00+02:00",
                    "author": [{"name": "Ann Example"}, "Bob Example", {"name": ["Cy"]}],
                    "publisher": {"name": "Example Post"},
                    "mainEntityOfPage": {"@id": "https://post.example/a"},
                    "isAccessibleForFree": "False",
                },
            ]
        }
    )
    (document,) = read(html(article(SENTENCE, OTHER), head))
    assert document.title == "Fire & smoke"
    assert document.outlet == "Example Post"
    assert document.published == "2024-09-18T07:59:00+02:00"
    assert document.authors == ("Ann Example", "Bob Example", "Cy")
    assert document.url == "https://post.example/a"
    assert document.edited == "2024-09-18T09:00:00+02:00"
    assert "walled" in codes(document)


def test_meta_tags_come_next():
    head = (
        '<link rel="canonical" href="/a"><meta property="og:site_name" content="Example Post">'
        '<meta property="og:title" content="Fire at a depot - Example Post"><meta name="author" content="Ann Example">'
        '<meta name="author" content="https://post.example/ann"><meta property="article:published_time" content="2024-09-18">'
        "<meta content=x><script type='application/ld+json'>{broken</script><script type='application/ld+json'>[1]</script>"
    )
    (document,) = read(html(article(SENTENCE, OTHER), head), url="https://post.example/b")
    assert (document.title, document.outlet, document.published) == ("Fire at a depot", "Example Post", "2024-09-18")
    assert (document.url, document.authors) == ("https://post.example/a", ("Ann Example",))


def test_then_time_heading_and_address():
    body = f"<time datetime='2024-09-18T07:59'>today</time>{article(SENTENCE, OTHER)}"
    (document,) = read(html(body), url="https://www.post.example/b")
    assert (document.published, document.outlet) == ("2024-09-18T07:59", "post.example")
    assert document.title == "Fire at a depot"
    (bare,) = read(html(f"<p>{SENTENCE}</p><p>{OTHER}</p>", "<title>A title</title>"))
    assert (bare.title, bare.outlet, bare.published, bare.url) == ("A title", None, None, None)


@pytest.mark.parametrize("address", ["javascript:x", "http://[broken", "ftp://x.example/", " "])
def test_an_address_that_is_none_is_passed_over(address):
    (document,) = read(html(article(SENTENCE, OTHER), f'<link rel="canonical" href="{address}">'))
    assert document.url is None


def test_what_the_user_says_wins():
    given = {"outlet": "Mine", "credits": "AFP, dpa", "published": "2024-01-01", "title": ""}
    (document,) = read(html(article(SENTENCE, OTHER)), given=given)
    assert (document.outlet, document.credits, document.published) == ("Mine", ("AFP", "dpa"), "2024-01-01")
    assert document.title == "Fire at a depot"


def test_two_outlets_with_the_same_text_are_two_documents():
    page = html(article(SENTENCE, OTHER))
    (one,), (other,) = read(page, url="https://a.example/"), read(page, url="https://b.example/")
    assert one.id != other.id
    assert one.text == other.text


def test_the_text_is_taken_from_linked_data_where_the_page_shows_none():
    (document,) = read(
        html("<div id=app></div>", linked(**{"@type": "NewsArticle", "articleBody": f"{SENTENCE}\n{OTHER}"}))
    )
    assert document.text == f"{SENTENCE}\n{OTHER}"
    assert "text_from_metadata" in codes(document)


def test_a_page_in_another_language_than_it_says_is_recognised_anew():
    long = " ".join([SENTENCE, OTHER] * 3)
    assert agreed_language("fr", long)[0] is None
    assert agreed_language("en-GB", long) == ("en-GB", ())
    assert agreed_language("fr", SENTENCE) == ("fr", ())
    assert agreed_language(None, long) == (None, ())
    assert agreed_language("xx", long) == ("xx", ())
    (document,) = read(html(article(long), lang="fr"))
    assert "language_differs" in codes(document)


# --- encodings --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_the_encoding_is_the_one_that_the_page_names(name):
    text = "Пожар на складе, сообщил губернатор."
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={name}"></head>{text}</html>'
    assert text in decode_page(page.encode(name))[0]


def test_the_server_comes_before_the_page_and_a_mark_before_both():
    assert decode_page("é".encode("cp1252"), "windows-1252") == ("é", ())
    assert decode_page(b"\xef\xbb\xbf\xc3\xa9", "windows-1252") == ("é", ())
    assert decode_page("é".encode()) == ("é", ())
    assert decode_page(b'<meta charset="iso-8859-1">\x93')[0].endswith("“")


def test_a_guess_is_never_silent():
    page = (
        '<meta charset="utf-8"><p>Les secours cherchent encore une douzaine de disparus, a déclaré le préfet hier.</p>'
    )
    text, notes = decode_page(page.encode("cp1252"))
    assert "préfet" in text
    assert [note.code for note in notes] == ["guessed_encoding"]
    assert decode_page(b"\xff\xfe\xfd", "no-such-thing")[0]
    assert decode_page(b"\x81\xff" * 40, "none")[1]


# --- tickers and posts ------------------------------------------------------------------------------------------------

ENTRIES = (
    f'<div class="entry" id="e1"><time datetime="2024-09-18T08:10:00Z">08:10</time><h3>Fire out</h3><p>{OTHER}</p></div>'
    f'<div class="entry"><time datetime="2024-09-18T07:59:00Z">07:59</time><p>{SENTENCE}</p><p>Share</p></div>'
)


def test_a_ticker_is_split_into_its_entries():
    page = html(
        f"<h1>Live: fire</h1><p>What we know of the fire at the depot, as it comes in.</p><div class=liveblog>{ENTRIES}</div>"
    )
    lead, new, old = read(page, url="https://post.example/live#top")
    assert lead.text == "What we know of the fire at the depot, as it comes in."
    assert (new.title, new.text, new.published) == ("Fire out", OTHER, "2024-09-18T08:10:00+00:00")
    assert (old.text, old.published) == (SENTENCE, "2024-09-18T07:59:00+00:00")
    assert new.url == "https://post.example/live#e1"
    assert len({d.url for d in (lead, new, old)}) == 3
    assert "live_ticker" in codes(lead)
    assert "ticker_entry" in codes(new)


def test_a_ticker_that_says_so_in_its_markup():
    entry = "<div itemprop='liveBlogUpdate' itemscope><p>{}</p></div>"
    found = read(html("<div>" + entry.format(SENTENCE) + entry.format(OTHER) + "<p>x</p></div>"))
    assert texts(found) == [SENTENCE, OTHER]
    assert "live_ticker" in codes(found[0])


def test_a_ticker_that_shows_none_is_read_from_its_linked_data():
    updates = [
        {"@type": "BlogPosting", "headline": "Fire out", "articleBody": OTHER, "datePublished": "2024-09-18T08:10:00Z"},
        {"@type": "BlogPosting", "articleBody": f"<p>{SENTENCE}</p>", "url": "https://post.example/live#e0"},
        {"@type": "BlogPosting"},
        3,
    ]
    head = linked(
        **{
            "@type": "LiveBlogPosting",
            "headline": "Live",
            "url": "https://post.example/live",
            "liveBlogUpdate": updates,
        }
    )
    found = read(html("<div id=app></div>", head))
    assert texts(found) == [OTHER, SENTENCE]
    assert found[1].url == "https://post.example/live#e0"
    alone = linked(**{"@type": "LiveBlogPosting", "liveBlogUpdate": updates[0]})
    assert texts(read(html("<p>x</p><time>1</time><p><time>2</time></p>", alone))) == [OTHER]


def test_a_page_with_one_time_is_no_ticker():
    page = html(f"<div class=liveblog><time>07:59</time>{article(SENTENCE, OTHER)}</div>")
    assert texts(read(page)) == [f"{SENTENCE}\n\n{OTHER}"]


def test_a_post_shown_in_an_article_speaks_for_itself():
    post = (
        '<blockquote class="twitter-tweet"><p>Five people are missing.</p>&mdash; The Governor (@gov) '
        '<a href="https://social.example/gov/1">September 18, 2024</a></blockquote>'
    )
    whole, apart = read(html(f"<article><p>{SENTENCE}</p>{post}<p>{OTHER}</p></article>"), url="https://post.example/a")
    assert whole.text == f"{SENTENCE}\n\n{OTHER}"
    assert "embedded_posts" in codes(whole)
    assert (apart.text, apart.outlet) == ("Five people are missing.", "The Governor (@gov)")
    assert apart.url == "https://social.example/gov/1"
    assert "embedded_post" in codes(apart)


def test_posts_without_words_or_within_posts_are_no_documents():
    inner = '<blockquote class="telegram-post" cite="https://t.me/x/1"><p>All are alive.</p><time datetime="2024-09-18">x</time></blockquote>'
    page = html(
        f'{article(SENTENCE, OTHER)}<div class="embedded-post">{inner}</div><blockquote class="tiktok-embed"></blockquote>'
    )
    whole, apart = read(page)
    assert apart.text.startswith("All are alive.")
    assert apart.published == "2024-09-18"
    assert whole.text == f"{SENTENCE}\n\n{OTHER}"


def test_corrections_and_updates_are_noted():
    (document,) = read(
        html(article(SENTENCE, OTHER, "Correction: an earlier version named another town.", title="UPDATE 2-Fire"))
    )
    assert set(codes(document)) == {"update", "correction"}


def test_the_front_of_a_site_is_no_dispatch():
    teasers = "".join(
        f"<div><h2><a href=/{n}>A headline that leads to dispatch number {n}</a></h2><p>{SENTENCE} {n}</p></div>"
        for n in range(12)
    )
    assert texts(read(html(f"<main>{teasers}</main>"), url="https://post.example/")) == ["extract_empty"]
    assert len(read(html(f"<main>{teasers}</main>"), url="https://post.example/a")) == 1
    assert texts(read(html(article(SENTENCE, OTHER)), url="https://post.example/")) == [f"{SENTENCE}\n\n{OTHER}"]


@pytest.mark.parametrize(
    ("head", "url", "published"),
    [
        ('<meta name="pub_date" content="20240918">', None, "2024-09-18"),
        ('<meta name="publish_date" content="Wed, 18 Sep 2024 07:59:00 +0200">', None, "2024-09-18T07:59+02:00"),
        ('<abbr class="published" title="2024-09-18T07:59:00Z">today</abbr>', None, "2024-09-18T07:59:00+00:00"),
        ("", "https://post.example/2024/09/18/fire", "2024-09-18"),
        ("", "https://post.example/news/2024-9-18-fire", "2024-09-18"),
        ("", "https://post.example/2024/99/99/fire", None),
    ],
)
def test_other_ways_to_say_when(head, url, published):
    (document,) = read(html(head + article(SENTENCE, OTHER)), url=url)
    assert document.published == published


def test_the_outlet_is_no_part_of_the_headline():
    for title in ("Example | Two hurt", "Two hurt - Example", "Two hurt"):
        head = f'<meta property="og:site_name" content="Example"><meta property="og:title" content="{title}">'
        assert read(html(article(SENTENCE, OTHER), head))[0].title == "Two hurt"
