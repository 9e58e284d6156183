import { RulewireError } from '../domain/errors.ts';

/** The credentials of the function's role, as the SDK wants them. */
interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Takes the place of the SDK's module that looks for credentials in profiles, single sign-on, containers and machines
 * (`@aws-sdk/credential-provider-node`, replaced when the functions are bundled: 120 KB and its import time): Lambda
 * always hands them over in the environment. https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 * Throws `config-missing` outside of such an environment.
 */
export function defaultProvider(): () => Promise<Credentials> {
  return async () => {
    const {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    } = process.env;
    if (!accessKeyId || !secretAccessKey) throw new RulewireError('config-missing', 'AWS_ACCESS_KEY_ID');
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  };
}
