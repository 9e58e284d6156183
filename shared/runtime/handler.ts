import type { BatchResponse, Handled, QueueControl, QueueRecord, TimeBudget } from './consume.ts';
import { consume, timeBudget } from './consume.ts';
import { enterInvocation, log, metrics } from './telemetry.ts';

/** The parts of Lambda's context that are used here. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  getRemainingTimeInMillis(): number;
}

/** Makes the value at the first call and keeps it; a failure is not kept, so that the next invocation tries again. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * A Lambda that empties an SQS queue (event source with ReportBatchItemFailures).
 * `build` runs at cold start, `handle` for every message, `parse` before it; see `consume` for what becomes of failures.
 */
export function queueHandler<Services extends { readonly control: QueueControl }, Message>({
  handle,
  ...worker
}: {
  readonly build: () => Services;
  readonly parse: (body: string) => Message;
  readonly handle: (services: Services, message: Message, budget: TimeBudget) => Promise<Handled>;
}) {
  return batchHandler({
    ...worker,
    begin: (services: Services) => (message: Message, budget) => handle(services, message, budget),
  });
}

/** The same where the messages of one invocation share something: `begin` makes it, and returns what handles each of them. */
export function batchHandler<Services extends { readonly control: QueueControl }, Message>(worker: {
  readonly build: () => Services;
  readonly parse: (body: string) => Message;
  readonly begin: (services: Services) => (message: Message, budget: TimeBudget) => Promise<Handled>;
}) {
  const services = once(worker.build);
  return async (
    event: { readonly Records: readonly QueueRecord[] },
    context: LambdaContext,
  ): Promise<BatchResponse> => {
    enter(context);
    const built = services();
    const budget = timeBudget(() => context.getRemainingTimeInMillis());
    return consume(event.Records, budget, {
      parse: worker.parse,
      handle: worker.begin(built),
      control: built.control,
      log,
      metrics,
      random: Math.random,
    });
  };
}

/**
 * A Lambda that EventBridge Scheduler starts with the given event. What `run` throws fails the invocation, which is then
 * tried again twice by Lambda.
 */
export function scheduledHandler<Services, Event, Result>(job: {
  readonly build: () => Services;
  readonly parse: (event: unknown) => Event;
  readonly run: (services: Services, event: Event, context: LambdaContext) => Promise<Result>;
}) {
  const services = once(job.build);
  return async (event: unknown, context: LambdaContext): Promise<Result> => {
    enter(context);
    return job.run(services(), job.parse(event), context);
  };
}

function enter({ functionName, awsRequestId }: LambdaContext): void {
  enterInvocation({ function: functionName, request: awsRequestId });
}
