import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { webApp } from '../../functions/web/app.ts';
import type { WebDependencies } from '../../functions/web/web-dependencies.ts';
import { memoryClock } from '../../shared/adapters/memory/memory-clock.ts';
import { memoryCompanyDirectory } from '../../shared/adapters/memory/memory-company-directory.ts';
import { memoryContentStore } from '../../shared/adapters/memory/memory-content-store.ts';
import { memoryFeedbackStore } from '../../shared/adapters/memory/memory-feedback-store.ts';
import { memoryHookBook } from '../../shared/adapters/memory/memory-hook-book.ts';
import { memoryLedger } from '../../shared/adapters/memory/memory-ledger.ts';
import { memoryMailTransport } from '../../shared/adapters/memory/memory-mail-transport.ts';
import { memoryPeopleStore } from '../../shared/adapters/memory/memory-people-store.ts';
import { memoryQualityCounts } from '../../shared/adapters/memory/memory-quality-counts.ts';
import { memoryQueue } from '../../shared/adapters/memory/memory-queue.ts';
import { memorySecrets } from '../../shared/adapters/memory/memory-secrets.ts';
import { memorySourceStateStore } from '../../shared/adapters/memory/memory-source-state-store.ts';
import { memoryLog, memoryMetrics } from '../../shared/adapters/memory/memory-telemetry.ts';
import { type SendConfirmationDeps, sendConfirmation } from '../../shared/application/send-confirmation.ts';
import { companyId } from '../../shared/domain/ids.ts';
import { completeAliases } from '../../shared/domain/matching/alias-forms.ts';
import type { HookCalls, MailConfirm } from '../../shared/messages/messages.ts';
import { mailFaults } from '../harness/mail-faults.ts';

export const KEYS = [{ kid: 'k1', secret: 'a secret of the tests, long enough' }];

/** The pages on memory adapters, with the confirm lane of the mailer behind them and a clock that is turned by hand. */
export async function siteInMemory(publicUrl = 'https://alerts.example.org') {
  const clock = memoryClock(new Date('2026-11-24T08:00:00Z'));
  const log = memoryLog();
  const metrics = memoryMetrics();
  const people = memoryPeopleStore();
  const directory = memoryCompanyDirectory();
  const confirmations = memoryQueue<MailConfirm>();
  const hooks = memoryHookBook();
  const hookCalls = memoryQueue<HookCalls>();
  const transport = memoryMailTransport();
  const ledger = memoryLedger();
  const content = memoryContentStore();
  const sources = memorySourceStateStore();
  const feedback = memoryFeedbackStore();
  const quality = memoryQualityCounts();
  const secrets = memorySecrets(...KEYS);
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id${String(ids).padStart(20, '0')}`;
  };
  for (const [id, name, country] of [
    ['huawei', 'Huawei Technologies Co., Ltd.', 'CN'],
    ['hikvision', 'Hangzhou Hikvision Digital Technology Co., Ltd.', 'CN'],
    ['smic', 'Semiconductor Manufacturing International Corporation', 'CN'],
  ] as const)
    await directory.put(
      completeAliases({
        companyId: companyId(id),
        name,
        country,
        aliases: [],
        affiliates: [],
        lists: ['EL'],
        origin: 'screening-list',
      }),
    );
  const web: WebDependencies = {
    people,
    directory,
    confirmations,
    secrets,
    clock,
    log,
    metrics,
    newId,
    content,
    sources,
    feedback,
    ledger,
    quality,
    hooks,
    hookCalls,
    publicUrl,
    postalAddress: '1 Example Street, Springfield, VA 22150, USA',
    senderAddress: 'alerts@example.org',
    mailDaysKept: 35,
  };
  const mailer: SendConfirmationDeps = {
    ledger,
    transport,
    pace: { turn: async () => 'go', slowDown: () => undefined },
    clock,
    log,
    metrics,
    newOwner: newId,
    people,
    secrets,
    identity: {
      from: 'alerts@example.org',
      replyTo: 'help@example.org',
      sender: { name: 'Rulewire', postalAddress: web.postalAddress, publicUrl },
    },
  };
  /** Sends what the pages asked for; gives what the mailer did with each message. */
  const deliver = async () => {
    const outcomes: string[] = [];
    const before = transport.accepted.length;
    for (const message of confirmations.drain()) outcomes.push(await sendConfirmation(mailer, message));
    for (const { raw } of transport.accepted.slice(before)) {
      const faults = mailFaults(raw);
      if (faults.length > 0) throw new Error(`a mail that may not go out: ${faults.join('; ')}`);
    }
    return outcomes;
  };
  return {
    web,
    mailer,
    deliver,
    app: webApp(web),
    /** The same pages, noting each call of a port by name in `calls`. */
    watchedApp: (calls: string[]) =>
      webApp({
        ...web,
        people: noting('people', people, calls),
        directory: noting('directory', directory, calls),
        confirmations: noting('confirmations', confirmations, calls),
      }),
    hooks,
    hookCalls,
    clock,
    log,
    people,
    directory,
    confirmations,
    transport,
    ledger,
    content,
    sources,
    feedback,
    quality,
  };
}

function noting<Port extends object>(name: string, port: Port, calls: string[]): Port {
  return new Proxy(port, {
    get(target, property, receiver) {
      const value: unknown = Reflect.get(target, property, receiver);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        calls.push(`${name}.${String(property)}`);
        return Reflect.apply(value, target, given);
      };
    },
  });
}

export type Site = Awaited<ReturnType<typeof siteInMemory>>;

/** Serves the pages over HTTP on loopback, as the HTTP API would: the caller's address is in the request context. */
export async function serve(site: { readonly app: Site['app'] }, client = '192.0.2.7') {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      const body = request.method === 'GET' || request.method === 'HEAD' ? null : Buffer.concat(chunks);
      const url = `http://${request.headers.host}${request.url}`;
      const sent = new Request(url, { method: request.method ?? 'GET', headers, body });
      const answer = await site.app.fetch(sent, { requestContext: { http: { sourceIp: client } } });
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, close: () => new Promise((resolve) => server.close(resolve)) };
}
