import type { Hono } from 'hono';
import { COMPANIES_SCRIPT } from '../assets/companies-script.ts';
import { STYLE } from '../assets/style.ts';
import type { WebEnvironment } from '../guards.ts';

/** Style sheet and the one script. Both are small and the same for everybody; an hour of caching survives a deployment. */
export function assetRoutes(app: Hono<WebEnvironment>): void {
  const asset = (type: string) => ({ 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' });
  app.get('/assets/rulewire.css', (context) => context.body(STYLE, 200, asset('text/css; charset=utf-8')));
  app.get('/assets/companies.js', (context) =>
    context.body(COMPANIES_SCRIPT, 200, asset('text/javascript; charset=utf-8')),
  );
}
