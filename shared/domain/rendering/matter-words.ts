import type { ChangeId } from '../ids.ts';
import type { Answer, Claim, Matter, MatterEntry, Mechanism } from '../matters/matter.ts';
import type { Line } from './blocks.ts';
import { dayInWords, dayOf, daysBetween } from './dates.ts';
import { clip, counted, listed, oneLine } from './plain-text.ts';
import { speaksOfPlans, wordsFor } from './wording.ts';

/** The part of a report that a mechanism is, to follow "the" or to begin a sentence. */
const PARTS: Readonly<Record<Mechanism, string>> = {
  'entity-list': 'Entity List part',
  'temporary-licence': 'temporary licence part',
  'direct-product': 'direct product part',
  'de-minimis': 'de minimis part',
  'affiliates-rule': 'affiliates rule part',
  'licence-policy': 'licence policy part',
  'other-list': 'part on another list',
  'telecom-supply': 'telecommunications supply part',
  'denial-order': 'denial order part',
  sanctions: 'sanctions part',
  enforcement: 'enforcement part',
  other: 'part without a named instrument',
};
const TITLE_LENGTH = 110;

/** "the direct product part and the de minimis part". */
export const partsWords = (mechanisms: readonly Mechanism[]) =>
  listed([...new Set(mechanisms)].map((each) => `the ${PARTS[each]}`));

const pageOf = (publicUrl: string, change: ChangeId) => `${publicUrl}/c/${change}`;

/** One document of a matter with its later stages: filing and print, or a report and its correction. */
export interface ChainLink {
  readonly first: MatterEntry;
  readonly later: readonly MatterEntry[];
}

/** The documents and reports of a matter in the order in which they became public, each once. */
export function chainOf(entries: readonly MatterEntry[]): readonly ChainLink[] {
  const byDocument = Map.groupBy(entries.toSorted(byTime), ({ docId, stage }) =>
    stage === 'codified' ? `${docId} codified` : docId,
  );
  return [...byDocument.values()]
    .flatMap((steps) => (steps[0]?.stage === 'codified' ? steps.map((step) => [step]) : [steps]))
    .flatMap(([first, ...later]) => (first === undefined ? [] : [{ first, later }]))
    .toSorted((a, b) => byTime(a.first, b.first));
}

const byTime = (a: MatterEntry, b: MatterEntry) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

/** "16 May 2019, official: added to the Entity List. Title (filed, printed 21 May 2019, 84 FR 22961)". The current one is not linked. */
export function chainLine(link: ChainLink, publicUrl: string, current?: ChangeId): Line {
  const { first, later } = link;
  const isCurrent = [first, ...later].some(({ changeId }) => changeId === current);
  const title = {
    link: clip(oneLine(first.title), TITLE_LENGTH),
    url: pageOf(publicUrl, first.changeId),
  };
  const stages = stagesWords(link);
  return [
    `${dayInWords(dayOf(first.at))}, ${entryWords(first)} `,
    isCurrent ? { strong: `This ${first.trust === 'official' ? 'document' : 'report'}` } : title,
    `${stages === '' ? '' : ` (${stages})`}${isCurrent ? '.' : ''}`,
  ];
}

/** What an entry is in the chain: "official: added to the Entity List.", "reported by Reuters:". */
function entryWords({ trust, publisher, kind, stage, title, number }: MatterEntry): string {
  const what = wordsFor(kind, { title }).subject;
  if (stage === 'codified') return `codified: ${what}.`;
  if (trust === 'official')
    return `${number === undefined ? `announced by ${oneLine(publisher)}` : 'official'}: ${what}.`;
  const by = `reported by ${oneLine(publisher)}`;
  const plan = kind === 'none' || kind === 'reported_not_official' || speaksOfPlans(title);
  return plan ? `${by}:` : `${by} as done, ${what}:`;
}

/** What became of a document, with its citation: "filed, printed 21 May 2019, 84 FR 22961"; empty for a report that stayed as it was. */
export function stagesWords({ first, later }: ChainLink): string {
  const citation = [...later, first].find((entry) => entry.citation !== undefined)?.citation;
  const began = first.stage === 'filed' ? ['filed'] : [];
  const steps = later.map((entry) => `${STEPS[entry.type] ?? 'changed'} ${dayInWords(dayOf(entry.at))}`);
  return [...began, ...steps, ...(citation === undefined ? [] : [oneLine(citation)])].join(', ');
}

const STEPS: Readonly<Partial<Record<MatterEntry['type'], string>>> = {
  published: 'printed',
  amended: 'changed',
  corrected: 'corrected',
  withdrawn: 'withdrawn',
  'not-acted-on': 'closed as not acted on',
};

/**
 * What an official document says of an earlier report: how long before, which part came, which did not, and where numbers
 * differ. `day` (YYYY-MM-DD) is that of the document.
 */
export function answerWords(answer: Answer, day: string): Line {
  const { reportedAt, outlet, outcome, met, stillOpen, differences } = answer;
  const reported = dayOf(reportedAt);
  const when = `on ${dayInWords(reported)}, ${agoWords(daysBetween(reported, day))}`;
  const who = oneLine(outlet);
  if (outcome === 'related')
    return [`Related, not the same: ${who} reported ${when}.${openWords(stillOpen)}`];
  if (outcome === 'same-day') return [`${who} told of it ${when}.`];
  const parts = stillOpen.length > 0 && met.length > 0 ? `: ${partsWords(met)}` : '';
  return [
    { strong: `This is what ${who} reported ${when}${parts}.` },
    `${openWords(stillOpen)}${differenceWords(differences)}`,
  ];
}

/** The same with the report as a link to its page. */
export function answerLine(answer: Answer, day: string, publicUrl: string): Line {
  const { headline, reportId } = answer;
  const report = { link: clip(oneLine(headline), TITLE_LENGTH), url: pageOf(publicUrl, reportId) };
  return [...answerWords(answer, day), ' Report: ', report];
}

const agoWords = (days: number) =>
  days === 0
    ? 'the same day'
    : days > 0
      ? `${counted(days, 'day')} earlier`
      : `${counted(-days, 'day')} later`;

function openWords(stillOpen: readonly Mechanism[]): string {
  if (stillOpen.length === 0) return '';
  const parts = partsWords(stillOpen);
  const has = new Set(stillOpen).size === 1 ? 'has' : 'have';
  return ` ${parts.charAt(0).toUpperCase()}${parts.slice(1)} ${has} not come.`;
}

const differenceWords = (differences: Answer['differences']) =>
  differences
    .map(
      ({ what, reported, official }) =>
        ` Difference in the ${oneLine(what)}: reported ${oneLine(reported)}, the document ${oneLine(official)}.`,
    )
    .join('');

/**
 * What the record says of a report by the time it is told: the official documents that do what it says; of an announcement
 * by the agency itself, the document that it announces. `page` is the page of that document.
 */
export function recordLine(
  { outcome, stillOpen, differences }: Answer,
  page: string,
  {
    title = 'the official document',
    announced,
  }: { readonly title?: string | undefined; readonly announced: boolean },
): Line {
  const official = announced ? 'The document that it announces is on record' : 'It is official already';
  const what = outcome === 'related' ? 'A related official document is on record' : official;
  return [
    { strong: `${what}: ` },
    { link: clip(oneLine(title), TITLE_LENGTH), url: page },
    `.${openWords(stillOpen)}${differenceWords(differences)}`,
  ];
}

/** Until when a report's claims wait for a rule, one sentence for each day. */
export function waitingLines(claims: readonly Claim[]): readonly Line[] {
  const open = claims.filter(({ state }) => state === 'open');
  return [...Map.groupBy(open, ({ openUntil }) => openUntil)].map(([until, waiting]) => {
    const parts = waiting.every(({ mechanism }) => mechanism === 'other')
      ? ''
      : ` (${partsWords(waiting.map(({ mechanism }) => mechanism))})`;
    return [
      `We watch for an official document on it${parts} until ${dayInWords(until)}, and will tell you either way.`,
    ];
  });
}

/** The official act of a matter that became public last before an instant (ISO, UTC); the CFR follows acts and is none. */
export function lastOfficial({ entries }: Matter, before: string): MatterEntry | undefined {
  const official = chainOf(entries)
    .map(({ first }) => first)
    .filter(({ trust, at }) => trust === 'official' && at < before);
  return official.findLast(({ stage }) => stage !== 'codified') ?? official.at(-1);
}
