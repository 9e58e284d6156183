import type { AlarmText } from './ops.ts';
import type { PolledSource } from './poll-plan.ts';

export interface PollerPlan extends AlarmText {
  /** Folder in functions/. */
  readonly folder: string;
  readonly timeoutSeconds: number;
  readonly memoryMb?: number;
  /** The kinds of source that it reads. */
  readonly kinds: readonly PolledSource['kind'][];
}

/** What reads which sources; when, the files in shared/sources say. */
export const POLLERS = {
  federalRegister: {
    folder: 'poll-federal-register',
    timeoutSeconds: 120,
    kinds: ['public-inspection', 'documents', 'issues'],
    impact: 'Filings and rules of the Federal Register are not seen.',
    runbook: 'source-unread',
  },
  /** Two states of a list with thousands of parties are held at once. */
  codified: {
    folder: 'poll-ecfr',
    timeoutSeconds: 180,
    memoryMb: 1024,
    kinds: ['ecfr'],
    impact: 'It is not seen whether the CFR says what rules instructed.',
    runbook: 'source-unread',
  },
  news: {
    folder: 'poll-news',
    timeoutSeconds: 120,
    kinds: ['rss', 'html'],
    impact: 'Reports of one source are not seen.',
    runbook: 'source-unread',
  },
  /** Holds the whole list and the index of all names at once, hence the memory. */
  directory: {
    folder: 'refresh-directory',
    timeoutSeconds: 300,
    memoryMb: 1024,
    kinds: ['screening-list'],
    impact: 'New names of listed companies are not recognised in documents.',
    runbook: 'source-unread',
  },
} satisfies Record<string, PollerPlan>;

/** What runs by the clock alone. The sweep ends before the next one starts. */
export const TIMERS = {
  planDigests: { folder: 'plan-digests', timeoutSeconds: 120 },
  sweep: { folder: 'sweep', timeoutSeconds: 55 },
};
