import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { unmapped } from '#shared/client-network.ts';

/**
 * Who asks: the address `hops` trusted proxies away. With no trusted proxy the connection itself says it and
 * every forwarding header is only what the caller made up.
 */
export function clientAddressOf(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  hops: number,
): string {
  const nearest = plainAddress(socketAddress ?? '');
  if (hops === 0 || !forwardedFor) return nearest;
  const chain = [...forwardedFor.split(',').map((part) => plainAddress(part.trim())), nearest];
  const address = chain[Math.max(0, chain.length - 1 - hops)] ?? '';
  return isIP(address) === 0 ? nearest : address;
}

/** Whether the caller's own connection is encrypted, as far as the nearest trusted proxy knows. */
export function isSecure(request: IncomingMessage, hops: number): boolean {
  if ('encrypted' in request.socket && request.socket.encrypted === true) return true;
  if (hops === 0) return false;
  const stated = request.headers['x-forwarded-proto'];
  return typeof stated === 'string' && stated.split(',').at(-1)?.trim() === 'https';
}

export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.');
}

function plainAddress(address: string): string {
  return isIP(address) === 6 ? unmapped(address) : address;
}
