import { z } from 'astro/zod'
import { lineOfText } from '../../schemas/fields.ts'
import { component } from './component.ts'

/** `<Term note="…">推論</Term>`: a word with its explanation, beside the paragraph or under it. */
export const term = component({
  description:
    '語の説明。広い画面では段落の横、狭い画面では段落の下に出て、触れるとカードでも読める。',
  example:
    '学習よりも<Term note="学習を終えたモデルを使って答えを出させる処理。">推論</Term>の費用が問題になる。',
  props: z.strictObject({ note: lineOfText.describe('語の説明、一、二文。') }),
  place: 'inline',
  children: 'markdown',
  holds: 'words',
  toElement: ({ note }, editor) => ({
    tagName: 'a',
    properties: { className: ['term'], dataNote: note },
    children: editor,
  }),
})
