import { type Hole, html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import { texts } from '../texts/texts.ts';
import type { WebDependencies } from '../web-dependencies.ts';

const words = texts.layout;

export interface PageParts {
  readonly title: string;
  readonly content: Hole;
  /** True where the search box needs its script. */
  readonly script?: boolean;
}

/** The frame of every page: skip link, one main region, and help in the same place at its end. */
export function layout(
  site: Pick<WebDependencies, 'postalAddress' | 'senderAddress'>,
  page: PageParts,
): SafeHtml {
  return html`<!DOCTYPE html>
<html lang="${texts.lang}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · Rulewire</title>
<link rel="stylesheet" href="/assets/rulewire.css">
<link rel="icon" href="data:,">
${page.script === true && html`<script src="/assets/companies.js" defer></script>`}
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="top"><a href="/">Rulewire</a></header>
<main id="main">
${page.content}
</main>
<footer>
<p><a href="/">${words.signUp}</a> · <a href="/link">${words.link}</a> · <a href="/status">${words.status}</a> · <a href="/quality">${words.quality}</a> · <a href="/latency">${words.latency}</a> · <a href="/privacy">${words.privacy}</a> · ${words.help} <a href="mailto:${site.senderAddress}">${site.senderAddress}</a></p>
<p>${words.disclaimer}</p>
<p>${site.postalAddress}</p>
</footer>
</body>
</html>
`;
}
