import { describe, expect, test } from 'vitest';
import { classify } from '../../../../shared/adapters/ses/classify.ts';

const refusal = (status: number, name: string, message = '') =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });
const network = (fields: object, message = '') => Object.assign(new Error(message), fields);

describe('what an answer of SES means', () => {
  test.each([
    ['day-used-up', refusal(400, 'Throttling', 'Daily message quota exceeded.')],
    ['slow-down', refusal(400, 'Throttling', 'Maximum sending rate exceeded.')],
    ['slow-down', refusal(400, 'ThrottlingException', 'Rate exceeded')],
    ['slow-down', refusal(429, 'TooManyRequestsException')],
    ['slow-down', refusal(400, 'LimitExceededException')],
    ['stop', refusal(400, 'AccountSendingPausedException')],
    ['stop', refusal(400, 'ConfigurationSetSendingPausedException')],
    ['stop', refusal(400, 'ConfigurationSetDoesNotExistException')],
    ['stop', refusal(400, 'MailFromDomainNotVerifiedException')],
    ['stop', refusal(400, 'MessageRejected', 'Email address is not verified.')],
    ['stop', refusal(403, 'AccessDenied')],
    ['stop', refusal(403, 'SignatureDoesNotMatch')],
    ['stop', refusal(403, 'InvalidClientTokenId')],
    ['stop', refusal(400, 'SomethingNobodyKnowsYet')],
    ['stop', network({ name: 'CredentialsProviderError' })],
    ['refused', refusal(400, 'MessageRejected', 'Message contains a virus.')],
    ['refused', refusal(400, 'InvalidParameterValue')],
    ['refused', refusal(400, 'BadRequestException')],
  ])('%s: %o', (outcome, error) => {
    expect(classify(error).outcome).toBe(outcome);
  });

  test.each([
    ['never-left', network({ code: 'ECONNREFUSED', syscall: 'connect' })],
    ['never-left', network({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
    ['never-left', network({ code: 'EAI_AGAIN', syscall: 'getaddrinfo' })],
    ['never-left', network({ code: 'ETIMEDOUT', syscall: 'connect' })],
    [
      'never-left',
      network({ name: 'TimeoutError' }, 'the request socket did not establish a connection with the server'),
    ],
    ['ambiguous', network({ name: 'TimeoutError' }, 'a request has exceeded the configured requestTimeout.')],
    ['ambiguous', network({ name: 'TimeoutError', code: 'ECONNRESET' })],
    ['ambiguous', network({ code: 'EPIPE', syscall: 'write' })],
    ['ambiguous', network({ name: 'AbortError' })],
    ['ambiguous', refusal(500, 'InternalFailure')],
    ['ambiguous', refusal(503, 'ServiceUnavailable')],
    ['ambiguous', refusal(200, 'SyntaxError')],
    ['ambiguous', 'not even an error'],
    ['ambiguous', undefined],
  ])('%s: %o', (outcome, error) => {
    expect(classify(error).outcome).toBe(outcome);
  });

  test('the reason names the error and its status, never its message', () => {
    const error = refusal(503, 'ServiceUnavailable', 'for reader@example.com');
    expect(classify(error)).toEqual({ outcome: 'ambiguous', reason: 'ServiceUnavailable 503' });
  });
});
