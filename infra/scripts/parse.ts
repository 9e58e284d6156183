import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { amendmentsOf } from '../../shared/domain/amendments/amendments.ts';
import { beforeAfterOf } from '../../shared/domain/diff/before-after.ts';
import { codifiedLists } from '../../shared/domain/diff/ecfr-list.ts';
import { diffLists } from '../../shared/domain/diff/list-diff.ts';
import type { DocumentMetadata, TextFormat } from '../../shared/domain/document.ts';
import { dateOfWords, type Ground } from '../../shared/domain/reading/date-words.ts';
import { documentHeader, issueDocuments } from '../../shared/domain/reading/document-header.ts';
import { statedFacts } from '../../shared/domain/reading/facts.ts';
import type { DocumentHeader } from '../../shared/domain/reading/header-fields.ts';
import { readDocument } from '../../shared/domain/reading/read-document.ts';
import { sentencesOf } from '../../shared/domain/reading/sentences.ts';
import { datesOfSentence, statedDates } from '../../shared/domain/reading/stated-dates.ts';
import { loadCatalogue } from '../../shared/domain/sources/catalogue.ts';
import type { Listing } from '../../shared/domain/sources/entry.ts';
import { readDocuments } from '../../shared/domain/sources/fr-documents.ts';
import { readPublicInspection } from '../../shared/domain/sources/fr-public-inspection.ts';
import { SOURCE_FILES } from '../../shared/sources/all.ts';

const KINDS = [
  'fr-xml',
  'fr-issue',
  'pi-text',
  'fr-text',
  'ecfr-xml',
  'fr-api',
  'pi-api',
  'article-text',
] as const;
type Kind = (typeof KINDS)[number];

const USAGE = `Usage: npm run parse -- FILE --kind ${KINDS.join('|')} [--json] [--against FILE]`;

/**
 * `npm run parse`: prints what Rulewire understands of a file (plain or gzip): a document, an issue, an eCFR answer or
 * an answer of the API. With --json one object on stdout; with --against (ecfr-xml) the differences to a later version.
 */
function main(args: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { kind: { type: 'string' }, json: { type: 'boolean' }, against: { type: 'string' } },
  });
  const kind = KINDS.find((each) => each === values.kind);
  const [file] = positionals;
  if (file === undefined || kind === undefined) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const understood =
    values.against === undefined
      ? parse(kind, contentOf(file))
      : compare(kind, contentOf(file), contentOf(values.against));
  const whole = JSON.stringify(understood, (_key, value) => (value === undefined ? null : value), 2);
  console.log(values.json === true ? whole : summary(understood));
}

function contentOf(file: string): string {
  const bytes = readFileSync(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

function parse(kind: Kind, original: string): object {
  switch (kind) {
    case 'fr-issue':
      return { documents: issueDocuments(original).map((header) => withDates(header, issueDay(original))) };
    case 'ecfr-xml':
      return { lists: codifiedLists(original).map((list) => ({ ...list, count: list.entries.length })) };
    case 'fr-api':
    case 'pi-api':
      return { documents: listingOf(kind, original).entries.map(({ metadata }) => describeListed(metadata)) };
    default:
      return describeDocument(kind, original);
  }
}

/** The day of an issue, from its head. */
function issueDay(original: string): Ground {
  const published = dateOfWords(/<DATE>([^<]{1,60})<\/DATE>/.exec(original)?.[1]?.trim() ?? '');
  return published === undefined ? {} : { published };
}

function withDates(header: DocumentHeader, ground: Ground): object {
  return {
    ...header,
    dates: sentencesOf(header.dates ?? '').flatMap((sentence) => datesOfSentence(sentence, ground)),
    datesAsPrinted: header.dates,
  };
}

function describeDocument(format: TextFormat, original: string): object {
  const header = documentHeader(format, original);
  const document = readDocument(format, original);
  const metadata = metadataOf(format, header);
  const found = amendmentsOf(document, metadata);
  return {
    ...header,
    dates: statedDates(document, metadata),
    datesAsPrinted: header.dates,
    facts: statedFacts(document, metadata),
    sections: document.sections.map(({ role, heading, text, offsets }) => ({
      role,
      heading,
      text,
      span: { start: Math.min(...offsets.subarray(0, 1)), end: offsets.at(-1) },
    })),
    ...found,
    beforeAfter: beforeAfterOf(found),
    doubts: document.doubts,
    parserVersion: document.parserVersion,
  };
}

function metadataOf(format: TextFormat, header: DocumentHeader): DocumentMetadata {
  const stages = {
    'fr-xml': 'published',
    'fr-text': 'published',
    'pi-text': 'filed',
    'article-text': 'reported',
  } as const;
  return {
    title: header.subject ?? '',
    url: '',
    type: header.type ?? 'Uncategorized Document',
    stage: stages[format],
    publisher: 'Federal Register',
    agencies: header.agencies,
    cfr: header.cfrParts,
  };
}

function listingOf(kind: 'fr-api' | 'pi-api', original: string): Listing {
  const wanted = kind === 'fr-api' ? 'documents' : 'public-inspection';
  const source = [...loadCatalogue(SOURCE_FILES).values()].find((each) => each.kind === wanted);
  if (source?.kind === 'documents') return readDocuments(asList(original), source);
  if (source?.kind === 'public-inspection')
    return readPublicInspection(asList(original), source, inspectionDay(original));
  throw new Error(`No source of kind ${wanted} is declared.`);
}

/** A single document comes bare; the readers of the product take lists. */
function asList(original: string): string {
  const answer: unknown = JSON.parse(original);
  const bare = typeof answer === 'object' && answer !== null && 'document_number' in answer;
  return bare ? JSON.stringify({ count: 1, results: [answer] }) : original;
}

/** A recorded list is read as on its own day. */
function inspectionDay(original: string): string {
  return /"last_public_inspection_issue"\s*:\s*"(\d{4}-\d{2}-\d{2})"/.exec(original)?.[1] ?? '';
}

function describeListed(metadata: DocumentMetadata): object {
  const {
    number,
    citation,
    type,
    agencies,
    cfr,
    action,
    dates,
    title,
    stage,
    publicationDate,
    effectiveOn,
    issuedAt,
    abstract,
  } = metadata;
  const nothing = { sections: [], parserVersion: '', doubts: [] };
  return {
    ...{
      number,
      citation,
      type,
      agencies,
      cfrParts: cfr ?? [],
      action,
      title,
      stage,
      publicationDate,
      effectiveOn,
    },
    ...{ filed: issuedAt, abstract, dates: statedDates(nothing, metadata), datesAsPrinted: dates },
  };
}

function compare(kind: Kind, before: string, after: string): object {
  if (kind !== 'ecfr-xml') throw new Error('--against compares two files of kind ecfr-xml.');
  const later = new Map(codifiedLists(after).map((list) => [list.name, list.entries]));
  const lists = codifiedLists(before);
  const names = [...new Set([...lists.map((list) => list.name), ...later.keys()])];
  return {
    diff: names.map((name) => ({
      list: name,
      changes: diffLists(lists.find((list) => list.name === name)?.entries ?? [], later.get(name) ?? []),
    })),
  };
}

/** The first level of what was understood, long lists as their count. */
function summary(understood: object): string {
  return Object.entries(understood)
    .map(([name, value]) => `${name}: ${brief(value)}`)
    .join('\n');
}

function brief(value: unknown): string {
  if (Array.isArray(value) && value.length > 0) {
    const lines = value.slice(0, 40).map((each) => `  ${JSON.stringify(each).slice(0, 200)}`);
    return [String(value.length), ...lines, ...(value.length > 40 ? ['  …'] : [])].join('\n');
  }
  return value === undefined ? '-' : JSON.stringify(value);
}

main(process.argv.slice(2));
