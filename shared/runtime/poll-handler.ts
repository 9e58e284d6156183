import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { httpFetcher } from '../adapters/http/http-fetcher.ts';
import { parseOrigins } from '../adapters/http/origins.ts';
import { pollSource } from '../application/poll-source.ts';
import { RulewireError } from '../domain/errors.ts';
import { sourceId } from '../domain/ids.ts';
import { loadCatalogue } from '../domain/sources/catalogue.ts';
import { SOURCE_FILES } from '../sources/all.ts';
import { changesQueue, common, contentStore, inboxStore, sourceStateStore } from './dependencies.ts';
import { setting } from './environment.ts';
import { scheduledHandler } from './handler.ts';

const pollEvent = z.object({ sourceId: z.string() });

/** Between two requests to a host that is not the operator's own. */
const POLITE_MS = 1_000;
/** Kept back to write down what was fetched last. */
const CLOSING_MS = 20_000;

/** The source that a schedule asks for. Throws `message-malformed` for an event without one. */
export function parsePollEvent(event: unknown) {
  const parsed = z.safeParse(pollEvent, event);
  if (!parsed.success) throw new RulewireError('message-malformed', z.prettifyError(parsed.error));
  return sourceId(parsed.data.sourceId);
}

/** Who asks, and whom to write to if we ask too often. */
export const userAgent = (contact: string) => `Rulewire/1.0 (rule change alerts; +${contact})`;

/** A Lambda that polls the one source that its schedule names. */
export function pollHandler(dynamo: DynamoDBDocumentClient, sqs: SQSClient) {
  return scheduledHandler({
    build() {
      const origins = parseOrigins(setting('sourceOrigins'));
      return {
        ...common,
        sources: loadCatalogue(SOURCE_FILES),
        fetcher: httpFetcher({ userAgent: userAgent(setting('operatorContact')), origins }),
        inbox: inboxStore(dynamo),
        content: contentStore(dynamo),
        states: sourceStateStore(dynamo),
        changes: changesQueue(sqs),
        spacingMs: (url: string) => (new URL(url).origin in origins ? 0 : POLITE_MS),
      };
    },
    parse: parsePollEvent,
    run(services, source, context) {
      const left = context.getRemainingTimeInMillis() - CLOSING_MS;
      const deadline = new Date(services.clock.now().getTime() + Math.max(left, 0));
      return pollSource({ ...services, owner: services.newOwner(), deadline }, source);
    },
  });
}
