import { type Exporter, editsOf } from './exporter.ts'

const CARD =
  /\[(https?:\/\/[^\s[\]]{1,500}?):(?:title(?:=([^\]\n]{1,200}))?|embed|bookmark)(?::[a-z:]{1,40})?\]/g
const CONTENTS = /^\[:contents\][ \t]*$/gm
const NOTE = /\(\([^()\n]{1,400}\)\)/

/** はてな: `[address:title]`, `[:contents]`. Notes in double brackets stay as they are. */
export const hatena: Exporter = {
  name: 'はてな',
  wrote: (text) =>
    text.search(CARD) !== -1 ||
    text.search(CONTENTS) !== -1 ||
    (NOTE.test(text) && /\[f:id:[\w:]{1,80}\]/.test(text)),
  edits: (text) => [
    ...editsOf(text, CARD, 'a card became a link', ([, address = '', title]) =>
      title === undefined ? `<${address}>` : `[${title}](${address})`,
    ),
    ...editsOf(text, CONTENTS, 'the place of the contents left out'),
  ],
}
