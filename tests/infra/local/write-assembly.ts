import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Template } from './small-system.ts';

/** What the functions of the small system do: a message or an event names the task. */
const HANDLER = `
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const options = { maxAttempts: 1 };
const [dynamodb, ses, sqs] = [new DynamoDBClient(options), new SESClient(options), new SQSClient(options)];
const tasks = {
  put: ({ pk, ttl }) => dynamodb.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { pk: { S: pk }, at: { S: new Date().toISOString() }, ...(ttl ? { ttl: { N: String(ttl) } } : {}) } })),
  mail: ({ to, from = 'alerts@example.com' }) => ses.send(new SendRawEmailCommand({ Source: from, Destinations: [to], ConfigurationSetName: 'alerts', Tags: [{ Name: 'deliveryId', Value: 'd1' }],
    RawMessage: { Data: Buffer.from('From: ' + from + '\\r\\nTo: ' + to + '\\r\\nSubject: Hello\\r\\nMIME-Version: 1.0\\r\\n\\r\\nHi') } })),
  fail: () => { throw new Error('this one fails'); },
  crash: () => process.exit(7),
  hang: () => new Promise((resolve) => setTimeout(resolve, 60_000)),
  ok: () => undefined,
};
export async function handler(event) {
  if (event.requestContext) return { statusCode: 200, headers: { 'content-type': 'application/json' }, cookies: ['a=1'], body: JSON.stringify(event) };
  if (!event.Records) return sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE, MessageBody: JSON.stringify({ do: 'put', pk: 'note#' + event.at }) }));
  const batchItemFailures = [];
  for (const { body, messageId, attributes } of event.Records) {
    const task = JSON.parse(body);
    console.log(JSON.stringify({ event: 'task', do: task.do, receive: attributes.ApproximateReceiveCount }));
    try { await tasks[task.do](task); }
    catch (error) { console.log(JSON.stringify({ event: 'failed', reason: error.name + ': ' + error.message })); batchItemFailures.push({ itemIdentifier: messageId }); }
  }
  return { batchItemFailures };
}`;

let bundle: Uint8Array | undefined;

/** Writes the template and its one code asset as a cloud assembly into a new folder, and returns the folder. */
export function writeAssembly(template: Template): string {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  const stdin = { contents: HANDLER, resolveDir: process.cwd(), sourcefile: 'handler.mjs' };
  bundle ??= buildSync({
    stdin,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    write: false,
  }).outputFiles[0]?.contents;
  mkdirSync(join(folder, 'asset.code'));
  writeFileSync(join(folder, 'asset.code', 'index.js'), bundle ?? '');
  const manifest = {
    artifacts: {
      'Small.assets': { type: 'cdk:asset-manifest', properties: { file: 'Small.assets.json' } },
      Small: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Small.template.json' } },
    },
  };
  const assets = {
    files: {
      code: {
        source: { path: 'asset.code', packaging: 'zip' },
        destinations: { here: { objectKey: 'code.zip' } },
      },
    },
  };
  for (const [name, content] of Object.entries({
    manifest,
    'Small.assets': assets,
    'Small.template': template,
  }))
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(content));
  return folder;
}
