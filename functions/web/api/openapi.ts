type Schema = Readonly<Record<string, unknown>>;

const string: Schema = { type: 'string' };
const nullable: Schema = { type: ['string', 'null'] };
const boolean: Schema = { type: 'boolean' };
const instant: Schema = { type: 'string', format: 'date-time' };
const day: Schema = { type: 'string', format: 'date' };
const listOf = (items: Schema): Schema => ({ type: 'array', items });
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Every property is always there; what is not known is null. */
const object = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  additionalProperties: false,
  properties,
});

const stage: Schema = { enum: ['filed', 'published', 'codified', 'withdrawn', 'reported'] };
const grade: Schema = { enum: ['named', 'listed', 'affiliate', 'possible'] };

const SCHEMAS: Readonly<Record<string, Schema>> = {
  Company: object({ id: string, name: string, country: nullable, lists: listOf(string) }),
  AlertLine: object({
    id: string,
    title: string,
    url: string,
    official: boolean,
    stage,
    kind: string,
    grade,
    seenAt: instant,
  }),
  Alert: object({
    id: string,
    title: string,
    url: string,
    source: string,
    official: boolean,
    stage,
    type: string,
    kind: string,
    seenAt: instant,
    number: nullable,
    citation: nullable,
    matter: nullable,
    facts: listOf(object({ label: string, value: string, date: nullable, statedAs: nullable })),
    companies: listOf(
      object({
        id: string,
        name: string,
        decision: { enum: ['alert', 'review', 'mention'] },
        grade,
        kind: string,
        quote: nullable,
      }),
    ),
    doubts: listOf(string),
  }),
  MatterLine: object({ id: string, title: string, url: string }),
  Matter: object({
    id: string,
    title: string,
    url: string,
    entries: listOf(
      object({
        alert: string,
        at: instant,
        official: boolean,
        stage,
        type: string,
        kind: string,
        title: string,
        source: string,
        number: nullable,
        citation: nullable,
      }),
    ),
    claims: listOf(
      object({
        report: string,
        mechanism: string,
        reportedAt: instant,
        outlet: string,
        state: { enum: ['open', 'met', 'not-acted-on'] },
        openUntil: day,
        metBy: listOf(string),
      }),
    ),
  }),
  Problem: object({ problem: string }),
};

const answer = (description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: string });

function read(summary: string, schema: Schema, parameters: readonly object[]): object {
  return {
    get: {
      summary,
      parameters,
      responses: { '200': answer('Found', schema), '404': answer('Nothing of this name', ref('Problem')) },
    },
  };
}

/** The API in OpenAPI 3.1 (spec.openapis.org). `publicUrl` is the origin of the pages. */
export function openApi(publicUrl: string): object {
  const id = [inPath('id')];
  const query = { name: 'q', in: 'query', required: true, schema: string };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rulewire',
      version: '1',
      description:
        'What is public: companies, their matters and the changes found about them. Reading only, no key. Information, not legal advice; the official edition controls.',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    paths: {
      '/companies': read('Companies by a part of a name', listOf(ref('Company')), [query]),
      '/companies/{id}': read('A company', ref('Company'), id),
      '/companies/{id}/alerts': read('The newest changes about a company', listOf(ref('AlertLine')), id),
      '/companies/{id}/matters': read('The matters of a company', listOf(ref('MatterLine')), id),
      '/matters/{id}': read('A matter with its entries and claims', ref('Matter'), id),
      '/alerts/{id}': read('A change with what was found in it', ref('Alert'), id),
    },
    components: { schemas: SCHEMAS },
  };
}
