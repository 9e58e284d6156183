import { rmSync } from 'node:fs';
import { turnedClock } from '../clock.ts';
import { startLocalAws } from '../local-aws.ts';
import { liveLines } from './live-lines.ts';
import type { Progress } from './progress.ts';
import { removeAtEnd, synthesize } from './synthesize.ts';

/**
 * Runs the system on the real clock against the real sources: every schedule fires once at the start, then as its time
 * comes. A source that cannot be reached is named in a line with the reason; the others go on. With `once` it ends after
 * the first round.
 */
export async function runLive(
  context: Readonly<Record<string, string>>,
  shown: Progress,
  mailFolder: string,
  once: boolean,
): Promise<void> {
  shown.line('Synthesizing the system with cdk synth …');
  const assemblyDir = await synthesize(context);
  const clock = turnedClock();
  const lineOf = liveLines();
  const aws = await startLocalAws({
    assemblyDir,
    clock,
    mailFolder,
    log: (event) => {
      const line = lineOf(event, clock.now());
      if (line !== undefined) shown.line(line);
    },
  });
  shown.line(`Sign-up page  ${aws.webUrl}\nInbox         ${aws.inboxUrl}\nReading the real sources once …`);
  aws.scheduler.startAt(new Date(clock.now().getTime() - 24 * 3_600_000));
  await aws.scheduler.runDue();
  await aws.settle();
  const read = aws
    .logs()
    .filter((line) => ['poll.stored', 'poll.unchanged'].includes(String(line.fields?.['event'])));
  shown.line(`First round done: ${read.length} polls answered, ${aws.mails().length} mails.`);
  if (once) {
    await aws.stop();
    rmSync(assemblyDir, { recursive: true, force: true });
    process.exit(0);
  }
  removeAtEnd(assemblyDir);
  aws.scheduler.follow();
  shown.line('Polling on schedule. Stop with Ctrl-C.');
}
