import { handle } from 'hono/aws-lambda';
import { webApp } from './app.ts';
import { webDependencies } from './dependencies.ts';

/** Answers the events of the HTTP API (payload format 2.0); adapters are made once, at cold start. */
export const handler = handle(webApp(webDependencies()));
