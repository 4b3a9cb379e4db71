/** Outbound HTTP for harvest: other people's servers, asked politely and trusted with nothing. */
export type { ServiceAnswer, ServiceRequest } from "./one-exchange.ts";
export type { DocumentRequest, FetchedDocument, FetchOutcome, NotModified } from "./documents.ts";
export { type Fetcher, type FetcherOptions, openFetcher } from "./fetcher.ts";
export { FetchFailure, type FetchFailureReason, isWorthRetrying } from "./fetch-failure.ts";
export { DEFAULT_LIMITS, type FetchLimits } from "./fetch-limits.ts";
export { type BackOff, DEFAULT_BACK_OFF, type FailedAttempt, nextAttempt } from "./next-attempt.ts";
export { type QueueClock } from "./host-queue.ts";
export { isPublicAddress } from "./public-addresses.ts";
