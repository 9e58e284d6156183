import type { Change, ChangeType } from '../../shared/domain/change.ts';
import type {
  CorrectedDocument,
  DocumentMetadata,
  Revision,
  Stage,
  Trust,
} from '../../shared/domain/document.ts';
import type { ChangeId } from '../../shared/domain/ids.ts';
import { changeId, docId, sha256, sourceId } from '../../shared/domain/ids.ts';
import type { World } from './world.ts';

/** A state of a document as a poller would find it; what is not said is like a filed rule of the Federal Register. */
export interface Sighting {
  readonly doc: string;
  readonly title: string;
  readonly text: string;
  readonly type?: ChangeType;
  readonly stage?: Stage;
  readonly trust?: Trust;
  readonly publisher?: string;
  readonly silent?: boolean;
  readonly corrects?: CorrectedDocument;
  readonly citation?: string;
  /** For a state of the Entity List in the CFR (eCFR XML): the day of the text. */
  readonly codifiedOn?: string;
  /** What its source says otherwise of it; one of type "Article" is a press item, of whatever trust. */
  readonly metadata?: Partial<DocumentMetadata>;
}

/** Stores the next revision of a document and announces the change, as a poller does. Returns the change's id. */
export async function detect(w: World, sighting: Sighting): Promise<ChangeId> {
  const { content, clock, queues } = w;
  const revision = await revisionOf(w, sighting);
  const head = await content.head(revision.docId);
  const change: Change = {
    changeId: changeId(revision.docId, head?.contentHash, revision.contentHash),
    docId: revision.docId,
    sourceId: revision.sourceId,
    trust: revision.trust,
    fromRev: head?.rev,
    toRev: revision.rev,
    type: sighting.type ?? 'new',
    stage: revision.metadata.stage,
    title: sighting.title,
    url: revision.metadata.url,
    detectedAt: clock.now().toISOString(),
    silent: sighting.silent ?? false,
  };
  await content.putRevision(revision, sighting.text);
  await content.putChange(change, clock.now());
  const { docId: id, sourceId: source, rev, contentHash, textHash, metadata, fetchedAt } = revision;
  const firstSeenAt = head?.firstSeenAt ?? fetchedAt;
  await content.moveHead(head?.rev, {
    docId: id,
    sourceId: source,
    rev,
    contentHash,
    textHash,
    stage: metadata.stage,
    firstSeenAt,
  });
  const frame = { v: 1, id: change.changeId, at: fetchedAt, cause: 'test' } as const;
  await queues.changes.send([{ ...frame, type: 'change.detected', changeId: change.changeId }]);
  await content.clearDue(change.changeId);
  return change.changeId;
}

async function revisionOf({ content, clock }: World, sighting: Sighting): Promise<Revision> {
  const { doc, title, text, trust = 'official', codifiedOn } = sighting;
  const stage = sighting.stage ?? (codifiedOn === undefined ? 'filed' : 'codified');
  const official = trust === 'official';
  const isArticle = !official || sighting.metadata?.type === 'Article';
  const head = await content.head(docId(doc));
  return {
    docId: docId(doc),
    rev: (head?.rev ?? 0) + 1,
    sourceId: sourceId(official ? 'fr-public-inspection' : 'scmp-tech'),
    trust,
    contentHash: sha256(`${title}#${text}#${stage}`),
    textHash: sha256(text),
    textFormat: codifiedOn !== undefined ? 'ecfr-xml' : isArticle ? 'article-text' : 'pi-text',
    fetchedAt: clock.now().toISOString(),
    metadata: {
      title,
      url: `https://www.federalregister.gov/d/${doc}`,
      type: official ? 'Rule' : 'Article',
      stage,
      publisher: sighting.publisher ?? 'Federal Register',
      agencies: official ? ['Industry and Security Bureau'] : [],
      ...(isArticle ? {} : { number: doc }),
      ...(sighting.corrects === undefined ? {} : { corrects: sighting.corrects }),
      ...(sighting.citation === undefined ? {} : { citation: sighting.citation }),
      ...(codifiedOn === undefined
        ? {}
        : { effectiveOn: codifiedOn, codified: { asOf: codifiedOn, list: 'entity-list' as const } }),
      ...sighting.metadata,
    },
  };
}
