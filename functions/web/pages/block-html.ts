import type { Block, FactRow, Line, Span } from '../../../shared/domain/rendering/blocks.ts';
import { type Hole, html, type SafeHtml, safeUrl } from '../../../shared/domain/rendering/html.ts';
import { texts } from '../texts/texts.ts';

/** Parts of a story as page markup: the same blocks that a mail is made of. */
export function blocksHtml(blocks: readonly Block[]): Hole {
  return blocks.map(blockHtml);
}

/** A line of the story as page markup. */
export function lineHtml(line: Line): Hole {
  return line.map(spanHtml);
}

/** The stated facts as a list of terms, each with the words it was read from. */
export function factsHtml(rows: readonly FactRow[]): SafeHtml {
  return html`<dl class="facts">${rows.map((row) => html`<dt>${row.label}</dt><dd>${lineHtml(row.value)}${row.statedAs !== undefined && html`<p class="hint">${texts.facts.statedAs(row.statedAs)}</p>`}${row.statedAbove === true && html`<p class="hint">${texts.facts.statedAbove}</p>`}</dd>\n`)}</dl>`;
}

function blockHtml(block: Block): SafeHtml {
  switch (block.block) {
    case 'band':
      return html`<p class="band ${block.tone}">${block.text}</p>\n`;
    case 'title':
      return html`<h1>${block.text}</h1>\n`;
    case 'lead':
      return html`<p class="lead">${lineHtml(block.line)}</p>\n`;
    case 'heading':
      return block.level === 2 ? html`<h2>${block.text}</h2>\n` : html`<h3>${block.text}</h3>\n`;
    case 'paragraph':
      return html`<p${block.small === true && html` class="hint"`}>${lineHtml(block.line)}</p>\n`;
    case 'facts':
      return factsHtml(block.rows);
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${lineHtml(item)}</li>\n`)}</ul>\n`;
    case 'quote':
      return html`<blockquote>“${block.text}”<br><span class="hint">${block.source}</span></blockquote>\n`;
    case 'button':
      return html`<p><a class="button" href="${safeUrl(block.url) ?? ''}">${block.text}</a></p>\n`;
    case 'choice':
      return html`<ul>${block.answers.map(({ text, url }) => html`<li>${spanHtml({ link: text, url })}</li>\n`)}</ul>\n`;
  }
}

function spanHtml(span: Span): Hole {
  if (typeof span === 'string') return span;
  if ('strong' in span) return html`<strong>${span.strong}</strong>`;
  if ('struck' in span) return html`<s>${span.struck}</s>`;
  // Our own pages are named by their path here, everything else by a whole address.
  const href = /^\/[a-z]/.test(span.url) ? span.url : safeUrl(span.url);
  return href === undefined ? span.link : html`<a href="${href}">${span.link}</a>`;
}
