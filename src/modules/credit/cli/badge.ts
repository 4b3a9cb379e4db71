import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import {
  bakePng,
  bakeSvg,
  type DocumentSource,
  fetchedDocuments,
  firstOf,
  openDocumentFolder,
  statusListsBeside,
  unpackCredential,
} from "#platform/credentials";
import { InvalidInput, SourceFailure } from "#platform/errors";
import type { Fetcher } from "#platform/fetch";
import { inputBytes } from "#platform/terminal";
import { now } from "#platform/time";
import { type BadgeVerdict, verifyBadge } from "../actions/badges/verify-badge.ts";
import { firstReason, verdictJson, verdictText } from "./badge-output.ts";

/** What the badge commands are given by the program. */
export interface BadgeCommandContext {
  /** For outside addresses; made when first asked for. */
  readonly fetch: () => Fetcher;
}

interface VerifyOptions {
  readonly documents?: string;
  readonly online?: boolean;
  readonly asOf?: string;
  readonly json?: boolean;
}

const documentation = `
It reads JSON, a JWT, and badges baked into PNG or SVG; docs/guide/badges.md tells what is checked, and what --json prints.
No server and no sign-in are needed. Nothing is fetched but with --online; a signed status list beside the file is used.

Exit codes: 0 valid; 2 not valid; 6 cannot be told, since a document it refers to is missing or it is no Open Badge 3.0.

Examples:
  carrel badge verify badge.png --online
  carrel badge verify badge.json --documents ./issuer --as-of 2026-11-22T12:00:00Z --json
  carrel badge extract badge.svg > badge.json
  carrel badge bake badge.json --into picture.png --out badge.png
`;

/** `carrel badge verify | extract | bake`. */
export function addBadgeCommands(program: Command, context: BadgeCommandContext): void {
  const badge = program
    .command("badge")
    .description("check Open Badges, and take them in and out of pictures")
    .addHelpText("after", documentation);
  badge
    .command("verify")
    .description("judge an Open Badge 3.0: who issued it, whether it was changed, and whether it still holds")
    .argument("<file>", "JSON, JWT, PNG or SVG; - reads standard input")
    .option("--documents <folder>", "where documents it refers to are found (keys, status lists)")
    .option("--online", "fetch documents it refers to from their addresses")
    .option("--as-of <instant>", "judge it as of then, 2026-11-22T12:00:00Z; now when left out")
    .option("--json", "one JSON object")
    .addHelpText("after", documentation)
    .action(async (file: string, options: VerifyOptions) => verify(file, options, context));
  badge
    .command("extract")
    .description("print the credential that is baked into a picture, unchecked")
    .argument("<file>", "PNG or SVG; - reads standard input")
    .action(extract);
  badge
    .command("bake")
    .description("put a credential into a picture, in place of any it holds")
    .argument("<file>", "the credential, JSON or JWT; - reads standard input")
    .requiredOption("--into <picture>", "PNG or SVG")
    .requiredOption("--out <file>", "where the picture is written")
    .action(bake);
}

async function verify(file: string, options: VerifyOptions, context: BadgeCommandContext): Promise<void> {
  const asOf = instantOf(options.asOf);
  const documents = await documentsOf(file, options, context);
  const verdict = await verifyBadge(await inputBytes(file), { documents, asOf });
  process.stdout.write(`${options.json === true ? verdictJson(file, verdict) : verdictText(verdict)}\n`);
  refuseUnlessValid(verdict);
}

/** The exit code is that of the error; the verdict is on standard output by now. */
function refuseUnlessValid(verdict: BadgeVerdict): void {
  if (verdict.judgement === "invalid")
    throw new InvalidInput(`The badge is not valid. ${firstReason(verdict)}`);
  if (verdict.judgement === "cannot-tell")
    throw new SourceFailure(`Whether the badge is valid cannot be told. ${firstReason(verdict)}`);
}

async function documentsOf(
  file: string,
  options: VerifyOptions,
  { fetch }: BadgeCommandContext,
): Promise<DocumentSource> {
  return firstOf([
    ...(options.documents === undefined ? [] : [await openDocumentFolder(options.documents)]),
    ...(options.online === true ? [fetchedDocuments(fetch)] : []),
    ...(file === "-" || options.online === true ? [] : [statusListsBeside(file)]),
  ]);
}

function instantOf(given: string | undefined): string {
  if (given === undefined) return now();
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/u.test(given);
  if (!isInstant || Number.isNaN(Date.parse(given)))
    throw new InvalidInput([{ where: "--as-of", message: "Write it as 2026-11-22T12:00:00Z." }]);
  return new Date(given).toISOString();
}

async function extract(file: string): Promise<void> {
  const { content } = unpackCredential(await inputBytes(file));
  if (content.kind === "open-badges-2")
    throw new InvalidInput("It holds a badge of Open Badges 2.0 or before.");
  if (content.kind !== "baked") throw new InvalidInput(content.why);
  process.stdout.write(`${content.text.trim()}\n`);
}

async function bake(
  file: string,
  { into, out }: { readonly into: string; readonly out: string },
): Promise<void> {
  const { format, content } = unpackCredential(await inputBytes(file));
  if (content.kind !== "baked" || (format !== "json" && format !== "jwt"))
    throw new InvalidInput("What is baked is a credential as JSON or as a JWT.");
  const picture = await inputBytes(into);
  const baked = bakePng(picture, content.text) ?? bakeSvg(new TextDecoder().decode(picture), content.text);
  if (baked === undefined)
    throw new InvalidInput([{ where: "--into", message: "The picture is no whole PNG or SVG." }]);
  await writeFile(out, baked);
}
