import { amendmentsOf } from '../../domain/amendments/amendments.ts';
import { nameKey } from '../../domain/amendments/names.ts';
import type { Analysis, Change, Cited } from '../../domain/change.ts';
import { codifiedListId } from '../../domain/diff/before-after.ts';
import { codifiedRows, type ListEntry } from '../../domain/diff/ecfr-list.ts';
import { type Amending, type EditParts, editsOf, reportLines, storable } from '../../domain/diff/edits.ts';
import type { DocumentMetadata } from '../../domain/document.ts';
import { readDocument } from '../../domain/reading/read-document.ts';
import type { ContentStore } from '../../ports/content-store.ts';

type Content = Pick<ContentStore, 'head' | 'revision' | 'text'>;

/** Sentences on where a document does not agree with itself; what is beyond them is counted. */
const MOST_DISAGREEMENTS = 8;

/** What an analysis tells of the document itself, and where its instructions, tables and counts do not agree. */
export type Told = Pick<Analysis, 'edits' | 'editsLeft' | 'cited'> & {
  readonly disagreements: readonly string[];
};

/**
 * Before and after of a change, as it is stored: of entries that it revises against the codified lists as they are stored
 * at this moment, of a later revision against the one before.
 */
export async function toldOf(
  content: Content,
  change: Change,
  parts: Pick<EditParts, 'document' | 'found' | 'facts' | 'kind'> & { readonly metadata: DocumentMetadata },
): Promise<Told> {
  const { document, found, metadata } = parts;
  const cited = citedOf(metadata);
  const isLater = change.type === 'published' || change.type === 'amended';
  const previous = isLater ? await revisionBefore(content, change) : undefined;
  if (change.trust !== 'official')
    return {
      ...(previous === undefined ? {} : storable(reportLines(previous.document, document))),
      cited,
      disagreements: [],
    };
  const current = await entriesRevised(content, found);
  const edits = storable(editsOf({ ...parts, change, current, previous }));
  return { ...edits, cited, disagreements: counted(found.disagreements) };
}

/** What a page may say of where a document comes from. */
export function citedOf({
  publisher,
  agencies,
  number,
  citation,
  docket,
  action,
  publicationDate,
  issuedAt,
}: DocumentMetadata): Cited {
  const stated = { number, citation, docket, action, publicationDate, issuedAt };
  const known = Object.entries(stated).filter(([, value]) => value !== undefined);
  return { publisher, agencies, ...Object.fromEntries(known) };
}

function counted(disagreements: readonly string[]): readonly string[] {
  const left = disagreements.length - MOST_DISAGREEMENTS;
  if (left <= 0) return disagreements;
  const more = `${left} more names or counts on which instructions and tables do not agree.`;
  return [...disagreements.slice(0, MOST_DISAGREEMENTS), more];
}

/** The codified entries that a document names in rows that revise them; a list is read only where there is such a row. */
async function entriesRevised(
  content: Content,
  { amendments }: EditParts['found'],
): Promise<readonly ListEntry[]> {
  const revised = amendments.filter((each) => each.operation === 'revised' && each.statedIn === 'row');
  const names = new Set(revised.map(({ name }) => nameKey(name)));
  const lists = [...new Set(revised.map(({ list }) => codifiedListId(list)))];
  const texts = await Promise.all(
    lists.map(async (id) => {
      const head = await content.head(id);
      return head && (await content.text(id, head.rev));
    }),
  );
  const rows = texts.flatMap((text) => (text === undefined ? [] : codifiedRows(text)));
  return rows
    .flatMap((list) => list.rows.map((row) => row.entry))
    .filter((entry) => names.has(nameKey(entry.name)));
}

async function revisionBefore(content: Content, { docId, fromRev }: Change): Promise<Amending | undefined> {
  if (fromRev === undefined) return undefined;
  const [revision, text] = await Promise.all([
    content.revision(docId, fromRev),
    content.text(docId, fromRev),
  ]);
  if (revision === undefined || text === undefined || revision.textFormat === 'ecfr-xml') return undefined;
  const document = readDocument(revision.textFormat, text);
  return { document, found: amendmentsOf(document, revision.metadata) };
}
