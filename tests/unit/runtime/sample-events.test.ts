import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../../shared/domain/sources/catalogue.ts';
import { mailMessage } from '../../../shared/messages/mail-message.ts';
import {
  changeDetected,
  digestSegment,
  hookCalls,
  parseMessage,
  segmentRun,
} from '../../../shared/messages/messages.ts';
import { parseSesEvent } from '../../../shared/messages/ses-event.ts';
import { parsePollEvent } from '../../../shared/runtime/poll-handler.ts';
import { SOURCE_FILES } from '../../../shared/sources/all.ts';

const FUNCTIONS = join(import.meta.dirname, '..', '..', '..', 'functions');
const catalogue = loadCatalogue(SOURCE_FILES);

const records = (parse: (body: string) => unknown) => (event: unknown) =>
  (event as { Records: { body: string }[] }).Records.map(({ body }) => parse(body));
const knownSource = (event: unknown) => [catalogue.get(parsePollEvent(event))];

const PARSERS: Readonly<Record<string, (event: unknown) => unknown[]>> = {
  'analyze-change': records((body) => parseMessage(changeDetected, body)),
  'build-digests': records((body) => parseMessage(digestSegment, body)),
  'call-hooks': records((body) => parseMessage(hookCalls, body)),
  'fan-out': records((body) => parseMessage(segmentRun, body)),
  'poll-ecfr': knownSource,
  'poll-federal-register': knownSource,
  'poll-news': knownSource,
  'record-feedback': records(parseSesEvent),
  'refresh-directory': knownSource,
  'send-mail': records((body) => parseMessage(mailMessage, body)),
  'plan-digests': () => ['no input'],
  sweep: () => ['no input'],
};

const samples = Object.keys(PARSERS).flatMap((folder) =>
  readdirSync(join(FUNCTIONS, folder, 'events')).map((file) => [folder, file] as const),
);

describe('sample events', () => {
  test.each(samples)('%s reads %s', (folder, file) => {
    const event: unknown = JSON.parse(readFileSync(join(FUNCTIONS, folder, 'events', file), 'utf8'));
    const read = PARSERS[folder]?.(event) ?? [];
    expect(read.length).toBeGreaterThan(0);
    for (const each of read) expect(each).toBeDefined();
  });

  test('every function has a handler, a line about it and at least one sample', () => {
    for (const folder of readdirSync(FUNCTIONS).filter((name) => name !== 'web')) {
      expect(PARSERS, folder).toHaveProperty(folder);
      expect(existsSync(join(FUNCTIONS, folder, 'handler.ts')), folder).toBe(true);
      expect(existsSync(join(FUNCTIONS, folder, 'README.md')), folder).toBe(true);
    }
    expect(samples.length).toBeGreaterThanOrEqual(Object.keys(PARSERS).length);
  });
});
