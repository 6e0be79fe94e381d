/** The first file of what was dropped or pasted. A folder comes as a file that cannot be read. */
export function givenFile(data: DataTransfer | null): { file: File; folder: boolean } | null {
  const file = data?.files[0];
  return file ? { file, folder: !!data?.items[0]?.webkitGetAsEntry()?.isDirectory } : null;
}

/** Text or a link that is dragged by is none of ours. */
export const bringsFile = ({ dataTransfer }: DragEvent) => !!dataTransfer?.types.includes('Files');
