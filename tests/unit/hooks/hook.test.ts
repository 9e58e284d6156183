import { describe, expect, test } from 'vitest';
import { hookKindOf, hookUrl, maskedUrl } from '../../../shared/domain/hooks/hook.ts';

describe('the address of a hook', () => {
  test.each([
    ['https://hooks.slack.com/services/T0/B0/abc', 'slack'],
    [' https://hooks.slack-gov.com/services/T0/B0/abc ', 'slack'],
    ['https://prod-11.westus.logic.azure.com/workflows/x/triggers/manual/paths/invoke?sig=y', 'teams'],
    ['https://contoso.webhook.office.com/webhookb2/abc', 'teams'],
    ['https://rules.example.com/in?key=1#part', 'generic'],
    ['https://hooks.slack.com.example.com/services', 'generic'],
    ['https://evil-logic.azure.com/', 'generic'],
  ])('%s is taken, of kind %s', (typed, kind) => {
    const url = hookUrl(typed) ?? 'refused';
    expect(url).toMatch(/^https:/);
    expect(url).not.toContain('#');
    expect(hookKindOf(url)).toBe(kind);
  });

  test.each([
    '',
    'rules.example.com/in',
    'http://rules.example.com/in',
    'https://rules.example.com:8443/in',
    'https://ann:secret@rules.example.com/',
    'https://localhost/in',
    'https://printer/in',
    'https://db.internal/in',
    'https://db.internal./in',
    'https://nas.local/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://93.184.216.34/',
    'javascript:alert(1)',
    'file:///etc/passwd',
    `https://rules.example.com/${'x'.repeat(1000)}`,
  ])('%s is refused', (typed) => expect(hookUrl(typed)).toBeUndefined());

  test('is shown by its host and its last four characters', () =>
    expect(maskedUrl('https://hooks.slack.com/services/T0/B0/abcdefgh')).toBe(
      'https://hooks.slack.com/…efgh',
    ));
});
