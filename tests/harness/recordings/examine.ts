import { amendmentsOf } from '../../../shared/domain/amendments/amendments.ts';
import { nameKey } from '../../../shared/domain/amendments/names.ts';
import type { ReadableDocument } from '../../../shared/domain/change.ts';
import type { DocumentMetadata, TextFormat } from '../../../shared/domain/document.ts';
import { changeIdOf } from '../../../shared/domain/ids.ts';
import { analyzeDocument } from '../../../shared/domain/matching/analyze-document.ts';
import { documentHeader } from '../../../shared/domain/reading/document-header.ts';
import { readDocument } from '../../../shared/domain/reading/read-document.ts';
import { statedCounts } from '../../../shared/domain/reading/stated-counts.ts';
import { statedDates } from '../../../shared/domain/reading/stated-dates.ts';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import type { ListEntry } from '../../../shared/domain/sources/entry.ts';
import { readDocuments } from '../../../shared/domain/sources/fr-documents.ts';
import { readPublicInspection } from '../../../shared/domain/sources/fr-public-inspection.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import { seededChoice } from './choice.ts';
import type { Subjects } from './directory-of.ts';
import { filedRecord, printedRecord } from './render-api.ts';
import { inspectionText } from './render-filed.ts';
import { printedText } from './render-printed.ts';
import { documentXml } from './render-xml.ts';
import type { Recorded, Told } from './told.ts';

export const FORMATS = ['fr-api', 'pi-api', 'fr-xml', 'fr-text', 'pi-text'] as const;
export type Format = (typeof FORMATS)[number];
export const FIELDS = [
  'number',
  'citation',
  'type',
  'agencies',
  'cfr',
  'dates',
  'counts',
  'kind',
  'parties',
  'quiet',
] as const;
export type Field = (typeof FIELDS)[number];

/** Right, or what was read instead; fields that a format does not hold are absent. */
export type Verdict = Partial<Record<Field, true | string>> & { readonly missed?: number };

const SOURCES = [...loadCatalogue(SOURCE_FILES).values()];

/** Renders a recording in a format, has the product read and match it, and compares field by field. */
export function examine(recorded: Recorded, format: Format, seed: number, subjects: Subjects): Verdict {
  const { told } = recorded;
  const choice = seededChoice(`${told.number} ${format} ${seed}`);
  const filed = format === 'pi-api' || format === 'pi-text';
  const { metadata, listed } = filed ? filedEntry(told) : publishedEntry(recorded);
  if (format === 'fr-api' || format === 'pi-api') {
    const document = readDocument('fr-text', listed);
    return {
      ...metadataVerdict(metadata, recorded, filed),
      ...readVerdict(metadata, document, recorded, filed ? 'title' : 'abstract'),
      ...matchVerdict(metadata, document, recorded, subjects, filed ? 'title' : 'abstract'),
    };
  }
  const text = RENDERERS[format](told, choice);
  const document = readDocument(format, text);
  return {
    ...headerVerdict(format, text, told),
    ...readVerdict(metadata, document, recorded, filed ? 'filed' : 'printed'),
    ...matchVerdict(metadata, document, recorded, subjects, 'text'),
  };
}

const RENDERERS = { 'fr-xml': documentXml, 'fr-text': printedText, 'pi-text': inspectionText } as const;

function publishedEntry({ told, expected }: Recorded): ListEntry {
  const source = SOURCES.find((each) => each.kind === 'documents');
  if (source?.kind !== 'documents') throw new Error('No source of documents is declared.');
  const comment = expected.dates.find(([kind]) => kind === 'comment')?.[1];
  const answer = JSON.stringify({ count: 1, results: [printedRecord(told, comment)] });
  return only(readDocuments(answer, source).entries[0]);
}

function filedEntry(told: Told): ListEntry {
  const source = SOURCES.find((each) => each.kind === 'public-inspection');
  if (source?.kind !== 'public-inspection') throw new Error('No source of public inspection is declared.');
  const answer = JSON.stringify({ count: 1, results: [filedRecord(told)] });
  return only(readPublicInspection(answer, source, told.filedOn).entries[0]);
}

function only(entry: ListEntry | undefined): ListEntry {
  if (entry === undefined) throw new Error('The listing gave no document.');
  return entry;
}

const same = (read: unknown, wanted: unknown): true | string =>
  JSON.stringify(read) === JSON.stringify(wanted) || `${JSON.stringify(read)} for ${JSON.stringify(wanted)}`;

function metadataVerdict(metadata: DocumentMetadata, { told }: Recorded, filed: boolean): Verdict {
  return {
    number: same(metadata.number, told.number),
    ...(filed ? {} : { citation: same(metadata.citation, told.citation), cfr: same(metadata.cfr, told.cfr) }),
    type: same(metadata.type, told.type),
    agencies: same(metadata.agencies, filed ? told.agencyNames.slice(-1) : told.agencyNames),
  };
}

function headerVerdict(format: TextFormat, text: string, told: Told): Verdict {
  const header = documentHeader(format, text);
  const agencies = told.agencies.length > 0 ? told.agencies : ['Executive Office of the President'];
  return {
    number: same(header.number, told.number),
    // The file of one document names its page but not its volume; the filed text knows neither.
    ...(format === 'fr-text' ? { citation: same(header.citation, told.citation) } : {}),
    type: same(header.type, told.type),
    agencies: same(header.agencies, agencies),
    cfr: same(header.cfrParts, told.cfr),
  };
}

const alphabetical = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

type Reading = 'title' | 'abstract' | 'filed' | 'printed';

function readVerdict(
  metadata: DocumentMetadata,
  document: ReadableDocument,
  { expected }: Recorded,
  reading: Reading,
): Verdict {
  const dates = statedDates(document, metadata).map(({ kind, date }) => `${kind} ${date ?? '?'}`);
  const stated = reading === 'filed' ? expected.datesFiled : reading === 'title' ? [] : expected.dates;
  // Where only the abstract is known, an end that the text of an order states is not.
  const wanted = stated.filter(() => !(reading === 'abstract' && metadata.dates === undefined));
  const counts = statedCounts(document, metadata).map(({ operation, count }) => `${operation} ${count}`);
  const differing = amendmentsOf(document, metadata).disagreements;
  const noted = expected.counts.filter((count) => {
    const [operation, number] = count.split(' ');
    return differing.some((each) => new RegExp(`states ${number} \\w+ ${operation}`).test(each));
  });
  const hasRows = reading === 'filed' || reading === 'printed';
  const right = [
    same(counts.toSorted(alphabetical), reading === 'title' ? [] : expected.counts.toSorted(alphabetical)),
    hasRows ? same(noted, expected.countsDiffer) : true,
    hasRows
      ? same(
          differing.filter((each) => !each.startsWith('The summary states')),
          [],
        )
      : true,
  ];
  return {
    dates: same(
      dates.toSorted(alphabetical),
      wanted.map(([kind, date]) => `${kind} ${date ?? '?'}`).toSorted(alphabetical),
    ),
    counts: right.find((each) => each !== true) ?? true,
  };
}

function matchVerdict(
  metadata: DocumentMetadata,
  document: ReadableDocument,
  { told: recording, expected }: Recorded,
  subjects: Subjects,
  reading: 'title' | 'abstract' | 'text',
): Verdict {
  const found = analyzeDocument({
    change: { changeId: changeIdOf('recorded'), trust: 'official' },
    metadata,
    document,
    indexes: [subjects.index],
    companies: subjects.companies,
  });
  const told = found.matches.filter((match) => match.decision !== 'mention');
  const names = told.map((match) => `${match.companyName}: ${match.decision} ${match.kind}`);
  if (expected.decoy)
    return { kind: same(found.kind, 'none'), quiet: names.length === 0 || names.join('; ') };
  // A title that says nothing of the kind leaves it open; no title may say another one.
  const open = reading === 'title' && found.kind === 'none';
  const kind = open || expected.kinds.includes(found.kind) || `${found.kind} for ${expected.kinds.join('/')}`;
  if (reading !== 'text') return { kind };
  const wantedIds = new Set([...expected.parties.keys()].map(subjects.idOf));
  const wrong = [...expected.parties].flatMap(([name, wanted]) => {
    const match = found.matches.find((each) => each.companyId === subjects.idOf(name));
    const kinds = [match?.kind, ...(match?.alsoKinds ?? [])];
    // A footnote that a rule puts to an entry also changes the entry.
    const fits = [wanted, ...(wanted === 'fdp_rule_change' ? ['entity_list_modification'] : [])];
    const isTold = match?.decision === 'alert' && kinds.some((kind) => kind && fits.includes(kind));
    return isTold ? [] : [`${name}: ${match?.decision ?? 'unseen'} ${match?.kind ?? ''} for ${wanted}`];
  });
  const named = recording.rows.flatMap((row) => [row.name, ...row.aliases, ...row.members]).map(nameKey);
  const extra = told
    .filter(({ decision, companyId }) => decision === 'alert' && !wantedIds.has(companyId))
    // Who bears the name of a party, or is its group, may be told as well.
    .filter(
      ({ evidence }) => !evidence.some(({ alias }) => named.some((name) => name.includes(nameKey(alias)))),
    )
    .map((match) => `also ${match.companyName}: ${match.decision} ${match.kind}`);
  const all = [...wrong, ...extra];
  return { kind, parties: all.length === 0 || all.join('; '), missed: wrong.length };
}
