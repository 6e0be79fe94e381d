/**
 * Focus follows the flow, but is never taken: not before the user has been in the frame, and never by
 * scrolling the host's page.
 */
export const moveFocus = (element: HTMLElement | null | undefined) => {
  if (document.hasFocus()) element?.focus({ preventScroll: true });
};

/** For the heading of a screen that has just come. A field at fault on it goes first. */
export function focusOnArrival(heading: HTMLElement) {
  if (!firstInvalid(heading.closest('.screen'))) moveFocus(heading);
}

/** The first control at fault: in a group of boxes the first box. */
export function firstInvalid(within: Element | null | undefined): HTMLElement | null {
  const invalid = within?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]') ?? null;
  return invalid?.matches('input, textarea') ? invalid : (invalid?.querySelector('input') ?? null);
}
