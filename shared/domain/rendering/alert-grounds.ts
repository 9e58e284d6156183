import type { Analysis, Change, Fact, Match } from '../change.ts';
import type { DocumentMetadata } from '../document.ts';
import { NOTHING_NEW } from '../substance.ts';
import type { Block, FactRow, Line } from './blocks.ts';
import { officialTime } from './dates.ts';
import { toldFacts } from './fact-rows.ts';
import type { Sender } from './footer.ts';
import { clip, counted, oneLine } from './plain-text.ts';
import { actReported } from './story-input.ts';

/** What an alert rests on. */
export interface Grounds {
  readonly change: Change;
  readonly metadata: DocumentMetadata;
  /** SHA-256 of the text that was analysed. */
  readonly textHash: string;
  readonly analysis: Analysis;
  /** Matches of this change with companies that this reader follows, in any order. */
  readonly matches: readonly Match[];
  readonly sender: Sender;
  readonly now: Date;
}

const MOST_DOUBTS = 5;

/** Document number, stamps, hash and versions: what an auditor asks for. */
export function provenanceRows({
  change,
  metadata,
  textHash,
  analysis,
  sender,
  now,
}: Grounds): readonly FactRow[] {
  const optional: readonly (readonly [string, string | undefined])[] = [
    ['FR document', metadata.number],
    ['Citation', metadata.citation],
    ['Docket', metadata.docket],
    // Only documents of the Federal Register are filed: a report or a press release has no number.
    [
      metadata.number === undefined ? 'Published' : 'Filed',
      metadata.issuedAt && officialTime(metadata.issuedAt),
    ],
  ];
  return [
    {
      label: 'Source',
      value: [
        { link: clip(oneLine(change.title), 160), url: change.url },
        `, ${oneLine(metadata.publisher)}`,
      ],
    },
    ...optional.flatMap(([label, value]) =>
      value ? [{ label, value: [oneLine(value)] satisfies Line }] : [],
    ),
    // A reminder or the end of a wait brings nothing that was seen.
    ...(change.type === 'reminder' || change.type === 'not-acted-on'
      ? []
      : [{ label: 'Seen by us', value: [officialTime(change.detectedAt)] }]),
    { label: 'Sent', value: [officialTime(now.toISOString())] },
    { label: 'Text SHA-256', value: [textHash.slice(0, 16)] },
    { label: 'Read with', value: [`${analysis.parserVersion}, ${analysis.matcherVersion}`] },
    { label: 'This page', value: [pageLink(sender, change)] },
  ];
}

/** How sure it all is, in few words; `confidenceBlocks` says on what that rests. */
export function sureWords({ change, matches, analysis }: Grounds): string {
  const company = isSure(matches) ? 'company high' : 'company probable';
  if (change.trust !== 'official') return `${company}. ${ratingWords({ change, matches, analysis })}`;
  if (change.type === 'withdrawn') return `${company}.`;
  const facts = toldFacts(analysis, matches);
  const doubts = doubtsOf(analysis);
  const quoted = facts.length > 0 ? `; ${quotedOf(facts)} of ${counted(facts.length, 'fact')} quoted` : '';
  return `${company}${quoted}${doubts.length > 0 ? `; ${counted(doubts.length, 'doubt')} (below)` : ''}.`;
}

const isSure = (matches: readonly Match[]) => matches.every((match) => match.grade !== 'possible');
/** Why a later state was not told is no doubt of what it says. */
const doubtsOf = ({ doubts }: Analysis) => doubts.filter((doubt) => doubt !== NOTHING_NEW);
const quotedOf = (facts: readonly Fact[]) => facts.filter((fact) => fact.statedAs !== undefined).length;

/** How sure company and facts are, and every doubt that was found. */
export function confidenceBlocks({ change, matches, analysis, sender }: Grounds): readonly Block[] {
  const sure = isSure(matches);
  const quoted = matches.some((match) => match.evidence.length > 0);
  const inText = quoted ? 'its name or a listed alias stands in the text' : 'as in the alert or entry before';
  const facts = toldFacts(analysis, matches);
  const found = doubtsOf(analysis);
  const doubts: Line[] = found.slice(0, MOST_DOUBTS).map((doubt) => [`Doubt: ${clip(oneLine(doubt), 240)}`]);
  const left = found.length - doubts.length;
  const more: Line[] = left > 0 ? [[`${counted(left, 'more doubt')}: `, pageLink(sender, change)]] : [];
  const edition: Line[] =
    change.stage === 'filed'
      ? [['This is the filed copy; it may change before print. The published edition controls.']]
      : [];
  const rating: Line[] = change.trust === 'official' ? [] : [[ratingWords({ change, matches, analysis })]];
  return [
    { block: 'heading', level: 2, text: 'How sure we are' },
    {
      block: 'list',
      items: [
        [`The company: ${sure ? `high, ${inText}` : 'probable, please check the quote'}.`],
        ...(change.trust === 'official'
          ? [
              [
                `Facts with the words they were read from: ${quotedOf(facts)} of ${facts.length}.`,
              ] satisfies Line,
            ]
          : []),
        ...rating,
        ...edition,
        ...doubts,
        ...more,
      ],
    },
  ];
}

function ratingWords({
  change,
  matches,
  analysis,
}: Pick<Grounds, 'change' | 'matches' | 'analysis'>): string {
  const came = analysis.answers?.some(({ met }) => met.length > 0) === true;
  if (change.type === 'not-acted-on')
    return `That ${came ? 'no more' : 'nothing'} came: as far as our sources were read; the status page shows gaps.`;
  return actReported({ change, matches }) === undefined
    ? 'That it was reported: high. That it will happen: not rated.'
    : 'That it was reported: high. That it was done: not checked against an official document.';
}

/** The public page of the change, shown as its address. */
export function pageLink(sender: Sender, change: Change) {
  const url = `${sender.publicUrl}/c/${change.changeId}`;
  return { link: url, url };
}
