// What aws-lambda-ric loads in place of its native module; runtime-preload.mjs made it.
module.exports = globalThis[Symbol.for('rapid-client')];
