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
        ("The minister", "blamed", "accuse", ("the rebels for the shelling",)),
        ("they", "rejected", "deny", ("a claim",)),
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
    "The ministry said: nine drones were shot down.": (
        ("The ministry", "said", "say", ("nine drones were shot down",)),
    ),
    "The minister insisted in a long interview that the bridge was safe.": (
        ("The minister", "insisted", "claim", ("the bridge was safe",)),
    ),
    'The mayor called it a "disgrace".': (("The mayor", "called", "say", ('it a "disgrace"',)),),
    '"We will stay," the general said in a televised address to the nation.': (
        ("the general", "said", "say", ('"We will stay,"',)),
    ),
    "Nine drones were shot down over the city overnight, the army said in a note to the press.": (
        ("the army", "said", "say", ("Nine drones were shot down over the city overnight",)),
    ),
    "Tremors recorded by seismologists lasted an hour.": (("seismologists lasted", "recorded", "say", ("Tremors",)),),
    "No victims have been reported.": (),
    "The evacuation was not ordered.": (),
    "Six homes burned. This was announced by the mayor.": (
        ("the mayor", "was announced", "say", ("Six homes burned",)),
    ),
    "The Agency for Water (AfW), has said that the wells are dry.": (
        ("The Agency for Water (AfW)", "has said", "say", ("the wells are dry",)),
    ),
    "A man who lives near the old port in the north of the town said he heard a blast.": (
        ("A man who lives near the old port in the north of the town", "said", "say", ("he heard a blast",)),
    ),
    "The governor did not comment.": (
        ("The governor", "did not comment", "decline", ("The governor did not comment",)),
    ),
    "The governor gave no further details of the damage.": (
        ("The governor", "gave no further details of", "omit", ("the damage",)),
    ),
    "Adding that help was near, the mayor left.": (),
    "The mayor left without elaborating.": (("The mayor", "without elaborating", "omit", ("without elaborating",)),),
    "Anna Bell, the head of a company that runs the port, which burned, said the ships were safe.": (
        ("Anna Bell, the head of a company that runs the port, which burned", "said", "say", ("the ships were safe",)),
    ),
    "That night officials reported six dead.": (("officials", "reported", "say", ("six dead",)),),
    "Yusuf Khan (33) said the house shook.": (("Yusuf Khan (33)", "said", "say", ("the house shook",)),),
    "Six people died, according to Anna Bell (mayor).": (
        ("Anna Bell (mayor)", "according to", "say", ("Six people died",)),
    ),
    "Six people died, the mayor said, as the river rose.": (("the mayor", "said", "say", ("Six people died",)),),
    "Six people died, the mayor said, leaving the town in shock.": (
        ("the mayor", "said", "say", ("Six people died",)),
    ),
    '"Six people died", the mayor said, on the radio, without comment.': (
        ("the mayor", "said", "say", ('"Six people died"',)),
        (None, "without comment", "decline", ("without comment",)),
    ),
    "The mayor said six people died, which shocked the town.": (("The mayor", "said", "say", ("six people died",)),),
    "There was no comment from the smoke.": (),
    "In Lviv, meanwhile, the mayor said six people died.": (("the mayor", "said", "say", ("six people died",)),),
    "The mayor and the chief of police said six people died.": (
        ("The mayor", "said", "say", ("six people died",)),
        ("the chief of police", "said", "say", ("six people died",)),
    ),
    "Officials from the army and police said six people died.": (
        ("Officials from the army", "said", "say", ("six people died",)),
        ("police", "said", "say", ("six people died",)),
    ),
    "The mayor of the town where the river rose said the dam held.": (
        ("The mayor of the town where the river rose", "said", "say", ("the dam held",)),
    ),
    "The mayor said that, according to police, six people died.": (
        ("police", "according to", "say", ("six people died",)),
    ),
    "Hundreds died; the mayor said so many were never seen.": (
        ("the mayor", "said", "say", ("so many were never seen",)),
    ),
    "The mayor promised to rebuild the bridge.": (("The mayor", "promised", "say", ("to rebuild the bridge",)),),
    "The mayor told the BBC the bridge was safe.": (("The mayor", "told", "say", ("the bridge was safe",)),),
    "The mayor told the city council that the bridge was safe.": (
        ("The mayor", "told", "say", ("the bridge was safe",)),
    ),
    "The mayor told his wife that the bridge was safe.": (("The mayor", "told", "say", ("the bridge was safe",)),),
    "Russian officials were asked to leave.": (),
    "It is feared that more will die.": ((None, "is feared", "say", ("more will die",)),),
    "The minister is considering that option.": (),
    "The mayor should say why.": (),
    "The statement said six people died. It added that ten were hurt.": (
        ("The statement", "said", "say", ("six people died",)),
        ("It", "added", "say", ("ten were hurt",)),
    ),
    "The mayor denied reports of looting and blamed the press.": (
        ("The mayor", "denied", "deny", ("reports of looting",)),
        (None, "blamed", "accuse", ("the press",)),
    ),
    'Later, in a post on X, he wrote: "All is well".': (("he", "wrote", "say", ('"All is well"',)),),
    "The Russian army claimed the town, but the Ukrainian army denied it.": (
        ("The Russian army", "claimed", "claim", ("the town",)),
        ("the Ukrainian army", "denied", "deny", ("it",)),
    ),
    "The company, the largest in Europe, declined to comment.": (
        ("The company", "declined to comment", "decline", ("The company, the largest in Europe, declined to comment",)),
    ),
    "A spokesman for the ministry, Ivan Koval, did not respond to a request for comment.": (
        ("A spokesman for the ministry, Ivan Koval", "did not respond", "decline", ("a request for comment",)),
    ),
    "Two dead: that is the toll, the mayor said.": (("the mayor", "said", "say", ("that is the toll",)),),
    "The chairman of the Investigative Committee, Ivan Koval, ordered a probe.": (
        ("The chairman of the Investigative Committee, Ivan Koval", "ordered", "order", ("a probe",)),
    ),
    "The United States said that it was watching.": (("The United States", "said", "say", ("it was watching",)),),
    "The agency reported, citing officials, a fire.": (("officials", "citing", "say", ("a fire",)),),
    "Kyiv's claims, the ministry said, are false.": (("the ministry", "said", "say", ("Kyiv's claims", "are false")),),
    "The mayor said Monday's strike killed six.": (("The mayor", "said", "say", ("Monday's strike killed six",)),),
    'The fund has helped thousands, with its director Anna Bell calling the aid "vital".': (
        ("its director Anna Bell", "calling", "say", ('the aid "vital"',)),
    ),
    "The mayor called on Monday for calm.": (("The mayor", "called", "ask", ("calm",)),),
    "Ten people were hurt, as reported by the mayor of Lviv, on Sunday.": (),
    "WHO Director-General Paul Roy said supplies were low.": (
        ("WHO Director-General Paul Roy", "said", "say", ("supplies were low",)),
    ),
    "The paramilitary Rapid Support Forces did not acknowledge the strike.": (
        ("The paramilitary Rapid Support Forces", "did not acknowledge", "omit", ("the strike",)),
    ),
    "A hospital source told AFP that ten people were hurt.": (
        ("A hospital source", "told", "say", ("ten people were hurt",)),
    ),
    "Citing the mayor, the paper left.": (),
    "The Kyiv Post, citing a source, places the depot near the town.": (
        ("a source", "citing", "say", ("the depot near the town",)),
    ),
    "The mayor, quoted by Interfax, said the bridge held.": (("The mayor", "said", "say", ("the bridge held",)),),
    "The bridge held, said the mayor quoted by Interfax.": (("the mayor", "said", "say", ("The bridge held",)),),
    "Sources quoted by nobody fell silent.": (),
    "Images verified by Reuters show a fire.": (("Images verified by Reuters", "show", "say", ("a fire",)),),
    "The mayor told The New York Times reporters the bridge held.": (
        ("The mayor", "told", "say", ("the bridge held",)),
    ),
    "The mayor told state television the bridge held.": (("The mayor", "told", "say", ("the bridge held",)),),
    "The plant listed 12 faults.": (),
    'The mayor listed "grave faults".': (("The mayor", "listed", "say", ('"grave faults"',)),),
    'The army posted "all is well".': (("The army", "posted", "say", ('"all is well"',)),),
    "It was said that the bridge held, and an evacuation was ordered.": (
        (None, "was said", "say", ("the bridge held",)),
        (None, "was ordered", "order", ("an evacuation",)),
    ),
    "When the river rose, an evacuation was ordered.": ((None, "was ordered", "order", ("an evacuation",)),),
    "The bridge was closed by police and an evacuation was ordered.": (
        (None, "was ordered", "order", ("an evacuation",)),
    ),
    '"Six died" on Monday, the mayor said, with ten hurt.': (
        ("the mayor", "said", "say", ('"Six died" on Monday', "with ten hurt")),
    ),
    "The mayor, police said, with others fled.": (("police", "said", "say", ("The mayor", "with others fled")),),
    "The mayor (who was ill) said the bridge held.": (
        ("The mayor (who was ill)", "said", "say", ("the bridge held",)),
    ),
    "They themselves said the bridge held.": (("They", "said", "say", ("the bridge held",)),),
    "Reports the bridge fell.": (),
    "The Pentagon says the bridge held.": (("The Pentagon", "says", "say", ("the bridge held",)),),
    "The officials say the bridge held.": (("The officials", "say", "say", ("the bridge held",)),),
    "The health agency's head said the bridge held.": (
        ("The health agency's head", "said", "say", ("the bridge held",)),
    ),
    "The official did not deny the report.": (("The official", "did not deny", "decline", ("the report",)),),
    "John Smith said the bridge held. Mayor John Smith added that it was old. John Adam Smith said more.": (
        ("John Smith", "said", "say", ("the bridge held",)),
        ("Mayor John Smith", "added", "say", ("it was old",)),
        ("John Adam Smith", "said", "say", ("more",)),
    ),
    "The mayor refused to say if the bridge held.": (),
    "Ten people died, Mayor Anna Bell, 51, said.": (("Mayor Anna Bell", "said", "say", ("Ten people died",)),),
    "The mayor said: yes.": (("The mayor", "said", "say", ("yes",)),),
    "Said the mayor.": (),
    "According to.": (),
    "No comment from.": (),
    "According to reports, the bridge fell.": (("reports", "According to", "say", ("the bridge fell",)),),
    "The mayor's claims that six died, police said, were wrong.": (
        ("police", "said", "say", ("The mayor's claims that six died", "were wrong")),
    ),
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
    "Les secousses enregistrées par les sismologues ont duré une heure.": (
        ("les sismologues", "enregistrées", "say", ("Les secousses",)),
    ),
    "Le maire a dit, dans un long entretien, que le pont tenait.": (("Le maire", "a dit", "say", ("le pont tenait",)),),
    "Le ministre a insisté dans un entretien sur le fait que le pont tenait.": (
        ("Le ministre", "a insisté", "say", ("le pont tenait",)),
    ),
    "Le ministre affirme vouloir rester.": (("Le ministre", "affirme", "claim", ("vouloir rester",)),),
    "Le ministre a dit y avoir pensé.": (("Le ministre", "a dit", "say", ("y avoir pensé",)),),
    "Le maire n'a pas fourni de bilan.": (("Le maire", "n'a pas fourni", "omit", ("bilan",)),),
    "Le maire n'a pas dit si le pont tenait.": (("Le maire", "n'a pas dit", "omit", ("le pont tenait",)),),
    "Le maire est parti sans donner de détails.": (("Le maire", "sans donner", "omit", ("détails",)),),
    "Le maire est parti sans rien dire.": (("Le maire", "sans rien dire", "omit", ("sans rien dire",)),),
    "L'attaque a été annoncée.": (),
    "Le directeur du port, qu'un incendie a détruit, a dit que les navires étaient saufs.": (
        ("Le directeur du port, qu'un incendie a détruit", "a dit", "say", ("les navires étaient saufs",)),
    ),
    "Les habitants des villages qu'ils occupent ont dit avoir fui.": (
        ("Les habitants des villages qu'ils occupent", "ont dit", "say", ("avoir fui",)),
    ),
    "Le maire a dit que lui et la police étaient sur place.": (
        ("Le maire", "a dit", "say", ("lui et la police étaient sur place",)),
    ),
    "Aucune victime n'est à déplorer, a indiqué à l'AFP une source policière.": (
        ("une source policière", "a indiqué", "say", ("Aucune victime n'est à déplorer",)),
    ),
    "Aucune victime n'est à déplorer, a indiqué la préfecture à des journalistes.": (
        ("la préfecture", "a indiqué", "say", ("Aucune victime n'est à déplorer",)),
    ),
    "Interrogé par la BBC, le maire a dit que le pont tenait.": (("le maire", "a dit", "say", ("le pont tenait",)),),
    "Le maire, cité par l'AFP, a dit que le pont tenait.": (("Le maire", "a dit", "say", ("le pont tenait",)),),
    "Le pont tient selon le maire.": (("le maire", "selon", "say", ("Le pont tient",)),),
    "Le pont tient, selon des sources concordantes.": (
        ("des sources concordantes", "selon", "say", ("Le pont tient",)),
    ),
    "Un incendie s'est déclaré, de source policière.": (
        ("source policière", "de source", "say", ("Un incendie s'est déclaré",)),
    ),
    "À en croire le maire, le pont tient.": (("le maire", "À en croire", "say", ("le pont tient",)),),
    "Le maire, qui dit craindre une crue, a fait fermer le pont.": (
        ("Le maire", "dit", "say", ("craindre une crue",)),
        ("Le maire", "a fait", "order", ("fermer le pont",)),
    ),
    "On aurait dit un séisme.": (),
    "L'attaque aurait pu faire des victimes.": (),
    "Le pont serait fermé.": ((None, "serait fermé", "say", ("Le pont serait fermé",)),),
    "Le ministère de la Défense a annoncé la chute d'un drone, mais la police dit n'avoir rien vu.": (
        ("Le ministère de la Défense", "a annoncé", "say", ("la chute d'un drone",)),
        ("la police", "dit", "say", ("avoir rien vu",)),
    ),
    "Ce dernier a confirmé.": (),
    "« Le pont tient », selon le maire. « Rien à craindre. »": (
        ("le maire", "selon", "say", ("« Le pont tient »", "« Rien à craindre. »")),
    ),
    "D'après des riverains qui vivent près du port, une explosion a retenti.": (
        ("des riverains qui vivent près du port", "D'après", "say", ("une explosion a retenti",)),
    ),
    "Le chef de la police, Paul Roy, de la brigade du port, dit que le feu est éteint.": (
        ("Le chef de la police, Paul Roy, de la brigade du port", "dit", "say", ("le feu est éteint",)),
    ),
    "Ils ont annoncé que le feu était éteint.": (("Ils", "ont annoncé", "say", ("le feu était éteint",)),),
    "Six morts et dix blessés : le maire donne un bilan de seize victimes.": (
        ("le maire", "donne", "say", ("un bilan de seize victimes",)),
    ),
    "Le groupe a revendiqué l'attaque dans une vidéo.": (("Le groupe", "a revendiqué", "claim", ("l'attaque",)),),
    "Comme l'a annoncé le maire, le pont est fermé.": (("le maire", "l'a annoncé", "say", ("le pont est fermé",)),),
    "Le ministre et son homologue polonais ont annoncé un accord.": (
        ("Le ministre", "ont annoncé", "say", ("un accord",)),
        ("son homologue polonais", "ont annoncé", "say", ("un accord",)),
    ),
    "Le pont a été fermé après que le maire a ordonné une évacuation.": (
        ("le maire", "a ordonné", "order", ("une évacuation",)),
    ),
    "Le maire continue d'affirmer que le pont tient.": (
        ("Le maire", "continue d'affirmer", "claim", ("le pont tient",)),
    ),
    "L'organisation a revendiqué une attaque contre le port, dans laquelle six personnes sont mortes, selon le dernier bilan du parquet.": (
        ("L'organisation", "a revendiqué", "claim", ("une attaque contre le port",)),
        ("le dernier bilan du parquet", "selon", "say", ("dans laquelle six personnes sont mortes",)),
    ),
    "« Les tireurs ont fui », ajoute le communiqué.": (
        ("le communiqué", "ajoute", "say", ("« Les tireurs ont fui »",)),
    ),
    "« Les tireurs ont fui », a affirmé le groupe armé sur l'un de ses comptes Telegram.": (
        ("le groupe armé", "a affirmé", "claim", ("« Les tireurs ont fui »",)),
    ),
    "Selon le dernier bilan communiqué samedi par le parquet, six personnes sont mortes.": (
        ("le dernier bilan communiqué samedi par le parquet", "Selon", "say", ("six personnes sont mortes",)),
    ),
    "Six personnes sont mortes, selon des « estimations » annoncées par le ministre de la Santé, Paul Roy.": (
        (
            "des « estimations » annoncées par le ministre de la Santé, Paul Roy",
            "selon",
            "say",
            ("Six personnes sont mortes",),
        ),
    ),
    "Citant le maire, l'agence Tass indique que le pont est fermé.": (
        ("le maire", "Citant", "say", ("le pont est fermé",)),
    ),
    "Les services de renseignement avaient prévenu la mairie qu'un attentat se préparait.": (
        ("Les services de renseignement", "avaient prévenu", "warn", ("un attentat se préparait",)),
    ),
    "Le maire a confirmé à plusieurs médias, dont Le Monde, la fermeture du pont.": (
        ("Le maire", "a confirmé", "confirm", ("la fermeture du pont",)),
    ),
    "Le maire a appelé à fuir la ville.": (("Le maire", "a appelé", "ask", ("fuir la ville",)),),
    "Le pont est fermé, a déclaré le maire, dans un message publié sur Telegram.": (
        ("le maire", "a déclaré", "say", ("Le pont est fermé",)),
    ),
    "L'attaque, que l'armée a niée, a fait six morts, informe le ministère de la Santé.": (
        ("l'armée", "a niée", "deny", ("L'attaque",)),
        ("le ministère de la Santé", "informe", "say", ("L'attaque, que l'armée a niée, a fait six morts",)),
    ),
    "Le chef de la police, Paul Roy, dont la maison a brûlé, a accusé les rebelles.": (
        ("Le chef de la police, Paul Roy, dont la maison a brûlé", "a accusé", "accuse", ("les rebelles",)),
    ),
    "Le maire de Lyon, ville de l'est de la France, a fermé le pont, a dit la police.": (
        ("la police", "a dit", "say", ("Le maire de Lyon, ville de l'est de la France, a fermé le pont",)),
    ),
    "En citant la police, le maire a dit que le pont tenait.": (("la police", "citant", "say", ("le pont tenait",)),),
    "Le maire a quitté la ville, en affirmant que le pont tenait.": (
        ("Le maire", "affirmant", "claim", ("le pont tenait",)),
    ),
    "Le maire parle de six morts, il y a aussi des blessés.": (("Le maire", "parle", "say", ("six morts",)),),
    "Le maire évoque six morts ; la police se tait.": (("Le maire", "évoque", "say", ("six morts",)),),
    "Le maire l'affirme.": (),
    "Une nouvelle annonce est attendue.": (),
    "Il l'annonce aux habitants.": (("Il", "l'annonce", "say", ("aux habitants",)),),
    "« Le pont tient », affirme-t-elle.": (("elle", "affirme-t-elle", "claim", ("« Le pont tient »",)),),
    "Selon, le pont tient.": (),
    "Le maire, selon qui le pont tient, est parti.": (),
    "Le pont tient, rapporte le maire, citant la police.": (("la police", "citant", "say", ("Le pont tient",)),),
    "« Le pont tient », a dit le maire, à la radio locale, avec calme.": (
        ("le maire", "a dit", "say", ("« Le pont tient »",)),
    ),
    "Le maire a indiqué aux journalistes présents que le pont tenait.": (
        ("Le maire", "a indiqué", "say", ("le pont tenait",)),
    ),
    "Le maire a indiqué à la presse locale que le pont tenait.": (
        ("Le maire", "a indiqué", "say", ("le pont tenait",)),
    ),
    "Le maire a dit au ministre que le pont tenait.": (("Le maire", "a dit", "say", ("le pont tenait",)),),
    "Un groupe d'experts a dit que le pont tenait.": (("Un groupe d'experts", "a dit", "say", ("le pont tenait",)),),
    "Dans la ville du maire, la police a dit que le pont tenait.": (
        ("la police", "a dit", "say", ("le pont tenait",)),
    ),
    "Lui et elle ont dit que le pont tenait.": (("Lui et elle", "ont dit", "say", ("le pont tenait",)),),
    "Le maire a parlé au nom des habitants.": (),
    "Le maire a réagi au départ de la police.": (),
    "La police n'a pas réagi au départ du maire.": (("La police", "n'a pas réagi", "decline", ("départ du maire",)),),
    "La police n'a pas démenti l'information.": (("La police", "n'a pas démenti", "decline", ("l'information",)),),
    "Le maire a été accusé de fraude.": (),
    "Le port, près duquel une école a brûlé, a été fermé, a dit le maire.": (
        ("le maire", "a dit", "say", ("Le port, près duquel une école a brûlé, a été fermé",)),
    ),
    "Le porte-parole de l'agence de presse a dit que le pont tenait.": (
        ("Le porte-parole de l'agence de presse", "a dit", "say", ("le pont tenait",)),
    ),
    "Le porte-parole de l'agence de l'eau a dit que le pont tenait.": (
        ("Le porte-parole de l'agence de l'eau", "a dit", "say", ("le pont tenait",)),
    ),
    "Le directeur du service des situations d'urgence a dit que le pont tenait.": (
        ("Le directeur du service des situations d'urgence", "a dit", "say", ("le pont tenait",)),
    ),
    "Le pont tient, ont assuré à la fois le maire et la police.": (
        ("le maire", "ont assuré", "claim", ("Le pont tient",)),
        ("la police", "ont assuré", "claim", ("Le pont tient",)),
    ),
    "Paul Roy, de la brigade du port, a dit que le pont tenait.": (
        ("Paul Roy, de la brigade du port", "a dit", "say", ("le pont tenait",)),
    ),
    "Le maire, âgé de 51 ans, a dit que le pont tenait.": (("Le maire", "a dit", "say", ("le pont tenait",)),),
    "Le maire et la police, eux, ont dit que le pont tenait.": (
        ("Le maire", "ont dit", "say", ("le pont tenait",)),
        ("la police", "ont dit", "say", ("le pont tenait",)),
    ),
    "L'homme dont la maison a brûlé a dit que le pont tenait.": (
        ("L'homme dont la maison a brûlé", "a dit", "say", ("le pont tenait",)),
    ),
    "Il a été vu hier, a dit le maire : la police cherche.": (
        ("le maire", "a dit", "say", ("Il a été vu hier", "la police cherche")),
    ),
    "La compagnie aérienne affirme que le vol était plein, et que personne n'a été blessé.": (
        ("La compagnie aérienne", "affirme", "claim", ("le vol était plein, et que personne n'a été blessé",)),
    ),
}
