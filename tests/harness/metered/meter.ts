/** What a run has asked of AWS so far. Units are DynamoDB's request units, as on-demand tables are billed. */
export interface Usage {
  /** By service and operation: "dynamodb PutItem". */
  readonly requests: ReadonlyMap<string, number>;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** By the queue that the function reads, or its name. */
  readonly invocations: ReadonlyMap<string, number>;
  readonly logBytes: number;
  /** Names of custom metrics, with their dimensions where they have some. */
  readonly metrics: ReadonlySet<string>;
}

/** CloudWatch Logs bills 26 bytes an event besides its text. */
const BYTES_AN_EVENT = 26;

/** What a read costs that finds nothing, which dynalite gives as nothing. */
const LEAST_READ = 0.5;

type Handler = (args: { input: object }) => Promise<{ output: object }>;

/** The part of an SDK client through which its calls can be watched. */
interface WatchedClient {
  readonly middlewareStack: {
    add(
      middleware: (next: Handler, context: { commandName?: string }) => Handler,
      options: { step: 'initialize' | 'finalizeRequest'; name: string; priority: 'low' | 'high' },
    ): void;
  };
}

/** Counts what SDK clients ask for, each attempt on its own, and what else is told to it. */
export function meter() {
  const requests = new Map<string, number>();
  const invocations = new Map<string, number>();
  const metrics = new Set<string>();
  let readUnits = 0;
  let writeUnits = 0;
  let logBytes = 0;
  const add = (to: Map<string, number>, name: string, count: number) =>
    void to.set(name, (to.get(name) ?? 0) + count);
  const count = (operation: string, times = 1) => add(requests, operation, times);
  /** A write whose condition does not hold is billed by the item that is there; ours are below 1 KB. */
  const refusedWrite = (error: unknown): never => {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') writeUnits += 1;
    throw error;
  };

  return {
    count,
    invoked: (what: string) => add(invocations, what, 1),
    wrote: (units: number) => {
      writeUnits += units;
    },
    /** Takes a line that a function writes to its log; those in the embedded metric format are metrics as well. */
    logged(line: string) {
      logBytes += Buffer.byteLength(line) + BYTES_AN_EVENT;
      for (const name of metricsIn(line)) metrics.add(name);
    },
    /** Counts the calls of a client; of DynamoDB also what they read and the writes whose condition did not hold. */
    watch(client: unknown, service: string) {
      const stack = (client as WatchedClient).middlewareStack;
      stack.add(
        (next, { commandName = '' }) =>
          (args) => {
            count(`${service} ${commandName.replace(/Command$/, '')}`);
            return next(args);
          },
        { step: 'finalizeRequest', name: 'meterRequests', priority: 'low' },
      );
      if (service !== 'dynamodb') return;
      const reads = /^(?:GetItem|BatchGetItem|Query)Command$/;
      stack.add(
        (next, { commandName = '' }) =>
          async (args) => {
            if (!reads.test(commandName)) return next(args).catch(refusedWrite);
            const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
            readUnits += Math.max(LEAST_READ, unitsIn(result.output));
            return result;
          },
        { step: 'initialize', name: 'meterUnits', priority: 'high' },
      );
    },
    usage: (): Usage => ({
      requests: new Map(requests),
      invocations: new Map(invocations),
      metrics: new Set(metrics),
      readUnits,
      writeUnits,
      logBytes,
    }),
  };
}

export type Meter = ReturnType<typeof meter>;

function unitsIn(output: object): number {
  const { ConsumedCapacity: consumed } = output as { ConsumedCapacity?: Capacity | readonly Capacity[] };
  return [consumed ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
}

interface Capacity {
  readonly CapacityUnits?: number;
}

function metricsIn(line: string): readonly string[] {
  if (!line.startsWith('{"_aws"')) return [];
  const { _aws, ...values } = JSON.parse(line) as {
    _aws: { CloudWatchMetrics: { Dimensions: string[][]; Metrics: { Name: string }[] }[] };
    [name: string]: unknown;
  };
  return _aws.CloudWatchMetrics.flatMap(({ Dimensions, Metrics }) =>
    Metrics.flatMap(({ Name }) =>
      Dimensions.map((names) => [Name, ...names.map((name) => `${name}=${values[name]}`)].join(' ')),
    ),
  );
}

/** What was used between two readings of one meter. */
export function between(earlier: Usage, later: Usage): Usage {
  const left = (after: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>) =>
    new Map(
      [...after]
        .map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const)
        .filter(([, n]) => n > 0),
    );
  return {
    requests: left(later.requests, earlier.requests),
    invocations: left(later.invocations, earlier.invocations),
    metrics: later.metrics,
    readUnits: later.readUnits - earlier.readUnits,
    writeUnits: later.writeUnits - earlier.writeUnits,
    logBytes: later.logBytes - earlier.logBytes,
  };
}
