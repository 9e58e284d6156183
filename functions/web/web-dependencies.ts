import type { ReaderDeps } from '../../shared/application/sign-up.ts';
import type { HookCalls } from '../../shared/messages/messages.ts';
import type { ContentStore } from '../../shared/ports/content-store.ts';
import type { FeedbackStore } from '../../shared/ports/feedback-store.ts';
import type { HookBook } from '../../shared/ports/hook-book.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { QualityCounts } from '../../shared/ports/quality-counts.ts';
import type { Queue } from '../../shared/ports/queue.ts';
import type { SourceStateStore } from '../../shared/ports/source-state-store.ts';

/** Everything the pages need. `publicUrl` is their origin without a slash at the end. */
export interface WebDependencies extends ReaderDeps {
  readonly content: ContentStore;
  readonly ledger: Pick<Ledger, 'delivery' | 'deliveriesOf' | 'hookCallsOf' | 'eventsOf' | 'copy' | 'forget'>;
  readonly sources: Pick<SourceStateStore, 'list'>;
  readonly feedback: FeedbackStore;
  readonly quality: QualityCounts;
  readonly hooks: HookBook;
  readonly hookCalls: Queue<HookCalls>;
  readonly publicUrl: string;
  readonly postalAddress: string;
  readonly senderAddress: string;
  /** Days that the record of a mail is kept. */
  readonly mailDaysKept: number;
}
