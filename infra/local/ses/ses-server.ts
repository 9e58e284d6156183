import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type EventType, eventsOf, simulatedFate } from './events.ts';
import { arrivals, type FaultPlan, type Faults, planOf, refusalOf } from './faults.ts';
import { type Mailbox, mailbox, type ReceivedMail } from './mailbox.ts';
import { stamped } from './raw-mail.ts';
import { type Acceptance, checkSend, type Refusal, refused, type SendRequest } from './rules.ts';

export type SesOptions = {
  region?: string;
  account?: string;
  /** Verified addresses and domains. */
  identities: readonly string[];
  configurationSets?: readonly string[];
  /** Configuration sets whose sending the template switches off. */
  pausedSets?: readonly string[];
  /** Sends allowed in 24 hours and in a second; -1 is unlimited. The rate is enforced on the machine's clock. */
  quota?: { perDay: number; perSecond: number; enforceRate?: boolean };
  /** Folder for .eml files; none keeps mails in memory only. */
  folder?: string;
  /** Whether mails are kept at all (default true): a million of them have no room. */
  keep?: boolean;
  now?: () => Date;
  /** Called once per event of a mail, in order, after the send was answered. */
  onEvent?: (configurationSet: string | undefined, type: EventType, json: string) => void;
  /** Asked before each send. */
  fault?: Faults | undefined;
  /** Does something so many milliseconds later; on the machine's clock where that is turned. */
  later?: (milliseconds: number, what: () => void) => void;
};

export type Reply = { status: number; xml: string } | 'drop';

/** The SES stand-in: `handle` takes a form of the v1 query protocol, as the gateway passes it on. */
export type Ses = {
  handle(form: URLSearchParams): Promise<Reply>;
  mails(): readonly ReceivedMail[];
  mailbox: Mailbox;
  suppressed: Set<string>;
  /** Number of sends taken in the 24 hours up to now, by recipient, as the quota counts them. */
  sentLastDay(): number;
  setFault(fault: SesOptions['fault']): void;
};

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** Makes the stand-in without a server. It speaks SendRawEmail and GetSendQuota; any other action is refused by name. */
export function createSes(options: SesOptions): Ses {
  const box = mailbox(options.folder);
  const state: State = {
    options,
    box,
    now: options.now ?? (() => new Date()),
    suppressed: new Set(),
    sends: [],
    fault: options.fault,
  };
  return {
    handle: (form) => answer(state, form),
    mails: () => box.all(),
    mailbox: box,
    suppressed: state.suppressed,
    sentLastDay: () => sentWithin(state, 24 * 3_600_000),
    setFault: (fault) => {
      state.fault = fault;
    },
  };
}

type State = {
  options: SesOptions;
  box: Mailbox;
  now: () => Date;
  suppressed: Set<string>;
  sends: number[];
  fault: SesOptions['fault'];
};

async function answer(state: State, form: URLSearchParams): Promise<Reply> {
  const action = form.get('Action') ?? '';
  if (action === 'GetSendQuota') return quotaReply(state);
  if (action === 'SendRawEmail') return send(state, readRequest(form));
  return errorReply({
    code: 'InvalidAction',
    message: `The local SES does not know the action ${action || '(none)'}.`,
  });
}

function readRequest(form: URLSearchParams): SendRequest {
  const tags: Record<string, string> = {};
  const destinations: string[] = [];
  for (let n = 1; form.has(`Destinations.member.${n}`); n += 1)
    destinations.push(form.get(`Destinations.member.${n}`) ?? '');
  for (let n = 1; form.has(`Tags.member.${n}.Name`); n += 1)
    tags[form.get(`Tags.member.${n}.Name`) ?? ''] = form.get(`Tags.member.${n}.Value`) ?? '';
  return {
    raw: Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString('latin1'),
    source: form.get('Source') ?? undefined,
    destinations,
    tags,
    configurationSet: form.get('ConfigurationSetName') ?? undefined,
  };
}

async function send(state: State, request: SendRequest): Promise<Reply> {
  const { options } = state;
  const plan = planOf(state.fault?.(request));
  if (plan.answer === 'drop-before') return 'drop';
  const limited = refusalOf(plan.answer ?? overLimit(state));
  if (limited) return errorReply(limited, limited.status);
  const verdict = checkSend(request, {
    region: options.region ?? 'us-east-1',
    identities: options.identities,
    configurationSets: options.configurationSets ?? [],
  });
  if (refused(verdict)) return errorReply(verdict);
  if (options.pausedSets?.includes(request.configurationSet ?? ''))
    return errorReply({
      code: 'ConfigurationSetSendingPausedException',
      message: 'Sending is disabled for this configuration set.',
    });
  const messageId = await take(state, request, verdict, plan);
  return plan.answer === 'drop-after'
    ? 'drop'
    : okReply('SendRawEmail', `<MessageId>${messageId}</MessageId>`);
}

function overLimit(state: State): 'throttle' | 'day-used-up' | undefined {
  const { perDay, perSecond, enforceRate } = state.options.quota ?? { perDay: -1, perSecond: -1 };
  if (enforceRate && perSecond >= 0 && sentWithin(state, 1000) >= perSecond) return 'throttle';
  return perDay >= 0 && sentWithin(state, 24 * 3_600_000) >= perDay ? 'day-used-up' : undefined;
}

/** Keeps the mail for each recipient, counts it, and publishes its events after the caller has its answer. */
async function take(
  state: State,
  request: SendRequest,
  verdict: Acceptance,
  plan: FaultPlan,
): Promise<string> {
  const { options } = state;
  const at = state.now();
  const region = options.region ?? 'us-east-1';
  const messageId = `${at.getTime().toString(16).padStart(16, '0')}-${randomUUID()}-000000`;
  const { tags, configurationSet } = request;
  const account = options.account ?? '000000000000';
  const sent = { ...verdict, messageId, at, tags, configurationSet, account, region };
  for (const to of verdict.recipients) {
    const fate =
      plan.fate ?? simulatedFate(to) ?? (state.suppressed.has(to.toLowerCase()) ? 'suppressed' : 'delivered');
    state.sends.push(at.getTime());
    const raw = stamped(verdict.mail, messageId, at);
    const kept =
      (options.keep ?? true)
        ? await state.box.keep({ id: messageId, at, to, raw, tags, configurationSet, fate })
        : undefined;
    if (simulatedFate(to) === undefined && (fate === 'bounced' || fate === 'complained'))
      state.suppressed.add(to.toLowerCase());
    for (const { type, json } of eventsOf(sent, to, fate))
      for (const seconds of arrivals(plan.events, type))
        publish(state, seconds, () => {
          kept?.events.push({ type, at: state.now().toISOString(), json });
          options.onEvent?.(configurationSet, type, json);
        });
  }
  return messageId;
}

/** Once the caller has its answer, or that much later. */
function publish({ options }: State, seconds: number, event: () => void): void {
  if (seconds === 0) setImmediate(event);
  else if (options.later) options.later(seconds * 1000, event);
  else setTimeout(event, seconds * 1000).unref();
}

function sentWithin(state: State, milliseconds: number): number {
  const now = state.now().getTime();
  return state.sends.filter((at) => at <= now && at > now - milliseconds).length;
}

function quotaReply(state: State): Reply {
  const { perDay, perSecond } = state.options.quota ?? { perDay: -1, perSecond: -1 };
  return okReply(
    'GetSendQuota',
    `<SentLast24Hours>${sentWithin(state, 24 * 3_600_000)}.0</SentLast24Hours>` +
      `<Max24HourSend>${perDay}.0</Max24HourSend><MaxSendRate>${perSecond}.0</MaxSendRate>`,
  );
}

function okReply(action: string, result: string): Reply {
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  return {
    status: 200,
    xml: `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${result}</${action}Result>${metadata}</${action}Response>`,
  };
}

/** An error in the form of the query protocol; status 400 unless told. */
export function errorReply({ code, message }: Refusal, status = 400): { status: number; xml: string } {
  const escaped = message.replace(
    /[&<>]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign,
  );
  const error = `<Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${escaped}</Message></Error>`;
  return {
    status,
    xml: `<ErrorResponse xmlns="${NAMESPACE}">${error}<RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
  };
}

/** Serves the stand-in alone on a free port of 127.0.0.1, for tests that need no gateway. */
export async function startSes(
  options: SesOptions,
): Promise<Ses & { endpoint: string; stop(): Promise<void> }> {
  const ses = createSes(options);
  const server = createServer((request, response) => void serve(ses, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { ...ses, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

async function serve(ses: Ses, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  writeReply(await ses.handle(new URLSearchParams(Buffer.concat(chunks).toString('latin1'))), response);
}

/** Writes a reply of `handle`, or cuts the connection where it says so. */
export function writeReply(reply: Reply, response: ServerResponse): void {
  if (reply === 'drop') response.socket?.destroy();
  else response.writeHead(reply.status, { 'content-type': 'text/xml' }).end(reply.xml);
}
