import { once } from 'node:events';
import {
  Agent,
  createServer,
  type IncomingMessage,
  request as openRequest,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from '../activity.ts';
import type { TurnedClock } from '../clock.ts';
import type { DynamoDbEmulator } from '../emulators/dynamodb.ts';
import type { SqsEmulator } from '../emulators/sqs.ts';
import { type Permissions, refusalText } from '../iam/permissions.ts';
import { type Ses, writeReply } from '../ses/ses-server.ts';
import type { Place } from '../template/identifiers.ts';
import type { SystemModel } from '../template/model.ts';
import { accessRequests, type Call, readCall } from './calls.ts';
import { emptyIndexKey } from './dynamodb-extras.ts';
import { answerSecret, identityXml, json, refuse } from './own-answers.ts';
import { answerSqs } from './sqs-extras.ts';

type GatewayParts = {
  model: SystemModel;
  place: Place;
  permissions: Permissions;
  dynamodb: DynamoDbEmulator;
  sqs: SqsEmulator;
  ses: Ses;
  clock: TurnedClock;
  activity: Activity;
  /** Told of every call that names a known caller, before its rights are checked. */
  onCall(caller: string, call: string): void;
};

export type Gateway = { port: number; open(parts: GatewayParts): void; stop(): Promise<void> };

/**
 * The one AWS endpoint of all functions, on 127.0.0.1. It knows the caller by the access key in the SigV4 header
 * (signatures are not verified), checks the call against that function's role and passes it to the emulator.
 * The port is taken at once, since queue URLs carry it; calls are answered with 503 until `open`.
 */
export async function startGateway(port = 0): Promise<Gateway> {
  let parts: GatewayParts | undefined;
  const agent = new Agent({ keepAlive: true });
  const server = createServer((request, response) => {
    if (!parts) return void response.writeHead(503).end();
    const done = parts.activity.begin();
    response.once('close', done);
    response.sendDate = false;
    response.setHeader('date', parts.clock.now().toUTCString());
    void answer(parts, agent, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    open: (ready) => {
      parts = ready;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
}

async function answer(
  parts: GatewayParts,
  agent: Agent,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const [, key = '', scope = ''] =
    /Credential=([^/]+)\/[^/]+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
  const target = request.headers['x-amz-target'];
  const call = readCall(scope, typeof target === 'string' ? target : undefined, body.toString('utf8'));
  if (!call)
    return json(response, 501, {
      message: `The local AWS does not know the service ${scope || '(unsigned call)'}.`,
    });
  const caller = parts.permissions.caller(key);
  if (caller === undefined)
    return refuse(
      response,
      call,
      'The security token included in the request is invalid.',
      'UnrecognizedClientException',
    );
  parts.onCall(caller === 'operator' ? caller : caller.id, `${call.service}:${call.action}`);
  if (caller !== 'operator') {
    const refused = parts.permissions.refuse(caller, accessRequests(call, parts.model, parts.place));
    if (refused) return refuse(response, call, refusalText(caller, refused), 'AccessDeniedException');
  }
  await serve(parts, agent, call, request, body, response);
}

async function serve(
  parts: GatewayParts,
  agent: Agent,
  call: Call,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  switch (call.service) {
    case 'ses':
      return writeReply(await parts.ses.handle(call.form), response);
    case 'sts':
      return writeReply({ status: 200, xml: identityXml(parts.place.account) }, response);
    case 'secretsmanager': {
      const { status, body: own } = answerSecret(
        parts.model,
        parts.clock,
        call.action,
        call.body['SecretId'],
      );
      return json(response, status, own);
    }
    case 'sqs': {
      const own = answerSqs(parts.sqs, call.action, call.body);
      return own
        ? json(response, own.status, own.body)
        : forward(parts.sqs.port, agent, request, body, response);
    }
    case 'dynamodb': {
      const fault = emptyIndexKey(call.action, call.body, parts.model);
      if (fault)
        return json(response, 400, {
          __type: 'com.amazon.coral.validate#ValidationException',
          message: fault,
        });
      return parts.dynamodb.handle(request, body, response);
    }
  }
}

function forward(
  port: number,
  agent: Agent,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { ...request.headers, 'content-length': String(body.length) };
    const path = request.url ?? '/';
    const outgoing = openRequest(
      { host: '127.0.0.1', port, method: request.method, path, headers, agent },
      (incoming) => {
        const { date, connection, 'keep-alive': keepAlive, ...kept } = incoming.headers;
        response.writeHead(incoming.statusCode ?? 502, kept);
        incoming.pipe(response).on('finish', resolve);
      },
    );
    outgoing.on('error', reject).end(body);
  });
}
