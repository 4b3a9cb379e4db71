import type { Listing, Reason } from "../listing.ts";
import type { SourceRecord } from "../record.ts";
import { costOf } from "./cost.ts";
import { creditOf } from "./credit.ts";
import { dateDoubts } from "./date-doubts.ts";
import { durationMinutesOf } from "./duration.ts";
import { featuresOf } from "./features.ts";
import { kindOf } from "./kind.ts";
import { languageOf } from "./language.ts";
import { onlyStated } from "../only-stated.ts";
import { placeOf } from "./place.ts";
import { offeringLinks } from "./registration-link.ts";
import { safeLine, safeText } from "./safe-text.ts";
import type { NormaliseSettings } from "./settings.ts";
import { storable, storableKey } from "./storable.ts";
import { audiencesOf, levelOf, topicsOf } from "./subjects.ts";
import { statusOf, titleOf } from "./title.ts";
import { waysOf } from "./ways.ts";
import { wordingOf } from "./wording.ts";
import type { RecordWords } from "./wording.ts";

/**
 * A record of a source as a listing: safe text, one registration key, kind, topics, audience, level, cost, credit,
 * ways, place, language, each guess with its reason. Pure: the same record and settings give the same listing.
 * What is not said stays absent or unknown; what contradicts itself is kept and warned about.
 */
export function normaliseRecord(published: SourceRecord, settings: NormaliseSettings): Listing {
  const titled = titleOf(published.title);
  const described = safeText(published.description ?? "", published.descriptionKind);
  // What is made of storable texts can be stored: fewer of them go in than come out, quoted in reasons.
  const record = storable(published);
  const place = placeOf(record, settings.gazetteer);
  const roomLinks = place.roomUrl === undefined ? [] : [{ href: place.roomUrl, label: "" }];
  const guessed = fieldsFromWords(record, { title: titled.published, summary: described.text }, settings);
  const ways = waysOf(record, guessed.wording, place);
  const provider = safeLine(record.provider ?? settings.provider ?? "", 200);
  const links = offeringLinks(record, { text: described.text, links: [...described.links, ...roomLinks] });
  const { fields } = guessed;
  // Each field by its name: spreading one object into another takes several times as long.
  const listing = {
    sourceKey: storableKey(record.key),
    title: titled.title,
    summary: described.text,
    provider: provider === "" ? undefined : provider,
    url: links.url,
    registrationUrl: links.registrationUrl,
    canonicalUrl: links.canonicalUrl,
    sessions: record.sessions,
    status: statusOf(record.status, titled.status, record.sessions),
    ways: ways.ways,
    place: place.place,
    kind: fields.kind,
    topics: fields.topics,
    audiences: fields.audiences,
    level: fields.level,
    cost: fields.cost,
    credit: fields.credit,
    language: fields.language,
    durationMinutes: fields.durationMinutes,
    capacity: record.capacity,
    isRecorded: fields.features.isRecorded,
    hasCaptions: fields.features.hasCaptions,
    imageUrl: record.imageUrl,
    publishedAt: record.publishedAt,
    updatedAt: record.updatedAt,
    reasons: [...guessed.reasons, ...ways.reasons, ...listed(place.reason)],
    warnings: [
      ...record.warnings,
      ...titled.warnings.filter((warning) => !isTold(warning, record.warnings)),
      ...dateDoubts(titled.title, guessed.wording, record.sessions),
    ],
  };
  return onlyStated(listing);
}

/** What follows from the words, once read. */
function fieldsFromWords(
  record: SourceRecord,
  { title, summary }: { readonly title: string; readonly summary: string },
  settings: NormaliseSettings,
) {
  const categories = record.categories.map((category) => safeLine(category, 100));
  const words: RecordWords = { title, summary, categories, ...onlyStated({ statedKind: record.statedKind }) };
  const wording = wordingOf(words, settings.vocabulary);
  const kind = kindOf(record, wording, settings.vocabulary);
  const topics = topicsOf(wording);
  const audiences = audiencesOf(wording);
  const level = levelOf(wording);
  const money = { currency: settings.currency ?? "USD", ...onlyStated({ today: settings.today }) };
  const cost = costOf(record, wording, money);
  const credit = creditOf(wording, safeLine(record.creditText ?? "", 200));
  const language = languageOf(record, wording, settings.language ?? "en");
  const fields = {
    kind: kind.kind,
    topics: topics.ids,
    audiences: audiences.ids,
    level: level?.level,
    cost: cost.cost,
    credit: credit.credit,
    language: language.language,
    durationMinutes: durationMinutesOf(record, wording),
    features: featuresOf(wording),
  };
  const reasons: readonly Reason[] = [
    kind.reason,
    ...topics.reasons,
    ...audiences.reasons,
    ...listed(level?.reason),
    ...listed(cost.reason),
    ...credit.reasons,
    language.reason,
  ];
  return { wording, fields, reasons };
}

function listed(reason: Reason | undefined): readonly Reason[] {
  return reason === undefined ? [] : [reason];
}

/** Readers already say when a title is missing. */
function isTold(warning: string, told: readonly string[]): boolean {
  return warning.includes("no title") && told.some((other) => other.includes("no title"));
}
