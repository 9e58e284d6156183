import { followerKey, followerOf } from '../domain/followers.ts';
import type { CompanyId, SubscriberId } from '../domain/ids.ts';
import type { FollowMode, PeopleStore } from '../ports/people-store.ts';

/** Companies asked for at once: a rule may name two hundred. */
const SIDE_BY_SIDE = 10;

interface Range {
  readonly from: string;
  readonly to: string;
}

interface Page {
  readonly items: readonly SubscriberId[];
  readonly cursor?: string;
}

/**
 * The next followers of any of the companies, each once however many of them she follows, in the order of their sort keys.
 * `limit` counts followers of one company. `cursor` is the sort key up to which the page before went.
 */
export async function followersTogether(
  people: Pick<PeopleStore, 'followers'>,
  companies: readonly CompanyId[],
  mode: FollowMode,
  { from, to }: Range,
  limit: number,
  cursor?: string,
): Promise<Page> {
  // A space comes before every sign that could follow: the first key behind the cursor.
  const rest = cursor === undefined ? { from, to } : { from: `${cursor} `, to };
  const pages = await inTurns(companies, (company) => people.followers(company, mode, rest, limit));
  // Beyond the nearest end of a page, followers of that company are not read yet.
  const [end] = pages.flatMap((page) => page.cursor ?? []).sort(byCode);
  const keys = new Set(pages.flatMap(({ items }) => items.map(followerKey)));
  const items = [...keys]
    .filter((key) => end === undefined || key <= end)
    .sort(byCode)
    .map(followerOf);
  return end === undefined ? { items } : { items, cursor: end };
}

/** As the store orders its keys. */
const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

async function inTurns<In, Out>(
  all: readonly In[],
  ask: (each: In) => Promise<Out>,
): Promise<readonly Out[]> {
  const answers: Out[] = [];
  for (let next = 0; next < all.length; next += SIDE_BY_SIDE)
    answers.push(...(await Promise.all(all.slice(next, next + SIDE_BY_SIDE).map(ask))));
  return answers;
}
