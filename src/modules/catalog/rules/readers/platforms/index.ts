/** Platforms told by their addresses, and the readers of their JSON. */
export type { PlatformRequest } from "./pattern.ts";
export { type RecognisedPlatform, recognisePlatform } from "./recognise.ts";
export { redactedAddress } from "./redact.ts";
