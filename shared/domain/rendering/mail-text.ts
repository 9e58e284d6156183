import type { Block, FactRow, Line, MailBody, Span } from './blocks.ts';
import { safeUrl } from './html.ts';
import { wrap } from './plain-text.ts';

/** The text part of a mail: 72 columns, links in angle brackets (RFC 3986 appendix C), headings in capitals. */
export function mailText(body: MailBody): string {
  const blocks = body.blocks.map(blockText).filter((text) => text !== '');
  const footer = body.footer.map((line) => wrap(lineText(line)));
  return `${[...blocks, `-- \n${footer.join('\n')}`].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.block) {
    case 'band':
      return `[ ${block.text.toUpperCase()} ]`;
    case 'title':
      return wrap(linkText(block.text, block.url));
    case 'lead':
      return wrap(lineText(block.line));
    case 'heading':
      return block.level === 2
        ? wrap(block.text.toUpperCase())
        : wrap(block.text, { first: '* ', rest: '  ' });
    case 'paragraph':
      return wrap(lineText(block.line));
    case 'facts':
      return block.rows.map(factText).join('\n');
    case 'list':
      return block.items.map((item) => wrap(lineText(item), { first: '- ', rest: '  ' })).join('\n');
    case 'quote':
      return wrap(`“${block.text}” (${block.source})`, { first: '> ', rest: '> ' });
    case 'button':
      return wrap(`${block.text}: <${block.url}>`);
    case 'choice':
      // Three addresses of some 150 characters that lead to one page would be most of what is read.
      return wrap(linkText(block.answers.map(({ text }) => text).join(' · '), block.page));
  }
}

function factText(row: FactRow): string {
  const words = row.statedAs === undefined ? '' : ` (text: “${row.statedAs}”)`;
  const stated = row.statedAbove === true ? ' (text: as above)' : words;
  return wrap(`${row.label}: ${lineText(row.value)}${stated}`, { first: '', rest: '    ' });
}

/** A line as plain text; a link is its words and its address. */
function lineText(line: Line): string {
  return line.map(spanText).join('');
}

function spanText(span: Span): string {
  if (typeof span === 'string') return span;
  if ('strong' in span) return span.strong;
  if ('struck' in span) return `[was: ${span.struck}]`;
  return linkText(span.link, span.url);
}

/** An address that the HTML would not lead to is not shown here either. */
function linkText(words: string, url: string | undefined): string {
  const address = url === undefined ? undefined : safeUrl(url);
  if (address === undefined) return words;
  return words === url ? `<${address}>` : `${words} <${address}>`;
}
