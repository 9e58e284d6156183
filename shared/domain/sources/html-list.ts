import * as cheerio from 'cheerio/slim';
import type { HtmlSource } from './catalogue.ts';
import type { ListEntry, Listing } from './entry.ts';
import { firstOfEach, pressEntry } from './press-entry.ts';

/**
 * Reads a list page by the selectors of its source. `base` is the address it was fetched from. Rows without a link are
 * navigation and left out; a page on which nothing is found gives no entries, which the caller takes for a failure.
 */
export function readHtmlList(text: string, source: HtmlSource, base: string): Listing {
  const $ = cheerio.load(text);
  const { item, link, title, date, summary } = source.list;
  const entries: ListEntry[] = [];
  const skipped: string[] = [];
  for (const element of $(item).toArray()) {
    const row = $(element);
    const href = row.is(link) ? row.attr('href') : row.find(link).first().attr('href');
    if (href === undefined) continue;
    const when = date === undefined ? undefined : row.find(date).first();
    const entry = pressEntry(
      {
        title: row.is(title) ? row.text() : row.find(title).first().text(),
        link: href,
        guid: undefined,
        date: when?.attr('datetime') ?? when?.text(),
        summary: summary === undefined ? undefined : row.find(summary).first().text(),
        credits: [],
      },
      source,
      base,
    );
    if (entry === undefined) skipped.push(`no title: ${href.slice(0, 120)}`);
    else entries.push(entry);
  }
  const cut = !/<\/html\s*>/i.test(text);
  return {
    entries: firstOfEach(entries),
    arrived: entries.length + skipped.length,
    cut,
    stale: false,
    skipped,
  };
}
