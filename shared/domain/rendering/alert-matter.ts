import type { Analysis, Change, Cited } from '../change.ts';
import type { ChangeId } from '../ids.ts';
import type { Matter } from '../matters/matter.ts';
import { type Earlier, historyBlocks } from './alert-history.ts';
import type { Block, Line } from './blocks.ts';
import { dayInWords, dayOf, daysBetween } from './dates.ts';
import {
  answerLine,
  chainLine,
  chainOf,
  lastOfficial,
  partsWords,
  recordLine,
  waitingLines,
} from './matter-words.ts';
import { clip, counted, listed, oneLine } from './plain-text.ts';
import { wordsFor } from './wording.ts';

/** What the lines about the past of a change are made from, for a mail or a page. */
export interface Past {
  readonly change: Change;
  readonly analysis: Pick<Analysis, 'answers' | 'facts'> | undefined;
  readonly cited: Cited | undefined;
  /** The matters that the change belongs to; in a mail those of the reader's companies, the one of the surest match first. */
  readonly matters: readonly Matter[];
  /** Origin of the pages, without a slash at the end; empty on the pages themselves. */
  readonly publicUrl: string;
  readonly now: Date;
}

const MOST_EARLIER = 6;
/** The beginning of a matter stays in sight however long it grows. */
const OLDEST_KEPT = 1;
const MOST_ANSWERS = 3;

/** What the change says of earlier reports, or the record of a report: it stands in the first screen. */
export function answerBlocks(past: Past): readonly Block[] {
  const { change, analysis, cited, publicUrl } = past;
  const answers = analysis?.answers ?? [];
  const day = dayOf(cited?.issuedAt ?? change.detectedAt);
  if (change.type === 'not-acted-on') return [{ block: 'list', items: closingLines(past) }];
  const shown = answers.slice(0, MOST_ANSWERS);
  const lines = shown.map((answer) =>
    answer.answeredBy === change.changeId
      ? answerLine(answer, day, publicUrl)
      : recordLine(answer, `${publicUrl}/c/${answer.answeredBy}`, {
          title: titleOf(past, answer.answeredBy),
          announced: change.trust === 'official',
        }),
  );
  const left = answers.length - shown.length;
  const more: Line[] = left > 0 ? [[`${counted(left, 'more report')} on the page of this change.`]] : [];
  return lines.length === 0 ? [] : [{ block: 'list', items: [...lines, ...more] }];
}

const titleOf = ({ matters }: Past, change: ChangeId) =>
  matters.flatMap(({ entries }) => entries).find(({ changeId }) => changeId === change)?.title;

/** What became of a report by the time its wait is over: which part did not come, which did. */
function closingLines(past: Past): readonly Line[] {
  const { change, analysis, matters, publicUrl, now } = past;
  const unmet = (analysis?.facts ?? []).filter(({ label }) => label === 'Not acted on');
  const reported = matters
    .flatMap(({ entries }) => entries)
    .find(({ docId, type }) => docId === change.docId && type !== 'not-acted-on');
  const day = reported && dayOf(reported.at);
  const came = (analysis?.answers ?? []).filter(({ met }) => met.length > 0);
  const parts = listed(unmet.map(({ value }) => oneLine(value)));
  const lines: readonly (Line | undefined)[] = [
    reported && day
      ? [
          `Reported on ${dayInWords(day)} by ${oneLine(reported.publisher)}. We waited ${counted(daysBetween(day, dayOf(now.toISOString())), 'day')}.`,
        ]
      : undefined,
    unmet.length > 0 ? [{ strong: `Did not come in our sources: ${parts}.` }] : undefined,
    ...came.map(
      ({ met, answeredBy }): Line => [
        `Came: ${partsWords(met)}: `,
        {
          link: clip(oneLine(titleOf(past, answeredBy) ?? 'the official document'), 110),
          url: `${publicUrl}/c/${answeredBy}`,
        },
      ],
    ),
    ['We no longer wait for it. A rule that names the company will be told as any other.'],
  ];
  return lines.filter((line) => line !== undefined);
}

/** The dated chain of the matter up to this change; of a report also the last official act and until when we wait. */
export function pastBlocks(past: Past, history: readonly Earlier[]): readonly Block[] {
  const [matter, ...others] = past.matters;
  if (matter === undefined) return historyBlocks(past, history);
  const { change, publicUrl } = past;
  const links = chainOf(matter.entries).filter(({ first }) => first.at <= atOf(matter, change));
  const hidden = Math.max(0, links.length - MOST_EARLIER);
  const shown = hidden === 0 ? links : [...links.slice(0, OLDEST_KEPT), ...links.slice(OLDEST_KEPT + hidden)];
  const lines = shown.map((link) => chainLine(link, publicUrl, change.changeId));
  const gap: Line[] =
    hidden > 0
      ? [[`… ${counted(hidden, 'more document or report', 'more documents and reports')} in between …`]]
      : [];
  return [
    { block: 'heading', level: 2, text: 'Earlier in this matter' },
    ...(lines.length < 2
      ? [{ block: 'paragraph' as const, line: ['This is the first that our record has in this matter.'] }]
      : []),
    { block: 'list', items: [...lines.slice(0, OLDEST_KEPT), ...gap, ...lines.slice(OLDEST_KEPT)] },
    mattersBlock([matter, ...others], publicUrl),
  ];
}

const atOf = ({ entries }: Matter, { changeId, detectedAt }: Change) =>
  entries.find((entry) => entry.changeId === changeId)?.at ?? detectedAt;

/** The matters as links to their pages. */
export function mattersBlock(matters: readonly Matter[], publicUrl: string): Block {
  const links = matters.map(({ matterId, title }) => ({
    link: clip(oneLine(title), 110),
    url: `${publicUrl}/m/${matterId}`,
  }));
  const label = links.length === 1 ? 'The whole matter: ' : 'The whole matters: ';
  return {
    block: 'paragraph',
    line: [label, ...links.flatMap((link, at) => (at === 0 ? [link] : [' · ', link]))],
  };
}

/** Of a report: the last official document in its matter unless one answers it, and until when we wait for what did not come. */
export function recordBlocks({ change, analysis, matters, publicUrl }: Past): readonly Block[] {
  const [matter] = matters;
  if (matter === undefined || change.trust === 'official' || change.type === 'not-acted-on') return [];
  const answered = analysis?.answers?.some(({ outcome }) => outcome !== 'related') === true;
  const last = lastOfficial(matter, atOf(matter, change));
  const record: Line =
    last === undefined
      ? ['Official record in this matter: no action in our record so far.']
      : [
          `Official record in this matter: last action ${dayInWords(dayOf(last.at))}, ${wordsFor(last.kind, last).subject}: `,
          { link: clip(oneLine(last.title), 110), url: `${publicUrl}/c/${last.changeId}` },
        ];
  const claims = matters
    .flatMap((each) => each.claims)
    .filter(({ reportId }) => reportId === change.changeId);
  const lines = [...(answered ? [] : [record]), ...waitingLines(claims)];
  return lines.map((line) => ({ block: 'paragraph', line }));
}
