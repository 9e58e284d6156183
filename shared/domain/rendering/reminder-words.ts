import type { Change, ChangeKind } from '../change.ts';
import type { ClockLabel } from '../fact-labels.ts';
import type { Line } from './blocks.ts';
import { dayInWords, dayOf, weekdayOf } from './dates.ts';
import { daysLeftWords } from './days-left.ts';
import { clip, oneLine } from './plain-text.ts';
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
  const it = `“${clip(oneLine(change.title), TITLE_LENGTH)}”, which concerns ${parties},`;
  const today = dayOf(now.toISOString());
  const on = `${weekdayOf(day)} ${dayInWords(day)}`;
  const stated = (analysis?.facts ?? []).filter((each) => each.label === label && each.date !== undefined);
  const fact = stated.find((each) => each.date === day);
  const several = stated.length > 1 ? ' It states more than one such day; its words are below.' : '';
  const time = fact?.time === undefined ? '' : `, ${clip(oneLine(fact.time), 60)}`;
  const what = LONG[label](it, nounOf(kind, label), `${on}${time}`);
  return [
    `${what} (${daysLeftWords(day, today)}).${businessWords(fact?.dayOff)}${several} `,
    {
      strong: `By ${dayInWords(today)} nothing in our sources had moved, extended or withdrawn it.`,
    },
  ];
}

function businessWords(
  dayOff: { readonly is: string; readonly lastBusinessDay: string } | undefined,
): string {
  if (dayOff === undefined) return '';
  const last = dayOff.lastBusinessDay;
  return ` That is no business day (${clip(oneLine(dayOff.is), 80)}); the last one before is ${weekdayOf(last)} ${dayInWords(last)}.`;
}
