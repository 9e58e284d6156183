import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of an Entity List table: who is listed, where, and under which names. */
export interface TableRow {
  readonly country: string;
  readonly entity: string;
  readonly aliases: readonly string[];
  readonly address: string;
  /** The entry inside which the party stands, where it has no entry of its own. */
  readonly within?: string;
}

/** A Federal Register document of the recording: facts of the real one, sentences of our own. */
export interface RecordedDocument {
  readonly number: string;
  readonly title: string;
  readonly type: 'Rule' | 'Proposed Rule' | 'Notice' | 'Presidential Document';
  readonly subtype?: string;
  readonly executiveOrder?: string;
  readonly signedOn?: string;
  /** Key of agencies.json. */
  readonly agency: string;
  /** ISO instant with New York's offset. */
  readonly filedAt: string;
  readonly filingType: 'special' | 'regular';
  /** YYYY-MM-DD of the issue. */
  readonly publishedOn: string;
  readonly citation: string | null;
  readonly endPage: number | null;
  readonly cfr: readonly string[];
  readonly cfrTitle?: number;
  readonly action: string | null;
  readonly effectiveOn?: string | null;
  readonly commentsCloseOn?: string;
  readonly dates: string | null;
  readonly summary: string | null;
  readonly background: readonly string[];
  readonly instructions?: readonly string[];
  readonly amend?: {
    readonly list: string;
    readonly operation: 'add';
    readonly rows: readonly TableRow[];
    readonly licence: string;
    readonly policy: string;
  };
}

/** A press item or a press release of the recording. `feed` is the source that carries it. */
export interface RecordedStory {
  readonly id: string;
  readonly publishedAt: string;
  readonly feed: 'yahoo-news' | 'sputnik-archive' | 'scmp-tech' | 'bis-news';
  readonly by: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What of it no rule ever did: the wait for it ends twelve months later. */
  readonly neverCame?: string;
}

interface ListedParty {
  readonly name: string;
  readonly citation: string;
  /** YYYY-MM-DD from which the party is on the list. */
  readonly from: string;
}

export interface Recording {
  readonly documents: readonly RecordedDocument[];
  readonly stories: readonly RecordedStory[];
  readonly agencies: Readonly<Record<string, { readonly name: string; readonly slug: string }>>;
  readonly partiesBefore: readonly ListedParty[];
}

const folder = join(import.meta.dirname, 'chronology');
const read = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** Reads the recorded chronology of 2019-2020 from its folder; documents in order of filing. */
export function loadRecording(): Recording {
  const chain = readdirSync(folder)
    .filter((file) => /^\d{4}-\d+\.json$/.test(file))
    .map((file) => read(file) as RecordedDocument);
  const documents = [...chain, ...(read('bystanders.json') as RecordedDocument[])];
  documents.sort((a, b) => Date.parse(a.filedAt) - Date.parse(b.filedAt) || a.number.localeCompare(b.number));
  return {
    documents,
    stories: read('stories.json') as RecordedStory[],
    agencies: read('agencies.json') as Recording['agencies'],
    partiesBefore: read('parties-before.json') as ListedParty[],
  };
}
