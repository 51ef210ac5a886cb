"""A secret in a file.

A password, an access code, a key or token of a service, a private key, an address with a password in it, an IBAN, a
social security number or a bank card number stands in plain text. Numbers count only when their check digits are
right. The value is never repeated, here or in a report.

## Why
A procedure says where the secret is, never what it is: « N’accorder que les accès strictement nécessaires » (32
questions, confidentialité) means nothing once the password is in the handbook. ISO/IEC 27001 (A.5.17). It is always
an error, drafts included, and cannot be set aside.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Ouvrir le logiciel de comptabilité
    warning: "Mot de passe : Exemple-2026!" # ← SEC101
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Ouvrir le logiciel de comptabilité
    warning: "Mot de passe : dans le coffre, entrée « Comptabilité »"
```

## Cure
Change the secret first: whoever had the file has it. Then write where it is kept (`vault` of the tool), and remove it
from the history of the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.rules.rule import RawText, Rule
from passation.rules.sec.patterns import Secret, secrets
from passation.source import Place

RULE: Final = Rule("SEC101", Severity.ERROR, always=True)
_SAID: Final[dict[str, Message]] = {
    "password": say("A password stands here."),
    "code": say("An access code stands here."),
    "token": say("A key or a token of a service stands here."),
    "private key": say("A private key stands here."),
    "address": say("An address with a password or a token in it stands here."),
    "iban": say("An IBAN stands here."),
    "nir": say("A social security number stands here."),
    "card": say("A bank card number stands here."),
}
_CURE: Final = say("Change it, then write only where it is kept (`vault`): never the value itself.")
_CURE_NUMBER: Final = say("Write where it is kept, or its last digits only.")


def check(raw: RawText) -> Iterator[Finding]:
    """Every secret of a file, by place. No fact of a finding holds any part of the value."""
    for found in secrets(raw.text):
        cure = _CURE_NUMBER if found.kind in {"iban", "nir", "card"} else _CURE
        yield RULE.finding(_place(raw, found), _SAID[found.kind], cure)


def _place(raw: RawText, found: Secret) -> Place:
    line = raw.text.count("\n", 0, found.start) + 1
    column = found.start - (raw.text.rfind("\n", 0, found.start) + 1) + 1
    return Place(raw.path, line, column)
