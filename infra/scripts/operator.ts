import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { dynamoAuditTrail } from '../../shared/adapters/dynamodb/audit-trail.ts';
import { dynamoLedger } from '../../shared/adapters/dynamodb/ledger.ts';
import { dynamoPeopleStore } from '../../shared/adapters/dynamodb/people-store.ts';
import { dynamoSourceStateStore } from '../../shared/adapters/dynamodb/source-state-store.ts';
import { secretsManagerSecrets } from '../../shared/adapters/secrets/secrets-manager-secrets.ts';
import { sqsQueue } from '../../shared/adapters/sqs/sqs-queue.ts';
import { systemClock } from '../../shared/adapters/system/system-clock.ts';
import type { OperateDeps, ReaderFile } from '../../shared/application/operate.ts';
import {
  liftSuppression,
  lookUp,
  readerKey,
  resend,
  suppressReader,
  switchMail,
} from '../../shared/application/operate.ts';
import { maskedAddress } from '../../shared/domain/address.ts';
import { deliveryIdOf } from '../../shared/domain/ids.ts';
import { deployment, QUEUE_NAMES } from './deployment.ts';

const HELP = `npm run operator -- <what> [--reason "…"] [--stage dev]
  reader ADDRESS       what is kept about an address, and its newest mails
  suppress ADDRESS     stops all mail to it (needs --reason)
  lift ADDRESS         takes that mark off (needs --reason)
  resend DELIVERY      asks for one mail again (needs --reason)
  mail stop | open     stops all mail, or lets it go again (needs --reason)
  queues               what waits in each queue, and what lies in its dead-letter queue
  sources              when each source was read last, and what is wrong with it
  audit DAY            what operators did on a UTC day (YYYY-MM-DD)
Each look at a reader and each act is written down with your name and the reason, never with the address.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    stage: { type: 'string', default: 'prod' },
    reason: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});
const [what = '', about = ''] = positionals;
const at = deployment(values.stage);
const NEED_A_REASON = new Set(['suppress', 'lift', 'resend', 'mail']);

/** Says what is wrong with the command line; the process then ends with 2. */
function refuse(text: string): void {
  console.error(text);
  process.exitCode = 2;
}

async function operateDeps(): Promise<OperateDeps> {
  const [people, ledger, secret] = await Promise.all([
    at.table('People'),
    at.table('Ledger'),
    at.secretArn(),
  ]);
  return {
    people: dynamoPeopleStore(at.dynamo, people),
    ledger: dynamoLedger(at.dynamo, ledger),
    audit: dynamoAuditTrail(at.dynamo, people),
    secrets: secretsManagerSecrets(at.secrets, secret),
    deliveries: sqsQueue(at.sqs, await at.queueUrl('deliveries')),
    confirmations: sqsQueue(at.sqs, await at.queueUrl('confirmations')),
    clock: systemClock,
    actor: userInfo().username,
    newId: () => randomBytes(18).toString('base64url'),
  };
}

async function aboutReader(): Promise<void> {
  const deps = await operateDeps();
  const id = await readerKey(deps, about);
  if (id === undefined) return refuse(`"${about}" is no address.`);
  if (what === 'reader') return showReader(await lookUp(deps, id));
  if (what === 'suppress') {
    await suppressReader(deps, id, values.reason);
    return console.log('No mail goes to this address any more.');
  }
  const outcome = await liftSuppression(deps, id, values.reason);
  console.log(
    outcome === 'lifted' ? 'The mark is taken off.' : 'The address is not marked; nothing changed.',
  );
}

function showReader({ subscriberId, subscriber, request, suppressed, deliveries }: ReaderFile): void {
  console.log(`Key         ${subscriberId}`);
  console.log(`Suppressed  ${suppressed ?? 'no'}`);
  console.log(`Sign-up     ${request === undefined ? 'none open' : `asked ${request.requestedAt}`}`);
  if (subscriber === undefined) console.log('Reader      none');
  else {
    const { email, status, frequency, zone, companies, pausedUntil } = subscriber;
    console.log(
      `Reader      ${maskedAddress(email)}, ${status}${pausedUntil ? ` until ${pausedUntil}` : ''}`,
    );
    console.log(`Cadence     ${frequency}, ${zone}; follows ${companies.length} companies`);
  }
  for (const each of deliveries)
    console.log(
      `${each.createdAt}  ${each.kind.padEnd(8)} ${each.state}${each.outcome ? `, ${each.outcome}` : ''}${each.reason ? ` (${each.reason})` : ''}  ${each.deliveryId}`,
    );
}

async function showQueues(): Promise<void> {
  const count = async (QueueUrl: string) => {
    const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const { Attributes } = await at.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
    );
    return AttributeNames.map((name) => Attributes?.[name] ?? '?');
  };
  for (const name of QUEUE_NAMES) {
    const [waiting, held] = await count(await at.queueUrl(name));
    const [dead] = await count(await at.deadLetterUrl(name));
    console.log(`${name.padEnd(16)} about ${waiting} waiting, ${held} being worked on, ${dead} dead letters`);
  }
}

async function showSources(): Promise<void> {
  const states = await dynamoSourceStateStore(at.dynamo, await at.table('Content')).list();
  for (const { sourceId, health, lastSuccessAt, failures, lastError } of states)
    console.log(
      `${sourceId.padEnd(24)} ${health.padEnd(8)} read ${lastSuccessAt ?? 'never'}${failures > 0 ? `, ${failures} failures: ${lastError ?? ''}` : ''}`,
    );
}

async function askAgain(): Promise<void> {
  const outcome = await resend(await operateDeps(), deliveryIdOf(about), values.reason);
  console.log(outcome === 'asked' ? 'The mail is asked for again.' : `There is no delivery ${about}.`);
}

async function switchAll(): Promise<void> {
  if (about !== 'stop' && about !== 'open') return refuse('Say: mail stop, or mail open.');
  await switchMail(await operateDeps(), about === 'open' ? 'open' : 'paused', values.reason);
  console.log(
    about === 'open' ? 'Mail goes out again.' : 'Mail is stopped within 15 seconds; nothing is lost.',
  );
}

async function showAudit(): Promise<void> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(about)) return refuse('Give a UTC day: audit 2026-11-24.');
  for (const entry of await dynamoAuditTrail(at.dynamo, await at.table('People')).ofDay(about))
    console.log(`${entry.at}  ${entry.actor}  ${entry.action}  ${entry.subject}  ${entry.reason ?? ''}`);
}

const COMMANDS: Readonly<Record<string, () => Promise<void>>> = {
  reader: aboutReader,
  suppress: aboutReader,
  lift: aboutReader,
  resend: askAgain,
  mail: switchAll,
  queues: showQueues,
  sources: showSources,
  audit: showAudit,
};

const command = COMMANDS[what];
if (values.help || what === '') console.log(HELP);
else if (command === undefined) refuse(`There is no "${what}".\n${HELP}`);
else if (NEED_A_REASON.has(what) && values.reason === '') refuse('Say why: --reason "…".');
else await command();
