import type { OfficialCalendar } from '../../../domain/business-days.ts';
import type { Head, Revision } from '../../../domain/document.ts';
import type { DocId } from '../../../domain/ids.ts';
import { sha256 } from '../../../domain/ids.ts';
import type { ContentStore } from '../../../ports/content-store.ts';
import { holdersOf, PAGES_READ, pageOf } from '../../pages.ts';
import { getChunks, pack, putChunks } from '../chunks.ts';
import type { PutParams, QueryParams, Table } from '../table.ts';

const documentKey = (doc: DocId) => `DOC#${doc}`;
const CALENDAR = { pk: 'CALENDAR', sk: 'FEDERAL-REGISTER' };
const revNumber = (rev: number) => String(rev).padStart(6, '0');
const headKey = (doc: DocId) => ({ pk: documentKey(doc), sk: 'HEAD' });
const revisionKey = (doc: DocId, rev: number) => ({
  pk: documentKey(doc),
  sk: `REV#${revNumber(rev)}`,
});

/** Chunks are named by their content too, so that two writers of one revision number never mix their texts. */
const textPrefix = (rev: number, textRef: string) => `TEXT#${revNumber(rev)}#${textRef}#`;

export function revisionParams(revision: Revision, textRef: string, textChunks: number): PutParams {
  const key = revisionKey(revision.docId, revision.rev);
  return {
    Item: { ...key, revision, textRef, textChunks },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

/** Moves the head if it still is at `from`. */
export function moveHeadParams(from: number | undefined, to: Head): PutParams {
  const Item = { ...headKey(to.docId), head: to };
  if (from === undefined) return { Item, ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    Item,
    ConditionExpression: 'head.rev = :from',
    ExpressionAttributeValues: { ':from': from },
  };
}

/** Under its volume, by its first page; undefined for what has no citation. */
export function pageParams({ docId, metadata }: Revision): PutParams | undefined {
  const place = pageOf(metadata.citation);
  if (place === undefined) return undefined;
  const { volume, page } = place;
  return { Item: { pk: `VOL#${volume}`, sk: `${pageKey(page)}#${docId}`, docId, page } };
}

const pageKey = (page: number) => `PAGE#${String(page).padStart(6, '0')}`;

function pagesBeforeParams(volume: number, page: number): QueryParams {
  return {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :page',
    ExpressionAttributeValues: { ':pk': `VOL#${volume}`, ':first': pageKey(0), ':page': `${pageKey(page)}$` },
    ConsistentRead: true,
    ScanIndexForward: false,
    Limit: PAGES_READ,
  };
}

type Documents = Pick<
  ContentStore,
  | 'head'
  | 'heads'
  | 'revision'
  | 'text'
  | 'putRevision'
  | 'documentsAt'
  | 'moveHead'
  | 'calendar'
  | 'putCalendar'
>;

/** The part of the content store that holds documents, their revisions and texts. */
export function documents(table: Table): Documents {
  const head = async (doc: DocId) => (await table.get(headKey(doc)))?.['head'] as Head | undefined;
  return {
    head,
    async heads(docs) {
      const items = await table.getMany(docs.map(headKey));
      return new Map(items.map((item) => item['head'] as Head).map((found) => [found.docId, found]));
    },
    async revision(doc, rev) {
      return (await table.get(revisionKey(doc, rev)))?.['revision'] as Revision | undefined;
    },
    async text(doc, rev) {
      const item = await table.get(revisionKey(doc, rev));
      if (item === undefined) return undefined;
      const prefix = textPrefix(rev, String(item['textRef']));
      const bytes = await getChunks(table, documentKey(doc), prefix, Number(item['textChunks']));
      return new TextDecoder().decode(bytes);
    },
    async putRevision(revision, text) {
      const textRef = sha256(text).slice(0, 12);
      const chunks = await pack(text);
      await putChunks(table, documentKey(revision.docId), textPrefix(revision.rev, textRef), chunks);
      const place = pageParams(revision);
      if (place !== undefined) await table.put(place);
      await table.put(revisionParams(revision, textRef, chunks.length));
    },
    async documentsAt(volume, page) {
      const items = await table.all(pagesBeforeParams(volume, page));
      return holdersOf(
        items.map((item) => ({ docId: item['docId'] as DocId, page: Number(item['page']) })),
        page,
      );
    },
    calendar: async () => (await table.get(CALENDAR))?.['calendar'] as OfficialCalendar | undefined,
    async putCalendar(calendar) {
      await table.put({ Item: { ...CALENDAR, calendar } });
    },
    async moveHead(from, to) {
      if (await table.put(moveHeadParams(from, to))) return true;
      const now = await head(to.docId);
      return now?.rev === to.rev && now.contentHash === to.contentHash;
    },
  };
}
