"""Sentences of our own and how each is read: (source, cue, act, contents) for each attribution."""

from __future__ import annotations

Reading = tuple[str | None, str, str, tuple[str, ...]]

ENGLISH: dict[str, tuple[Reading, ...]] = {
    "The mayor of Odesa said two warehouses had burned.": (
        ("The mayor of Odesa", "said", "say", ("two warehouses had burned",)),
    ),
    "Two warehouses had burned, the mayor of Odesa said.": (
        ("the mayor of Odesa", "said", "say", ("Two warehouses had burned",)),
    ),
    "Two warehouses, the mayor of Odesa said, had burned.": (
        ("the mayor of Odesa", "said", "say", ("Two warehouses", "had burned")),
    ),
    '"Two warehouses burned," the mayor of Odesa told reporters. "Nobody was hurt."': (
        ("the mayor of Odesa", "told", "say", ('"Two warehouses burned,"', '"Nobody was hurt."')),
    ),
    "Two warehouses had burned, said Olena Kovalenko, a spokeswoman for the Odesa fire service.": (
        ("Olena Kovalenko, a spokeswoman for the Odesa fire service", "said", "say", ("Two warehouses had burned",)),
    ),
    "According to the governor, Ivan Petrenko, nine drones were shot down.": (
        ("the governor, Ivan Petrenko", "According to", "say", ("nine drones were shot down",)),
    ),
    "Nine drones were shot down, according to the governor, and three villages lost power.": (
        ("the governor", "according to", "say", ("Nine drones were shot down", "three villages lost power")),
    ),
    "The army said on Telegram that it had shot down nine drones, adding that debris had fallen on a school.": (
        ("The army", "said", "say", ("it had shot down nine drones",)),
        (None, "adding", "say", ("debris had fallen on a school",)),
    ),
    "The Ukrainian defence ministry denied launching any missiles.": (
        ("The Ukrainian defence ministry", "denied", "deny", ("launching any missiles",)),
    ),
    "The ministry did not specify where the missiles had fallen.": (
        ("The ministry", "did not specify", "omit", ("where the missiles had fallen",)),
    ),
    "Moscow accused Kyiv of shelling the bridge.": (("Moscow", "accused", "accuse", ("Kyiv of shelling the bridge",)),),
    "Kyiv declined to comment on the attack.": (("Kyiv", "declined to comment", "decline", ("the attack",)),),
    "There was no immediate comment from Kyiv on the explosions.": (
        ("Kyiv", "no immediate comment", "decline", ("the explosions",)),
    ),
    "Reuters could not independently verify the report.": (
        ("Reuters", "could not independently verify", "cannot_verify", ("the report",)),
    ),
    "The report could not be independently verified.": (
        (None, "could not be independently verified", "cannot_verify", ("The report",)),
    ),
    "AFP quoted a Ukrainian officer as saying that the convoy had been hit.": (
        ("a Ukrainian officer", "quoted", "say", ("the convoy had been hit",)),
    ),
    "The convoy was hit, Interfax reports, citing a source in the army.": (
        ("a source in the army", "citing", "say", ("The convoy was hit",)),
    ),
    "Interfax, citing a source in the army, reported that the convoy had been hit.": (
        ("a source in the army", "citing", "say", ("the convoy had been hit",)),
    ),
    "An evacuation was ordered in the evening.": ((None, "was ordered", "order", ("An evacuation",)),),
    "The river is expected to rise again.": ((None, "is expected", "expect", ("The river", "to rise again")),),
    "The plant was reportedly hit by a missile.": ((None, "reportedly", "say", ("The plant was", "hit by a missile")),),
    "A fire was reported at the port.": ((None, "was reported", "say", ("A fire", "at the port")),),
    "Footage posted on social media showed smoke over the port.": (
        ("Footage posted on social media", "showed", "say", ("smoke over the port",)),
    ),
    "The governor ordered the evacuation of three villages.": (
        ("The governor", "ordered", "order", ("the evacuation of three villages",)),
    ),
    "Officials urged residents to stay indoors.": (("Officials", "urged", "ask", ("residents to stay indoors",)),),
    "The fire service put the number of injured at 14.": (
        ("The fire service", "put", "say", ("the number of injured at 14",)),
    ),
    "A Ukrainian official and Russian media said the bridge had been damaged.": (
        ("A Ukrainian official", "said", "say", ("the bridge had been damaged",)),
        ("Russian media", "said", "say", ("the bridge had been damaged",)),
    ),
    "The claims were a fabrication, the ministry said in a statement.": (
        ("the ministry", "said", "say", ("The claims were a fabrication",)),
    ),
    "Ukrainian claims that the dam was mined are absurd, the ministry said.": (
        ("the ministry", "said", "say", ("Ukrainian claims that the dam was mined are absurd",)),
        ("Ukrainian", "claims", "claim", ("the dam was mined",)),
    ),
    "The mayor, who confirmed the blast, said nobody was hurt.": (
        ("The mayor", "confirmed", "confirm", ("the blast",)),
        ("The mayor", "said", "say", ("nobody was hurt",)),
    ),
    'What the mayor described as an "act of terror" killed three people.': (
        ("the mayor", "described", "say", ('an "act of terror" killed three people',)),
    ),
    "Police said the man had been arrested and that nobody else was sought.": (
        ("Police", "said", "say", ("the man had been arrested and that nobody else was sought",)),
    ),
    "KYIV (Reuters) - Three people died in the attack, police said.": (
        ("police", "said", "say", ("Three people died in the attack",)),
    ),
    "Asked about the strike, the minister said he knew nothing of it.": (
        ("the minister", "said", "say", ("he knew nothing of it",)),
    ),
    "The governor said the fire was out. He added that 40 firefighters were at work. They had come from Lviv, he said.": (
        ("The governor", "said", "say", ("the fire was out",)),
        ("He", "added", "say", ("40 firefighters were at work",)),
        ("he", "said", "say", ("They had come from Lviv",)),
    ),
    "A security source, who asked not to be named, said the depot was empty.": (
        ("A security source", "said", "say", ("the depot was empty",)),
    ),
    "Neither the army nor the police commented.": (
        ("Neither the army nor the police", "commented", "decline", ("Neither the army nor the police commented",)),
    ),
    "Israel holds the militants responsible for the attack.": (
        ("Israel", "holds", "accuse", ("the militants responsible for the attack",)),
    ),
    "While the army reported three hits, the mayor did not mention any damage.": (
        ("the army", "reported", "say", ("three hits",)),
        ("the mayor", "did not mention", "omit", ("any damage",)),
    ),
    "The strike led the governor to order a partial evacuation.": (
        ("the governor", "order", "order", ("a partial evacuation",)),
    ),
    "The agency said, without giving details, that a train had derailed.": (
        (None, "without giving", "omit", ("details, that a train had derailed",)),
        ("The agency", "said", "say", ("a train had derailed",)),
    ),
    "It was announced that schools would stay closed.": (
        (None, "was announced", "say", ("schools would stay closed",)),
    ),
    "Heat was detected by NASA satellites near the depot.": (
        ("NASA satellites near the depot", "was detected", "say", ("Heat",)),
    ),
    "The minister blamed the rebels for the shelling, a claim they rejected.": (
        ("The minister", "blamed", "accuse", ("the rebels for the shelling, a claim they rejected",)),
    ),
    'The Interior Ministry said: "The fire is out."': (
        ("The Interior Ministry", "said", "say", ('"The fire is out."',)),
    ),
    "The chief of police said in an interview that six people were missing, but gave no details.": (
        ("The chief of police", "said", "say", ("six people were missing",)),
        (None, "gave no", "omit", ("details",)),
    ),
    "Per the AP, the bridge is closed.": (("the AP", "Per", "say", ("the bridge is closed",)),),
    "The company has yet to comment on the leak.": (("The company", "has yet to comment", "decline", ("the leak",)),),
    "The reported attack killed nobody.": (),
}

FRENCH: dict[str, tuple[Reading, ...]] = {
    "Le maire d'Odessa a déclaré que deux entrepôts avaient brûlé.": (
        ("Le maire d'Odessa", "a déclaré", "say", ("deux entrepôts avaient brûlé",)),
    ),
    "Deux entrepôts ont brûlé, a déclaré le maire d'Odessa.": (
        ("le maire d'Odessa", "a déclaré", "say", ("Deux entrepôts ont brûlé",)),
    ),
    "Deux entrepôts, a déclaré le maire d'Odessa, ont brûlé.": (
        ("le maire d'Odessa", "a déclaré", "say", ("Deux entrepôts", "ont brûlé")),
    ),
    "« Deux entrepôts ont brûlé », a-t-il ajouté.": (
        ("il", "a-t-il ajouté", "say", ("« Deux entrepôts ont brûlé »",)),
    ),
    "Le préfet, Paul Martin, a annoncé la fermeture de douze écoles. Il a précisé que les cantines resteraient ouvertes.": (
        ("Le préfet, Paul Martin", "a annoncé", "say", ("la fermeture de douze écoles",)),
        ("Il", "a précisé", "say", ("les cantines resteraient ouvertes",)),
    ),
    "Selon le préfet, douze écoles sont fermées.": (("le préfet", "Selon", "say", ("douze écoles sont fermées",)),),
    "Douze écoles, selon le préfet, sont fermées.": (("le préfet", "selon", "say", ("Douze écoles", "sont fermées")),),
    "Douze écoles sont fermées, selon le préfet, et trois ponts sont coupés.": (
        ("le préfet", "selon", "say", ("Douze écoles sont fermées", "trois ponts sont coupés")),
    ),
    "D'après le maire de Lyon, Jean Durand, la crue va durer.": (
        ("le maire de Lyon, Jean Durand", "D'après", "say", ("la crue va durer",)),
    ),
    "L'armée ukrainienne a affirmé avoir abattu neuf drones, sans préciser où.": (
        ("L'armée ukrainienne", "a affirmé", "claim", ("avoir abattu neuf drones",)),
        (None, "sans préciser", "omit", ("où",)),
    ),
    "L'armée ukrainienne n'a pas commenté l'attaque.": (
        ("L'armée ukrainienne", "n'a pas commenté", "decline", ("l'attaque",)),
    ),
    "Kiev n'avait pas réagi dans l'immédiat.": (
        ("Kiev", "n'avait pas réagi", "decline", ("Kiev n'avait pas réagi dans l'immédiat",)),
    ),
    "L'AFP n'était pas en mesure, dans l'immédiat, de vérifier ces images.": (
        ("L'AFP", "n'était pas en mesure, dans l'immédiat, de vérifier", "cannot_verify", ("ces images",)),
    ),
    "Moscou accuse Kiev d'avoir bombardé le pont.": (
        ("Moscou", "accuse", "accuse", ("Kiev d'avoir bombardé le pont",)),
    ),
    "Moscou et Kiev s'accusent mutuellement d'avoir bombardé le pont.": (
        ("Moscou", "s'accusent", "accuse", ("avoir bombardé le pont",)),
        ("Kiev", "s'accusent", "accuse", ("avoir bombardé le pont",)),
    ),
    "Le gouverneur a fait état sur Telegram de neuf drones abattus.": (
        ("Le gouverneur", "a fait état", "say", ("neuf drones abattus",)),
    ),
    "Le gouverneur a fait évacuer trois villages.": (
        ("Le gouverneur", "a fait", "order", ("évacuer trois villages",)),
    ),
    "Le pont aurait été touché par un missile.": (
        (None, "aurait été touché", "say", ("Le pont aurait été touché par un missile",)),
    ),
    "Si le pont avait tenu, le convoi serait passé.": (),
    "Des vidéos diffusées sur les réseaux sociaux montrent un panache de fumée.": (
        ("Des vidéos diffusées sur les réseaux sociaux", "montrent", "say", ("un panache de fumée",)),
    ),
    "Selon une source policière citée par Le Parisien, deux hommes sont recherchés.": (
        ("une source policière", "Selon", "say", ("deux hommes sont recherchés",)),
    ),
    "Cité par les agences russes, le gouverneur a fait état de trois blessés.": (
        ("le gouverneur", "a fait état", "say", ("trois blessés",)),
    ),
    "Sur Telegram, le gouverneur a dénoncé une « attaque barbare » et promis de reconstruire.": (
        ("le gouverneur", "a dénoncé", "accuse", ("une « attaque barbare »",)),
        (None, "promis", "say", ("reconstruire",)),
    ),
    "Le ministère, qui a confirmé l'explosion, évoque une fuite de gaz.": (
        ("Le ministère", "a confirmé", "confirm", ("l'explosion",)),
        ("Le ministère", "évoque", "say", ("une fuite de gaz",)),
    ),
    "Les autorités ukrainiennes et les médias russes ont annoncé la fermeture du pont.": (
        ("Les autorités ukrainiennes", "ont annoncé", "say", ("la fermeture du pont",)),
        ("les médias russes", "ont annoncé", "say", ("la fermeture du pont",)),
    ),
    "L'usine est fermée. C'est ce qu'a annoncé le préfet.": (
        ("le préfet", "a annoncé", "say", ("L'usine est fermée",)),
    ),
    "« L'usine est fermée », écrit-il.": (("il", "écrit-il", "say", ("« L'usine est fermée »",)),),
    "Le maire a mis en garde contre une nouvelle crue.": (
        ("Le maire", "a mis en garde", "warn", ("une nouvelle crue",)),
    ),
    "Des secousses ont été enregistrées par des sismologues.": (
        ("des sismologues", "ont été enregistrées", "say", ("Des secousses",)),
    ),
    "Le site, un ancien dépôt d'après plusieurs témoins, a brûlé.": (
        ("plusieurs témoins", "d'après", "say", ("un ancien dépôt",)),
    ),
    "Un responsable, sous couvert d'anonymat, a reconnu une erreur.": (
        ("Un responsable", "a reconnu", "confirm", ("une erreur",)),
    ),
    "Le ministre s'est félicité de la reprise de la ville.": (
        ("Le ministre", "s'est félicité", "say", ("la reprise de la ville",)),
    ),
    "Le maire évalue à douze le nombre de blessés.": (
        ("Le maire", "évalue", "say", ("à douze le nombre de blessés",)),
    ),
    "Le Kremlin, lui, parle d'une provocation.": (("Le Kremlin", "parle", "say", ("une provocation",)),),
    "Le gouverneur de la région de Koursk, frontalière de l'Ukraine, a annoncé trois blessés.": (
        ("Le gouverneur de la région de Koursk", "a annoncé", "say", ("trois blessés",)),
    ),
    "La police (PN) a indiqué à la presse que deux hommes étaient en fuite.": (
        ("La police (PN)", "a indiqué", "say", ("deux hommes étaient en fuite",)),
    ),
    "Ni le maire ni la préfecture n'ont réagi.": (
        ("Ni le maire ni la préfecture", "n'ont réagi", "decline", ("Ni le maire ni la préfecture n'ont réagi",)),
    ),
    "L'attaque, affirmant viser un dépôt, a été revendiquée par un groupe armé.": (
        ("un groupe armé", "a été revendiquée", "claim", ("L'attaque",)),
    ),
    "« Nous tiendrons », a dit le général. « Nous ne partirons pas. »": (
        ("le général", "a dit", "say", ("« Nous tiendrons »", "« Nous ne partirons pas. »")),
    ),
    "Selon l'agence Tass, le ministre avait affirmé que le pont serait rouvert.": (
        ("le ministre", "avait affirmé", "claim", ("le pont serait rouvert",)),
    ),
    "Elle n'a pas confirmé ces informations.": (("Elle", "n'a pas confirmé", "omit", ("ces informations",)),),
    "Pour le syndicat, la grève est un succès.": (("le syndicat", "Pour", "say", ("la grève est un succès",)),),
    "Le porte-parole du ministère des Affaires étrangères, Marc Petit, a qualifié l'accord de « historique ».": (
        (
            "Le porte-parole du ministère des Affaires étrangères, Marc Petit",
            "a qualifié",
            "say",
            ("l'accord de « historique »",),
        ),
    ),
}
