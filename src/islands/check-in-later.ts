// Sends a check-in without leaving the page. Where there is no net it is kept on this phone, with the time at which the code was
// seen, and sent when there is one again.

interface Kept {
  readonly url: string;
  readonly fields: readonly (readonly [string, string])[];
}

const place = "carrel check-ins";
const againMilliseconds = 20_000;

class CheckInLater extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    // A phone's clock may be wrong; the server's was told with the page.
    const ahead = Math.floor(Date.now() / 1000) - Number(this.dataset["now"]);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#send(form, ahead);
    });
    addEventListener("online", () => void this.#sendKept(form));
    void this.#sendKept(form);
  }

  async #send(form: HTMLFormElement, ahead: number) {
    const sent = new FormData(form);
    if (!sent.get("seen")) sent.set("seen", String(Math.floor(Date.now() / 1000) - ahead));
    try {
      if ((await post(form.action, sent)) === "taken") location.assign(this.dataset["done"] ?? "");
      // The same once more, for the page that says what is wrong.
      else form.submit();
    } catch {
      const fields = [...sent].flatMap(([name, value]) =>
        typeof value === "string" && name !== "csrf" ? [[name, value] as const] : [],
      );
      keep([...kept(), { url: form.action, fields }]);
      this.#say("kept");
      setTimeout(() => void this.#sendKept(form), againMilliseconds);
    }
  }

  async #sendKept(form: HTMLFormElement) {
    for (const each of kept()) {
      const body = new FormData();
      for (const [name, value] of each.fields) body.set(name, value);
      body.set("csrf", form.querySelector<HTMLInputElement>("[name=csrf]")?.value ?? "");
      const answer = await post(each.url, body).catch(() => "later" as const);
      if (answer === "later") {
        setTimeout(() => void this.#sendKept(form), againMilliseconds);
        return;
      }
      keep(kept().slice(1));
      this.#say(answer === "taken" ? "sent" : "refused");
    }
  }

  #say(what: "kept" | "sent" | "refused") {
    const status = this.querySelector("[role=status]");
    if (status) status.textContent = this.dataset[what] ?? "";
  }
}

// Not followed: the page that says so says it once, and that is for the reader.
async function post(url: string, body: FormData): Promise<"taken" | "refused" | "later"> {
  const { type, status } = await fetch(url, { method: "POST", body, redirect: "manual" });
  if (type === "opaqueredirect") return "taken";
  return status === 429 || status >= 500 ? "later" : "refused";
}

function kept(): readonly Kept[] {
  return JSON.parse(localStorage.getItem(place) ?? "[]");
}

function keep(all: readonly Kept[]) {
  localStorage.setItem(place, JSON.stringify(all));
}

customElements.define("check-in-later", CheckInLater);
