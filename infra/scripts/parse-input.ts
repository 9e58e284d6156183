import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The kinds of files that `npm run parse` reads. */
export const KINDS = [
  'fr-xml',
  'fr-issue',
  'pi-text',
  'fr-text',
  'ecfr-xml',
  'fr-api',
  'pi-api',
  'article-text',
] as const;
export type Kind = (typeof KINDS)[number];

/** A file that cannot be read as what it is said to be; the message is for the person at the terminal. */
export class UnfitInput extends Error {}

/** The text of a file, plain or gzip. Throws UnfitInput where it is absent, empty, damaged or no text. */
export function contentOf(file: string): string {
  const bytes = unpacked(file, bytesOf(file));
  if (bytes.length === 0) throw new UnfitInput(`${file} is empty.`);
  if (bytes.subarray(0, 8_000).includes(0)) throw new UnfitInput(`${file} is binary, not text.`);
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new UnfitInput(`${file} holds nothing but white space.`);
  const broken = text.slice(0, 8_000).match(/\uFFFD/g)?.length ?? 0;
  if (broken > 400) throw new UnfitInput(`${file} is binary or not UTF-8.`);
  return text;
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'does not exist',
      EISDIR: 'is a folder',
      EACCES: 'may not be read',
    };
    throw new UnfitInput(`${file} ${reasons[code] ?? `cannot be read (${code})`}.`, { cause });
  }
}

function unpacked(file: string, bytes: Buffer): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new UnfitInput(`${file} is gzip, but cut short or damaged.`, { cause });
  }
}

const DOCUMENT = /<(?:RULE|PRORULE|NOTICE|PRESDOCU|CORRECT)\b/;

/** Throws UnfitInput where the text cannot be of the kind, and says what it looks like. */
export function insistOn(kind: Kind, file: string, text: string): void {
  const reason = unfit(kind, text);
  if (reason !== undefined) throw new UnfitInput(`${file} is no ${kind}: ${reason}.`);
}

function unfit(kind: Kind, text: string): string | undefined {
  const start = text.trimStart();
  if (kind === 'fr-api' || kind === 'pi-api') return unfitAnswer(kind, start);
  if (start.startsWith('{') || start.startsWith('[{')) return 'it is JSON, try fr-api or pi-api';
  const isPage = /^<!doctype html|^<html/i.test(start);
  if (isPage) return 'it is a web page, perhaps the wall of a site';
  if (kind === 'ecfr-xml') return /<DIV\d\b/i.test(text) ? undefined : 'it has no DIV of the eCFR';
  if (kind === 'fr-xml' && /<FEDREG\b/.test(text)) return 'it is a whole issue, try fr-issue';
  if (kind === 'fr-xml' || kind === 'fr-issue')
    return DOCUMENT.test(text) ? undefined : 'it has no RULE, PRORULE, NOTICE or PRESDOCU';
  return start.startsWith('<') ? 'it is markup, try fr-xml, fr-issue or ecfr-xml' : undefined;
}

function unfitAnswer(kind: 'fr-api' | 'pi-api', text: string): string | undefined {
  if (text.startsWith('<')) return 'it is markup: an error page, or the wall of a site';
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return 'it is no JSON, or cut short';
  }
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return 'it is no JSON object';
  const first = 'results' in answer && Array.isArray(answer.results) ? answer.results[0] : answer;
  const filed = typeof first === 'object' && first !== null && 'filed_at' in first;
  const printed = typeof first === 'object' && first !== null && 'citation' in first;
  if (kind === 'fr-api' && filed && !printed) return 'its documents are filings, try pi-api';
  if (kind === 'pi-api' && printed && !filed) return 'its documents are printed, try fr-api';
  return 'document_number' in answer || 'count' in answer
    ? undefined
    : 'it has neither count nor document_number';
}
