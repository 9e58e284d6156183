import { CfnOutput, Duration, Fn, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageConfig } from '../config.ts';
import { type Capability, settings } from './capability.ts';

/** Without this list SES would also report opens and clicks, and for that put a pixel and rewritten links into mails. */
const EVENTS = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.DELIVERY_DELAY,
];

/**
 * What mail goes out through: the verified sender, one configuration set for confirmations and one for alerts (separate
 * reputation, separate switch), and the way back for what happens to the mails.
 */
export class MailChannel extends Construct {
  private readonly config: StageConfig;
  private readonly identity: EmailIdentity;
  private readonly feedback: Topic;
  private readonly sets: Readonly<Record<'confirm' | 'alerts', ConfigurationSet>>;

  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    this.config = config;
    this.identity = new EmailIdentity(this, 'Sender', {
      identity:
        config.senderDomain === undefined
          ? Identity.email(config.senderAddress)
          : Identity.domain(config.senderDomain),
      feedbackForwarding: false,
    });
    this.feedback = new Topic(this, 'Feedback', { enforceSSL: true });
    this.sets = {
      confirm: this.configurationSet('Confirm', Duration.hours(1)),
      alerts: this.configurationSet('Alerts', Duration.hours(12)),
    };
    this.tellHowToVerify();
  }

  /** Lets a function send through one of the two sets, only from the sender address, at its share of the account's rate. */
  send(
    set: 'confirm' | 'alerts',
    share: number,
    { maxConcurrency }: { readonly maxConcurrency: number },
  ): Capability {
    return (fn) => {
      settings({
        senderAddress: this.config.senderAddress,
        senderName: this.config.senderName,
        replyTo: this.config.replyTo,
        postalAddress: this.config.postalAddress,
        configurationSet: this.sets[set].configurationSetName,
        mailShare: String(share),
        mailConcurrency: String(maxConcurrency),
      })(fn);
      for (const statement of this.sendStatements(set)) fn.addToRolePolicy(statement);
      acknowledgeSending(fn);
    };
  }

  /** Brings what SES reports about mails into the queue, as SES wrote it. */
  reportTo(queue: IQueue): void {
    this.feedback.addSubscription(new SqsSubscription(queue, { rawMessageDelivery: true }));
  }

  /**
   * The identity is a wildcard because SES in the sandbox asks for the permission on a verified *recipient* too
   * (aws-sdk-js #3641); the condition ties all of it to our one sender address.
   */
  private sendStatements(set: 'confirm' | 'alerts'): PolicyStatement[] {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    return [
      new PolicyStatement({
        actions: ['ses:SendRawEmail', 'ses:SendEmail'],
        resources: [arn('identity', '*'), arn('configuration-set', this.sets[set].configurationSetName)],
        conditions: { StringEquals: { 'ses:FromAddress': this.config.senderAddress } },
      }),
      new PolicyStatement({ actions: ['ses:GetSendQuota'], resources: ['*'] }),
    ];
  }

  private configurationSet(id: string, maxDeliveryDuration: Duration): ConfigurationSet {
    const set = new ConfigurationSet(this, id, {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
      maxDeliveryDuration,
    });
    set.addEventDestination('Feedback', {
      destination: EventDestination.snsTopic(this.feedback),
      events: EVENTS,
    });
    return set;
  }

  private tellHowToVerify(): void {
    const { senderDomain, senderAddress } = this.config;
    new CfnOutput(Stack.of(this), 'SenderVerification', {
      description: 'What to do before SES sends the first mail',
      value:
        senderDomain === undefined
          ? `Open the mail that SES has sent to ${senderAddress} and follow its link.`
          : `Add the DKIM records below to the DNS of ${senderDomain}.`,
    });
    if (senderDomain === undefined) return;
    this.identity.dkimRecords.forEach((record, index) => {
      new CfnOutput(Stack.of(this), `DkimRecord${index + 1}`, {
        value: Fn.join(' CNAME ', [record.name, record.value]),
      });
    });
  }
}

function acknowledgeSending(fn: Parameters<Capability>[0]): void {
  if (fn.role === undefined) return;
  Validations.of(fn.role).acknowledge(
    { id: 'AwsSolutions-IAM5[Resource::*]', reason: 'ses:GetSendQuota knows no resources.' },
    {
      id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
      reason:
        'The sandbox asks for the permission on verified recipients as well; ses:FromAddress allows our sender alone.',
    },
  );
}
