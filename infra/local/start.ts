import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { enabledSources } from '../constructs/poll-plan.ts';
import { turnedClock } from './clock.ts';
import { expectedCount, judge } from './demo/expectations.ts';
import { SEEDING } from './demo/itinerary.ts';
import { runLive } from './demo/live.ts';
import { liveLines } from './demo/live-lines.ts';
import { followLives } from './demo/lives.ts';
import { progress } from './demo/progress.ts';
import { putOff, replayHistory } from './demo/replay.ts';
import { summaryTable, verdictLines } from './demo/summary.ts';
import { removeAtEnd, synthesize } from './demo/synthesize.ts';
import { loadRecording } from './history/recording.ts';
import { startReplayServer } from './history/replay-server.ts';
import { unrecorded } from './history/unrecorded.ts';
import { startLocalAws } from './local-aws.ts';
import { readFaultScript, scriptedFaults } from './ses/fault-script.ts';
import type { SesOptions } from './ses/ses-server.ts';

/** What a deployment must be told, for the machine on the desk. */
const CONTEXT = {
  stage: 'local',
  senderEmail: 'alerts@example.org',
  postalAddress: '1 Example Street, Example City',
};

const { values: options } = parseArgs({
  options: {
    once: { type: 'boolean' },
    live: { type: 'boolean' },
    quiet: { type: 'boolean' },
    port: { type: 'string' },
    faults: { type: 'string' },
  },
});

const script = options.faults === undefined ? undefined : readFaultScript(options.faults);
const mail = script && {
  fault: scriptedFaults(script),
  ...(script.quota && { quota: script.quota as NonNullable<SesOptions['quota']> }),
};
const started = performance.now();
const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
const shown = progress(process.stdout);
const mailFolder = join(import.meta.dirname, '..', '..', '.local', 'mail');

/** The recorded history on the turned clock; answers whether every expected mail came and no other. */
async function recordedHistory(): Promise<void> {
  const recording = loadRecording();
  const clock = turnedClock(SEEDING);
  const server = await startReplayServer(recording, clock);
  shown.line('Synthesizing the system with cdk synth …');
  const assemblyDir = await synthesize({
    ...CONTEXT,
    enableSources: 'sputnik-archive',
    disableSources: unrecorded(enabledSources({ on: [], off: [] }), server.origins).join(','),
    sourceOrigins: JSON.stringify(server.origins),
  });
  mkdirSync(mailFolder, { recursive: true });
  const lineOf = liveLines(recording);
  const lives = followLives();
  const waiting = putOff();
  const aws = await startLocalAws({
    assemblyDir,
    clock,
    mailFolder,
    overrides: { turnWaits: true },
    ...(mail && { ses: mail }),
    ...(options.port === undefined ? {} : { ports: { web: Number(options.port) } }),
    log: (event) => {
      lives.note(event, clock.now());
      waiting.note(event);
      const line = lineOf(event, clock.now());
      if (line !== undefined && !options.quiet) shown.line(line);
    },
  });
  shown.line(`The local AWS is up after ${seconds()}. Sign-up page ${aws.webUrl}, inbox ${aws.inboxUrl}`);
  shown.line(`Turning the clock to ${SEEDING.toISOString().slice(0, 10)}; times below are New York's.\n`);
  await replayHistory(aws, recording, shown, waiting);
  const verdict = await judge(recording, aws.mails());
  shown.line(summaryTable(recording, verdict));
  const followed = await lives.lines(recording, new Set(verdict.told.map((one) => one.about)), aws.webUrl);
  for (const line of followed.told) shown.line(line);
  const broken = [
    ...followed.broken,
    ...aws.deniedCalls().map((call) => `NO PERMISSION  ${JSON.stringify(call)}`),
    ...aws.deadLetters().map((letter) => `DEAD LETTER  ${letter.queue} ${letter.body.slice(0, 160)}`),
  ];
  for (const line of [...broken, ...verdictLines(recording, verdict, expectedCount())]) shown.line(line);
  shown.line(`Done in ${seconds()}, synthesis included.`);
  const failed = broken.length + verdict.missing.length + verdict.unexpected.length > 0;
  if (options.once) {
    await aws.stop();
    await server.stop();
    rmSync(assemblyDir, { recursive: true, force: true });
    process.exit(failed ? 1 : 0);
  }
  removeAtEnd(assemblyDir);
  aws.scheduler.follow();
  shown.line(`\nSign-up page  ${aws.webUrl}\nInbox         ${aws.inboxUrl}\nStop with Ctrl-C.`);
}

await (options.live ? runLive(CONTEXT, shown, mailFolder, options.once ?? false) : recordedHistory());
