import { z } from "zod";

const instant = z
  .string()
  .meta({ description: "A UTC instant: 2026-12-03T19:00:00Z", examples: ["2026-12-03T19:00:00Z"] });
const place = z
  .object({
    name: z.string().optional(),
    address: z.string().optional(),
    city: z.string().optional(),
    region: z.string().optional(),
    postalCode: z.string().optional(),
    country: z.string().optional(),
    latitude: z.number().optional(),
    longitude: z.number().optional(),
    located: z.string().optional(),
  })
  .meta({ id: "Place" });

const session = z
  .object({
    start: z.string().meta({ description: "A UTC instant, or a date when allDay" }),
    end: z
      .string()
      .nullable()
      .meta({ description: "A UTC instant, or the last day, inclusive; null when not stated" }),
    zone: z.string().nullable(),
    allDay: z.boolean(),
    status: z.enum(["scheduled", "tentative", "postponed", "cancelled", "moved-online"]),
    place: place.nullable(),
    online: z.boolean().nullable(),
    title: z.string().nullable(),
    original: z.string().meta({ description: "The start as the source wrote it" }),
  })
  .meta({ id: "Session" });

const cost = z
  .object({
    known: z.boolean(),
    free: z.boolean(),
    fromCents: z.int().nullable(),
    currency: z.string(),
    tiers: z.array(
      z.object({
        label: z.string().optional(),
        amountCents: z.int(),
        currency: z.string(),
        until: z.string().optional(),
      }),
    ),
    text: z.string().nullable(),
  })
  .meta({ id: "Cost", description: "Whole cents. A cost that is not known is never free." });

const credit = z
  .object({
    text: z.string(),
    contactMinutes: z.number().optional(),
    units: z.number().optional(),
    unit: z.enum(["contact-hour", "ceu", "pd-hour", "credit"]).optional(),
    category: z.string().optional(),
  })
  .meta({
    id: "StatedCredit",
    description: "As the provider states it; what it counts for is for an authority to say.",
  });

/** An offering as the JSON interface gives it. */
export const offeringSchema = z
  .object({
    id: z.uuid(),
    title: z.string(),
    kind: z.string(),
    provider: z.string().nullable(),
    url: z.string().nullable(),
    registrationUrl: z.string().nullable(),
    page: z.string().meta({ description: "Its page here" }),
    sessions: z.array(session),
    status: z.string(),
    place: place.nullable(),
    online: z.boolean().nullable(),
    ways: z.array(z.string()),
    cost,
    credit: z.array(credit),
    durationMinutes: z.number().nullable(),
    topics: z.array(z.string()),
    audiences: z.array(z.string()),
    level: z.string().nullable(),
    language: z.string(),
    summary: z.string(),
    listings: z.int().meta({ description: "How many listings it was merged from" }),
    gone: z.boolean().meta({ description: "True when no source lists it any more" }),
    updatedAt: instant,
    warnings: z.array(z.string()),
  })
  .meta({ id: "Offering" });

const facetChoice = z
  .object({ value: z.string(), label: z.string(), count: z.int() })
  .meta({ id: "FacetChoice" });

/** One page of what was found. */
export const foundSchema = z
  .object({
    total: z.int(),
    page: z.int(),
    pages: z.int(),
    offerings: z.array(
      offeringSchema.extend({
        why: z.array(z.string()).meta({ description: "Why it fits the question, in plain words" }),
        milesAway: z.number().nullable(),
      }),
    ),
    facets: z.record(z.string(), z.array(facetChoice)),
    corrected: z.string().nullable(),
    unknownPlace: z.string().nullable(),
  })
  .meta({ id: "Found" });

/** A source and its health. */
export const sourceSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    address: z.string().meta({ description: "Without secret parts" }),
    format: z.string(),
    zone: z.string(),
    region: z.string().nullable(),
    language: z.string(),
    status: z.enum(["unverified", "active", "paused", "held"]),
    listings: z.int(),
    consecutiveFailures: z.int(),
    lastSuccessAt: instant.nullable(),
    nextHarvestAt: instant.nullable(),
    lastError: z.string().nullable(),
    sample: z.boolean(),
  })
  .meta({ id: "Source" });

/** What a person gives to add a source. */
export const newSourceSchema = z
  .object({
    address: z.string().min(1).meta({ description: "Any address: calendar, feed, page, a known platform" }),
    name: z.string().min(1).max(200),
    zone: z
      .string()
      .optional()
      .meta({ description: "Zone of times that carry none; the site's when left out" }),
    language: z.string().max(35).optional(),
    region: z.string().max(100).optional(),
  })
  .meta({ id: "NewSource" });

/** What taking in a file came to. */
export const importSchema = z
  .object({
    source: z.uuid(),
    format: z.string(),
    records: z.int(),
    added: z.int(),
    changed: z.int(),
    problems: z.array(z.object({ where: z.string(), message: z.string(), isLoss: z.boolean() })),
  })
  .meta({ id: "Import" });
