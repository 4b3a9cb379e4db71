import { createServer as createPlainServer } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { openFetcher } from "#platform/fetch";
import { selfSigned } from "./self-signed.ts";
import { sleepingClock } from "./test-server.ts";

test.each([
  ["vouched for by nobody", false],
  ["expired", true],
])("a server whose certificate is %s is refused", async (_, isExpired) => {
  let requestCount = 0;
  const server = createServer(selfSigned(isExpired), (__, response) => {
    requestCount++;
    response.end("BEGIN:VCALENDAR");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetcher = openFetcher({ contact: "staff@example.org", allowedHosts: [host], clock: sleepingClock() });

  const outcome = await fetcher.fetchDocument({ url: `https://${host}/a` }).catch((error: unknown) => error);
  await fetcher.close();
  server.close();

  expect(outcome).toMatchObject({
    reason: "certificate",
    message: `The server's security certificate is not valid for this address (${host}).`,
  });
  expect(requestCount).toBe(0);
});

test("a server without https is not said to have a bad certificate", async () => {
  const server = createPlainServer((__, response) => void response.end("BEGIN:VCALENDAR"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetcher = openFetcher({ contact: "staff@example.org", allowedHosts: [host], clock: sleepingClock() });

  const outcome = await fetcher.fetchDocument({ url: `https://${host}/a` }).catch((error: unknown) => error);
  await fetcher.close();
  server.close();

  expect(outcome).toMatchObject({
    reason: "unreachable",
    message: `The server does not speak https: try the address with http:// in front (${host}).`,
  });
});
