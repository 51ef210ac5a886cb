"""SEC101: what is a secret and what only speaks of one; the value is never said again.

Every secret here is invented. Tokens are put together from pieces, so that this file holds none.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings, strategies

from passation.rules import RawText, check_sources
from passation.rules.sec.patterns import secrets
from passation.words import Words

BODY = "Zx8Kq2Lm5Rt9Wv3Yb6Nc1Pd4Fg7Hj0Sa"
SECRET = [
    ("Mot de passe : Exemple-2026!", "password"),
    ("mot de passe: Soleil75", "password"),
    ("Le mot de passe est Menuiserie2026", "password"),
    ("Mot de passe du wifi : « Atelier-75! »", "password"),
    ("MDP = azerty", "password"),
    ("Se connecter avec le mot de passe Atel1er!2026", "password"),
    ("avec le mdp « Atel1er!2026 »", "password"),
    ("mdp:123456", "password"),
    ("password: P@sse!rouge", "password"),
    ("pwd=Toto42", "password"),
    ("Mot\u00a0de passe\u00a0: Exemple2026", "password"),
    ("Digicode : 12B45", "code"),
    ("code d'alarme : 4821", "code"),
    ("code d’accès = 1975A", "code"),
    ("code PIN : 0000", "code"),
    (f"clé API : {BODY}", "token"),
    (f"api_key={BODY}", "token"),
    (f"jeton : {BODY}", "token"),
    ("ghp" + f"_{BODY}AB12", "token"),
    ("glpat" + f"-{BODY}", "token"),
    ("sk" + f"_live_{BODY}", "token"),
    ("AKIA" + "IOSFODNN7EXAMPLE", "token"),
    ("xox" + f"b-1234567890-{BODY}", "token"),
    ("https://hooks.slack" + f".com/services/T000/B000/{BODY}", "token"),
    ("eyJhbGciOiJI" + "." + "eyJzdWIiOiIx" + "." + BODY, "token"),
    ("-----BEGIN RSA " + "PRIVATE KEY-----", "private key"),
    ("https://marie:" + "Secret42@exemple.fr/compta", "address"),
    (f"https://exemple.fr/partage?token={BODY}", "address"),
    ("IBAN : FR76 3000 6000 0112 3456 7890 189", "iban"),
    ("FR7630006000011234567890189", "iban"),
    ("virement sur DE89 3704 0044 0532 0130 00 au plus tard", "iban"),
    ("BE68-5390-0754-7034", "iban"),
    ("2 55 08 14 168 025 38", "nir"),
    ("255081416802538", "nir"),
    ("1 84 12 2A 116 001 83", "nir"),
    ("carte 4970 1000 0000 0154", "card"),
    ("4970100000000154", "card"),
    ("3782 822463 10005", "card"),
]
NO_SECRET = [
    "Mot de passe : dans le coffre, entrée « Comptabilité »",
    "Le mot de passe est dans le coffre de l'équipe",
    "mot de passe : voir 1Password",
    "Changer le mot de passe Microsoft365 deux fois par an",
    "Quel est le mot de passe Sage100 ?",
    "Mot de passe : 1Password, dossier Compta",
    "mot de passe : à demander à la RAF",
    "mot de passe : 12 caractères au moins",
    "Bonjour, votre mot de passe : {mot_de_passe}",
    "mot de passe : ********",
    "mot de passe : <votre mot de passe>",
    "Changer le mot de passe tous les 90 jours",
    "Mot de passe oublié ? Cliquez sur le lien",
    "confidentiality: secret",
    "Code de commerce L441-10",
    "Code postal : 75011",
    "code client : 48213",
    "Code APE : 4332A",
    "Pin maritime : 2500 x 140 mm",
    "clé : dans la boîte",
    "La clé API est dans le coffre",
    "jeton de caddie",
    "token: voir coffre",
    "SIRET 732 829 320 00074",
    "SIREN 732829320, TVA FR44732829320",
    "IBAN : FR76 3000 6000 0112 3456 7890 188",
    "IBAN FR76 **** **** **** **** **** 189",
    "2 55 08 14 168 025 39",
    "4970 1000 0000 0155",
    "0000 0000 0000 0000",
    "Facture 2026-09-01-000123456",
    "01 42 34 56 78 puis 06 12 34 56 78",
    "De 2026-01-01 à 2026-12-31, 4970 100 pièces",
    "https://exemple.fr/page?key=value",
    "https://exemple.fr:8080/chemin@v2",
    "vault: Coffre Duval / Comptabilité",
    "risk-based, task-list, disk-usage",
    "capital de 12 000 € au taux de 3,5 %",
    "eyJ n'est pas un jeton",
]


@pytest.mark.parametrize(("text", "kind"), SECRET)
def test_a_secret_is_found_once_for_what_it_is(text: str, kind: str) -> None:
    assert [kind] == [found.kind for found in secrets(f"steps:\n  - do: {text}\n")]


@pytest.mark.parametrize("text", NO_SECRET)
def test_what_only_speaks_of_a_secret_is_none(text: str) -> None:
    assert [] == secrets(f"steps:\n  - do: {text}\n")


@pytest.mark.parametrize(("text", "kind"), SECRET)
def test_no_finding_says_any_part_of_the_value_again(text: str, kind: str) -> None:
    (found,) = check_sources([RawText("sops/a.yml", text)])
    (secret,) = secrets(text)
    value = text[secret.start : secret.end]
    told = f"{found!r} {Words('fr').say(found.message)} {Words('en').say(found.message)}"

    assert value not in told
    assert all(piece not in told for piece in value.split() if len(piece) > 3), kind


def test_the_place_is_that_of_the_value() -> None:
    (found,) = check_sources([RawText("sops/a.yml", "id: FIN-001\nwarning: mot de passe : Exemple2026\n")])

    assert ("sops/a.yml:2:25", 0) == (str(found.place), found.place.width)


def test_several_secrets_of_a_file_come_in_order() -> None:
    text = "mdp: Exemple2026\nIBAN FR7630006000011234567890189\nmdp: Autre2026\n"

    assert [1, 2, 3] == [found.place.line for found in check_sources([RawText("a.md", text)])]


def test_letters_that_grow_when_they_are_made_small_hide_nothing() -> None:
    assert ["password"] == [found.kind for found in secrets("İ" * 500 + " mot de passe : Exemple2026")]


@pytest.mark.parametrize(
    "text", ["4" * 200_000, "FR76 " * 40_000, "mot de passe" * 20_000, "a://b:" * 40_000, "eyJ" * 60_000]
)
def test_a_text_made_to_hang_a_search_does_not(text: str) -> None:
    start = time.process_time()
    secrets(text)

    assert time.process_time() - start < 5


@settings(max_examples=200, deadline=None)
@given(strategies.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert all(0 <= found.start < found.end <= len(text) for found in secrets(text))
