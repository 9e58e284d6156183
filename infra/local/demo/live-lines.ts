import { newYork } from '../history/new-york.ts';
import type { Recording } from '../history/recording.ts';
import type { MachineEvent } from '../local-aws.ts';

/** Words of a line of the product's log, by field name. */
type Fields = Readonly<Record<string, unknown>>;

/** Events of the product's log that mark a stage: how the line begins, and what it says of the event. */
const STAGES: Readonly<Record<string, readonly [string, (fields: Fields) => string]>> = {
  'change.detected': [
    'detected',
    ({ type, silent }) => (silent === true ? `${type}, stored in silence` : `${type}`),
  ],
  'change.analyzed': ['analysed', ({ kind, alerts }) => `${kindWords(kind)}, ${matchWords(alerts)}`],
  'plan.stored': ['planned', ({ recipients }) => counted(recipients, 'recipient')],
  'plan.held': [
    'held',
    ({ recipients, reason }) => `${reason ?? counted(recipients, 'recipient')}, waits for a person`,
  ],
  'delivery.sent': ['mailed', ({ kind }) => `${kind}`],
  'delivery.skipped': ['not mailed', ({ reason }) => `${reason}`],
  'delivery.failed': ['mail failed', ({ reason }) => `${reason}`],
  'delivery.stopped': ['mail stopped', ({ reason }) => `${reason}`],
  'signup.asked': ['signed up', ({ companies }) => counted(companies, 'company')],
  'signup.confirmed': ['confirmed', ({ companies }) => counted(companies, 'company')],
  'poll.blocked': ['blocked', ({ source, reason, detail }) => `${source}: ${reason ?? ''} ${detail ?? ''}`],
  'poll.failed': ['unreadable', ({ source, code, reason }) => `${source}: ${code ?? ''} ${reason ?? ''}`],
  'inbox.failed': ['not read', ({ source, reason }) => `${source}: ${reason}`],
  'inbox.parked': ['parked', ({ source, reason }) => `${source}: ${reason}`],
  'message.rejected': ['rejected', ({ code, reason }) => `${code ?? ''} ${reason ?? ''}`],
  'message.failed': ['failed', ({ code, reason }) => `${code ?? ''} ${reason ?? ''}`],
};

const kindWords = (kind: unknown) =>
  kind === 'none' ? 'no change of law' : String(kind).replaceAll('_', ' ');

const matchWords = (alerts: unknown) =>
  alerts === 0 ? 'no match' : `${counted(alerts, 'company')} to alert`;

function counted(number: unknown, what: string): string {
  if (number === 1) return `1 ${what}`;
  return `${number} ${what.endsWith('y') ? `${what.slice(0, -1)}ies` : `${what}s`}`;
}

const LONGEST_TITLE = 70;

/** Remembers which change is about what, so that later stages can be told by title; a press story is the newest of its feed. */
function changeTitles(recording: Recording | undefined) {
  const titles = new Map<string, string>();
  const untold = new Set(recording?.stories.map((story) => story.id));
  const titleOf = (docId: string, source: string, at: Date): string => {
    const number = docId.replace(/^fr:/, '');
    const document = recording?.documents.find((one) => one.number === number);
    if (document !== undefined) return `${number} ${document.title}`;
    const story = recording?.stories.findLast(
      (one) => one.feed === source && untold.has(one.id) && new Date(one.publishedAt) <= at,
    );
    if (story !== undefined) untold.delete(story.id);
    return story === undefined ? docId : `${story.by}: ${story.title}`;
  };
  return (fields: Fields, at: Date): string => {
    const change = String(fields['changeId'] ?? fields['about'] ?? '').replace(/-followers$/, '');
    const docId = fields['docId'];
    if (typeof docId === 'string')
      titles.set(change, titleOf(docId, String(fields['source']), at).slice(0, LONGEST_TITLE));
    return titles.get(change) ?? '';
  };
}

/**
 * Turns events of the machine into lines for a person: one per stage, with New York's time and the title of what it is about.
 * Answers undefined for events that mark no stage. With a recording, titles come from it.
 */
export function liveLines(recording?: Recording): (event: MachineEvent, at: Date) => string | undefined {
  const title = changeTitles(recording);
  return (event, at) => {
    const { date, time } = newYork(at);
    const line = (stage: string, text: string) => `${date} ${time}  ${stage.padEnd(12)} ${text.trimEnd()}`;
    if (event.kind === 'denied') return line('no permission', JSON.stringify(event.call));
    if (event.kind === 'lost') return line('function lost', `${event.function}: ${event.reason}`);
    const fields = event.kind === 'log' ? event.line.fields : undefined;
    const stage = STAGES[String(fields?.['event'])];
    if (fields === undefined || stage === undefined) return undefined;
    const [name, says] = stage;
    const about = title(fields, at);
    return line(name, about === '' ? says(fields) : `${about.padEnd(LONGEST_TITLE)}  ${says(fields)}`);
  };
}
