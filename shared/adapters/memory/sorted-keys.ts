import type { Page } from '../../ports/people-store.ts';

export interface SortedKeys {
  add(key: string): void;
  delete(key: string): void;
  /** At most `limit` keys in [from, to] after the cursor, in order; the cursor of a page is its last key. */
  page(range: { readonly from: string; readonly to: string }, limit: number, cursor?: string): Page<string>;
}

/** A set of keys read in order. It is sorted at the first read after a change, so that a million keys can be paged. */
export function sortedKeys(): SortedKeys {
  const keys = new Set<string>();
  let sorted: string[] | undefined;
  /** Position of the first key that is not less than `key`. */
  const position = (all: readonly string[], key: string) => {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((all[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    add(key) {
      keys.add(key);
      sorted = undefined;
    },
    delete(key) {
      keys.delete(key);
      sorted = undefined;
    },
    page({ from, to }, limit, cursor) {
      sorted ??= [...keys].sort((a, b) => (a < b ? -1 : 1));
      const start =
        cursor === undefined || cursor < from
          ? position(sorted, from)
          : position(sorted, cursor) + (keys.has(cursor) ? 1 : 0);
      const items: string[] = [];
      let at = start;
      for (; at < sorted.length && items.length < limit; at += 1) {
        const key = sorted[at];
        if (key === undefined || key > to) return { items };
        items.push(key);
      }
      const last = items.at(-1);
      const more = at < sorted.length && (sorted[at] ?? '') <= to;
      return more && last !== undefined ? { items, cursor: last } : { items };
    },
  };
}
