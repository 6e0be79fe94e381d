/** The first file that was dropped. A folder comes as a file that cannot be read. */
export function droppedFile({ dataTransfer }: DragEvent): { file: File; folder: boolean } | null {
  const file = dataTransfer?.files[0];
  return file ? { file, folder: !!dataTransfer.items[0]?.webkitGetAsEntry()?.isDirectory } : null;
}

/** Text or a link that is dragged by is none of ours. */
export const bringsFile = ({ dataTransfer }: DragEvent) => !!dataTransfer?.types.includes('Files');
