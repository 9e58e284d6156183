import type { Change, ChangeKind, Scope } from '../change.ts';
import { actorOf, sentence } from './actor.ts';
import { addsOnlyAffiliates } from './affiliates-added.ts';
import type { FactRow, Line, Tone } from './blocks.ts';
import { dayInWords, dayOf, weekdayOf } from './dates.ts';
import { factsFor } from './fact-rows.ts';
import { clip, counted, listed, oneLine } from './plain-text.ts';
import { reminderLead } from './reminder-words.ts';
import { actReported, factOf, leadingKind, type StoryInput } from './story-input.ts';
import { asksOnly, happened, KIND_WORDS, readsOtherwise, subjectPrefix, wordsFor } from './wording.ts';

/** What is told about a change to anybody: nothing in it depends on the reader. Pages show it as it is, mails add to it. */
export interface ChangeStory {
  readonly band: { readonly tone: Tone; readonly text: string };
  readonly title: string;
  /** Actor, action, party, and where the law stands today. */
  readonly lead: Line;
  readonly facts: readonly FactRow[];
  readonly kind: ChangeKind;
  readonly next: readonly string[];
}

const TITLE_LENGTH = 200;
const MOST_NAMES = 3;
const OTHERWISE_NEXT = [
  'What the rule instructs in the Federal Register, against what the eCFR shows today: the eCFR is not the official edition.',
];
/** A report that names no rule leaves no rule to look up. */
const LAW_NEXT = ['What the law on it says today: the official text is linked from the eCFR (ecfr.gov).'];
const ACT_NEXT = [
  'Whether the official document is out: documents for public inspection (federalregister.gov/public-inspection).',
];

/** Classes of parties that a document reaches without naming them. */
const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  all_entity_listed: 'every party on the Entity List',
  entity_listed_fn1: 'parties with footnote 1 on the Entity List',
  entity_listed_fn4: 'parties with footnote 4 on the Entity List',
  entity_listed_fn5: 'parties with footnote 5 on the Entity List',
  affiliates_of_listed: 'affiliates of listed parties',
  military_end_users: 'military end users',
};

/** Builds the story of a change from what was stored about it. Texts from outside come out cleaned and cut. */
export function changeStory(input: StoryInput): ChangeStory {
  const kind = leadingKind(input);
  return {
    band: { tone: toneOf(input.change), text: bandText(input.change) },
    title: clip(oneLine(input.change.title), TITLE_LENGTH),
    lead: leadLine(input, kind),
    facts: input.change.type === 'not-acted-on' ? [] : factsFor(input),
    kind,
    next: nextOf(input, kind),
  };
}

function nextOf(input: StoryInput, kind: ChangeKind): readonly string[] {
  if (actReported(input) !== undefined) return ACT_NEXT;
  if (readsOtherwise(input.change, kind)) return OTHERWISE_NEXT;
  const facts = input.analysis?.facts ?? [];
  const plain = kind === 'reported_not_official' && input.change.type !== 'not-acted-on';
  return plain && !factOf(facts, 'Rules named') ? LAW_NEXT : wordsFor(kind, input.change).next;
}

/** Up to three names of the companies that were found, and how many more. */
function partiesOf({ matches }: StoryInput): string {
  const names = [...new Set(matches.map((match) => oneLine(match.companyName)))];
  if (names.length === 0) return 'no company by name';
  if (names.length <= MOST_NAMES) return listed(names);
  return listed([...names.slice(0, MOST_NAMES - 1), `${names.length - MOST_NAMES + 1} more`]);
}

function toneOf(change: Change): Tone {
  if (change.trust !== 'official') return 'reported';
  return change.stage === 'filed' ? 'filed' : 'official';
}

function bandText(change: Change): string {
  const filing = change.type === 'withdrawn' && change.trust === 'official';
  return filing ? 'Official: filing withdrawn' : subjectPrefix(change);
}

function leadLine(input: StoryInput, kind: ChangeKind): Line {
  const { change, metadata } = input;
  const parties = partiesOf(input);
  if (change.trust !== 'official') return reportLead(input, parties);
  if (change.type === 'withdrawn')
    return [
      `The document that names ${parties} was taken back from public inspection before it was published. `,
      { strong: 'What we told you about it earlier no longer stands.' },
    ];
  if (change.reminds !== undefined) return reminderLead(input, change.reminds, kind, parties);
  if (readsOtherwise(change, kind))
    return [
      `On ${parties}, the codified text (eCFR) differs from what a rule that we told you about instructs. `,
      { strong: 'Below is where the two differ.' },
    ];
  const affiliates = kind === 'entity_list_addition' && addsOnlyAffiliates(input.matches, input.analysis);
  const whom = affiliates ? `affiliates of ${parties}` : parties;
  const does = wordsFor(kind, input.change).sentence.replace('{parties}', () => whom);
  const first = sentence(`${actorOf(change, metadata)} ${does}${scopeWords(input, kind)}`);
  return [`${first}${alsoWords(input, kind)}${sizeWords(input)} `, ...legalState(input, kind)];
}

/** A report is told by what it says was done, or that it tells of plans; never as law. */
function reportLead(input: StoryInput, parties: string): Line {
  const { change, metadata, now } = input;
  const actor = actorOf(change, metadata);
  const today = dayInWords(dayOf(now.toISOString()));
  if (change.type === 'not-acted-on') {
    const came = input.analysis?.answers?.some(({ met }) => met.length > 0) === true;
    const end = came ? ': a part of it came, the rest did not. ' : '. ';
    return [
      `${sentence(`${actor} reported on ${parties}`)} The time in which we waited for a rule has passed${end}`,
      { strong: `${came ? 'On the rest, the' : 'The'} law is unchanged by that report as of ${today}.` },
    ];
  }
  if (change.type === 'withdrawn')
    return [
      `${actor} has withdrawn a report on ${parties}, or taken it off its site. What we told you about it no longer stands. `,
      { strong: `The law is unchanged by that report as of ${today}.` },
    ];
  const act = actReported(input);
  if (act !== undefined)
    return [
      `${sentence(`${actor} reports as done: ${happened(parties, act, change)}`)} `,
      {
        strong: input.analysis?.answers
          ? 'A report is not law; the official document is named below.'
          : `A report is not law; our sources had no official document on it as of ${today}.`,
      },
    ];
  return [
    `${sentence(`${actor} ${change.type === 'amended' ? 'changed its' : 'published a'} report that names ${parties}`)} `,
    { strong: `No rule text stands behind it in our sources; law unchanged as of ${today}.` },
  ];
}

function scopeWords({ analysis }: StoryInput, kind: ChangeKind): string {
  // The sentence of a rule on affiliates says already whom it reaches.
  if (kind === 'affiliates_rule_change' && analysis?.scope === 'affiliates_of_listed') return '';
  return analysis?.scope ? `; it reaches ${SCOPE_WORDS[analysis.scope]}` : '';
}

/** " It also says: temporary licence ends.": what else the document does to the companies. */
function alsoWords({ matches }: StoryInput, kind: ChangeKind): string {
  const kinds = new Set(matches.flatMap((match) => [match.kind, ...(match.alsoKinds ?? [])]));
  const known = new Set<ChangeKind>([
    kind,
    'none',
    'reported_not_official',
    // A rule that does something is no proposal, whatever it tells of proposals.
    'proposed_rule',
    ...(kind === 'tgl_extension' ? ['tgl_issue' as const] : []),
  ]);
  const others = [...kinds].filter((each) => !known.has(each));
  return others.length === 0
    ? ''
    : ` It also says: ${listed(others.map((each) => KIND_WORDS[each].subject))}.`;
}

/** " Read from it: 69 entries added under 26 destinations.": how much more there is than the companies that are named. */
function sizeWords({ analysis, matches }: StoryInput): string {
  const added = (analysis?.edits ?? []).filter(
    ({ basis, field, old }) => basis === 'instructed' && field === 'entry' && old === undefined,
  );
  const entries = added.length;
  const places = new Set(added.flatMap(({ under }) => under ?? [])).size;
  if (entries <= matches.length || entries < 2) return '';
  const under = places > 1 ? ` under ${counted(places, 'destination')}` : '';
  const least = analysis?.editsLeft ? 'at least ' : '';
  return ` Read from it: ${least}${counted(entries, 'entry', 'entries')} added${under}.`;
}

/** What is law today: in force or not, until when, in print or not. */
function legalState(input: StoryInput, kind: ChangeKind): Line {
  const printed = input.change.stage === 'filed' ? `; ${filingWords(input)}` : '';
  return [{ strong: forceWords(input, kind) }, `${printed}.`];
}

function forceWords({ change, analysis, now }: StoryInput, kind: ChangeKind): string {
  const facts = analysis?.facts ?? [];
  if (kind === 'proposed_rule')
    return `${asksOnly(change) ? 'A request for comments' : 'A proposal'}: nothing is in force by it`;
  const from = factOf(facts, 'In force from');
  const applies = factOf(facts, 'Applies from')?.date;
  if (from === undefined && applies !== undefined) return `Applies from ${dayInWords(applies)}`;
  const until = factOf(facts, 'Ends');
  if (from === undefined && until?.date !== undefined)
    return `Ends ${weekdayOf(until.date)} ${dayInWords(until.date)} unless extended; from when it is in force is not stated`;
  if (from?.date === undefined) return `In force from: ${from ? oneLine(from.value) : 'not stated'}`;
  const began = from.date <= dayOf(now.toISOString());
  // A rule may tell of an end that lies before it: of what it takes away.
  const ends =
    until?.date && until.date >= from.date
      ? `, until ${weekdayOf(until.date)} ${dayInWords(until.date)} unless extended`
      : '';
  const stopped = factOf(facts, 'Suspended until')?.date;
  const suspends = stopped ? `; it suspends earlier rules until ${dayInWords(stopped)}` : '';
  const later = facts.flatMap(({ label, date }) => (label === 'In force from' && date ? [date] : []));
  const parts = later.filter((date) => date !== from.date).map(dayInWords);
  const part = parts.length > 0 ? `; a part of it from ${listed(parts)}` : '';
  return `${began ? 'In force since' : 'In force from'} ${dayInWords(from.date)}${ends}${part}${suspends}`;
}

function filingWords({ metadata }: StoryInput): string {
  const due = metadata?.publicationDate;
  return `filed for public inspection, not yet in print${due ? ` (due ${dayInWords(due)})` : ''}`;
}
