import type { CompanyId, MatterId } from '../../../domain/ids.ts';
import type { Claim, MatterEntry, MatterHead, Mechanism } from '../../../domain/matters/matter.ts';
import type { ClaimRef, ClaimStep, MatterStore, PlacedClaim } from '../../../ports/matter-store.ts';
import { claimDue } from '../../claim-due.ts';
import { dueAt, dueItems } from '../due.ts';
import type { Item, PutParams, QueryParams, Table, UpdateParams } from '../table.ts';

const matterKey = (id: MatterId) => `MAT#${id}`;
const claimSort = ({ reportId, mechanism }: Omit<ClaimRef, 'matterId'>) => `CLM#${reportId}#${mechanism}`;

/** What finds a matter by a company (gsi2). Not CO#: under that the index holds the history of the company. */
const foundBy = (company: CompanyId, matter: MatterId) => ({
  gsi2pk: `COM#${company}`,
  gsi2sk: matterKey(matter),
});

function headParams(head: MatterHead): PutParams {
  const { matterId, party } = head;
  return {
    Item: { pk: matterKey(matterId), sk: 'META', ...(party && foundBy(party.companyId, matterId)), head },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

const memberItem = (head: MatterHead, company: CompanyId) => ({
  pk: matterKey(head.matterId),
  sk: `COM#${company}`,
  ...foundBy(company, head.matterId),
  head,
});

function entryParams({ matterId }: MatterHead, entry: MatterEntry): PutParams {
  return { Item: { pk: matterKey(matterId), sk: `ENT#${entry.at}#${entry.changeId}`, entry } };
}

/** A claim, found in its matter, by its mechanism (gsi2), and while it is open on the day after its last one (due). */
function claimParams(matterId: MatterId, claim: Claim): PutParams {
  return {
    Item: {
      pk: matterKey(matterId),
      sk: claimSort(claim),
      gsi2pk: `CLM#${claim.mechanism}`,
      gsi2sk: `${claim.reportedAt}#${claim.reportId}`,
      ...(claim.state === 'open' && dueAt('claim', claim.reportId, claimDue(claim))),
      matterId,
      claim,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

function settleParams(ref: ClaimRef, step: ClaimStep): UpdateParams {
  const met = step.state === 'met' ? [step.by] : [];
  return {
    Key: { pk: matterKey(ref.matterId), sk: claimSort(ref) },
    UpdateExpression: 'SET claim.#state = :state, claim.metBy = :met REMOVE due, dueShard',
    ConditionExpression: 'claim.#state = :open',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':state': step.state, ':met': met, ':open': 'open' },
  };
}

function reopenParams(claim: Claim, ref: ClaimRef, by: string): UpdateParams {
  const { dueShard, due } = dueAt('claim', claim.reportId, claimDue(claim));
  return {
    Key: { pk: matterKey(ref.matterId), sk: claimSort(ref) },
    UpdateExpression: 'SET claim.#state = :open, claim.metBy = :none, due = :due, dueShard = :shard',
    ConditionExpression: 'claim.#state = :met AND claim.metBy[0] = :by',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: {
      ':open': 'open',
      ':met': 'met',
      ':none': [],
      ':by': by,
      ':due': due,
      ':shard': dueShard,
    },
  };
}

function wholeParams(id: MatterId): QueryParams {
  return {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': matterKey(id) },
    ConsistentRead: true,
  };
}

function ofCompanyParams(company: CompanyId): QueryParams {
  return {
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :company',
    ExpressionAttributeValues: { ':company': `COM#${company}` },
  };
}

function claimsOnParams(mechanism: Mechanism, since: string, limit: number): QueryParams {
  return {
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :mechanism AND gsi2sk >= :since',
    ExpressionAttributeValues: { ':mechanism': `CLM#${mechanism}`, ':since': since },
    ScanIndexForward: false,
    Limit: limit,
  };
}

const placed = (item: Item): PlacedClaim => ({
  matterId: item['matterId'] as MatterId,
  claim: item['claim'] as Claim,
});

/** The part of the content store that holds matters, their entries and claims. */
export function matters(table: Table): MatterStore {
  return {
    async matter(id) {
      const items = await table.all(wholeParams(id));
      const head = items.find(({ sk }) => sk === 'META')?.['head'] as MatterHead | undefined;
      if (head === undefined) return undefined;
      const of = (kind: string) => items.filter(({ sk }) => sk.startsWith(kind));
      return {
        ...head,
        entries: of('ENT#').map((item) => item['entry'] as MatterEntry),
        claims: of('CLM#').map((item) => item['claim'] as Claim),
      };
    },
    mattersOf: async (company) =>
      (await table.all(ofCompanyParams(company))).map((item) => item['head'] as MatterHead),
    async putMatterEntry(head, entry, members = []) {
      await table.put(headParams(head));
      if (members.length > 0) await table.putMany(members.map((member) => memberItem(head, member)));
      await table.put(entryParams(head, entry));
    },
    async putClaim(matter, claim) {
      await table.put(claimParams(matter, claim));
    },
    async settleClaim(ref, step) {
      if (step.state !== 'open') {
        await table.update(settleParams(ref, step));
        return;
      }
      const item = await table.get({ pk: matterKey(ref.matterId), sk: claimSort(ref) });
      if (item !== undefined) await table.update(reopenParams(placed(item).claim, ref, step.by));
    },
    claimsOn: async (mechanism, since, limit) =>
      (await table.all(claimsOnParams(mechanism, since, limit))).map(placed),
    dueClaims: async (before, limit) =>
      (await dueItems(table, 'claim', before.toISOString(), limit)).map(placed),
  };
}
