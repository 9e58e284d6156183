import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { Counted, QualityCount } from '../../../shared/ports/quality-counts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

const ROWS: readonly (readonly [QualityCount, string])[] = [
  ['told', 'Companies of a change told to a reader'],
  ['not-my-company', 'Answered “not my company”'],
  ['wrong-fact', 'Answered “wrong fact”'],
  ['not-useful', 'Answered “right company, not useful”'],
];

/** How often readers said that we were wrong in the last `days` days. */
export function qualityPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  days: number,
  counted: readonly Counted[],
): SafeHtml {
  const sum = (name: QualityCount) => counted.reduce((total, day) => total + (day[name] ?? 0), 0);
  const told = sum('told');
  const wrong = sum('not-my-company') + sum('wrong-fact');
  const content = html`<h1>How often we are wrong</h1>
<p class="lead">${errorRate(told, wrong)}</p>
<p>The last ${days} days, by day of the answer. Who does not answer is not counted as content, so the true rate is higher; “not useful” is not an error and is left out of the rate.</p>
<dl class="facts">${ROWS.map(([name, label]) => html`<dt>${label}</dt><dd>${sum(name).toLocaleString('en-US')}</dd>\n`)}</dl>
<p class="hint">These are sums per day. Nothing in them says who was told what, or who answered.</p>`;
  return layout(site, { title: 'How often we are wrong', content });
}

function errorRate(told: number, wrong: number): string {
  if (told === 0) return 'Nobody was told anything yet, so there is no rate.';
  const perThousand = ((wrong / told) * 1000).toLocaleString('en-US', { maximumFractionDigits: 2 });
  return `Readers called ${wrong.toLocaleString('en-US')} of ${told.toLocaleString('en-US')} matches wrong: ${perThousand} in 1,000.`;
}
