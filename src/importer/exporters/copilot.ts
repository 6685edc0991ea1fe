import { type Exporter, editsOf } from './exporter.ts'

const MARK = /\[\^(\d{1,3})\^\]\[\d{1,3}\]/g
const LIST_NAME = /^Source: Conversation with (?:Bing|Copilot)[^\n]{0,80}$/gm

/** Copilot, once Bing: `[^1^][2]`, a list under `Source: Conversation with Bing, 2/3/2025`. */
export const copilot: Exporter = {
  name: 'Copilot',
  wrote: (text) => text.search(MARK) !== -1 || text.search(LIST_NAME) !== -1,
  edits: (text) => [
    ...editsOf(text, MARK, 'marks read as [1]', ([, number = '']) => `[${number}]`),
    ...editsOf(text, LIST_NAME, 'the name of the list read as Sources', () => '**Sources:**\n'),
  ],
}
