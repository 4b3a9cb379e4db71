import { readFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidInput } from "#platform/errors";
import { type Gazetteer, packagedGazetteer } from "#platform/places";
import { packFiles } from "./pack-files.ts";
import { parseSynonyms, type Synonyms } from "../rules/finding/synonyms.ts";
import { parseVocabulary, type Vocabulary } from "../rules/normalise/vocabulary.ts";
import { type PackResult, problemSentence } from "../rules/pack-file.ts";
import { type PackSource, parseSourcePack } from "../rules/source-pack.ts";
import { parseSamplePack, type SamplePack } from "../rules/sample-pack.ts";

/** The words of the field as this library has them in `packs/vocabulary`, and the places of its country. */
export interface FieldWords {
  readonly vocabulary: Vocabulary;
  readonly synonyms: Synonyms;
  readonly gazetteer: Gazetteer;
  /** Names of topics and audiences by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Reads the vocabulary from the folder of packs.
 *
 * @throws InvalidInput naming file, line and field of everything that is wrong.
 */
export function readFieldWords(packsFolder: string): FieldWords {
  const files = packFiles(packsFolder, "vocabulary");
  const vocabulary = checkedPack(parseVocabulary(files));
  const terms = [...vocabulary.terms.topics, ...vocabulary.terms.audiences];
  return {
    vocabulary,
    synonyms: checkedPack(parseSynonyms(files)),
    gazetteer: packagedGazetteer(),
    names: new Map(terms.map((term) => [term.id, term.name])),
  };
}

/** The made-up catalogue of `packs/sample`. */
export function readSamplePack(packsFolder: string): SamplePack {
  const name = "sample/offerings.yaml";
  return checkedPack(
    parseSamplePack({ name: `packs/${name}`, text: readFileSync(join(packsFolder, name), "utf8") }),
  );
}

/** The well-known sources of `packs/sources`, in order of their ids. */
export function readStarterPack(packsFolder: string): readonly PackSource[] {
  return checkedPack(parseSourcePack(packFiles(packsFolder, "sources")));
}

/** The content of a pack, or every problem in it as one error. */
export function checkedPack<Content>(result: PackResult<Content>): Content {
  if (result.isValid) return result.content;
  throw new InvalidInput(
    result.problems.map((problem) => ({ where: "", message: problemSentence(problem) })),
  );
}
