import type { Change } from '../../domain/change.ts';
import type { CorrectedDocument, DocumentMetadata, Head } from '../../domain/document.ts';
import { type DocId, frDocId } from '../../domain/ids.ts';
import type { ContentStore } from '../../ports/content-store.ts';

type Content = Pick<ContentStore, 'head' | 'revision' | 'documentsAt'>;

/**
 * The document that a correction corrects, as it stood when the correction came: by its number, else by the page, where
 * of several documents on a page the one of the same agency whose title the correction repeats is meant. Undefined for
 * every other change, and where the document is not stored or not earlier.
 */
export async function correctedDocument(content: Content, change: Change): Promise<Head | undefined> {
  if (change.type !== 'corrected') return undefined;
  const metadata = (await content.revision(change.docId, change.toRev))?.metadata;
  if (metadata?.corrects === undefined) return undefined;
  const { number } = metadata.corrects;
  const named = number === undefined ? undefined : await content.head(frDocId(number, undefined));
  const head = named ?? (await byPage(content, metadata, metadata.corrects));
  // What came later cannot have been corrected; this also ends chains of corrections.
  return head !== undefined && head.firstSeenAt < change.detectedAt && head.docId !== change.docId
    ? head
    : undefined;
}

async function byPage(
  content: Content,
  metadata: DocumentMetadata,
  { citation }: CorrectedDocument,
): Promise<Head | undefined> {
  const [, volume, page] = /^(\d+) FR (\d+)$/.exec(citation ?? '') ?? [];
  if (volume === undefined) return undefined;
  const there = await content.documentsAt(Number(volume), Number(page));
  const known = await Promise.all(there.map((doc) => headWithMetadata(content, doc)));
  const ofAgency = known.filter(
    (each) => each !== undefined && each.metadata.agencies.at(-1) === metadata.agencies.at(-1),
  );
  const titled = ofAgency.find((each) => each && metadata.title.startsWith(each.metadata.title));
  return (titled ?? (ofAgency.length === 1 ? ofAgency[0] : undefined))?.head;
}

async function headWithMetadata(content: Content, doc: DocId) {
  const head = await content.head(doc);
  const revision = head && (await content.revision(doc, head.rev));
  return head && revision && { head, metadata: revision.metadata };
}
