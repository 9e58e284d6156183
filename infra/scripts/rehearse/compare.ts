/** What the template says of a resource. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** What was found at the service; `facts` is null where the service does not have it. */
export interface FoundResource {
  readonly type: string;
  readonly id: string;
  readonly facts: Readonly<Record<string, unknown>> | null;
  /** False: the service was not asked, CloudFormation's word is taken. */
  readonly asked: boolean;
  /** True: made by makers.py through the API of the service, since the emulator's CloudFormation cannot. */
  readonly own: boolean;
}

export interface Comparison {
  /** Resources found at their service, by type. */
  readonly confirmed: ReadonlyMap<string, number>;
  /** Resources that CloudFormation reports and that have no question of their own, by type. */
  readonly reported: ReadonlyMap<string, number>;
  /** Those of the above that makers.py made, by type. */
  readonly own: ReadonlyMap<string, number>;
  /** What nothing here can make, by type. */
  readonly unknown: ReadonlyMap<string, number>;
  /** Resources that should be there and are not, or differ from the template: one line each. */
  readonly faults: readonly string[];
}

/** Compares one stack's template with what exists. */
export function compareStack(
  template: Readonly<Record<string, TemplateResource>>,
  found: Readonly<Record<string, FoundResource>>,
): Comparison {
  const confirmed = new Map<string, number>();
  const reported = new Map<string, number>();
  const own = new Map<string, number>();
  const unknown = new Map<string, number>();
  const faults: string[] = [];
  const made = new Set(Object.values(found).map((resource) => resource.type));
  for (const [logicalId, wanted] of Object.entries(template)) {
    const resource = found[logicalId];
    if (resource === undefined) {
      if (made.has(wanted.Type)) faults.push(`${logicalId} (${wanted.Type}) was not made`);
      else add(unknown, wanted.Type);
      continue;
    }
    if (resource.facts === null) {
      faults.push(`${logicalId} (${wanted.Type}) is not at its service as ${resource.id}`);
      continue;
    }
    faults.push(...differences(logicalId, factsOf(wanted), resource.facts));
    add(resource.asked ? confirmed : reported, wanted.Type);
    if (resource.own) add(own, wanted.Type);
  }
  return { confirmed, reported, own, unknown, faults };
}

function add(counts: Map<string, number>, type: string): void {
  counts.set(type, (counts.get(type) ?? 0) + 1);
}

function differences(
  logicalId: string,
  wanted: Readonly<Record<string, unknown>>,
  found: Readonly<Record<string, unknown>>,
): string[] {
  return Object.entries(wanted)
    .filter(([name, value]) => JSON.stringify(found[name]) !== JSON.stringify(value))
    .map(
      ([name, value]) =>
        `${logicalId}: ${name} is ${JSON.stringify(found[name])}, the template says ${JSON.stringify(value)}`,
    );
}

// biome-ignore lint/suspicious/noExplicitAny: properties of a template are JSON of any shape
type Properties = Readonly<Record<string, any>>;

/** By code point, as Python sorts. */
function sorted(names: readonly string[]): string[] {
  return [...names].sort((a, b) => (a < b ? -1 : 1));
}

/** The facts that inventory.py reports, as the template states them; types without an entry need only exist. */
const FACTS: Readonly<Record<string, (properties: Properties) => Record<string, unknown>>> = {
  'AWS::DynamoDB::Table': (p) => ({
    indexes: sorted((p['GlobalSecondaryIndexes'] ?? []).map((index: Properties) => index['IndexName'])),
  }),
  'AWS::SQS::Queue': (p) => ({
    visibility: p['VisibilityTimeout'] ?? 30,
    maxReceive: p['RedrivePolicy']?.maxReceiveCount ?? 0,
  }),
  'AWS::Lambda::Function': (p) => ({
    runtime: p['Runtime'],
    timeout: p['Timeout'],
    memory: p['MemorySize'],
    settings: sorted(Object.keys(p['Environment'].Variables)),
  }),
  'AWS::Lambda::EventSourceMapping': (p) => ({ batch: p['BatchSize'] }),
  'AWS::Scheduler::Schedule': (p) => ({
    expression: p['ScheduleExpression'],
    zone: p['ScheduleExpressionTimezone'],
    input: p['Target'].Input,
  }),
  'AWS::SES::ConfigurationSetEventDestination': (p) => ({
    events: sorted(p['EventDestination'].MatchingEventTypes),
  }),
  'AWS::CloudWatch::Alarm': (p) => ({ threshold: p['Threshold'], metric: p['MetricName'] }),
  'AWS::IAM::Role': () => ({ policies: 1 }),
  'AWS::SNS::Subscription': (p) => ({ raw: p['RawMessageDelivery'] ?? false }),
  'AWS::Logs::LogGroup': (p) => ({ days: p['RetentionInDays'] }),
};

function factsOf(resource: TemplateResource): Record<string, unknown> {
  return FACTS[resource.Type]?.(resource.Properties ?? {}) ?? {};
}
