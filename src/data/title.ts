import type { TitleView } from './view.ts'

/**
 * Parts a title into its two clauses, after 「？」「！」「：」 or a dash; a short rest (under three
 * characters) or a title without such a sign stays whole.
 */
export const titleView = (full: string): TitleView => {
  const match = /^(.{4,}?(?:[？！?!]+|：|: |[―—]{1,2}))\s*(.{3,})$/u.exec(full)
  return { full, main: match?.[1]?.replace(/[：:―—\s]+$/u, '') ?? full, sub: match?.[2] ?? '' }
}
