import * as z from 'zod/mini';
import { RulewireError } from '../errors.ts';
import { type SourceId, sourceId } from '../ids.ts';

const text = z.string().check(z.minLength(1));
const count = z.number().check(z.int(), z.gte(0));
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const hosts = z.array(text).check(z.minLength(1));

const hotWindow = z.strictObject({
  tz: text,
  days: z.array(z.enum(['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'])),
  from: clockTime,
  to: clockTime,
  everyMinutes: count,
});

const http = z.strictObject({
  accept: text,
  timeoutMs: count,
  maxBytes: count,
  maxRedirects: count,
  allowHosts: hosts,
});

const common = {
  /** Stable: a renamed source is a new source, and everything it lists is new again. */
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  url: text,
  /** Parameters of the list query; a list of values repeats the parameter. */
  query: z.record(text, z.union([z.string(), z.array(z.string())])),
  trust: z.enum(['official', 'reported', 'analysis', 'aggregator']),
  publisher: text,
  /** What people call it, on the status page and in alarms: "Treasury press releases". */
  name: text,
  /** Zone of times that name none. */
  tz: text,
  /**
   * Polled every `minutes`, and more often inside a hot window. With `maxMinutes` a source that rarely lists anything is
   * left alone for up to so long outside its windows. `at` is the time of day of what is polled once a day.
   */
  cadence: z.strictObject({
    minutes: count,
    maxMinutes: z.optional(count),
    at: z.optional(clockTime),
    hotWindows: z.array(hotWindow),
  }),
  http,
  /** Whether absence from the list could mean anything. */
  window: z.enum(['complete', 'rolling']),
  storeFullText: z.boolean(),
  legal: z.strictObject({ robotsCheckedAt: text, termsNote: text }),
  enabled: z.boolean(),
  /** Why it is off; there exactly where `enabled` is false. */
  offReason: z.optional(text),
  expect: z.strictObject({ minItems: count, maxSilenceHours: count }),
  /** Name of the saved sample in tests/recorded/sources/<id>, read by the tests. */
  fixtures: text,
};

const article = z.strictObject({
  fetch: z.enum(['yes', 'no']),
  title: z.optional(text),
  body: z.optional(text),
  remove: z.optional(z.array(text)),
  date: z.optional(text),
});

/** How the text of a government document is fetched, where that differs from its list. */
const textHttp = z.strictObject({ accept: text, maxBytes: count, maxRedirects: count, allowHosts: hosts });

const federalRegister = {
  ...common,
  text: textHttp,
  /** Agency slugs whose texts are fetched first when one poll finds many. */
  priorityAgencies: z.array(text),
};
const press = { ...common, article, identity: z.enum(['url', 'guid']) };

const publicInspection = z.strictObject({ ...federalRegister, kind: z.literal('public-inspection') });
const documents = z.strictObject({ ...federalRegister, kind: z.literal('documents'), overlapDays: count });
const rss = z.strictObject({ ...press, kind: z.literal('rss') });
const html = z.strictObject({
  ...press,
  kind: z.literal('html'),
  list: z.strictObject({
    item: text,
    link: text,
    title: text,
    date: z.optional(text),
    dateOrder: z.enum(['mdy', 'dmy']),
    summary: z.optional(text),
  }),
});
const screeningList = z.strictObject({ ...common, kind: z.literal('screening-list') });

/** A part of the CFR that is watched: `identifier` is its name in the eCFR, `key` names the document that it is stored as. */
const codifiedNode = z.strictObject({
  key: z.string().check(z.regex(/^[a-z0-9.-]+$/)),
  part: z.string().check(z.regex(/^\d+$/)),
  type: z.enum(['appendix', 'section']),
  identifier: text,
  title: text,
  /** The list of parties that it holds, or none where it names parties in sentences. */
  list: z.optional(
    z.enum(['entity-list', 'unverified-list', 'military-end-user-list', 'military-intelligence-end-users']),
  ),
});
const ecfr = z.strictObject({
  ...common,
  kind: z.literal('ecfr'),
  /** Number of the title of the CFR. */
  title: count,
  nodes: z.array(codifiedNode).check(z.minLength(1)),
  /** Versions are asked for from so many days before the last look. */
  overlapDays: count,
  text: textHttp,
});

/** The issues of the last days, against which the polls are checked; `{date}` in `url` stands for the day. */
const issues = z.strictObject({
  ...common,
  kind: z.literal('issues'),
  /** The id of the source of documents that is gone over. */
  documents: text,
  /** Where documents are counted per publication day, and where closures are listed. */
  dailyCounts: text,
  holidays: text,
  /** The id of the source of filings, and where the record of one is; `{number}` stands for its number. */
  inspection: text,
  filing: text,
  /** So many business days are gone over. */
  issueDays: count,
});

const definition = z.discriminatedUnion('kind', [
  publicInspection,
  documents,
  rss,
  html,
  screeningList,
  ecfr,
  issues,
]);

export type Source = z.infer<typeof definition>;
export type PublicInspectionSource = z.infer<typeof publicInspection>;
export type DocumentsSource = z.infer<typeof documents>;
export type FeedSource = z.infer<typeof rss>;
export type HtmlSource = z.infer<typeof html>;
export type EcfrSource = z.infer<typeof ecfr>;
export type IssuesSource = z.infer<typeof issues>;
export type CodifiedNode = EcfrSource['nodes'][number];
export type PressSource = FeedSource | HtmlSource;
/** True for a source of stories: a feed or a list page. */
export const isPressKind = (source: Source): source is PressSource =>
  source.kind === 'rss' || source.kind === 'html';

export type Catalogue = ReadonlyMap<SourceId, Source>;

/**
 * Reads one source definition (parsed JSON) out of the file of that name. Throws `source-invalid` with the file and each
 * missing, wrong or unknown field.
 */
export function parseSource(value: unknown, file: string): Source {
  const parsed = z.safeParse(definition, value);
  if (!parsed.success) {
    throw new RulewireError('source-invalid', `${file}: ${parsed.error.issues.flatMap(problems).join('; ')}`);
  }
  const problem = contradiction(parsed.data, file);
  if (problem !== undefined) throw new RulewireError('source-invalid', `${file}: ${problem}`);
  return parsed.data;
}

/** One line for each field that an issue is about: "http.maxBytes: wrong or missing, number expected". */
function problems(issue: z.core.$ZodIssue): string[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${[...path, key].join('.')}: no such field`);
  }
  const expected = issue.code === 'invalid_type' ? `, ${issue.expected} expected` : '';
  return [`${path.join('.') || 'the file'}: wrong or missing${expected}`];
}

/** What no single field shows. */
function contradiction(source: Source, file: string): string | undefined {
  const { id, url, http, enabled, offReason, cadence } = source;
  if (file !== `${id}.json`) return `id: "${id}" is not the name of the file`;
  const host = URL.parse(url)?.hostname;
  if (host === undefined) return `url: "${url}" is no address`;
  if (!http.allowHosts.includes(host)) return `http.allowHosts: ${host}, the host of its url, is missing`;
  if (enabled && offReason !== undefined) return 'offReason: given although enabled is true';
  if (!enabled && offReason === undefined) return 'offReason: missing although enabled is false';
  if ((cadence.maxMinutes ?? cadence.minutes) < cadence.minutes)
    return 'cadence.maxMinutes: less than minutes';
  return undefined;
}

/** All definitions by id; `files` is file name to parsed JSON. Throws `source-invalid` for a wrong one. */
export function loadCatalogue(files: Readonly<Record<string, unknown>>): Catalogue {
  const sources = Object.entries(files).map(([file, value]) => parseSource(value, file));
  return new Map(sources.map((source) => [sourceId(source.id), source]));
}

/** The source of that id. Throws `source-unknown`. */
export function sourceOf(catalogue: Catalogue, id: SourceId): Source {
  const source = catalogue.get(id);
  if (source === undefined) throw new RulewireError('source-unknown', id);
  return source;
}
