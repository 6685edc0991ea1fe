import { z } from 'astro/zod'
import { lineOfText } from '../../schemas/fields.ts'
import { component } from './component.ts'

/** `<DataTable caption="…">` round a Markdown table: its name, and scrolling inside itself. */
export const dataTable = component({
  description: '題のある表。幅が足りない画面では、表の中だけが横に動く。',
  example: `<DataTable caption="学習費用の見積もり">

| モデル | 費用（億円） | 年 |
| --- | ---: | --- |
| 甲[@sample-report] | 8.3 | 2024 |
| 乙 | 120 | 2023 |

</DataTable>`,
  props: z.strictObject({ caption: lineOfText.describe('表の題。') }),
  place: 'block',
  children: 'markdown',
  holds: 'one table',
  toElement: ({ caption }, editor) => ({
    tagName: 'figure',
    properties: { className: ['data-table'] },
    children: [
      {
        type: 'paragraph',
        children: [{ type: 'text', value: caption }],
        data: { hName: 'figcaption' },
      },
      ...editor,
    ],
  }),
})
