import { readable } from 'svelte/store';

const query = matchMedia('(prefers-color-scheme: dark)');

/** Whether the page is shown in dark colours. */
export const pageIsDark = readable(query.matches, (set) => {
  const read = () => set(query.matches);
  query.addEventListener('change', read);
  return () => query.removeEventListener('change', read);
});
