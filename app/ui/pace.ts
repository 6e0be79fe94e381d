const SETTLE_MS = 2000;
const WINDOW_MS = 5000;

export interface Pace {
  bytesPerSecond: number;
  secondsLeft: number;
}

/** How fast something goes: over the last seconds, and only once there are enough of them to tell. */
export function createPace() {
  let samples: { loaded: number; at: number }[] = [];
  let began: number | undefined;

  return (loaded: number, total: number, at: number): Pace | null => {
    // Begun anew, after a connection that was cut.
    if (loaded < (samples.at(-1)?.loaded ?? 0)) {
      samples = [];
      began = undefined;
    }
    began ??= at;
    samples = [...samples.filter((sample) => at - sample.at < WINDOW_MS), { loaded, at }];
    const [first] = samples;
    if (!first || at - began < SETTLE_MS || loaded <= first.loaded || at <= first.at) return null;
    const bytesPerSecond = ((loaded - first.loaded) / (at - first.at)) * 1000;
    return { bytesPerSecond, secondsLeft: (total - loaded) / bytesPerSecond };
  };
}

/** Whole seconds, in steps of five above ten: a figure that changes every blink says nothing. */
export const roundSeconds = (seconds: number) =>
  seconds > 10 ? Math.ceil(seconds / 5) * 5 : Math.max(1, Math.ceil(seconds));
