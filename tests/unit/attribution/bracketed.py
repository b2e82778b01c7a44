"""Sentences of our own with a verb bracket, and how each is read: (source, cue, act, contents)."""

from __future__ import annotations

from tests.unit.attribution.sayings import Reading

GERMAN: dict[str, tuple[Reading, ...]] = {
    "Zwei Lagerhallen seien abgebrannt, teilte der Bürgermeister von Odessa am Montag auf Telegram mit.": (
        ("der Bürgermeister von Odessa", "teilte", "say", ("Zwei Lagerhallen seien abgebrannt",)),
    ),
    "Der Bürgermeister teilte mit, zwei Lagerhallen seien abgebrannt.": (
        ("Der Bürgermeister", "teilte", "say", ("zwei Lagerhallen seien abgebrannt",)),
    ),
    "Der Bürgermeister teilte mit, dass zwei Lagerhallen abgebrannt seien.": (
        ("Der Bürgermeister", "teilte", "say", ("zwei Lagerhallen abgebrannt seien",)),
    ),
    "Am Montag sagte der Bürgermeister, zwei Lagerhallen seien abgebrannt.": (
        ("der Bürgermeister", "sagte", "say", ("zwei Lagerhallen seien abgebrannt",)),
    ),
    "Die Feuerwehr, die mit vier Wagen anrückte, sagte: „Alles ist gelöscht.“": (
        ("Die Feuerwehr", "sagte", "say", ("„Alles ist gelöscht.“",)),
    ),
    "Anna Kowalenko, die Sprecherin der Feuerwehr, sagte, alles sei gelöscht.": (
        ("Anna Kowalenko, die Sprecherin der Feuerwehr", "sagte", "say", ("alles sei gelöscht",)),
    ),
    "Die Lage sei ernst, sagte ein Sprecher der Feuerwehr der Nachrichtenagentur APA, man brauche Hilfe.": (
        ("ein Sprecher der Feuerwehr", "sagte", "say", ("Die Lage sei ernst", "man brauche Hilfe")),
    ),
    "Die Lage sei ernst, sagte der Gouverneur gegenüber CNN.": (
        ("der Gouverneur", "sagte", "say", ("Die Lage sei ernst",)),
    ),
    "Die Lage sei ernst, schrieb der Gouverneur auf Telegram und sprach von drei Toten.": (
        ("der Gouverneur", "schrieb", "say", ("Die Lage sei ernst",)),
        (None, "sprach", "say", ("drei Toten",)),
    ),
    "Der Gouverneur bestätigte den Angriff, sagte aber nicht, was getroffen wurde.": (
        ("Der Gouverneur", "bestätigte", "confirm", ("den Angriff",)),
        (None, "sagte aber nicht", "omit", ("was getroffen wurde",)),
    ),
    "Ob es Tote gab, sagten die Behörden nicht.": (("die Behörden", "sagten", "omit", ("Ob es Tote gab",)),),
    "Von drei Toten sprechen die Behörden.": (("die Behörden", "sprechen", "say", ("drei Toten",)),),
    "Den Angriff bestätigte die Armee.": (("die Armee", "bestätigte", "confirm", ("Den Angriff",)),),
    "Die Behörden haben den Angriff bestätigt.": (("Die Behörden", "bestätigt", "confirm", ("den Angriff",)),),
    "Zuvor hatten die Behörden die Bewohner zur Vorsicht aufgefordert.": (
        ("die Behörden", "aufgefordert", "order", ("die Bewohner zur Vorsicht",)),
    ),
    "Die Behörden haben mitgeteilt, dass drei Häuser zerstört wurden.": (
        ("Die Behörden", "mitgeteilt", "say", ("drei Häuser zerstört wurden",)),
    ),
    "Das Ministerium hat dies nicht bestätigt.": (("Das Ministerium", "nicht bestätigt", "omit", ("dies",)),),
    "Der Gouverneur, der den Angriff bestätigte, sprach von drei Toten.": (
        ("Der Gouverneur", "sprach", "say", ("drei Toten",)),
    ),
    "Obwohl die Armee behauptet, alle Drohnen abgeschossen zu haben, brennt ein Depot.": (
        ("die Armee", "behauptet", "claim", ("alle Drohnen abgeschossen zu haben",)),
    ),
    "Drei Häuser wurden zerstört, wie die Agentur Reuters meldete.": (
        ("die Agentur Reuters", "meldete", "say", ("Drei Häuser wurden zerstört",)),
    ),
    "Wie die Polizei mitteilte, wurden drei Häuser zerstört.": (
        ("die Polizei", "mitteilte", "say", ("wurden drei Häuser zerstört",)),
    ),
    "Die Evakuierung wurde angeordnet.": ((None, "angeordnet", "order", ("Die Evakuierung",)),),
    "Der Angriff wurde von der Armee bestätigt.": (("der Armee", "bestätigt", "confirm", ("Der Angriff",)),),
    "Am Abend wurde in der Stadt eine Ausgangssperre verhängt.": (
        (None, "verhängt", "order", ("eine Ausgangssperre",)),
    ),
    "Drei Häuser wurden laut dem Bürgermeister von Odessa zerstört.": (
        ("dem Bürgermeister von Odessa", "laut", "say", ("Drei Häuser wurden", "zerstört")),
    ),
    "Laut „Telegraph“ wurden drei Häuser zerstört.": (
        ("„Telegraph“", "Laut", "say", ("wurden drei Häuser zerstört",)),
    ),
    "Nach Angaben von Reuters wurden drei Häuser zerstört.": (
        ("Reuters", "Nach Angaben", "say", ("wurden drei Häuser zerstört",)),
    ),
    "Nach russischen Angaben wurden drei Häuser zerstört.": (
        ("russischen Angaben", "Nach", "say", ("wurden drei Häuser zerstört",)),
    ),
    "Nach drei Stunden war der Brand gelöscht.": (),
    "Drei Häuser seien zerstört, so der Bürgermeister.": (
        ("der Bürgermeister", "so", "say", ("Drei Häuser seien zerstört",)),
    ),
    "So der Bürgermeister.": (),
    "Den Angaben der russischen Behörden zufolge wurden drei Häuser zerstört.": (
        ("Den Angaben der russischen Behörden", "zufolge", "say", ("wurden drei Häuser zerstört",)),
    ),
    "Drei Häuser wurden Augenzeugen zufolge zerstört; ein viertes brenne noch.": (
        ("Augenzeugen", "zufolge", "say", ("Drei Häuser wurden", "zerstört; ein viertes brenne noch")),
    ),
    "Es hieß, drei Häuser seien zerstört.": ((None, "Es hieß", "say", ("drei Häuser seien zerstört",)),),
    "Aus Sicherheitskreisen hieß es, drei Häuser seien zerstört.": (
        ("Sicherheitskreisen", "hieß es", "say", ("drei Häuser seien zerstört",)),
    ),
    "Die Armee hat nach eigenen Angaben drei Drohnen abgeschossen.": (
        ("Die Armee", "nach eigenen Angaben", "say", ("Die Armee hat", "drei Drohnen abgeschossen")),
    ),
    "Auf den Bildern ist zu erkennen, wie schwer das Haus getroffen wurde.": (
        ("den Bildern", "zu erkennen", "say", ("wie schwer das Haus getroffen wurde",)),
    ),
    "Auf Videos sind zerstörte Häuser zu sehen.": (("Videos", "zu sehen", "say", ("zerstörte Häuser",)),),
    "Vom Hügel aus sind zerstörte Häuser zu sehen.": (),
    "Eine Stellungnahme der Armee lag nicht vor.": (
        ("der Armee", "Stellungnahme", "decline", ("Eine Stellungnahme",)),
    ),
    "Der Sprecher lehnte eine Stellungnahme ab.": (("Der Sprecher", "lehnte", "decline", ("eine Stellungnahme",)),),
    "Der Sprecher wollte den Vorfall nicht kommentieren.": (
        ("Der Sprecher", "nicht kommentieren", "decline", ("den Vorfall",)),
    ),
    "Die Angaben konnten nicht überprüft werden.": (),
    "Reuters konnte die Angaben nicht überprüfen.": (
        ("Reuters", "nicht überprüfen", "cannot_verify", ("die Angaben",)),
    ),
    "Der Sender meldete unter Berufung auf die Polizei, drei Häuser seien zerstört.": (
        ("die Polizei", "unter Berufung auf", "say", ("drei Häuser seien zerstört",)),
    ),
    "Der Gouverneur warnte die Bewohner vor neuen Angriffen.": (
        ("Der Gouverneur", "warnte", "warn", ("neuen Angriffen",)),
    ),
    "Die Regierung rief die Bewohner auf, die Stadt zu verlassen.": (
        ("Die Regierung", "rief", "order", ("die Bewohner", "die Stadt zu verlassen")),
    ),
    "Die Regierung warf der Armee vor, den Damm gesprengt zu haben.": (
        ("Die Regierung", "warf", "accuse", ("der Armee", "den Damm gesprengt zu haben")),
    ),
    "Der Minister sagte der „Bild“-Zeitung, die Lage sei ernst.": (
        ("Der Minister", "sagte", "say", ("die Lage sei ernst",)),
    ),
    "Man habe alles unter Kontrolle.": (),
    "Der Gouverneur sprach von drei Toten. Weitere zehn Menschen seien verletzt. Das Feuer sei gelöscht.": (
        ("Der Gouverneur", "sprach", "say", ("drei Toten",)),
        (None, "seien", "say", ("Weitere zehn Menschen seien verletzt",)),
        (None, "sei", "say", ("Das Feuer sei gelöscht",)),
    ),
    "Der Gouverneur sprach von drei Toten. Demnach brannten auch zwei Häuser.": (
        ("Der Gouverneur", "sprach", "say", ("drei Toten",)),
        (None, "Demnach", "say", ("brannten auch zwei Häuser",)),
    ),
    "Die Behörden ließen die Stadt räumen.": (("Die Behörden", "ließen", "order", ("die Stadt räumen",)),),
    "Die Armee griff an. Das bestätigte der Gouverneur.": (
        ("der Gouverneur", "bestätigte", "confirm", ("Die Armee griff an",)),
    ),
    "Bekannt ist bislang wenig.": (),
    "Die Sprecherin bezeichnete den Angriff als feige.": (
        ("Die Sprecherin", "bezeichnete", "say", ("den Angriff als feige",)),
    ),
    "Russische Medien berichten, drei Häuser seien zerstört.": (
        ("Russische Medien", "berichten", "say", ("drei Häuser seien zerstört",)),
    ),
    "Der Krisenstab des Kantons teilte mit, die Straße sei gesperrt.": (
        ("Der Krisenstab des Kantons", "teilte", "say", ("die Straße sei gesperrt",)),
    ),
    "Zu der Tat bekannte sich eine Miliz.": (("eine Miliz", "bekannte", "claim", ("der Tat",)),),
    "Die Gruppe Wagner und das Verteidigungsministerium erklärten, die Stadt sei eingenommen.": (
        ("Die Gruppe Wagner", "erklärten", "say", ("die Stadt sei eingenommen",)),
        ("das Verteidigungsministerium", "erklärten", "say", ("die Stadt sei eingenommen",)),
    ),
    "Angeblich ist die Brücke zerstört.": ((None, "Angeblich", "say", ("ist die Brücke zerstört",)),),
    "Moskau, so der Gouverneur, habe drei Raketen abgefeuert, die alle abgefangen worden seien.": (
        ("der Gouverneur", "so", "say", ("Moskau", "habe drei Raketen abgefeuert")),
    ),
    "Satellitenbilder zeigen das Ausmaß der Zerstörung.": (
        ("Satellitenbilder", "zeigen", "say", ("das Ausmaß der Zerstörung",)),
    ),
    "Das Ausmaß, zeigen Satellitenbilder, sei groß.": (),
    "Experten gehen davon aus, dass drei Häuser einstürzten.": (
        ("Experten", "gehen", "expect", ("drei Häuser einstürzten",)),
    ),
    "Die Regierung teilte nicht mit, wer getroffen wurde.": (
        ("Die Regierung", "teilte nicht", "omit", ("wer getroffen wurde",)),
    ),
    "Er erklärte „drei Häuser“ für unbewohnbar.": (("Er", "erklärte", "say", ("„drei Häuser“ für unbewohnbar",)),),
    "Der Sprecher nannte keine Einzelheiten.": (("Der Sprecher", "nannte", "omit", ("keine Einzelheiten",)),),
    "Die Polizei bestätigte auf Anfrage von Reuters einen Toten.": (
        ("Die Polizei", "bestätigte", "confirm", ("einen Toten",)),
    ),
    "Die Anwohnerin schilderte dem Sender, das Haus habe gebrannt.": (
        ("Die Anwohnerin", "schilderte", "say", ("das Haus habe gebrannt",)),
    ),
    "Der Sprecher sagte Journalisten, das Haus habe gebrannt.": (
        ("Der Sprecher", "sagte", "say", ("das Haus habe gebrannt",)),
    ),
    "Der Sprecher äußerte sich nicht zu den Vorwürfen.": (("Der Sprecher", "äußerte", "decline", ("den Vorwürfen",)),),
    "Die Lage sei ernst, sagte der Sprecher vor dem Parlament in Kiew.": (
        ("der Sprecher", "sagte", "say", ("Die Lage sei ernst",)),
    ),
    "Die Behörden, die lange schwiegen, haben den Angriff bestätigt.": (
        ("Die Behörden", "bestätigt", "confirm", ("den Angriff",)),
    ),
    "In der Nacht hat sich die Armee zu dem Angriff bekannt.": (("die Armee", "bekannt", "claim", ("dem Angriff",)),),
    "In der Nacht hat jemand den Angriff bestätigt.": (),
    "Die Angaben hat die Agentur nicht überprüfen können.": (),
    "Die Behörden haben keine Opfer gemeldet.": (("Die Behörden", "gemeldet", "omit", ("Opfer",)),),
    "Zur Sicherheit habe man eine Evakuierung angeordnet.": (),
    "Weil die Regierung den Angriff bestätigte, wuchs die Sorge.": (
        ("die Regierung", "bestätigte", "confirm", ("den Angriff",)),
    ),
    "Als er sprach, brannte es.": (),
    "Es brannte, wie gemeldet wurde.": (),
    "In der Stadt wurde mit einem Angriff gerechnet.": ((None, "gerechnet", "expect", ("einem Angriff",)),),
    "Nach drei Tagen wurde eine Evakuierung angeordnet.": ((None, "angeordnet", "order", ("eine Evakuierung",)),),
    "Ein Angriff werde erwartet, hieß es, und die Lage sei ernst.": (
        (None, "hieß es", "say", ("Ein Angriff werde erwartet",)),
    ),
    "Auf die Stadt, hieß es weiter, seien Bomben gefallen; die Lage sei ernst.": (
        (None, "hieß es", "say", ("Auf die Stadt", "seien Bomben gefallen; die Lage sei ernst")),
    ),
    "Reuters und die Polizei meldeten drei Tote.": (
        ("Reuters", "meldeten", "say", ("drei Tote",)),
        ("die Polizei", "meldeten", "say", ("drei Tote",)),
    ),
    "Nicht einmal die Polizei sagte, was geschah.": (),
    "Der Minister sprach mit der Zeitung.": (),
    "Der Sprecher sagte: Die Lage ist ernst.": (("Der Sprecher", "sagte", "say", ("Die Lage ist ernst",)),),
    "Sagte jemand etwas?": (),
    "Die Polizei warnte.": (),
    "Im Netz waren brennende Häuser zu sehen.": (),
    "„Alles brennt“, sagte sie.": (("sie", "sagte", "say", ("„Alles brennt“",)),),
    # subjects that no table knows, before the verb; who is blamed or told behind it
    "Der Anwalt kündigte Berufung an.": (("Der Anwalt", "kündigte", "say", ("Berufung",)),),
    "Die Werft kündigte Klage an.": (("Die Werft", "kündigte", "say", ("Klage",)),),
    "Die Gewerkschaft warf ihnen vor, Warnungen ignoriert zu haben.": (
        ("Die Gewerkschaft", "warf", "accuse", ("ihnen", "Warnungen ignoriert zu haben")),
    ),
    # an adverb in front that points back
    "Drei Männer sind tot. Davon geht die Polizei aus.": (
        ("die Polizei", "geht", "expect", ("Drei Männer sind tot",)),
    ),
    "Darüber berichtete die Polizei.": (),
    "Der Minister deutete an, dass die Brücke zerstört sei.": (
        ("Der Minister", "deutete", "say", ("die Brücke zerstört sei",)),
    ),
}
