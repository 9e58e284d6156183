import { expect, test } from 'vitest';
import { BURST, burst, toldByMail, worldWithReader } from '../harness/burst.ts';
import { passMinutes } from '../harness/passing-time.ts';

const [FIRST, ...OTHERS] = BURST;
const DAY_H = 24;

test.each([
  ['no news any more when the day after it is used up too', DAY_H + 2, [[FIRST]]],
  ['news still when there is room within a day', DAY_H - 4, [[FIRST], OTHERS]],
])('what is to be told with another is %s', async (_, hours, told) => {
  const w = await worldWithReader();
  await burst(w);
  w.ses.setQuota({ perSecond: 10, perDay: 1, sentLastDay: 1 });
  await passMinutes(w, hours * 60);
  w.ses.setQuota({ perSecond: 10, perDay: 10_000, sentLastDay: 0 });
  await passMinutes(w, 60);
  expect(await toldByMail(w)).toEqual(told);
});
