/** Nothing is awaited: every expression has its value at once. */
export function flatten(blockers, sync, async, fn) {
  fn(sync.map(derived));
}
