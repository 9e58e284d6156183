// The dependency rule of the README's map, checked by `npm run verify`: data flows one way, the domain knows nobody.
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^(shared|functions|infra|tests)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    // Cycles of types alone are no cycles of modules: nothing of them is left at run time.
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans-left',
      severity: 'error',
      // What stands in for a module of the SDK is named in infra/constructs/service-function.ts.
      from: {
        orphan: true,
        path: '^shared/(domain|application|adapters|runtime)/',
        pathNot: '(ids|no-endpoint-cache)\\.ts$',
      },
      to: {},
    },
    only('domain-knows-only-itself', '^shared/domain/', '^shared/domain/'),
    only('sources-are-data', '^shared/sources/', '^shared/sources/'),
    only('ports-speak-domain', '^shared/ports/', '^shared/(domain|ports)/'),
    only('messages-speak-domain', '^shared/messages/', '^shared/(domain|messages)/'),
    only(
      'use-cases-over-ports',
      '^shared/application/',
      '^shared/(domain|ports|messages|application|sources)/',
    ),
    only('adapters-at-the-edge', '^shared/adapters/', '^shared/(domain|ports|adapters|messages)/'),
    only(
      'runtime-wires',
      '^shared/runtime/',
      '^shared/(domain|ports|messages|adapters|runtime|application|sources)/',
    ),
    only(
      'handlers-are-thin',
      '^functions/',
      '^(shared/(domain|ports|messages|adapters|runtime|application|sources)|functions)/',
    ),
    only(
      'infra-imports-no-runtime-code',
      '^infra/(app|config|stacks|constructs|local)',
      '^(infra/|shared/messages/|shared/runtime/environment\\.ts|shared/(domain/errors|ports/telemetry)\\.ts|shared/sources/)',
    ),
    // Scripts may: the evaluation and the benchmarks are run by hand and by tests alike, and never shipped.
    {
      name: 'product-knows-no-tests',
      severity: 'error',
      from: { path: '^(shared|functions|infra/(?!scripts/))' },
      to: { path: '^tests/' },
    },
    {
      name: 'memory-adapters-stay-out',
      severity: 'error',
      from: { path: '^(functions|shared/runtime|infra)/' },
      to: { path: '^shared/adapters/memory/' },
    },
    {
      name: 'cheerio-slim-only',
      severity: 'error',
      from: {},
      to: { path: 'node_modules/cheerio/', pathNot: 'slim' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdk\\.out|\\.local|coverage)' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node'],
    },
  },
};
