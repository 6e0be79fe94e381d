import type { Stage } from './stage.ts';

/** Drags something over the widget: anywhere counts. */
export async function drag(
  stage: Stage,
  type: 'dragover' | 'dragleave' | 'drop',
  what: 'file' | 'folder' = 'file',
) {
  const frame = await (await stage.page.locator('ats-widget iframe').elementHandle())?.contentFrame();
  await frame?.evaluate(
    ([kind, isDirectory]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['low tide'], 'Low Tide stems'));
      const event = new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer });
      // No script can put a folder there.
      DataTransferItem.prototype.webkitGetAsEntry = () => ({ isDirectory }) as FileSystemEntry;
      document.body.dispatchEvent(event);
    },
    [type, what === 'folder'] as const,
  );
}
