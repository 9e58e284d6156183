import type { Change, Match } from '../change.ts';
import { factOf, leadingKind, type StoryInput } from './change-story.ts';
import { dayInWords } from './dates.ts';
import { clip, oneLine } from './plain-text.ts';
import { KIND_WORDS, shortName, speaksOfObligation, subjectPrefix } from './wording.ts';

/** What most mailboxes show of a subject on one line. */
export const SUBJECT_LENGTH = 90;

/**
 * The subject of an alert: legal standing, whom, what, when it bites; at most 90 characters. `hideNames` keeps the
 * companies out of it, since a watchlist can reveal a deal.
 */
export function alertSubject(input: StoryInput, hideNames: boolean): string {
  const { change } = input;
  const prefix = `${subjectPrefix(change)}: `;
  const whom = whomWords(input.matches, hideNames);
  if (change.trust !== 'official') return reportSubject(change, prefix, whom);
  const kind = leadingKind(input);
  if (change.type === 'withdrawn')
    return clip(`Official: filing withdrawn: ${whom} (${oneLine(change.title)})`, SUBJECT_LENGTH);
  const what = `${change.type === 'published' ? 'now published: ' : ''}${whom} ${KIND_WORDS[kind].subject}`;
  const when = whenWords(input, kind);
  return fitting([`${prefix}${what}${when}`, `${prefix}${what}`]);
}

/** The main line of the alert, without the prefix and uncut: it is shown as the title of the mail. */
export function alertHeadline(input: StoryInput): string {
  const { change } = input;
  const whom = whomWords(input.matches, false);
  if (change.trust !== 'official') return `${whom} in a press report`;
  if (change.type === 'withdrawn') return `Filing withdrawn: ${oneLine(change.title)}`;
  const headline = `${whom} ${KIND_WORDS[leadingKind(input)].subject}`;
  return change.type === 'published' ? `Now published: ${headline}` : headline;
}

function reportSubject(change: Change, prefix: string, whom: string): string {
  const headline = oneLine(change.title);
  const plain = `${prefix}${whom} in a press report`;
  if (speaksOfObligation(headline)) return clip(plain, SUBJECT_LENGTH);
  return fitting([
    `${prefix}${whom}: “${headline}”`,
    `${prefix}${clip(whom, 24)}: “${clip(headline, 44)}”`,
    plain,
  ]);
}

function whomWords(matches: readonly Match[], hideNames: boolean): string {
  const names = [...new Set(matches.map((match) => shortName(oneLine(match.companyName))))];
  if (hideNames) return names.length > 1 ? `${names.length} companies you follow` : 'a company you follow';
  const [first = 'a company you follow', second] = names;
  if (second === undefined) return clip(first, 60);
  return names.length === 2
    ? `${clip(first, 40)} and ${clip(second, 40)}`
    : `${clip(first, 40)} and ${names.length - 1} others`;
}

function whenWords({ analysis }: StoryInput, kind: string): string {
  const facts = analysis?.facts ?? [];
  const ends = factOf(facts, 'Ends')?.date;
  if (kind === 'tgl_extension' && ends) return ` to ${dayInWords(ends)}`;
  if (kind === 'proposed_rule') {
    const due = factOf(facts, 'Comments due')?.date;
    return due ? `, comments due ${dayInWords(due)}` : '';
  }
  const from = factOf(facts, 'In force from')?.date;
  return from ? `, in force ${dayInWords(from)}` : '';
}

function fitting(candidates: readonly string[]): string {
  return (
    candidates.find((each) => each.length <= SUBJECT_LENGTH) ?? clip(candidates.at(-1) ?? '', SUBJECT_LENGTH)
  );
}
