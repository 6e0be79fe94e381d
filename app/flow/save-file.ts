/** As much of a title as the name of a file has room for: 255 bytes on most systems. */
export const inFileName = (title: string) => [...title].slice(0, 50).join('');

/** Hands the user a text file. Its name keeps to what every file system takes. */
export function saveTextFile(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  // eslint-disable-next-line no-control-regex
  link.download = name.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, ' ').trim();
  link.click();
  // The download has taken its own hold of the data by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
}
