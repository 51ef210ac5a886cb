"""`passation export bpmn`: one process into a file, several into a folder, nothing that the audience may not see."""

from pathlib import Path
from typing import Any

SECRET = """\
schema: 1
id: FIN-002
title: Cession de l'atelier
owner: dirigeante
confidentiality: secret
result: L'acte est signé.
steps: [{id: s10, do: Choisir le repreneur}]
"""
NEXT = "Ensuite\u00a0: ouvrez-le dans un modeleur, tel que Camunda Modeler ou demo.bpmn.io.\n"


def test_one_process_into_a_file(passation: Any, company: Path) -> None:
    assert (0, "relances.bpmn\n", NEXT) == passation("export", "bpmn", "FIN-001", "-o", "relances.bpmn")
    assert "Relancer chaque facture échue" in (company / "relances.bpmn").read_text("utf-8")


def test_all_that_an_audience_sees_into_a_folder(passation: Any, company: Path) -> None:
    (company / "sops" / "finance" / "FIN-002-cession.yml").write_text(SECRET, "utf-8")
    passation("export", "bpmn", "-o", "tout")
    passation("export", "bpmn", "--audience", "equipe", "-o", "equipe")

    assert (["FIN-001.bpmn", "FIN-002.bpmn"], ["FIN-001.bpmn"]) == tuple(
        sorted(path.name for path in (company / folder).iterdir()) for folder in ("tout", "equipe")
    )


def test_what_is_hidden_is_as_unknown_as_what_does_not_exist(passation: Any, company: Path) -> None:
    (company / "sops" / "finance" / "FIN-002-cession.yml").write_text(SECRET, "utf-8")
    ran = passation("export", "bpmn", "FIN-002", "--audience", "equipe", "-o", "x.bpmn")

    assert (2, "") == (ran.code, ran.out)
    assert "Il n’y a pas de processus FIN-002 dans cette édition." in ran.err
    assert not (company / "x.bpmn").exists()


def test_a_file_holds_one_process(passation: Any) -> None:
    refused = (
        "Erreur\u00a0: x.bpmn contient un seul processus\u00a0: nommez-le, ou donnez un dossier pour plusieurs. "
        "Par exemple\u00a0: passation export bpmn FIN-012 -o x.bpmn\n"
    )

    assert (2, "", refused) == passation("export", "bpmn", "-o", "x.bpmn")
