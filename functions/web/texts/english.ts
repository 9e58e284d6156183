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
  quality: {
    title: 'How often we are wrong',
    noRate: 'Nobody was told anything yet, so there is no rate.',
    rate: (wrong: string, told: string, perThousand: string) =>
      `Readers called ${wrong} of ${told} matches wrong: ${perThousand} in 1,000.`,
    about: (days: number) =>
      `The last ${days} days, by day of the answer. Who does not answer is not counted as content, so the true rate is higher; “not useful” is not an error and is left out of the rate.`,
    told: 'Companies of a change told to a reader',
    notMyCompany: 'Answered “not my company”',
    wrongFact: 'Answered “wrong fact”',
    notUseful: 'Answered “right company, not useful”',
    hint: 'These are sums per day. Nothing in them says who was told what, or who answered.',
  },
  latency: {
    title: 'How fast we are',
    lead: 'By day (UTC): the time within which half, and 95 in 100, of the waits ended. Times are counted in steps, so the true one is the shown one or less.',
    seen: 'From filing to our seeing it',
    documents: 'documents',
    sent: 'From our seeing it to the mail',
    mails: 'mails',
    hint: 'Mails that a reader’s own quiet hours, pauses or digests held back are not counted, nor those that waited for our share of the day. A document is counted where its filing time is stated to the minute.',
    nothing: 'Nothing was counted yet.',
    day: 'Day',
    half: 'half within',
    nearlyAll: '95 in 100 within',
    overAnHour: 'more than an hour',
    seconds: (seconds: number) => `${seconds} s`,
    minutes: (minutes: number) => `${minutes} min`,
  },
  status: {
    title: 'Sources',
    trouble: {
      blocked: 'It refuses us. What it publishes is not seen.',
      unreadable: 'It cannot be read. What it publishes is not seen.',
      empty: 'It answers, but nothing that we look for is in its answer. What it publishes is not seen.',
      silent:
        'It is read, and has listed nothing new for longer than it usually does. We may be misreading it.',
    },
    none: 'No source has been read yet.',
    allWell: (all: number) =>
      all === 1 ? 'The source is read as it should be.' : `All ${all} sources are read as they should be.`,
    someBroken: (broken: number, all: number) =>
      `${broken === 1 ? 'One source' : `${broken} sources`} of ${all} may have said things that we have not seen.`,
    asOf: (when: string) => `As of ${when}.`,
    more: (count: number, names: string) => `${count} more ${count === 1 ? 'source' : 'sources'}: ${names}.`,
    since: 'Since',
    lastRead: 'Last read well',
    lastNews: 'Last listed something new',
    never: 'never',
    failed: 'The last look failed. It is tried again by itself.',
    seeding: 'It is being read for the first time; its past is not mailed.',
    well: 'It is read.',
    shortly: { read: 'read', again: 'tried again' },
  },
  mails: {
    title: 'Your mails',
    lead: 'What you were told in the last 35 days, newest first. An audit pack is a zip file with what was known and when: the text of the source, what was found in it, the mail as it was sent and what became of it.',
    none: 'No mail about a change went to you in this time.',
    hint: 'The links to packs work for 30 minutes. A pack holds neither your address nor the links of your mails, but it says what you follow.',
    back: 'Back to your alerts',
    kinds: { alert: 'Alert', daily: 'Daily digest', weekly: 'Weekly digest' },
    cameBack: ' (it came back)',
    further: (count: number) => ` and ${count} more`,
    pack: 'Audit pack of this mail',
  },
  edits: {
    title: (title: string) => `Before and after: ${title}`,
    change: 'What else is known of this change',
    more: (count: number) => `${count} more ${count === 1 ? 'line' : 'lines'} of before and after`,
  },
  address: {
    title: 'Another address',
    lead: (address: string) =>
      `Your alerts come to ${address}. Companies, settings and feeds stay as they are.`,
    field: 'The other e-mail address',
    hint: 'We write to both addresses: to the other one with a button to confirm it, and to the present one, which can undo it for seven days.',
    button: 'Ask for the change',
    asked: 'Look into the other mailbox',
    askedLead:
      'If we may write to that address, a mail is on its way. Press the button in it within 48 hours; until then your alerts come to the present address.',
    move: 'Your alerts at this address',
    moveLead: (to: string) => `The button makes your alerts come to ${to} instead of the address before.`,
    moveButton: 'Confirm this address',
    moveHint: 'You did not ask for this? Close the page. Without the button nothing changes.',
    stay: 'Keep your alerts at this address',
    stayLead: (to: string, from: string) =>
      `Somebody asked for your alerts to go to ${to}. The button stops that, or undoes it: they come to ${from}.`,
    stayButton: 'Keep my alerts here',
    stayHint: 'The links that the other address got end.',
    moved: 'Your alerts come here',
    movedLead: (to: string) => `From here on they go to ${to}. A mail with your link is on its way to it.`,
    manage: 'Manage my alerts',
    taken: 'This address cannot be used',
    takenLead: 'It has alerts of its own by now, or mail to it was stopped. Nothing was changed.',
    takenMore: html`<a href="/link">Mail me a link</a> leads to the alerts of an address.`,
  },
  sent: {
    title: 'Look into your mailbox',
    lead: 'If we may write to this address, a mail is on its way. Press the button in it within 48 hours.',
    nothing:
      'Nothing after some minutes? Look into the junk folder. We write to one address at most once in 15 minutes and three times a day.',
  },
};
