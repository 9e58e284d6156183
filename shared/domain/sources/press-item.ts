import { absoluteUrl } from './canonical-url.ts';
import { type DateRules, type ReadDate, readDate } from './dates.ts';
import { markupText } from './markup.ts';

/** What a feed item or a row of a list page says, as text. */
export interface PressItem {
  readonly title: string;
  /** As given, or resolved already where the feed names a base of its own. */
  readonly link: string | undefined;
  readonly guid: string | undefined;
  readonly date: string | undefined;
  readonly summary: string | undefined;
  /** Source element, creator or author. */
  readonly credits: readonly string[];
  /** True where the answer ends inside the item: it will be whole with the next one. */
  readonly partial?: boolean;
}

/** An item as it is understood, whatever its source: what a reader of the list would see. */
export interface ListedItem {
  /** What the feed knows it by, else its address, else its title. */
  readonly id: string;
  readonly url?: string;
  readonly title: string;
  /** ISO instant (UTC); with precision `day` the start of that day in the zone of the source. */
  readonly published?: string;
  readonly precision: ReadDate['precision'] | 'none';
  readonly summary?: string;
}

/** An untitled item is called by so much of its text. */
const TITLE_FROM_TEXT = 100;

/** The item in clean text, with an absolute address; undefined where it says nothing. `base` is the address of the list. */
export function listedItem(item: PressItem, base: string, rules: DateRules): ListedItem | undefined {
  const summary = item.summary === undefined ? undefined : markupText(item.summary);
  const title = markupText(item.title) ?? firstWords(summary);
  if (title === undefined) return undefined;
  const url = item.link === undefined ? undefined : absoluteUrl(item.link.replace(/\s+/g, ''), base);
  const date = item.date === undefined ? undefined : readDate(item.date, rules);
  return {
    id: item.guid?.trim() || url || title,
    ...(url === undefined ? {} : { url }),
    title,
    ...(date === undefined ? {} : { published: date.instant.toISOString() }),
    precision: date?.precision ?? 'none',
    ...(summary === undefined ? {} : { summary }),
  };
}

function firstWords(text: string | undefined): string | undefined {
  if (text === undefined || text.length <= TITLE_FROM_TEXT) return text;
  const cut = text.slice(0, TITLE_FROM_TEXT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60))}…`;
}
