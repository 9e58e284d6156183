import * as cheerio from 'cheerio/slim';
import type { HtmlSource } from './catalogue.ts';
import type { DateRules } from './dates.ts';
import type { Listing } from './entry.ts';
import { guessedRows } from './list-rows.ts';
import { elementsBelow, type MarkupNode } from './markup.ts';
import { listingOf } from './press-entry.ts';
import type { PressItem } from './press-item.ts';

/** What was understood of a list page: its rows as text, and whether the page ends before its end. */
export interface ListReading {
  readonly items: readonly PressItem[];
  readonly cut: boolean;
}

const BASE = new Set(['base']);

/**
 * Reads a list page by the selectors of its source, or, without selectors, by the largest group of links of the same make.
 * `base` is the address it was fetched from. Rows without a link are navigation and left out; with selectors that fit
 * nothing there are no rows, which the caller takes for a failure.
 */
export function readListItems(
  html: string,
  base: string,
  rules: DateRules,
  selectors?: HtmlSource['list'],
): ListReading {
  const $ = cheerio.load(html);
  const root = $.root()[0] as MarkupNode;
  const rows = selectors === undefined ? guessedRows(root, rules) : selectedRows($, selectors);
  const declared = elementsBelow(root, BASE)[0]?.attribs['href'];
  const from = declared === undefined ? base : (URL.parse(declared, base)?.href ?? base);
  const items = rows.map((row) => ({
    ...row,
    link: row.link && (URL.parse(row.link.trim(), from)?.href ?? row.link),
  }));
  return { items, cut: !/<\/(?:html|body)\s*>/i.test(html.slice(-20_000)) };
}

function selectedRows($: cheerio.CheerioAPI, list: HtmlSource['list']): PressItem[] {
  const { item, link, title, date, summary } = list;
  return $(item)
    .toArray()
    .flatMap((element) => {
      const row = $(element);
      const href = row.is(link) ? row.attr('href') : row.find(link).first().attr('href');
      if (href === undefined) return [];
      const named = row.is(title) ? row : row.find(title).first();
      const when = date === undefined ? undefined : row.find(date).first();
      return {
        title: named.text().trim() || (named.attr('title') ?? named.attr('aria-label') ?? ''),
        link: href,
        guid: undefined,
        date: when?.attr('datetime') ?? when?.text(),
        summary: summary === undefined ? undefined : row.find(summary).first().text(),
        credits: [],
      };
    });
}

/** Reads the list page of a source; see readListItems. */
export function readHtmlList(text: string, source: HtmlSource, base: string): Listing {
  const rules: DateRules = { zone: source.tz, order: source.list.dateOrder };
  const { items, cut } = readListItems(text, base, rules, source.list);
  return listingOf(items, source, base, cut);
}
