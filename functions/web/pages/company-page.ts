import type { WouldHaveMatched } from '../../../shared/application/would-have-matched.ts';
import type { Company } from '../../../shared/domain/company.ts';
import type { MatterHead } from '../../../shared/domain/matters/matter.ts';
import { officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { standingLine } from '../../../shared/domain/rendering/wording.ts';
import type { HistoryEntry } from '../../../shared/ports/content-store.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { layout } from './layout.ts';
import { previewSentence } from './would-have-matched.ts';

/** A company: its matters, then the newest changes about it, newest first. */
export function companyPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  company: Company,
  found: {
    readonly entries: readonly HistoryEntry[];
    readonly preview: WouldHaveMatched;
    readonly matters: readonly MatterHead[];
  },
): SafeHtml {
  const { entries, preview, matters } = found;
  const content = html`<h1>${company.name}</h1>
<p class="lead">What we found about this company. A document that is only reported is not law.</p>
<p>${previewSentence(preview, [company])}</p>
${
  matters.length > 0 &&
  html`<h2>Matters</h2>
<ul>${matters.map(({ matterId, title }) => html`<li><a href="/m/${matterId}">${clip(oneLine(title), 160)}</a></li>\n`)}</ul>`
}
<h2>Changes, newest first</h2>
<p class="hint">As a feed: <a href="/company/${company.companyId}/feed.atom">Atom</a> or <a href="/company/${company.companyId}/feed.json">JSON Feed</a>.</p>
${entries.length === 0 ? html`<p>Nothing yet.</p>` : html`<ul class="history">${entries.map(historyItem)}</ul>`}`;
  return layout(site, { title: company.name, content });
}

function historyItem({ change, match }: HistoryEntry): SafeHtml {
  return html`<li><a href="/c/${change.changeId}">${clip(oneLine(change.title), 160)}</a><br>${standingLine(change, match.kind)}, seen ${officialTime(change.detectedAt)}</li>\n`;
}
