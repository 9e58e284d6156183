import { addDays } from '../clock-zones.ts';
import { RulewireError } from '../errors.ts';
import { type DocId, docId } from '../ids.ts';
import { type AnswerFailure, judgeAnswer, type RawAnswer, type Wanted } from './answer.ts';
import type { CodifiedNode, EcfrSource } from './catalogue.ts';
import { dateField, type FrRecord, isRecord, jsonObject, textField } from './fr-answer.ts';

/** What the eCFR says about one title (`titles.json`). */
export interface TitleStatus {
  /** YYYY-MM-DD: the last day whose text can be asked for, one or two business days behind print. */
  readonly upToDateAsOf: string;
  /** True while the title or any other is being loaded: what is asked for then may be half of it. */
  readonly importing: boolean;
}

/** One state of a node, as `versions` lists it. Dates are YYYY-MM-DD. */
export interface NodeVersion {
  readonly identifier: string;
  readonly part: string;
  readonly type: string;
  /** From when the text is law. */
  readonly amendedOn: string;
  /** The issue of the Federal Register that changed it. */
  readonly issuedOn: string;
  readonly removed: boolean;
}

export interface VersionsPage {
  readonly versions: readonly NodeVersion[];
  readonly pages: number;
}

/** What an answer of the eCFR means: `importing` is its way to say "come back later", `missing` that there is no such node or day. */
export type EcfrJudgement =
  | { readonly outcome: 'usable'; readonly text: string }
  | { readonly outcome: 'importing' }
  | { readonly outcome: 'missing' }
  | AnswerFailure;

const UNAVAILABLE = /currently unavailable/i;

/**
 * Judges an answer of the eCFR versioner (https://www.ecfr.gov/developers): while a title is loaded it answers 503 with
 * `{"message":"Title 15 currently unavailable"}`, a wrong request 400 with `{"errors":…}`, an unknown node or day 404.
 */
export function judgeEcfr(answer: RawAnswer, wanted: Wanted, now: Date): EcfrJudgement {
  if (answer.outcome === 'fetched') {
    const said = new TextDecoder().decode(answer.body.subarray(0, 500));
    if (answer.status === 503 && UNAVAILABLE.test(said)) return { outcome: 'importing' };
    if (answer.status === 400)
      return { outcome: 'failed', code: 'source-status', reason: `status 400: ${said.slice(0, 120)}` };
  }
  const judged = judgeAnswer(answer, wanted, now);
  if (judged.outcome === 'usable') return { outcome: 'usable', text: judged.text };
  if (judged.outcome === 'not-modified')
    return { outcome: 'failed', code: 'source-status', reason: 'status 304 to an unconditional request' };
  return judged;
}

/** Reads `titles.json` for one title. Throws `source-not-json`, or `source-shape` where the title or its day is not there. */
export function readTitles(text: string, title: number): TitleStatus {
  const { titles, meta } = jsonObject(text);
  const found = Array.isArray(titles)
    ? titles.filter(isRecord).find((each) => Number(each['number']) === title)
    : undefined;
  const upToDateAsOf = found && dateField(found, 'up_to_date_as_of');
  if (upToDateAsOf === undefined)
    throw new RulewireError('source-shape', `titles.json has no day for title ${title}`);
  const loading = isRecord(meta) && meta['import_in_progress'] === true;
  return { upToDateAsOf, importing: loading || found?.['processing_in_progress'] === true };
}

/** Reads a page of `versions/title-N.json`. All numbers in `meta` are strings. Throws `source-not-json` or `source-shape`. */
export function readVersions(text: string): VersionsPage {
  const { content_versions: items, meta } = jsonObject(text);
  if (!Array.isArray(items) || !isRecord(meta))
    throw new RulewireError('source-shape', 'versions without content_versions or meta');
  const pages = Number(meta['total_pages'] ?? 1);
  if (!Number.isInteger(pages)) throw new RulewireError('source-shape', 'versions without a count of pages');
  return { versions: items.filter(isRecord).map(versionOf), pages };
}

function versionOf(record: FrRecord): NodeVersion {
  const identifier = textField(record, 'identifier');
  const issuedOn = dateField(record, 'issue_date');
  const amendedOn = dateField(record, 'amendment_date') ?? dateField(record, 'date') ?? issuedOn;
  if (identifier === undefined || issuedOn === undefined || amendedOn === undefined)
    throw new RulewireError('source-shape', 'a version without identifier or issue_date');
  return {
    identifier,
    part: textField(record, 'part') ?? '',
    type: textField(record, 'type') ?? '',
    amendedOn,
    issuedOn,
    removed: record['removed'] === true,
  };
}

/** The newest version of a node among those whose text can be had by the day; undefined where none is listed. */
export function newestVersion(
  versions: readonly NodeVersion[],
  node: CodifiedNode,
  upToDateAsOf: string,
): NodeVersion | undefined {
  return versions
    .filter((each) => each.type === node.type && sameName(each.identifier, node.identifier))
    .filter((each) => each.part === node.part && latestDay(each) <= upToDateAsOf)
    .toSorted((a, b) => (versionKey(a) < versionKey(b) ? -1 : 1))
    .at(-1);
}

/** A version in one line that sorts by issue, then by amendment. */
export function versionKey({ issuedOn, amendedOn, removed }: NodeVersion): string {
  return `${issuedOn} ${amendedOn}${removed ? ' removed' : ''}`;
}

const latestDay = ({ issuedOn, amendedOn }: NodeVersion) => (issuedOn > amendedOn ? issuedOn : amendedOn);
const plain = (name: string) => name.replace(/^§\s*/, '').replace(/\s+/g, ' ').trim().toLowerCase();

/** True for two spellings of the name of a node: "§ 744.22" and "744.22". */
function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** The address of a page of the versions of the watched parts since a day; an issue date is demanded (status 400 without). */
export function versionsUrl(source: EcfrSource, part: string, since: string, page: number): string {
  const url = new URL(`versions/title-${source.title}.json`, source.url);
  url.searchParams.set('issue_date[gte]', since);
  url.searchParams.set('part', part);
  if (page > 1) url.searchParams.set('page', String(page));
  return url.href;
}

/** The day from which versions are asked for: some days before the last look, so that a late issue is not missed. */
export function versionsSince(source: EcfrSource, lastLook: string): string {
  return addDays(lastLook, -source.overlapDays);
}

/** The address of the text of a node on a day. A part does not always include its appendices: each is asked for by name. */
export function textUrl(source: EcfrSource, node: CodifiedNode, day: string): string {
  const url = new URL(`full/${day}/title-${source.title}.xml`, source.url);
  url.searchParams.set('part', node.part);
  url.searchParams.set(node.type, node.identifier);
  return url.href;
}

/** The page of the node as people read it, as of a day. */
export function pageUrl(source: EcfrSource, node: CodifiedNode, day: string): string {
  const name = encodeURIComponent(node.identifier);
  return new URL(`/on/${day}/title-${source.title}/${node.type}-${name}`, source.url).href;
}

/** "ecfr:15:744:supplement-4": the document as which the states of a node are stored. */
export function codifiedDocId(source: EcfrSource, node: CodifiedNode): DocId {
  return docId(`ecfr:${source.title}:${node.part}:${node.key}`);
}
