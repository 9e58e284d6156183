import type { ChangeKind, Match } from '../change.ts';
import { addsOnlyAffiliates } from './affiliates-added.ts';
import { dayInWords, dayOf } from './dates.ts';
import { clip, oneLine, shortName } from './plain-text.ts';
import { reminderWords } from './reminder-words.ts';
import { actReported, factOf, leadingKind, type StoryInput } from './story-input.ts';
import { asksOnly, happened, readsOtherwise, speaksOfObligation, subjectPrefix } from './wording.ts';

/** What most mailboxes show of a subject on one line. */
const SUBJECT_LENGTH = 90;
const HEADLINE_LENGTH = 200;
/** A name that is cut shorter than this tells nothing. */
const SHORTEST_NAME = 12;

/**
 * The subject of an alert: legal standing, whom, what, when it bites; at most 90 characters. `hideNames` keeps the
 * companies out of it, since a watchlist can reveal a deal.
 */
export function alertSubject(input: StoryInput, hideNames: boolean): string {
  const { change } = input;
  const prefix = `${subjectPrefix(change)}: `;
  const whom = whomWords(input.matches, hideNames);
  if (change.trust !== 'official') return reportSubject(input, prefix, hideNames);
  const kind = leadingKind(input);
  if (change.type === 'withdrawn')
    return clip(`Official: filing withdrawn: ${whom} (${oneLine(change.title)})`, SUBJECT_LENGTH);
  if (change.reminds !== undefined) {
    const words = reminderWords(change.reminds, kind, dayOf(input.now.toISOString()));
    const brief = hideNames ? whom : shorterWhom(input.matches);
    return fitting([`${prefix}${whom}: ${words}`, `${prefix}${brief}: ${words}`, `${prefix}${words}`]);
  }
  const update = change.type === 'published' ? 'now published: ' : '';
  const when = whenWords(input, kind);
  const shorter = hideNames ? whom : shorterWhom(input.matches);
  const what = (name: string) => happenedTo(name, kind, input);
  // The day it bites is worth more than the long form of the prefix.
  const brief = change.stage === 'filed' ? 'Filed: ' : prefix;
  const room = SUBJECT_LENGTH - `${brief}${update}${what('')}${when}`.length;
  return fitting([
    `${prefix}${update}${what(whom)}${when}`,
    `${prefix}${update}${what(shorter)}${when}`,
    `${brief}${update}${what(whom)}${when}`,
    `${brief}${update}${what(shorter)}${when}`,
    ...(room < SHORTEST_NAME ? [] : [`${brief}${update}${what(clip(shorter, room))}${when}`]),
    `${prefix}${update}${what(whom)}`,
    `${prefix}${update}${what(shorter)}`,
  ]);
}

/** The main line of the alert, without the prefix and uncut: it is shown as the title of the mail. */
export function alertHeadline(input: StoryInput): string {
  const { change } = input;
  const whom = whomWords(input.matches, false);
  if (change.trust !== 'official') return reportHeadline(input, whom);
  if (change.type === 'withdrawn') return `Filing withdrawn: ${oneLine(change.title)}`;
  const kind = leadingKind(input);
  if (change.reminds !== undefined)
    return `${whom}: ${reminderWords(change.reminds, kind, dayOf(input.now.toISOString()))}`;
  const headline = `${happenedTo(whom, kind, input)}${whenWords(input, kind)}`;
  return change.type === 'published' ? `Now published: ${headline}` : headline;
}

/** What happened to a company by name, or to its affiliates, where only they are added to the list. */
function happenedTo(name: string, kind: ChangeKind, { change, matches, analysis }: StoryInput): string {
  const affiliates = kind === 'entity_list_addition' && addsOnlyAffiliates(matches, analysis);
  return happened(affiliates ? `${name}: affiliates` : name, kind, change);
}

/** The story itself; its company too, unless the headline names it; what was done, where the press says so. */
function reportHeadline(input: StoryInput, whom: string): string {
  const headline = oneLine(input.change.title);
  if (input.change.type === 'withdrawn') return `Report withdrawn: “${clip(headline, HEADLINE_LENGTH)}”`;
  const act = actReported(input);
  if (act !== undefined) return `Reported: ${happened(whom, act, input.change)}`;
  if (speaksOfObligation(headline)) return `${whom} in a press report`;
  const story = `“${clip(headline, HEADLINE_LENGTH)}”`;
  const named = input.matches.some(({ companyName, evidence }) =>
    [shortName(oneLine(companyName)), ...evidence.map(({ alias }) => alias)].some((name) =>
      headline.toLowerCase().includes(name.toLowerCase()),
    ),
  );
  return named || input.matches.length === 0 ? story : `${whom}: ${story}`;
}

function reportSubject({ change, matches }: StoryInput, prefix: string, hideNames: boolean): string {
  const headline = oneLine(change.title);
  const whom = hideNames ? whomWords(matches, true) : shorterWhom(matches);
  if (hideNames || speaksOfObligation(headline))
    return clip(`${prefix}${whom} in a press report`, SUBJECT_LENGTH);
  const lead = `${prefix}${whom}: `;
  return `${lead}“${clip(headline, Math.max(20, SUBJECT_LENGTH - lead.length - 2))}”`;
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

/** The first company by the shortest name it has in the document, the others counted. */
function shorterWhom(matches: readonly Match[]): string {
  const [first] = matches;
  const names = [first?.companyName ?? '', ...(first?.evidence ?? []).map((evidence) => evidence.alias)];
  const shortest = names
    .map((name) => shortName(oneLine(name)))
    .filter((name) => name.length >= 3)
    .reduce((a, b) => (b.length < a.length ? b : a), clip(shortName(oneLine(names[0] ?? '')), 40));
  const others = new Set(matches.map((match) => match.companyId)).size - 1;
  return others > 0 ? `${shortest} and ${others} more` : shortest;
}

function whenWords({ analysis, change }: StoryInput, kind: ChangeKind): string {
  if (readsOtherwise(change, kind)) return '';
  const facts = analysis?.facts ?? [];
  const ends = factOf(facts, 'Ends')?.date;
  if (kind === 'tgl_extension' && ends) return ` to ${dayInWords(ends)}${formerEnd(analysis)}`;
  if (kind === 'proposed_rule') {
    const due = factOf(facts, 'Comments due')?.date;
    const until = asksOnly(change) ? ' by' : ', comments due';
    return due ? `${until} ${dayInWords(due)}` : '';
  }
  const suspended = factOf(facts, 'Suspended until')?.date;
  if (suspended) return `, with a suspension until ${dayInWords(suspended)}`;
  const applies = factOf(facts, 'Applies from')?.date;
  if (kind === 'correction' && applies) return `, applies from ${dayInWords(applies)}`;
  const from = factOf(facts, 'In force from')?.date;
  return from ? `, from ${dayInWords(from)}` : '';
}

/** " (was 18 Nov 2019)": the last day that the extension replaces, where the document states it. */
function formerEnd(analysis: StoryInput['analysis']): string {
  const was = analysis?.edits?.find(({ field }) => field === 'valid through')?.old;
  return was === undefined ? '' : ` (was ${dayInWords(was)})`;
}

function fitting(candidates: readonly string[]): string {
  return (
    candidates.find((each) => each.length <= SUBJECT_LENGTH) ?? clip(candidates.at(-1) ?? '', SUBJECT_LENGTH)
  );
}
