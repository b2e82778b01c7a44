"""Passages of our own with every time that stands in them; written blind, after the first phrases.

A row is (language, published, text, times); a time is (words, start, end, precision). 2025-03-13 is a Thursday.
"""

from __future__ import annotations

__all__ = ["PASSAGES"]

THU = "2025-03-13T18:20:00+01:00"

PASSAGES = (
    (
        "en",
        THU,
        "Protesters who had camped outside parliament since Monday were cleared early on Thursday. On Tuesday evening "
        "the speaker had asked them to leave by noon the next day.",
        [
            ("since Monday", "2025-03-10", "2025-03-13", "vague"),
            ("early on Thursday", "2025-03-13", "2025-03-13", "part_of_day"),
            ("On Tuesday evening", "2025-03-11", "2025-03-11", "part_of_day"),
            ("by noon the next day", "2025-03-12T12:00", "2025-03-12T12:00", "hour"),
        ],
    ),
    (
        "en",
        THU,
        "The strike came hours after a truce had been announced on 11 March. It was due to start at midnight on "
        "Friday and to last until April 20.",
        [
            ("on 11 March", "2025-03-11", "2025-03-11", "day"),
            ("at midnight on Friday", "2025-03-14T00:00", "2025-03-14T00:00", "hour"),
            ("until April 20", "2025-04-20", "2025-04-20", "day"),
        ],
    ),
    (
        "en",
        THU,
        "Between 8 p.m. on Wednesday and 6 a.m. on Thursday, 34 drones were downed. Air-raid alerts lasted from 21:30 "
        "to 05:15.",
        [
            ("Between 8 p.m. on Wednesday and 6 a.m. on Thursday", "2025-03-12T20:00", "2025-03-13T06:00", "hour"),
            ("from 21:30 to 05:15", "2025-03-13T21:30", "2025-03-14T05:15", "minute"),
        ],
    ),
    (
        "en",
        THU,
        "A similar quake in September 1985 killed thousands; in the 1960s the city sank by a metre. The last big one "
        "was three years ago.",
        [
            ("in September 1985", "1985-09-01", "1985-09-30", "month"),
            ("in the 1960s", "1960-01-01", "1969-12-31", "year"),
            ("three years ago", "2022-01-01", "2022-12-31", "year"),
        ],
    ),
    (
        "en",
        THU,
        "The ferry left on Saturday, March 8, and was reported missing the following day. The search was called off "
        "on Wednesday night.",
        [
            ("on Saturday, March 8", "2025-03-08", "2025-03-08", "day"),
            ("the following day", "2025-03-09", "2025-03-09", "day"),
            ("on Wednesday night", "2025-03-12", "2025-03-13", "night"),
        ],
    ),
    (
        "en",
        THU,
        "He was arrested in late January and is to be tried next month. A first hearing was held two weeks ago.",
        [
            ("in late January", "2025-01-21", "2025-01-31", "vague"),
            ("next month", "2025-04-01", "2025-04-30", "month"),
            ("two weeks ago", "2025-02-27", "2025-02-27", "day"),
        ],
    ),
    (
        "en",
        THU,
        "From 2014 to 2018 the mine was closed. It reopened in spring 2019 and employed 400 people at the end of last year.",
        [
            ("From 2014 to 2018", "2014-01-01", "2018-12-31", "year"),
            ("in spring 2019", "2019-03-01", "2019-05-31", "season"),
            ("at the end of last year", "2024-09-01", "2024-12-31", "vague"),
        ],
    ),
    (
        "en",
        THU,
        "Shelling resumed on Thursday afternoon, shortly after 3 p.m., and went on into the evening; it had been quiet "
        "for the past three days.",
        [
            ("on Thursday afternoon, shortly after 3 p.m.", "2025-03-13T15:00", "2025-03-13T15:00", "hour"),
            ("the evening", "2025-03-13", "2025-03-13", "part_of_day"),
            ("for the past three days", "2025-03-10", "2025-03-13", "day"),
        ],
    ),
    (
        "en",
        THU,
        "Rain is expected from Saturday to Monday. The river peaked at 7.4 metres at dawn on March 12, the highest "
        "level since 1997.",
        [
            ("from Saturday to Monday", "2025-03-15", "2025-03-17", "day"),
            ("at dawn on March 12", "2025-03-12", "2025-03-12", "part_of_day"),
            ("since 1997", "1997-01-01", "2025-03-13", "vague"),
        ],
    ),
    (
        "en",
        THU,
        "The attack on the night of March 9 was the third in a week. As of 7 p.m. Thursday, 12 people were missing.",
        [
            ("on the night of March 9", "2025-03-09", "2025-03-10", "night"),
            ("As of 7 p.m. Thursday", "2025-03-13T19:00", "2025-03-13T19:00", "hour"),
        ],
    ),
    (
        "fr",
        THU,
        "Les manifestants, qui campaient devant le parlement depuis lundi, ont été délogés jeudi à l'aube. Mardi soir, "
        "le président de la chambre leur avait demandé de partir avant mercredi midi.",
        [
            ("depuis lundi", "2025-03-10", "2025-03-13", "vague"),
            ("jeudi à l'aube", "2025-03-13", "2025-03-13", "part_of_day"),
            ("Mardi soir", "2025-03-11", "2025-03-11", "part_of_day"),
            ("avant mercredi midi", "2025-03-12T12:00", "2025-03-12T12:00", "hour"),
        ],
    ),
    (
        "fr",
        THU,
        "Entre mercredi 20h00 et jeudi 6h00, 34 drones ont été abattus. Les alertes ont duré de 21h30 à 5h15.",
        [
            ("Entre mercredi 20h00 et jeudi 6h00", "2025-03-12T20:00", "2025-03-13T06:00", "hour"),
            ("de 21h30 à 5h15", "2025-03-13T21:30", "2025-03-14T05:15", "minute"),
        ],
    ),
    (
        "fr",
        THU,
        "Un séisme comparable, en septembre 1985, avait fait des milliers de morts; dans les années 60, la ville "
        "s'était enfoncée d'un mètre. Le dernier remonte à trois ans, en mars 2022.",
        [
            ("en septembre 1985", "1985-09-01", "1985-09-30", "month"),
            ("dans les années 60", "1960-01-01", "1969-12-31", "year"),
            ("en mars 2022", "2022-03-01", "2022-03-31", "month"),
        ],
    ),
    (
        "fr",
        THU,
        "Le ferry est parti samedi 8 mars et a été porté disparu le lendemain. Les recherches ont cessé dans la nuit "
        "de mercredi à jeudi.",
        [
            ("samedi 8 mars", "2025-03-08", "2025-03-08", "day"),
            ("le lendemain", "2025-03-09", "2025-03-09", "day"),
            ("dans la nuit de mercredi à jeudi", "2025-03-12", "2025-03-13", "night"),
        ],
    ),
    (
        "fr",
        THU,
        "Arrêté fin janvier, il sera jugé le mois prochain. Une première audience s'est tenue il y a deux semaines.",
        [
            ("fin janvier", "2025-01-21", "2025-01-31", "vague"),
            ("le mois prochain", "2025-04-01", "2025-04-30", "month"),
            ("il y a deux semaines", "2025-02-27", "2025-02-27", "day"),
        ],
    ),
    (
        "fr",
        THU,
        "De 2014 à 2018, la mine était fermée. Elle a rouvert au printemps 2019 et employait 400 personnes à la fin de "
        "l'an dernier.",
        [
            ("De 2014 à 2018", "2014-01-01", "2018-12-31", "year"),
            ("au printemps 2019", "2019-03-01", "2019-05-31", "season"),
            ("à la fin de l'an dernier", "2024-09-01", "2024-12-31", "vague"),
        ],
    ),
    (
        "fr",
        THU,
        "De la pluie est attendue de samedi à lundi. La rivière a atteint 7,4 mètres le 12 mars au matin, un record "
        "depuis 1997.",
        [
            ("de samedi à lundi", "2025-03-15", "2025-03-17", "day"),
            ("le 12 mars au matin", "2025-03-12", "2025-03-12", "part_of_day"),
            ("depuis 1997", "1997-01-01", "2025-03-13", "vague"),
        ],
    ),
    (
        "fr",
        THU,
        "L'attaque de la nuit du 9 au 10 mars était la troisième en une semaine. Jeudi à 19 heures, 12 personnes "
        "manquaient encore.",
        [
            ("la nuit du 9 au 10 mars", "2025-03-09", "2025-03-10", "night"),
            ("Jeudi à 19 heures", "2025-03-13T19:00", "2025-03-13T19:00", "hour"),
        ],
    ),
    (
        "fr",
        THU,
        "Le tir a eu lieu jeudi vers 15 heures, au cours des dernières 24 heures les plus meurtrières depuis le début "
        "de l'année. La veille, deux roquettes étaient tombées sans faire de victime.",
        [
            ("jeudi vers 15 heures", "2025-03-13T15:00", "2025-03-13T15:00", "hour"),
            ("au cours des dernières 24 heures", "2025-03-12", "2025-03-13", "hour"),
            ("depuis le début de l'année", "2025-01-01", "2025-03-13", "vague"),
            ("La veille", "2025-03-12", "2025-03-12", "day"),
        ],
    ),
    (
        "fr",
        THU,
        "L'usine, construite au XIXe siècle, avait déjà brûlé en mai 1940 puis le 14 juillet 1976. L'enquête ouverte "
        "le 2 mars dernier se poursuivra jusqu'au 30 juin.",
        [
            ("en mai 1940", "1940-05-01", "1940-05-31", "month"),
            ("le 14 juillet 1976", "1976-07-14", "1976-07-14", "day"),
            ("le 2 mars dernier", "2025-03-02", "2025-03-02", "day"),
            ("jusqu'au 30 juin", "2025-06-30", "2025-06-30", "day"),
        ],
    ),
)
