const secretName = /pass(word|phrase)?|secret|token|authorization|cookie|credential|api_?key/i;
const hidden = "[hidden]";
/** Deep enough for an error with its causes; anything deeper is no fact for a log. */
const deepest = 6;

/** The same value with what must not be logged replaced; errors become plain objects with their causes. */
export function redact<Value>(value: Value): Value {
  return clean(value, 0) as Value;
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === "string") return cleanText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (depth >= deepest) return "[deeper]";
  if (value instanceof Error) return cleanError(value, depth);
  if (Array.isArray(value)) return value.map((element: unknown) => clean(element, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretName.test(name) && inner !== undefined && inner !== null ? hidden : clean(inner, depth + 1),
    ]),
  );
}

function cleanError(error: Error, depth: number): object {
  return {
    name: error.name,
    message: cleanText(error.message),
    ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}),
    ...(error.stack === undefined ? {} : { stack: cleanText(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: clean(error.cause, depth + 1) }),
  };
}

// Passwords within addresses, secret parameters of addresses, Authorization values, and people's e-mail addresses, which
// mail servers put into their refusals.
function cleanText(text: string): string {
  return text
    .replaceAll(/(\b[a-z][a-z+.-]*:\/\/[^\s/:@]*:)[^\s/@]*@/gi, `$1${hidden}@`)
    .replaceAll(
      /([?&;](?:[\w.-]*(?:token|secret|password|key|signature|sig|auth)[\w.-]*)=)[^&\s#"']+/gi,
      `$1${hidden}`,
    )
    .replaceAll(/\b(Bearer|Basic)\s+[\w.~+/-]+=*/gi, `$1 ${hidden}`)
    .replaceAll(mailAddress, hidden);
}

// Bounded, as mail servers bound it: a long run of letters must not be tried from each of its letters to its end.
const mailAddress = /[\p{L}\p{N}.!#$%&'*+?^_`{|}~-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,10}\p{L}{2,63}/gu;
