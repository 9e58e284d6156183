import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { Counted, QualityCount } from '../../../shared/ports/quality-counts.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

const words = texts.quality;
const number = (value: number) => value.toLocaleString(texts.lang);

const ROWS: readonly (readonly [QualityCount, string])[] = [
  ['told', words.told],
  ['not-my-company', words.notMyCompany],
  ['wrong-fact', words.wrongFact],
  ['not-useful', words.notUseful],
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
  const content = html`<h1>${words.title}</h1>
<p class="lead">${errorRate(told, wrong)}</p>
<p>${words.about(days)}</p>
<dl class="facts">${ROWS.map(([name, label]) => html`<dt>${label}</dt><dd>${number(sum(name))}</dd>\n`)}</dl>
<p class="hint">${words.hint}</p>`;
  return layout(site, { title: words.title, content });
}

function errorRate(told: number, wrong: number): string {
  if (told === 0) return words.noRate;
  const perThousand = ((wrong / told) * 1000).toLocaleString(texts.lang, { maximumFractionDigits: 2 });
  return words.rate(number(wrong), number(told), perThousand);
}
