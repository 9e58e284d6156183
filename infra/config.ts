import type { Node } from 'constructs';

/** What one deployment is told. Every field comes from CDK context: `-c name=value`, or `context` in cdk.json. */
export interface StageConfig {
  /** Part of every alarm and stack name; `rehearsal` stacks may be deleted, all others are protected. */
  readonly stage: string;
  readonly senderAddress: string;
  readonly senderName: string;
  readonly replyTo: string;
  /** Domain verified in SES; without it the single sender address is verified. */
  readonly senderDomain: string | undefined;
  /** A postal address is required in every mail by 15 U.S.C. 7704(a)(5). */
  readonly postalAddress: string;
  /** Origin of the pages without a slash at the end; without it the address of the HTTP API is used. */
  readonly publicUrl: string | undefined;
  readonly alarmEmail: string | undefined;
  /** Contact that sources read in our User-Agent. */
  readonly operatorContact: string;
  /** JSON object: origin of a source to the origin it is read from instead. */
  readonly sourceOrigins: string;
  /** Ids of sources that their files leave off and this deployment reads all the same. */
  readonly enableSources: readonly string[];
  /** Ids of sources that their files turn on and this deployment leaves alone. */
  readonly disableSources: readonly string[];
  /** Granted SES sending rate in mails a second, and mails a day; the defaults are those of the SES sandbox. */
  readonly mailRate: number;
  readonly mailsPerDay: number;
  /** Plans with more recipients than this wait for a person. */
  readonly holdAbove: number;
  /** Plans with more recipients than this go to a few of them first. */
  readonly canaryAbove: number;
  /** Days that the record of a mail is kept: that it was sent, what became of it and what it said. */
  readonly mailDaysKept: number;
  /** What a deployment still needs, as one sentence; undefined when complete. */
  readonly missing: string | undefined;
}

type Key =
  | 'stage'
  | 'senderEmail'
  | 'senderName'
  | 'replyTo'
  | 'senderDomain'
  | 'postalAddress'
  | 'publicUrl'
  | 'alarmEmail'
  | 'operatorContact'
  | 'sourceOrigins'
  | 'enableSources'
  | 'disableSources'
  | 'mailRate'
  | 'mailsPerDay'
  | 'holdAbove'
  | 'canaryAbove'
  | 'mailDaysKept';

/** Stands in for what was not given, so that the templates can be read. `.invalid` (RFC 2606) can never send mail. */
const NO_SENDER = 'sender-not-given@rulewire.invalid';
const NO_POSTAL_ADDRESS = '(postal address not given)';

/** What `mailDaysKept` is where nothing else is said. */
export const MAIL_DAYS_KEPT = 35;
/** A digest leaves out what the record of the last sixteen days says was told. */
const FEWEST_DAYS_KEPT = 20;
const MOST_DAYS_KEPT = 3650;

const ADDRESS = /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+$/i;
const STAGE = /^[a-z][a-z0-9-]{0,15}$/;

/** Reads the settings of the deployment. Throws an Error whose message names the setting, what is wrong and an example. */
export function readConfig(node: Node): StageConfig {
  const text = (key: Key) => contextText(node, key);
  const senderDomain = checked('senderDomain', text('senderDomain'), DOMAIN, 'example.org');
  const sender = checked('senderEmail', text('senderEmail'), ADDRESS, 'alerts@example.org');
  if (sender !== undefined && senderDomain !== undefined && !sender.endsWith(`@${senderDomain}`)) {
    throw new Error(`senderEmail ${sender} is not an address of senderDomain ${senderDomain}.`);
  }
  const senderAddress = sender ?? (senderDomain === undefined ? undefined : `alerts@${senderDomain}`);
  const postalAddress = text('postalAddress');
  const replyTo =
    checked('replyTo', text('replyTo'), ADDRESS, 'desk@example.org') ?? senderAddress ?? NO_SENDER;
  return {
    stage: checked('stage', text('stage'), STAGE, 'prod') ?? 'prod',
    senderAddress: senderAddress ?? NO_SENDER,
    senderName: text('senderName') ?? 'Rulewire',
    replyTo,
    senderDomain,
    postalAddress: postalAddress ?? NO_POSTAL_ADDRESS,
    publicUrl: publicOrigin(text('publicUrl')),
    alarmEmail: checked('alarmEmail', text('alarmEmail'), ADDRESS, 'oncall@example.org'),
    operatorContact: text('operatorContact') ?? replyTo,
    sourceOrigins: originMap(text('sourceOrigins') ?? '{}'),
    enableSources: ids(text('enableSources')),
    disableSources: ids(text('disableSources')),
    mailRate: positive('mailRate', text('mailRate'), 1),
    mailsPerDay: positive('mailsPerDay', text('mailsPerDay'), 200),
    holdAbove: positive('holdAbove', text('holdAbove'), 5_000),
    canaryAbove: positive('canaryAbove', text('canaryAbove'), 10_000),
    mailDaysKept: daysKept(text('mailDaysKept')),
    missing: missingSentence(senderAddress, postalAddress),
  };
}

const ids = (list: string | undefined) => (list ?? '').split(',').filter((id) => id !== '');

/** One plain sentence with the command to type, or undefined if both are given. */
function missingSentence(sender: string | undefined, postal: string | undefined): string | undefined {
  const needs = [
    ...(sender === undefined ? ['a sender address (senderEmail, the address that alerts come from)'] : []),
    ...(postal === undefined ? ['a postal address (postalAddress, which the law wants in every mail)'] : []),
  ];
  if (needs.length === 0) return undefined;
  const command =
    'npx cdk deploy --all -c senderEmail=alerts@example.org -c postalAddress="Example Ltd, 1 Main Street, Springfield"';
  return `Rulewire cannot be deployed without ${needs.join(' and ')}: give it like this: ${command}`;
}

function contextText(node: Node, key: Key): string | undefined {
  const value: unknown = node.tryGetContext(key);
  if (value === undefined || value === null || value === '') return undefined;
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).trim();
}

function checked(key: Key, value: string | undefined, pattern: RegExp, example: string): string | undefined {
  if (value === undefined || pattern.test(value)) return value;
  throw new Error(`${key} "${value}" is not usable; give it like this: -c ${key}=${example}`);
}

function positive(key: Key, value: string | undefined, otherwise: number): number {
  const number = value === undefined ? otherwise : Number(value);
  if (Number.isFinite(number) && number > 0) return number;
  throw new Error(`${key} "${value}" is not a number above zero; give it like this: -c ${key}=${otherwise}`);
}

function daysKept(value: string | undefined): number {
  const days = value === undefined ? MAIL_DAYS_KEPT : Number(value);
  if (Number.isInteger(days) && days >= FEWEST_DAYS_KEPT && days <= MOST_DAYS_KEPT) return days;
  throw new Error(
    `mailDaysKept "${value}" is not a whole number of days from ${FEWEST_DAYS_KEPT} to ${MOST_DAYS_KEPT}; give it like this: -c mailDaysKept=${MAIL_DAYS_KEPT}`,
  );
}

function publicOrigin(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new Error(
      `publicUrl "${value}" is not an origin; give it like this: -c publicUrl=https://rules.example.org`,
    );
  }
  return url.origin;
}

function originMap(value: string): string {
  const example = `-c sourceOrigins='{"https://www.federalregister.gov":"https://mirror.example.org"}'`;
  const refused = new Error(`sourceOrigins is not a JSON object of origins; give it like this: ${example}`);
  let map: unknown;
  try {
    map = JSON.parse(value);
  } catch {
    throw refused;
  }
  const isOrigin = (text: unknown) => typeof text === 'string' && URL.parse(text)?.origin === text;
  if (typeof map !== 'object' || map === null || Array.isArray(map)) throw refused;
  if (!Object.entries(map).every(([from, to]) => isOrigin(from) && isOrigin(to))) throw refused;
  return JSON.stringify(map);
}
