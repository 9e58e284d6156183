import type { FactRow, Line, Span } from '../../../shared/domain/rendering/blocks.ts';
import { type Hole, html, type SafeHtml, safeUrl } from '../../../shared/domain/rendering/html.ts';

/** A line of the story as page markup. */
export function lineHtml(line: Line): Hole {
  return line.map(spanHtml);
}

/** The stated facts as a list of terms, each with the words it was read from. */
export function factsHtml(rows: readonly FactRow[]): SafeHtml {
  return html`<dl class="facts">${rows.map((row) => html`<dt>${row.label}</dt><dd>${lineHtml(row.value)}${row.statedAs !== undefined && html`<p class="hint">text: “${row.statedAs}”</p>`}</dd>\n`)}</dl>`;
}

function spanHtml(span: Span): Hole {
  if (typeof span === 'string') return span;
  if ('strong' in span) return html`<strong>${span.strong}</strong>`;
  if ('struck' in span) return html`<s>${span.struck}</s>`;
  const href = safeUrl(span.url);
  return href === undefined ? span.link : html`<a href="${href}">${span.link}</a>`;
}
