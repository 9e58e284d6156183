/**
 * US dollars in us-east-1 at list price; what is free every month is free for the whole account. SES, DynamoDB, Lambda,
 * SQS and HTTP API as in the design's cost sheet; SES is that of new accounts ("Essentials"), older ones pay 0.10 per 1,000.
 * SNS, CloudWatch, Secrets Manager and storage: the services' public pricing pages.
 */
export const PRICES = {
  mail: { each: 0.16 / 1_000, free: 0 },
  writeUnit: { each: 0.625 / 1_000_000, free: 0 },
  readUnit: { each: 0.125 / 1_000_000, free: 0 },
  storedGb: { each: 0.25, free: 25 },
  queueRequest: { each: 0.4 / 1_000_000, free: 1_000_000 },
  publication: { each: 0.5 / 1_000_000, free: 1_000_000 },
  invocation: { each: 0.2 / 1_000_000, free: 1_000_000 },
  gbSecond: { each: 0.0000133, free: 400_000 },
  scheduled: { each: 1 / 1_000_000, free: 14_000_000 },
  pageRequest: { each: 1 / 1_000_000, free: 0 },
  logGb: { each: 0.5, free: 5 },
  metric: { each: 0.3, free: 10 },
  alarm: { each: 0.1, free: 10 },
  dashboard: { each: 3, free: 3 },
  secret: { each: 0.4, free: 0 },
} as const satisfies Record<string, { readonly each: number; readonly free: number }>;

export type Priced = keyof typeof PRICES;
