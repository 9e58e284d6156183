import { officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { SourceHealth, SourceState } from '../../../shared/ports/source-state-store.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';

const HEALTH: Readonly<Record<SourceHealth, string>> = {
  seeding: 'being read for the first time',
  healthy: 'read',
  failing: 'stale: the last attempts failed',
  blocked: 'blocked: the source refuses us',
};

/** Each source with its last success, so that silence can be told from nothing new. */
export function statusPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  sources: readonly SourceState[],
  now: Date,
): SafeHtml {
  const sorted = sources.toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
  const content = html`<h1>Sources</h1>
<p class="lead">As of ${officialTime(now.toISOString())}. A source that is stale or blocked may have said things that we have not seen.</p>
${sorted.length === 0 ? html`<p>No source has been read yet.</p>` : html`<dl class="facts">${sorted.map(row)}</dl>`}`;
  return layout(site, { title: 'Sources', content });
}

function row(source: SourceState): SafeHtml {
  const since = source.lastSuccessAt === undefined ? 'never' : officialTime(source.lastSuccessAt);
  return html`<dt>${source.sourceId}</dt><dd><strong class="health ${source.health}">${HEALTH[source.health]}</strong><p class="hint">last success: ${since}</p></dd>\n`;
}
