const headerLine = /^(?:From|Subject|Date|To|Sent|Reply-To|MIME-Version|Received|Return-Path):/iu;

/**
 * What a person pasted, as a message that can be opened: text without headers gets an empty subject, and text with some
 * is said to be what a browser sends.
 */
export function pastedMessage(text: string): string {
  const trimmed = text.trimStart().replaceAll(/\r\n?/gu, "\n");
  const start = trimmed.split("\n\n", 1)[0] ?? "";
  const hasHeaders =
    headerLine.test(trimmed) && start.split("\n").every((line) => /^(?:[\w-]+:|\s)/u.test(line));
  if (!hasHeaders) return `Subject: \nContent-Type: text/plain; charset=utf-8\n\n${trimmed}`;
  return /^Content-Type:/imu.test(start) ? trimmed : `Content-Type: text/plain; charset=utf-8\n${trimmed}`;
}
