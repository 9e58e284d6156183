import type { Analysis, Change, Match } from '../../../shared/domain/change.ts';
import type { BeforeAfter } from '../../../shared/domain/diff/before-after.ts';
import { editBlocks, editLine } from '../../../shared/domain/rendering/edit-blocks.ts';
import { type Hole, html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { clip, oneLine } from '../../../shared/domain/rendering/plain-text.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';
import { blocksHtml, lineHtml } from './block-html.ts';
import { fitting } from './fitting.ts';
import { layout } from './layout.ts';

/** Bytes of before and after on the page of a change, and on a page of their own. */
const BESIDE_OTHERS = 7_000;
const ALONE = 22_000;

/** The first lines of before and after of a change, and the way to the others. */
export function firstEdits(change: Change, analysis: Analysis | undefined, matches: readonly Match[]): Hole {
  return editsFrom(change, analysis, matches, 0, BESIDE_OTHERS);
}

/** The lines of before and after from the one with that number (counted from 0) on. */
export function editsPage(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  change: Change,
  analysis: Analysis,
  matches: readonly Match[],
  from: number,
): SafeHtml {
  const title = clip(oneLine(change.title), 200);
  const content = html`<h1>${texts.edits.title(title)}</h1>
<p><a href="/c/${change.changeId}">${texts.edits.change}</a></p>
${editsFrom(change, analysis, matches, from, ALONE)}`;
  return layout(site, { title, content });
}

function editsFrom(
  { changeId }: Change,
  analysis: Analysis | undefined,
  matches: readonly Match[],
  from: number,
  bytes: number,
): Hole {
  const { edits = [], editsLeft = 0 } = analysis ?? {};
  const rest = edits.slice(from);
  const count = fitting(rest.map(sized), bytes).shown.length;
  const next = from + count;
  const left = edits.length - next;
  const shown = rest.slice(0, count);
  return html`${blocksHtml(editBlocks(shown, left > 0 ? 0 : editsLeft, { most: Number.POSITIVE_INFINITY, matches }))}
${left > 0 && html`<p><a href="/c/${changeId}/edits?from=${String(next)}">${texts.edits.more(left)}</a></p>`}`;
}

/** A line, with a heading where it is the first of its place. */
function sized(edit: BeforeAfter, at: number, all: readonly BeforeAfter[]): SafeHtml {
  const isFirst = all[at - 1]?.where !== edit.where;
  return html`${isFirst && html`<h3>${clip(oneLine(edit.where), 160)}</h3>`}<li>${lineHtml(editLine(edit))}</li>`;
}
