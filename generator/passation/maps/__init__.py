"""Pictures of an edition, one file a map, each with a text twin."""

from passation.maps.cards import card_table, telling_card
from passation.maps.cards.twin import cards_table
from passation.maps.catalogue import MAPS, WHOLE
from passation.maps.drawing import Drawing, Outline, Twin
from passation.maps.landscapes import domain_landscape, landscape, landscape_page
from passation.maps.raci import raci_map, raci_table
from passation.maps.responsibilities import responsibility
from passation.maps.standalone import standalone
from passation.maps.swimlanes import swimlane
from passation.maps.waves import wave_map

__all__ = [
    "MAPS",
    "WHOLE",
    "Drawing",
    "Outline",
    "Twin",
    "card_table",
    "cards_table",
    "domain_landscape",
    "landscape",
    "landscape_page",
    "raci_map",
    "raci_table",
    "responsibility",
    "standalone",
    "swimlane",
    "telling_card",
    "wave_map",
]
