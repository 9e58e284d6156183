import { existsSync, readFileSync } from 'node:fs';
import { realData } from './real-data.ts';

/** A report of the press and the official document that followed it. */
interface NewsToRule {
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly news_date: string;
  readonly outlet: string;
  readonly headline_own_words: string;
  readonly subjects: readonly string[];
  readonly official_document_number: string;
  readonly outcome: 'realised' | 'partial' | 'related' | 'same_day';
}

export interface NewsRecord {
  readonly pairs: readonly NewsToRule[];
  readonly reported_but_not_issued: readonly { readonly id: string; readonly headline_own_words: string }[];
}

export interface DocumentRecord {
  readonly document_number: string | null;
  readonly title: string;
  readonly publication_date: string | null;
  readonly topics: readonly string[];
  readonly is_keyword_decoy: boolean;
}

/** The record of which reports became rules (beside the real data); undefined where it is not there. */
export const newsRecord = () => read('news-to-rule.json') as NewsRecord | undefined;

/** The record of official documents; undefined where it is not there. */
export const documentRecord = () =>
  (read('documents.json') as { readonly documents: readonly DocumentRecord[] } | undefined)?.documents;

function read(name: string): unknown {
  const path = realData(`../facts/${name}`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'));
  console.info(`skipped: no ${path} (RULEWIRE_DATA names the folder of data beside it)`);
  return undefined;
}
