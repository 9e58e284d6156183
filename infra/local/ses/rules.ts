import { addressesOf, addressFault, header, type RawMail, readRawMail } from './raw-mail.ts';

/** A SendRawEmail request after the wire format is taken off. `raw` holds one character per byte. */
export type SendRequest = {
  raw: string;
  source: string | undefined;
  destinations: string[];
  tags: Record<string, string>;
  configurationSet: string | undefined;
};

/** What SES answers instead of a MessageId: error code and message of its v1 API. */
export type Refusal = { code: string; message: string };
export type Acceptance = { mail: RawMail; source: string; recipients: string[] };
export type Account = {
  region: string;
  /** Verified addresses and domains: a domain covers its addresses and those of its subdomains. */
  identities: readonly string[];
  configurationSets: readonly string[];
};

/** SES v1 takes 10 MB a message and 50 recipients. */
const MAX_BYTES = 10 * 1024 * 1024;
const MAX_RECIPIENTS = 50;

const invalid = (message: string): Refusal => ({ code: 'InvalidParameterValue', message });

/**
 * Checks one send as SES v1 does, and more strictly where SES is known to let harm through.
 * Error codes: https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html
 */
export function checkSend(request: SendRequest, account: Account): Acceptance | Refusal {
  if (request.raw === '') return invalid('RawMessage.Data is required.');
  if (request.raw.length > MAX_BYTES) return invalid(`Message length is more than ${MAX_BYTES} bytes long.`);
  const mail = readRawMail(request.raw);
  if (typeof mail === 'string') return invalid(mail);
  const reserved = mail.headers.find(({ name }) => name.toLowerCase().startsWith('x-ses-'));
  if (reserved) return invalid(`The local SES does not read the header ${reserved.name}.`);
  return (
    checkTags(request.tags) ??
    checkParties(request, mail, account) ??
    checkSet(request, account) ??
    accepted(request, mail)
  );
}

/** Tells a refusal from an acceptance. */
export function refused(verdict: Acceptance | Refusal): verdict is Refusal {
  return 'code' in verdict;
}

function checkTags(tags: Record<string, string>): Refusal | undefined {
  for (const [name, value] of Object.entries(tags))
    for (const text of [name, value])
      if (!/^[A-Za-z0-9_-]{1,256}$/.test(text))
        return invalid(
          `Invalid tag <${name}, ${value}>: only alphanumeric ASCII characters, '_', and '-' are allowed.`,
        );
  return undefined;
}

function checkParties(request: SendRequest, mail: RawMail, account: Account): Refusal | undefined {
  const from = addressesOf(header(mail, 'From') ?? '');
  if (from.length !== 1)
    return invalid(from.length === 0 ? "Missing required header 'From'." : 'More than one From address.');
  const recipients = recipientsOf(request, mail);
  if (recipients.length === 0) return invalid('No recipients specified.');
  if (recipients.length > MAX_RECIPIENTS) return invalid(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  const senders = [
    ...new Set([...from, request.source ?? '', ...addressesOf(header(mail, 'Sender') ?? '')]),
  ].filter(Boolean);
  for (const address of [...senders, ...recipients]) {
    const fault = addressFault(address);
    if (fault) return invalid(fault);
  }
  const unverified = senders.filter((address) => !verified(address, account.identities));
  if (unverified.length === 0) return undefined;
  const where = account.region.toUpperCase();
  return {
    code: 'MessageRejected',
    message: `Email address is not verified. The following identities failed the check in region ${where}: ${unverified.join(', ')}`,
  };
}

function checkSet({ configurationSet }: SendRequest, account: Account): Refusal | undefined {
  if (configurationSet === undefined || account.configurationSets.includes(configurationSet))
    return undefined;
  return {
    code: 'ConfigurationSetDoesNotExist',
    message: `Configuration set <${configurationSet}> does not exist.`,
  };
}

function accepted(request: SendRequest, mail: RawMail): Acceptance {
  const source = request.source ?? addressesOf(header(mail, 'From') ?? '')[0] ?? '';
  return { mail, source, recipients: recipientsOf(request, mail) };
}

function recipientsOf(request: SendRequest, mail: RawMail): string[] {
  if (request.destinations.length > 0) return request.destinations;
  return ['To', 'Cc', 'Bcc'].flatMap((name) => addressesOf(header(mail, name) ?? ''));
}

function verified(address: string, identities: readonly string[]): boolean {
  const lower = address.toLowerCase();
  const domain = lower.slice(lower.lastIndexOf('@') + 1);
  return identities.some((identity) => {
    const known = identity.toLowerCase();
    return known.includes('@') ? known === lower : domain === known || domain.endsWith(`.${known}`);
  });
}
