import { describe, expect, test } from 'vitest';
import { memoryClock } from '../../../shared/adapters/memory/memory-clock.ts';
import { RulewireError } from '../../../shared/domain/errors.ts';
import { jsonLog } from '../../../shared/runtime/log.ts';
import { embeddedMetrics } from '../../../shared/runtime/metrics.ts';

const clock = memoryClock(new Date('2019-05-16T20:16:08Z'));

function lines() {
  const written: string[] = [];
  return {
    write: (line: string) => void written.push(line),
    parsed: () => written.map((line) => JSON.parse(line)),
  };
}

describe('jsonLog', () => {
  test('a line is one JSON object with level, event, context and fields', () => {
    const out = lines();
    jsonLog(clock, () => ({ function: 'sweep', request: 'r1' }), out.write).info('sweep.done', {
      redriven: 3,
    });
    expect(out.parsed()).toMatchObject([
      {
        level: 'info',
        event: 'sweep.done',
        time: '2019-05-16T20:16:08.000Z',
        function: 'sweep',
        request: 'r1',
        redriven: 3,
      },
    ]);
  });

  test('an error is named by code, and no address that its text holds is written', () => {
    const out = lines();
    const cause = new Error('550 <someone@example.com> unknown');
    const error = new RulewireError('mail-unsafe-header', 'to someone@example.com', { cause });
    jsonLog(clock, undefined, out.write).error('delivery.failed', { deliveryId: 'd' }, error);
    expect(out.parsed()).toMatchObject([{ code: 'mail-unsafe-header', errorName: 'RulewireError' }]);
    expect(JSON.stringify(out.parsed())).not.toContain('@');
  });
});

describe('embeddedMetrics', () => {
  const publishedBy = (dimensions: readonly string[], name: string) => ({
    _aws: {
      Timestamp: Date.UTC(2019, 4, 16, 20, 16, 8),
      CloudWatchMetrics: [
        { Namespace: 'Rulewire', Dimensions: [dimensions], Metrics: [{ Name: name, Unit: 'Count' }] },
      ],
    },
    source: 'csl',
    [name]: 1,
  });

  test('a counter is published as one; what it is about stands in the line, where it costs nothing', () => {
    const out = lines();
    embeddedMetrics(clock, out.write).count('PollSucceeded', 1, { source: 'csl' });
    expect(out.parsed()).toEqual([publishedBy([], 'PollSucceeded')]);
  });

  test('what an alarm of each source reads is published by source alone', () => {
    const out = lines();
    embeddedMetrics(clock, out.write).count('SourceBroken', 1, { source: 'csl' });
    expect(out.parsed()).toEqual([publishedBy(['source'], 'SourceBroken')]);
  });
});
