/**
 * Focus follows the flow, but is never taken: not before the user has been in the frame, and never by
 * scrolling the host's page.
 */
export const moveFocus = (element: HTMLElement | null | undefined) => {
  if (document.hasFocus()) element?.focus({ preventScroll: true });
};

/** After the user's own press: what they have to see next is brought into sight, if it is out of it. */
export function reveal(element: HTMLElement | null | undefined) {
  if (!element || !document.hasFocus()) return;
  moveFocus(element);
  element.scrollIntoView({ block: 'nearest' });
}

/** For the heading of a screen that has just come. A field at fault on it goes first. */
export function focusOnArrival(heading: HTMLElement) {
  const screen = heading.closest('.screen');
  if (firstInvalid(screen)) return;
  // Steps of the form come by a press; the later screens come by themselves, and move nobody's page.
  if (screen?.matches('form')) reveal(heading);
  else moveFocus(heading);
}

/** The first control at fault: in a group of boxes the first box. */
export function firstInvalid(within: Element | null | undefined): HTMLElement | null {
  const invalid = within?.querySelector<HTMLElement>('[aria-invalid="true"], [data-fault]') ?? null;
  return invalid?.matches('input, textarea') ? invalid : (invalid?.querySelector('input') ?? null);
}
