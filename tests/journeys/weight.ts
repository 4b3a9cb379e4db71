import { get, type IncomingMessage } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";

/** What goes over the line for an address, as a browser asks for it, and what it says; redirects are followed. */
export async function weightOf(
  url: string,
  cookie = "",
): Promise<{ readonly bytes: number; readonly html: string }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) =>
    get(url, { headers: { "accept-encoding": "br", cookie } }, resolve).once("error", reject),
  );
  const { location } = response.headers;
  if (location !== undefined) {
    response.resume();
    return weightOf(new URL(location, url).href, cookie);
  }
  const body = await buffer(response);
  const isCompressed = response.headers["content-encoding"] === "br";
  return { bytes: body.length, html: (isCompressed ? brotliDecompressSync(body) : body).toString("utf8") };
}
