import type { ReadableDocument } from '../change.ts';
import type { DateKind, DocumentMetadata, StatedDate } from '../document.ts';
import { correctionSentences } from './corrects.ts';
import { DATE_WORDS, dateOfWords } from './date-words.ts';
import { sentencesOf } from './sentences.ts';

/** What a sentence speaks of, in words before the date; the last cue before the date decides. */
const CUES: readonly (readonly [RegExp, DateKind])[] = [
  [/\b(?:comments?|comment period|objections|submissions?|submit(?:ted)?|responses)\b/gi, 'comment'],
  [/\b(?:compliance|comply)\b/gi, 'compliance'],
  [/\bappl(?:icable|icability|ies|y)\b/gi, 'applicable'],
  [/\b(?:effective|in effect|takes? effect|enters? into force)\b/gi, 'effective'],
];
const STOPPED = /\b(?:stayed|stay of|suspend(?:ed|s|ing)?|suspension)\b/i;
/** Words directly before a date that make it an end. */
const ENDING =
  /\b(?:through|until|till|expir(?:es?|ed|ing|ation)(?: date)?(?: on| of)?|(?:ends?|lapses?|terminates?) on|to)[,]?\s*["“]?$/i;
/** Dates of other events: publication of another document, a signature, a meeting. */
const OTHER_EVENT =
  /\b(?:published|issued|dated|signed|appear(?:ed|ing)|filed|held|decided|document of|FR \d+)\b[^.;]{0,60}$/i;
/** A meeting's days are no dates of law. */
const MEETING = /\b(?:meetings?|workshops?|hearings?|conferences?|webinars?) (?:will be|is|are|was|were)\b/i;
const RANGE_START = /\bfrom,?\s*["“]?$/i;
/** Outside the dates field only these sentences may set an end. */
const RUNS = /\b(?:general licen[sc]e|export privileges|suspen|stayed|stay)\b/i;

/**
 * The dates a document states, in the order of the text, each with the sentence it came from (300 characters at most).
 * They come from the `dates` sentence of the source and the DATES field of the text, ends of validity and suspension
 * also from the other text. A date that print will set is undefined. Kinds are given by words, never guessed: a date
 * that the text does not call anything is left out. Dates are YYYY-MM-DD in New York.
 */
export function statedDates(doc: ReadableDocument, metadata: DocumentMetadata): readonly StatedDate[] {
  if (metadata.stage === 'reported') return [];
  const field = doc.sections.filter((section) => section.role === 'dates').map((section) => section.text);
  const found = [metadata.dates ?? '', ...field, ...correctionSentences(doc, metadata)].flatMap((text) =>
    sentencesOf(text).flatMap(datesOfSentence),
  );
  const ends = endsOutsideField(doc, metadata);
  const known = withoutRepeats([...found, ...ends]);
  const hasEffective = known.some((date) => date.kind === 'effective');
  if (hasEffective || metadata.effectiveOn === undefined) return known;
  return [
    ...known,
    { kind: 'effective', date: metadata.effectiveOn, statedAs: `effective_on: ${metadata.effectiveOn}` },
  ];
}

function endsOutsideField(doc: ReadableDocument, metadata: DocumentMetadata): readonly StatedDate[] {
  const texts = doc.sections
    .filter((section) => ['title', 'summary', 'body', 'background'].includes(section.role))
    .map((section) => section.text);
  return [metadata.abstract ?? '', ...texts]
    .flatMap((text) => (DATE_HINT.test(text) ? sentencesOf(text) : []))
    .filter((sentence) => RUNS.test(sentence))
    .flatMap(datesOfSentence)
    .filter(
      (date) => date.date !== undefined && (date.kind === 'valid-until' || date.kind === 'suspension-ends'),
    );
}

const DATE_HINT = /\b(?:through|until|expir|lapse|terminat)/i;

/** The dates of one sentence, each with what the sentence calls it. */
export function datesOfSentence(sentence: string): readonly StatedDate[] {
  if (MEETING.test(sentence)) return [];
  const stopped = STOPPED.test(sentence);
  const dates: StatedDate[] = [];
  let cue: DateKind | undefined;
  let from = 0;
  for (const found of sentence.matchAll(DATE_WORDS)) {
    const between = sentence.slice(from, found.index);
    const near = lastCue(between);
    cue = near ?? cue;
    const before = sentence.slice(Math.max(0, found.index - NEAR), found.index);
    const other = OTHER_EVENT.test(between.slice(-NEAR));
    const kind = other ? undefined : kindOf({ before, near, cue, first: from === 0, stopped });
    from = found.index + found[0].length;
    if (kind !== undefined) dates.push({ kind, date: dateOfWords(found[0]), statedAs: shortened(sentence) });
  }
  return dates;
}

/** So many characters before a date say what the date is; further words belong to something else. */
const NEAR = 120;

interface DateContext {
  /** The words before the date. */
  readonly before: string;
  /** The last cue since the date before. */
  readonly near: DateKind | undefined;
  /** The last cue in the sentence. */
  readonly cue: DateKind | undefined;
  readonly first: boolean;
  readonly stopped: boolean;
}

function kindOf({ before, near, cue, first, stopped }: DateContext): DateKind | undefined {
  if (ENDING.test(before)) {
    if (cue === 'comment' || cue === 'compliance') return cue;
    if (/\bto[,]?\s*["“]?$/i.test(before) && !/\bfrom\b/i.test(before)) return undefined;
    return stopped ? 'suspension-ends' : 'valid-until';
  }
  if (RANGE_START.test(before)) return near === 'effective' || near === 'applicable' ? near : undefined;
  return near ?? (first || /(?:\b(?:and|or)|,)\s*(?:on )?$/.test(before) ? cue : undefined);
}

function lastCue(words: string): DateKind | undefined {
  let best: { at: number; kind: DateKind } | undefined;
  for (const [pattern, kind] of CUES) {
    for (const found of words.matchAll(pattern)) {
      if (best === undefined || found.index > best.at) best = { at: found.index, kind };
    }
  }
  return best?.kind;
}

function shortened(sentence: string): string {
  return sentence.length <= 300 ? sentence : `${sentence.slice(0, 299)}…`;
}

function withoutRepeats(dates: readonly StatedDate[]): readonly StatedDate[] {
  const seen = new Set<string>();
  return dates.filter((date) => {
    const key = `${date.kind} ${date.date ?? date.statedAs}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
