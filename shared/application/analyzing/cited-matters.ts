import type { ReadableDocument } from '../../domain/change.ts';
import { type DocId, frDocId, type MatterId } from '../../domain/ids.ts';
import type { MatterHead } from '../../domain/matters/matter.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import { stepInto } from './lineage.ts';

const CITED = /\b(\d{2,3}) FR (\d{3,6})\b/g;
const NUMBERED = /\b(?:FR Doc\. ?|document (?:number|no\.)? ?)((?:[A-Z]\d-)?\d{4}-\d{4,6})\b/gi;
/** A summary says what the document is about; who cites more than these is telling a history. */
const MOST_CITED = 3;

/**
 * The matters of the documents that a document's summary cites by page or number. Of documents that name no company this is
 * the only sign of what they go on with, such as a longer time for comments on an earlier rule.
 */
export async function citedMatters(
  content: ContentStore,
  document: ReadableDocument,
  own: DocId,
): Promise<readonly MatterHead[]> {
  const text = document.sections
    .filter(({ role }) => role === 'summary' || role === 'action' || role === 'title')
    .map((section) => section.text)
    .join('\n');
  const ids = new Set<MatterId>();
  for (const doc of await documentsCited(content, text))
    if (doc !== own) for (const id of await mattersOfDocument(content, doc)) ids.add(id);
  const matters = await Promise.all([...ids].map((id) => content.matter(id)));
  return matters.flatMap((matter) => {
    if (matter === undefined) return [];
    const { entries: _, claims: __, ...head } = matter;
    return [head];
  });
}

async function documentsCited(content: ContentStore, text: string): Promise<readonly DocId[]> {
  const numbered = [...text.matchAll(NUMBERED)].map((found) => frDocId(found[1] ?? '', undefined));
  const pages = [...text.matchAll(CITED)].slice(0, MOST_CITED);
  const cited = await Promise.all(
    pages.map(([citation, volume, page]) => beginningAt(content, citation, volume, page)),
  );
  return [...new Set([...numbered, ...cited.flat()])].slice(0, MOST_CITED);
}

/** The document that begins on the page; none where two do, since the page does not say which is meant. */
async function beginningAt(
  content: ContentStore,
  citation: string,
  volume: string | undefined,
  page: string | undefined,
): Promise<readonly DocId[]> {
  const found: DocId[] = [];
  for (const doc of await content.documentsAt(Number(volume), Number(page))) {
    const head = await content.head(doc);
    const revision = head && (await content.revision(doc, head.rev));
    if (revision?.metadata.citation === citation) found.push(doc);
  }
  return found.length === 1 ? found : [];
}

async function mattersOfDocument(content: ContentStore, doc: DocId): Promise<readonly MatterId[]> {
  const head = await content.head(doc);
  const step = head && (await stepInto(content, doc, head.rev));
  if (step === undefined) return [];
  const { changeId } = step.change;
  const [analysis, matches] = await Promise.all([content.analysis(changeId), content.matches(changeId)]);
  return [analysis?.matterId, ...matches.map((match) => match.matterId)].flatMap((id) => id ?? []);
}
