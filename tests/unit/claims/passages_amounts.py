"""Passages of our own with every figure that stands in them, and nothing else; written blind, after the first phrases.

A row is (language, text, figures); a figure is (words, value, unit), or (words, (low, high), unit) where the value is an
interval, or (words, share) for a share. Articles are left out of account.
"""

from __future__ import annotations

__all__ = ["PASSAGES"]

PASSAGES = (
    (
        "en",
        "A ferry with 212 passengers and 18 crew capsized off the island on Sunday; 97 people were rescued, 31 bodies "
        "were recovered and more than 100 are still missing, the coast guard said.",
        [
            ("212", 212, "person"),
            ("18", 18, "person"),
            ("97", 97, "person"),
            ("31", 31, "person"),
            ("more than 100", 100, "person"),
        ],
    ),
    (
        "en",
        "The 7.2-magnitude quake, which struck at 5:12 a.m. at a depth of 10 kilometres, levelled some 3,000 houses "
        "and killed at least 1,482 people, including 389 children, in the two worst-hit districts.",
        [
            ("7.2", 7.2, "richter"),
            ("10 kilometres", 10, "kilometre"),
            ("some 3,000", 3000, "house"),
            ("at least 1,482", 1482, "person"),
            ("389", 389, "child"),
            ("two", 2, "region"),
        ],
    ),
    (
        "en",
        "Two Mi-8 helicopters and a Su-25 jet were lost, the general staff said, putting enemy losses at about 1,100 "
        "troops, 12 tanks, 24 armoured combat vehicles and 37 artillery systems over the past day.",
        [
            ("Two", 2, "helicopter"),
            ("about 1,100", 1100, "person"),
            ("12", 12, "tank"),
            ("24", 24, "armoured_vehicle"),
            ("37", 37, "gun"),
        ],
    ),
    (
        "en",
        "The wildfire, 40% contained, has burned 25,000 acres and destroyed 134 structures; nearly 9,000 residents of "
        "three towns were told to leave.",
        [
            ("40%", 40, "percent"),
            ("25,000 acres", 25000, "acre"),
            ("134", 134, "building"),
            ("nearly 9,000", 9000, "person"),
            ("three", 3, "settlement"),
        ],
    ),
    (
        "en",
        "Gunmen on motorcycles killed twenty-one villagers and abducted scores of others in a raid that lasted over "
        "three hours, a local chief said. No group has claimed responsibility.",
        [("twenty-one", 21, "person"), ("scores", (40, 99), "person"), ("over three hours", 3, "hour")],
    ),
    (
        "en",
        "Insurers put the losses at $1.2 billion to $1.5 billion. The government pledged 300m euros, a third of it in "
        "loans, and the bank added £12.5m.",
        [
            ("$1.2 billion to $1.5 billion", (1.2e9, 1.5e9), "usd"),
            ("300m euros", 3e8, "eur"),
            ("a third", 1 / 3),
            ("£12.5m", 12.5e6, "gbp"),
        ],
    ),
    (
        "en",
        "Of the 46 wounded, 14 are in intensive care, doctors said. Five of them are minors, the youngest aged 3. "
        "A 17-year-old girl died overnight.",
        [("46", 46, "person"), ("14", 14, "person"), ("Five", 5, "child")],
    ),
    (
        "en",
        "The death toll rose from 38 to 41 after three more victims died in hospital, while the number of injured was "
        "revised down to 160.",
        [("38", 38, "person"), ("41", 41, "person"), ("three", 3, "person"), ("160", 160, "person")],
    ),
    (
        "en",
        "Rescue teams from 12 countries, with 85 sniffer dogs, searched for a second day. Not a single survivor has "
        "been found since Thursday.",
        [("12", 12, "region"), ("85", 85, "animal"), ("second day", 2, "day"), ("Not a single", 0, "person")],
    ),
    (
        "en",
        "Russia launched 5 ballistic and 3 cruise missiles along with 112 Shahed drones, of which 97 were shot down "
        "and 9 were lost to jamming, the air force reported.",
        [("5", 5, "missile"), ("3", 3, "missile"), ("112", 112, "drone"), ("97", 97, "drone"), ("9", 9, "drone")],
    ),
    (
        "en",
        "Flood water up to 4 metres deep cut off around 20 villages; half a million people are without power and tens "
        "of thousands have no drinking water.",
        [
            ("up to 4 metres", 4, "metre"),
            ("around 20", 20, "settlement"),
            ("half a million", 5e5, "person"),
            ("tens of thousands", (20000, 99999), "person"),
        ],
    ),
    (
        "en",
        "Police fired tear gas at a crowd of 5,000 to 6,000; 63 officers were hurt and 211 arrests were made on the "
        "third night of unrest.",
        [
            ("5,000 to 6,000", (5000, 6000), "person"),
            ("63", 63, "person"),
            ("211", 211, "person"),
            ("third night", 3, "night"),
        ],
    ),
    (
        "en",
        "The plane, a Boeing 737-800 with registration YV-1234, was carrying 162 people, all of whom died when it hit "
        "a hillside 15 miles (24 km) north of runway 27.",
        [("162", 162, "person"), ("all", 1.0), ("15 miles", 15, "mile"), ("24 km", 24, "kilometre")],
    ),
    (
        "en",
        "Neither side reported casualties. The G7 and UN resolution 1701 were cited, as was article 5; only one of the "
        "12 peacekeepers was slightly injured.",
        [("12", 12, "person")],
    ),
    (
        "en",
        "Between 15 and 20 rockets landed near the base; none caused damage, but one soldier and two contractors were "
        "lightly wounded.",
        [("Between 15 and 20", (15, 20), "rocket"), ("none", 0, "rocket"), ("one", 1, "person"), ("two", 2, "person")],
    ),
    (
        "en",
        "Roughly two thirds of the 1.4 million inhabitants have fled; fewer than 300,000 remain, 80 per cent of them "
        "elderly.",
        [
            ("Roughly two thirds", 2 / 3),
            ("1.4 million", 1.4e6, "person"),
            ("fewer than 300,000", 3e5, "person"),
            ("80 per cent", 0.8),
        ],
    ),
    (
        "fr",
        "Un ferry qui transportait 212 passagers et 18 membres d'équipage a chaviré dimanche; 97 personnes ont été "
        "secourues, 31 corps repêchés et plus d'une centaine de voyageurs manquent toujours à l'appel.",
        [
            ("212", 212, "person"),
            ("18", 18, "person"),
            ("97", 97, "person"),
            ("31", 31, "person"),
            ("plus d'une centaine", 100, "person"),
        ],
    ),
    (
        "fr",
        "Le séisme de magnitude 7,2, survenu à 5h12 à 10 km de profondeur, a rasé quelque 3 000 maisons et tué au "
        "moins 1 482 personnes, dont 389 enfants, dans les deux districts les plus touchés.",
        [
            ("7,2", 7.2, "richter"),
            ("10 km", 10, "kilometre"),
            ("quelque 3 000", 3000, "house"),
            ("au moins 1 482", 1482, "person"),
            ("389", 389, "child"),
            ("deux", 2, "region"),
        ],
    ),
    (
        "fr",
        "Le feu, fixé à 40 %, a parcouru 10 200 hectares et détruit 134 bâtiments; près de 9 000 habitants de trois "
        "communes ont dû partir, et une douzaine de pompiers ont été légèrement blessés.",
        [
            ("40 %", 40, "percent"),
            ("10 200 hectares", 10200, "hectare"),
            ("134", 134, "building"),
            ("près de 9 000", 9000, "person"),
            ("trois", 3, "settlement"),
            ("une douzaine", 12, "person"),
        ],
    ),
    (
        "fr",
        "Le bilan est passé de 38 à 41 morts après le décès de trois blessés à l'hôpital; 160 personnes, dont une "
        "vingtaine dans un état grave, sont toujours soignées.",
        [
            ("38", 38, "person"),
            ("41", 41, "person"),
            ("trois", 3, "person"),
            ("160", 160, "person"),
            ("une vingtaine", 20, "person"),
        ],
    ),
    (
        "fr",
        "Sur les 46 blessés, quatorze sont en réanimation. Cinq d'entre eux sont mineurs, le plus jeune étant âgé de "
        "3 ans. Un homme de 62 ans est mort dans la nuit.",
        [("46", 46, "person"), ("quatorze", 14, "person"), ("Cinq", 5, "child")],
    ),
    (
        "fr",
        "Les assureurs chiffrent les pertes entre 1,2 et 1,5 milliard de dollars. L'État a promis 300 millions "
        "d'euros, dont un tiers sous forme de prêts.",
        [
            ("entre 1,2 et 1,5 milliard de dollars", (1.2e9, 1.5e9), "usd"),
            ("300 millions d'euros", 3e8, "eur"),
            ("un tiers", 1 / 3),
        ],
    ),
    (
        "fr",
        "L'armée de l'air affirme avoir abattu 97 des 112 drones Shahed et cinq missiles Kh-59 lancés pendant la nuit; "
        "neuf appareils ont été perdus de vue et aucun n'a atteint la capitale.",
        [
            ("97", 97, "drone"),
            ("112", 112, "drone"),
            ("cinq", 5, "missile"),
            ("neuf", 9, "drone"),
            ("aucun", 0, "drone"),
        ],
    ),
    (
        "fr",
        "Des hommes armés à moto ont tué vingt et un villageois et enlevé plusieurs dizaines d'autres lors d'une "
        "attaque qui a duré plus de trois heures.",
        [
            ("vingt et un", 21, "person"),
            ("plusieurs dizaines", (24, 99), "person"),
            ("plus de trois heures", 3, "hour"),
        ],
    ),
    (
        "fr",
        "L'eau a atteint jusqu'à 4 mètres par endroits, isolant une vingtaine de villages. Un demi-million de "
        "personnes sont privées d'électricité, et des dizaines de milliers n'ont plus d'eau potable.",
        [
            ("jusqu'à 4 mètres", 4, "metre"),
            ("une vingtaine", 20, "settlement"),
            ("Un demi-million", 5e5, "person"),
            ("des dizaines de milliers", (20000, 99999), "person"),
        ],
    ),
    (
        "fr",
        "La police a interpellé 211 personnes au cours de la troisième nuit d'émeutes; 63 policiers et un journaliste "
        "ont été blessés, aucun grièvement.",
        [("211", 211, "person"), ("troisième nuit", 3, "night"), ("63", 63, "person"), ("aucun", 0, "person")],
    ),
    (
        "fr",
        "L'avion, un Airbus A320 du vol 4512, avait à son bord 144 passagers et six membres d'équipage. Tous sont "
        "morts, selon la gendarmerie, qui a déployé 240 hommes et dix hélicoptères.",
        [
            ("144", 144, "person"),
            ("six", 6, "person"),
            ("Tous", 1.0),
            ("240", 240, "person"),
            ("dix", 10, "helicopter"),
        ],
    ),
    (
        "fr",
        "Une quinzaine à une vingtaine de roquettes sont tombées près de la base, sans faire de victime. Deux soldats "
        "sur trois étaient en permission.",
        [("Une quinzaine à une vingtaine", (15, 20), "rocket"), ("Deux", 2, "person")],
    ),
    (
        "fr",
        "Les deux tiers des 1,4 million d'habitants ont fui; moins de 300 000 restent sur place, à 80 % des personnes "
        "âgées.",
        [
            ("Les deux tiers", 2 / 3),
            ("1,4 million", 1.4e6, "person"),
            ("moins de 300 000", 3e5, "person"),
            ("80 %", 0.8),
        ],
    ),
    (
        "fr",
        "Le 3e régiment et la 25e brigade ont avancé de 2 km. L'article 5 et la résolution 1701 ont été invoqués par "
        "les Vingt-Sept.",
        [("2 km", 2, "kilometre")],
    ),
    (
        "fr",
        "Quelque 450 secouristes, une centaine de véhicules et quatre Canadair sont engagés contre l'incendie, qui "
        "progresse à 3 km/h et menace un millier d'habitations.",
        [
            ("Quelque 450", 450, "person"),
            ("une centaine", 100, "vehicle"),
            ("quatre", 4, "aircraft"),
            ("3 km/h", 3, "kilometre_per_hour"),
            ("un millier", 1000, "house"),
        ],
    ),
    (
        "fr",
        "Le Hamas a libéré six otages, dont deux femmes et une fillette de 8 ans, en échange d'une trentaine de "
        "prisonniers palestiniens.",
        [("six", 6, "person"), ("deux", 2, "person"), ("une trentaine", 30, "person")],
    ),
    (
        "en",
        "Repairs cost between $400 million and $600 million and went on for a third day in four provinces: 49 in Alba.",
        [("between $400 million and $600 million", (4e8, 6e8), "usd"), ("four", 4, "region"), ("49", 49, "region")],
    ),
)
