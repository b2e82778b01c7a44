"""Who passes on whose words, where names are inflected or verbs stand last. Texts are our own wording."""

import pytest

from tests.unit.attribution.test_sayings import sayings_of

RELAYED = {
    # who is spoken to
    ("ru", "Министр сообщил агентству Рейтер, что задержаны пятеро."): ("Министр", ("агентству Рейтер",)),
    ("ru", "Погибли трое, заявил «Интерфаксу» представитель мэрии."): ("представитель мэрии", ("«Интерфаксу»",)),
    ("ru", "«Склад горит», — сказал мэр в интервью телеканалу «Звезда»."): ("мэр", ("телеканалу «Звезда»",)),
    ("ru", "Мэр сообщил изданию, что мост закрыт."): ("Мэр", ()),
    ("uk", "Троє загинули, сказав губернатор Укрінформу."): ("губернатор", ("Укрінформу",)),
    ("pl", "Minister powiedział agencji Reutera, że most zamknięto."): ("Minister", ("agencji Reutera",)),
    ("es", "Tres personas murieron, según informó la policía a la agencia EFE."): (
        "la policía",
        ("la agencia EFE",),
    ),
    ("de", "Der Zug brenne, sagte der Chef der Bahn, Karl Maurer, am Mittwoch der Nachrichtenagentur APA."): (
        "der Chef der Bahn, Karl Maurer",
        ("der Nachrichtenagentur APA",),
    ),
    ("de", "Der Zug brenne, sagte der Chef der Bahn, Karl Maurer, der ganzen Stadt."): (
        "der Chef der Bahn, Karl Maurer",
        (),
    ),
    # who cites
    ("ru", "Губернатор распорядился о частичной эвакуации, передаёт издание со ссылкой на ТАСС."): (
        "Губернатор",
        ("издание", "ТАСС"),
    ),
    ("ru", "Погибли трое, пишут «Коммерсантъ», «Медуза» и ТАСС со ссылкой на источники."): (
        "источники",
        ("«Коммерсантъ»", "«Медуза»", "ТАСС"),
    ),
    ("pl", "Jak podała PAP, powołując się na policję, most zamknięto."): ("policję", ("PAP",)),
    ("es", "Según la agencia TASS, que cita al gobernador, dos personas murieron."): (
        "gobernador",
        ("la agencia TASS",),
    ),
    ("de", "Das Portal Kurier berichtete unter Berufung auf inoffizielle Quellen von großen Schäden an Häusern."): (
        "inoffizielle Quellen",
        ("Das Portal Kurier",),
    ),
    ("uk", "Як передає Digi24 з посиланням на прикордонників, міну знищено."): ("прикордонників", ("Digi24",)),
    ("uk", "Про це повідомляє «Суспільне» з посиланням на прокуратуру: затримано трьох осіб."): (
        "прокуратуру",
        ("«Суспільне»",),
    ),
    ("ru", "Портал «Фокус-Юг» со ссылкой на прокуратуру сообщает, что задержаны трое."): (
        "прокуратуру",
        ("Портал «Фокус-Юг»",),
    ),
    ("fr", "D'après le site Actu, qui cite la police, le pont est détruit."): ("la police", ("le site Actu",)),
    ("en", "Radio Nacional, quoting an unnamed pilot, said the jets held their fire."): (
        "an unnamed pilot",
        ("Radio Nacional",),
    ),
    ("de", "Der „Morgen“ zitierte einen Beamten mit den Worten, der Täter sei bekannt."): (
        "einen Beamten",
        ("Der „Morgen“",),
    ),
    ("de", "Wie dpa unter Berufung auf die Polizei meldet, wurden zwei Menschen verletzt."): ("die Polizei", ("dpa",)),
    # a medium put in between who speaks and what is said
    ("de", "Die Reederei sprach laut der Agentur Belta von einem technischen Defekt."): (
        "Die Reederei",
        ("der Agentur Belta",),
    ),
    # one saying inside another
    ("ru", "Погибли трое, сообщил губернатор, передаёт ТАСС."): ("губернатор", ("ТАСС",)),
    ("ru", "Кроме того, как сообщили местные власти, глава области поручил закрыть школы."): (
        "глава области",
        ("местные власти",),
    ),
    ("ru", "По его словам, министр поручил закрыть школы."): ("министр", ("его",)),
    ("de", "Zwei Kinder seien verletzt, sagte der Gouverneur, wie das Portal „Morgen“ berichtete."): (
        "der Gouverneur",
        ("das Portal „Morgen“",),
    ),
    # a sentence further on
    ("ru", "Мэр объявил эвакуацию. Об этом пишет «Коммерсантъ»."): ("Мэр", ("«Коммерсантъ»",)),
    ("de", "Zwei Brücken seien zerstört, sagte der Minister. Das meldete der Sender NTV."): (
        "der Minister",
        ("der Sender NTV",),
    ),
}


@pytest.mark.parametrize(("language", "text"), RELAYED)
def test_who_passes_words_on_is_a_relay(language, text):
    (saying,) = sayings_of(language, text)
    assert (saying.source.span.text, tuple(v.span.text for v in saying.via)) == RELAYED[language, text]


@pytest.mark.parametrize(
    "text",
    [
        "Мост закрыт, и мэр объявил эвакуацию жителей города после долгого ночного пожара. Горит порт. "
        "Об этом пишет «Коммерсантъ».",
        "Губернатор объявил эвакуацию. Об этом сообщил губернатор.",
        "Мост закрыт. Об этом пишет «Коммерсантъ».",
    ],
)
def test_what_is_not_wholly_anothers_saying_stays_the_reporters_own(text):
    assert not any(saying.via for saying in sayings_of("ru", text))


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Президенту доложили о взрыве, заявил советник.", ["советник"]),
        ("ЦРУ сообщило о взрыве.", ["ЦРУ"]),
    ],
)
def test_a_noun_in_an_oblique_case_says_nothing(text, sources):
    assert [saying.source.span.text for saying in sayings_of("ru", text)] == sources


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Według policji co najmniej 13 osób zostało rannych.", "policji", "co najmniej 13 osób zostało rannych"),
        ("Zdaniem ekspertów wybuch uszkodził most.", "ekspertów", "wybuch uszkodził most"),
        ("Według rzecznika straży pożarnej 30 domów spłonęło.", "rzecznika straży pożarnej", "30 domów spłonęło"),
    ],
)
def test_no_comma_need_stand_behind_a_speaker(text, source, content):
    (saying,) = sayings_of("pl", text)
    assert (saying.source.span.text, saying.content[0].text) == (source, content)


def test_a_negated_verb_that_hangs_on_another_leaves_out():
    said, omitted = sayings_of(
        "pl", "Wojewoda poinformował o czterech zabitych, nie precyzując, gdzie doszło do wybuchu."
    )
    assert (said.act, omitted.act, omitted.content[0].text) == ("say", "omit", "gdzie doszło do wybuchu")
    (_, bare) = sayings_of("pl", "Wojewoda poinformował o czterech zabitych, nie precyzując.")
    assert (bare.act, bare.content[0].text) == ("omit", "nie precyzując")


def test_what_is_not_reported_is_nobodys_saying():
    assert sayings_of("uk", "Про загиблих не повідомлялося.") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nobody claimed responsibility for the attack."),
        ("pl", "Nikt nie przyznał się do ataku."),
        ("ro", "Nimeni nu a revendicat atacul."),
        ("es", "Nadie reivindicó el atentado."),
    ],
)
def test_nobody_is_no_source(language, text):
    assert sayings_of(language, text) == ()
