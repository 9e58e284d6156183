import { isDeepStrictEqual } from 'node:util';
import type { Alias, Company } from '../domain/company.ts';
import { RulewireError } from '../domain/errors.ts';
import { type SourceId, sha256 } from '../domain/ids.ts';
import { buildIndex } from '../domain/matching/index-build.ts';
import { type AnswerFailure, judgeAnswer } from '../domain/sources/answer.ts';
import type { Source } from '../domain/sources/catalogue.ts';
import { readScreeningList, type ScreeningList } from '../domain/sources/screening-list.ts';
import type { CompanyDirectory } from '../ports/company-directory.ts';
import type { SourceState } from '../ports/source-state-store.ts';
import { afterSuccess } from './polling/circuit.ts';
import type { PollDeps } from './polling/poll-session.ts';
import { type NotRun, noteFailure, type RunResult, runSource } from './polling/source-run.ts';

export type RefreshDeps = Pick<
  PollDeps,
  'sources' | 'clock' | 'states' | 'fetcher' | 'log' | 'metrics' | 'owner' | 'deadline'
> & { readonly directory: CompanyDirectory };

export interface RefreshReport {
  readonly outcome: 'stored' | 'unchanged' | 'blocked' | 'failed';
  /** Companies that were new or different. */
  readonly changes: number;
  readonly reason?: string;
}

/** Companies compared with one read of the directory, and written side by side. */
const BATCH = 100;
const SIDE_BY_SIDE = 8;

/**
 * Fetches the screening list, stores the companies that are new or different, and builds the match index again if any is or
 * there is none. A company that leaves the list stays in the directory: people may follow it, and its past stays true. When
 * time runs out, the index holds what was stored and the next run goes on. Throws `source-unknown` and what the directory throws.
 */
export function refreshDirectory(deps: RefreshDeps, id: SourceId): Promise<RefreshReport | NotRun> {
  return runSource<RefreshReport>(deps, id, (source, state) => refresh(deps, source, state));
}

async function refresh(
  deps: RefreshDeps,
  source: Source,
  state: SourceState,
): Promise<RunResult<RefreshReport>> {
  const list = await fetchScreeningList(deps, source);
  if ('outcome' in list) {
    const reason = `${list.code}: ${list.reason}`;
    return { report: { outcome: list.outcome, changes: 0, reason }, next: noteFailure(deps, state, list) };
  }
  const seen = sha256(JSON.stringify(list.companies));
  const unchanged = seen === state.lastBodySha;
  const { changes, finished } = unchanged
    ? { changes: 0, finished: true }
    : await storeCompanies(deps, list.companies);
  if (changes > 0 || (await isIndexBehind(deps.directory))) await rebuildIndex(deps);
  deps.metrics.count('PollSucceeded', 1, { source: source.id });
  deps.log.info('directory.refreshed', {
    source: source.id,
    rows: list.rows,
    companies: list.companies.length,
    changes,
    finished,
    personsLeftOut: list.leftOut.persons,
    vesselsLeftOut: list.leftOut.vessels,
    namelessLeftOut: list.leftOut.nameless,
  });
  const outcome = unchanged ? 'unchanged' : 'stored';
  const next = afterSuccess(state, deps.clock.now(), finished, finished ? { lastBodySha: seen } : {});
  return { report: { outcome, changes }, next };
}

async function fetchScreeningList(deps: RefreshDeps, source: Source): Promise<ScreeningList | AnswerFailure> {
  const answer = await deps.fetcher.fetch({ url: source.url, ...source.http });
  const judged = judgeAnswer(answer, 'json', deps.clock.now());
  if (judged.outcome === 'blocked' || judged.outcome === 'failed') return judged;
  if (judged.outcome !== 'usable')
    return { outcome: 'failed', code: 'source-status', reason: judged.outcome };
  try {
    const list = readScreeningList(judged.text);
    if (list.rows >= source.expect.minItems) return list;
    return { outcome: 'failed', code: 'source-empty', reason: `${list.rows} rows, always more before` };
  } catch (cause) {
    if (!(cause instanceof RulewireError)) throw cause;
    return { outcome: 'failed', code: cause.code, reason: cause.message };
  }
}

async function storeCompanies(
  { directory, clock, deadline }: RefreshDeps,
  companies: readonly Company[],
): Promise<{ readonly changes: number; readonly finished: boolean }> {
  let changes = 0;
  for (let at = 0; at < companies.length; at += BATCH) {
    if (clock.now() >= deadline) return { changes, finished: false };
    const batch = companies.slice(at, at + BATCH);
    const known = await directory.companies(batch.map((company) => company.companyId));
    const different = batch.filter((company) => !isDeepStrictEqual(known.get(company.companyId), company));
    for (let next = 0; next < different.length; next += SIDE_BY_SIDE) {
      await Promise.all(different.slice(next, next + SIDE_BY_SIDE).map((company) => directory.put(company)));
    }
    changes += different.length;
  }
  return { changes, finished: true };
}

/** Also names that readers have typed since the last build belong into the index. */
async function isIndexBehind(directory: CompanyDirectory): Promise<boolean> {
  return (await directory.aliasesSinceIndex()).length > 0 || (await directory.index()) === undefined;
}

async function rebuildIndex({ directory, log }: RefreshDeps): Promise<void> {
  const aliases: Alias[] = [];
  for await (const alias of directory.aliases()) aliases.push(alias);
  const bytes = buildIndex(aliases);
  const version = sha256(bytes).slice(0, 16);
  await directory.saveIndex(version, bytes, aliases);
  log.info('directory.index-built', { aliases: aliases.length, bytes: bytes.length, version });
}
