/** Shows an element in another place of the page, for as long as it is there. */
export const moveInto = (place: Element | null) => (element: Element) => {
  place?.append(element);
  return () => element.remove();
};
