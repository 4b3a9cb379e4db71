// Adds a button that copies the address. Where the clipboard is out of reach, the link alone stays.

const doneMilliseconds = 2000;

class CopyLink extends HTMLElement {
  connectedCallback() {
    if (!("clipboard" in navigator) || this.querySelector("button")) return;
    const { url = "", label = "", done = "" } = this.dataset;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--text";
    button.textContent = label;
    const status = document.createElement("span");
    status.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(new URL(url, location.href).href);
      status.textContent = done;
      setTimeout(() => (status.textContent = ""), doneMilliseconds);
    });
    this.append(button, status);
  }
}

customElements.define("copy-link", CopyLink);
