import { parseArgs } from 'node:util';
import { amendmentsOf } from '../../shared/domain/amendments/amendments.ts';
import { beforeAfterOf } from '../../shared/domain/diff/before-after.ts';
import { codifiedLists } from '../../shared/domain/diff/ecfr-list.ts';
import { diffLists } from '../../shared/domain/diff/list-diff.ts';
import type { DocumentMetadata, TextFormat } from '../../shared/domain/document.ts';
import { RulewireError } from '../../shared/domain/errors.ts';
import { correctsOf } from '../../shared/domain/reading/corrects.ts';
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
import { contentOf, insistOn, KINDS, type Kind, UnfitInput } from './parse-input.ts';

const USAGE = `Usage: npm run parse -- FILE --kind ${KINDS.join('|')} [--json] [--against LATER-FILE]`;

/**
 * `npm run parse`: prints what Rulewire understands of a file (plain or gzip): a document, an issue, an eCFR answer or
 * an answer of the API. With --json one object on stdout; with --against (ecfr-xml) the differences to a later version.
 * Exits 2 where the command is not understood, 1 where the file is not what it is said to be.
 */
function main(args: readonly string[]): void {
  const asked = commandOf(args);
  if (typeof asked === 'string') fail(2, `${asked}\n${USAGE}`);
  else show(asked);
}

function show(asked: Command): void {
  try {
    const understood = understand(asked);
    const whole = JSON.stringify(understood, (_key, value) => (value === undefined ? null : value), 2);
    console.log(asked.json ? whole : summary(understood));
  } catch (cause) {
    if (cause instanceof UnfitInput || cause instanceof RulewireError) fail(1, cause.message);
    else throw cause;
  }
}

function fail(code: number, message: string): void {
  console.error(message);
  process.exitCode = code;
}

interface Command {
  readonly file: string;
  readonly kind: Kind;
  readonly json: boolean;
  readonly against: string | undefined;
}

/** What is asked for, or why that is not understood. */
function commandOf(args: readonly string[]): Command | string {
  let parsed: ReturnType<typeof argumentsOf>;
  try {
    parsed = argumentsOf(args);
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
  const { values, positionals } = parsed;
  const [file, ...others] = positionals;
  if (file === undefined) return 'No file is given.';
  if (others.length > 0) return `One file at a time: ${others.join(', ')} is left over.`;
  const kind = KINDS.find((each) => each === values.kind);
  if (kind === undefined)
    return values.kind === undefined ? 'No kind is given.' : `There is no kind ${values.kind}.`;
  if (values.against !== undefined && kind !== 'ecfr-xml')
    return '--against compares two files of kind ecfr-xml.';
  return { file, kind, json: values.json === true, against: values.against };
}

const argumentsOf = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { kind: { type: 'string' }, json: { type: 'boolean' }, against: { type: 'string' } },
  });

function understand({ kind, file, against }: Command): object {
  const read = (name: string) => {
    const text = contentOf(name);
    insistOn(kind, name, text);
    return text;
  };
  return against === undefined ? parse(kind, read(file)) : compare(read(file), read(against));
}

function parse(kind: Kind, original: string): object {
  switch (kind) {
    case 'fr-issue':
      return {
        documents: issueDocuments(original).map((header) => withDates(header, issueDay(original))),
        doubts: original.includes('</FEDREG>') ? [] : ['The file ends before the end of the issue.'],
      };
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
  const metadata = metadataOf(format, header, original);
  const found = amendmentsOf(document, metadata);
  return {
    ...header,
    dates: statedDates(document, metadata),
    datesAsPrinted: header.dates,
    corrects: metadata.corrects,
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

function metadataOf(format: TextFormat, header: DocumentHeader, original: string): DocumentMetadata {
  const stages = {
    'fr-xml': 'published',
    'fr-text': 'published',
    'pi-text': 'filed',
    'article-text': 'reported',
  } as const;
  const metadata: DocumentMetadata = {
    title: header.subject ?? '',
    url: '',
    type: header.type ?? 'Uncategorized Document',
    stage: stages[format],
    publisher: 'Federal Register',
    agencies: header.agencies,
    cfr: header.cfrParts,
    ...(header.number === undefined ? {} : { number: header.number }),
    ...(header.action === undefined ? {} : { action: header.action }),
  };
  const corrects = correctsOf(metadata, original);
  return corrects === undefined ? metadata : { ...metadata, corrects };
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

const LISTED = [
  'number',
  'citation',
  'type',
  'agencies',
  'action',
  'title',
  'stage',
  'publicationDate',
  'effectiveOn',
  'abstract',
  'corrects',
] as const;

function describeListed(metadata: DocumentMetadata): object {
  const nothing = { sections: [], parserVersion: '', doubts: [] };
  return {
    ...Object.fromEntries(LISTED.map((name) => [name, metadata[name]])),
    cfrParts: metadata.cfr ?? [],
    filed: metadata.issuedAt,
    dates: statedDates(nothing, metadata),
    datesAsPrinted: metadata.dates,
    // The text is fetched by itself: a listing has no sections and amends nothing.
    sections: [],
    amendments: [],
  };
}

function compare(before: string, after: string): object {
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
