// Asks the reader's device for a passkey when its form is sent, and sends what the device says along. Where there are no
// passkeys, or no script, the words in the form's place stay.

class PasskeyForm extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    if (!form || !("parseRequestOptionsFromJSON" in (globalThis.PublicKeyCredential ?? {}))) return;
    for (const part of this.querySelectorAll("[data-without]")) part.remove();
    this.querySelector("[hidden]")?.removeAttribute("hidden");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#ask(form);
    });
  }

  async #ask(form: HTMLFormElement) {
    const status = this.querySelector("[role=status]");
    const token = form.querySelector<HTMLInputElement>("[name=csrf]")?.value ?? "";
    try {
      const answer = await fetch(this.dataset["challenge"] ?? "", {
        method: "POST",
        headers: { "x-csrf-token": token },
      });
      const options = await answer.json();
      const credential = this.dataset["makes"]
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
          });
      const field = form.querySelector<HTMLInputElement>("[name=response]");
      if (field) field.value = JSON.stringify(credential);
      form.submit();
    } catch {
      if (status) status.textContent = this.dataset["failed"] ?? "";
    }
  }
}

customElements.define("passkey-form", PasskeyForm);
