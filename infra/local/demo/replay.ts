import type { Recording } from '../history/recording.ts';
import type { LocalAws, MachineEvent } from '../local-aws.ts';
import { itinerary, SEEDING } from './itinerary.ts';
import type { Progress } from './progress.ts';
import { SAMPLE_READERS, type Site, signUpReader } from './readers.ts';

const DAY = 24 * 3_600_000;
/** An alert waits so long for others with which it is one mail. */
const TOGETHER = 13 * 60_000;

/** Whether mails were put off since it was asked last. */
export interface PutOff {
  note(event: MachineEvent): void;
  take(): boolean;
}

export function putOff(): PutOff {
  let left = 0;
  return {
    note(event) {
      if (event.kind === 'log') left = Math.max(left, waitsOf(event.line.fields ?? {}));
    },
    take() {
      const some = left > 0;
      if (some) left -= 1;
      return some;
    },
  };
}

/** How many of the waits pass until a mail that was put off is tried again: for its event, for the day's quota, for others. */
function waitsOf(fields: Readonly<Record<string, unknown>>): number {
  if (fields['event'] === 'delivery.unknown') return 2;
  if (fields['event'] !== 'delivery.deferred') return 0;
  return /quota|share of the day/i.test(String(fields['reason'])) ? 3 : 1;
}

/** Lets schedules fire and queues drain at the clock's present time. */
async function live(aws: LocalAws): Promise<void> {
  await aws.scheduler.runDue();
  await aws.settle();
}

/**
 * Seeds the sources the day before the story starts, signs the sample readers up through the pages, then turns the clock
 * from one recorded moment to the next and lets the system do what is due, mails that wait for others included.
 */
export async function replayHistory(
  aws: LocalAws,
  recording: Recording,
  shown: Progress,
  waiting: PutOff,
): Promise<void> {
  aws.scheduler.startAt(new Date(SEEDING.getTime() - DAY));
  await live(aws);
  const site: Site = {
    webUrl: aws.webUrl,
    mails: aws.mails,
    settle: async () => {
      await aws.settle();
    },
    pass: async (seconds) => aws.clock.turnTo(new Date(aws.clock.now().getTime() + seconds * 1000)),
  };
  for (const reader of SAMPLE_READERS) await signUpReader(site, reader);
  const stops = itinerary(recording).filter((stop) => stop.at > aws.clock.now());
  for (const [at, stop] of stops.entries()) {
    shown.step(at, stops.length, `${stop.at.toISOString().slice(0, 16)} ${stop.why}`);
    if (stop.at > aws.clock.now()) aws.clock.turnTo(stop.at);
    await live(aws);
    const next = stops[at + 1]?.at.getTime() ?? Number.POSITIVE_INFINITY;
    while (waiting.take() && aws.clock.now().getTime() + TOGETHER < next) {
      await site.pass(TOGETHER / 1000);
      await live(aws);
    }
  }
  shown.end();
}
