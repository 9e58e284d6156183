import { type Hole, html, type SafeHtml } from '../../../shared/domain/rendering/html.ts';
import type { WebDependencies } from '../web-dependencies.ts';

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
<html lang="en" dir="ltr">
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
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><a href="/">Rulewire</a></header>
<main id="main">
${page.content}
</main>
<footer>
<p><a href="/">Sign up</a> · <a href="/link">Mail me my link</a> · <a href="/status">Sources</a> · <a href="/quality">Errors</a> · <a href="/latency">Speed</a> · <a href="/privacy">Privacy</a> · Help: <a href="mailto:${site.senderAddress}">${site.senderAddress}</a></p>
<p>Information, not legal advice. Only the official edition of the Federal Register gives legal notice.</p>
<p>${site.postalAddress}</p>
</footer>
</body>
</html>
`;
}
