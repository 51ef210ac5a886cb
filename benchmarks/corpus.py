"""A company of N processes to measure with: realistic shape, invented content, the same bytes for the same N."""

from __future__ import annotations

from pathlib import Path
from random import Random

_DOMAINS = ("commercial", "finance", "achats", "rh", "administration", "pilotage", "chantiers", "sav")
_PREFIXES = ("COM", "FIN", "ACH", "RH", "ADM", "PIL", "CHA", "SAV")
_VERBS = ("Exporter", "Contrôler", "Saisir", "Envoyer", "Classer", "Préparer", "Rapprocher", "Consigner", "Relancer")
_NOUNS = ("la balance âgée", "le devis signé", "la facture fournisseur", "le relevé bancaire", "la fiche client",
          "le bon de livraison", "le planning de pose", "le dossier du chantier", "le courrier reçu")  # fmt: skip
_TOOLS = ("compta", "crm", "ged", "messagerie", "planning", "banque")
_OUTSIDE = ("assistante", "suppleante")
_INSIDE = ("dirigeante", "raf", "comptable", "conducteur", "acheteur")
_PER_PREFIX = 999


def write_company(root: Path, count: int) -> None:
    """Writes a company of `count` processes below `root`; raises ValueError past 8 × 999 numbers a prefix set."""
    random = Random(count)  # noqa: S311  # a corpus, not a secret
    _company_files(root)
    numbers = [_number(index) for index in range(count)]
    for index, number in enumerate(numbers):
        domain = _DOMAINS[index % len(_DOMAINS)]
        folder = root / "sops" / domain
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}-processus-{index}.yml").write_text(_sop(random, number, index, count), encoding="utf-8")


def _number(index: int) -> str:
    prefix = _PREFIXES[index % len(_PREFIXES)]
    place = index // len(_PREFIXES)
    series = "" if place < _PER_PREFIX else chr(ord("A") + place // _PER_PREFIX - 1)
    return f"{prefix}{series}-{place % _PER_PREFIX + 1:03}"


def _company_files(root: Path) -> None:
    folder = root / "cartography"
    folder.mkdir(parents=True, exist_ok=True)
    domains = "\n".join(
        f"  - {{id: {name}, title: {name.capitalize()}, band: {band}}}"
        for name, band in zip(
            _DOMAINS, ("core", "support", "support", "support", "support", "support", "core", "core"), strict=True
        )
    )
    (folder / "company.yml").write_text(
        f"schema: 1\nname: Société d'essai\ndomains:\n{domains}\naudiences:\n"
        "  - {id: direction, name: Direction, sees: secret, scope: all}\n"
        "  - {id: assistante, name: Assistante, sees: internal, sees_own: confidential, actors: [assistante]}\n"
        "default_audience: direction\n",
        encoding="utf-8",
    )
    actors = "\n".join(
        f"  - {{id: {name}, name: {name.capitalize()}, side: internal, backup: raf}}" for name in _INSIDE
    )
    outside = "\n".join(
        f"  - {{id: {name}, name: {name.capitalize()}, side: external, organisation: prestataire, backup: suppleante}}"
        for name in _OUTSIDE
    )
    (folder / "actors.yml").write_text(
        f"schema: 1\nactors:\n{actors}\n{outside}\norganisations:\n  - {{id: prestataire, name: Prestataire SARL}}\n",
        encoding="utf-8",
    )
    grants = ", ".join(f"{{actor: {name}, right: write}}" for name in (*_INSIDE, *_OUTSIDE))
    (folder / "tools.yml").write_text(
        "schema: 1\ntools:\n"
        + "".join(
            f"  - {{id: {t}, name: {t.capitalize()}, owner: raf, admins: [raf], grants: [{grants}]}}\n" for t in _TOOLS
        ),
        encoding="utf-8",
    )
    (folder / "kpis.yml").write_text(
        'schema: 1\nkpis: [{id: delai, name: Délai moyen, formula: "jours / dossiers", unit: jours, target: 2}]\n',
        encoding="utf-8",
    )
    (folder / "channels.yml").write_text(
        "schema: 1\nchannels: [{id: messages, name: Messagerie instantanée}]\n"
        "escalations: [{id: impayes, name: Relais, levels: [{after: 4 business hours, to: raf, channel: messages}]}]\n",
        encoding="utf-8",
    )


def _sop(random: Random, number: str, index: int, count: int) -> str:
    title = f"{random.choice(_VERBS)} {random.choice(_NOUNS)} n° {index}"
    lines = [
        "schema: 1",
        f"id: {number}",
        f"title: {title}",
        f"owner: {random.choice(_INSIDE)}",
        "result: >-",
        "  Chaque lundi à 12 h, tout dossier reçu la veille porte un statut et une prochaine date d'action,",
        "  et aucune demande urgente n'attend plus de quatre heures ouvrées.",
        f"criticality: {random.choice(('low', 'medium', 'high'))}",
        f"confidentiality: {random.choice(('internal', 'internal', 'internal', 'confidential'))}",
        f"performer: {random.choice((*_OUTSIDE, *_INSIDE))}",
        'trigger: {every: week, when: "lundi 09:00"}',
        "volume: {unit: dossier, per: week, min: 5, usual: 20, peak: 60, peak_when: fin de mois}",
        "entry_check: [Encaissements de la veille lettrés, Consignes à jour dans le CRM]",
        "escalation: impayes",
        "channel: messages",
        "kpis: [delai]",
        "steps:",
    ]
    lines += [line for place in range(10) for line in _step(random, place)]
    lines += [
        "exceptions:",
        "  - {when: Client injoignable deux fois, at: s30, then: Passer au niveau suivant, escalate: impayes}",
        f"common_mistakes: [Oublier la date, Répondre sans le référent, Voir aussi le dossier {index % max(count, 1)}]",
        "document:",
        "  status: approved",
        "  approver: dirigeante",
        "  history:",
        '    - {version: "1.1", date: 2026-09-01, by: raf, change: Ajout du contrôle}',
        '    - {version: "1.0", date: 2026-04-20, by: comptable, change: Création}',
    ]
    return "\n".join(lines) + "\n"


def _step(random: Random, place: int) -> list[str]:
    name = f"s{(place + 1) * 10}"
    if place == 3:
        return [
            f"  - id: {name}",
            "    ask: Le dossier signale-t-il un litige ou une consigne particulière ?",
            "    per: dossier",
            "    answers: {Oui: {goto: s80, share: 10 %}, Non: s50}",
        ]
    lines = [
        f"  - id: {name}",
        f"    do: {random.choice(_VERBS)} {random.choice(_NOUNS)} de la semaine",
        f"    tool: {random.choice(_TOOLS)}",
        f"    expect: Le total est égal au solde du compte {random.randint(400, 499)}",
        f"    minutes: {random.randint(2, 20)}",
    ]
    if place in {7, 9}:
        lines += [
            "    actor: raf",
            "    control: {kind: sample, evidence: Commentaire daté dans le journal}",
            "    handoff: messages",
        ]
    return lines
