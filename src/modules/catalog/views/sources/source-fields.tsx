import { Field, Select } from "#ui";
import { languageLabel } from "../../rules/finding/labels.ts";

/** What a person can say about a source, as it was typed. */
export interface SourceWords {
  readonly name: string;
  readonly zone: string;
  readonly language: string;
}

export interface SourceFieldsProps extends SourceWords {
  readonly errorOf: (name: string) => string | undefined;
}

/** Name, zone and language of a source. */
export function SourceFields({ name, zone, language, errorOf }: SourceFieldsProps) {
  return (
    <>
      <Field
        name="name"
        label="Name"
        hint="What people here call it."
        value={name}
        error={errorOf("name")}
        isRequired
      />
      <ZoneSelect zone={zone} hint="For times that it gives without a zone." error={errorOf("zone")} />
      <Select
        name="language"
        label="Language"
        options={languageOptions(language)}
        value={language}
        error={errorOf("language")}
      />
    </>
  );
}

export interface ZoneSelectProps {
  readonly zone: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly label?: string | undefined;
}

/** A time zone out of all: those of North America first, by the names people know. */
export function ZoneSelect({ zone, hint, error, label = "Time zone" }: ZoneSelectProps) {
  return (
    <Select name="zone" label={label} hint={hint} options={zoneOptions(zone)} value={zone} error={error} />
  );
}

const wellKnown: Readonly<Record<string, string>> = {
  "America/New_York": "Eastern (New York)",
  "America/Chicago": "Central (Chicago)",
  "America/Denver": "Mountain (Denver)",
  "America/Phoenix": "Arizona (Phoenix)",
  "America/Los_Angeles": "Pacific (Los Angeles)",
  "America/Anchorage": "Alaska (Anchorage)",
  "Pacific/Honolulu": "Hawaii (Honolulu)",
  "America/Puerto_Rico": "Puerto Rico",
  "America/Halifax": "Atlantic (Halifax)",
  "America/St_Johns": "Newfoundland (St. John’s)",
  "America/Toronto": "Eastern (Toronto)",
  "America/Winnipeg": "Central (Winnipeg)",
  "America/Vancouver": "Pacific (Vancouver)",
  UTC: "UTC",
};

const all = Intl.supportedValuesOf("timeZone").filter((id) => wellKnown[id] === undefined);
const everyZone = [
  ...Object.entries(wellKnown).map(([value, label]) => ({ value, label })),
  ...all.map((value) => ({ value, label: value.replaceAll("_", " ") })),
];

function zoneOptions(chosen: string) {
  if (everyZone.some(({ value }) => value === chosen)) return everyZone;
  // Shown as it was sent, so that the error beside it is understood.
  return [{ value: chosen, label: chosen }, ...everyZone];
}

const usual = [
  "en",
  "es",
  "fr",
  "de",
  "it",
  "pt",
  "nl",
  "sv",
  "da",
  "fi",
  "pl",
  "zh",
  "ja",
  "ko",
  "vi",
  "tl",
  "ar",
];

function languageOptions(chosen: string) {
  const tags = usual.includes(chosen) ? usual : [chosen, ...usual];
  return tags.map((value) => ({ value, label: languageLabel(value) }));
}
