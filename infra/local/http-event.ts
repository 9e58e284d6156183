import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Received = {
  apiId: string;
  account: string;
  now: Date;
  route: { key: string; parameters: Record<string, string> };
  request: IncomingMessage;
  url: URL;
  body: Buffer;
};

/** Content types whose bodies API Gateway passes on as text; any other body is in base64. */
const TEXT = /^(text\/|application\/([\w.-]+\+)?(json|xml|javascript))/;

/**
 * A request as API Gateway hands it to a function, payload format 2.0. Empty parts are left out, as there.
 * Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function toEvent(received: Received): Record<string, unknown> {
  const { request, url, body, route } = received;
  const { cookie, connection: _, ...rest } = request.headers;
  const headers = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  const query = [...new Set(url.searchParams.keys())].map((key) => [
    key,
    url.searchParams.getAll(key).join(','),
  ]);
  const isText = TEXT.test(headers['content-type'] ?? 'text/plain');
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
    headers: {
      ...headers,
      'x-forwarded-for': addressOf(request),
      'x-forwarded-port': String(request.socket.localPort),
      'x-forwarded-proto': 'http',
    },
    ...(query.length === 0 ? {} : { queryStringParameters: Object.fromEntries(query) }),
    ...(Object.keys(route.parameters).length === 0 ? {} : { pathParameters: route.parameters }),
    requestContext: requestContext(received),
    ...(body.length === 0 ? {} : { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

function requestContext({ apiId, account, now, route, request, url }: Received) {
  return {
    accountId: account,
    apiId: apiId.toLowerCase(),
    domainName: request.headers.host ?? '127.0.0.1',
    domainPrefix: 'local',
    http: {
      method: request.method,
      path: url.pathname,
      protocol: 'HTTP/1.1',
      sourceIp: addressOf(request),
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: route.key,
    stage: '$default',
    time: now.toUTCString(),
    timeEpoch: now.getTime(),
  };
}

function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '127.0.0.1';
}
