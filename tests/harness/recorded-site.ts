import { rmSync } from 'node:fs';
import { enabledSources } from '../../infra/constructs/poll-plan.ts';
import { turnedClock } from '../../infra/local/clock.ts';
import { itinerary, SEEDING } from '../../infra/local/demo/itinerary.ts';
import { synthesize } from '../../infra/local/demo/synthesize.ts';
import { loadRecording } from '../../infra/local/history/recording.ts';
import { startReplayServer } from '../../infra/local/history/replay-server.ts';
import { unrecorded } from '../../infra/local/history/unrecorded.ts';
import { startLocalAws } from '../../infra/local/local-aws.ts';

const DAY_MS = 24 * 3_600_000;

export type RecordedSite = Awaited<ReturnType<typeof startRecordedSite>>;

/**
 * The synthesized system on the local AWS, the day before the recorded history begins, its sources read once in silence.
 * Its clock is turned by who uses it. `others` are origins besides those of the recording, with what stands in for them. Throws an Error where synthesis or the start fails.
 */
export async function startRecordedSite(others: Readonly<Record<string, string>> = {}) {
  const recording = loadRecording();
  const clock = turnedClock(SEEDING);
  const server = await startReplayServer(recording, clock);
  const assemblyDir = await synthesize({
    stage: 'local',
    senderEmail: 'alerts@example.org',
    postalAddress: '1 Example Street, Example City',
    mailDaysKept: '40',
    disableSources: unrecorded(enabledSources({ on: [], off: [] }), server.origins).join(','),
    sourceOrigins: JSON.stringify({ ...server.origins, ...others }),
  });
  const aws = await startLocalAws({ assemblyDir, clock, overrides: { turnWaits: true } });
  const pass = (seconds: number) => clock.turnTo(new Date(clock.now().getTime() + seconds * 1000));
  /** Lets schedules fire and queues drain at the clock's present time. */
  const live = async () => {
    await aws.scheduler.runDue();
    await aws.settle();
  };
  aws.scheduler.startAt(new Date(SEEDING.getTime() - DAY_MS));
  await live();
  const mailsTo = (email: string) => aws.mails().filter(({ to }) => to === email);
  return {
    aws,
    clock,
    pass,
    live,
    mailsTo,
    /** Lives through the recording until that reader gets another mail; answers it. Throws an Error where none comes. */
    async nextMailTo(email: string) {
      const before = mailsTo(email).length;
      for (const stop of itinerary(recording)) {
        if (stop.at <= clock.now()) continue;
        clock.turnTo(stop.at);
        await live();
        const mail = mailsTo(email)[before];
        if (mail !== undefined) return mail;
      }
      throw new Error(`The recording ends without another mail to ${email}.`);
    },
    async stop() {
      await aws.stop();
      await server.stop();
      rmSync(assemblyDir, { recursive: true, force: true });
    },
  };
}
