import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { type IRole, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Schedule, type ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { Ops } from './ops.ts';
import { ServiceFunction, type ServiceFunctionProps } from './service-function.ts';
import { DeadLetterQueue } from './work-queue.ts';

export interface ScheduledFunctionProps extends ServiceFunctionProps {
  readonly deadLetters: MissedRuns;
}

/** Where scheduled runs go that could not be started, or failed three times. */
export class MissedRuns extends DeadLetterQueue {
  constructor(scope: Construct, id: string, ops: Ops) {
    super(scope, id, {
      ops,
      impact: 'A scheduled run (poll, digest, sweep) could not start or failed three times.',
      runbook: 'schedules-dead-letters',
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is the dead-letter queue of Scheduler and of asynchronous invocations, which the rule does not see.',
    });
  }
}

/** After ten minutes the next run of most schedules is due, so an old one is worth nothing. */
const MAX_AGE = Duration.minutes(10);

/** A function that EventBridge Scheduler starts. Its schedules start this function and nothing else. */
export class ScheduledFunction extends Construct {
  readonly fn: ServiceFunction;
  private readonly role: IRole;
  private readonly deadLetters: MissedRuns;

  constructor(scope: Construct, id: string, props: ScheduledFunctionProps) {
    super(scope, id);
    this.fn = new ServiceFunction(this, 'Function', props);
    this.fn.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: MAX_AGE,
      onFailure: new SqsDestination(props.deadLetters),
    });
    this.deadLetters = props.deadLetters;
    this.role = this.startingRole();
  }

  /** Starts the function at the times of the expression with the given event. */
  at(id: string, expression: ScheduleExpression, event: Readonly<Record<string, string>> = {}): void {
    new Schedule(this, id, {
      schedule: expression,
      target: new LambdaInvoke(this.fn, {
        role: this.role,
        deadLetterQueue: this.deadLetters,
        input: ScheduleTargetInput.fromObject(event),
        retryAttempts: 3,
        maxEventAge: MAX_AGE,
      }),
    });
  }

  /** The role that Scheduler takes on; the construct library would also allow every version of the function (`:*`). */
  private startingRole(): IRole {
    const role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.fn.functionArn] }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
    );
    return role.withoutPolicyUpdates();
  }
}
