/** The time by this device, each second, for as long as the component that asked for it is there. */
export function createClock() {
  let now = $state.raw(Date.now());
  $effect(() => {
    const timer = setInterval(() => (now = Date.now()), 1000);
    return () => clearInterval(timer);
  });
  return {
    get now() {
      return now;
    },
  };
}
