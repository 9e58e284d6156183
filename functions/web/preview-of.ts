import { type Suggestion, suggestCompanies } from '../../shared/application/suggest-companies.ts';
import { historiesOf, summed, type WouldHaveMatched } from '../../shared/application/would-have-matched.ts';
import type { Follow } from '../../shared/domain/subscriber.ts';
import type { Topic } from '../../shared/domain/topics.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** What some companies would have brought, and what else could be followed beside them. */
export interface Preview {
  readonly preview: WouldHaveMatched;
  readonly suggestions: readonly Suggestion[];
}

/** What the companies would have brought on those topics (undefined: on all); undefined where none is chosen. */
export async function previewOf(
  { content, directory, clock }: Pick<WebDependencies, 'content' | 'directory' | 'clock'>,
  follows: readonly Follow[],
  topics: readonly Topic[] | undefined,
): Promise<Preview | undefined> {
  if (follows.length === 0) return undefined;
  const ids = follows.map((follow) => follow.companyId);
  const now = clock.now();
  const read = await historiesOf(content, ids);
  const suggestions = await suggestCompanies({ directory, content }, ids, read, now, topics);
  return { preview: summed(read.histories, read.limit, now, topics), suggestions };
}
