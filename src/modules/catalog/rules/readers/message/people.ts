import type { SourceRecord } from "../../record.ts";

const anyAddress = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/gu;

/** The record without e-mail addresses: those of the people the message went through, and any in its words. */
export function withoutPeople(record: SourceRecord, people: readonly string[]): SourceRecord {
  const clean = (text: string): string => withoutAddresses(text, people);
  const description = record.description === undefined ? undefined : clean(record.description);
  const provider = record.provider === undefined ? undefined : clean(record.provider).trim();
  const { description: _description, provider: _provider, ...rest } = record;
  return {
    ...rest,
    title: clean(record.title),
    ...(description === undefined || description === "" ? {} : { description }),
    ...(provider === undefined || provider === "" ? {} : { provider }),
  };
}

/** Text without the lines and words that name who sent it to whom. */
export function withoutAddresses(text: string, people: readonly string[] = []): string {
  const known = people.reduce((rest, address) => rest.replaceAll(address, ""), text);
  return known
    .replaceAll(anyAddress, "")
    .replaceAll(/<\s*>|\(\s*\)|mailto:(?=[\s">]|$)/gu, "")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}
