"""Secret information in the hands of a provider.

A provider's role reads or writes a data object whose level is `secret`: named roles of the company only.

## Why
« Distinguer clairement les tâches stratégiques (conservation en interne) » and « n’accorder que les accès strictement
nécessaires » (32 questions). No undertaking takes back what somebody outside has read.

## Wrong
```yaml cartography/data.yml
data:
  - {id: grille-prix, name: Grille de prix, confidentiality: secret}
```
```yaml sops/finance/FIN-001-devis.yml
id: FIN-001
title: Préparation des devis
owner: raf
performer: assistante
confidentiality: confidential
result: Chaque devis part sous 5 jours ouvrés.
steps:
  - {do: Lire les prix, actor: raf, inputs: [grille-prix]}
  - {do: Chiffrer le devis, inputs: [grille-prix]} # ← CONF106
```

## Right
```yaml cartography/data.yml
data:
  - {id: grille-prix, name: Grille de prix, confidentiality: secret}
```
```yaml sops/finance/FIN-001-devis.yml
id: FIN-001
title: Préparation des devis
owner: raf
performer: assistante
confidentiality: confidential
result: Chaque devis part sous 5 jours ouvrés.
steps:
  - {do: Lire les prix, actor: raf, inputs: [grille-prix]}
  - {do: Chiffrer le devis}
```

## Cure
Give the step to somebody of the company, give the provider an extract that is no secret, or lower the level of the data
if it was set too high.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.dataflow import entrusted
from passation.analysis.levels import level_of
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.rules.places import data_names
from passation.rules.rule import Rule
from passation.values import Level

RULE: Final = Rule("CONF106", Severity.WARNING, rises=True)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a provider and process, at the first place; the others are related."""
    secret = frozenset(item.id for item in manual.data.values() if level_of(item) >= Level.SECRET)
    for party, handlings in entrusted(manual, secret).items() if secret else ():
        for process in dict.fromkeys(each.process for each in handlings):
            here = [each for each in handlings if each.process == process]
            origin = manual.origin("process", process)
            yield RULE.finding(
                origin.at(*here[0].trail),
                say(
                    "“{provider}” has secret information in hands: {data}.",
                    provider=manual.name_of(*party),
                    data=data_names(manual, here),
                ),
                say("Give the step to somebody of the company, or give the provider an extract that is no secret."),
                related=tuple(Related(origin.at(*each.trail), say("It is used here too.")) for each in here[1:]),
                subject=("process", process),
            )
