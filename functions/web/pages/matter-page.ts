import { statesDates } from '../../../shared/domain/calendar/clock-events.ts';
import type { Analysis } from '../../../shared/domain/change.ts';
import type { ChangeId } from '../../../shared/domain/ids.ts';
import type { Claim, Matter, MatterEntry } from '../../../shared/domain/matters/matter.ts';
import type { Line, Tone } from '../../../shared/domain/rendering/blocks.ts';
import { comingDates } from '../../../shared/domain/rendering/coming-dates.ts';
import { dayInWords, dayOf } from '../../../shared/domain/rendering/dates.ts';
import { editItems } from '../../../shared/domain/rendering/edit-blocks.ts';
import { type Hole, html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import {
  answerLine,
  type ChainLink,
  chainOf,
  partsWords,
  stagesWords,
} from '../../../shared/domain/rendering/matter-words.ts';
import { clip, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { KIND_WORDS, standingLine } from '../../../shared/domain/rendering/wording.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { factsHtml, lineHtml } from './block-html.ts';
import { fitting } from './fitting.ts';
import { layout } from './layout.ts';

/** Lines of before and after shown of one document; its own page has all. */
const MOST_LINES = 3;
const words = texts.matter;

/** Bytes of markup for the chain, and for what was reported. */
const ROOM = { chain: 17_000, reports: 5_000 };
const MOST_DATES = 10;

type Analyses = ReadonlyMap<ChangeId, Analysis>;

/**
 * A matter as a dated chain, each document once with what it changed and which reports it answers, what is still open, and
 * which dates are to come, as seen from `today` (YYYY-MM-DD in New York). Of a long chain the newest documents are shown, or
 * those before the one with the number `until`.
 */
export function matterPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  matter: Matter,
  analyses: Analyses,
  today: string,
  until = Number.POSITIVE_INFINITY,
): SafeHtml {
  const coming = comingDates(matter, analyses, { today, publicUrl: '' });
  const links = chainOf(matter.entries);
  const content = html`<h1>${oneLine(matter.title)}</h1>
<p class="lead">${leadWords(matter, links)}</p>
${matter.party !== undefined && html`<p><a href="/company/${matter.party.companyId}">${words.all(oneLine(matter.party.name))}</a></p>`}
${hasDates(matter, analyses) && html`<p><a href="/m/${matter.matterId}/dates.ics">${words.calendar}</a></p>`}
${coming.length > 0 && html`<h2>${words.dates}</h2>${factsHtml(coming.slice(0, MOST_DATES))}`}
${reportsPart(matter)}
<h2>${words.chain}</h2>
${chainPart(links.slice(0, until), analyses, matter)}`;
  return layout(site, { title: oneLine(matter.title), content });
}

/** The newest of the chain, with a way to what came before. */
function chainPart(links: readonly ChainLink[], analyses: Analyses, matter: Matter): SafeHtml {
  const newest = links.toReversed().map((link) => chainItem(link, analyses, matter));
  const { shown, left } = fitting(newest, ROOM.chain);
  return html`${left > 0 && html`<p><a href="/m/${matter.matterId}?until=${String(left)}">${words.earlier(left)}</a></p>\n`}<ol class="chain">${shown.toReversed()}</ol>`;
}

function hasDates({ entries }: Matter, analyses: Analyses): boolean {
  return entries.some((entry) => {
    const analysis = analyses.get(entry.changeId);
    return analysis !== undefined && statesDates(entry, analysis);
  });
}

function leadWords({ entries }: Matter, links: readonly ChainLink[]): string {
  const official = links.filter(({ first }) => first.trust === 'official');
  const last = official.at(-1)?.first;
  const since = entries[0] && dayInWords(dayOf(entries[0].at));
  const newest = last
    ? words.last(dayInWords(dayOf(last.at)), KIND_WORDS[last.kind].subject)
    : words.noneOfficial;
  return `${words.lead(official.length, links.length - official.length, since)}${newest}`;
}

/** What reports said would come, and what became of it; what still waits stands first. */
function reportsPart({ matterId, claims, entries }: Matter): Hole {
  if (claims.length === 0) return undefined;
  const newest = claims.toSorted((a, b) => Date.parse(b.reportedAt) - Date.parse(a.reportedAt));
  const byReport = [...Map.groupBy(newest, ({ reportId }) => reportId).values()];
  const waits = (some: readonly Claim[]) => some.some(({ state }) => state === 'open');
  const sorted = [...byReport.filter(waits), ...byReport.filter((some) => !waits(some))];
  const items = sorted.map((some) => html`${reportItem(some, entries)}`);
  const { shown, left } = fitting(items, ROOM.reports);
  return html`<h2>${words.reports}</h2>
<ul>${shown}</ul>${left > 0 && html`<p class="hint">${words.moreReports(left, `/api/v1/matters/${matterId}`)}</p>`}`;
}

function reportItem(claims: readonly Claim[], entries: readonly MatterEntry[]): Hole {
  const [first] = claims;
  if (first === undefined) return undefined;
  const { reportId, reportedAt, outlet, headline } = first;
  return html`<li>${dayInWords(dayOf(reportedAt))}, ${oneLine(outlet)}: <a href="/c/${reportId}">${clip(oneLine(headline), 160)}</a>
<ul>${claims.map((claim) => html`<li>${partsWords([claim.mechanism])}: ${lineHtml(claimState(claim, entries))}</li>\n`)}</ul></li>\n`;
}

function claimState({ state, openUntil, metBy }: Claim, entries: readonly MatterEntry[]): Line {
  if (state === 'open') return [{ strong: words.open }, words.until(dayInWords(openUntil))];
  const [by] = metBy;
  const act = entries.find(({ changeId }) => changeId === by);
  if (state === 'not-acted-on' || by === undefined)
    return [{ strong: words.notActedOn }, words.nothingBy(dayInWords(openUntil))];
  return [
    { strong: words.came(act && dayInWords(dayOf(act.at))) },
    ': ',
    { link: clip(oneLine(act?.title ?? words.document), 120), url: `/c/${by}` },
  ];
}

function chainItem(link: ChainLink, analyses: Analyses, { party }: Matter): SafeHtml {
  const { first, later } = link;
  const steps = [first, ...later];
  const told = steps.flatMap(({ changeId }) => analyses.get(changeId) ?? []);
  const edits = told.find(({ edits: lines }) => lines !== undefined && lines.length > 0);
  const answers = told.flatMap(({ changeId, answers: given = [] }) =>
    given.filter(({ answeredBy }) => answeredBy === changeId),
  );
  const standing = standingOf(link);
  const own = new Map(answers.map((answer) => [answer.reportId, answer]));
  const number = [first.number && words.number(first.number), stagesWords(link)];
  const details = [oneLine(first.publisher), ...number].filter((each) => each).join(' · ');
  return html`<li><p class="when"><time datetime="${first.at}">${dayInWords(dayOf(first.at))}</time> <span class="band ${toneOf(link)}">${standingLine(standing, first.kind)}</span></p>
<p><a href="/c/${first.changeId}">${clip(oneLine(first.title), 200)}</a></p>
<p class="hint">${details}</p>
${edits !== undefined && editsPart(edits, first.changeId, party)}
${own.size > 0 && html`<ul>${[...own.values()].map((answer) => html`<li>${lineHtml(answerLine(answer, dayOf(first.at), ''))}</li>\n`)}</ul>`}</li>\n`;
}

function editsPart(
  { edits = [], editsLeft = 0 }: Analysis,
  change: ChangeId,
  party: Matter['party'],
): SafeHtml {
  const names = party === undefined ? [] : [party.name];
  const left = edits.length + editsLeft - MOST_LINES;
  const items = editItems(edits, MOST_LINES, names);
  return html`<ul class="edits">${items.map((line) => html`<li>${lineHtml(line)}</li>\n`)}
${left > 0 && html`<li><a href="/c/${change}">${words.edits}</a></li>\n`}</ul>\n`;
}

/** A document stands where its last step left it; one that was filed long ago is not told as if it still waited for print. */
function standingOf({ first, later }: ChainLink): MatterEntry {
  const last = later.findLast(({ type }) => type === 'published' || type === 'withdrawn');
  return last ?? first;
}

function toneOf(link: ChainLink): Tone {
  const { trust, stage } = standingOf(link);
  if (trust !== 'official') return 'reported';
  return stage === 'filed' ? 'filed' : 'official';
}
