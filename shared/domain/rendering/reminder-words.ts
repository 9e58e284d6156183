import { type DatedFact, isClock } from '../calendar/clocks.ts';
import type { Change, ChangeKind } from '../change.ts';
import type { ClockLabel } from '../fact-labels.ts';
import type { Line } from './blocks.ts';
import { dayInWords, dayOf, weekdayOf } from './dates.ts';
import { daysLeftWords } from './days-left.ts';
import { clip, listed, oneLine } from './plain-text.ts';
import type { StoryInput } from './story-input.ts';

type Reminds = NonNullable<Change['reminds']>;

const TITLE_LENGTH = 160;

/** What it is that begins or ends, by the kind of the change that brought it. */
const NOUNS: Readonly<Partial<Record<ChangeKind, string>>> = {
  tgl_issue: 'temporary licence',
  tgl_extension: 'temporary licence',
  tgl_expiry: 'temporary licence',
  denial_order: 'denial order',
  denial_order_lifted: 'order',
  proposed_rule: 'proposal',
  correction: 'correction',
  none: 'document',
};
/** A licence that is extended was in force before: what begins is the rule. */
const BEGINS: ReadonlySet<ClockLabel> = new Set(['In force from', 'Applies from']);
const nounOf = (kind: ChangeKind, label: ClockLabel) =>
  (BEGINS.has(label) && kind.startsWith('tgl_') ? undefined : NOUNS[kind]) ?? 'rule';

/** What happens on the day, after the name of a company in a subject or a heading. `day` is in words. */
const SHORT: Readonly<Record<ClockLabel, (noun: string, day: string) => string>> = {
  'In force from': (noun, day) => `${noun} takes effect ${day}`,
  'Applies from': (noun, day) => `${noun} applies from ${day}`,
  'Compliance by': (_, day) => `compliance date ${day}`,
  Ends: (noun, day) => `${noun} lapses ${day} unless extended`,
  'Suspended until': (_, day) => `suspension ends ${day} unless extended`,
  'Comments due': (_, day) => `comments due ${day}`,
};

/** The same as a sentence about the document `it`, with the weekday. */
const LONG: Readonly<Record<ClockLabel, (it: string, noun: string, day: string) => string>> = {
  'In force from': (it, _, day) => `${it} takes effect on ${day}`,
  'Applies from': (it, _, day) => `${it} applies from ${day}`,
  'Compliance by': (it, _, day) => `The compliance date of ${it} is ${day}`,
  Ends: (it, noun, day) => `The ${noun} of ${it} lapses unless extended on ${day}`,
  'Suspended until': (it, _, day) => `The suspension by ${it} ends unless extended on ${day}`,
  'Comments due': (it, _, day) => `Comments on ${it} are due by ${day}`,
};

/** What else is on the day. */
const ALSO: Readonly<Record<ClockLabel, string>> = {
  'In force from': 'entry into force',
  'Applies from': 'the day from which it applies',
  'Compliance by': 'the compliance date',
  Ends: 'its end unless extended',
  'Suspended until': 'the end of a suspension unless extended',
  'Comments due': 'the end of the comment period',
};

/** "temporary licence lapses 16 Feb 2020 unless extended, in 7 days", as seen from a day (YYYY-MM-DD). */
export function reminderWords({ label, day }: Reminds, kind: ChangeKind, today: string): string {
  return `${SHORT[label](nounOf(kind, label), dayInWords(day))}, ${daysLeftWords(day, today)}`;
}

/** What ends or begins, when, in how many days, which business day is the last, and that the date still stands. */
export function reminderLead(
  { change, analysis, now }: StoryInput,
  { label, day }: Reminds,
  kind: ChangeKind,
  parties: string,
): Line {
  const clocks = (analysis?.facts ?? []).filter(isClock);
  const fact = clocks.find((each) => each.label === label && each.date === day);
  const today = dayOf(now.toISOString());
  const part = BEGINS.has(label) && clocks.some((each) => each.label === label && each.date !== day);
  const it = `${part ? 'A part of ' : ''}“${clip(oneLine(change.title), TITLE_LENGTH)}”, which concerns ${parties},`;
  const time = fact?.time === undefined ? '' : `, ${clip(oneLine(fact.time), 60)}`;
  const on = `${weekdayOf(day)} ${dayInWords(day)}${time}`;
  const what = `${LONG[label](it, nounOf(kind, label), on)} (${daysLeftWords(day, today)}).`;
  const stands = `By ${dayInWords(today)} nothing in our sources had moved, extended or withdrawn it.`;
  return [`${what}${businessWords(fact)}${besidesWords(clocks, label, day)} `, { strong: stands }];
}

/** Further days of the same name, and further names of the same day. */
function besidesWords(clocks: readonly DatedFact[], label: ClockLabel, day: string): string {
  const days = new Set(clocks.filter((each) => each.label === label).map(({ date }) => date));
  const names = new Set(clocks.filter(({ date }) => date === day).map((each) => each.label));
  const also = [...names].filter((each) => each !== label).map((each) => ALSO[each]);
  return [
    ...(days.size > 1 ? [' It states more than one such day; its words are below.'] : []),
    ...(also.length > 0 ? [` On the same day: ${listed(also)}.`] : []),
  ].join('');
}

function businessWords(fact: DatedFact | undefined): string {
  const off = fact?.dayOff;
  if (off === undefined) return '';
  const last = off.lastBusinessDay;
  return ` That is no business day (${clip(oneLine(off.is), 80)}); the last one before is ${weekdayOf(last)} ${dayInWords(last)}.`;
}
