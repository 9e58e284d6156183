import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { httpFetcher } from '../adapters/http/http-fetcher.ts';
import { parseOrigins } from '../adapters/http/origins.ts';
import { pollSource } from '../application/poll-source.ts';
import { RulewireError } from '../domain/errors.ts';
import type { SourceId } from '../domain/ids.ts';
import { sourceId } from '../domain/ids.ts';
import { isPressKind, loadCatalogue, type Source } from '../domain/sources/catalogue.ts';
import { userAgent } from '../domain/sources/robots.ts';
import { SOURCE_FILES } from '../sources/all.ts';
import {
  changesQueue,
  common,
  contentStore,
  hostStore,
  inboxStore,
  pressStore,
  sourceStateStore,
} from './dependencies.ts';
import { setting } from './environment.ts';
import { scheduledHandler } from './handler.ts';

const pollEvent = z.object({ sourceId: z.string() });

/** Between two requests to a host: what the Federal Register bears, and more for the press. */
const POLITE_MS = { api: 1_000, press: 2_000 };
/** Kept back to write down what was fetched last. */
const CLOSING_MS = 20_000;

/** The source that a schedule asks for. Throws `message-malformed` for an event without one. */
export function parsePollEvent(event: unknown) {
  const parsed = z.safeParse(pollEvent, event);
  if (!parsed.success) throw new RulewireError('message-malformed', z.prettifyError(parsed.error));
  return sourceId(parsed.data.sourceId);
}

/** What every look at a source needs. */
export function sourceServices(dynamo: DynamoDBDocumentClient) {
  const origins = parseOrigins(setting('sourceOrigins'));
  return {
    ...common,
    sources: loadCatalogue(SOURCE_FILES),
    fetcher: httpFetcher({ userAgent: userAgent(setting('operatorContact')), origins }),
    states: sourceStateStore(dynamo),
    hosts: hostStore(dynamo),
    spacingMs: (url: string, source: Source) => {
      if (new URL(url).origin in origins) return 0;
      return isPressKind(source) ? POLITE_MS.press : POLITE_MS.api;
    },
  };
}

/** A Lambda that works on the one source that its schedule names, under a name of its own and in the time it has. */
export function sourceJob<Services extends ReturnType<typeof sourceServices>, Report>(
  build: () => Services,
  work: (services: Services & { owner: string; deadline: Date }, source: SourceId) => Promise<Report>,
) {
  return scheduledHandler({
    build,
    parse: parsePollEvent,
    run(services, source, context) {
      const left = Math.max(context.getRemainingTimeInMillis() - CLOSING_MS, 0);
      const deadline = new Date(services.clock.now().getTime() + left);
      return work({ ...services, owner: services.newOwner(), deadline }, source);
    },
  });
}

/** What a poller needs that stores documents and announces changes. */
export function pollServices(dynamo: DynamoDBDocumentClient, sqs: SQSClient) {
  return {
    ...sourceServices(dynamo),
    inbox: inboxStore(dynamo),
    content: contentStore(dynamo),
    press: pressStore(dynamo),
    changes: changesQueue(sqs),
  };
}

/** A Lambda that polls a list of documents or articles. */
export function pollHandler(dynamo: DynamoDBDocumentClient, sqs: SQSClient) {
  return sourceJob(() => pollServices(dynamo, sqs), pollSource);
}
