import type { Delivery } from '../domain/delivery.ts';

/** The copies that are kept for this delivery alone: alerts say the same to many, digests are each reader's own. */
export function ownCopies({ kind, copies = [] }: Delivery): readonly string[] {
  return kind === 'alert' ? [] : copies.map(({ copy }) => copy);
}
