import { describe, expect, it } from 'vitest';
import { createHostList } from './allowed-hosts.ts';

const allows = createHostList({
  siteUrl: 'https://multipartes.example:8443/x',
  allowed: 'www.multipartes.example, 192.168.1.20',
  listening: '::1',
});

describe('the host list', () => {
  it.each([
    'localhost',
    'localhost:4321',
    'LOCALHOST:80',
    'localhost:65535',
    '127.0.0.1:4321',
    '[::1]:4321',
    'multipartes.example',
    'multipartes.example.',
    'www.multipartes.example:443',
    '192.168.1.20:4321',
  ])('answers to %s', (host) => {
    expect(allows(host)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    'evil.example:4321',
    'localhost:4321@evil.example',
    'localhost/evil.example',
    'localhost, evil.example',
    'localhost:port',
    'localhost:65536',
    'localhost:99999',
    'localhost:999999',
    '[::1',
  ])('does not answer to %s', (host) => {
    expect(allows(host)).toBe(false);
  });

  it('takes no wildcard address for a name', () => {
    const list = createHostList({ allowed: '', listening: '0.0.0.0' });
    expect(list('0.0.0.0:4321')).toBe(false);
    expect(list('localhost')).toBe(true);
  });
});
