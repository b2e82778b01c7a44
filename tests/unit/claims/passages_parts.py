"""Passages of our own with the breakdowns, subsets and shares that stand in them; written blind.

A row is (language, text, places, parts, part_of): ``places`` are the words that name a place; ``parts`` maps the words
of a total to the values of its items, each with the place's words or None; ``part_of`` pairs the words of a subset with
those of its whole.
"""

from __future__ import annotations

__all__ = ["PASSAGES"]

PASSAGES = (
    (
        "en",
        "Air defences shot down 61 drones overnight: 30 over Kursk, 18 over Bryansk, nine over Belgorod and four over Oryol.",
        ("Kursk", "Bryansk", "Belgorod", "Oryol"),
        {"61": ((30, "Kursk"), (18, "Bryansk"), (9, "Belgorod"), (4, "Oryol"))},
        (),
    ),
    (
        "en",
        "The floods have killed 48 people. Twenty-two of them died in Assam, 15 in Bihar and 11 in Odisha, officials said.",
        ("Assam", "Bihar", "Odisha"),
        {"48": ((22, "Assam"), (15, "Bihar"), (11, "Odisha"))},
        (),
    ),
    (
        "en",
        "Ten drones were downed: two each over Kursk, Bryansk and Tula, and four over Crimea.",
        ("Kursk", "Bryansk", "Tula", "Crimea"),
        {"Ten": ((2, "Kursk"), (2, "Bryansk"), (2, "Tula"), (4, "Crimea"))},
        (),
    ),
    (
        "en",
        "Thirty-one people were wounded (12 women, 15 men and four children), 19 of whom remain in hospital.",
        (),
        {"Thirty-one": ((12, None), (15, None), (4, None))},
        (("19", "Thirty-one"),),
    ),
    (
        "en",
        "At least 17 people were killed in Idlib, among them five children, and 40 were wounded, half of them seriously.",
        ("Idlib",),
        {},
        (("five", "At least 17"), ("half", "40")),
    ),
    (
        "en",
        "The ministry counted 25 strikes: Kharkiv (11), Sumy (8) and Odesa (6).",
        ("Kharkiv", "Sumy", "Odesa"),
        {"25": ((11, "Kharkiv"), (8, "Sumy"), (6, "Odesa"))},
        (),
    ),
    (
        "en",
        "Twelve people were killed in Gaza City. Five people were killed in Rafah, and three in Khan Younis.",
        ("Gaza City", "Rafah", "Khan Younis"),
        {},
        (),
    ),
    (
        "en",
        "A total of 90 bodies have been found, 55 in Derna and 35 in Sousse; 1,200 people are missing.",
        ("Derna", "Sousse"),
        {"90": ((55, "Derna"), (35, "Sousse"))},
        (),
    ),
    (
        "en",
        "The crash killed 14 people: nine died at the scene and another five in hospital.",
        (),
        {"14": ((9, None), (5, None))},
        (),
    ),
    (
        "en",
        "Some 340 protesters were held in 12 cities, including 120 in Moscow and 95 in Kazan.",
        ("Moscow", "Kazan"),
        {"Some 340": ((120, "Moscow"), (95, "Kazan"))},
        (),
    ),
    (
        "en",
        "The air force said 85 drones attacked; 60 were shot down over Kyiv and Poltava, and 20 were lost.",
        ("Kyiv", "Poltava"),
        {},
        (),
    ),
    (
        "en",
        "Of the 150 passengers, 120 have been rescued, 28 of them with injuries.",
        (),
        {},
        (("120", "150"), ("28", "120")),
    ),
    (
        "fr",
        "La défense aérienne a abattu 61 drones dans la nuit: 30 au-dessus de Koursk, 18 au-dessus de Briansk, neuf au-dessus de Belgorod et quatre au-dessus d'Oriol.",
        ("Koursk", "Briansk", "Belgorod", "Oriol"),
        {"61": ((30, "Koursk"), (18, "Briansk"), (9, "Belgorod"), (4, "Oriol"))},
        (),
    ),
    (
        "fr",
        "Les crues ont fait 48 morts. Vingt-deux ont péri en Assam, quinze au Bihar et onze en Odisha, selon les autorités.",
        ("Assam", "Bihar", "Odisha"),
        {"48": ((22, "Assam"), (15, "Bihar"), (11, "Odisha"))},
        (),
    ),
    (
        "fr",
        "Sept drones ont été abattus: deux à Koursk, un à Briansk, trois à Toula et un dans la région de Moscou.",
        ("Koursk", "Briansk", "Toula", "la région de Moscou"),
        {"Sept": ((2, "Koursk"), (1, "Briansk"), (3, "Toula"), (1, "la région de Moscou"))},
        (),
    ),
    (
        "fr",
        "Trente et une personnes ont été blessées (12 femmes, 15 hommes et quatre enfants), dont 19 sont toujours hospitalisées.",
        (),
        {"Trente et une": ((12, None), (15, None), (4, None))},
        (("19", "Trente et une"),),
    ),
    (
        "fr",
        "Au moins 17 personnes ont été tuées à Idleb, dont cinq enfants, et 40 autres blessées, dont la moitié grièvement.",
        ("Idleb",),
        {},
        (("cinq", "Au moins 17"), ("la moitié", "40")),
    ),
    (
        "fr",
        "Le ministère a recensé 25 frappes: Kharkiv (11), Soumy (8) et Odessa (6).",
        ("Kharkiv", "Soumy", "Odessa"),
        {"25": ((11, "Kharkiv"), (8, "Soumy"), (6, "Odessa"))},
        (),
    ),
    (
        "fr",
        "Six drones ont été détruits, deux chacun au-dessus de Koursk, de Briansk et de Toula.",
        ("Koursk", "Briansk", "Toula"),
        {"Six": ((2, "Koursk"), (2, "Briansk"), (2, "Toula"))},
        (),
    ),
    (
        "fr",
        "L'accident a fait 14 morts: neuf personnes sont décédées sur place et cinq autres à l'hôpital.",
        (),
        {"14": ((9, None), (5, None))},
        (),
    ),
    (
        "fr",
        "Douze personnes ont été tuées à Gaza. Cinq autres ont péri à Rafah et trois à Khan Younès.",
        ("Gaza", "Rafah", "Khan Younès"),
        {},
        (),
    ),
    (
        "fr",
        "Quelque 340 manifestants ont été interpellés dans 12 villes, dont 120 à Moscou et 95 à Kazan.",
        ("Moscou", "Kazan"),
        {"Quelque 340": ((120, "Moscou"), (95, "Kazan"))},
        (),
    ),
    (
        "fr",
        "Sur les 150 passagers, 120 ont été secourus, dont 28 blessés.",
        (),
        {},
        (("120", "150"), ("28", "120")),
    ),
    (
        "fr",
        "La région de Zaporijjia a subi 530 tirs, celle de Kherson 210 et celle de Donetsk 90, soit 830 au total.",
        ("La région de Zaporijjia", "Kherson", "Donetsk"),
        {"830": ((530, "La région de Zaporijjia"), (210, "Kherson"), (90, "Donetsk"))},
        (),
    ),
)
