import { App } from 'aws-cdk-lib';
import { readConfig, type StageConfig } from './config.ts';
import { addStacks } from './system.ts';

/** A wrong setting ends the command with its sentence alone; a stack trace would hide it. */
function configOrExit(app: App): StageConfig {
  try {
    return readConfig(app.node);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

const app = new App();
addStacks(app, configOrExit(app), process.env['RULEWIRE_DEPLOYS'] === 'yes');
app.synth();
