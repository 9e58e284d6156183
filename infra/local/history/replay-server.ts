import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspectionText } from './document-text.ts';
import { documentXml } from './document-xml.ts';
import { ecfrAnswer } from './ecfr-answers.ts';
import { dailyCounts, holidays, issueContents } from './issue-answers.ts';
import { articleAnswer, feedAnswer, pressListAnswer } from './press-answers.ts';
import type { Recording } from './recording.ts';
import {
  type Answer,
  currentInspection,
  documentsSearch,
  isPublished,
  notFound,
  oneDocument,
  oneFiling,
  rawTextPath,
} from './register-answers.ts';
import { screeningList } from './screening-list.ts';

/** What federalregister.gov answers at the instant. */
function registerAnswer(recording: Recording, now: Date, url: URL): Answer {
  const path = url.pathname;
  if (path === '/api/v1/public-inspection-documents/current.json') return currentInspection(recording, now);
  if (path === '/api/v1/documents.json' || path === '/api/v1/documents')
    return documentsSearch(recording, now, url.searchParams);
  if (path === '/api/v1/holidays.json') return holidays();
  if (path === '/api/v1/documents/facets/daily.json') return dailyCounts(recording, now, url.searchParams);
  const issue = /^\/api\/v1\/issues\/([0-9-]+)\.json$/.exec(path)?.[1];
  if (issue !== undefined) return issueContents(recording, now, issue);
  const filing = /^\/api\/v1\/public-inspection-documents\/([^/]+)\.json$/.exec(path)?.[1];
  if (filing !== undefined) return oneFiling(recording, now, filing);
  const one = /^\/api\/v1\/documents\/([^/]+)\.json$/.exec(path)?.[1];
  if (one !== undefined) return oneDocument(recording, now, one);
  const document = recording.documents.find(
    (each) =>
      path === `/public-inspection/raw_text/${rawTextPath(each.number)}.txt` ||
      path === `/documents/full_text/xml/${each.publishedOn.replaceAll('-', '/')}/${each.number}.xml`,
  );
  if (document === undefined || new Date(document.filedAt) > now) return notFound;
  const agency = recording.agencies[document.agency]?.name ?? '';
  if (path.endsWith('.txt'))
    return { status: 200, type: 'text/plain; charset=utf-8', body: inspectionText(document, agency) };
  if (!isPublished(document, now)) return notFound;
  return { status: 200, type: 'text/xml; charset=utf-8', body: documentXml(document, agency) };
}

/** One function per recorded host: what it answers for a URL at an instant. */
const HOSTS: Readonly<Record<string, (recording: Recording, now: Date, url: URL) => Answer>> = {
  'https://www.federalregister.gov': registerAnswer,
  'https://www.ecfr.gov': ecfrAnswer,
  'https://data.trade.gov': (recording, now) => screeningList(recording, now),
  'https://news.yahoo.com': (recording, now, url) =>
    url.pathname === '/rss/'
      ? feedAnswer(recording, 'yahoo-news', now)
      : (articleAnswer(recording, url.href, now) ?? notFound),
  'https://www.scmp.com': (recording, now, url) =>
    url.pathname === '/rss/36/feed' ? feedAnswer(recording, 'scmp-tech', now) : notFound,
  'https://sputniknews.com': (recording, now, url) =>
    url.pathname.endsWith('.xml') ? feedAnswer(recording, 'sputnik-archive', now) : notFound,
  'https://www.bis.gov': (recording, now, url) =>
    url.pathname === '/news-updates'
      ? pressListAnswer(recording, now)
      : (articleAnswer(recording, url.href, now) ?? notFound),
};

export interface ReplayServer {
  /** Origin of a real host to the loopback origin that stands in for it: the SOURCE_ORIGINS setting of a deployment. */
  readonly origins: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Serves the recording over HTTP on loopback, one port per recorded host, as of the time of `clock`.
 * Each request is told to `onRequest` as "METHOD real-url status".
 */
export async function startReplayServer(
  recording: Recording,
  clock: { now(): Date },
  onRequest: (line: string) => void = () => {},
): Promise<ReplayServer> {
  const servers: Server[] = [];
  const origins: Record<string, string> = {};
  for (const [origin, answerFor] of Object.entries(HOSTS)) {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', origin);
      const answer = answerFor(recording, clock.now(), url);
      onRequest(`${request.method} ${url.href} ${answer.status}`);
      response
        .writeHead(answer.status, { 'content-type': answer.type, 'cache-control': 'no-store' })
        .end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origins[origin] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    servers.push(server);
  }
  return {
    origins,
    stop: async () => {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
