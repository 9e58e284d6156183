import type { Change, Match } from '../change.ts';
import type { Block, Line } from './blocks.ts';
import { dayInWords, dayOf } from './dates.ts';
import { clip, oneLine, shortName } from './plain-text.ts';
import { happened, standingWord } from './wording.ts';

/** An earlier change about the same companies, as the history of a company gives it. */
export interface Earlier {
  readonly change: Change;
  readonly match: Match;
}

const MOST_EARLIER = 8;

/** What came before about the same companies, for a change that belongs to no matter. `history` comes in any order. */
export function historyBlocks(
  { change, publicUrl, now }: { readonly change: Change; readonly publicUrl: string; readonly now: Date },
  history: readonly Earlier[],
): readonly Block[] {
  const seen = new Map(
    history
      .filter(
        (each) => each.change.changeId !== change.changeId && each.change.detectedAt <= change.detectedAt,
      )
      .map((each) => [each.change.changeId, each]),
  );
  const earlier = [...seen.values()].toSorted((a, b) => (a.change.detectedAt < b.change.detectedAt ? -1 : 1));
  const items = earlier.slice(-MOST_EARLIER).map((each) => earlierLine(each, publicUrl));
  const none: Line = [`Nothing in our record before ${dayInWords(dayOf(now.toISOString()))}.`];
  return [
    { block: 'heading', level: 2, text: 'Earlier about the same company' },
    { block: 'list', items: items.length === 0 ? [none] : items },
  ];
}

function earlierLine({ change, match }: Earlier, publicUrl: string): Line {
  const kind = change.trust === 'official' ? match.kind : 'reported_not_official';
  const what = happened(shortName(oneLine(match.companyName)), kind, change);
  return [
    `${dayInWords(dayOf(change.detectedAt))}: ${what} (${standingWord(change)}). `,
    { link: clip(oneLine(change.title), 90), url: `${publicUrl}/c/${change.changeId}` },
  ];
}
