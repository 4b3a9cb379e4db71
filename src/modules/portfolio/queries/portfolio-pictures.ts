import { buffer } from "node:stream/consumers";
import { ownImages } from "#modules/reflections";
import { imagesOf, readMarkdown } from "#platform/markdown";
import type { Portfolio } from "../rules/portfolio.ts";
import type { PortfolioProgram } from "./program.ts";

/** A picture that a portfolio shows. */
export interface PortfolioPicture {
  /** Of the reflection it stands in. */
  readonly itemId: string;
  /** As the text names it. */
  readonly address: string;
  readonly alternative: string;
  /** Its file in the site: `images/….png`. */
  readonly path: string;
  readonly mediaType: string;
  readonly digest: string;
}

const endings: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
};

/** Every picture that still stands in a text of the portfolio. */
export async function portfolioPictures(
  { db }: Pick<PortfolioProgram, "db">,
  accountId: string,
  { groups }: Portfolio,
): Promise<readonly PortfolioPicture[]> {
  const reflections = groups.flatMap(({ items }) => items).filter(({ kind }) => kind === "reflection");
  const shown = new Set(
    reflections.flatMap(({ body }) => imagesOf(readMarkdown(body)).map(({ url }) => url)),
  );
  const images = await ownImages(
    db,
    accountId,
    reflections.map(({ id }) => id),
  );
  return images.flatMap(({ address, alternative, file: { digest, mediaType }, reflectionId }) => {
    const ending = endings[mediaType];
    if (ending === undefined || !shown.has(address)) return [];
    const path = `images/${address.split("/").at(-1) ?? ""}.${ending}`;
    return [{ itemId: reflectionId, address, alternative, path, mediaType, digest }];
  });
}

/** The bytes of a picture. */
export async function pictureBytes(
  { files }: Pick<PortfolioProgram, "files">,
  accountId: string,
  { digest }: PortfolioPicture,
): Promise<Uint8Array> {
  return new Uint8Array(await buffer(await files.read(accountId, digest)));
}
