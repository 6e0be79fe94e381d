/**
 * Reports how high the content is, on the frame after it changed: measured inside the observer, the
 * host's answer would come back as a loop. The content's own box is measured, never the document,
 * whose height is what the host made it.
 *
 * @returns stops reporting
 */
export function reportHeight(content: HTMLElement, report: (height: number) => void): () => void {
  let frame = 0;
  let reported = 0;
  const observer = new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const { top, bottom } = content.getBoundingClientRect();
      // As much room below as above: the gutter.
      const height = Math.ceil(bottom + top + scrollY * 2);
      if (height !== reported) report((reported = height));
    });
  });
  observer.observe(content);
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
