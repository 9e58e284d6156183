/** Parameters that say where a reader came from and nothing about the page. */
const TRACKING =
  /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|ocid|cmpid|ncid|guccounter|guce_\w+|soc_src|soc_trk|\.tsrc|at_\w+|smid|smtyp|sref|ref_src|referrer|yclid|_ga|_gl|_hsenc|_hsmi|hsctatracking|xtor|wt_mc|wt\.mc_id|pk_campaign|pk_kwd|spm|s_cid|icid|taid|tpcc|traffic_source|phpsessid|jsessionid|sessionid|_)$/i;

/** No page has a longer address; what has is made to be slow. */
const LONGEST = 4096;

/**
 * One spelling for each page: absolute, https, lower-case host without www, no fragment, default port, tracking parameters,
 * trailing slash or index page. The case of the path stays. Returns undefined for what is no http(s) address.
 */
export function canonicalUrl(address: string, base?: string): string | undefined {
  const url = address.length > LONGEST ? null : URL.parse(address.trim(), base);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  url.hash = '';
  url.username = '';
  url.password = '';
  url.protocol = 'https:';
  if (url.port === '80') url.port = '';
  if (url.search !== '') {
    for (const name of [...new Set(url.searchParams.keys())]) {
      if (TRACKING.test(name)) url.searchParams.delete(name);
    }
    url.searchParams.sort();
  }
  url.hostname = url.hostname.replace(/^(www\.)+(?=[^.]+\.)/, '');
  url.pathname = url.pathname.replace(/(?:\/(?:index\.(?:html?|php|aspx?))?)+$/i, '') || '/';
  return url.href;
}

/** An absolute http(s) address as given, for fetching and showing; undefined for anything else. */
export function absoluteUrl(address: string, base: string): string | undefined {
  const url = URL.parse(address.trim(), base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
