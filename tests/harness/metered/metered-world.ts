import { MAIL_DAYS_KEPT } from '../../../infra/config.ts';
import { startSqs } from '../../../infra/local/emulators/sqs.ts';
import { startSes } from '../../../infra/local/ses/ses-server.ts';
import { dynamoCompanyDirectory } from '../../../shared/adapters/dynamodb/company-directory.ts';
import { dynamoContentStore } from '../../../shared/adapters/dynamodb/content-store.ts';
import { dynamoFeedbackStore } from '../../../shared/adapters/dynamodb/feedback-store.ts';
import { dynamoHostStore } from '../../../shared/adapters/dynamodb/host-store.ts';
import { dynamoInboxStore } from '../../../shared/adapters/dynamodb/inbox-store.ts';
import { dynamoLedger } from '../../../shared/adapters/dynamodb/ledger.ts';
import { dynamoPeopleStore } from '../../../shared/adapters/dynamodb/people-store.ts';
import { dynamoPressStore } from '../../../shared/adapters/dynamodb/press-store.ts';
import { dynamoQualityCounts } from '../../../shared/adapters/dynamodb/quality-counts.ts';
import { dynamoSourceStateStore } from '../../../shared/adapters/dynamodb/source-state-store.ts';
import { sesClient } from '../../../shared/adapters/ses/ses-client.ts';
import { sesMailTransport } from '../../../shared/adapters/ses/ses-mail-transport.ts';
import { sqsClient } from '../../../shared/adapters/sqs/sqs-client.ts';
import { systemClock } from '../../../shared/adapters/system/system-clock.ts';
import { jsonLog } from '../../../shared/runtime/log.ts';
import { embeddedMetrics } from '../../../shared/runtime/metrics.ts';
import { dynamoDbTables } from '../emulators/dynamodb-tables.ts';
import { world } from '../world.ts';
import { emulatedQueue } from './emulated-queue.ts';
import { type Meter, meter } from './meter.ts';
import { watchWrites } from './write-units.ts';

const START = '2026-10-02T12:30:00Z';
const ACCESS = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

/**
 * The whole system on its AWS adapters, over the embedded DynamoDB and SQS and the strict SES stand-in, with everything
 * counted that AWS would bill. `sent` counts the mails of each address by the events of SES; `stop` ends the emulators.
 */
export async function meteredWorld() {
  const counted = meter();
  const stopWatching = watchWrites(counted.wrote);
  const tables = await dynamoDbTables();
  const sqs = await startSqs();
  counted.watch(tables.client, 'dynamodb');
  const queueClient = sqsClient({ ...ACCESS, endpoint: sqs.endpoint });
  counted.watch(queueClient, 'sqs');
  const queue = <Message>(name: string) => emulatedQueue<Message>(sqs, queueClient, name, counted);
  const queues = {
    changes: queue<never>('changes'),
    segments: queue<never>('segments'),
    digestSegments: queue<never>('digest-segments'),
    deliveries: queue<never>('deliveries'),
    hookCalls: queue<never>('hook-calls'),
    confirmations: queue<never>('confirmations'),
    feedback: queue<never>('feedback'),
  };
  const sent = new Map<string, number>();
  const mail = await meteredMail(counted, sent, (event) => queues.feedback.put(event));
  const context = () => ({
    function: 'RulewireApp-MailDeliveriesFunction',
    request: '8c2f1d0e-5f0a-4f1e-9d57-0c1b7e9d1a11',
  });
  const w = world({
    start: START,
    holdAbove: Number.POSITIVE_INFINITY,
    onMail: () => undefined,
    instead: {
      queues,
      transport: mail.transport,
      stores: await stores(tables),
      log: jsonLog(systemClock, context, counted.logged),
      metrics: embeddedMetrics(systemClock, counted.logged),
    },
  });
  return {
    w,
    sent: sent as ReadonlyMap<string, number>,
    usage: counted.usage,
    async stop() {
      stopWatching();
      queueClient.destroy();
      await Promise.all([tables.stop(), sqs.stop(), mail.stop()]);
    },
  };
}

export type MeteredWorld = Awaited<ReturnType<typeof meteredWorld>>;

async function stores({ client, create }: Awaited<ReturnType<typeof dynamoDbTables>>) {
  const [content, people, ledger] = await Promise.all([
    create('content'),
    create('people'),
    create('ledger'),
  ]);
  return {
    content: dynamoContentStore(client, content),
    inbox: dynamoInboxStore(client, content),
    states: dynamoSourceStateStore(client, content),
    hosts: dynamoHostStore(client, content),
    press: dynamoPressStore(client, content),
    directory: dynamoCompanyDirectory(client, content),
    quality: dynamoQualityCounts(client, content),
    people: dynamoPeopleStore(client, people),
    feedback: dynamoFeedbackStore(client, people),
    ledger: dynamoLedger(client, ledger, MAIL_DAYS_KEPT),
  };
}

/** SES, whose events go by SNS into the feedback queue: one publication each. */
async function meteredMail(counted: Meter, sent: Map<string, number>, report: (event: string) => void) {
  const ses = await startSes({
    identities: ['alerts@example.org'],
    configurationSets: ['alerts'],
    quota: { perDay: -1, perSecond: 1_000 },
    keep: false,
    onEvent(_set, type, json) {
      counted.count('sns Publish');
      if (type === 'Send') {
        const { destination } = (JSON.parse(json) as { mail: { destination: string[] } }).mail;
        for (const to of destination) sent.set(to, (sent.get(to) ?? 0) + 1);
      }
      report(json);
    },
  });
  const client = sesClient({ ...ACCESS, endpoint: ses.endpoint });
  counted.watch(client, 'ses');
  return {
    transport: sesMailTransport(client, 'alerts'),
    async stop() {
      client.destroy();
      await ses.stop();
    },
  };
}
