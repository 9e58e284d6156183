import type { DocId } from '../domain/ids.ts';

/** A document and the page on which it begins. */
export interface FirstPage {
  readonly docId: DocId;
  readonly page: number;
}

/** Short notices share a page; no more than so many begin on one. */
export const PAGES_READ = 12;

/** Volume and page of a citation such as "84 FR 22961". */
export function pageOf(
  citation: string | undefined,
): { readonly volume: number; readonly page: number } | undefined {
  const [, volume, page] = /^(\d{1,3}) FR (\d{1,6})$/.exec(citation ?? '') ?? [];
  return volume === undefined ? undefined : { volume: Number(volume), page: Number(page) };
}

/** Those that may hold the page, out of documents that begin on or before it (the last first). */
export function holdersOf(begun: readonly FirstPage[], page: number): readonly DocId[] {
  const last = begun[0]?.page;
  const before = last === page ? begun.find((each) => each.page < page)?.page : undefined;
  return begun.filter((each) => each.page === last || each.page === before).map((each) => each.docId);
}
