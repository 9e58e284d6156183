import { type WouldHaveMatched, wouldHaveMatched } from '../../shared/application/would-have-matched.ts';
import type { Follow } from '../../shared/domain/subscriber.ts';
import type { Topic } from '../../shared/domain/topics.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** What the companies would have brought on those topics (undefined: on all); undefined where none is chosen. */
export async function previewOf(
  { content, clock }: Pick<WebDependencies, 'content' | 'clock'>,
  follows: readonly Follow[],
  topics: readonly Topic[] | undefined,
): Promise<WouldHaveMatched | undefined> {
  if (follows.length === 0) return undefined;
  const ids = follows.map((follow) => follow.companyId);
  return wouldHaveMatched(content, ids, clock.now(), topics);
}
