import type { SendMessageBatchCommand, SendMessageBatchResult, SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { memoryClock } from '../../../../shared/adapters/memory/memory-clock.ts';
import { batches, sqsQueue } from '../../../../shared/adapters/sqs/sqs-queue.ts';

/** A client that answers each call as `answer` says and keeps the bodies it was sent. */
function answering(answer: (bodies: readonly string[], call: number) => SendMessageBatchResult['Failed']) {
  const calls: string[][] = [];
  const client = {
    send: async (command: SendMessageBatchCommand) => {
      const entries = command.input.Entries ?? [];
      calls.push(entries.map((entry) => entry.MessageBody ?? ''));
      const failed = answer(calls.at(-1) ?? [], calls.length) ?? [];
      return { Failed: failed.map((entry) => ({ ...entry, Id: entries[Number(entry.Id)]?.Id })) };
    },
  };
  return { client: client as unknown as SQSClient, calls };
}
const clock = memoryClock(new Date(0));
const busy = { Id: '0', Code: 'InternalError', SenderFault: false };

test('entries that the service refused are sent again, only those', async () => {
  const { client, calls } = answering((_, call) => (call < 3 ? [busy] : []));
  await sqsQueue(client, 'url', clock).send(['a', 'b', 'c']);
  expect(calls).toEqual([['"a"', '"b"', '"c"'], ['"a"'], ['"a"']]);
});

test('entries that stay refused end in an error, after pauses that grow', async () => {
  const { client, calls } = answering(() => [busy]);
  const before = clock.now().getTime();
  await expect(sqsQueue(client, 'url', clock).send(['a'])).rejects.toMatchObject({ code: 'queue-refused' });
  expect(calls).toHaveLength(6);
  expect(clock.now().getTime()).toBeGreaterThan(before);
});

test('what is refused as our fault is not sent again; the rest goes out all the same', async () => {
  const { client, calls } = answering((_, call) =>
    call === 1
      ? [
          { Id: '0', Code: 'InvalidMessageContents', SenderFault: true },
          { ...busy, Id: '1' },
        ]
      : [],
  );
  await expect(sqsQueue(client, 'url', clock).send(['a', 'b'])).rejects.toThrow(/1 of 2, InvalidMessage/);
  expect(calls).toEqual([['"a"', '"b"'], ['"b"']]);
});

test('a refused batch does not keep the others from going out', async () => {
  const { client, calls } = answering((bodies) =>
    bodies.includes('"bad"') ? [{ Id: '0', Code: 'No', SenderFault: true }] : [],
  );
  const messages = ['bad', ...Array.from({ length: 29 }, (_, n) => `m-${n}`)];
  await expect(sqsQueue(client, 'url', clock).send(messages)).rejects.toMatchObject({
    code: 'queue-refused',
  });
  expect(calls).toHaveLength(3);
});

test('batches hold ten entries and a megabyte at most, counted in bytes', () => {
  const shapes = (messages: readonly unknown[]) => batches(messages, undefined).map((batch) => batch.length);
  expect(shapes([])).toEqual([]);
  expect(shapes(Array.from({ length: 21 }, () => 'x'))).toEqual([10, 10, 1]);
  expect(shapes(Array.from({ length: 3 }, () => '漢'.repeat(160_000)))).toEqual([2, 1]);
  expect(shapes(['x'.repeat(1_500_000), 'y'])).toEqual([1, 1]);
});

test('ids within a batch differ, and the group stands on every entry', () => {
  const [batch = []] = batches(['a', 'b'], 'change-1');
  expect(batch.map((entry) => entry.Id)).toEqual(['0', '1']);
  expect(batch.map((entry) => entry.MessageGroupId)).toEqual(['change-1', 'change-1']);
});
