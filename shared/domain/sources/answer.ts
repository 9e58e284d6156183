import type { ErrorCode } from '../errors.ts';
import { decodeBody } from './charset.ts';
import { isTooDeep } from './depth.ts';
import { retryAfter } from './retry-after.ts';
import { CHALLENGE_TITLE } from './walls.ts';

/** What an answer has to be for us to read it. */
export type Wanted = 'json' | 'feed' | 'html' | 'text';

/** A whole answer. Header names are in lower case. */
export interface Fetched {
  readonly outcome: 'fetched';
  readonly status: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** An answer as it came over the wire, or what kept it from coming; the shapes of shared/ports/fetcher.ts. */
export type RawAnswer =
  | Fetched
  | { readonly outcome: 'redirected'; readonly location: string }
  | { readonly outcome: 'too-large'; readonly limit: number }
  | { readonly outcome: 'refused-address'; readonly host: string }
  | { readonly outcome: 'disallowed' }
  | { readonly outcome: 'held'; readonly until: string }
  | { readonly outcome: 'timeout' }
  | { readonly outcome: 'unreachable'; readonly reason: string };

/** What an answer means for the source. `blocked` is a wall: ask for access, never read it as "nothing there". */
export type Judgement =
  | { readonly outcome: 'usable'; readonly text: string; readonly answer: Fetched }
  | { readonly outcome: 'not-modified' }
  | { readonly outcome: 'missing' }
  | AnswerFailure;

export interface AnswerFailure {
  readonly outcome: 'blocked' | 'failed';
  readonly code: ErrorCode;
  readonly reason: string;
  /** How long the source asks us to stay away, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** As much of a page as shows whether it is a wall. */
const LOOKED_AT = 200_000;
/** A page with more words than this is no wall, whatever its title says. */
const LONGEST_WALL = 1500;

/**
 * Judges one answer. Success is status 200 and the kind of content that was asked for; a redirect that was not followed, a
 * page of HTML where data is due and the titles of bot walls are `blocked`. `now` is for Retry-After dates.
 */
export function judgeAnswer(answer: RawAnswer, wanted: Wanted, now: Date): Judgement {
  if (answer.outcome !== 'fetched') return judgeFailure(answer, now);
  const { status, headers } = answer;
  if (status === 304) return { outcome: 'not-modified' };
  if (isChallenge(answer)) return blocked(`challenge page (${status})`);
  if (status === 404 || status === 410) return { outcome: 'missing' };
  if (status === 401 || status === 403 || status === 406) return blocked(`status ${status}`);
  if (status !== 200) {
    const wait = retryAfter(headers['retry-after'], now);
    const failed = failure('source-status', `status ${status}`);
    return wait === undefined ? failed : { ...failed, retryAfterMs: wait };
  }
  return judgeContent(answer, wanted);
}

function judgeFailure(answer: Exclude<RawAnswer, Fetched>, now: Date): AnswerFailure {
  const outcome = 'failed';
  switch (answer.outcome) {
    case 'redirected':
      return blocked(`redirected to ${URL.parse(answer.location)?.host ?? 'an unreadable address'}`);
    case 'too-large':
      return { outcome, code: 'source-too-large', reason: `more than ${answer.limit} bytes` };
    case 'refused-address':
      return { outcome, code: 'source-refused-address', reason: answer.host };
    case 'disallowed':
      return {
        outcome: 'blocked',
        code: 'source-robots',
        reason: 'robots.txt does not let us, or its server fails',
      };
    case 'held': {
      const wait = Math.max(new Date(answer.until).getTime() - now.getTime(), 0);
      const reason = `the host is left alone until ${answer.until}`;
      return { outcome, code: 'source-unreachable', reason, retryAfterMs: wait };
    }
    case 'timeout':
      return { outcome, code: 'source-unreachable', reason: 'timeout' };
    case 'unreachable':
      return { outcome, code: 'source-unreachable', reason: answer.reason };
  }
}

/** A wall by its header, or by the title of a page that has little else; of an error page the title is enough. */
function isChallenge({ status, headers, contentType, body }: Fetched): boolean {
  if (headers['cf-mitigated'] === 'challenge') return true;
  if (!/html/i.test(contentType)) return false;
  const html = new TextDecoder().decode(body.subarray(0, LOOKED_AT));
  const title = /<title\b[^<>]*>([^<]*)/i.exec(html)?.[1] ?? '';
  if (!CHALLENGE_TITLE.test(title.replace(/\s+/g, ' ').trim())) return false;
  return status !== 200 || wordsOf(html).length < LONGEST_WALL;
}

const wordsOf = (html: string) =>
  html
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ');

function judgeContent(answer: Fetched, wanted: Wanted): Judgement {
  const text = decodeBody(answer.body, answer.contentType);
  const start = text.slice(0, 4096);
  const isPage = /html/i.test(answer.contentType) || /^\s*(<!doctype html|<html)/i.test(start);
  switch (wanted) {
    case 'json':
      if (isPage) return blocked('HTML where JSON is due');
      if (!/json/i.test(answer.contentType)) return failure('source-not-json', answer.contentType);
      return { outcome: 'usable', text, answer };
    case 'feed':
      // Feeds come under any content type, text/html included.
      if (isPage && !/<(\w+:)?(rss|rdf|feed)\b/i.test(start)) return blocked('HTML where a feed is due');
      return isTooDeep(text, 'xml') ? TOO_DEEP : { outcome: 'usable', text, answer };
    case 'html':
      if (!isPage) return failure('source-shape', `no HTML: ${answer.contentType}`);
      return isTooDeep(text, 'html') ? TOO_DEEP : { outcome: 'usable', text, answer };
    case 'text':
      // Plain texts of the Federal Register are wrapped in one pre element.
      if (isPage && !/<pre\b/i.test(start)) return blocked('HTML where text is due');
      if (text.trim() === '') return { outcome: 'missing' };
      return { outcome: 'usable', text, answer };
  }
}

const blocked = (reason: string): AnswerFailure => ({ outcome: 'blocked', code: 'source-blocked', reason });
const failure = (code: ErrorCode, reason: string): AnswerFailure => ({ outcome: 'failed', code, reason });
const TOO_DEEP = failure('source-shape', 'elements nested deeper than in any honest page');
