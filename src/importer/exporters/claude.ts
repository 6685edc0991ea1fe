import { type Exporter, editsOf } from './exporter.ts'

const CITED = /<(cite|antCitation)\s(?:index|citations)="([\d,:\- ]{1,200})">([^<]{0,4000})<\/\1>/g
/** What a citation becomes, since its numbers count within a search of the program's own. */
export const CLAUDE_TOKEN = String.raw`\[cite index [\d,:\- ]{1,200}\]`

/** Claude: `<cite index="0-1">words</cite>` of its search. Its links stand in the text as any others. */
export const claude: Exporter = {
  name: 'Claude',
  wrote: (text) => text.search(CITED) !== -1,
  edits: (text) =>
    editsOf(
      text,
      CITED,
      'words between <cite> tags stay, with what they cite behind them',
      ([, , index = '', words = '']) => `${words}[cite index ${index}]`,
    ),
}
