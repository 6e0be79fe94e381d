/** What the one polite live region says: progress, steps and copies. */
class Announcer {
  text = $state('');

  say(text: string) {
    this.text = text;
  }
}

export const announcer = new Announcer();
