import type { Change, Match } from '../change.ts';
import { KIND_WORDS } from './wording.ts';

/** The least urgency of what narrows what is allowed: additions, orders, sanctions, permissions that lapse, wider reach. */
const URGENT_FROM = 86;

/** True of official matches that narrow what is allowed, whatever else they do. */
export function isUrgent(
  { trust }: Pick<Change, 'trust'>,
  { kind, alsoKinds = [] }: Pick<Match, 'kind' | 'alsoKinds'>,
): boolean {
  return trust === 'official' && [kind, ...alsoKinds].some((each) => KIND_WORDS[each].urgency >= URGENT_FROM);
}
