import { RulewireError } from '../domain/errors.ts';

/**
 * The names of all settings a function may find in its environment. infra/ sets exactly these; functions read them
 * through `setting` and nothing else reads process.env.
 */
export const SETTINGS = {
  contentTable: 'CONTENT_TABLE',
  peopleTable: 'PEOPLE_TABLE',
  ledgerTable: 'LEDGER_TABLE',
  changesQueueUrl: 'CHANGES_QUEUE_URL',
  segmentsQueueUrl: 'SEGMENTS_QUEUE_URL',
  digestSegmentsQueueUrl: 'DIGEST_SEGMENTS_QUEUE_URL',
  deliveriesQueueUrl: 'DELIVERIES_QUEUE_URL',
  confirmationsQueueUrl: 'CONFIRMATIONS_QUEUE_URL',
  hookCallsQueueUrl: 'HOOK_CALLS_QUEUE_URL',
  /** Queue that a worker reads (to postpone a message) and its dead-letter queue (to park a poison one with a reason). */
  sourceQueueUrl: 'SOURCE_QUEUE_URL',
  deadLetterQueueUrl: 'DEAD_LETTER_QUEUE_URL',
  secretArn: 'SECRET_ARN',
  /** Origin of the pages, without a slash at the end. */
  publicUrl: 'PUBLIC_URL',
  senderAddress: 'SENDER_ADDRESS',
  senderName: 'SENDER_NAME',
  replyTo: 'REPLY_TO',
  postalAddress: 'POSTAL_ADDRESS',
  configurationSet: 'CONFIGURATION_SET',
  /** Share of the account's send rate that this sender may use (0 to 1), and how many of it run side by side. */
  mailShare: 'MAIL_SHARE',
  mailConcurrency: 'MAIL_CONCURRENCY',
  /** Contact that sources find in our User-Agent. */
  operatorContact: 'OPERATOR_CONTACT',
  /** JSON object: origin of a source to the origin it is read from instead (a mirror, a proxy). Usually "{}". */
  sourceOrigins: 'SOURCE_ORIGINS',
  /** Plans with more recipients than this are held for a person to release. */
  holdAbove: 'HOLD_ABOVE',
  /** Plans with more recipients than this go to a few of them first. */
  canaryAbove: 'CANARY_ABOVE',
  /** Days that the record of a mail, or of a call to a hook, is kept. */
  mailDaysKept: 'MAIL_DAYS_KEPT',
} as const;

export type SettingName = keyof typeof SETTINGS;

/** The value of a setting. Throws `config-missing`, so that a wrong deployment fails at its first cold start. */
export function setting(name: SettingName, environment: NodeJS.ProcessEnv = process.env): string {
  const value = environment[SETTINGS[name]];
  if (value === undefined || value === '') throw new RulewireError('config-missing', SETTINGS[name]);
  return value;
}
