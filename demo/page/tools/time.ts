/** To the second, as a log shows it. */
export const timeOf = (at: Date): string => at.toTimeString().slice(0, 8);
