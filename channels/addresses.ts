import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup as resolve } from 'node:dns';
import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * Addresses that nothing of the outside world has: this machine, private networks, link-local (the cloud's metadata),
 * carrier-grade NAT, multicast, reserved; also where IPv6 carries them inside (mapped, 6to4, NAT64).
 */
const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, prefix, 'ipv4');
// Of IPv6 only 2000::/3 is handed out to the world; within it these are not.
const world = new BlockList();
world.addSubnet('2000::', 3, 'ipv6');
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  inside.addSubnet(net, prefix, 'ipv6');

export function isOutside(address: string): boolean {
  if (isIPv6(address)) return world.check(address, 'ipv6') && !inside.check(address, 'ipv6');
  return isIP(address) === 4 && !inside.check(address, 'ipv4');
}

export class InsideAddress extends Error {
  override name = 'InsideAddress';
}

/**
 * Resolves as a connection is made and gives it only addresses of the outside: what is checked is what is connected to,
 * so that a name that answers differently the second time gains nothing.
 */
export function lookupOutside(
  hostname: string,
  options: LookupOptions,
  done: (error: Error | null, address: LookupAddress[] | string, family?: number) => void,
): void {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error !== null) done(error, []);
    else if (first === undefined || !found.every(({ address }) => isOutside(address)))
      done(new InsideAddress(), []);
    else if (options.all === true) done(null, found);
    else done(null, first.address, first.family);
  });
}
