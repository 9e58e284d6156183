import type { WouldHaveMatched } from '../../../shared/application/would-have-matched.ts';
import type { Company } from '../../../shared/domain/company.ts';
import type { MatterHead } from '../../../shared/domain/matters/matter.ts';
import { officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, counted, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { standingLine } from '../../../shared/domain/rendering/wording.ts';
import type { HistoryEntry } from '../../../shared/ports/content-store.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { fitting } from './fitting.ts';
import { layout } from './layout.ts';
import { previewSentence } from './would-have-matched.ts';

/** Bytes of markup for its matters and for its changes. */
const ROOM = { matters: 5_000, changes: 18_000 };

/** A company: its matters, then the newest changes about it, newest first. */
export function companyPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  company: Company,
  found: {
    readonly entries: readonly HistoryEntry[];
    /** Number of the entry (from 0) with which the page begins. */
    readonly from: number;
    readonly preview: WouldHaveMatched;
    readonly matters: readonly MatterHead[];
  },
): SafeHtml {
  const { entries, from, preview } = found;
  const matters = fitting(found.matters.map(matterItem), ROOM.matters);
  const changes = fitting(entries.slice(from).map(historyItem), ROOM.changes);
  const content = html`<h1>${company.name}</h1>
<p class="lead">What we found about this company. A document that is only reported is not law.</p>
<p>${previewSentence(preview, [company])}</p>
${
  matters.shown.length > 0 &&
  html`<h2>Matters</h2>
<ul>${matters.shown}</ul>${matters.left > 0 && html`<p class="hint">${counted(matters.left, 'more')}, all of them <a href="/api/v1/companies/${company.companyId}/matters">as JSON</a>.</p>`}`
}
<h2>Changes, newest first</h2>
<p class="hint">As a feed: <a href="/company/${company.companyId}/feed.atom">Atom</a> or <a href="/company/${company.companyId}/feed.json">JSON Feed</a>.</p>
${entries.length === 0 ? html`<p>Nothing yet.</p>` : html`<ul class="history">${changes.shown}</ul>`}
${changes.left > 0 && html`<p><a href="/company/${company.companyId}?from=${String(from + changes.shown.length)}">Older changes</a></p>`}`;
  return layout(site, { title: company.name, content });
}

function matterItem({ matterId, title }: MatterHead): SafeHtml {
  return html`<li><a href="/m/${matterId}">${clip(oneLine(title), 160)}</a></li>\n`;
}

function historyItem({ change, match }: HistoryEntry): SafeHtml {
  return html`<li><a href="/c/${change.changeId}">${clip(oneLine(change.title), 160)}</a><br>${standingLine(change, match.kind)}, seen ${officialTime(change.detectedAt)}</li>\n`;
}
