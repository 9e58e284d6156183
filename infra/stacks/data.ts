import { RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { Tables } from '../constructs/tables.ts';

/** What must outlive every deployment: the tables, and the secret that reader ids and links are made from. */
export class DataStack extends Stack {
  readonly tables: Tables;
  readonly secret: Secret;

  constructor(scope: Construct, id: string, props: StackProps & { readonly protect: boolean }) {
    super(scope, id, { ...props, terminationProtection: props.protect });
    this.tables = new Tables(this, 'Tables', { protect: props.protect });
    this.secret = new Secret(this, 'LinkSecret', {
      description:
        'Key that reader ids and the tokens in links are derived from. Losing it breaks every link sent.',
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ kid: 'k1' }),
        generateStringKey: 'secret',
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Reader ids are an HMAC with this secret: rotating it by the calendar would part every reader from their profile.',
    });
  }
}
