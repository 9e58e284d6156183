import type { Change, Match } from '../../shared/domain/change.ts';
import type { Company } from '../../shared/domain/company.ts';
import type { Delivery, DigestRun, Plan, Segment } from '../../shared/domain/delivery.ts';
import type { Head, Revision } from '../../shared/domain/document.ts';
import {
  changeIdOf,
  companyId,
  deliveryIdOf,
  docId,
  planIdOf,
  runIdOf,
  sourceId,
  subscriberId,
} from '../../shared/domain/ids.ts';
import type { SignUpRequest, Subscriber } from '../../shared/domain/subscriber.ts';

/** An instant so many minutes after noon (UTC) of 16 May 2019. */
export const minute = (minutes: number) => new Date(Date.UTC(2019, 4, 16, 12, minutes));

export function aRevision(over: Partial<Revision> = {}): Revision {
  return {
    docId: docId('fr-2019-10616'),
    rev: 1,
    sourceId: sourceId('federal-register'),
    trust: 'official',
    contentHash: 'content-1',
    textHash: 'text-1',
    textFormat: 'pi-text',
    fetchedAt: minute(0).toISOString(),
    metadata: {
      title: 'A rule about exports',
      url: 'https://www.federalregister.gov/d/2019-10616',
      type: 'Rule',
      stage: 'filed',
      publisher: 'Bureau of Industry and Security',
      agencies: ['Bureau of Industry and Security'],
    },
    ...over,
  };
}

export function aHead(over: Partial<Head> = {}): Head {
  return {
    docId: docId('fr-2019-10616'),
    sourceId: sourceId('federal-register'),
    rev: 1,
    contentHash: 'content-1',
    textHash: 'text-1',
    stage: 'filed',
    firstSeenAt: minute(0).toISOString(),
    ...over,
  };
}

export function aChange(over: Partial<Change> = {}): Change {
  return {
    changeId: changeIdOf('change-1'),
    docId: docId('fr-2019-10616'),
    sourceId: sourceId('federal-register'),
    trust: 'official',
    fromRev: undefined,
    toRev: 1,
    type: 'new',
    stage: 'filed',
    title: 'A rule about exports',
    url: 'https://www.federalregister.gov/d/2019-10616',
    detectedAt: minute(0).toISOString(),
    silent: false,
    ...over,
  };
}

export function aMatch(over: Partial<Match> = {}): Match {
  return {
    changeId: changeIdOf('change-1'),
    companyId: companyId('huawei'),
    companyName: 'Huawei',
    decision: 'alert',
    grade: 'named',
    kind: 'entity_list_addition',
    evidence: [
      {
        start: 10,
        end: 16,
        quote: 'adds Huawei to the list',
        alias: 'Huawei',
        role: 'target',
        sectionRole: 'instruction',
        ruleId: 'r1',
      },
    ],
    matcherVersion: '1',
    ...over,
  };
}

export function aCompany(id: string, name: string, over: Partial<Company> = {}): Company {
  return {
    companyId: companyId(id),
    name,
    country: 'CN',
    aliases: [{ companyId: companyId(id), text: name, kind: 'legal', strength: 'strong' }],
    affiliates: [],
    lists: ['EL'],
    origin: 'screening-list',
    ...over,
  };
}

export function aSubscriber(id: string, companies: readonly string[], over: Partial<Subscriber> = {}) {
  const subscriber: Subscriber = {
    subscriberId: subscriberId(id),
    email: 'reader@example.com',
    status: 'active',
    zone: 'Europe/Berlin',
    sendHour: 7,
    weekday: 1,
    frequency: 'instant',
    companies: companies.map((company) => ({ companyId: companyId(company), name: company })),
    hideNamesInSubject: false,
    consent: { askedAt: minute(0).toISOString(), wordingVersion: '1' },
    tokenVersion: 1,
    softBounces: 0,
    version: 1,
    ...over,
  };
  return subscriber;
}

export function aRequest(id: string, over: Partial<SignUpRequest> = {}): SignUpRequest {
  return {
    subscriberId: subscriberId(id),
    requestId: 'request-1',
    email: 'reader@example.com',
    companies: [{ companyId: companyId('huawei'), name: 'Huawei' }],
    frequency: 'daily',
    zone: 'Europe/Berlin',
    sendHour: 7,
    wordingVersion: '1',
    requestedAt: minute(0).toISOString(),
    expiresAt: minute(60).toISOString(),
    ...over,
  };
}

export function aPlan(id: string, segments: number, over: Partial<Plan> = {}): Plan {
  return {
    planId: planIdOf(id),
    changeId: changeIdOf('change-1'),
    companies: [companyId('huawei')],
    state: 'open',
    segments,
    createdAt: minute(0).toISOString(),
    notAfter: minute(1_440).toISOString(),
    ...over,
  };
}

export function segmentsOf(plan: Plan): readonly Segment[] {
  return Array.from({ length: plan.segments }, (_, number) => ({
    planId: plan.planId,
    number,
    changeId: plan.changeId,
    from: '0',
    to: 'g',
    state: 'open' as const,
  }));
}

export function aRun(id: string, over: Partial<DigestRun> = {}): DigestRun {
  return {
    runId: runIdOf(id),
    kind: 'daily',
    zone: 'Europe/Berlin',
    hour: 7,
    localDate: '2019-05-17',
    from: minute(0).toISOString(),
    to: minute(1_440).toISOString(),
    shards: 4,
    state: 'open',
    ...over,
  };
}

export function aDelivery(id: string, over: Partial<Delivery> = {}): Delivery {
  return {
    deliveryId: deliveryIdOf(id),
    kind: 'alert',
    subscriberId: subscriberId('reader-1'),
    about: 'plan-1',
    changeIds: [changeIdOf('change-1')],
    state: 'preparing',
    attempt: 1,
    notAfter: minute(1_440).toISOString(),
    createdAt: minute(0).toISOString(),
    ...over,
  };
}
