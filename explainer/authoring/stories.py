"""Words that ask a student for a migration story of their own, or cast one as the persecuted person."""

import re
from collections.abc import Mapping

from explainer.model.text import Locale

_KIN = r"(?:family|parents?|mother|father|grand(?:parents?|mother|father)|ancestors?|relatives?)(?:'s|’s|s’)?"
_MOVED = (
    r"(?:came|come|arriv\w+|immigrat\w*|emigrat\w*|migrat\w*|fled|"
    r"flee\w*|mov(?:e|ed)\b|cross\w*|left\b|settle\w*|enter\w*)"
)
_FLED = r"(?:immigrat\w*|emigrat\w*|migrat\w*|fled|flee\w*)\b"
_HERE = r"(?:here|country|united states|u\.s\.|us|america|border|city|town|state)\b"
_FAMILIA = r"(?:familia|padres|madre|padre|abuel[oa]s?|antepasados|parientes|familiares)"
_LLEGAR = (
    r"(?:lleg|vin(?:o|ieron)|ven(?:ir|ido)|inmigr|emigr|migr|huy|huir|cruz|"
    r"salió|salieron|dejó|dejaron|se mud|entr(?:ó|aron))\w*"
)

_STORY = {
    "en": (
        r"\byou or (?:some|any)(?:one|body)\b[^.?!]{0,30}\bknow",
        r"\byou or (?:a |an |your )?(?:friend|relative|neighbou?r|family|classmate|loved one)",
        r"\b(?:do|does|did) (?:you|any of you) (?:personally )?know (?:some|any)(?:one|body) (?:who|that)\b",
        r"\banyone in (?:the room|this room|(?:your|this|the) class)\b[^.?!]{0,60}\b(?:immigra|refugee|"
        r"asylum|undocumented|status)",
        rf"\byour (?:own )?{_KIN}[^.?!]{{0,50}}\b{_MOVED}",
        rf"\b(?:how|when|why|where|if)[^.?!]{{0,25}}\byou (?:first )?"
        rf"(?:{_FLED}|{_MOVED}[^.?!]{{0,20}}\b{_HERE})",
        rf"\b(?:did|have|had|were|are|has) you(?:r {_KIN})? (?:ever )?(?:been |be |had to |have to |"
        rf"forced to )?(?:an? )?"
        r"(?:immigra\w*|refugees?\b|asylum|undocumented|deported|detained|fle[ed]|cross|persecuted|"
        r"migrat\w*)",
        rf"\bwhere (?:are|were|is|was) you(?:r {_KIN})? (?:really |originally )?(?:from|born)\b",
        rf"\bwhere (?:do|does|did) you(?:r {_KIN})? (?:really |originally )?come from\b",
        r"\bwere you born\b",
        r"\byour (?:own )?(?:family'?s? |personal )?(?:immigration|migration|migrant|refugee|border|asylum) "
        r"(?:story|stories|status|experiences?|history|journey|papers|case|background)\b",
        r"\byour (?:own|personal|family|family's|family’s) (?:\w+ )?(?:story|stories|journey|"
        r"experiences?|history|background)\b",
        r"\b(?:share|tell|describe|write about|talk about|discuss|recount) (?:\w+ ){0,3}?"
        r"(?:your|a personal|personal|an own) (?:\w+ ){0,2}?(?:experiences?|stor(?:y|ies)|journey|"
        r"heritage|roots)\b",
        r"\byour (?:own )?(?:country|nation|place) of (?:birth|origin)\b|\byour (?:home|native) country\b",
        r"\b(?:what is|what's|state|reveal) your (?:immigration |legal |citizenship )?status\b",
        r"\byour own (?:immigration|migration)\b",
    ),
    "es": (
        r"\b(?:tú|usted|ustedes) o (?:alguien|alguna persona|un[a]? (?:amig|familiar|vecin)\w*)",
        r"\b(?:a )?alguien que (?:tú )?(?:conoces|conozcas|conozca|conozcan)\b",
        r"\b(?:conoces|conocen|conoce usted) a alguien (?:que|quien)\b",
        rf"\b(?:tu|tus|vuestra|vuestros) (?:propi[oa]s? )?{_FAMILIA}[^.?!]{{0,50}}\b{_LLEGAR}",
        rf"\b(?:lleg|vin|inmigr|emigr|migr|huy|cruz)\w*[^.?!]{{0,20}}\b(?:tu|tus)"
        rf" (?:propi[oa]s? )?{_FAMILIA}",
        r"\bde dónde (?:eres|es usted|son ustedes|vienes|viene usted|vienen ustedes|viene tu|vino tu|"
        r"es tu|son tus)\b",
        r"\b(?:viniste|llegaste(?! a (?:es[ae]|est[ae]|la|una?|tu) (?:conclusi|respuesta|"
        r"decisi|resultado|idea))|"
        r"emigraste|inmigraste|migraste|cruzaste|huiste|naciste)\b",
        r"\b(?:eres|fuiste|has sido) (?:un |una )?(?:inmigrante|migrante|refugiad|indocumentad|"
        r"solicitante de asilo|deportad|perseguid)",
        r"\b(?:has|han) tenido que (?:huir|emigrar|migrar|dejar tu)\b",
        r"\btu (?:propi[oa] )?(?:historia|experiencia|situación|estatus|estado|condición|caso|viaje|"
        r"camino|proceso) "
        r"(?:migratori|de (?:in)?migraci|de asilo|de refugi|personal|familiar)",
        r"\b(?:tu propia|tus propias|tu propio) (?:historia|experiencia|vivencia|viaje|inmigración|"
        r"migración)s?\b",
        r"\b(?:comparte|compartan|compartamos|cuenta|cuéntanos|cuenten|describe|relata|narra|"
        r"escribe sobre|habla de|hablen de)\b"
        r"[^.?!]{0,25}\b(?:tu|tus|una|alguna) (?:propi[oa]s? )?(?:experiencia|historia|vivencia|raíces|"
        r"herencia)s?\b(?: personal(?:es)?)?",
        r"\btu (?:propio )?país (?:de (?:origen|nacimiento)|natal)\b",
        r"\b(?:tienes|tiene tu familia) papeles\b|\btu estatus\b",
    ),
}
_ROLE = {
    "en": (
        r"\b(?:imagine|pretend|suppose|picture) (?:that )?you(?:'re| are| were|"
        r" have been)? (?:\w+ )?(?:being )?"
        r"(?:an? )?(?:refugee|asylum seeker|persecuted|immigrant|migrant|flee\w*|fled|tortured|detained|"
        r"threatened)",
        r"\bput yourself in (?:the )?(?:shoes|place) of (?:an? |the )?(?:\w+ )?(?:refugee|asylum seeker|"
        r"migrant|persecuted)",
    ),
    "es": (
        r"\b(?:imagina|imagínate|supón|finge|imaginen) que (?:tú )?(?:eres|estás|fuiste|fueras|huyes|"
        r"tienes que huir|te persiguen)"
        r"[^.?!]{0,30}(?:refugiad|solicitante de asilo|perseguid|inmigrante|migrante|hu(?:yes|yendo|ir)|"
        r"tortur|deten|persiguen)",
        r"\bponte en (?:el lugar|los zapatos|la piel) de (?:un[a]? |el |la )?(?:refugiad|solicitante|"
        r"migrante|persona perseguida)",
    ),
}
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|«[^»]*»|(?<!\w)‘[^’]*’(?!\w)")


def _patterns(of: Mapping[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    return {
        locale: re.compile("|".join(f"(?:{one})" for one in said), re.IGNORECASE)
        for locale, said in of.items()
    }


_STORIES, _ROLES = _patterns(_STORY), _patterns(_ROLE)


def asks_for_a_story(words: str, locale: Locale) -> str | None:
    """The words that ask readers for a migration story of their own, or None.

    What stands in quotation marks is somebody's speech in a case and is not
    read: an officer may ask “Where are you from?”.
    """
    found = _STORIES[locale].search(_QUOTED.sub(lambda quoted: " " * len(quoted.group()), words))
    return found.group() if found else None


def casts_as_persecuted(words: str, locale: Locale) -> str | None:
    """The words that give a student the part of the persecuted person, or None."""
    found = _ROLES[locale].search(_QUOTED.sub(lambda quoted: " " * len(quoted.group()), words))
    return found.group() if found else None
