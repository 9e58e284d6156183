// A plug-in of the CDK command line (cdk.json, "plugin"): tells the app which command runs. `cdk synth` may go without a
// sender, a deployment may not, and the app has no other way to know the two apart (infra/decisions/010).
const DEPLOYING = ['deploy', 'watch', 'import'];

module.exports = {
  version: '1',
  init() {
    const deploys = process.argv.slice(2).some((word) => DEPLOYING.includes(word));
    process.env.RULEWIRE_DEPLOYS = deploys ? 'yes' : 'no';
  },
};
