import type { Activity } from '../activity.ts';
import type { TurnedClock } from '../clock.ts';
import type { SqsEmulator } from '../emulators/sqs.ts';
import type { FunctionPool } from '../lambda/function-pool.ts';
import type { FunctionModel } from '../template/model.ts';
import type { Timers } from '../timers.ts';

export type AsyncParts = {
  sqs: SqsEmulator;
  timers: Timers;
  clock: TurnedClock;
  activity: Activity;
  onLost(functionId: string, reason: string): void;
};

/** Waits of Lambda's own queue before its second and third attempt. */
const WAITS_MS = [60_000, 120_000];

/**
 * Invokes a function as an event: Lambda itself tries again after one and after two minutes (on the turned clock), then
 * sends the event to the function's failure destination or dead-letter queue. The caller never sees a failure.
 * Settles after the first attempt. Source: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export async function invokeAsync(
  parts: AsyncParts,
  model: FunctionModel,
  pool: FunctionPool,
  event: string,
  attempt = 0,
): Promise<void> {
  const done = parts.activity.begin();
  const outcome = await pool.invoke(event);
  done();
  if (outcome.ok) return;
  const wait = WAITS_MS[attempt];
  if (attempt < model.async.retries && wait !== undefined)
    parts.timers.after(wait, () => void invokeAsync(parts, model, pool, event, attempt + 1));
  else giveUp(parts, model, event, attempt + 1, `${outcome.errorType}: ${outcome.errorMessage}`);
}

function giveUp(
  parts: AsyncParts,
  model: FunctionModel,
  event: string,
  attempts: number,
  reason: string,
): void {
  const { destinationArn, deadLetterArn } = model.async;
  if (destinationArn?.startsWith('arn:aws:sqs:'))
    parts.sqs.enqueue(destinationArn, failureRecord(parts, model, event, attempts, reason));
  if (deadLetterArn?.startsWith('arn:aws:sqs:')) parts.sqs.enqueue(deadLetterArn, event);
  parts.onLost(model.id, reason);
}

function failureRecord(
  parts: AsyncParts,
  model: FunctionModel,
  event: string,
  attempts: number,
  reason: string,
): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: parts.clock.now().toISOString(),
    requestContext: {
      functionArn: `${model.arn}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: attempts,
    },
    requestPayload: JSON.parse(event),
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorMessage: reason },
  });
}
