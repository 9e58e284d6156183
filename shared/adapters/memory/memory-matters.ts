import type { CompanyId, MatterId } from '../../domain/ids.ts';
import type { Claim, MatterEntry, MatterHead } from '../../domain/matters/matter.ts';
import type { MatterStore, PlacedClaim } from '../../ports/matter-store.ts';
import { claimDue } from '../claim-due.ts';
import { copied } from './copied.ts';

interface StoredMatter {
  head: MatterHead | undefined;
  readonly members: Set<CompanyId>;
  readonly entries: Map<string, MatterEntry>;
  readonly claims: Map<string, Claim>;
}

const inOrder = <Value>(map: ReadonlyMap<string, Value>) =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);

/** In-memory matters, each with its entries by instant and its claims by report. */
export function memoryMatters(): MatterStore {
  const matters = new Map<MatterId, StoredMatter>();
  const stored = (id: MatterId) => {
    const there = matters.get(id) ?? {
      head: undefined,
      members: new Set<CompanyId>(),
      entries: new Map(),
      claims: new Map(),
    };
    matters.set(id, there);
    return there;
  };
  const placed = (wanted: (claim: Claim) => boolean): PlacedClaim[] =>
    [...matters].flatMap(([matterId, { claims }]) =>
      [...claims.values()].filter(wanted).map((claim) => copied({ matterId, claim })),
    );

  return {
    async matter(id) {
      const { head, entries, claims } = matters.get(id) ?? {};
      return (
        head &&
        copied({
          ...head,
          entries: inOrder(entries ?? new Map()),
          claims: inOrder(claims ?? new Map()),
        })
      );
    },
    async mattersOf(company) {
      const own = [...matters.values()].flatMap(({ head, members }) =>
        head?.party?.companyId === company || members.has(company) ? (head ?? []) : [],
      );
      return copied(own.sort((a, b) => (a.matterId < b.matterId ? -1 : 1)));
    },
    async putMatterEntry(head, entry, members = []) {
      const there = stored(head.matterId);
      there.head ??= copied(head);
      for (const member of members) there.members.add(member);
      there.entries.set(`${entry.at}#${entry.changeId}`, copied(entry));
    },
    async putClaim(matter, claim) {
      const { claims } = stored(matter);
      const key = `${claim.reportId}#${claim.mechanism}`;
      if (!claims.has(key)) claims.set(key, copied(claim));
    },
    async settleClaim({ matterId, reportId, mechanism }, step) {
      const { claims } = stored(matterId);
      const key = `${reportId}#${mechanism}`;
      const claim = claims.get(key);
      if (claim === undefined) return;
      if (step.state === 'open') {
        if (claim.state === 'met' && claim.metBy[0] === step.by)
          claims.set(key, { ...claim, state: 'open', metBy: [] });
      } else if (claim.state === 'open')
        claims.set(key, { ...claim, state: step.state, metBy: step.state === 'met' ? [step.by] : [] });
    },
    async claimsOn(mechanism, since, limit) {
      const place = ({ claim }: PlacedClaim) => `${claim.reportedAt}#${claim.reportId}`;
      return placed((claim) => claim.mechanism === mechanism && claim.reportedAt >= since)
        .sort((a, b) => (place(a) < place(b) ? 1 : -1))
        .slice(0, limit);
    },
    async dueClaims(before, limit) {
      const end = before.toISOString();
      return placed((claim) => claim.state === 'open' && claimDue(claim) < end)
        .sort((a, b) => (a.claim.openUntil < b.claim.openUntil ? -1 : 1))
        .slice(0, limit);
    },
  };
}
