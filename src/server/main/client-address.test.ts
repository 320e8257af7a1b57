import { describe, expect, it } from 'vitest';
import { clientAddressOf } from './client-address.ts';

describe('the address of the caller', () => {
  it('is the connection when no proxy is trusted, whatever the headers say', () => {
    expect(clientAddressOf('203.0.113.7', '10.1.1.1', 0)).toBe('203.0.113.7');
    expect(clientAddressOf('::ffff:203.0.113.7', undefined, 0)).toBe('203.0.113.7');
    expect(clientAddressOf('10.0.0.2', '::ffff:cb00:7107', 1)).toBe('203.0.113.7');
  });

  it('is the hop before the trusted ones, so an invented beginning of the list changes nothing', () => {
    expect(clientAddressOf('10.0.0.2', '1.2.3.4, 198.51.100.9', 1)).toBe('198.51.100.9');
    expect(clientAddressOf('10.0.0.3', '1.2.3.4, 198.51.100.9, 10.0.0.2', 2)).toBe('198.51.100.9');
  });

  it('is the farthest known when there are fewer hops than trusted', () => {
    expect(clientAddressOf('10.0.0.2', '198.51.100.9', 3)).toBe('198.51.100.9');
    expect(clientAddressOf('10.0.0.2', undefined, 1)).toBe('10.0.0.2');
  });

  it('falls back to the connection when the proxy says something that is no address', () => {
    expect(clientAddressOf('10.0.0.2', 'unknown', 1)).toBe('10.0.0.2');
    expect(clientAddressOf('10.0.0.2', "'; DROP TABLE sales", 1)).toBe('10.0.0.2');
  });
});
