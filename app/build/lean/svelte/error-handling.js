/** There are no boundaries. */
export function invoke_error_boundary(error, effect) {
  if (effect === null || (effect.f & DESTROYED) === 0) throw error;
}
