import type { Analysis, Change, ChangeKind, Fact, Match } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import type { FactRow, Line, Span, Tone } from './blocks.ts';
import { dayInWords, dayOf, officialTime, weekdayOf } from './dates.ts';
import { clip, counted, listed, oneLine } from './plain-text.ts';
import { KIND_WORDS, readsOtherwise, SCOPE_WORDS, subjectPrefix } from './wording.ts';

/** What is told about a change to anybody: nothing in it depends on the reader. Pages show it as it is, mails add to it. */
export interface ChangeStory {
  readonly band: { readonly tone: Tone; readonly text: string };
  readonly title: string;
  /** Actor, action, party, and where the law stands today. */
  readonly lead: Line;
  readonly facts: readonly FactRow[];
  /** Before and after in the regulation, as the document instructs. */
  readonly replaced: readonly FactRow[];
  readonly kind: ChangeKind;
  readonly next: readonly string[];
}

export interface StoryInput {
  readonly change: Change;
  readonly analysis: Analysis | undefined;
  readonly matches: readonly Match[];
  /** What the source says about the document; a public page does without. */
  readonly metadata?: DocumentMetadata;
  /** Most facts to show; what is beyond is counted. */
  readonly mostFacts?: number;
  readonly now: Date;
}

/** The lines of the anatomy that are always shown for an official document, in this order, filled or "not stated". */
export const ALWAYS_SHOWN = [
  'Licence requirement',
  'Licence exceptions',
  'Licence review policy',
  'In force from',
  'Ends',
  'Comments due',
] as const;
const MOST_FACTS = 14;
const MOST_OF_ONE_LABEL = 3;
const MOST_REPLACED = 5;
const TEXT_REPLACED = 'Text replaced';
const TITLE_LENGTH = 200;
const MOST_NAMES = 3;

/** Builds the story of a change from what was stored about it. Texts from outside come out cleaned and cut. */
export function changeStory(input: StoryInput): ChangeStory {
  const kind = leadingKind(input);
  return {
    band: { tone: toneOf(input.change), text: bandText(input.change, input.now) },
    title: clip(oneLine(input.change.title), TITLE_LENGTH),
    lead: leadLine(input, kind),
    facts: factsFor(input),
    replaced:
      input.change.trust === 'official' && input.change.type !== 'withdrawn' ? replacedRows(input) : [],
    kind,
    next: KIND_WORDS[kind].next,
  };
}

/** The most urgent kind among the matches; the document's own kind if it has none; never official for a report. */
export function leadingKind({
  change,
  analysis,
  matches,
}: Pick<StoryInput, 'change' | 'analysis' | 'matches'>): ChangeKind {
  if (change.trust !== 'official') return 'reported_not_official';
  const kinds = matches.map((match) => match.kind).filter((kind) => kind !== 'reported_not_official');
  const urgent = kinds.toSorted((a, b) => KIND_WORDS[b].urgency - KIND_WORDS[a].urgency)[0];
  const own = analysis?.kind === 'reported_not_official' ? 'none' : analysis?.kind;
  return urgent === undefined || urgent === 'none' ? (own ?? 'none') : urgent;
}

/** The stated fact of that label, if the document states it. */
export function factOf(facts: readonly Fact[], label: string): Fact | undefined {
  return facts.find((fact) => fact.label === label);
}

/** Up to three names of the companies that were found, and how many more. */
function partiesOf(matches: readonly Match[]): string {
  const names = [...new Set(matches.map((match) => oneLine(match.companyName)))];
  if (names.length === 0) return 'no company by name';
  if (names.length <= MOST_NAMES) return listed(names);
  return listed([...names.slice(0, MOST_NAMES - 1), `${names.length - MOST_NAMES + 1} more`]);
}

/** Who acts, ready for the start of a sentence: the agency that issued it, or the outlet that reports. */
function actorOf(change: Change, metadata: DocumentMetadata | undefined): string {
  if (change.stage === 'codified') return 'The codified text (eCFR)';
  if (change.trust === 'official') {
    const agency = metadata?.agencies.at(-1);
    return agency ? agencyName(oneLine(agency)) : 'The issuing agency';
  }
  const publisher = metadata?.publisher ?? (URL.canParse(change.url) ? new URL(change.url).hostname : '');
  return oneLine(publisher) || 'A news outlet';
}

/** The Federal Register files agencies under inverted names: "Industry and Security Bureau" is the Bureau of Industry and Security. */
function agencyName(filed: string): string {
  const inverted = /^(.+) (Bureau|Office|Department)$/.exec(filed);
  return inverted ? `The ${inverted[2]} of ${inverted[1]}` : filed;
}

function toneOf(change: Change): Tone {
  if (change.trust !== 'official') return 'reported';
  return change.stage === 'filed' ? 'filed' : 'official';
}

function bandText(change: Change, now: Date): string {
  if (change.type === 'withdrawn') return 'Official: filing withdrawn';
  if (change.trust !== 'official') return `Reported, not law: law unchanged as of ${today(now)}`;
  return subjectPrefix(change);
}

function leadLine(input: StoryInput, kind: ChangeKind): Line {
  const { change, metadata, matches, now } = input;
  const actor = actorOf(change, metadata);
  const parties = partiesOf(matches);
  if (change.trust !== 'official')
    return [
      `${sentence(`${actor} published a report that names ${parties}`)} `,
      { strong: `No rule text stands behind it in our sources; law unchanged as of ${today(now)}.` },
    ];
  if (change.type === 'withdrawn')
    return [
      `The document that names ${parties} was taken back from public inspection before it was published. `,
      { strong: 'What we told you about it earlier no longer stands.' },
    ];
  if (readsOtherwise(change, kind))
    return [
      `The CFR does not say of ${parties} what a rule instructs that we told you about. `,
      { strong: 'Below is where the two differ.' },
    ];
  const does = KIND_WORDS[kind].sentence.replace('{parties}', () => parties);
  return [`${sentence(`${actor} ${does}${scopeWords(input)}`)} `, { strong: legalState(input, kind) }];
}

/** Names often end in "Ltd.", which is a full stop already. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function scopeWords({ analysis }: StoryInput): string {
  return analysis?.scope ? `; it reaches ${SCOPE_WORDS[analysis.scope]}` : '';
}

/** What is law today: in force or not, until when, in print or not. */
function legalState(input: StoryInput, kind: ChangeKind): string {
  const printed = input.change.stage === 'filed' ? `; ${filingWords(input.metadata)}` : '';
  return `${forceWords(input, kind)}${printed}.`;
}

function forceWords({ analysis, now }: StoryInput, kind: ChangeKind): string {
  const facts = analysis?.facts ?? [];
  if (kind === 'proposed_rule') return 'A proposal: nothing is in force by it';
  const from = factOf(facts, 'In force from');
  if (from?.date === undefined) return `In force from: ${from ? oneLine(from.value) : 'not stated'}`;
  const began = from.date <= dayOf(now.toISOString());
  const until = factOf(facts, 'Ends');
  const ends = until?.date
    ? `, until ${weekdayOf(until.date)} ${dayInWords(until.date)} unless extended`
    : '';
  return `${began ? 'In force since' : 'In force from'} ${dayInWords(from.date)}${ends}`;
}

function filingWords(metadata: DocumentMetadata | undefined): string {
  const due = metadata?.publicationDate;
  return `filed for public inspection, not yet in print${due ? ` (due ${dayInWords(due)})` : ''}`;
}

/** What was withdrawn states nothing any more; a report states nothing as law. */
function factsFor(input: StoryInput): readonly FactRow[] {
  if (input.change.type === 'withdrawn') return [];
  return input.change.trust === 'official' ? officialRows(input) : reportRows(input);
}

/** Rows in the fixed order of the anatomy, what is absent said so, then everything else the document states. */
function officialRows({ analysis, mostFacts = MOST_FACTS }: StoryInput): readonly FactRow[] {
  const facts = analysis?.facts ?? [];
  const first = ALWAYS_SHOWN.flatMap((label) => {
    const found = facts.filter((fact) => fact.label === label).slice(0, MOST_OF_ONE_LABEL);
    return found.length > 0 ? found.map(factRow) : [{ label, value: ['not stated'] satisfies Line }];
  });
  const known: ReadonlySet<string> = new Set([...ALWAYS_SHOWN, TEXT_REPLACED]);
  const rest = facts.filter((fact) => !known.has(fact.label)).map(factRow);
  const shown = rest.slice(0, Math.max(0, mostFacts - first.length));
  const left = rest.length - shown.length;
  const more: FactRow[] =
    left > 0 ? [{ label: 'Further', value: [`${counted(left, 'stated fact')} on the page`] }] : [];
  return [...first, ...shown, ...more];
}

/** Words that the document replaces in the regulation: what was there, what comes, and where. */
function replacedRows({ analysis }: StoryInput): readonly FactRow[] {
  const replaced = (analysis?.facts ?? []).filter((fact) => fact.label === TEXT_REPLACED);
  return replaced.slice(0, MOST_REPLACED).map((fact) => {
    const [before = '', after = ''] = fact.value.split(' → ').map((text) => clip(oneLine(text), 160));
    return {
      label: clip(oneLine(fact.statedAs ?? 'As instructed'), 120),
      value: [{ struck: before }, ' → ', { strong: after }],
    };
  });
}

/** What can be said of a press report without taking it for law. */
function reportRows({ change, metadata, analysis }: StoryInput): readonly FactRow[] {
  const at = metadata?.issuedAt;
  return [
    {
      label: 'Headline',
      value: [{ link: `“${clip(oneLine(change.title), TITLE_LENGTH)}”`, url: change.url }],
    },
    { label: 'Outlet', value: [actorOf(change, metadata)] },
    ...(at === undefined ? [] : [{ label: 'Reported at', value: [officialTime(at)] satisfies Line }]),
    ...(analysis?.facts ?? []).slice(0, MOST_OF_ONE_LABEL).map(factRow),
    { label: 'Strength', value: ['one outlet; whether its sources are named was not examined'] },
    { label: 'Legal effect', value: ['none by this report; only a filed document can change the law'] },
  ];
}

function factRow(fact: Fact): FactRow {
  const value = clip(oneLine(fact.value), 240);
  const span: Span = fact.date === undefined ? value : { strong: dayInWords(fact.date) };
  const rest = fact.date === undefined ? '' : `${timeWords(fact)}${dayOffWords(fact)}`;
  const stated = fact.statedAs === undefined ? '' : clip(oneLine(fact.statedAs), 180);
  const repeats = stated.toLowerCase() === value.toLowerCase();
  return {
    label: oneLine(fact.label),
    value: rest === '' ? [span] : [span, rest],
    ...(stated === '' || repeats ? {} : { statedAs: stated }),
  };
}

const timeWords = ({ time }: Fact) => (time === undefined ? '' : `, ${clip(oneLine(time), 60)}`);

/** ", a Sunday; last business day Fri 14 Feb 2020" for an end on a day on which no office is open. */
function dayOffWords({ dayOff }: Fact): string {
  if (dayOff === undefined) return '';
  const last = dayOff.lastBusinessDay;
  return `, ${clip(oneLine(dayOff.is), 80)}; last business day ${weekdayOf(last)} ${dayInWords(last)}`;
}

function today(now: Date): string {
  return dayInWords(dayOf(now.toISOString()));
}
