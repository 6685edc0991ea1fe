import { type Exporter, editsOf } from './exporter.ts'

/** `[[Note#part|words]]`; `[[1]]` is a mark. */
const WIKI_LINK = /(?<!!)\[\[(?!\d{1,3}\]\])([^[\]|\n]{1,200})(?:\|([^[\]\n]{1,200}))?\]\](?!\()/g
const EMBED = /!\[\[([^[\]\n]{1,200})\]\]/g
const COMMENT = /%%[^%\n]{1,2000}%%/g
const CALLOUT = /^> \[!\w{2,20}\]/m

/** Obsidian: links to other notes, embedded notes, comments. */
export const obsidian: Exporter = {
  name: 'Obsidian',
  wrote: (text) => text.search(WIKI_LINK) !== -1 || text.search(EMBED) !== -1 || CALLOUT.test(text),
  edits: (text) => [
    ...editsOf(text, EMBED, 'an embedded note or file left out', ([, name = '']) => name),
    ...editsOf(
      text,
      WIKI_LINK,
      'a link to another note became its words',
      ([, note = '', words]) => words ?? note,
    ),
    ...editsOf(text, COMMENT, 'a comment left out'),
  ],
}
