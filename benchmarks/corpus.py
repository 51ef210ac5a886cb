"""A company of N processes to measure with: realistic shape, invented content, the same bytes for the same N.

It is in order: rules find little in it, as in the companies that keep a handbook. Saying a thousand findings is another
matter, and grows with the findings.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

_DOMAINS = ("commercial", "finance", "achats", "rh", "administration", "pilotage", "chantiers", "sav")
_PREFIXES = ("COM", "FIN", "ACH", "RH", "ADM", "PIL", "CHA", "SAV")
_VERBS = ("Exporter", "Contrôler", "Saisir", "Envoyer", "Classer", "Préparer", "Rapprocher", "Consigner", "Relancer")
_NOUNS = ("la balance âgée", "le devis signé", "la facture fournisseur", "le relevé bancaire", "la fiche client",
          "le bon de livraison", "le planning de pose", "le dossier du chantier", "le courrier reçu")  # fmt: skip
_TOOLS = ("compta", "crm", "ged", "messagerie", "planning", "banque")
_OUTSIDE = {"assistante": "suppleante", "suppleante": "assistante"}
_INSIDE = {
    "dirigeante": "raf", "raf": "dirigeante", "comptable": "raf", "conducteur": "acheteur", "acheteur": "conducteur"
}  # fmt: skip
"""Those who do the work, each with who stands in for them."""
_PER_PREFIX = 999
_DATA = """schema: 1
data:
  - id: dossier
    name: Dossier suivi
    kind: record
    owner: raf
    system_of_record: ged
    keep: 5 years
"""
_KPIS = """schema: 1
kpis:
  - id: delai
    name: Délai moyen
    formula: "jours / dossiers"
    unit: jours
    better: lower
    baseline: {value: 4, date: 2026-02-28}
    target: 2
    warn: 3
    alert: 5
    every: month
    source: Relevé du CRM
    owner: raf
    measured_by: raf
"""
_CHANNELS = """schema: 1
channels:
  - {id: messages, name: Messagerie instantanée, use: routine, main_for: [prestataire], members: [raf, assistante]}
  - {id: urgence, name: Téléphone, use: urgent, members: [raf, assistante, suppleante]}
escalations: [{id: impayes, name: Relais, levels: [{after: 4 business hours, to: raf, channel: messages}]}]
rituals:
  - id: point-hebdo
    name: Point hebdomadaire
    every: week
    when: "lundi 14:00"
    minutes: 20
    attendees: [raf, assistante, suppleante]
    agenda: [Retards, Litiges]
    notes_at: messages
    reviews: [delai]
reports:
  - {id: semaine, from: assistante, to: [raf], every: week, format: Dix lignes, channel: messages}
"""
_CONTRACTS = """schema: 1
contracts:
  - id: ct-prestataire
    provider: prestataire
    scope: Assistance administrative
    start: 2026-03-01
    end: 2028-02-28
    notice: 2 months
    yearly_amount: 19800 EUR
    nda: {signed: 2026-02-20, until: 2031-02-20}
    dpa: {signed: 2026-02-20, clauses: [a, b, c, d, e, f, g, h]}
    transfers: none
    remote_access: {mfa: true, vpn: false}
    vigilance: 2026-09-15
    exit:
      duration: 1 month
      reviewed: 2026-09-01
      rehearsed: 2026-09-10
      deliverables: [Dossiers à jour, Liste des accès]
"""


def write_company(root: Path, count: int) -> None:
    """Writes a company of `count` processes below `root`; raises ValueError past 8 × 999 numbers a prefix set."""
    random = Random(count)  # noqa: S311  # a corpus, not a secret
    _company_files(root)
    numbers = [_number(index) for index in range(count)]
    for index, number in enumerate(numbers):
        domain = _DOMAINS[index % len(_DOMAINS)]
        folder = root / "sops" / domain
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}-processus-{index}.yml").write_text(_sop(random, numbers, index), encoding="utf-8")


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
    (folder / "actors.yml").write_text(_actors(), encoding="utf-8")
    (folder / "tools.yml").write_text(_tools(), encoding="utf-8")
    (folder / "data.yml").write_text(_DATA, encoding="utf-8")
    (folder / "kpis.yml").write_text(_KPIS, encoding="utf-8")
    (folder / "channels.yml").write_text(_CHANNELS, encoding="utf-8")
    (folder / "contracts.yml").write_text(_CONTRACTS, encoding="utf-8")


def _actors() -> str:
    people = [(name, f"side: internal, backup: {backup}") for name, backup in _INSIDE.items()]
    people += [
        (name, f"side: external, organisation: prestataire, backup: {backup}") for name, backup in _OUTSIDE.items()
    ]
    actors = "".join(f"  - {{id: {name}, name: {name.capitalize()}, {facts}}}\n" for name, facts in people)
    return f"""schema: 1
actors:
{actors}organisations:
  - {{id: prestataire, name: Prestataire SARL, country: FR, contract: ct-prestataire}}
"""


def _tools() -> str:
    grants = ", ".join(f"{{actor: {name}, right: read, reviewed: 2026-10-05}}" for name in (*_INSIDE, *_OUTSIDE))
    tools = "".join(
        f"""  - id: {tool}
    name: {tool.capitalize()}
    owner: raf
    owned_by_us: true
    admins: [raf, dirigeante]
    export: {{format: CSV, self_service: true, tested: 2026-06-12}}
    restore: {{how: Export hebdomadaire, where: sauvegarde, tested: 2026-09-08}}
    logs: 6 months
    mfa: true
    grants: [{grants}]
"""
        for tool in _TOOLS
    )
    return f"""schema: 1
access_review: {{every: 3 months, last: 2026-10-05, by: raf}}
tools:
{tools}"""


def _sop(random: Random, numbers: Sequence[str], index: int) -> str:
    number, count = numbers[index], len(numbers)
    before, after = numbers[index - 1], numbers[(index + 1) % count]
    performer = random.choice((*_OUTSIDE, *_INSIDE))
    title = f"{random.choice(_VERBS)} {random.choice(_NOUNS)} n° {index}"
    lines = [
        "schema: 1",
        f"id: {number}",
        f"title: {title}",
        f"owner: {random.choice(tuple(_INSIDE))}",
        "result: >-",
        "  Chaque lundi à 12 h, tout dossier reçu la veille porte un statut et une prochaine date d'action,",
        "  et aucune demande urgente n'attend plus de quatre heures ouvrées.",
        f"criticality: {random.choice(('low', 'medium', 'medium' if performer in _OUTSIDE else 'high'))}",
        f"confidentiality: {random.choice(('internal', 'internal', 'internal', 'confidential'))}",
        f"performer: {performer}",
        "arbiter: raf",
        "priorities: [Demande urgente, Ordre d'arrivée]",
        f"inputs: [{{data: dossier, from: {before}}}]",
        f"outputs: [{{data: dossier, to: {after}}}]",
        "references: [Code de commerce L123-22]",
        "accesses: [{tool: ged, right: read}]",
        "records: [{data: dossier, by: raf, where: ged, keep: 5 years}]",
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
