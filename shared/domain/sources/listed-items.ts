import type { Listing } from './entry.ts';

/** One item of a list as a person looks at it. `published` is ISO, UTC. */
export interface ListedItem {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly published: string | null;
  /** How exact `published` is; the start of the day (in the zone of the source) where only a day is given. */
  readonly precision: 'second' | 'minute' | 'day' | 'none';
  readonly summary: string | null;
}

/** The items of a list in the order in which it gives them. */
export function listedItems(listing: Listing): readonly ListedItem[] {
  return listing.entries.map(({ docId, metadata, precision }) => ({
    id: docId,
    url: metadata.url,
    title: metadata.title,
    published: metadata.issuedAt ?? null,
    precision: metadata.issuedAt === undefined ? 'none' : (precision ?? 'second'),
    summary: metadata.abstract ?? null,
  }));
}
