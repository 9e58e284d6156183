import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { dynamoAuditTrail } from '../../../shared/adapters/dynamodb/audit-trail.ts';
import { dynamoSourceStateStore } from '../../../shared/adapters/dynamodb/source-state-store.ts';
import type { ReaderFile } from '../../../shared/application/operate.ts';
import { maskedAddress } from '../../../shared/domain/address.ts';
import type { Delivery } from '../../../shared/domain/delivery.ts';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';
import { QUEUE_NAMES } from '../deployment.ts';
import type { Deployment } from './operator-deps.ts';

/** What is kept about a reader, as lines; her mails are kept for so many days. */
export function readerLines(
  { subscriberId, subscriber, request, suppressed, deliveries }: ReaderFile,
  mailDaysKept: number,
): readonly string[] {
  const lines = [
    `Key         ${subscriberId}`,
    `Suppressed  ${suppressed ?? 'no'}`,
    `Sign-up     ${request === undefined ? 'none open' : `asked ${request.requestedAt}`}`,
  ];
  if (subscriber === undefined) lines.push('Reader      none');
  else {
    const { email, status, frequency, zone, companies, pausedUntil, softBounces } = subscriber;
    const until = pausedUntil === undefined ? '' : ` until ${pausedUntil}`;
    lines.push(
      `Reader      ${maskedAddress(email)}, ${status}${until}`,
      `Cadence     ${frequency}, ${zone}; follows ${companies.length} companies`,
      `Bounces     ${softBounces} soft ones in a row`,
    );
  }
  return [
    ...lines,
    deliveries.length === 0 ? `No more mails in the last ${mailDaysKept} days.` : 'Mails, newest first:',
    ...deliveries.map(mailLine),
  ];
}

function mailLine({ createdAt, kind, state, outcome, reason, deliveryId }: Delivery): string {
  const became = outcome === undefined ? state : `${state}, ${outcome}`;
  return `${createdAt}  ${kind.padEnd(8)} ${became}${reason === undefined ? '' : ` (${reason})`}  ${deliveryId}`;
}

/** What waits in each queue and lies in its dead-letter queue; SQS counts roughly. */
export async function queueLines(at: Deployment): Promise<readonly string[]> {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const count = async (QueueUrl: string) => {
    const { Attributes } = await at.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }),
    );
    return names.map((name) => Attributes?.[name] ?? '?');
  };
  return Promise.all(
    QUEUE_NAMES.map(async (name) => {
      const [waiting, held] = await count(await at.queueUrl(name));
      const [dead] = await count(await at.deadLetterUrl(name));
      return `${name.padEnd(16)} about ${waiting} waiting, ${held} being worked on, ${dead} dead letters`;
    }),
  );
}

/** Each source of the catalogue: when it was read last and what is wrong with it, those in trouble first. */
export async function sourceLines(at: Deployment, now: Date): Promise<readonly string[]> {
  const states = await dynamoSourceStateStore(at.dynamo, await at.table('Content')).list();
  const known = new Set(states.map(({ sourceId }) => sourceId));
  const never = [...loadCatalogue(SOURCE_FILES).keys()].filter((id) => !known.has(id));
  const lines = states.map((state) => {
    const { sourceId, health, lastSuccessAt, failures, lastError, notBefore, trouble } = state;
    const since = lastSuccessAt === undefined ? '' : ` (${agoInWords(now, lastSuccessAt)} ago)`;
    const notes = [
      `read ${lastSuccessAt ?? 'never'}${since}`,
      ...(failures > 0 ? [`${failures} failures: ${lastError ?? 'no reason noted'}`] : []),
      ...(notBefore !== undefined && notBefore > now.toISOString() ? [`not asked before ${notBefore}`] : []),
      ...(trouble === undefined ? [] : [`in trouble: ${JSON.stringify(trouble)}`]),
    ];
    const bad = health === 'failing' || health === 'blocked' || trouble !== undefined;
    return { bad, text: `${sourceId.padEnd(28)} ${health.padEnd(8)} ${notes.join('; ')}` };
  });
  return [
    ...lines.filter(({ bad }) => bad).map(({ text }) => text),
    ...lines.filter(({ bad }) => !bad).map(({ text }) => text),
    ...never.map((id) => `${id.padEnd(28)} never polled here (switched off, or not yet due)`),
  ];
}

function agoInWords(now: Date, instant: string): string {
  const minutes = Math.max(0, Math.round((now.getTime() - new Date(instant).getTime()) / 60_000));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 2 * 24 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}

/** What operators did on a UTC day (YYYY-MM-DD). */
export async function auditLines(at: Deployment, day: string): Promise<readonly string[]> {
  const entries = await dynamoAuditTrail(at.dynamo, await at.table('People')).ofDay(day);
  if (entries.length === 0) return [`Nothing was noted on ${day}.`];
  return entries.map(
    ({ at: when, actor, action, subject, reason = '' }) =>
      `${when}  ${actor}  ${action}  ${subject}  ${reason}`,
  );
}
