import { type Exporter, editsOf } from './exporter.ts'

const NOTE = String.raw`\([^\s()]{0,300}#cite_note[^\s()]{0,200}(?:\([^\s()]{0,100}\)[^\s()]{0,100})?(?:\s"[^"\n]{0,200}")?\)`
const MARK = new RegExp(
  String.raw`\\?\[?\[\\?\[?(?:注 ?|note )?(\d{1,3})\\?\]?\]${NOTE}\\?\]?`,
  'gi',
)
const BACK = String.raw`\([^\s()]{0,300}#cite_ref[^\s()]{0,200}(?:\([^\s()]{0,100}\)[^\s()]{0,100})?(?:\s"[^"\n]{0,200}")?\)`
const BACK_LINKS = new RegExp(
  String.raw`(?:\*{0,2}[\^↑]\*{0,2}[ \t]*)?(?:\*{0,2}\[[^\[\]\n]{0,20}\]${BACK}\*{0,2}[ \t,、]*)+`,
  'g',
)
const EDIT_LINK =
  /\\?\[\[(?:編集|edit|ソースを編集)\]\([^\s()]{0,300}action=edit[^\s()]{0,200}(?:\s"[^"\n]{0,200}")?\)\\?\]/gi

/** Clippings of Wikipedia: `[\[1\]](#cite_note-1)`, a list whose items begin with `[^](#cite_ref-1)`. */
export const wikipedia: Exporter = {
  name: 'Wikipedia',
  wrote: (text) => /#cite_(?:note|ref)/.test(text),
  edits: (text) => [
    ...editsOf(text, MARK, 'marks read as [1]', ([, number = '']) => `[${number}]`),
    ...editsOf(text, BACK_LINKS, 'links back from the list left out'),
    ...editsOf(text, EDIT_LINK, 'links to edit a section left out'),
  ],
}
