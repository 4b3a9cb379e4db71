import ipaddr from "ipaddr.js";

/**
 * True for an IP address of the public internet: not private, loopback, link-local (where clouds keep their metadata),
 * carrier-grade NAT, multicast or reserved, nor any form of IPv6 that carries an IPv4 address inside it. Text that is
 * no address is not public.
 *
 * @see IANA's special-purpose address registries, RFC 6890.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== "unicast") return false;
  // Outside 2000::/3 nothing of IPv6 is given out yet (RFC 4291 §2.4): `::7f00:1` is 127.0.0.1 to some systems.
  return address.kind() === "ipv4" || isGlobalIpv6(address.toByteArray());
}

function isGlobalIpv6(bytes: readonly number[]): boolean {
  return (bytes[0] ?? 0) >> 5 === 1;
}
