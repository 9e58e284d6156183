import type { AccessRequest } from '../iam/evaluate.ts';
import { addressesOf, header, readRawMail } from '../ses/raw-mail.ts';
import type { Place } from '../template/identifiers.ts';
import type { SystemModel } from '../template/model.ts';
import { dynamoRequests } from './dynamodb-access.ts';

/** A call as it came in: `action` is the API's own name of the operation. */
export type Call =
  | { service: 'dynamodb' | 'sqs' | 'secretsmanager'; action: string; body: Record<string, unknown> }
  | { service: 'ses' | 'sts'; action: string; form: URLSearchParams };

/**
 * Takes service and operation off a request: the JSON protocols name them in X-Amz-Target, the query protocol in the
 * form, and the SigV4 scope says which service was meant. Undefined for anything else.
 */
export function readCall(scope: string, target: string | undefined, body: string): Call | undefined {
  if (scope === 'ses' || scope === 'sts') {
    const form = new URLSearchParams(body);
    return { service: scope, action: form.get('Action') ?? '', form };
  }
  if (scope !== 'dynamodb' && scope !== 'sqs' && scope !== 'secretsmanager') return undefined;
  const action = target?.split('.').at(-1) ?? '';
  return { service: scope, action, body: (body === '' ? {} : JSON.parse(body)) as Record<string, unknown> };
}

/** What the caller needs the right to, for this call. Operations that the service does not check are an empty list. */
export function accessRequests(call: Call, model: SystemModel, place: Place): AccessRequest[] {
  switch (call.service) {
    case 'dynamodb':
      return dynamoRequests(call.action, call.body, model, place);
    case 'sqs':
      return sqsRequests(call.action, call.body, place);
    case 'secretsmanager':
      return secretRequests(call.action, call.body, model);
    case 'ses':
      return mailRequests(call.action, call.form, model, place);
    case 'sts':
      return [];
  }
}

function sqsRequests(action: string, body: Record<string, unknown>, place: Place): AccessRequest[] {
  const at = (name: string) => `arn:aws:sqs:${place.region}:${place.account}:${name}`;
  const single = `sqs:${action.replace(/Batch$/, '')}`;
  if (action === 'ListQueues') return [{ action: single, resource: at('*') }];
  if (typeof body['QueueUrl'] === 'string')
    return [{ action: single, resource: at(body['QueueUrl'].split('/').at(-1) ?? '') }];
  if (typeof body['QueueName'] === 'string') return [{ action: single, resource: at(body['QueueName']) }];
  const source = String(body['SourceArn'] ?? at('*'));
  if (action !== 'StartMessageMoveTask') return [{ action: single, resource: source }];
  return [single, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'].map((each) => ({
    action: each,
    resource: source,
  }));
}

function secretRequests(action: string, body: Record<string, unknown>, model: SystemModel): AccessRequest[] {
  const id = String(body['SecretId'] ?? '');
  const secret = model.secrets.find(({ arn, name }) => arn === id || name === id);
  return [{ action: `secretsmanager:${action}`, resource: secret?.arn ?? id }];
}

function mailRequests(
  action: string,
  form: URLSearchParams,
  model: SystemModel,
  place: Place,
): AccessRequest[] {
  const at = (rest: string) => `arn:aws:ses:${place.region}:${place.account}:${rest}`;
  if (action !== 'SendRawEmail') return [{ action: `ses:${action}`, resource: '*' }];
  const mail = readRawMail(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString('latin1'));
  const from = typeof mail === 'string' ? '' : (addressesOf(header(mail, 'From') ?? '')[0] ?? '');
  const source = form.get('Source') ?? from;
  const domain = source.slice(source.lastIndexOf('@') + 1);
  const identity = [source, domain].find((each) => model.mail.identities.includes(each)) ?? source;
  const recipients: string[] = [];
  for (let n = 1; form.has(`Destinations.member.${n}`); n += 1)
    recipients.push(form.get(`Destinations.member.${n}`) ?? '');
  const context = { 'ses:FromAddress': [from], 'ses:Recipients': recipients };
  const set = form.get('ConfigurationSetName');
  const resources = [at(`identity/${identity}`), ...(set === null ? [] : [at(`configuration-set/${set}`)])];
  return resources.map((resource) => ({ action: 'ses:SendRawEmail', resource, context }));
}
