import { japaneseDate } from './dates.ts'

/** What a kind of correction is called. */
export const correctionKinds = {
  correction: '訂正',
  clarification: '補足',
  update: '更新',
} as const

/** The letter of its seal. */
export const correctionSeals = { correction: '訂', clarification: '補', update: '更' } as const

/** What a correction's seal is called: 訂正1（2025年2月20日）. */
export const correctionName = (
  number: number,
  kind: keyof typeof correctionKinds,
  date: string,
): string => `${correctionKinds[kind]}${number}（${japaneseDate(date)}）`
