import { webApp } from '../../functions/web/app.ts';
import type { WebDependencies } from '../../functions/web/web-dependencies.ts';
import type { OperateDeps } from '../../shared/application/operate.ts';
import {
  liftSuppression,
  lookUp,
  readerKey,
  resend,
  suppressReader,
} from '../../shared/application/operate.ts';
import type { SubscriberId } from '../../shared/domain/ids.ts';
import type { AuditTrail } from '../../shared/ports/audit-trail.ts';
import { visitor } from '../web/visitor.ts';
import { furnish, HIKVISION, HUAWEI, listingText, reader } from './builders.ts';
import { detect } from './detect.ts';
import { passMinutes, passQuartersUntil } from './passing-time.ts';
import { textOf } from './simulated-ses.ts';
import type { World, WorldOptions } from './world.ts';
import { world } from './world.ts';

const ORIGIN = 'https://rulewire.example.org';
const TITLE = 'Addition of an Entity to the Entity List';

/** Somebody's address now, and the one that she has first. */
export interface Addresses {
  readonly first: string;
  readonly later: string;
}

/**
 * A reader's whole life but its end, through the pages, the mails and the operator's hands: sign-up, alerts, digests, what
 * she says of them, a program of hers that is called, a bounce, another address, suppressed and lifted. Somebody else follows the same company beside her.
 */
export async function wholeLife(
  { first, later }: Addresses,
  stores: NonNullable<WorldOptions['instead']>['stores'],
  audit: AuditTrail,
) {
  const w = world({ start: '2026-06-02T15:00:00Z', ...(stores && { instead: { stores } }) });
  await furnish(w);
  await reader(w, 'bob', [HUAWEI]);
  const site = { clock: w.clock, app: webApp(webDeps(w)) };
  const person = visitor(site, { origin: ORIGIN });
  const link = (kind: string, to = first) => linkIn(w, to, kind);
  const operator = operateDeps(w, audit);
  const file = (doc: string, name = HUAWEI.name) =>
    detect(w, { doc, title: `${TITLE} ${doc}`, text: listingText(name, doc) });

  await person.signUp(first, [
    ['company', HUAWEI.companyId],
    ['name', 'Ann’s Own Supplier GmbH'],
    ['frequency', 'instant'],
    ['zone', 'Europe/Berlin'],
  ]);
  await passMinutes(w, 1);
  await person.post(link('confirm'), []);
  await passMinutes(w, 1);
  const id = await keyOf(operator, first);
  // Her own program has her name in its address, and is tried before it is told anything.
  const hooks = link('manage').replace('/manage/', '/hooks/');
  await person.post(hooks, [
    ['action', 'add'],
    ['url', `https://rules.example.com/in?for=${encodeURIComponent(first)}`],
  ]);
  await passMinutes(w, 2);
  await file('first');
  await passMinutes(w, 2);
  const timestamp = w.clock.now().toISOString();
  for (const entry of [...w.ses.accepted])
    w.ses.report(entry, 'Delivery', { recipients: [entry.mail.to], timestamp });
  await passMinutes(w, 1);
  await sayAll(person, link('f'));
  const settings = link('manage');
  await person.post(settings, settingsOf('daily', [HUAWEI.companyId, HIKVISION.companyId]));
  await file('second', HIKVISION.name);
  await passQuartersUntil(w, '2026-06-03T12:00:00Z');
  await bounce(w, first);
  await askAgain(operator, first);
  await passMinutes(w, 30);
  await person.post(settings, [['action', 'link']]);
  await passMinutes(w, 20);
  await person.post(link('address'), [['email', later]]);
  await passMinutes(w, 1);
  await person.post(link('move', later), []);
  await passMinutes(w, 20);
  await person.signUp(later, [['company', HUAWEI.companyId]]);
  await passMinutes(w, 20);
  return { w, person, operator, id, link: (kind: string) => link(kind, later) };
}

export type WholeLife = Awaited<ReturnType<typeof wholeLife>>;

/** The path of that kind of link in the newest mail to an address that has one. */
function linkIn(w: World, to: string, kind: string): string {
  const mails = w.ses.accepted.filter(({ mail }) => mail.to === to).map(({ mail }) => textOf(mail));
  const pattern = new RegExp(`${ORIGIN}(/${kind}/[A-Za-z0-9._-]+)`);
  const found = mails.toReversed().map((text) => pattern.exec(text)?.[1]);
  return found.find((path) => path !== undefined) ?? `no ${kind} link in a mail to ${to}`;
}

async function sayAll(person: ReturnType<typeof visitor>, path: string): Promise<void> {
  for (const say of ['not-useful', 'wrong-fact'])
    await person.post(path, [
      ['say', say],
      ['words', 'The day is wrong, says Ann.'],
      ['action', 'give'],
    ]);
}

const settingsOf = (frequency: string, companies: readonly string[]) =>
  [
    ...companies.map((id) => ['company', id] as const),
    ['name', 'Ann’s Own Supplier GmbH'],
    ['frequency', frequency],
    ['zone', 'Europe/Berlin'],
    ['sendHour', '7'],
    ['weekday', '1'],
    ['quietNote', 'yes'],
    ['action', 'save'],
  ] as const;

/** Her mailbox is full for a day. */
async function bounce(w: World, address: string): Promise<void> {
  const entry = w.ses.accepted.findLast(({ mail }) => mail.to === address);
  if (entry === undefined) throw new Error('no mail to bounce');
  w.ses.report(entry, 'Bounce', {
    bounceType: 'Transient',
    bounceSubType: 'MailboxFull',
    bouncedRecipients: [
      { emailAddress: address, status: '4.2.2', diagnosticCode: `smtp; 452 <${address}> full` },
    ],
    timestamp: w.clock.now().toISOString(),
  });
  await passMinutes(w, 1);
}

async function askAgain(operator: OperateDeps, address: string): Promise<void> {
  const id = await keyOf(operator, address);
  const { deliveries } = await lookUp(operator, id);
  const [alert] = deliveries.filter(({ kind }) => kind === 'daily');
  if (alert) await resend(operator, alert.deliveryId, 'lost at her end');
  await suppressReader(operator, id, 'asked by telephone');
  await liftSuppression(operator, id, 'asked again');
}

async function keyOf(operator: OperateDeps, address: string): Promise<SubscriberId> {
  const id = await readerKey(operator, address);
  if (id === undefined) throw new Error(`${address} is no address`);
  return id;
}

function operateDeps(w: World, audit: AuditTrail): OperateDeps {
  let number = 0;
  const newId = () => {
    number += 1;
    return `operator-asked-number-${number}`;
  };
  const { deliveries, confirmations } = w.queues;
  return { ...w, audit, deliveries, confirmations, actor: 'duty', newId };
}

function webDeps(w: World): WebDependencies {
  let number = 0;
  const newId = () => {
    number += 1;
    return `id${String(number).padStart(20, '0')}`;
  };
  return {
    ...w,
    sources: w.states,
    confirmations: w.queues.confirmations,
    hookCalls: w.queues.hookCalls,
    newId,
    publicUrl: ORIGIN,
    postalAddress: '1 Main Street',
    senderAddress: 'alerts@example.org',
    mailDaysKept: 35,
  };
}
