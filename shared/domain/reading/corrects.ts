import type { Fact, ReadableDocument } from '../change.ts';
import type { CorrectedDocument, DocumentMetadata } from '../document.ts';
import { sentencesOf } from './sentences.ts';

type Head = Pick<DocumentMetadata, 'title' | 'type' | 'stage' | 'action' | 'number'>;

const NUMBER = '((?:[A-Z]\\d{1,2}-)?[A-Z]?\\d{1,4}-\\d{3,6})';
const DOCUMENT =
  '(?:FR(?: Rule)? Doc(?:ument)?\\.?|(?:(?:the|final|interim|proposed|rule|notice|presidential) ){0,3}document)(?: (?:No|Number)s?\\.?)?';
/** How a correction calls itself: a number of the print shop, or the end of its title ("; Correction"). */
const CORRECTION_NUMBER = /^[CR]\d+-/;
const CORRECTION_TITLE =
  /(?:^|[;:,—–(-]\s*)(?:technical )?(?:corrections?|correcting amendments?)\)?[.\s]*$|^corrections? to\b/i;
const CORRECTION_ACTION = /\bcorrect(?:ions?|ing amendments?)\b/i;
/** The opening sentence of the corrections that the print shop makes: "In rule document 2019-10616, beginning on page 22961 …". */
const PRINTED_FORM = new RegExp(
  `\\bIn ${DOCUMENT} ${NUMBER},? (?:beginning|appearing|published|on pages?)\\b`,
  'i',
);
const REPLACES = new RegExp(`\\b(?:replaces|supersedes) (?:the )?${DOCUMENT} ${NUMBER}`, 'i');
const NAMED = new RegExp(`\\b${DOCUMENT} ${NUMBER}`, 'gi');
const CITED = /\b(\d{2,3}) FR (\d{3,6})\b/g;
const PAGE = /\b(?:on|at|beginning on) pages? (\d{3,6})\b/i;
const ISSUE_YEAR =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, (\d{4})/;
/** A correction names what it corrects at its beginning. */
const OPENING = 20_000;
/** Volume 1 of the Federal Register is that of 1936. */
const VOLUME_ZERO = 1935;

/**
 * The earlier document that a document of the Federal Register says it corrects or replaces, from what its source lists
 * of it and its text (any markup); undefined for every other document. The number is looked for first, then the page.
 */
export function correctsOf(metadata: Head, original: string): CorrectedDocument | undefined {
  if (metadata.stage !== 'filed' && metadata.stage !== 'published') return undefined;
  const text = plain(original.slice(0, OPENING * 3)).slice(0, OPENING);
  const replaced = REPLACES.exec(text)?.[1];
  if (replaced !== undefined && replaced !== metadata.number) return { number: replaced, replaces: true };
  if (!saysCorrection(metadata) && !PRINTED_FORM.test(text)) return undefined;
  const own = metadata.number?.replace(CORRECTION_NUMBER, '');
  const others = [...text.matchAll(NAMED)]
    .map((found) => found[1])
    .filter((each) => each !== metadata.number);
  // "C1-2022-12345" carries the number that it corrects.
  const number = others[0] ?? (own === metadata.number ? undefined : own);
  const citation = citationIn(text);
  if (number === undefined && citation === undefined) return undefined;
  return { ...(number === undefined ? {} : { number }), ...(citation === undefined ? {} : { citation }) };
}

function saysCorrection({ title, type, action, number }: Head): boolean {
  if (type === 'Correction' || CORRECTION_NUMBER.test(number ?? '')) return true;
  return CORRECTION_TITLE.test(title) || CORRECTION_ACTION.test(action ?? '');
}

const plain = (original: string) =>
  original
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ');

/** "84 FR 22961", or the same from "on page 22961 … of May 21, 2019". */
function citationIn(text: string): string | undefined {
  const cited = [...text.matchAll(CITED)][0]?.[0];
  if (cited !== undefined) return cited;
  const page = PAGE.exec(text);
  const year = ISSUE_YEAR.exec(text.slice(page?.index ?? 0))?.[1];
  return page === null || year === undefined ? undefined : `${Number(year) - VOLUME_ZERO} FR ${page[1]}`;
}

const Q = '[“"]([^“”"]{1,400})[”"]';
const DAY = '((?:[A-Z][a-z]+ \\d{1,2}, \\d{4}))';
const READS = '(?:should read|should have read|is corrected to(?: read)?|to read)(?: as follows:?)?';
const SWAPS = [
  new RegExp(`${Q}[^“”".]{0,80}?\\b${READS} (?:as )?${Q}`, 'g'),
  new RegExp(`${DAY},? ${READS} ${DAY}`, 'g'),
];

/** Words that a correction says were wrong, and those that are right. */
interface CorrectedWords {
  readonly before: string;
  readonly after: string;
  readonly statedAs: string;
}

/** What a correction says was wrong and what is right, in its order; nothing for other documents. */
export function correctedWords(
  doc: ReadableDocument,
  { corrects }: Pick<DocumentMetadata, 'corrects'>,
): readonly CorrectedWords[] {
  if (corrects === undefined) return [];
  return doc.sections
    .filter(({ role }) => role !== 'comments' && role !== 'signature')
    .flatMap(({ text }) => sentencesOf(text))
    .flatMap((sentence) =>
      SWAPS.flatMap((pattern) => [...sentence.matchAll(pattern)]).map((found) => ({
        before: clean(found[1]),
        after: clean(found[2]),
        statedAs: sentence.slice(0, 300),
      })),
    );
}

/** Which document a correction corrects, and what it swaps ("old → new"). */
export function correctionFacts(doc: ReadableDocument, metadata: DocumentMetadata): readonly Fact[] {
  const { corrects } = metadata;
  if (corrects === undefined) return [];
  const named = [corrects.citation, corrects.number && `document ${corrects.number}`];
  const value = named.filter((each) => each !== undefined).join(', ');
  const swaps = correctedWords(doc, metadata).map(({ before, after, statedAs }) => ({
    label: 'Text replaced' as const,
    value: `${before} → ${after}`,
    statedAs,
  }));
  return [{ label: corrects.replaces ? 'Replaces' : 'Corrects', value }, ...swaps];
}

const clean = (words = '') => words.trim().replace(/[,;]$/, '');

/** Sentences of a correction outside its DATES field that say from when it applies. */
export function correctionSentences(
  doc: ReadableDocument,
  { corrects }: DocumentMetadata,
): readonly string[] {
  if (corrects === undefined) return [];
  return doc.sections
    .filter(({ role }) => role === 'summary' || role === 'body' || role === 'background')
    .flatMap(({ text }) => sentencesOf(text))
    .filter(
      (sentence) =>
        /\bth(?:is|ese|e) corrections?\b/i.test(sentence) && /\b(?:effective|appl)/i.test(sentence),
    );
}
