/** Midnight in Tokyo of a calendar day, as machines write it. */
export const instantOf = (day: string): string => `${day}T00:00:00+09:00`
