/** Headlines by which agencies and papers take a story back; the word alone may be news about something else. */
const RETRACTED_TITLE =
  /^\W*(?:retract(?:ed|ion)|withdrawn|kill(?:ed)?|story (?:withdrawn|removed|retracted)|(?:advisory|editor['’]s note)\W+(?:story |report )?(?:withdrawn|retracted))\s*[:—–|-]|\((?:retracted|withdrawn)\)\s*$|^\W*(?:отозвано|материал отозван|удалено)\s*[:—–-]|^\W*(?:撤稿|撤回)\s*[:：]/i;

const RETRACTED_TEXT =
  /\b(?:this|the|our|an earlier) (?:article|story|report|item|post|piece|release|alert)\b[^.]{0,60} (?:has been|was|is|have been) (?:withdrawn|retracted|rescinded|taken down|removed from (?:this|our) (?:site|website))\b|\b(?:we|[A-Z]\w+) (?:have |has )?(?:withdrawn|retracted) (?:this|the|its|our) (?:article|story|report|item)\b|(?:материал|статья|новость) (?:был[аo]? )?(?:отозван|удал[её]н|снят)|(?:artikel|beitrag|meldung) wurde (?:zurückgezogen|gelöscht)|本(?:文|稿|报道)已(?:被)?(?:撤回|撤稿|删除)/i;

/** So much of a text is looked at: a note of retraction stands in front. */
const FRONT = 400;

/** True if a story says that it is taken back. */
export function isRetraction(title: string, text: string): boolean {
  return RETRACTED_TITLE.test(title) || RETRACTED_TEXT.test(text.slice(0, FRONT));
}
