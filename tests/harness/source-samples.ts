import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listIn, shownItem } from '../../infra/scripts/source/read.ts';
import type { Source } from '../../shared/domain/sources/catalogue.ts';
import { decodeBody } from '../../shared/domain/sources/charset.ts';
import { readTitles, readVersions } from '../../shared/domain/sources/ecfr-answers.ts';
import { readDailyCounts, readHolidays, readIssue } from '../../shared/domain/sources/fr-issues.ts';
import { readListing } from '../../shared/domain/sources/read-listing.ts';
import { readScreeningList } from '../../shared/domain/sources/screening-list.ts';

/** All samples are read as on this day. */
const FETCHED_AT = new Date('2026-03-10T15:00:00Z');

/** What the product understands of the sample of a source in `samples`/<id>: the form of its expected.json. */
export function understoodOf(source: Source, samples: string): object {
  const text = decodeBody(readFileSync(join(samples, source.id, source.fixtures)), '');
  switch (source.kind) {
    case 'screening-list':
      return readScreeningList(text);
    case 'ecfr': {
      const answers = JSON.parse(text) as { titles: object; versions: object };
      const title = readTitles(JSON.stringify(answers.titles), source.title);
      const { versions, pages } = readVersions(JSON.stringify(answers.versions));
      return { title, versions, pages };
    }
    case 'issues': {
      const answers = JSON.parse(text) as { issue: object; dailyCounts: object; holidays: object };
      return {
        numbers: readIssue(JSON.stringify(answers.issue)),
        dailyCounts: Object.fromEntries(readDailyCounts(JSON.stringify(answers.dailyCounts))),
        closures: readHolidays(JSON.stringify(answers.holidays), '2026-03-10'),
      };
    }
    case 'rss':
    case 'html': {
      const kind = source.kind === 'rss' ? 'rss' : 'list';
      return { items: listIn(text, { kind, url: source.url, zone: source.tz, source }).items.map(shownItem) };
    }
    default: {
      const { entries, ...rest } = readListing(source, text, source.url, FETCHED_AT);
      return { ...rest, entries: entries.map(({ fingerprint: _, ...entry }) => entry) };
    }
  }
}

/** How many documents a sample must hold at least, so that an empty one is no proof. */
export function sizeOf(understood: object): number {
  return Math.max(0, ...Object.values(understood).map((value) => (Array.isArray(value) ? value.length : 0)));
}
