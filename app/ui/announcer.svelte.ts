const FORGET_MS = 3000;

/** What the one polite live region says: progress, steps and copies. Said once, then forgotten. */
class Announcer {
  text = $state.raw('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string) {
    clearTimeout(this.#timer);
    this.text = text;
    this.#timer = setTimeout(() => (this.text = ''), FORGET_MS);
  }
}

export const announcer = new Announcer();
