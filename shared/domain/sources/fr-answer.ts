import { RulewireError } from '../errors.ts';
import { readDate } from './dates.ts';
import { plainText } from './plain-text.ts';

/** One object of an answer of the Federal Register API; every field must be expected to be null or absent. */
export type FrRecord = Readonly<Record<string, unknown>>;

export interface FrAnswer {
  readonly count: number;
  readonly results: readonly FrRecord[];
  readonly nextPage?: string;
}

/** Parses JSON and insists on an object. Throws `source-not-json` or `source-shape`. */
export function jsonObject(text: string): FrRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new RulewireError('source-not-json', text.slice(0, 80), { cause });
  }
  if (!isRecord(value)) throw new RulewireError('source-shape', 'the answer is not an object');
  return value;
}

export function isRecord(value: unknown): value is FrRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The envelope of a list answer (Federal Register API v1, `/documents` and `/public-inspection-documents`). A search without
 * hits has a `count` of 0 and no `results`. Throws `source-not-json`, or `source-shape` where `count` or `results` is missing:
 * then it is an error page or a wall, never an empty list.
 */
export function readAnswer(text: string): FrAnswer {
  const { count, results, next_page_url: nextPage } = jsonObject(text);
  if (typeof count !== 'number') throw new RulewireError('source-shape', 'the answer has no numeric count');
  if (results === undefined && count === 0) return { count, results: [] };
  if (!Array.isArray(results)) throw new RulewireError('source-shape', `count ${count} but no results`);
  return {
    count,
    results: results.filter(isRecord),
    ...(typeof nextPage === 'string' ? { nextPage } : {}),
  };
}

/** A text field without stray white space, tags and codes of the print shop; undefined for null, absent and blank. */
export function textField(record: FrRecord, name: string): string | undefined {
  const value = record[name];
  if (typeof value !== 'string') return undefined;
  return plainText(value);
}

/** A date field (YYYY-MM-DD), undefined where it is null or no date. */
export function dateField(record: FrRecord, name: string): string | undefined {
  const value = record[name];
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

/** An instant (ISO, UTC) from either form that the API uses: local offset with milliseconds, or Z. */
export function instantField(record: FrRecord, name: string): string | undefined {
  const value = record[name];
  if (typeof value !== 'string') return undefined;
  const read = readDate(value, { zone: 'America/New_York', order: 'mdy' });
  return read && read.precision !== 'day' ? read.instant.toISOString() : undefined;
}

/** A document number with plain hyphens (print files have en dashes since March 2024), or undefined where it is none. */
export function numberField(record: FrRecord): string | undefined {
  const number = textField(record, 'document_number')?.replace(/[‐-―−]/g, '-');
  return number !== undefined && /^[A-Za-z0-9][A-Za-z0-9-]{2,30}$/.test(number) ? number : undefined;
}

/**
 * The names of the agencies, the most specific one last: a department comes before the bureau that is part of it, whatever the
 * order given. Those not in the agency list have only a raw name.
 */
export function agencyNames(record: FrRecord): string[] {
  const agencies = agenciesOf(record);
  const parents = new Set(agencies.flatMap((agency) => idOf(agency, 'parent_id')));
  const isParent = (agency: FrRecord) => idOf(agency, 'id').some((id) => parents.has(id));
  return [...agencies.filter(isParent), ...agencies.filter((agency) => !isParent(agency))].flatMap(
    (agency) => textField(agency, 'name') ?? textField(agency, 'raw_name') ?? [],
  );
}

function idOf(agency: FrRecord, name: 'id' | 'parent_id'): number[] {
  const id = agency[name];
  return typeof id === 'number' ? [id] : [];
}

export function agencySlugs(record: FrRecord): string[] {
  return agenciesOf(record).flatMap((agency) => textField(agency, 'slug') ?? []);
}

function agenciesOf(record: FrRecord): FrRecord[] {
  const agencies = record['agencies'];
  return Array.isArray(agencies) ? agencies.filter(isRecord) : [];
}

/** Strings of a list field, blank ones left out. */
export function listField(record: FrRecord, name: string): string[] {
  const values = record[name];
  if (!Array.isArray(values)) return [];
  return values.flatMap((value) => (typeof value === 'string' ? (plainText(value) ?? []) : []));
}
