import { type Closures, dayOff, lastBusinessDayOnOrBefore } from '../business-days.ts';
import type { ReadableDocument } from '../change.ts';
import { localDate } from '../clock-zones.ts';
import type { DateKind, DocumentMetadata, StatedDate } from '../document.ts';
import { correctionSentences } from './corrects.ts';
import { DATE_WORDS, dayOfWords, type Ground } from './date-words.ts';
import { sentencesOf } from './sentences.ts';

/** What a sentence speaks of, in words before the date; the last cue before the date decides. */
const CUES: readonly (readonly [RegExp, DateKind])[] = [
  [/\b(?:comments?|comment period|objections|submissions?|submit(?:ted)?|responses)\b/gi, 'comment'],
  [/\b(?:compliance|comply)\b/gi, 'compliance'],
  [/\bappl(?:icable|icability|ies|y)\b/gi, 'applicable'],
  [/\b(?:effective|in effect|takes? effect|enters? into force)\b/gi, 'effective'],
];
const STOPPED = /\b(?:stayed|stay (?:of|expires|ends|lapses)|suspend(?:ed|s|ing)?|suspension)\b/i;
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
 * also from the other text. A date that print will set is undefined until then, and so is one that runs from a day nobody states.
 * Kinds are given by words, never guessed: a date that the text does not call anything is left out. Dates are YYYY-MM-DD in
 * New York; `closures` are the days on which federal offices are closed beside weekends and legal holidays.
 */
export function statedDates(
  doc: ReadableDocument,
  metadata: DocumentMetadata,
  closures?: Closures,
): readonly StatedDate[] {
  if (metadata.stage === 'reported') return [];
  const ground = groundOf(metadata, closures);
  const field = doc.sections.filter((section) => section.role === 'dates').map((section) => section.text);
  const found = [metadata.dates ?? '', ...field, ...correctionSentences(doc, metadata)].flatMap((text) =>
    datesOfText(text, ground),
  );
  const ends = endsOutsideField(doc, metadata, ground);
  const known = withoutRepeats([...found, ...ends]);
  const hasEffective = known.some((date) => date.kind === 'effective');
  const listed = metadata.effectiveOn;
  const all: readonly StatedDate[] =
    hasEffective || listed === undefined
      ? known
      : [...known, { kind: 'effective', date: listed, statedAs: `effective_on: ${listed}` }];
  return all.map((date) => withDayOff(date, closures));
}

/** What relative dates of the document run from: print is known once it happened, the filing by its instant. */
function groundOf({ stage, publicationDate, issuedAt }: DocumentMetadata, closures?: Closures): Ground {
  return {
    ...(stage === 'published' && publicationDate !== undefined ? { published: publicationDate } : {}),
    ...(issuedAt === undefined ? {} : { filed: localDate('America/New_York', new Date(issuedAt)) }),
    ...(closures === undefined ? {} : { closures }),
  };
}

/** Says of an end that falls on a day without offices what that day is, and when the last business day before it is. */
function withDayOff(stated: StatedDate, closures?: Closures): StatedDate {
  const { date, kind } = stated;
  const closed = date === undefined || !ENDS.has(kind) ? undefined : dayOff(date, closures);
  if (date === undefined || closed === undefined) return stated;
  return { ...stated, dayOff: { is: closed, lastBusinessDay: lastBusinessDayOnOrBefore(date, closures) } };
}

const ENDS: ReadonlySet<DateKind> = new Set(['valid-until', 'suspension-ends', 'comment', 'compliance']);

/** The dates of a text; "for one year" runs from the last start that a sentence before states, unless that is one of two. */
function datesOfText(text: string, ground: Ground): readonly StatedDate[] {
  const dates: StatedDate[] = [];
  let start: string | undefined;
  for (const sentence of sentencesOf(text)) {
    const found = datesOfSentence(sentence, ground, start);
    const began = found.findLast(({ kind }) => kind === 'effective' || kind === 'applicable');
    if (began !== undefined) start = /\bwhichever\b/i.test(sentence) ? undefined : began.date;
    dates.push(...found);
  }
  return dates;
}

function endsOutsideField(
  doc: ReadableDocument,
  metadata: DocumentMetadata,
  ground: Ground,
): readonly StatedDate[] {
  const texts = doc.sections
    .filter((section) => ['title', 'summary', 'body', 'background'].includes(section.role))
    .map((section) => section.text);
  return [metadata.abstract ?? '', ...texts]
    .flatMap((text) => (DATE_HINT.test(text) ? sentencesOf(text) : []))
    .filter((sentence) => RUNS.test(sentence))
    .flatMap((sentence) => datesOfSentence(sentence, ground))
    .filter(
      (date) => date.date !== undefined && (date.kind === 'valid-until' || date.kind === 'suspension-ends'),
    );
}

const DATE_HINT = /\b(?:through|until|expir|lapse|terminat)/i;

/**
 * The dates of one sentence, each with what the sentence calls it. Relative ones are resolved as far as `ground` and `base` (the day
 * from which "for one year" runs, where the sentence itself states none) are known.
 */
export function datesOfSentence(sentence: string, ground: Ground = {}, base?: string): readonly StatedDate[] {
  if (MEETING.test(sentence)) return [];
  const stopped = STOPPED.test(sentence);
  const statedAs = shortened(sentence);
  const dates: StatedDate[] = [];
  let start = base;
  let cue: DateKind | undefined;
  let from = 0;
  for (const found of sentence.matchAll(DATE_WORDS)) {
    const between = sentence.slice(from, found.index);
    const near = lastCue(between);
    cue = near ?? cue;
    const place = placeOf(sentence, found.index, found[0].length);
    const moved = MOVED.test(place.before);
    const other = (!moved && OTHER_EVENT.test(between.slice(-NEAR))) || BETWEEN.test(place.before);
    const context = { ...place, words: found[0], between, near, cue, first: from === 0, stopped };
    const kind = other ? undefined : kindOf(context);
    from = found.index + found[0].length;
    if (kind === undefined) continue;
    const date = LEAST.test(place.before) ? undefined : dayOfWords(found[0], ground, start);
    if (kind === 'effective' || kind === 'applicable') start = date;
    if (place.since !== undefined && near === 'effective')
      dates.push({ kind: near, date, statedAs, time: place.since });
    dates.push({ kind, date, statedAs, ...(place.time === undefined ? {} : { time: place.time }) });
  }
  return dates;
}

/** A time of day with its zone, as documents write them. */
const CLOCK =
  '(?:\\d{1,2}(?::\\d{2})?\\s?[ap]\\.?m\\b\\.?|noon|midnight)(?:,? \\(?(?:E[SD]?T|[CMP][SD]?T|UTC|GMT|(?:(?:eastern|central|mountain|pacific|alaska|hawaii|local)(?: (?:standard|daylight))?|coordinated universal) time)\\b\\)?)?';
const CLOCK_BEFORE = new RegExp(`(?:at |by )?(${CLOCK}),? (?:on )?$`, 'i');
const CLOCK_AFTER = new RegExp(`^,? (?:(?:beginning |starting )?at |by )?(${CLOCK})`, 'i');
const CLOCK_RANGE = new RegExp(`\\bfrom (${CLOCK}),? (?:to|until|through) $`, 'i');
/** "between 30 and 60 days after" and "at least 30 days after" name no day. */
const BETWEEN = /\bbetween (?:\d+ and )?$/i;
const LEAST = /\b(?:a minimum of|at least|(?:no|not) (?:earlier|sooner) than) $/i;

interface Place {
  /** The words before the date, without a time of day. */
  readonly before: string;
  readonly time?: string;
  /** The time from which it runs, where both are of the same day. */
  readonly since?: string;
}

/** What stands around a date: the words before it, and the time of day on either side. */
function placeOf(sentence: string, index: number, length: number): Place {
  const words = sentence.slice(Math.max(0, index - NEAR), index);
  const timed = CLOCK_BEFORE.exec(words);
  const time = timed?.[1] ?? CLOCK_AFTER.exec(sentence.slice(index + length, index + length + NEAR))?.[1];
  const before = timed === null ? words : words.slice(0, timed.index);
  const since = timed === null ? undefined : CLOCK_RANGE.exec(before)?.[1];
  return { before, ...(time === undefined ? {} : { time }), ...(since === undefined ? {} : { since }) };
}

/** So many characters before a date say what the date is; further words belong to something else. */
const NEAR = 120;

interface DateContext {
  readonly words: string;
  /** The words before the date. */
  readonly before: string;
  /** All words since the date before. */
  readonly between: string;
  /** The last cue since the date before. */
  readonly near: DateKind | undefined;
  /** The last cue in the sentence. */
  readonly cue: DateKind | undefined;
  readonly first: boolean;
  readonly stopped: boolean;
}

/** A date put off: what follows is the day that takes the place of another. */
const MOVED = /\b(?:delayed|postponed|deferred)\b[^;]{0,80}\b(?:until|to)[,]?\s*$/i;
const LASTING = /\bvalid for (?:a (?:period|term) of )?$/i;
/** One more date of the same kind: "and June 1", ", and § 744.21 on July 1". */
const LISTED =
  /(?:\b(?:and|or)|,)\s*(?:(?:§+|sections?|paragraphs?|instructions?) [\w.(),\- ]{1,40} )?(?:on )?$/i;
/** Words shortly before "for one year" that make it the life of a rule. */
const LASTS =
  /\b(?:effect|effective|valid|in force|extend(?:ed|s)|renew(?:ed|s)|continues?|suspended|stayed)\b[^;]{0,80}$/i;

function kindOf({ words, before, between, near, cue, first, stopped }: DateContext): DateKind | undefined {
  if (/^for\b/i.test(words)) {
    const follows = cue === 'effective' && !first && /^,? ?$/.test(between);
    if (!follows && !LASTS.test(between)) return undefined;
    return stopped ? 'suspension-ends' : 'valid-until';
  }
  if (/^delayed\b/i.test(words)) return 'effective';
  if (MOVED.test(before)) return cue ?? 'effective';
  if (LASTING.test(before)) return stopped ? 'suspension-ends' : 'valid-until';
  if (ENDING.test(before)) {
    if (cue === 'comment' || cue === 'compliance') return cue;
    if (/\bto[,]?\s*["“]?$/i.test(before) && !/\bfrom\b/i.test(before)) return undefined;
    return stopped ? 'suspension-ends' : 'valid-until';
  }
  if (RANGE_START.test(before)) return near === 'effective' || near === 'applicable' ? near : undefined;
  return near ?? (first || LISTED.test(before) ? cue : undefined);
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
