import { counted, type LatencyStep, within } from '../../../shared/domain/latency.ts';
import { dayInWords } from '../../../shared/domain/rendering/dates.ts';
import { type Hole, html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { Counted } from '../../../shared/ports/quality-counts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

const STEPS: readonly (readonly [LatencyStep, string, string])[] = [
  ['seen', 'From filing to our seeing it', 'documents'],
  ['sent', 'From our seeing it to the mail', 'mails'],
];
/** A longer time fills the bar. */
const LONGEST_BAR_S = 300;

/** How fast readers were told on each day, the newest first. */
export function latencyPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  days: readonly { readonly day: string; readonly counts: Counted }[],
): SafeHtml {
  const newest = days.toReversed();
  const content = html`<h1>How fast we are</h1>
<p class="lead">By day (UTC): the time within which half, and 95 in 100, of the waits ended. Times are counted in steps, so the true one is the shown one or less.</p>
${STEPS.map((step) => stepPart(step, newest))}
<p class="hint">Mails that a reader’s own quiet hours, pauses or digests held back are not counted, nor those that waited for our share of the day. A document is counted where its filing time is stated to the minute.</p>`;
  return layout(site, { title: 'How fast we are', content });
}

function stepPart(
  [step, title, what]: (typeof STEPS)[number],
  days: readonly { readonly day: string; readonly counts: Counted }[],
): SafeHtml {
  const shown = days.filter(({ counts }) => counted(counts, step) > 0);
  if (shown.length === 0) return html`<h2>${title}</h2><p>Nothing was counted yet.</p>`;
  return html`<h2>${title}</h2>
<table><thead><tr><th scope="col">Day</th><th scope="col">${what}</th><th scope="col">half within</th><th scope="col">95 in 100 within</th></tr></thead>
<tbody>${shown.map(({ day, counts }) => html`<tr><th scope="row">${dayInWords(day)}</th><td>${counted(counts, step).toLocaleString('en-US')}</td><td>${timeCell(within(counts, step, 0.5))}</td><td>${timeCell(within(counts, step, 0.95))}</td></tr>\n`)}</tbody></table>`;
}

function timeCell(seconds: number | undefined): Hole {
  if (seconds === undefined) return '–';
  const text =
    seconds === Number.POSITIVE_INFINITY
      ? 'more than an hour'
      : seconds <= 120
        ? `${seconds} s`
        : `${seconds / 60} min`;
  return html`<meter min="0" max="${String(LONGEST_BAR_S)}" value="${String(Math.min(seconds, LONGEST_BAR_S))}">${text}</meter> ${text}`;
}
