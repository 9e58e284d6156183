import { dayInWords, officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { SourceState } from '../../../shared/ports/source-state-store.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { fitting } from './fitting.ts';
import { layout } from './layout.ts';

const words = texts.status;

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
  const content = html`<h1>${words.title}</h1>
<p class="lead">${leadOf(sources.length, broken)} ${words.asOf(bothTimes(now.toISOString()))}</p>
${sources.length === 0 ? '' : html`<dl class="facts">${rows.shown}</dl>`}
${rows.left > 0 && html`<p class="hint">${words.more(rows.left, left.join(', '))}</p>`}`;
  return layout(site, { title: words.title, content });
}

const nameOf = ({ name, sourceId }: SourceState) => name ?? sourceId;
const isBroken = ({ trouble }: SourceState) => trouble?.told === true;

function leadOf(all: number, broken: number): string {
  if (all === 0) return words.none;
  return broken === 0 ? words.allWell(all) : words.someBroken(broken, all);
}

function row(source: SourceState): SafeHtml {
  const { trouble, health, lastSuccessAt, newsAt } = source;
  const mark = isBroken(source) ? (trouble?.kind ?? 'failing') : health;
  const newest = newsAt?.at(-1);
  return html`<dt>${nameOf(source)}</dt><dd><strong class="health ${mark}">${wordsOf(source)}</strong>${isBroken(source) && trouble ? hint(words.since, trouble.since) : ''}${hint(words.lastRead, lastSuccessAt)}${newest === undefined ? '' : hint(words.lastNews, newest)}</dd>\n`;
}

const hint = (label: string, instant: string | undefined): SafeHtml =>
  html`<p class="hint">${label}: ${instant === undefined ? words.never : bothTimes(instant)}</p>`;

/** Whether a source is read, in a word. */
function shortly(source: SourceState): string {
  if (isBroken(source)) return source.trouble?.kind ?? 'failing';
  return source.trouble === undefined ? words.shortly.read : words.shortly.again;
}

function wordsOf({ trouble, health }: SourceState): string {
  if (trouble?.told) return words.trouble[trouble.kind];
  if (trouble !== undefined && trouble.kind !== 'silent') return words.failed;
  return health === 'seeding' ? words.seeding : words.well;
}

/** An ISO instant on the officials' clock and in UTC. */
function bothTimes(instant: string): string {
  const utc = new Date(instant).toISOString();
  return `${officialTime(instant)} (${dayInWords(utc.slice(0, 10))}, ${utc.slice(11, 19)} UTC)`;
}
