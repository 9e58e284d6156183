import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { TurnedClock } from '../clock.ts';
import { errorReply, writeReply } from '../ses/ses-server.ts';
import type { SystemModel } from '../template/model.ts';
import type { Call } from './calls.ts';

/** Writes an answer of the JSON protocol. */
export function json(response: ServerResponse, status: number, body: Record<string, unknown>): void {
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

/** Writes an error in the protocol of the service that was called. */
export function refuse(response: ServerResponse, call: Call, message: string, code: string): void {
  if ('form' in call) writeReply(errorReply({ code: code.replace('Exception', ''), message }, 403), response);
  else {
    const status = call.service === 'sqs' ? 403 : 400;
    json(response, status, { __type: `com.amazon.coral.service#${code}`, message, Message: message });
  }
}

/**
 * Secrets Manager's GetSecretValue on the secrets of the template, and ListSecrets with all of them, whatever filters say;
 * other operations are refused by name.
 */
export function answerSecret(
  model: SystemModel,
  clock: TurnedClock,
  action: string,
  id: unknown,
): { status: number; body: Record<string, unknown> } {
  if (action === 'ListSecrets') {
    const list = model.secrets.map(({ arn, name, tags }) => ({ ARN: arn, Name: name, Tags: tags }));
    return { status: 200, body: { SecretList: list } };
  }
  if (action !== 'GetSecretValue')
    return {
      status: 400,
      body: { __type: 'InvalidAction', message: `The local AWS does not know secretsmanager ${action}.` },
    };
  const found = model.secrets.find(({ arn, name }) => arn === id || name === id);
  if (!found)
    return {
      status: 400,
      body: {
        __type: 'ResourceNotFoundException',
        Message: "Secrets Manager can't find the specified secret.",
      },
    };
  return {
    status: 200,
    body: {
      ARN: found.arn,
      Name: found.name,
      SecretString: found.value,
      VersionId: '00000000-0000-4000-8000-000000000000',
      VersionStages: ['AWSCURRENT'],
      CreatedDate: Math.floor(clock.now().getTime() / 1000),
    },
  };
}

/** STS GetCallerIdentity, which the CDK and scripts ask before anything else. */
export function identityXml(account: string): string {
  const result = `<Account>${account}</Account><Arn>arn:aws:iam::${account}:root</Arn><UserId>${account}</UserId>`;
  const namespace = 'https://sts.amazonaws.com/doc/2011-06-15/';
  return `<GetCallerIdentityResponse xmlns="${namespace}"><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`;
}
