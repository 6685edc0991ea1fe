import { type Exporter, editsOf } from './exporter.ts'

const CARD =
  /<grok:(?:render|richcontent)\b([^<>]{0,400})>(?:\s*<argument name="([a-z_]{1,40})">([^<]{0,200})<\/argument>){0,9}\s*<\/grok:(?:render|richcontent)>/g
/** What a citation becomes, since its card names no address. */
export const GROK_TOKEN = String.raw`\[grok:citation \d{0,4}\]`

/** Grok: cards between `<grok:render>` tags, which cite a page that only the program knows. */
export const grok: Exporter = {
  name: 'Grok',
  wrote: (text) => text.search(CARD) !== -1,
  edits: (text) =>
    editsOf(
      text,
      CARD,
      'a card read as a citation, or left out',
      ([, kind = '', name, value = '']) =>
        /citation/.test(kind) || name === 'citation_id'
          ? `[grok:citation ${/^\d{1,4}$/.test(value) ? value : ''}]`
          : '',
    ),
}
