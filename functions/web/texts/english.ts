import { html } from '../../../shared/domain/rendering/html.ts';

/**
 * All that the pages say, in English, by page. Another language is a file of the same form. What stands in holes is escaped
 * by the pages; what is markup here has the links in the middle of its sentences.
 */
export const english = {
  lang: 'en',
  layout: {
    skip: 'Skip to the content',
    signUp: 'Sign up',
    link: 'Mail me my link',
    status: 'Sources',
    quality: 'Errors',
    latency: 'Speed',
    privacy: 'Privacy',
    help: 'Help:',
    disclaimer:
      'Information, not legal advice. Only the official edition of the Federal Register gives legal notice.',
  },
  deadLink: {
    title: 'This link does not work',
    lead: 'It is incomplete, was replaced by a newer one, or is too old. Nothing was changed.',
    more: html`<a href="/link">Mail me a new link</a> if you have alerts, or <a href="/">sign up</a>.`,
  },
  link: {
    title: 'Mail me my link',
    lead: 'There is no password. The link to your companies and settings comes by mail.',
    email: 'Your e-mail address',
    button: 'Mail me my link',
  },
  unsubscribe: {
    title: 'Unsubscribe',
    never: 'The button below makes sure that we never write to this address again.',
    lead: (address: string) => `The button below stops all mail to ${address}, at once.`,
    button: 'Stop all mail',
    left: 'You are unsubscribed',
    leftLead: 'No more mail will come. A mail that was already on its way may still arrive.',
    leftMore: html`<a href="/">Sign up again</a> whenever you like.`,
    undo: 'Undo: start my alerts again',
  },
  erase: {
    title: 'Delete everything',
    lead: (address: string, companies: string) =>
      `The button deletes the address ${address}, ${companies} and all settings. It cannot be undone.`,
    button: 'Delete everything now',
    done: 'Everything is deleted',
    doneLead: 'This is your receipt; we keep the number in our log, and nothing that leads back to you.',
    receipt: 'Receipt',
    deleted: 'Deleted',
    companies: 'Companies',
    hint: 'The record that a mail was sent, without address, ends by itself after 35 days.',
  },
  privacy: {
    title: 'What we keep',
    aboutYou: 'About you',
    kept: [
      'Your e-mail address, the companies you follow, and your settings: until you delete them.',
      'When you asked, when you confirmed, and which wording you agreed to.',
      'A sign-up that is not confirmed: its link ends after 48 hours, and it is deleted within 7 days.',
      'If you change your address: both addresses for seven days, so that it can be undone; after that a scrambled form of the one you moved to.',
      html`A record of each mail (when, about which document, whether it was delivered, and what it said), without your address and the links of the mail: 35 days. <a href="/link">Your own page</a> leads to it.`,
      'What you answer to a mail (not my company, not useful, wrong fact, and your words about it): 13 months. The public page on our errors holds sums only.',
      'Counters against abuse, by network address and by address in scrambled form: a day at most.',
      'If a mail comes back or you report it: a scrambled form of the address, so that we do not write again.',
    ],
    notDone: 'What we do not do',
    notDoneText:
      'No cookies, no pictures or links that report whether you read a mail, no sharing, no advertising. What you follow is confidential.',
    rights: 'Your rights',
    rightsText: html`<a href="/link">Mail me my link</a> brings a mail with links to download all we hold about you and to delete it, both at once. Amazon Web Services stores the data and sends the mail for us.`,
  },
};
