import type { Block, Line, MailBody, RenderedMail } from './blocks.ts';
import { mailHtml } from './mail-html.ts';
import { mailText } from './mail-text.ts';
import { CHARACTERS_PER_LINE } from './mime.ts';
import { clip } from './plain-text.ts';

/** Gmail cuts a message near 102 KB and hides its end, where the unsubscribe link is. All of the MIME counts. */
export const MOST_BYTES = 90 * 1024;
/** What headers and the frame of the parts take: the longest of them hold an address, a token or a name of a thread. */
const HEADER_BYTES = 4 * 1024;
/** No line of a mail is worth more, once the mail is too large. */
const LONGEST_LINE = 600;

/** Whether a mail that says this stays under the cap as MIME: both parts in base64 with their line ends, and headers. */
export function fitsMail({ text, html }: Pick<RenderedMail, 'text' | 'html'>): boolean {
  return HEADER_BYTES + encodedBytes(text) + encodedBytes(html) <= MOST_BYTES;
}

function encodedBytes(text: string): number {
  // Line ends go out as two bytes.
  const bytes = Buffer.byteLength(text) + text.split('\n').length;
  const characters = Math.ceil(bytes / 3) * 4;
  return characters + 2 * Math.ceil(characters / CHARACTERS_PER_LINE);
}

/**
 * The mail of a body, under the cap. While it is too large, the longest list or table in it is cut to half, and says how
 * many are left out and on which page they are (of the block of that number); then long lines are cut.
 */
export function fittingMail(body: MailBody, page: (block: number) => string): RenderedMail {
  const lists: readonly Cuttable[] = body.blocks.flatMap((block, at) =>
    block.block === 'list' || block.block === 'facts'
      ? [{ at, all: sizeOf(block), kept: sizeOf(block) }]
      : [],
  );
  for (let kept = lists; ; kept = halved(kept)) {
    const mail = renderedMail({ ...body, blocks: withKept(body.blocks, kept, page) });
    if (fitsMail(mail)) return mail;
    if (kept.every(({ kept: left }) => left <= 1))
      return renderedMail({ ...body, blocks: withKept(body.blocks, kept, page).map(withShortLines) });
  }
}

export function renderedMail(body: MailBody): RenderedMail {
  return { subject: body.subject, text: mailText(body), html: mailHtml(body) };
}

/** A list or table of a body, and how much of it is shown. */
interface Cuttable {
  readonly at: number;
  readonly all: number;
  readonly kept: number;
}

const sizeOf = (block: Extract<Block, { block: 'list' | 'facts' }>) =>
  block.block === 'list' ? block.items.length : block.rows.length;

function halved(lists: readonly Cuttable[]): readonly Cuttable[] {
  const longest = Math.max(...lists.map(({ kept }) => kept));
  return lists.map((each) =>
    each.kept === longest ? { ...each, kept: Math.max(1, Math.floor(each.kept / 2)) } : each,
  );
}

function withKept(
  blocks: readonly Block[],
  lists: readonly Cuttable[],
  page: (block: number) => string,
): readonly Block[] {
  const cuts = new Map(lists.filter(({ all, kept }) => kept < all).map((each) => [each.at, each]));
  return blocks.map((block, at) => {
    const cut = cuts.get(at);
    if (cut === undefined) return block;
    const more: Line = [{ link: `${cut.all - cut.kept} more on the page`, url: page(at) }];
    if (block.block === 'list') return { ...block, items: [...block.items.slice(0, cut.kept), more] };
    if (block.block === 'facts')
      return { ...block, rows: [...block.rows.slice(0, cut.kept), { label: 'Further', value: more }] };
    return block;
  });
}

function withShortLines(block: Block): Block {
  switch (block.block) {
    case 'lead':
    case 'paragraph':
      return { ...block, line: shortLine(block.line) };
    case 'list':
      return { ...block, items: block.items.map(shortLine) };
    case 'facts':
      return { ...block, rows: block.rows.map((row) => ({ ...row, value: shortLine(row.value) })) };
    case 'quote':
    case 'heading':
    case 'title':
      return { ...block, text: clip(block.text, LONGEST_LINE) };
    default:
      return block;
  }
}

const shortLine = (line: Line): Line =>
  line.map((span) => {
    if (typeof span === 'string') return clip(span, LONGEST_LINE);
    if ('strong' in span) return { strong: clip(span.strong, LONGEST_LINE) };
    return 'struck' in span ? { struck: clip(span.struck, LONGEST_LINE) } : span;
  });
