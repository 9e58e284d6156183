/** An article with what stands around it. */
export const PAGE = `<!DOCTYPE html><html lang="en"><head><title>A rule is weighed | Paper</title></head><body><nav>Home</nav>
<article><h1>A rule is weighed</h1><p class="byline">By Ann Sample</p><time datetime="2026-03-10T09:30:00-04:00">10 March</time>
<p>The department weighs a rule on 12 chips, two officials said on Monday, and no decision is near.</p>
<p>Makers of chips wait for it, an official of the department told reporters, and so do their customers.</p></article></body></html>`;

/** An item of a feed. */
export const item = (title: string, link: string, more = '') =>
  `<item><title>${title}</title><link>${link}</link>${more}</item>`;

/** A feed of items. */
export const feed = (...items: readonly string[]) =>
  `<rss version="2.0"><channel>${items.join('')}</channel></rss>`;

export const FEED = feed(
  item(
    'One',
    'https://paper.example.com/1',
    '<description>First.</description><pubDate>Tue, 10 Mar 2026 12:00:00 GMT</pubDate>',
  ),
  item('Two', 'https://paper.example.com/2'),
);

const rows = (days: readonly string[]) =>
  `<html><body><ul class="menu"><li><a href="/about-this-agency">About this agency</a></li></ul><main><ul>${days
    .map(
      (day, index) =>
        `<li class="entry"><a href="/notices/${index}"><img src="x.png"></a><h3><a href="/notices/${index}">Notice number ${index} of the agency</a></h3><span class="posted-date">${day}</span><p>What the notice says, in a sentence of a few words more.</p></li>`,
    )
    .join('')}</ul></main></body></html>`;

/** A list page: each row with a picture, a heading, a date and a text. */
export const LIST = rows(['March 10, 2026', 'March 9, 2026', 'March 6, 2026']);
