import { expect, test } from 'vitest';
import { evaluate, type PolicyStatement } from '../../../infra/local/iam/evaluate.ts';

const statement = (more: Partial<PolicyStatement>): PolicyStatement => ({
  Effect: 'Allow',
  Action: 's3:*',
  Resource: '*',
  ...more,
});
const decide = (
  statements: PolicyStatement[],
  context: Record<string, string[]> = {},
  action = 's3:GetObject',
) => evaluate(statements, { action, resource: 'arn:aws:s3:::bucket/a/b', context });

test('nothing is allowed without an Allow, and a Deny beats it wherever it stands', () => {
  expect(decide([])).toBe('not-allowed');
  expect(decide([statement({})])).toBe('allowed');
  expect(decide([statement({ Effect: 'Deny', Action: 's3:Get*' }), statement({})])).toBe('denied');
});

test('wildcards: * spans slashes, ? is one character, actions ignore case, the rest is literal', () => {
  expect(decide([statement({ Resource: 'arn:aws:s3:::bucket/*' })])).toBe('allowed');
  expect(decide([statement({ Resource: 'arn:aws:s3:::bucket/?/?' })])).toBe('allowed');
  expect(decide([statement({ Resource: 'arn:aws:s3:::bucket/?' })])).toBe('not-allowed');
  expect(decide([statement({ Action: 'S3:getobject' })])).toBe('allowed');
  expect(decide([statement({ Resource: 'arn.aws:s3:::bucket/*' })])).toBe('not-allowed');
});

test('conditions: every key and block must hold, a missing key fails, ForAllValues passes an empty set', () => {
  const allow = (operator: string, test: Record<string, string | string[]>) => [
    statement({ Condition: { [operator]: test } }),
  ];
  expect(decide(allow('StringEquals', { k: ['a', 'b'] }), { K: ['b'] })).toBe('allowed');
  expect(decide(allow('StringEquals', { k: 'a', l: 'b' }), { k: ['a'] })).toBe('not-allowed');
  expect(decide(allow('StringEqualsIfExists', { k: 'a' }))).toBe('allowed');
  expect(decide(allow('StringLike', { k: 'a*' }), { k: ['abc'] })).toBe('allowed');
  expect(decide(allow('ForAllValues:StringLike', { k: 'a*' }), { k: ['a1', 'b1'] })).toBe('not-allowed');
  expect(decide(allow('ForAllValues:StringLike', { k: 'a*' }))).toBe('allowed');
  expect(decide(allow('ForAnyValue:StringEquals', { k: 'a' }), { k: ['b', 'a'] })).toBe('allowed');
});

test('what it does not know it refuses to judge', () => {
  expect(() => decide([statement({ Condition: { NumericLessThan: { k: '1' } } })])).toThrow(
    /NumericLessThan/,
  );
  expect(() => decide([statement({ NotAction: 's3:*' })])).toThrow(/NotAction/);
});
