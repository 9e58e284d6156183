import { localDate } from '../clock-zones.ts';
import { RulewireError } from '../errors.ts';
import type { Wanted } from './answer.ts';
import type { Source } from './catalogue.ts';
import type { Listing } from './entry.ts';
import { readFeed } from './feed.ts';
import { readDocuments } from './fr-documents.ts';
import { readPublicInspection } from './fr-public-inspection.ts';
import { readHtmlList } from './html-list.ts';

/** What the list of a source is written in. */
export function wantedList(source: Source): Wanted {
  if (source.kind === 'rss') return 'feed';
  return source.kind === 'html' ? 'html' : 'json';
}

/**
 * Understands one list answer of a source. `base` is the address it came from, `fetchedAt` the instant. Throws
 * `source-not-json` or `source-shape`, also for whatever a parser stumbles over: an answer can never break the poller.
 */
export function readListing(source: Source, text: string, base: string, fetchedAt: Date): Listing {
  try {
    switch (source.kind) {
      case 'public-inspection':
        return readPublicInspection(text, source, localDate(source.tz, fetchedAt));
      case 'documents':
        return readDocuments(text, source);
      case 'rss':
        return readFeed(text, source, base);
      case 'html':
        return readHtmlList(text, source, base);
      case 'screening-list':
      case 'ecfr':
      case 'issues':
        throw new RulewireError('source-unknown', `${source.id} lists no documents`);
    }
  } catch (cause) {
    if (cause instanceof RulewireError) throw cause;
    throw new RulewireError('source-shape', `${source.id}: ${String(cause)}`, { cause });
  }
}
