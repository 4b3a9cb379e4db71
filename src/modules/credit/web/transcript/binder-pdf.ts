import { buffer } from "node:stream/consumers";
import { type PrintDocument, writePdfApart } from "#platform/pdf";
import { readMail } from "../../actions/drafts/read-mail.ts";
import type { Proof } from "../../queries/transcript/transcript-source.ts";
import { binderEntries } from "../../rules/transcript/binder-files.ts";
import { binderBlocks, type ProofContent } from "../../views/transcript/binder-blocks.ts";
import type { CreditSite } from "../site.ts";
import type { AskedTranscript } from "./asked-transcript.ts";

/** So much of pictures is printed into one document; the rest is in the ZIP. */
const mostPictureBytes = 60_000_000;
/** A picture with see-through parts is unfolded while it is printed. */
const mostPixels = 40_000_000;
const mostLetters = 20_000;

/**
 * The binder as one tagged PDF. PDFs of proof are named in it and left in the ZIP: putting them in would take their structure
 * from who listens to them.
 */
export async function binderPdf(
  site: CreditSite,
  accountId: string,
  asked: AskedTranscript,
): Promise<Uint8Array> {
  const contents = await contentsOf(site, accountId, asked);
  const whole = await writePdfApart(documentOf(asked, contents));
  if (whole !== undefined) return whole;
  // A picture that is no whole picture spoils all of it: find it, and leave it out.
  const sound = new Map<string, ProofContent>();
  for (const [id, content] of contents) sound.set(id, await soundContent(content));
  const mended = await writePdfApart(documentOf(asked, sound));
  if (mended === undefined) throw new Error("The binder could not be printed.");
  return mended;
}

function documentOf(
  { answers, transcript, proofs, madeAt }: AskedTranscript,
  contents: ReadonlyMap<string, ProofContent>,
): PrintDocument {
  const unknown: ProofContent = { is: "apart", because: "it could not be read" };
  const printed = proofs.map((proof) => ({ ...proof, content: contents.get(proof.id) ?? unknown }));
  return {
    title: `Audit binder of ${transcript.name}`,
    language: "en",
    author: transcript.name,
    createdAt: madeAt,
    footer: `Audit binder of ${transcript.name}, made with Carrel`,
    blocks: binderBlocks(transcript, binderEntries(transcript, printed, answers)),
  };
}

/** What of each file can be printed, by the id of the proof. */
async function contentsOf(
  { files }: CreditSite,
  accountId: string,
  { transcript, proofs }: AskedTranscript,
): Promise<ReadonlyMap<string, ProofContent>> {
  const found = new Map<string, ProofContent>();
  let left = mostPictureBytes;
  for (const proof of binderEntries(transcript, proofs).flatMap((each) => each.files)) {
    const isPicture = proof.mediaType.startsWith("image/");
    if (isPicture && proof.sizeBytes > left) {
      found.set(proof.id, { is: "apart", because: "the pictures before it fill the document" });
      continue;
    }
    const content = await contentOf(proof, async () => buffer(await files.read(accountId, proof.digest)));
    if (content.is === "picture") left -= proof.sizeBytes;
    found.set(proof.id, content);
  }
  return found;
}

async function contentOf({ mediaType }: Proof, read: () => Promise<Buffer>): Promise<ProofContent> {
  switch (mediaType) {
    case "image/jpeg":
      return { is: "picture", bytes: await read() };
    case "image/png": {
      const bytes = await read();
      return pixelsOf(bytes) <= mostPixels
        ? { is: "picture", bytes }
        : { is: "apart", because: "the picture is too large to print" };
    }
    case "message/rfc822": {
      const mail = await readMail(await read());
      if (mail === undefined) return { is: "apart", because: "this e-mail cannot be read" };
      const attached = mail.attachments.map(({ name }) => name);
      return { is: "mail", subject: mail.subject, text: mail.text.slice(0, mostLetters).trim(), attached };
    }
    case "application/pdf":
      return { is: "apart", because: "a PDF stays a file of its own, as it was given" };
    default:
      return { is: "apart", because: "this kind of picture cannot be printed here" };
  }
}

/** Width times height (PNG §11.2.2). */
function pixelsOf(png: Buffer): number {
  return png.length < 24 ? Infinity : png.readUInt32BE(16) * png.readUInt32BE(20);
}

async function soundContent(content: ProofContent): Promise<ProofContent> {
  if (content.is !== "picture") return content;
  const alone = await writePdfApart({
    title: "A picture",
    language: "en",
    author: "",
    createdAt: "2026-01-01T00:00:00Z",
    footer: "",
    blocks: [{ kind: "picture", bytes: content.bytes, alternative: "a picture", widthMillimetres: 100 }],
  });
  return alone === undefined ? { is: "apart", because: "the picture is damaged" } : content;
}
