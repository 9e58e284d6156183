import { Hono } from 'hono/tiny';
import { failurePage, limitBody, logRequests, secureResponses, type WebEnvironment } from './guards.ts';
import { messagePage } from './pages/message-page.ts';
import { respond } from './pages/respond.ts';
import { addressRoutes } from './routes/address-routes.ts';
import { apiRoutes } from './routes/api-routes.ts';
import { assetRoutes } from './routes/asset-routes.ts';
import { calendarRoutes } from './routes/calendar-routes.ts';
import { confirmRoutes } from './routes/confirm-routes.ts';
import { dataRoutes } from './routes/data-routes.ts';
import { feedRoutes } from './routes/feed-routes.ts';
import { feedbackRoutes } from './routes/feedback-routes.ts';
import { hookRoutes } from './routes/hook-routes.ts';
import { mailRoutes } from './routes/mail-routes.ts';
import { manageRoutes } from './routes/manage-routes.ts';
import { previewRoutes } from './routes/preview-routes.ts';
import { publicRoutes } from './routes/public-routes.ts';
import { signUpRoutes } from './routes/sign-up-routes.ts';
import { unsubscribeRoutes } from './routes/unsubscribe-routes.ts';
import { texts } from './texts/texts.ts';
import type { WebDependencies } from './web-dependencies.ts';

/** All pages as one application. GET and HEAD never change anything; authority is a signed token, never a cookie. */
export function webApp(deps: WebDependencies): Hono<WebEnvironment> {
  const app = new Hono<WebEnvironment>();
  app.use('*', secureResponses, logRequests(deps), limitBody(deps));
  app.onError(failurePage(deps));
  app.notFound((context) => {
    const page = messagePage(deps, texts.messages.noPage, texts.messages.noPageStart);
    return respond(context, page, 404);
  });
  assetRoutes(app);
  signUpRoutes(app, deps);
  confirmRoutes(app, deps);
  manageRoutes(app, deps);
  addressRoutes(app, deps);
  dataRoutes(app, deps);
  mailRoutes(app, deps);
  hookRoutes(app, deps);
  unsubscribeRoutes(app, deps);
  feedbackRoutes(app, deps);
  publicRoutes(app, deps);
  previewRoutes(app, deps);
  calendarRoutes(app, deps);
  feedRoutes(app, deps);
  apiRoutes(app, deps);
  return app;
}
