// What takes time: one thing at once, with a clock, a button that stops it, and what came of it said.
import { element, say, type Settings } from "./page";

export class Attendance {
  readonly status = element("p", { role: "status", id: "status" });
  readonly clock = element("span", { class: "kind", "aria-hidden": "true" });
  readonly stop: HTMLButtonElement;
  private running: AbortController | null = null;

  /** `busy` is dimmed meanwhile; `failed` hears of errors, `released` of a focus that has lost its button. */
  constructor(
    private readonly page: Settings,
    private readonly busy: HTMLElement,
    private readonly failed: (error: unknown) => void,
    private readonly released: () => void,
  ) {
    this.stop = element("button", { type: "button", class: "plain", id: "stop", hidden: true }, say(page, "stop"));
    this.stop.addEventListener("click", () => this.running?.abort());
  }

  tell(text: string): void {
    this.status.textContent = text;
  }

  /** Do it, instead of what is being done; it returns what to say. */
  async to(work: (signal: AbortSignal) => Promise<string>): Promise<void> {
    this.running?.abort();
    const own = (this.running = new AbortController());
    const ticking = this.begin();
    try {
      this.tell(await work(own.signal));
    } catch (error) {
      if (own === this.running) this.fail(error);
    } finally {
      clearInterval(ticking);
      if (own === this.running) this.end();
    }
  }

  private begin(): ReturnType<typeof setInterval> {
    const begin = performance.now();
    const seconds = () => Math.floor((performance.now() - begin) / 1000);
    this.stop.hidden = false;
    this.busy.setAttribute("aria-busy", "true");
    this.tell(say(this.page, "running"));
    return setInterval(() => {
      this.clock.textContent = say(this.page, "clock", { seconds: seconds(), timeout: this.page.timeout });
    }, 200);
  }

  private end(): void {
    if (document.activeElement === this.stop) this.released();
    this.stop.hidden = true;
    this.busy.removeAttribute("aria-busy");
    this.clock.textContent = "";
    this.running = null;
  }

  private fail(error: unknown): void {
    const isStopped = error instanceof DOMException && error.name === "AbortError";
    this.tell(isStopped ? say(this.page, "stopped") : "");
    if (!isStopped) this.failed(error);
  }
}
