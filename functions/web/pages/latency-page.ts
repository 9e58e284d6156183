import { counted, type LatencyStep, within } from '../../../shared/domain/latency.ts';
import { dayInWords } from '../../../shared/domain/rendering/dates.ts';
import { type Hole, html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { Counted } from '../../../shared/ports/quality-counts.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

const words = texts.latency;

const STEPS: readonly (readonly [LatencyStep, string, string])[] = [
  ['seen', words.seen, words.documents],
  ['sent', words.sent, words.mails],
];
/** A longer time fills the bar. */
const LONGEST_BAR_S = 300;

/** How fast readers were told on each day, the newest first. */
export function latencyPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  days: readonly { readonly day: string; readonly counts: Counted }[],
): SafeHtml {
  const newest = days.toReversed();
  const content = html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${STEPS.map((step) => stepPart(step, newest))}
<p class="hint">${words.hint}</p>`;
  return layout(site, { title: words.title, content });
}

function stepPart(
  [step, title, what]: (typeof STEPS)[number],
  days: readonly { readonly day: string; readonly counts: Counted }[],
): SafeHtml {
  const shown = days.filter(({ counts }) => counted(counts, step) > 0);
  if (shown.length === 0) return html`<h2>${title}</h2><p>${words.nothing}</p>`;
  return html`<h2>${title}</h2>
<table><thead><tr><th scope="col">${words.day}</th><th scope="col">${what}</th><th scope="col">${words.half}</th><th scope="col">${words.nearlyAll}</th></tr></thead>
<tbody>${shown.map(({ day, counts }) => html`<tr><th scope="row">${dayInWords(day)}</th><td>${counted(counts, step).toLocaleString(texts.lang)}</td><td>${timeCell(within(counts, step, 0.5))}</td><td>${timeCell(within(counts, step, 0.95))}</td></tr>\n`)}</tbody></table>`;
}

function timeCell(seconds: number | undefined): Hole {
  if (seconds === undefined) return '–';
  const text =
    seconds === Number.POSITIVE_INFINITY
      ? words.overAnHour
      : seconds <= 120
        ? words.seconds(seconds)
        : words.minutes(seconds / 60);
  return html`<meter aria-hidden="true" min="0" max="${String(LONGEST_BAR_S)}" value="${String(Math.min(seconds, LONGEST_BAR_S))}"></meter> ${text}`;
}
