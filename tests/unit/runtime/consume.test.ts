import { describe, expect, test } from 'vitest';
import { memoryLog, memoryMetrics } from '../../../shared/adapters/memory/memory-telemetry.ts';
import { RulewireError } from '../../../shared/domain/errors.ts';
import type { Handled } from '../../../shared/runtime/consume.ts';
import { consume, timeBudget } from '../../../shared/runtime/consume.ts';

const record = (id: string) => ({ messageId: id, receiptHandle: `handle-${id}`, body: id });
const records = (...ids: string[]) => ids.map(record);

function consumer(handle: (message: string) => Promise<Handled> | Handled, buryFails = false) {
  const visibility: [string, number][] = [];
  const buried: [string, string][] = [];
  const options = {
    parse: (body: string) => body,
    handle: async (message: string) => handle(message),
    control: {
      changeVisibility: async (handle: string, seconds: number) => void visibility.push([handle, seconds]),
      bury: async (body: string, reason: string) => {
        if (buryFails) throw new Error('SQS is away');
        buried.push([body, reason]);
      },
    },
    log: memoryLog(),
    metrics: memoryMetrics(),
    random: () => 0.5,
  };
  const run = (ids: string[], hasTime = () => true) => consume(records(...ids), { hasTime }, options);
  return { run, visibility, buried, options };
}

const failures = (answer: Awaited<ReturnType<typeof consume>>) =>
  answer.batchItemFailures.map((failure) => failure.itemIdentifier);

describe('consume', () => {
  test('one record that fails is reported alone', async () => {
    const { run, options } = consumer((message) => {
      if (message === 'b') throw new Error('no such table');
      return 'done';
    });
    expect(failures(await run(['a', 'b', 'c']))).toEqual(['b']);
    expect(options.log.lines.map(({ event }) => event)).toEqual(['message.failed']);
  });

  test('a record that can never be handled is buried with its reason and acknowledged', async () => {
    const { run, buried, options } = consumer(() => {
      throw new RulewireError('message-malformed', 'no changeId');
    });
    expect(failures(await run(['a']))).toEqual([]);
    expect(buried).toEqual([['a', 'message-malformed: no changeId']]);
    expect(options.metrics.total('PermanentFailure')).toBe(1);
  });

  test('a record that cannot even be buried comes again', async () => {
    const { run } = consumer(() => {
      throw new RulewireError('message-malformed', 'no changeId');
    }, true);
    expect(failures(await run(['a']))).toEqual(['a']);
  });

  test('an error that may pass is not buried', async () => {
    const { run, buried } = consumer(() => {
      throw new RulewireError('message-too-new', 'version 2');
    });
    expect(failures(await run(['a']))).toEqual(['a']);
    expect(buried).toEqual([]);
  });

  test('a postponed record is given back with its delay, of a quarter of an hour at most', async () => {
    const { run, visibility } = consumer((message) => ({ postpone: message === 'a' ? 60 : 3600 }));
    expect(failures(await run(['a', 'b']))).toEqual(['a', 'b']);
    expect(visibility).toEqual([
      ['handle-a', 60],
      ['handle-b', 900],
    ]);
  });

  test('"again" gives a record back without touching its visibility', async () => {
    const { run, visibility } = consumer(() => 'again');
    expect(failures(await run(['a']))).toEqual(['a']);
    expect(visibility).toEqual([]);
  });

  test('at most five records are handled at a time', async () => {
    let running = 0;
    let most = 0;
    const { run } = consumer(async (): Promise<Handled> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      return 'done';
    });
    await run(Array.from({ length: 23 }, (_, index) => String(index)));
    expect(most).toBe(5);
  });

  test('once time runs short, nothing new is started and the rest comes again', async () => {
    let left = 3;
    const { run } = consumer(() => 'done');
    const answer = await run(['a', 'b', 'c', 'd', 'e'], () => {
      left -= 1;
      return left >= 0;
    });
    expect(failures(answer)).toHaveLength(2);
  });
});

test('the budget ends when 15 % of the time is left', () => {
  let remaining = 60_000;
  const budget = timeBudget(() => remaining);
  remaining = 9_001;
  expect(budget.hasTime()).toBe(true);
  remaining = 9_000;
  expect(budget.hasTime()).toBe(false);
});
