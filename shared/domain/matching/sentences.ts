/** A sentence, or a line of a list, as UTF-16 places in clean text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** Words after which a full stop ends nothing. Legal forms are apart: after them a sentence may begin. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'no nos mr mrs ms dr st bldg rd ave sec secs vs v fed reg supp pt pts art cf eg ie al et jan feb mar apr jun jul aug sep sept ' +
    'oct nov dec u.s u.k u.n p.r a.k.a f.k.a n.k.a e.g i.e approx dept gen col lt sgt jr sr rev stat exec par para fig vol ph ext'
  ).split(' '),
);

const FORMS: ReadonlySet<string> = new Set(
  'co ltd inc corp llc plc s.a n.v b.v k.k gmbh pte pty pvt bhd sdn a.g s.p.a s.r.l o.o.o a.o l.l.c p.l.c jsc s.l a.s'.split(
    ' ',
  ),
);

/** Words that begin a sentence, not the rest of a name, when they follow a legal form with a full stop. */
const STARTERS =
  /^(?:The|This|These|Those|That|It|Its|In|On|At|Under|A|An|As|For|From|By|BIS|OFAC|FCC|EO|Commerce|Treasury|Today|Now|No|Nothing|Their|They|After|Before|Since|Because|He|She|We|All|Each|Any|Both|Neither|Nor|Such|However|Also|There|Where|When|While|With|Without|Licen[cs]es?|Applications?|Comments?|Commenters?|Customers?|Suppliers?|Shares|Officials?|Sources|Removed|Added|Revised|Entry|Entries|Earlier|Previously|Last|Separately|Meanwhile|Another|Other|One|Two|If|To|Exports?|Effective|Washington|Lawmakers|Analysts|Reuters|Our|Also|So|But|And|Yet)\b/;

const STOP =
  /[.?!]["')\]]*\s+(?=["'([\u2014-]*[\p{Lu}\p{Lo}\p{N}\u00A7])|[\u3002\uFF01\uFF1F\uFF1B]|\n[^\S\n]*\n/gu;
/** A new line that begins an item of a list. */
const ITEM = /\n[^\S\n]*(?=(?:[-*\u2022\u2014]|\(?\d{1,3}[.)]|\(?[a-z]{1,3}[.)])[^\S\n])/gu;
const WORD_BEFORE = /(?:^|[\s("'[])([\p{L}\p{N}.&-]+)$/u;

function endsSentence(text: string, stop: number, next: number): boolean {
  if (text[stop] !== '.') return true;
  const word = (WORD_BEFORE.exec(text.slice(Math.max(0, stop - 24), stop))?.[1] ?? '').toLowerCase();
  if (ABBREVIATIONS.has(word)) return false;
  if (
    /\b(?:example|note|figure|question|illustration) \w{1,3}$/i.test(text.slice(Math.max(0, stop - 20), stop))
  )
    return false;
  const isInitial = /^\p{L}$/u.test(word);
  const isItem =
    /^(?:\d{1,3}|[ivx]{1,4})$/.test(word) &&
    /(?:^|[\n;:]\s*)\(?[\w]{1,4}$/.test(text.slice(Math.max(0, stop - 8), stop));
  if (isItem) return false;
  const isDotted = /^\p{L}(?:\.\p{L})+$/u.test(word);
  if (!isInitial && !isDotted && !FORMS.has(word)) return true;
  return STARTERS.test(text.slice(next, next + 16));
}

/**
 * Splits clean text into sentences and list lines. A full stop after an abbreviation, an initial or the number of an item
 * ends nothing; after a legal form only where a word follows that begins sentences. Blank text gives no sentences.
 */
export function splitSentences(text: string): readonly Sentence[] {
  const cuts: number[] = [];
  for (const match of text.matchAll(STOP)) {
    const next = match.index + match[0].length;
    if (endsSentence(text, match.index, next)) cuts.push(next);
  }
  for (const match of text.matchAll(ITEM)) cuts.push(match.index + 1);
  cuts.push(text.length);
  cuts.sort((a, b) => a - b);
  const found: Sentence[] = [];
  let start = 0;
  for (const end of cuts) {
    if (end > start && text.slice(start, end).trim() !== '') found.push({ start, end });
    start = Math.max(start, end);
  }
  return found;
}
