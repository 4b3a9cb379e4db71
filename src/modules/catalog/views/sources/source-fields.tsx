import { Field, Select, ZoneSelect } from "#ui";
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
      <ZoneSelect value={zone} hint="For times that it gives without a zone." error={errorOf("zone")} />
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
