import type { Match } from './change.ts';
import type { Mechanism } from './matters/matter.ts';
import { mechanismOfKind } from './matters/mechanisms.ts';

/** What a reader may narrow her alerts to: the legal instruments that the kinds of changes work with. */
export const TOPICS = [
  'entity-list',
  'temporary-licence',
  'direct-product',
  'de-minimis',
  'affiliates-rule',
  'licence-policy',
  'other-list',
  'denial-order',
  'sanctions',
  'enforcement',
] as const satisfies readonly Mechanism[];

export type Topic = (typeof TOPICS)[number];

/** The topics of these names, or undefined where they are all or none: then nothing is narrowed. */
export function topicsNamed(texts: readonly string[] | undefined): readonly Topic[] | undefined {
  const topics = TOPICS.filter((topic) => texts?.includes(topic));
  return topics.length === 0 || topics.length === TOPICS.length ? undefined : topics;
}

/**
 * Whether a match is on one of the topics. Only what is surely on others is not: a press report, a proposal or a correction
 * has a kind that says nothing of its instrument, and comes in any case.
 */
export function isOnTopic(
  topics: readonly Topic[] | undefined,
  { kind, alsoKinds }: { readonly kind: Match['kind']; readonly alsoKinds?: Match['alsoKinds'] | undefined },
): boolean {
  if (topics === undefined) return true;
  const instruments = [kind, ...(alsoKinds ?? [])].map(mechanismOfKind);
  return instruments.some((each) => each === undefined || topics.some((topic) => topic === each));
}
