import { seedCreator } from './seed-creator.ts';
import type { Recipe } from './seed-recipe.ts';

/** What a catalogue gathers over the years and every list has to show. Each differs from a plain work in one way. */
export const oddRecipes: readonly Partial<Recipe>[] = [
  { title: 'Without files', filename: null },
  { title: 'Without a certificate yet', certified: false },
  { title: null },
  { title: 'Without a date', dated: false },
  { title: 'With 300 versions', versions: 300 },
  {
    title: 'A title that goes on and on '.repeat(10).slice(0, 254).padEnd(255, '.'),
    filename: `${'long-name-'.repeat(26).slice(0, 251)}.wav`,
    creators: [
      seedCreator(0, 'Wolfeschlegelsteinhausenbergerdorff '.repeat(8).slice(0, 254).padEnd(255, 'f')),
    ],
  },
  {
    title: 'With 20 creators',
    creators: Array.from({ length: 20 }, (_, index) =>
      seedCreator(index, `Member ${index + 1} of the Example Choir`),
    ),
  },
  { title: 'أغنية الصباح (نسخة 2)', filename: 'أغنية الصباح.wav', creators: [seedCreator(0, 'آدا مثال')] },
  { title: 'שיר הבוקר, remix 2', filename: 'שיר הבוקר.mp3' },
  { title: '🎼 👩‍🎤 🏳️‍🌈 夜の歌', filename: '🎧 夜.flac' },
  { title: 'With unknown creators', creatorsKnown: false },
];
