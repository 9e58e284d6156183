import type { ListName } from './amendments/amendment.ts';
import type { DocId, SourceId } from './ids.ts';

/** Who speaks: the government itself, the press, a commentator, or somebody who collects others. */
export type Trust = 'official' | 'reported' | 'analysis' | 'aggregator';

/** Where a document stands in its life; the number is the same on public inspection and in print. A node of the CFR is codified. */
export type Stage = 'filed' | 'published' | 'codified' | 'withdrawn' | 'reported';

export type SectionRole =
  | 'title'
  | 'action'
  | 'dates'
  | 'summary'
  | 'background'
  | 'comments'
  | 'footnote'
  | 'instruction'
  | 'table-row'
  | 'signature'
  | 'body';

/**
 * A part of a document with the role it plays. `text` is clean reading text; `offsets[i]` is the UTF-16 offset in the
 * stored original of the i-th UTF-16 unit of `text`, with one more element for the end, so that every span maps back.
 */
export interface Section {
  readonly role: SectionRole;
  readonly heading: string;
  readonly text: string;
  readonly offsets: Uint32Array;
}

export type DateKind =
  | 'effective'
  | 'applicable'
  | 'compliance'
  | 'comment'
  | 'valid-until'
  | 'suspension-ends';

/** What a day is that is no business day ("a Sunday", the name of a holiday), and the last business day before it (YYYY-MM-DD). */
export interface DayOff {
  readonly is: string;
  readonly lastBusinessDay: string;
}

/** A date a document states, with the words it came from. `date` is YYYY-MM-DD in New York, undefined while "[INSERT DATE…]". */
export interface StatedDate {
  readonly kind: DateKind;
  readonly date: string | undefined;
  readonly statedAs: string;
  /** The time of day and its zone as the document writes them: "11:59 p.m., ET". */
  readonly time?: string;
  /** Set where something ends on a day on which federal offices are closed. */
  readonly dayOff?: DayOff;
}

/** The earlier document that another corrects or replaces: its number, a page of it ("84 FR 22961"), or both. */
export interface CorrectedDocument {
  readonly number?: string;
  readonly citation?: string;
  /** It takes the place of the earlier one as a whole. */
  readonly replaces?: true;
}

/** What an article says of itself and of where it has its story from; kept although most of its text is not. */
export interface PressFacts {
  readonly byline?: string;
  /** Two-letter code. */
  readonly lang?: string;
  /** The outlet that carries it. */
  readonly outlet?: string;
  /** Whose story it is, where it says that it is somebody else's: by its byline or dateline, or retold in its first lines. */
  readonly origin?: { readonly name: string; readonly reprinted: boolean };
  /** Outlets and agencies that it takes its story from, in the order in which it names them. */
  readonly citing: readonly string[];
  /** Whether the people behind it are named. */
  readonly sourcing: 'named' | 'anonymous' | 'none stated';
  /** True where only a part of it is shown to those who do not pay. */
  readonly paywalled: boolean;
}

/** What a source says about a document, as far as it says it; unknown is undefined, never guessed. */
export interface DocumentMetadata {
  readonly title: string;
  readonly url: string;
  /** Rule, Proposed Rule, Notice, Presidential Document, …, or "Article" for the press. */
  readonly type: string;
  readonly stage: Stage;
  readonly publisher: string;
  readonly agencies: readonly string[];
  readonly number?: string;
  readonly citation?: string;
  readonly action?: string;
  readonly abstract?: string;
  /** The free sentence(s) on dates, as the source gives them. */
  readonly dates?: string;
  /** YYYY-MM-DD, first effective date only. */
  readonly effectiveOn?: string;
  /** YYYY-MM-DD, date of the issue; it may lie in the future. */
  readonly publicationDate?: string;
  /** ISO instant (UTC) of filing for public inspection, or of publication by the press. */
  readonly issuedAt?: string;
  readonly cfr?: readonly { readonly title: number; readonly part: number | undefined }[];
  readonly docket?: string;
  readonly press?: PressFacts;
  readonly corrects?: CorrectedDocument;
  /** A remark of the publisher on the document itself, such as a request to withdraw it. */
  readonly note?: string;
  /** For a node of the CFR: the day (YYYY-MM-DD) whose text it is, and the list of parties that it holds. */
  readonly codified?: { readonly asOf: string; readonly list?: ListName };
  readonly textUrl?: string;
  readonly textFormat?: TextFormat;
}

/** How the stored original is written, which decides the parser. */
export type TextFormat = 'fr-xml' | 'fr-text' | 'pi-text' | 'article-text';

/** What a revision may hold: a document to be read from its beginning, or a node of the CFR, of which only differences count. */
type StoredFormat = TextFormat | 'ecfr-xml';

/** One stored state of a document. `rev` counts from 1. `text` is kept apart, in Content, under docId and rev. */
export interface Revision {
  readonly docId: DocId;
  readonly rev: number;
  readonly sourceId: SourceId;
  readonly trust: Trust;
  /** Hash of metadata and text without what changes by itself (page views, cache marks). */
  readonly contentHash: string;
  readonly textHash: string;
  readonly textFormat: StoredFormat;
  /** ISO instant (UTC). */
  readonly fetchedAt: string;
  readonly metadata: DocumentMetadata;
}

/** The newest revision of a document and what is needed to judge the next one without reading the text. */
export interface Head {
  readonly docId: DocId;
  readonly sourceId: SourceId;
  readonly rev: number;
  readonly contentHash: string;
  readonly textHash: string;
  readonly stage: Stage;
  /** ISO instant (UTC) at which we first saw the document. */
  readonly firstSeenAt: string;
  /** Hash of what the list last said of it. */
  readonly fingerprint?: string;
  /** For an article: the page that its text was last taken from (day and hash of the inbox), and by which rules. */
  readonly page?: { readonly day: string; readonly sha: string; readonly extractor: string };
  /** Hashes of its earlier texts, newest first: a page that goes back to one of them flaps. */
  readonly earlierTexts?: readonly string[];
}
