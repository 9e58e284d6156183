import { expect, test } from 'vitest';
import { turnedClock } from '../../../infra/local/clock.ts';
import { createScheduler } from '../../../infra/local/scheduler/scheduler.ts';
import type { ScheduleModel } from '../../../infra/local/template/model.ts';

const schedule = (id: string, expression: string): ScheduleModel => ({
  id,
  name: id,
  arn: `arn:aws:scheduler:us-east-1:000000000000:schedule/default/${id}`,
  expression,
  zone: 'America/New_York',
  targetArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
  roleArn: 'arn:aws:iam::000000000000:role/r',
  input: `{"for":"${id.split('-')[0]}","time":"<aws.scheduler.scheduled-time>"}`,
  deadLetterArn: undefined,
});

const TWO = [schedule('hourly', 'cron(0 * * * ? *)'), schedule('daily', 'cron(30 8 * * ? *)')];

function scheduler(schedules = TWO) {
  const clock = turnedClock(new Date('2020-03-06T00:00:00Z'));
  const events: { schedule: string; event: string; clock: string }[] = [];
  const made = createScheduler({
    schedules,
    clock,
    account: '000000000000',
    region: 'us-east-1',
    deliver: async ({ id }, event) => {
      events.push({ schedule: id, event, clock: clock.now().toISOString().slice(0, 16) });
    },
  });
  return { clock, made, events };
}

test('a long stretch fires each schedule once, at its last time, and says how many times that stands for', async () => {
  const { clock, made, events } = scheduler();
  clock.turnTo(new Date('2020-03-08T13:10:00Z'));
  const fired = await made.runDue();
  expect(fired.map(({ schedule: id, at, missed }) => [id, at.toISOString(), missed])).toEqual([
    ['daily', '2020-03-08T12:30:00.000Z', 2],
    ['hourly', '2020-03-08T13:00:00.000Z', 60],
  ]);
  expect(events[0]?.event).toBe('{"for":"daily","time":"2020-03-08T12:30:00Z"}');
  expect(await made.runDue()).toEqual([]);
});

test('chosen schedules fire at each of their times, with the clock turned to it', async () => {
  const { made, events } = scheduler();
  await made.runDue(new Date('2020-03-07T14:00:00Z'), { every: (id) => id === 'daily' });
  expect(events.filter(({ schedule: id }) => id === 'daily').map(({ clock }) => clock)).toEqual([
    '2020-03-06T13:30',
    '2020-03-07T13:30',
  ]);
  expect(events.filter(({ schedule: id }) => id === 'hourly')).toHaveLength(1);
});

test('schedules that send the same input to the same function count as one: a hot window beside an even pace', async () => {
  const { clock, made } = scheduler([
    schedule('poll-day', 'cron(0 * * * ? *)'),
    schedule('poll-hot', 'cron(0/10 8 * * ? *)'),
  ]);
  clock.turnTo(new Date('2020-03-06T14:05:00Z'));
  expect(await made.runDue()).toMatchObject([
    { schedule: 'poll-day', at: new Date('2020-03-06T14:00:00Z'), missed: 19 },
  ]);
});
