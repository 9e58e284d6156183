import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { SETTINGS, type SettingName } from '../../shared/runtime/environment.ts';

/**
 * Something a function may do or know: it adds the setting that the code reads *and* the permission it needs, in one
 * place, so that neither can be there without the other.
 */
export type Capability = (fn: LambdaFunction) => void;

/** Plain settings, by the names that the code reads. */
export function settings(values: Partial<Record<SettingName, string>>): Capability {
  return (fn) => {
    for (const [name, value] of Object.entries(values))
      fn.addEnvironment(SETTINGS[name as SettingName], value);
  };
}

/** Lets a function read the one secret. */
export function readSecret(secret: Secret): Capability {
  return (fn) => {
    fn.addEnvironment(SETTINGS.secretArn, secret.secretArn);
    fn.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secret.secretArn] }),
    );
  };
}
