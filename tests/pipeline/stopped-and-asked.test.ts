import { expect, test } from 'vitest';
import { furnishedWorld, HUAWEI, reader } from '../harness/builders.ts';
import { file } from '../harness/burst.ts';
import { passMinutes } from '../harness/passing-time.ts';

test('while all mail is stopped, the queue does not fill with what it holds already', async () => {
  // 10:30 in New York; the quiet hours of forty readers end at eleven.
  const w = await furnishedWorld({ start: '2026-10-02T14:30:00Z' });
  for (let number = 0; number < 40; number += 1)
    await reader(w, `reader${number}`, [HUAWEI], { quietHours: { from: 8, until: 11 } });
  await file(w, '2026-30001');
  await passMinutes(w, 5);
  await w.ledger.setControl({ state: 'paused' });
  let longest = 0;
  for (let minute = 0; minute < 360; minute += 1) {
    await passMinutes(w, 1);
    longest = Math.max(longest, w.queues.deliveries.size);
  }
  // Two messages hold forty readers; they are asked for once an hour.
  expect(longest).toBeLessThanOrEqual(14);
  await w.ledger.setControl({ state: 'open' });
  await passMinutes(w, 20);
  expect(w.ses.accepted).toHaveLength(40);
});
