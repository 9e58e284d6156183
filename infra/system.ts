import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { StageConfig } from './config.ts';
import { AppStack } from './stacks/app.ts';
import { DataStack } from './stacks/data.ts';

/** A stage of this name is thrown away after use: its tables and stacks are not protected against deletion. */
const REHEARSAL = 'rehearsal';

/**
 * Puts both stacks of the configured stage into the app. With `deploys`, an incomplete configuration is an error of the
 * command line (on the stack that is deployed first); without, a warning, so that `cdk synth` shows the templates to anybody (decision 010).
 */
export function addStacks(
  app: App,
  config: StageConfig,
  deploys: boolean,
): { readonly data: DataStack; readonly app: AppStack } {
  const suffix = config.stage === 'prod' ? '' : `-${config.stage}`;
  const data = new DataStack(app, 'RulewireData', {
    stackName: `RulewireData${suffix}`,
    description: 'Rulewire: tables and secret',
    protect: config.stage !== REHEARSAL,
  });
  const main = new AppStack(app, 'RulewireApp', {
    stackName: `RulewireApp${suffix}`,
    description: 'Rulewire: rule changes to the people who track a company',
    config,
    tables: data.tables,
    secret: data.secret,
  });
  if (config.missing !== undefined) {
    const validations = Validations.of(data);
    if (deploys) validations.addError('rulewire-config', config.missing);
    else validations.addWarning('rulewire-config', config.missing);
  }
  Tags.of(app).add('service', 'rulewire');
  Tags.of(app).add('stage', config.stage);
  // Where the operator's scripts read it: they are no part of the deployment.
  Tags.of(data).add('mailDaysKept', String(config.mailDaysKept));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, app: main };
}
