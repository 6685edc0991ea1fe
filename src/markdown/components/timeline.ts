import { z } from 'astro/zod'
import { japaneseDate } from '../../japanese/dates.ts'
import { partialDate } from '../../schemas/fields.ts'
import { component } from './component.ts'

/** `<Timeline>` of `<Event>`s. */
export const timeline = component({
  description: '年表。日付は年だけ、年月だけでもよい。',
  example: `<Timeline>

<Event date="2022-10">輸出規制の第一弾[@sample-report]。</Event>

<Event date="2025-01-20">R1を公開。</Event>

</Timeline>`,
  props: z.strictObject({}),
  place: 'block',
  children: 'markdown',
  only: 'Event',
  toElement: (_, editor) => ({
    tagName: 'ol',
    properties: { className: ['timeline'] },
    children: editor,
  }),
})

/** `<Event date="2025-01-20">…</Event>` in a `<Timeline>`. */
export const event = component({
  description: '年表の一項目。',
  props: z.strictObject({ date: partialDate.describe('2025-01-20、2025-01、2025のいずれか。') }),
  place: 'block',
  children: 'markdown',
  within: 'Timeline',
  toElement: ({ date }, editor) => ({
    tagName: 'li',
    children: [
      {
        type: 'paragraph',
        children: [
          {
            type: 'emphasis',
            children: [{ type: 'text', value: japaneseDate(date) }],
            data: { hName: 'time', hProperties: { dateTime: date } },
          },
        ],
        data: { hName: 'div', hProperties: { className: ['event-date'] } },
      },
      ...editor,
    ],
  }),
})
