import type { WouldHaveMatched } from '../../../shared/application/would-have-matched.ts';
import type { Company } from '../../../shared/domain/company.ts';
import type { MatterHead } from '../../../shared/domain/matters/matter.ts';
import { officialTime } from '../../../shared/domain/rendering/dates.ts';
import { html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { standingLine } from '../../../shared/domain/rendering/wording.ts';
import type { HistoryEntry } from '../../../shared/ports/content-store.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { fitting } from './fitting.ts';
import { layout } from './layout.ts';
import { previewSentence } from './would-have-matched.ts';

/** Bytes of markup for its matters and for its changes. */
const ROOM = { matters: 5_000, changes: 18_000 };

const words = texts.company;

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
<p class="lead">${words.lead}</p>
<p>${previewSentence(preview, [company])}</p>
${
  matters.shown.length > 0 &&
  html`<h2>${words.matters}</h2>
<ul>${matters.shown}</ul>${matters.left > 0 && html`<p class="hint">${words.moreMatters(matters.left, `/api/v1/companies/${company.companyId}/matters`)}</p>`}`
}
<h2>${words.changes}</h2>
<p class="hint">${words.feed(`/company/${company.companyId}/feed.atom`, `/company/${company.companyId}/feed.json`)}</p>
${entries.length === 0 ? html`<p>${words.nothing}</p>` : html`<ul class="history">${changes.shown}</ul>`}
${changes.left > 0 && html`<p><a href="/company/${company.companyId}?from=${String(from + changes.shown.length)}">${words.older}</a></p>`}`;
  return layout(site, { title: company.name, content });
}

function matterItem({ matterId, title }: MatterHead): SafeHtml {
  return html`<li><a href="/m/${matterId}">${clip(oneLine(title), 160)}</a></li>\n`;
}

function historyItem({ change, match }: HistoryEntry): SafeHtml {
  return html`<li><a href="/c/${change.changeId}">${clip(oneLine(change.title), 160)}</a><br>${words.seen(standingLine(change, match.kind), officialTime(change.detectedAt))}</li>\n`;
}
