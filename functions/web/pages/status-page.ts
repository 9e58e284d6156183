import { dayInWords, officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { counted } from '../../../shared/domain/rendering/plain-text.ts';
import type { Trouble } from '../../../shared/domain/source-health/health.ts';
import type { SourceState } from '../../../shared/ports/source-state-store.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { fitting } from './fitting.ts';
import { layout } from './layout.ts';

const TROUBLE: Readonly<Record<Trouble, string>> = {
  blocked: 'It refuses us. What it publishes is not seen.',
  unreadable: 'It cannot be read. What it publishes is not seen.',
  empty: 'It answers, but nothing that we look for is in its answer. What it publishes is not seen.',
  silent: 'It is read, and has listed nothing new for longer than it usually does. We may be misreading it.',
};

/** Bytes of markup for sources with all that is known of them; the others are named. */
const ROOM = 17_000;

/** Each source with its last success, those in trouble first, so that silence can be told from nothing new. */
export function statusPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  sources: readonly SourceState[],
  now: Date,
): SafeHtml {
  const sorted = sources.toSorted(
    (a, b) => Number(isBroken(b)) - Number(isBroken(a)) || nameOf(a).localeCompare(nameOf(b), 'en'),
  );
  const broken = sources.filter(isBroken).length;
  const rows = fitting(sorted.map(row), ROOM);
  const left = sorted.slice(rows.shown.length).map((source) => `${nameOf(source)} (${shortly(source)})`);
  const content = html`<h1>Sources</h1>
<p class="lead">${leadOf(sources.length, broken)} As of ${bothTimes(now.toISOString())}.</p>
${sources.length === 0 ? '' : html`<dl class="facts">${rows.shown}</dl>`}
${rows.left > 0 && html`<p class="hint">${counted(rows.left, 'more source')}: ${left.join(', ')}.</p>`}`;
  return layout(site, { title: 'Sources', content });
}

const nameOf = ({ name, sourceId }: SourceState) => name ?? sourceId;
const isBroken = ({ trouble }: SourceState) => trouble?.told === true;

function leadOf(all: number, broken: number): string {
  if (all === 0) return 'No source has been read yet.';
  if (broken === 0)
    return all === 1
      ? 'The source is read as it should be.'
      : `All ${all} sources are read as they should be.`;
  const said = broken === 1 ? 'One source' : `${broken} sources`;
  return `${said} of ${all} may have said things that we have not seen.`;
}

function row(source: SourceState): SafeHtml {
  const { trouble, health, lastSuccessAt, newsAt } = source;
  const mark = isBroken(source) ? (trouble?.kind ?? 'failing') : health;
  const newest = newsAt?.at(-1);
  return html`<dt>${nameOf(source)}</dt><dd><strong class="health ${mark}">${wordsOf(source)}</strong>${isBroken(source) && trouble ? hint('Since', trouble.since) : ''}${hint('Last read well', lastSuccessAt)}${newest === undefined ? '' : hint('Last listed something new', newest)}</dd>\n`;
}

const hint = (label: string, instant: string | undefined): SafeHtml =>
  html`<p class="hint">${label}: ${instant === undefined ? 'never' : bothTimes(instant)}</p>`;

/** Whether a source is read, in a word. */
function shortly(source: SourceState): string {
  if (isBroken(source)) return source.trouble?.kind ?? 'failing';
  return source.trouble === undefined ? 'read' : 'tried again';
}

function wordsOf({ trouble, health }: SourceState): string {
  if (trouble?.told) return TROUBLE[trouble.kind];
  if (trouble !== undefined && trouble.kind !== 'silent')
    return 'The last look failed. It is tried again by itself.';
  return health === 'seeding'
    ? 'It is being read for the first time; its past is not mailed.'
    : 'It is read.';
}

/** An ISO instant on the officials' clock and in UTC. */
function bothTimes(instant: string): string {
  const utc = new Date(instant).toISOString();
  return `${officialTime(instant)} (${dayInWords(utc.slice(0, 10))}, ${utc.slice(11, 19)} UTC)`;
}
