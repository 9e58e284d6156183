import type { Change, ReadableDocument } from '../../domain/change.ts';
import type { DocumentMetadata } from '../../domain/document.ts';
import type { DocumentAnalysis } from '../../domain/matching/analyze-document.ts';
import { analyzeDocument, companiesMentioned } from '../../domain/matching/analyze-document.ts';
import type { CompanyDirectory } from '../../ports/company-directory.ts';
import type { CompanyIndexes } from './company-indexes.ts';
import { withParents } from './mentioned-companies.ts';

export interface MatchDeps {
  readonly directory: Pick<CompanyDirectory, 'companies'>;
  readonly companyIndexes: CompanyIndexes;
}

/** The companies that a document touches, by the names and companies known now. */
export async function matchDocument(
  deps: MatchDeps,
  change: Change,
  metadata: DocumentMetadata,
  document: ReadableDocument,
): Promise<DocumentAnalysis> {
  const indexes = await deps.companyIndexes();
  const companies = await withParents(deps.directory, companiesMentioned(document, indexes));
  return analyzeDocument({ change, metadata, document, indexes, companies });
}
